import type { Span } from '../text/position';
import type { Value } from '../values/values';
/** A property of the message: one that senders set, or one that every message has (`sys.`). */
export interface PropertyNode extends Span {
    readonly kind: 'property';
    /** `user` where the author wrote it; the meaning is the same without. */
    readonly scope: 'user' | 'sys' | undefined;
    /** As written; for a known system property in the engine's spelling. */
    readonly name: string;
}
/** A number (bigint: a whole number of 64 bits; number: a double), a text, a boolean or NULL. */
export interface LiteralNode extends Span {
    readonly kind: 'literal';
    readonly value: bigint | number | string | boolean | null;
}
export interface ParameterNode extends Span {
    readonly kind: 'parameter';
    /** With its `@`. */
    readonly name: string;
    /** What it stands for, where the rule brings values along. */
    readonly value?: Value;
}
/** `newid()`: a new GUID. `property('name')`, or short `p('name')`: the user property of that name. */
export interface CallNode extends Span {
    readonly kind: 'call';
    readonly function: 'newid' | 'property' | 'p';
    readonly argument: Expression | undefined;
}
export interface NegationNode extends Span {
    readonly kind: 'negation';
    readonly operand: Expression;
}
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';
export interface ArithmeticNode extends Span {
    readonly kind: 'arithmetic';
    readonly operator: ArithmeticOperator;
    readonly left: Expression;
    readonly right: Expression;
}
/** What has a value. */
export type Expression = PropertyNode | LiteralNode | ParameterNode | CallNode | NegationNode | ArithmeticNode;
export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';
/** The operator that holds between two ordered values exactly where the other does not. */
export declare const OPPOSITE: {
    readonly '=': '<>';
    readonly '<>': '=';
    readonly '<': '>=';
    readonly '>=': '<';
    readonly '>': '<=';
    readonly '<=': '>';
};
/** The operator that says the same with the sides exchanged. */
export declare const MIRRORED: {
    readonly '=': '=';
    readonly '<>': '<>';
    readonly '<': '>';
    readonly '>': '<';
    readonly '<=': '>=';
    readonly '>=': '<=';
};
export interface ComparisonNode extends Span {
    readonly kind: 'comparison';
    readonly operator: ComparisonOperator;
    readonly left: Expression;
    readonly right: Expression;
}
export interface LogicalNode extends Span {
    readonly kind: 'and' | 'or';
    readonly left: Predicate;
    readonly right: Predicate;
}
export interface NotNode extends Span {
    readonly kind: 'not';
    readonly operand: Predicate;
}
export interface InNode extends Span {
    readonly kind: 'in';
    readonly negated: boolean;
    readonly operand: Expression;
    readonly members: readonly Expression[];
}
export interface LikeNode extends Span {
    readonly kind: 'like';
    readonly negated: boolean;
    readonly operand: Expression;
    readonly pattern: Expression;
    readonly escape: Expression | undefined;
}
export interface IsNullNode extends Span {
    readonly kind: 'is-null';
    readonly negated: boolean;
    readonly property: PropertyNode;
}
export interface ExistsNode extends Span {
    readonly kind: 'exists';
    readonly property: PropertyNode;
}
/** What is true, false or unknown. */
export type Predicate = ComparisonNode | LogicalNode | NotNode | InNode | LikeNode | IsNullNode | ExistsNode;
export interface SetStatement extends Span {
    readonly kind: 'set';
    readonly target: PropertyNode;
    readonly value: Expression;
}
export interface RemoveStatement extends Span {
    readonly kind: 'remove';
    readonly target: PropertyNode;
}
/** One change of a message. */
export type Statement = SetStatement | RemoveStatement;
/** Any part of a rule. */
export type Node = Expression | Predicate | Statement;
/** The parts that a part is made of, in reading order. */
export declare function childrenOf(node: Node): readonly Node[];
/** Every part of a rule, outer before inner, in reading order. */
export declare function walk(node: Node): Generator<Node>;
