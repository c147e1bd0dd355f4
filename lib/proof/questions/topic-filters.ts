import { knownAction, knownOf, missingOf, reachableTopics, type Topic } from '../../routing';
import type { DeliveryClaim, RuleFilter, SqlAction } from '../../rules';
import { boundOf, HAS_SESSION } from '../destinations/copy-sets';
import type { Contract } from './prover';

/**
 * All filters and actions that decide where a topic's messages end, the filters of its claims included: of its rules, and
 * of those of the topics that it forwards to, with what may belong to them.
 */
export function filtersOf(topic: Topic): (RuleFilter | SqlAction)[] {
  const rules = [...reachableTopics([topic])].flatMap(({ subscriptions }) =>
    knownOf(subscriptions).flatMap((subscription) => [
      ...knownOf(subscription.rules),
      ...missingOf(subscription.rules).flatMap(({ rule }) => rule ?? []),
    ]),
  );
  return [...rules.flatMap((rule) => [boundOf(rule), knownAction(rule)]), ...askedBy(topic.claims), HAS_SESSION].filter(
    (part) => part !== undefined,
  );
}

/** The filters that say what messages claims are about. */
export function askedBy(claims: readonly DeliveryClaim[]): readonly RuleFilter[] {
  return claims.flatMap(({ messages, except }) => [messages, except].filter((part) => part !== undefined));
}

/** The contract that the document of a topic has. */
export function contractOf({ contract, setBySenders, systemProperties }: Topic): Contract | undefined {
  return contract && { schema: contract, setBySenders, systemProperties };
}
