import { knownOf, listed, missingOf, reconnected, type Subscription, type Topology } from '../../../routing';
import type { DocumentChange } from '../../../terraform';
import { type PreviousAddress, pairsOf, topicPairs } from '../remarks/pairs';

/**
 * What there is after a change, without the `$Default` of subscriptions whose last rule goes: their first one took it
 * away, and Azure does not bring it back. A configuration alone does not tell.
 *
 * @see shared/facts/azurerm.md section 2
 */
export function withoutLostDefaults(
  { changes }: DocumentChange,
  before: Topology,
  after: Topology,
  previous: PreviousAddress,
): Topology {
  const anew = new Set(changes.filter(({ kind }) => kind !== 'update').map(({ address }) => address));
  const pairs = topicPairs(before, after, previous).flatMap(({ before: old, after: now }) =>
    old === undefined || now === undefined
      ? []
      : pairsOf(knownOf(old.subscriptions), knownOf(now.subscriptions), previous),
  );
  const lost = new Set(
    pairs.flatMap(({ before: old, after: now }) =>
      old !== undefined && now !== undefined && hasOwnRules(old) && !anew.has(now.address) ? [now.address] : [],
    ),
  );
  const without = (one: Subscription): Subscription => {
    if (!lost.has(one.address)) return one;
    const rules = knownOf(one.rules).filter(({ isDefault }) => !isDefault);
    return { ...one, rules: listed(rules, missingOf(one.rules)) };
  };
  return reconnected(after, {
    topic: (topic) => ({
      ...topic,
      subscriptions: listed(knownOf(topic.subscriptions).map(without), missingOf(topic.subscriptions)),
    }),
  });
}

function hasOwnRules({ rules }: Subscription): boolean {
  return knownOf(rules).some(({ isDefault }) => !isDefault);
}
