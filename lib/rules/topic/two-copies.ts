import { rangesOf } from '../checks/contract-values';
import type { Diagnostic } from '../checks/diagnostic';
import { areDisjoint } from '../checks/satisfiability';
import { systemPropertyOf } from '../filters/correlation-filter';
import type { RuleFilter } from '../filters/rule';
import type { Predicate, PropertyNode } from '../language/syntax';
import { foldName } from '../messages/message';
import type { KnownProperties } from '../properties/known-properties';
import { NOWHERE } from '../text/position';

/** A rule of a subscription, as far as its copies are concerned. */
export interface CopyingRule {
  readonly name: string;
  readonly filter: RuleFilter;
  /** Whether the rule has an action, and so makes a copy of its own. */
  readonly hasAction: boolean;
}

/**
 * That a message may come twice to one subscription: a rule with an action makes a copy of its own, beside the one
 * of any other rule that matches. `undefined` where one of the two cannot match what the other does.
 */
export function twoCopiesWarning(
  a: CopyingRule,
  b: CopyingRule,
  contract: KnownProperties | undefined,
): Diagnostic | undefined {
  if (!a.hasAction && !b.hasAction) return undefined;
  const [left, right] = [predicateOf(a.filter), predicateOf(b.filter)];
  if (left === undefined || right === undefined || areDisjoint(left, right, rangesOf(contract))) return undefined;
  const [copying] = a.hasAction ? [a, b] : [b, a];
  const message = `a message that both ${a.name} and ${b.name} match comes twice and starts two jobs, since ${copying.name} has an action; make one of the two exclude the other`;
  return { severity: 'warning', code: 'two-copies', message };
}

/** The condition of a filter as a tree; `undefined` for one that is not valid. */
export function predicateOf(filter: RuleFilter): Predicate | undefined {
  if (filter.kind === 'sql') return filter.predicate;
  const { properties = {}, ...fields } = filter.conditions;
  const equalities = [
    ...Object.entries(fields).map(([name, value]) => equality('sys', systemPropertyOf(name), value)),
    ...Object.entries(properties).map(([name, value]) => equality(undefined, foldName(name), value)),
  ];
  const [first, ...others] = equalities;
  return first && others.reduce<Predicate>((left, right) => ({ kind: 'and', left, right, ...NOWHERE }), first);
}

function equality(scope: PropertyNode['scope'], name: string, value: string): Predicate {
  const left: PropertyNode = { kind: 'property', scope, name, ...NOWHERE };
  return { kind: 'comparison', operator: '=', left, right: { kind: 'literal', value, ...NOWHERE }, ...NOWHERE };
}
