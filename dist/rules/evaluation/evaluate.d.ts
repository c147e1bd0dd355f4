import type { Expression, LiteralNode, Node, Predicate } from '../language/syntax';
import { type Message } from '../messages/message';
import { Failure } from '../values/failure';
import { Guid, type Value } from '../values/values';
/** The value of an expression: `undefined` where it is not known, a failure where the service gives up. */
export type Evaluated = Value | undefined | Failure;
/** The truth of a condition: `undefined` where it is not known. Only `true` delivers a message. */
export type Truth = boolean | undefined | Failure;
/** Told of each part that was evaluated, inner before outer, with what came out. */
export type Observer = (node: Node, result: Evaluated) => void;
/**
 * Evaluates a condition on a message exactly as the service's engine does.
 *
 * A plain walk over the syntax tree; `compileFilter` is the fast twin.
 */
export declare function evaluateFilter(predicate: Predicate, message: Message, observe?: Observer): Truth;
/**
 * Evaluates an expression, as on the right side of SET.
 *
 * @param newId what newid() gives
 */
export declare function evaluateExpression(expression: Expression, message: Message, newId?: typeof newGuid): Evaluated;
/** Applies an operation to two values, both evaluated first: a failure wins over an unknown value. */
export declare function onValues<T>(left: Evaluated, evaluateRight: () => Evaluated, apply: (left: Value, right: Value) => T): T | undefined | Failure;
/** NOT: what is unknown or fails stays so. */
export declare function not(operand: Truth): Truth;
/**
 * Whether a value is in a list: compared in order, up to the first that is equal.
 *
 * A member that is not known fails the comparison, unless it is compared with null, and a text is never read as a
 * GUID here.
 */
export declare function isMember(operand: Evaluated, members: readonly Evaluated[]): Truth;
/** Whether the text of a value matches a pattern; null stands for the empty text. */
export declare function isLike(operand: Evaluated, pattern: Evaluated, escaping: Evaluated): Truth;
/** The value of a literal: whole numbers are longs, others doubles. */
export declare function literalValue({ value }: LiteralNode): Value;
/** The property whose name is the value of an expression. */
export declare function readNamedProperty(name: Evaluated, message: Message): Evaluated;
/** What newid() gives. */
export declare function newGuid(): Guid;
