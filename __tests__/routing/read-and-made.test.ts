import { readFileSync } from 'node:fs';
import { knownOf, topologyOf } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';
import { planFile } from '../support/small-plans';

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

describe('what is neither read nor made has the id that leads to it', () => {
  const addressesIn = (resource: Resources) =>
    topologyOf(parseDocument('x', JSON.stringify({ resource }))).topics.map(({ address, subscriptions }) => [
      address,
      ...knownOf(subscriptions).map((one) => one.address),
    ]);

  test('by names', () => {
    const s = { name: 's', topic_name: 'events', namespace_name: 'far' };
    const r = { name: 'r', subscription_name: 'other', topic_name: 'events', namespace_name: 'far', sql_filter: '1=1' };
    expect(
      addressesIn({ azurerm_servicebus_subscription: { s }, azurerm_servicebus_subscription_rule: { r } }),
    ).toEqual([
      [
        'namespaces/far/topics/events',
        'namespaces/far/topics/events/subscriptions/other',
        'azurerm_servicebus_subscription.s',
      ],
    ]);
  });

  test('by names, in a plan', () => {
    const created = (address: string, after: Readonly<Record<string, unknown>>) => ({ address, before: null, after });
    const inFar = { topic_name: 'events', namespace_name: 'far' };
    const file = planFile([
      created('azurerm_servicebus_subscription.s', { name: 's', ...inFar }),
      created('azurerm_servicebus_subscription_rule.r', { name: 'r', subscription_name: 'other', ...inFar }),
    ]);
    const { topics } = topologyOf(parseDocument('plan.json', readFileSync(file, 'utf8')));
    expect(
      topics.map(({ address, subscriptions }) => [address, ...knownOf(subscriptions).map((one) => one.address)]),
    ).toEqual([
      [
        '/namespaces/far/topics/events',
        '/namespaces/far/topics/events/subscriptions/other',
        'azurerm_servicebus_subscription.s',
      ],
    ]);
  });

  test('a subscription by its id, of a topic that is here', () => {
    const id = `${BUS}/topics/Events/subscriptions/far`;
    const r = { name: 'r', subscription_id: id, sql_filter: '1=1' };
    expect(addressesIn({ ...MADE, azurerm_servicebus_subscription_rule: { r } })).toEqual([
      ['azurerm_servicebus_topic.made', id],
    ]);
  });
});

describe('what something forwards to', () => {
  const NS = (name: string) => ({ namespace_id: BUS.replace(/bus$/, name) });
  const targetOf = (forward_to: string, others: Resources) => {
    const queues = { from: { name: 'from', ...NS('bus'), forward_to }, ...others.azurerm_servicebus_queue };
    const document = JSON.stringify({ resource: { ...others, azurerm_servicebus_queue: queues } });
    const from = topologyOf(parseDocument('x', document)).queues.find(({ name }) => name === 'from');
    const to = from!.forwardTo;
    return to.kind === 'known' ? (to.value?.entity?.address ?? `elsewhere: ${to.value?.name}`) : 'unknown';
  };

  test.each<[what: string, to: string, queue: object, target: string]>([
    ['a queue of its namespace', 'to', { name: 'to', ...NS('bus') }, 'azurerm_servicebus_queue.to'],
    ['in other letters', 'TO', { name: 'to', ...NS('BUS') }, 'azurerm_servicebus_queue.to'],
    ['not one of another namespace', 'to', { name: 'to', ...NS('other') }, 'elsewhere: to'],
    ['perhaps one whose namespace is not known', 'to', { name: 'to', namespace_id: '${var.bus}' }, 'unknown'],
    ['perhaps one whose name is not known', 'to', { name: '${var.to}', ...NS('bus') }, 'unknown'],
    [
      'not one of another namespace whose name is not known',
      'to',
      { name: '${var.to}', ...NS('other') },
      'elsewhere: to',
    ],
    [
      'not one of another name whose namespace is not known',
      'to',
      { name: 'at', namespace_id: '${var.b}' },
      'elsewhere: to',
    ],
  ])('%s', (_, to, queue, target) => {
    expect(targetOf(to, { azurerm_servicebus_queue: { to: queue } })).toBe(target);
  });
});
