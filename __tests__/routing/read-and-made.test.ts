import { knownOf, topologyOf } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

const BUS = '/subscriptions/1/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/bus';
const MADE: Resources = {
  azurerm_servicebus_namespace: { bus: { name: 'bus' } },
  azurerm_servicebus_topic: { made: { name: 'events', namespace_id: '${azurerm_servicebus_namespace.bus.id}' } },
};

/** The topics, each with its subscriptions, and whether all of these are known. */
const topicsOf = (resource: Resources, data: Resources) =>
  topologyOf(parseDocument('x', JSON.stringify({ resource, data }))).topics.map(({ address, subscriptions }) => [
    address.replace('azurerm_servicebus_', ''),
    subscriptions.kind,
    ...knownOf(subscriptions).map(({ name }) => name),
  ]);
const readAs = (namespace: object): Resources => ({
  azurerm_servicebus_topic: { read: { name: 'Events', ...namespace } },
});

describe('a topic that is read, and made', () => {
  test.each<[what: string, topic: object]>([
    ['by an id', { topic_id: `${BUS}/topics/events` }],
    ['by names', { topic_name: 'events', namespace_name: 'bus' }],
    ['by what is read', { topic_id: '${data.azurerm_servicebus_topic.read.id}' }],
    ['by what is made', { topic_id: '${azurerm_servicebus_topic.made.id}' }],
  ])('is one topic, and a subscription %s is one of it', (_, topic) => {
    const subscription = { azurerm_servicebus_subscription: { s: { name: 's', ...topic } } };
    for (const namespace of [{ namespace_id: BUS }, { namespace_name: 'BUS' }])
      expect(topicsOf({ ...MADE, ...subscription }, readAs(namespace))).toEqual([['topic.made', 'all', 's']]);
  });

  test.each<[what: string, namespace: object]>([
    ['in another namespace', { namespace_id: BUS.replace(/bus$/, 'other') }],
    ['in a namespace that is not known', { namespace_id: '${var.bus}' }],
  ])('%s is another topic', (_, namespace) => {
    const found = topicsOf(MADE, readAs(namespace)).map(([address]) => address);
    expect(found.sort()).toEqual(['data.topic.read', 'topic.made']);
  });
});

test('a topic that is read twice is one, of which there may be more subscriptions', () => {
  const read = { name: 'events', namespace_id: BUS };
  const s = { name: 's', topic_id: '${data.azurerm_servicebus_topic.two.id}' };
  expect(
    topicsOf({ azurerm_servicebus_subscription: { s } }, { azurerm_servicebus_topic: { one: read, two: read } }),
  ).toEqual([['data.topic.one', 'part', 's']]);
});

test('a queue of the name of a topic is not that topic', () => {
  const data = { azurerm_servicebus_queue: { read: { name: 'events', namespace_id: BUS } } };
  const { topics, queues } = topologyOf(parseDocument('x', JSON.stringify({ resource: MADE, data })));
  expect([topics, queues].map((all) => all.map(({ address }) => address))).toEqual([
    ['azurerm_servicebus_topic.made'],
    ['data.azurerm_servicebus_queue.read'],
  ]);
});

test('a subscription that is read is that of the document, with its rules', () => {
  const resource = {
    ...MADE,
    azurerm_servicebus_subscription: { s: { name: 's', topic_id: '${azurerm_servicebus_topic.made.id}' } },
    azurerm_servicebus_subscription_rule: {
      r: { name: 'r', subscription_id: '${data.azurerm_servicebus_subscription.read.id}', sql_filter: '1=1' },
    },
  };
  const data = { azurerm_servicebus_subscription: { read: { name: 'S', topic_id: `${BUS}/topics/events` } } };
  const [topic] = topologyOf(parseDocument('x', JSON.stringify({ resource, data }))).topics;
  const [subscription, ...others] = knownOf(topic!.subscriptions);
  expect([subscription?.address, others]).toEqual(['azurerm_servicebus_subscription.s', []]);
  expect(knownOf(subscription!.rules).map(({ name }) => name)).toEqual(['r']);
});
