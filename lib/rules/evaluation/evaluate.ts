import type { Expression, InNode, LikeNode, LiteralNode, Node, Predicate, PropertyNode } from '../language/syntax';
import { foldName, type Message } from '../messages/message';
import { Failure, UNKNOWN } from '../values/failure';
import { textOf } from '../values/value-text';
import { Guid, Integer, type Value } from '../values/values';
import { calculate, negate } from './arithmetic';
import { compare, equals } from './comparison';
import { likeMatcher } from './like';

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
export function evaluateFilter(predicate: Predicate, message: Message, observe?: Observer): Truth {
  return new Evaluation(message, observe).truth(predicate);
}

/**
 * Evaluates an expression, as on the right side of SET.
 *
 * @param newId what newid() gives
 */
export function evaluateExpression(expression: Expression, message: Message, newId = newGuid): Evaluated {
  return new Evaluation(message, undefined, newId).value(expression);
}

class Evaluation {
  constructor(
    private readonly message: Message,
    private readonly observe: Observer | undefined,
    private readonly newId = newGuid,
  ) {}

  truth(node: Predicate): Truth {
    const result = this.truthOf(node);
    this.observe?.(node, result);
    return result;
  }

  value(node: Expression): Evaluated {
    const result = this.valueOf(node);
    this.observe?.(node, result);
    return result;
  }

  private truthOf(node: Predicate): Truth {
    switch (node.kind) {
      case 'and':
        return and(this.truth(node.left), () => this.truth(node.right));
      case 'or':
        return or(this.truth(node.left), () => this.truth(node.right));
      case 'not':
        return not(this.truth(node.operand));
      case 'comparison':
        return onValues(
          this.value(node.left),
          () => this.value(node.right),
          (left, right) => compare(node.operator, left, right),
        );
      case 'in':
        return this.membership(node);
      case 'like':
        return this.like(node);
      case 'is-null': {
        const value = this.value(node.property);
        if (value instanceof Failure) return value;
        return (value === UNKNOWN || value === null) !== node.negated;
      }
      case 'exists': {
        const value = this.value(node.property);
        return value instanceof Failure ? value : value !== UNKNOWN;
      }
    }
  }

  private membership(node: InNode): Truth {
    const operand = this.value(node.operand);
    const members = node.members.map((member) => this.value(member));
    const result = isMember(operand, members);
    return node.negated ? not(result) : result;
  }

  private like(node: LikeNode): Truth {
    const operand = this.value(node.operand);
    const pattern = this.value(node.pattern);
    const escaping = node.escape === undefined ? null : this.value(node.escape);
    const result = isLike(operand, pattern, escaping);
    return node.negated ? not(result) : result;
  }

  private valueOf(node: Expression): Evaluated {
    switch (node.kind) {
      case 'literal':
        return literalValue(node);
      case 'property':
        return readProperty(node, this.message);
      case 'new-id':
        return this.newId();
      case 'named-property':
        return readNamedProperty(this.value(node.argument), this.message);
      case 'negation': {
        const operand = this.value(node.operand);
        return operand instanceof Failure || operand === UNKNOWN ? operand : negate(operand);
      }
      case 'arithmetic':
        return onValues(
          this.value(node.left),
          () => this.value(node.right),
          (left, right) => calculate(node.operator, left, right),
        );
      case 'parameter':
        return node.value === undefined ? new Failure(`${node.name} has no value`) : node.value;
    }
  }
}

/** Applies an operation to two values, both evaluated first: a failure wins over an unknown value. */
export function onValues<T>(
  left: Evaluated,
  evaluateRight: () => Evaluated,
  apply: (left: Value, right: Value) => T,
): T | undefined | Failure {
  if (left instanceof Failure) return left;
  const right = evaluateRight();
  if (right instanceof Failure) return right;
  return left === UNKNOWN || right === UNKNOWN ? UNKNOWN : apply(left, right);
}

/** AND, left to right: false decides at once, unknown does not. */
function and(left: Truth, evaluateRight: () => Truth): Truth {
  if (left === false || left instanceof Failure) return left;
  const right = evaluateRight();
  return right === true ? left : right === UNKNOWN ? UNKNOWN : right;
}

/** OR, left to right: true decides at once, unknown does not. */
function or(left: Truth, evaluateRight: () => Truth): Truth {
  if (left === true || left instanceof Failure) return left;
  const right = evaluateRight();
  return right === false ? left : right;
}

/** NOT: what is unknown or fails stays so. */
export function not(operand: Truth): Truth {
  return typeof operand === 'boolean' ? !operand : operand;
}

/**
 * Whether a value is in a list: compared in order, up to the first that is equal.
 *
 * A member that is not known fails the comparison, unless it is compared with null, and a text is never read as a
 * GUID here.
 */
export function isMember(operand: Evaluated, members: readonly Evaluated[]): Truth {
  if (operand instanceof Failure) return operand;
  for (const member of members) {
    if (member instanceof Failure) return member;
  }
  if (operand === UNKNOWN) return UNKNOWN;
  for (const member of members as readonly (Value | undefined)[]) {
    if (member === UNKNOWN) {
      if (operand === null) continue;
      return new Failure('IN cannot compare with a property that the message lacks');
    }
    const equal = equals(operand, member, false);
    if (equal !== false) return equal;
  }
  return false;
}

/** Whether the text of a value matches a pattern; null stands for the empty text. */
export function isLike(operand: Evaluated, pattern: Evaluated, escaping: Evaluated): Truth {
  for (const part of [operand, pattern, escaping]) {
    if (part instanceof Failure) return part;
  }
  if (operand === UNKNOWN || pattern === UNKNOWN || escaping === UNKNOWN) return UNKNOWN;
  return likeMatcher(textOf(pattern as Value), textOf(escaping as Value))(textOf(operand as Value));
}

/** The value of a literal: whole numbers are longs, others doubles. */
export function literalValue({ value }: LiteralNode): Value {
  return typeof value === 'bigint' ? Integer.of('long', value) : value;
}

/** A property of the message. */
function readProperty({ scope, name }: PropertyNode, message: Message): Evaluated {
  return scope === 'sys' ? message.systemProperty(name) : message.property(foldName(name));
}

/** The property whose name is the value of an expression. */
export function readNamedProperty(name: Evaluated, message: Message): Evaluated {
  if (name instanceof Failure) return name;
  if (typeof name !== 'string') return new Failure('property() needs the name of a property as text');
  return message.property(foldName(name));
}

/** What newid() gives. */
export function newGuid(): Guid {
  return new Guid(globalThis.crypto.randomUUID());
}
