import { complexityOf, DEEPEST } from '../../rules/language/complexity';
import type {
  ComparisonNode,
  ComparisonOperator,
  Expression,
  LiteralNode,
  NotNode,
  Predicate,
} from '../../rules/language/syntax';
import { NOWHERE } from '../../rules/text/position';

/** The two ways in which conditions are joined. */
export type Joint = 'and' | 'or';

/** AND for OR, and the other way round. */
export const DUAL = { and: 'or', or: 'and' } as const;

/** The parts of a chain of AND or OR, however it is grouped; of anything else, itself. */
export function partsOf(joint: Joint, node: Predicate): Predicate[] {
  const parts: Predicate[] = [];
  const next = [node];
  for (let one = next.pop(); one !== undefined; one = next.pop()) {
    if (one.kind !== joint) parts.push(one);
    else next.push(one.right, one.left);
  }
  return parts;
}

/** Some conditions as one; grouped by parentheses where the service would find a plain chain too deep. */
export function joined(joint: Joint, parts: readonly Predicate[]): Predicate {
  const chain = chained(joint, parts);
  if (parts.length < 4 || complexityOf(chain).depth <= DEEPEST) return chain;
  const size = Math.ceil(Math.sqrt(parts.length));
  const groups = Array.from({ length: Math.ceil(parts.length / size) }, (_, at) =>
    chained(joint, parts.slice(at * size, (at + 1) * size)),
  );
  return chained(joint, groups);
}

function chained(joint: Joint, parts: readonly Predicate[]): Predicate {
  return parts.reduce((left, right) => ({ kind: joint, left, right, ...NOWHERE }));
}

export function not(operand: Predicate): NotNode {
  return { kind: 'not', operand, ...NOWHERE };
}

export function literal(value: LiteralNode['value']): LiteralNode {
  return { kind: 'literal', value, ...NOWHERE };
}

export function comparison(operator: ComparisonOperator, left: Expression, right: Expression): ComparisonNode {
  return { kind: 'comparison', operator, left, right, ...NOWHERE };
}

/** The condition that every message meets. */
export const ALWAYS: Predicate = comparison('=', literal(1n), literal(1n));
/** The condition that no message meets. */
export const NEVER: Predicate = comparison('=', literal(1n), literal(0n));
