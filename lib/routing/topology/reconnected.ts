import { type Fact, known, knownOf, listed, missingOf } from './fact';
import type { Queue, Subscription, Target, Topic, Topology } from './topology';

/** Something that is still put together. */
type Open<T> = { -readonly [K in keyof T]: T[K] };

/** What is said otherwise of the topics and queues of a topology. */
export interface Said {
  readonly topic?: (topic: Topic) => Topic;
  readonly queue?: (queue: Queue) => Queue;
}

/**
 * A topology of which the topics and queues are said otherwise: what forwards to one, and what belongs to one, leads to
 * the new one, so that a message meets what is said wherever it comes to.
 */
export function reconnected(
  topology: Topology,
  { topic: sayTopic = (one) => one, queue: sayQueue = (one) => one }: Said,
): Topology {
  const topics = new Map<Topic, Open<Topic>>(topology.topics.map((one) => [one, { ...sayTopic(one) }]));
  const queues = new Map<Queue, Open<Queue>>(topology.queues.map((one) => [one, { ...sayQueue(one) }]));
  const entityOf = (entity: Target['entity']) =>
    entity?.kind === 'topic' ? (topics.get(entity) ?? entity) : entity && (queues.get(entity) ?? entity);
  const target = (to: Fact<Target | undefined>): Fact<Target | undefined> =>
    to.kind === 'unknown' || to.value === undefined ? to : known({ ...to.value, entity: entityOf(to.value.entity) });
  const forwards = ({ forwardTo, forwardDeadLetteredMessagesTo }: Subscription | Queue) => ({
    forwardTo: target(forwardTo),
    forwardDeadLetteredMessagesTo: target(forwardDeadLetteredMessagesTo),
  });
  for (const queue of queues.values()) Object.assign(queue, forwards(queue));
  for (const topic of topics.values()) {
    topic.subscriptions = listed(
      knownOf(topic.subscriptions).map((one) => ({ ...one, ...forwards(one), topic })),
      missingOf(topic.subscriptions),
    );
  }
  return { ...topology, topics: [...topics.values()], queues: [...queues.values()] };
}
