import type { ComparisonNode, Expression, InNode, LikeNode, Predicate } from '../language/syntax';
import { foldName, type Message } from '../messages/message';
import { NOWHERE } from '../text/position';
import { Failure, UNKNOWN } from '../values/failure';
import { textOf } from '../values/value-text';
import { calculate, negate } from './arithmetic';
import { compare } from './comparison';
import { comparePropertyWith } from './compile-property-comparison';
import {
  type Evaluated,
  isLike,
  isMember,
  literalValue,
  newGuid,
  not,
  onValues,
  readNamedProperty,
  type Truth,
} from './evaluate';
import { likeMatcher } from './like';

/** A condition as a function of a message; the same answers as `evaluateFilter`, many times faster. */
export type CompiledFilter = (message: Message) => Truth;
type CompiledExpression = (message: Message) => Evaluated;
/** What newid() gives. */
type NewId = typeof newGuid;

/**
 * Compiles a condition to a function, once for many messages.
 *
 * Closures over closures, without generated code: a rule of somebody else's plan must not become code of this
 * process. What is frequent in rules, a property beside a literal, has closures of its own.
 *
 * @param newId what newid() gives, for whoever must have the same luck again
 */
export function compileFilter(node: Predicate, newId: NewId = newGuid): CompiledFilter {
  switch (node.kind) {
    case 'and':
      return allOf(chainOf('and', node).map((part) => compileFilter(part, newId)));
    case 'or': {
      const guarded = compileGuarded(node.left, node.right);
      return (
        guarded ??
        chain(
          chainOf('or', node).map((part) => compileFilter(part, newId)),
          false,
        )
      );
    }
    case 'not': {
      const operand = compileFilter(node.operand, newId);
      return (message) => not(operand(message));
    }
    case 'comparison':
      return compileComparison(node, newId);
    case 'in':
      return negatedIf(node.negated, compileIn(node, newId));
    case 'like':
      return negatedIf(node.negated, compileLike(node, newId));
    case 'is-null': {
      const read = compileExpression(node.property, newId);
      const { negated } = node;
      return (message) => {
        const value = read(message);
        return value instanceof Failure ? value : (value === UNKNOWN || value === null) !== negated;
      };
    }
    case 'exists': {
      const read = compileExpression(node.property, newId);
      return (message) => {
        const value = read(message);
        return value instanceof Failure ? value : value !== UNKNOWN;
      };
    }
  }
}

/** The parts of `a AND b AND c`, which nests to the left. */
function chainOf(kind: 'and' | 'or', node: Predicate): Predicate[] {
  return node.kind === kind ? [...chainOf(kind, node.left), node.right] : [node];
}

/** AND over parts; of two, the usual case, without a loop. */
function allOf(parts: readonly CompiledFilter[]): CompiledFilter {
  const [first, second, ...others] = parts as [CompiledFilter, CompiledFilter, ...CompiledFilter[]];
  if (others.length === 0) {
    return (message) => {
      const left = first(message);
      if (left === false) return false;
      const right = second(message);
      if (left === true || left instanceof Failure) return left === true ? right : left;
      return right === true ? UNKNOWN : right;
    };
  }
  return chain(parts, true);
}

/**
 * AND or OR over parts, left to right: a failure and the truth that decides end it at once, unknown does not.
 *
 * @param neutral the truth that decides nothing: true for AND, false for OR
 */
function chain(parts: readonly CompiledFilter[], neutral: boolean): CompiledFilter {
  const last = parts.length;
  return (message) => {
    let result: boolean | undefined = neutral;
    for (let at = 0; at < last; at++) {
      const truth = (parts[at] as CompiledFilter)(message);
      if (truth === neutral) continue;
      if (truth !== UNKNOWN) return truth;
      result = UNKNOWN;
    }
    return result;
  };
}

/** `NOT EXISTS(a) OR a <= 200`: the usual guard, with one look at the property instead of two. */
function compileGuarded(guard: Predicate, node: Predicate): CompiledFilter | undefined {
  if (guard.kind !== 'not' || guard.operand.kind !== 'exists' || node.kind !== 'comparison') return undefined;
  const { property } = guard.operand;
  if (property.scope === 'sys' || node.left.kind !== 'property' || node.left.scope === 'sys') return undefined;
  const name = foldName(property.name);
  if (foldName(node.left.name) !== name || node.right.kind !== 'literal') return undefined;
  return comparePropertyWith(name, node.operator, literalValue(node.right), true);
}

function negatedIf(isNegated: boolean, positive: CompiledFilter): CompiledFilter {
  return isNegated ? (message) => not(positive(message)) : positive;
}

function compileComparison({ left, right, operator }: ComparisonNode, newId: NewId): CompiledFilter {
  if (left.kind === 'property' && left.scope !== 'sys' && right.kind === 'literal') {
    return comparePropertyWith(foldName(left.name), operator, literalValue(right), UNKNOWN);
  }
  const [first, second] = [compileExpression(left, newId), compileExpression(right, newId)];
  return (message) =>
    onValues(
      first(message),
      () => second(message),
      (a, b) => compare(operator, a, b),
    );
}

function compileIn(node: InNode, newId: NewId): CompiledFilter {
  const operand = compileExpression(node.operand, newId);
  const texts = node.members.map((member) => (member.kind === 'literal' ? member.value : undefined));
  const members = node.members.map((member) => compileExpression(member, newId));
  const general: CompiledFilter = (message) =>
    isMember(
      operand(message),
      members.map((member) => member(message)),
    );
  if (!texts.every((text) => typeof text === 'string')) return general;
  if (node.operand.kind === 'property' && node.operand.scope !== 'sys' && texts.length <= FEW) {
    const name = foldName(node.operand.name);
    // Comparing a few texts is faster than looking one up.
    return (message) => {
      const value = message.property(name);
      if (typeof value === 'string') return texts.includes(value);
      return value === UNKNOWN ? UNKNOWN : general(message);
    };
  }
  const set = new Set<unknown>(texts);
  return (message) => {
    const value = operand(message);
    if (typeof value === 'string') return set.has(value);
    return value === UNKNOWN ? UNKNOWN : general(message);
  };
}

const FEW = 8;

function compileLike(node: LikeNode, newId: NewId): CompiledFilter {
  const operand = compileExpression(node.operand, newId);
  const escaping = node.escape ?? ({ kind: 'literal', value: null, ...NOWHERE } as const);
  if (node.pattern.kind === 'literal' && escaping.kind === 'literal') {
    const matches = likeMatcher(textOf(literalValue(node.pattern)), textOf(literalValue(escaping)));
    return (message) => {
      const value = operand(message);
      if (typeof value === 'string') return matches(value);
      return value === UNKNOWN || value instanceof Failure ? value : matches(textOf(value));
    };
  }
  const [pattern, escapeUnit] = [compileExpression(node.pattern, newId), compileExpression(escaping, newId)];
  return (message) => isLike(operand(message), pattern(message), escapeUnit(message));
}

function compileExpression(node: Expression, newId: NewId): CompiledExpression {
  switch (node.kind) {
    case 'literal': {
      const value = literalValue(node);
      return () => value;
    }
    case 'property': {
      if (node.scope === 'sys') return (message) => message.systemProperty(node.name);
      const name = foldName(node.name);
      return (message) => message.property(name);
    }
    case 'new-id':
      return newId;
    case 'named-property': {
      const argument = compileExpression(node.argument, newId);
      return (message) => readNamedProperty(argument(message), message);
    }
    case 'negation': {
      const operand = compileExpression(node.operand, newId);
      return (message) => {
        const value = operand(message);
        return value instanceof Failure || value === UNKNOWN ? value : negate(value);
      };
    }
    case 'arithmetic': {
      const { operator } = node;
      const [left, right] = [compileExpression(node.left, newId), compileExpression(node.right, newId)];
      return (message) =>
        onValues(
          left(message),
          () => right(message),
          (a, b) => calculate(operator, a, b),
        );
    }
    case 'parameter': {
      const { name, value } = node;
      return () => (value === undefined ? new Failure(`${name} has no value`) : value);
    }
  }
}
