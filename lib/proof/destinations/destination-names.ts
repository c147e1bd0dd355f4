import { knownOf, type Topic, type Topology } from '../../routing';
import { destinationName, labelOf } from './forward-stop';

/**
 * Where messages of a topic may end, as claims name it: the queues and subscriptions of its namespace, and whatever else
 * is forwarded to there.
 */
export function destinationsIn({ topics, queues }: Topology, topic: Topic): readonly string[] {
  const isNear = ({ namespace }: { readonly namespace: string }) =>
    namespace === topic.namespace || namespace === '' || topic.namespace === '';
  const receivers = [
    ...queues.filter(isNear),
    ...topics.filter(isNear).flatMap(({ subscriptions }) => knownOf(subscriptions)),
  ];
  const outside = receivers.flatMap(({ forwardTo, forwardDeadLetteredMessagesTo }) =>
    [forwardTo, forwardDeadLetteredMessagesTo].flatMap((to) =>
      to.kind === 'known' && to.value !== undefined && to.value.entity === undefined ? [to.value.name] : [],
    ),
  );
  const labels = receivers.map(labelOf);
  return [...new Set([...receivers.map(destinationName), ...labels, ...outside])];
}
