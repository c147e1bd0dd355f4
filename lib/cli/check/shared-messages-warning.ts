import { contractOf } from '../../proof';
import { knownFilter, knownOf, type Topic } from '../../routing';
import { type DeliveryClaim, isAbout, MessageContract, sharedMessages, sharedText } from '../../rules';

/**
 * What subscriptions share of which nothing was said, in a sentence: of topics that this project describes, since others
 * have no place to say that it is meant. What a refuted claim says is not said again, and no sensitive rule is quoted.
 */
export function sharedWarning(topic: Topic, refuted: readonly DeliveryClaim[]): string | undefined {
  const { contract, claims, observers, subscriptions } = topic;
  const isDescribed = contract !== undefined || claims.length > 0 || Object.keys(observers).length > 0;
  if (!isDescribed) return undefined;
  const receivers = knownOf(subscriptions)
    .filter(({ name }) => !Object.hasOwn(observers, name))
    .map(({ name, rules }) => ({
      name,
      filters: knownOf(rules).flatMap((rule) => (rule.isSensitive ? [] : (knownFilter(rule) ?? []))),
    }));
  const json = contractOf(topic);
  const shared = sharedMessages(receivers, json && MessageContract.fromJson(json)).filter(
    ({ names }) => !refuted.some((claim) => names.every((name) => isAbout(claim, name))),
  );
  return shared.length === 0 ? undefined : sharedText(shared);
}
