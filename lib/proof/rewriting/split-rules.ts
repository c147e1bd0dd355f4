import { type DeployedRule, knownOf, missingOf, type Subscription, type Topic, writtenFilter } from '../../routing';
import { SqlFilter } from '../../rules';
import type { Contract } from '../questions/prover';
import { MOST_FILTERS } from './correlation';
import { fits } from './simplify';
import { type Split, split } from './split';

/** A rule of a topic whose filter is larger than the service takes, and what it can be split into. */
export interface SplitRule {
  readonly subscription: Subscription;
  readonly rule: DeployedRule;
  readonly filter: SqlFilter;
  readonly found: Split;
  /** Whether each of the new rules would make a copy of its own: the rule has an action, or may have one. */
  readonly makesCopies: boolean;
}

/** How many filters in SQL a topic has. */
export interface FilterCount {
  /** As the document has it. */
  readonly before: number;
  /** With the new rules in the place of those that were split. */
  readonly after: number;
  /** Whether there may be more: the document does not tell all. */
  readonly isAtLeast: boolean;
  /** Whether that is more than a topic takes. */
  readonly isTooMany: boolean;
}

/** A rule of a topic whose filter the service would take in several rules alone. */
export interface LargeRule extends Pick<SplitRule, 'subscription' | 'rule' | 'filter'> {}

/** The rules of a topic whose filter is longer, deeper or larger than the service takes, and valid but for that. */
export function largeRulesOf(topic: Topic): readonly LargeRule[] {
  return knownOf(topic.subscriptions).flatMap((subscription) =>
    knownOf(subscription.rules).flatMap((rule): LargeRule[] => {
      const written = writtenFilter(rule);
      // What is sensitive cannot be shown, in one rule or in several.
      if (written?.kind !== 'sql' || rule.isSensitive) return [];
      const filter = SqlFilter._ofAnySize(written.source);
      return filter.predicate === undefined || fits(filter) ? [] : [{ subscription, rule, filter }];
    }),
  );
}

/** Splits the filter of a rule as `split` does. */
export async function splitRule(large: LargeRule, contract?: Contract): Promise<SplitRule> {
  const { action } = large.rule;
  const makesCopies = action.kind === 'unknown' || action.value !== undefined;
  return { ...large, found: await split(large.filter, contract), makesCopies };
}

/** How many filters in SQL a topic has before and after some of its rules are split; a topic takes 2,000. */
export function filterCount({ subscriptions }: Topic, splits: readonly SplitRule[]): FilterCount {
  const known = knownOf(subscriptions);
  const before = known.flatMap(({ rules }) => knownOf(rules)).filter(isInSql).length;
  const more = splits.flatMap(({ found }) => ('filters' in found ? [found.filters.length - 1] : []));
  const after = more.reduce((sum, one) => sum + one, before);
  const isAtLeast = missingOf(subscriptions).length + known.flatMap(({ rules }) => missingOf(rules)).length > 0;
  return { before, after, isAtLeast, isTooMany: after > MOST_FILTERS.sql };
}

/** What of a filter is known in part is one of correlation. */
function isInSql({ match }: DeployedRule): boolean {
  return match.kind !== 'part' && match.filter?.kind !== 'correlation';
}
