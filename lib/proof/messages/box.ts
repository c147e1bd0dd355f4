import { correlationMatch } from '../../routing/rule-index/compiled-rule';
import type { RuleFilter } from '../../rules';
import { printExpression } from '../../rules/language/print';
import {
  type ComparisonOperator,
  type Expression,
  type LikeNode,
  MIRRORED,
  OPPOSITE,
  type Predicate,
  type PropertyNode,
} from '../../rules/language/syntax';
import type { MessageSpace } from './message-space';
import { keyOf } from './property-use';

/** What one property is in every message of a set, as far as it is simple to say. */
interface Side {
  /** One of these texts or booleans. */
  readonly values?: ReadonlySet<string | boolean>;
  /** The text of the value begins and ends so. */
  readonly edges?: { readonly prefix: string; readonly suffix: string };
  /** A number between these, both included. */
  readonly low?: number;
  readonly high?: number;
  readonly isMissing?: boolean;
}

/**
 * Bounds of a set of messages, property by property: every message of the set is in its box, and usually others are
 * too. Two sets with boxes apart have no message in common, which takes no solver to see.
 *
 * `undefined` for an empty set.
 */
export type Box = ReadonlyMap<string, Side> | undefined;

/** The box of all messages. */
export const EVERYTHING: Box = new Map();
/** Beyond it a whole number and the double that it is compared as may differ. */
const LARGEST_EXACT = 2 ** 53;

/** The box of the messages that a filter is true for. */
export function boxOf(filter: RuleFilter, space: MessageSpace): Box {
  if (filter.kind === 'sql') return filter.predicate && new Boxes(space).of(filter.predicate, true);
  const { system, properties } = correlationMatch(filter);
  const equal = (scope: 'sys' | undefined, texts: ReadonlyMap<string, unknown>) =>
    [...texts].map(([name, value]) => [keyOf({ scope, name }), { values: new Set([value as string]) }] as const);
  return new Map([...equal('sys', system), ...equal(undefined, properties)]);
}

/** The box of the messages that have a text for a property. */
export function boxOfText(key: string, text: string): Box {
  return new Map([[key, { values: new Set([text]) }]]);
}

/** The texts and booleans of which every message of a box has one for a property; `undefined` where it may have others. */
export function textsIn(box: Box, key: string): ReadonlySet<string | boolean> | undefined {
  return box?.get(key)?.values;
}

/** Whether every message of the box has one of these texts for a property. */
export function isOnlyOneOf(box: NonNullable<Box>, key: string, texts: ReadonlySet<string>): boolean {
  const values = box.get(key)?.values;
  return values !== undefined && [...values].every((value) => typeof value === 'string' && texts.has(value));
}

/** Whether two boxes have nothing in common. */
export function areApart(a: Box, b: Box): boolean {
  if (a === undefined || b === undefined) return true;
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  for (const [key, side] of small) {
    const other = large.get(key);
    if (other !== undefined && areSidesApart(side, other)) return true;
  }
  return false;
}

function areSidesApart(a: Side, b: Side): boolean {
  if (a.isMissing === true || b.isMissing === true) return a.isMissing !== b.isMissing;
  if (a.values !== undefined && b.values !== undefined) {
    for (const value of a.values) if (b.values.has(value)) return false;
    return true;
  }
  if (a.edges !== undefined) return areEdgesApart(a.edges, b);
  if (b.edges !== undefined) return areEdgesApart(b.edges, a);
  const isNumber = ({ low, high }: Side) => low !== undefined || high !== undefined;
  // A value has one type.
  if ((a.values !== undefined && isNumber(b)) || (b.values !== undefined && isNumber(a))) return true;
  return (a.low ?? -Infinity) > (b.high ?? Infinity) || (b.low ?? -Infinity) > (a.high ?? Infinity);
}

/** Whether no value of a side has a text with these edges; numbers have texts too, and may. */
function areEdgesApart({ prefix, suffix }: NonNullable<Side['edges']>, { values, edges }: Side): boolean {
  if (values !== undefined) {
    return [...values].every(
      (value) => typeof value === 'string' && !(value.startsWith(prefix) && value.includes(suffix)),
    );
  }
  if (edges === undefined) return false;
  const meets = (a: string, b: string, side: 'startsWith' | 'endsWith') => a[side](b) || b[side](a);
  return !meets(prefix, edges.prefix, 'startsWith') || !meets(suffix, edges.suffix, 'endsWith');
}

/** The box of the messages that are in both. */
function common(a: Box, b: Box): Box {
  if (a === undefined || b === undefined || areApart(a, b)) return undefined;
  const box = new Map(a);
  for (const [key, side] of b) {
    const own = a.get(key);
    box.set(key, own === undefined ? side : commonSide(own, side));
  }
  return box;
}

function commonSide(a: Side, b: Side): Side {
  if (a.isMissing === true) return a;
  // One of the two is a bound as well, if a looser one.
  if (a.edges !== undefined || b.edges !== undefined) return b.values === undefined ? a : b;
  const [values, others] = a.values === undefined ? [b.values, undefined] : [a.values, b.values];
  if (values !== undefined)
    return { values: others === undefined ? values : new Set([...values].filter((value) => others.has(value))) };
  return limits(Math.max(a.low ?? -Infinity, b.low ?? -Infinity), Math.min(a.high ?? Infinity, b.high ?? Infinity));
}

/** The least box around both. */
export function around(a: Box, b: Box): Box {
  if (a === undefined) return b;
  if (b === undefined) return a;
  const box = new Map<string, Side>();
  for (const [key, side] of a) {
    const other = b.get(key);
    const joined = other && sideAround(side, other);
    if (joined !== undefined) box.set(key, joined);
  }
  return box;
}

function sideAround(a: Side, b: Side): Side | undefined {
  if (a.isMissing === true && b.isMissing === true) return a;
  // What is missing or has a value has no side in common; a value of any kind is at least there, which says little.
  if (a.isMissing === true || b.isMissing === true) return undefined;
  if (a.values !== undefined && b.values !== undefined) return { values: new Set([...a.values, ...b.values]) };
  if (a.edges !== undefined || b.edges !== undefined) return undefined;
  if (a.values !== undefined || b.values !== undefined) return { isMissing: false };
  return limits(Math.min(a.low ?? -Infinity, b.low ?? -Infinity), Math.max(a.high ?? Infinity, b.high ?? Infinity));
}

function limits(low: number, high: number): Side {
  if (low === -Infinity && high === Infinity) return { isMissing: false };
  return { ...(low !== -Infinity && { low }), ...(high !== Infinity && { high }) };
}

class Boxes {
  constructor(private readonly space: MessageSpace) {}

  /** The box of the messages for which a condition is true, or false. */
  of(node: Predicate, holds: boolean): Box {
    switch (node.kind) {
      case 'not':
        return this.of(node.operand, !holds);
      case 'and':
      case 'or': {
        const [left, right] = [this.of(node.left, holds), this.of(node.right, holds)];
        return (node.kind === 'and') === holds ? common(left, right) : around(left, right);
      }
      case 'comparison':
        return this.ofComparison(node.left, node.operator, node.right, holds);
      case 'in':
        return holds === node.negated ? EVERYTHING : this.ofMembership(node.operand, node.members);
      case 'exists':
        return this.presence(node.property, holds);
      case 'is-null':
        return this.presence(node.property, holds === node.negated);
      case 'like':
        return holds !== node.negated ? edgesOf(node) : EVERYTHING;
    }
  }

  private presence(property: PropertyNode, isThere: boolean): Box {
    if (property.scope === 'sys' || this.mayBeNull(property)) return EVERYTHING;
    return new Map([[keyOf(property), { isMissing: !isThere }]]);
  }

  private ofComparison(left: Expression, operator: ComparisonOperator, right: Expression, holds: boolean): Box {
    if (left.kind === 'literal' && right.kind !== 'literal') {
      return this.ofComparison(right, MIRRORED[operator], left, holds);
    }
    if (right.kind !== 'literal') return EVERYTHING;
    const isOrder = operator !== '=' && operator !== '<>';
    // Null is neither below nor above anything, so the opposite of an order holds for it.
    if (!holds && isOrder && !(left.kind === 'property' && left.scope !== 'sys' && !this.mayBeNull(left)))
      return EVERYTHING;
    return boxFor(left, sideOf(holds ? operator : OPPOSITE[operator], right.value));
  }

  private ofMembership(operand: Expression, members: readonly Expression[]): Box {
    const sides = members.map((member) => (member.kind === 'literal' ? sideOf('=', member.value) : undefined));
    return boxFor(
      operand,
      sides.reduce((sum, side) => sum && side && sideAround(sum, side)),
    );
  }

  private mayBeNull({ scope, name }: PropertyNode): boolean {
    return this.space.property(name, scope === 'sys').nullable;
  }
}

/** A bound of an expression: of one that is computed, too, since the same text has the same value in one message. */
function boxFor(expression: Expression, side: Side | undefined): Box {
  if (side === undefined || expression.kind === 'literal') return EVERYTHING;
  if (expression.kind === 'property') return new Map([[keyOf(expression), side]]);
  const written = printExpression(expression);
  return /newid/i.test(written) ? EVERYTHING : new Map([[`= ${written}`, side]]);
}

/** What a pattern begins and ends with, outside its wildcards. */
function edgesOf({ operand, pattern, escape: escaping }: LikeNode): Box {
  const isKnown = pattern.kind === 'literal' && typeof pattern.value === 'string' && escaping === undefined;
  const text = isKnown ? (pattern.value as string) : '';
  // A text may have a line feed more at its end than its pattern; one in a pattern is left to the solver.
  if (text === '' || text.includes('\n')) return EVERYTHING;
  const edges = { prefix: /^[^%_]*/.exec(text)?.[0] ?? '', suffix: /[^%_]*$/.exec(text)?.[0] ?? '' };
  return boxFor(operand, edges.prefix === '' && edges.suffix === '' ? undefined : { edges });
}

function sideOf(operator: ComparisonOperator, value: string | number | bigint | boolean | null): Side | undefined {
  if (value === null || operator === '<>') return undefined;
  if (typeof value === 'string' || typeof value === 'boolean')
    return operator === '=' ? { values: new Set([value]) } : undefined;
  const number = Number(value);
  if (Math.abs(number) >= LARGEST_EXACT) return undefined;
  if (operator === '=') return { low: number, high: number };
  // Of whole numbers the limit itself could be left out; that is left to the solver.
  return operator === '<' || operator === '<=' ? { high: number } : { low: number };
}
