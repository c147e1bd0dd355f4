import { exampleOf, type Message, MessageContract, predicateOf } from '../../rules';
import { knownFilter } from '../topology/deployed-rule';
import { knownOf } from '../topology/fact';
import type { Topic } from '../topology/topology';
import { Router } from './route';

/** A message that a subscription gets. */
export interface TopicExample {
  readonly subscription: string;
  readonly message: Message;
}

/**
 * A message for each subscription of a topic that gets it, put together from what its rules ask for. Each was routed; there
 * is none for a subscription of which none was found, or whose rules are marked as sensitive.
 */
export function examplesOf(topic: Topic): TopicExample[] {
  const { contract: schema, setBySenders, systemProperties } = topic;
  const contract =
    schema === undefined ? undefined : MessageContract.fromJson({ schema, setBySenders, systemProperties });
  const router = new Router();
  return knownOf(topic.subscriptions).flatMap((subscription) => {
    for (const rule of knownOf(subscription.rules)) {
      const filter = knownFilter(rule);
      const predicate = rule.isSensitive || filter === undefined ? undefined : predicateOf(filter);
      const message = predicate === undefined ? undefined : exampleOf([predicate], contract)?.message;
      if (message === undefined) continue;
      const reached = router.route(topic, message).results;
      const isReached = reached.some((one) => one.subscription === subscription && one.copies.length > 0);
      if (isReached) return [{ subscription: subscription.name, message }];
    }
    return [];
  });
}
