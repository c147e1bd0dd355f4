import { holdsBetween } from '../evaluation/comparison';
import {
  type ComparisonNode,
  type ComparisonOperator,
  type Expression,
  MIRRORED,
  OPPOSITE,
  type Predicate,
  type PropertyNode,
} from '../language/syntax';
import { foldName } from '../messages/message';
import type { ValueRange } from '../properties/value-range';
import { NOWHERE } from '../text/position';

/** The range of a property by its folded name; `undefined` where nothing is known. */
export type Ranges = (foldedName: string) => ValueRange | undefined;

export type Constant = string | number | bigint | boolean | null;

/** One condition that holds: a property compared with a constant, there, or not there. Others are left out. */
export type Fact =
  | { readonly name: string; readonly operator: ComparisonOperator; readonly constant: Constant }
  | { readonly name: string; readonly oneOf: readonly Constant[]; readonly holds: boolean }
  | { readonly name: string; readonly state: 'there' | 'missing' | 'null-or-missing' };

/** Beyond so many alternatives the answer is "maybe". */
const MOST_ALTERNATIVES = 512;

/**
 * Whether no message at all can make the condition true.
 *
 * Sound and not complete: `true` is certain, `false` means that none of the simple contradictions was found (a
 * property with two values, outside its range, or both there and missing). Proofs for all messages need a solver.
 */
export function isNeverTrue(predicate: Predicate, ranges: Ranges): boolean {
  const alternatives = alternativesOf(predicate, true);
  return alternatives?.every((facts) => contradicts(facts, ranges)) ?? false;
}

/** Whether no message makes both conditions true; as certain as `isNeverTrue`. */
export function areDisjoint(left: Predicate, right: Predicate, ranges: Ranges): boolean {
  return isNeverTrue({ kind: 'and', left, right, ...NOWHERE }, ranges);
}

/** Whether no message makes the condition false or unknown, though it may fail; as certain as `isNeverTrue`. */
export function isAlwaysTrue(predicate: Predicate): boolean {
  switch (predicate.kind) {
    case 'and':
      return isAlwaysTrue(predicate.left) && isAlwaysTrue(predicate.right);
    case 'or':
      return (
        isAlwaysTrue(predicate.left) || isAlwaysTrue(predicate.right) || isEitherWay(predicate.left, predicate.right)
      );
    case 'not':
      return isConstant(predicate.operand) && isNeverTrue(predicate.operand, () => undefined);
    case 'comparison':
      return isConstant(predicate) && !isNeverTrue(predicate, () => undefined);
    case 'in':
    case 'like':
    case 'exists':
    case 'is-null':
      return false;
  }
}

/** `EXISTS(a) OR NOT EXISTS(a)`, and the same with IS NULL: conditions that are never unknown. */
function isEitherWay(left: Predicate, right: Predicate): boolean {
  const test = (node: Predicate, negated: boolean): string | undefined => {
    if (node.kind === 'not') return test(node.operand, !negated);
    if (node.kind === 'exists') return `exists ${keyOf(node.property)} ${negated}`;
    return node.kind === 'is-null' ? `null ${keyOf(node.property)} ${node.negated !== negated}` : undefined;
  };
  const [a, opposite] = [test(left, false), test(right, true)];
  return a !== undefined && a === opposite;
}

function isConstant(node: Predicate): boolean {
  return node.kind === 'comparison' && constantOf(node.left) !== undefined && constantOf(node.right) !== undefined;
}

/** The condition as alternatives of facts that all hold; `undefined` where there would be too many. */
export function alternativesOf(node: Predicate, holds: boolean): Fact[][] | undefined {
  switch (node.kind) {
    case 'not':
      return alternativesOf(node.operand, !holds);
    case 'and':
    case 'or': {
      const [left, right] = [alternativesOf(node.left, holds), alternativesOf(node.right, holds)];
      if (left === undefined || right === undefined) return undefined;
      if ((node.kind === 'or') === holds) return limited([...left, ...right]);
      if (left.length * right.length > MOST_ALTERNATIVES) return undefined;
      return left.flatMap((a) => right.map((b) => [...a, ...b]));
    }
    case 'comparison':
      return comparisonFacts(node, holds);
    case 'in': {
      const members = node.members.map(constantOf);
      const name = node.operand.kind === 'property' ? keyOf(node.operand) : undefined;
      if (name === undefined || members.includes(undefined)) return [[]];
      return [[{ name, oneOf: members as Constant[], holds: holds !== node.negated }]];
    }
    case 'like':
      return node.operand.kind === 'property' && node.operand.scope !== 'sys'
        ? [[{ name: keyOf(node.operand), state: 'there' }]]
        : [[]];
    case 'exists':
      return node.property.scope === 'sys'
        ? holds
          ? [[]]
          : []
        : [[{ name: keyOf(node.property), state: holds ? 'there' : 'missing' }]];
    case 'is-null':
      return [[{ name: keyOf(node.property), state: holds !== node.negated ? 'null-or-missing' : 'there' }]];
  }
}

function limited(alternatives: Fact[][]): Fact[][] | undefined {
  return alternatives.length > MOST_ALTERNATIVES ? undefined : alternatives;
}

function comparisonFacts({ left, right, operator }: ComparisonNode, holds: boolean): Fact[][] {
  const applied = holds ? operator : OPPOSITE[operator];
  const [a, b] = [constantOf(left), constantOf(right)];
  // Two constants: no fact where they compare so, no alternative where they do not. Not by the opposite operator:
  // 0 <= NULL and 0 > NULL are both false.
  if (a !== undefined && b !== undefined) {
    const isCertain = holds ? isTrue(operator, a, b) : isComparable(a, b) && !isTrue(operator, a, b);
    return isCertain ? [[]] : [];
  }
  const [property, constant, mirrored] =
    left.kind === 'property' ? [left, b, applied] : right.kind === 'property' ? [right, a, MIRRORED[applied]] : [];
  if (property === undefined || constant === undefined || mirrored === undefined) return [[]];
  const alternatives: Fact[][] = [[{ name: keyOf(property), operator: mirrored, constant }]];
  // Null is neither below nor above anything: NOT (a < 1) holds for it, and so does NOT (a >= 1).
  const isOrder = operator !== '=' && operator !== '<>';
  if (isOrder && !holds) alternatives.push([{ name: keyOf(property), state: 'null-or-missing' }]);
  return alternatives;
}

function constantOf(node: Expression): Constant | undefined {
  return node.kind === 'literal' ? node.value : undefined;
}

/** How facts call a property. */
export function keyOf({ scope, name }: PropertyNode): string {
  return scope === 'sys' ? `sys.${name}` : foldName(name);
}

function contradicts(facts: readonly Fact[], ranges: Ranges): boolean {
  const byName = new Map<string, Fact[]>();
  for (const fact of facts) byName.set(fact.name, [...(byName.get(fact.name) ?? []), fact]);
  return [...byName].some(([name, own]) => !isPossible(name, own, ranges(name)));
}

/** Whether one property can be as all facts about it say. */
function isPossible(name: string, facts: readonly Fact[], range: ValueRange | undefined): boolean {
  const states = facts.map((fact) => ('state' in fact ? fact.state : 'there'));
  if (states.includes('missing') && states.includes('there')) return false;
  if (range?.required === true && states.includes('missing')) return false;
  if (!states.includes('there')) return true;
  const candidates = candidatesOf(facts, range);
  if (candidates !== undefined) return candidates.some((value) => facts.every((fact) => allows(fact, value)));
  // Unset system properties do compare; only what equals a constant is certainly a value.
  if (name.startsWith('sys.')) return true;
  return hasRoom(facts, range);
}

/** The only values that are possible, where facts or the contract name them. */
function candidatesOf(facts: readonly Fact[], range: ValueRange | undefined): readonly Constant[] | undefined {
  for (const fact of facts) {
    if ('constant' in fact && fact.operator === '=') return inRange([fact.constant], range);
    if ('oneOf' in fact && fact.holds) return inRange(fact.oneOf, range);
  }
  // What nobody sets is unlike every text, which NOT and <> ask for.
  return range?.allowed && (range.nullable === true ? [...range.allowed, null] : range.allowed);
}

function inRange(values: readonly Constant[], range: ValueRange | undefined): readonly Constant[] {
  return values.filter((value) => isInRange(value, range));
}

/** Whether a contract allows a value at all. */
export function isInRange(value: Constant, range: ValueRange | undefined): boolean {
  if (range === undefined || value === null) return true;
  if (range.allowed !== undefined) return range.allowed.some((allowed) => isTrue('=', allowed, value));
  if (typeof value !== 'number' && typeof value !== 'bigint') return true;
  return (range.least === undefined || value >= range.least) && (range.most === undefined || value <= range.most);
}

/** Whether a value is as a fact says. */
export function allows(fact: Fact, value: Constant): boolean {
  if ('state' in fact) return true;
  if ('oneOf' in fact) return fact.oneOf.some((member) => isTrue('=', value, member)) === fact.holds;
  return isTrue(fact.operator, value, fact.constant);
}

/** Whether numbers are left between all limits. */
function hasRoom(facts: readonly Fact[], range: ValueRange | undefined): boolean {
  let [least, most] = [range?.least ?? Number.NEGATIVE_INFINITY, range?.most ?? Number.POSITIVE_INFINITY];
  // Whether the limit itself is left out.
  let [isAbove, isBelow] = [false, false];
  for (const fact of facts) {
    if (!('constant' in fact) || (typeof fact.constant !== 'number' && typeof fact.constant !== 'bigint')) continue;
    const limit = Number(fact.constant);
    // A bigger integer than a double can hold is not compared: this must be certain.
    if (!Number.isSafeInteger(limit) && typeof fact.constant === 'bigint') continue;
    const { operator } = fact;
    if ((operator === '>' || operator === '>=') && limit >= least) {
      isAbove = operator === '>' || (limit === least && isAbove);
      least = limit;
    }
    if ((operator === '<' || operator === '<=') && limit <= most) {
      isBelow = operator === '<' || (limit === most && isBelow);
      most = limit;
    }
  }
  return least < most || (least === most && !isAbove && !isBelow);
}

/** What the comparison of two constants gives where both are numbers or of one type; else it is not true. */
function isTrue(operator: ComparisonOperator, left: Constant, right: Constant): boolean {
  if (operator === '=') return areEqual(left, right);
  if (operator === '<>') return isComparable(left, right) && !areEqual(left, right);
  if (!isNumber(left) || !isNumber(right)) return false;
  return typeof left === typeof right
    ? holdsBetween(operator, left, right)
    : holdsBetween(operator, Number(left), Number(right));
}

/** A whole number and a double are compared as doubles, as the service does. */
function areEqual(left: Constant, right: Constant): boolean {
  if (isNumber(left) && isNumber(right) && typeof left !== typeof right) return Number(left) === Number(right);
  return left === right;
}

function isComparable(left: Constant, right: Constant): boolean {
  if (left === null || right === null || typeof left === typeof right) return true;
  return isNumber(left) && isNumber(right);
}

function isNumber(value: Constant): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}
