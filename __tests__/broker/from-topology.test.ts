import { Broker, BrokerError, DAY, MINUTE, SECOND } from '../../lib/broker/core';
import { fromTopology } from '../../lib/broker/deployment';
import { Router, sentMessage, topicIn, topologyOf } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';
import { Driver, START } from '../support/broker/driver';
import { jsonCodec, sent } from '../support/broker/json-codec';

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

const documentOf = (resource: Resources, more: object = {}) => JSON.stringify({ ...more, resource });

function deployed(resource: Resources, more: object = {}) {
  const broker = new Broker({ codec: jsonCodec, seed: 'test', durable: true });
  const topology = topologyOf(parseDocument('cdk.tf.json', documentOf(resource, more)));
  const { leftOut, journal } = fromTopology(broker, topology, START);
  return { broker, journal, leftOut: leftOut.map(({ address, argument, problem }) => [address, argument, problem]) };
}

const NAMESPACE = { azurerm_servicebus_namespace: { bus: { name: 'bus', sku: 'Standard' } } };
const namespace_id = '${azurerm_servicebus_namespace.bus.id}';
const topic_id = '${azurerm_servicebus_topic.events.id}';
const subscription_id = '${azurerm_servicebus_subscription.train.id}';

const WHOLE: Resources = {
  ...NAMESPACE,
  azurerm_servicebus_queue: {
    orders: {
      name: 'orders',
      namespace_id,
      lock_duration: 'PT30S',
      max_delivery_count: 5,
      requires_duplicate_detection: true,
      duplicate_detection_history_time_window: 'PT1H',
      dead_lettering_on_message_expiration: true,
      default_message_ttl: 'P1D',
      max_size_in_megabytes: 2048,
      auto_delete_on_idle: 'PT10M',
      status: 'ReceiveDisabled',
      forward_dead_lettered_messages_to: 'zombies',
    },
    zombies: { name: 'zombies', namespace_id, requires_session: false },
  },
  azurerm_servicebus_topic: { events: { name: 'events', namespace_id, partitioning_enabled: true } },
  azurerm_servicebus_subscription: {
    train: {
      name: 'train',
      topic_id,
      max_delivery_count: 3,
      forward_to: '${azurerm_servicebus_queue.orders.name}',
      dead_lettering_on_filter_evaluation_error: false,
    },
  },
  azurerm_servicebus_subscription_rule: {
    sql: {
      name: 'sql',
      subscription_id,
      filter_type: 'SqlFilter',
      sql_filter: 'priority > 5',
      action: "SET tier = 'gold'",
    },
    correlation: {
      name: 'correlation',
      subscription_id,
      filter_type: 'CorrelationFilter',
      correlation_filter: { label: 'urgent', properties: { color: 'red' } },
    },
  },
};

test('everything that a document says is there', () => {
  const { broker, leftOut } = deployed(WHOLE);
  expect(leftOut).toEqual([]);
  expect(broker.describe('orders')).toMatchObject({
    settings: {
      status: 'ReceiveDisabled',
      lockDuration: 30 * SECOND,
      maxDeliveryCount: 5,
      requiresDuplicateDetection: true,
      duplicateWindow: 60 * MINUTE,
      deadLetterOnExpiration: true,
      defaultTimeToLive: DAY,
      maxSizeInMegabytes: 2048,
      autoDeleteOnIdle: 10 * MINUTE,
      forwardDeadLetteredMessagesTo: 'zombies',
    },
  });
  expect(broker.describe('events')).toMatchObject({ settings: { partitioning: true }, subscriptionCount: 1 });
  expect(broker.describe('events/subscriptions/train')).toMatchObject({
    settings: { maxDeliveryCount: 3, forwardTo: 'orders', deadLetterOnFilterErrors: false },
  });
  expect(broker.rules('events/subscriptions/train')).toMatchObject([
    {
      rule: {
        name: 'correlation',
        filter: {
          kind: 'correlation',
          system: new Map([['Label', 'urgent']]),
          properties: new Map([['color', 'red']]),
        },
      },
    },
    { rule: { name: 'sql', filter: { kind: 'sql', sql: 'priority > 5' }, action: "SET tier = 'gold'" } },
  ]);
});

test('messages go where lib/routing says that they go', () => {
  const { broker } = deployed(WHOLE);
  const topic = topicIn(documentOf(WHOLE), 'events');
  for (const properties of [{ priority: 7 }, { priority: 1 }, { priority: 'high' }, { color: 'red' }, {}]) {
    const before = broker.describe('orders');
    const answer = broker.run({ kind: 'send', entity: 'events', messages: [sent({ properties })] }, START).answer;
    expect(answer).not.toBeInstanceOf(BrokerError);
    const copies = new Router()
      .route(topic, sentMessage({ applicationProperties: properties }))
      .results.flatMap((one) => one.copies).length;
    const after = broker.describe('orders');
    if (before instanceof BrokerError || after instanceof BrokerError) throw new Error('there is no queue');
    if (before.kind !== 'queue' || after.kind !== 'queue') throw new Error('it is no queue');
    expect([properties, after.counts.active - before.counts.active]).toEqual([properties, copies]);
  }
});

test.each<[string, Resources, object, [RegExp, string, RegExp][], (broker: Broker) => void]>([
  [
    'a setting that is not known has the default of the service',
    { ...NAMESPACE, azurerm_servicebus_queue: { q: { name: 'q', namespace_id, lock_duration: '${var.lock}' } } },
    { variable: { lock: {} } },
    [[/queue\.q/, 'lock_duration', /var\.lock/]],
    (broker) => expect(broker.describe('q')).toMatchObject({ settings: { lockDuration: MINUTE } }),
  ],
  [
    'so has one that no answer about messages depends on, and it is told here',
    {
      ...NAMESPACE,
      azurerm_servicebus_queue: { q: { name: 'q', namespace_id, max_size_in_megabytes: '${var.size}' } },
    },
    { variable: { size: {} } },
    [[/queue\.q/, 'max_size_in_megabytes', /var\.size/]],
    (broker) => expect(broker.describe('q')).toMatchObject({ settings: { maxSizeInMegabytes: 1024 } }),
  ],
  [
    'an entity without a name that is known is left out',
    { ...NAMESPACE, azurerm_servicebus_queue: { q: { name: '${var.name}', namespace_id } } },
    { variable: { name: {} } },
    [
      [/queue\.q/, 'name', /var\.name/],
      [/queue\.q/, 'name', /nobody could find it/],
    ],
    (broker) => expect(broker.list('queue')).toEqual([]),
  ],
  [
    'a rule that is not known is left out, and the others are there',
    {
      ...WHOLE,
      azurerm_servicebus_subscription_rule: {
        ...WHOLE.azurerm_servicebus_subscription_rule,
        open: { name: 'open', subscription_id, filter_type: 'SqlFilter', sql_filter: '${var.filter}' },
      },
    },
    { variable: { filter: {} } },
    [[/rule\.open/, 'sql_filter', /var\.filter/]],
    (broker) => expect(broker.rules('events/subscriptions/train')).toHaveLength(2),
  ],
  [
    'forwarding out of the document is left out',
    { ...NAMESPACE, azurerm_servicebus_queue: { q: { name: 'q', namespace_id, forward_to: 'elsewhere' } } },
    {},
    [[/queue\.q/, 'forward_to', /elsewhere, which is not in this document/]],
    (broker) => expect(broker.describe('q')).toMatchObject({ settings: { forwardTo: undefined } }),
  ],
  [
    'what the service refuses is told in its words',
    { ...NAMESPACE, azurerm_servicebus_queue: { q: { name: 'q', namespace_id, lock_duration: 'PT10M' } } },
    {},
    [[/^q$/, '', /LockDuration is 1 second to 5 minutes/]],
    (broker) => expect(broker.list('queue')).toEqual([]),
  ],
])('%s', (_, resource, more, expected, look) => {
  const { broker, leftOut } = deployed(resource, more);
  expect(leftOut).toEqual(
    expected.map(([address, argument, problem]) => [
      expect.stringMatching(address),
      argument,
      expect.stringMatching(problem),
    ]),
  );
  look(broker);
});

test('of two namespaces with an entity of one name the first is made', () => {
  const { broker, leftOut } = deployed({
    azurerm_servicebus_namespace: { a: { name: 'a' }, b: { name: 'b' } },
    azurerm_servicebus_queue: {
      one: { name: 'q', namespace_id: '${azurerm_servicebus_namespace.a.id}', max_delivery_count: 3 },
      two: { name: 'Q', namespace_id: '${azurerm_servicebus_namespace.b.id}' },
      other: { name: 'other', namespace_id: '${azurerm_servicebus_namespace.b.id}' },
    },
  });
  expect(broker.list('queue').map(({ name }) => name)).toEqual(['other', 'q']);
  expect(leftOut).toEqual([[expect.stringMatching(/queue\.two/), 'name', expect.stringMatching(/same name/)]]);
});

test('queues that forward to each other are both there', () => {
  const { broker, leftOut } = deployed({
    ...NAMESPACE,
    azurerm_servicebus_queue: {
      a: { name: 'a', namespace_id, forward_dead_lettered_messages_to: 'b' },
      b: { name: 'b', namespace_id, forward_dead_lettered_messages_to: 'a' },
    },
  });
  expect(leftOut).toEqual([]);
  expect(broker.describe('a')).toMatchObject({ settings: { forwardDeadLetteredMessagesTo: 'b' } });
});

test('the same document twice changes nothing, the size of partitions neither', () => {
  const { broker } = deployed(WHOLE);
  const before = broker.describe('events');
  const { leftOut } = fromTopology(broker, topologyOf(parseDocument('cdk.tf.json', documentOf(WHOLE))), START);
  expect(leftOut).toEqual([]);
  expect(broker.describe('events')).toEqual(before);
  expect(before).toMatchObject({ settings: { maxSizeInMegabytes: 16 * 1024 } });
});

test('what is there already keeps its messages, and has the settings and rules of the document', () => {
  const driver = new Driver().topic('events').subscription('events', 'train', { old: '1=1', sql: '1=0' });
  driver.queue('mine');
  driver.send('events', 'kept');
  const topology = topologyOf(parseDocument('cdk.tf.json', documentOf(WHOLE)));
  const { leftOut } = fromTopology(driver.broker, topology, START);
  expect(leftOut).toMatchObject([{ address: 'events', problem: expect.stringMatching(/partitioning of an existing/) }]);
  expect(driver.peek('orders')).toEqual(['kept']);
  const rules = driver.broker.rules('events/Subscriptions/train');
  expect(rules).toMatchObject([
    { rule: { name: 'correlation' } },
    { rule: { name: 'sql', filter: { sql: 'priority > 5' } } },
  ]);
  expect(driver.broker.list('queue').map(({ name }) => name)).toEqual(['mine', 'orders', 'zombies']);
});
