import { knownOf, listed, missingOf, reconnected, type Subscription, type Topology } from '../../../routing';
import { type DocumentChange, isMadeAnew } from '../../../terraform';
import { type PreviousAddress, subscriptionPairs } from '../remarks/pairs';
import { writtenRules } from './default-rule-review';

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
  const anew = new Set(changes.filter(isMadeAnew).map(({ address }) => address));
  const lost = new Set(
    subscriptionPairs(before, after, previous).flatMap(({ before: old, after: now }) =>
      now !== undefined && writtenRules(old).length > 0 && !anew.has(now.address) ? [now.address] : [],
    ),
  );
  const without = (one: Subscription): Subscription => {
    if (!lost.has(one.address)) return one;
    return { ...one, rules: listed(writtenRules(one), missingOf(one.rules)) };
  };
  return reconnected(after, {
    topic: (topic) => ({
      ...topic,
      subscriptions: listed(knownOf(topic.subscriptions).map(without), missingOf(topic.subscriptions)),
    }),
  });
}
