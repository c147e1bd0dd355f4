import {
  knownOf,
  type Queue,
  reachableFrom,
  reachableTopics,
  reconnected,
  type Subscription,
  type Topic,
  topologyOf,
} from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';

const topic = (name: string) => `\${azurerm_servicebus_topic.${name}.name}`;
const queue = (name: string) => `\${azurerm_servicebus_queue.${name}.name}`;

/** events/on -> first -> next/last -> second, events/dead's dead letters -> third, fourth by itself. */
const TOPOLOGY = topologyOf(
  parseDocument(
    'x',
    JSON.stringify({
      resource: {
        azurerm_servicebus_topic: Object.fromEntries(
          ['events', 'next', 'alone'].map((name) => [name, { name, namespace_id: '/n' }]),
        ),
        azurerm_servicebus_queue: {
          first: { name: 'first', namespace_id: '/n', forward_to: topic('next') },
          second: { name: 'second', namespace_id: '/n' },
          third: { name: 'third', namespace_id: '/n', forward_dead_lettered_messages_to: queue('second') },
          fourth: { name: 'fourth', namespace_id: '/n', forward_to: topic('events') },
        },
        azurerm_servicebus_subscription: {
          on: { name: 'on', topic_id: '${azurerm_servicebus_topic.events.id}', forward_to: queue('first') },
          dead: {
            name: 'dead',
            topic_id: '${azurerm_servicebus_topic.events.id}',
            forward_dead_lettered_messages_to: queue('third'),
          },
          far: { name: 'far', topic_id: '${azurerm_servicebus_topic.events.id}', forward_to: 'elsewhere' },
          open: { name: 'open', topic_id: '${azurerm_servicebus_topic.events.id}', forward_to: '${var.x}' },
          last: { name: 'last', topic_id: '${azurerm_servicebus_topic.next.id}', forward_to: queue('second') },
          loose: { name: 'loose', topic_id: '${var.topic}' },
        },
      },
    }),
  ),
);
const topicNamed = (name: string, { topics } = TOPOLOGY) => topics.find((one) => one.name === name) as Topic;

test.each<[from: readonly string[], topics: readonly string[], all: readonly string[]]>([
  [['events'], ['events', 'next'], ['events', 'first', 'third', 'next', 'second']],
  [['next'], ['next'], ['next', 'second']],
  [['alone'], ['alone'], ['alone']],
  [
    ['alone', 'next'],
    ['alone', 'next'],
    ['alone', 'next', 'second'],
  ],
  [[], [], []],
])('messages of %j come to the topics %j', (from, topics, all) => {
  const first = from.map((name) => topicNamed(name));
  expect([...reachableTopics(first)].map(({ name }) => name)).toEqual(topics);
  expect([...reachableFrom(first)].map(({ name }) => name).sort()).toEqual([...all].sort());
});

test('what is said otherwise of a topic or queue is what everything leads to', () => {
  const said = reconnected(TOPOLOGY, {
    topic: (one) => ({ ...one, observers: { [one.name]: 'new' } }),
    queue: (one) => ({ ...one, label: `new ${one.name}` }),
  });
  const entities = [...said.topics, ...said.queues];
  const targets = entities
    .flatMap((one): readonly (Queue | Subscription)[] => (one.kind === 'queue' ? [one] : knownOf(one.subscriptions)))
    .flatMap(({ forwardTo, forwardDeadLetteredMessagesTo }) => [forwardTo, forwardDeadLetteredMessagesTo])
    .flatMap((to) => (to.kind === 'known' ? (to.value?.entity ?? []) : []));
  expect(targets.map(({ name }) => name).sort()).toEqual(['events', 'first', 'next', 'second', 'second', 'third']);
  for (const target of targets) expect(entities).toContain(target);
  for (const one of said.topics) {
    expect(one.observers).toEqual({ [one.name]: 'new' });
    for (const subscription of knownOf(one.subscriptions)) expect(subscription.topic).toBe(one);
  }
  expect(said.queues.map(({ label }) => label)).toEqual(['new first', 'new fourth', 'new second', 'new third']);
});

test('what nothing is said of stays as it is', () => {
  const { topics, queues, ...others } = reconnected(TOPOLOGY, {});
  const { topics: _, queues: __, ...before } = TOPOLOGY;
  expect(others).toEqual(before);
  expect([topics.length, queues.length]).toEqual([TOPOLOGY.topics.length, TOPOLOGY.queues.length]);
  const [events] = topics.filter(({ name }) => name === 'events');
  expect(events?.subscriptions).toMatchObject({
    kind: 'part',
    missing: [{ address: 'azurerm_servicebus_subscription.loose' }],
  });
  const to = Object.fromEntries(knownOf(events!.subscriptions).map(({ name, forwardTo }) => [name, forwardTo]));
  expect(to).toMatchObject({
    dead: { kind: 'known', value: undefined },
    far: { kind: 'known', value: { name: 'elsewhere', entity: undefined } },
    on: { kind: 'known', value: { name: 'first' } },
    open: { kind: 'unknown' },
  });
});
