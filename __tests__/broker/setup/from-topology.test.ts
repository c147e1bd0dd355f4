import { Broker } from '../../../lib/broker/core';
import { namespacesOf, setupOf } from '../../../lib/broker/setup/from-topology';
import { topologyOf } from '../../../lib/routing';
import { parseDocument } from '../../../lib/terraform';
import { jsonCodec } from '../../support/broker/json-codec';
import { configurationOf } from '../../support/topics';

function read(resources: object) {
  const topology = topologyOf(parseDocument('cdk.tf.json', JSON.stringify({ resource: resources })));
  const [namespace = ''] = namespacesOf([topology]);
  return setupOf([topology], namespace);
}

const NAMESPACE = { n: { name: 'here', sku: 'Premium' } };
const namespace_id = '${azurerm_servicebus_namespace.n.id}';
const topic_id = '${azurerm_servicebus_topic.events.id}';
const subscription_id = '${azurerm_servicebus_subscription.train.id}';

function brokerOf({ commands, tier }: ReturnType<typeof read>): Broker {
  const broker = new Broker({ codec: jsonCodec, seed: 'x', ...(tier && { tier }) });
  for (const command of commands) expect(broker.run(command, 1).answer).toBeUndefined();
  return broker;
}

test('entities have the settings, rules, quotas and tier that are deployed, whatever forwards to what', () => {
  const setup = read({
    azurerm_servicebus_namespace: NAMESPACE,
    azurerm_servicebus_queue: {
      // Its name comes before that of what it forwards to.
      a: { name: 'a', namespace_id, forward_to: '${azurerm_servicebus_queue.b.name}', max_delivery_count: 3 },
      b: {
        name: 'b',
        namespace_id,
        lock_duration: 'PT30S',
        requires_duplicate_detection: true,
        duplicate_detection_history_time_window: 'PT5M',
        max_size_in_megabytes: 2048,
        max_message_size_in_kilobytes: 2048,
        auto_delete_on_idle: 'PT1H',
        partitioning_enabled: true,
        status: 'ReceiveDisabled',
      },
    },
    azurerm_servicebus_topic: { events: { name: 'events', namespace_id, default_message_ttl: 'P1D' } },
    azurerm_servicebus_subscription: {
      train: {
        name: 'train',
        topic_id,
        max_delivery_count: 5,
        requires_session: true,
        dead_lettering_on_message_expiration: true,
        dead_lettering_on_filter_evaluation_error: false,
        forward_dead_lettered_messages_to: '${azurerm_servicebus_queue.b.name}',
      },
    },
    azurerm_servicebus_subscription_rule: {
      sql: { name: 'sql', subscription_id, filter_type: 'SqlFilter', sql_filter: 'a = 1', action: 'SET b = 2' },
      correlation: {
        name: 'correlation',
        subscription_id,
        filter_type: 'CorrelationFilter',
        correlation_filter: { label: 'l', properties: { a: 'x' } },
      },
    },
  });
  expect([setup.leftOut, setup.tier]).toEqual([[], 'Premium']);
  const broker = brokerOf(setup);
  expect(broker.describe('a')).toMatchObject({ settings: { forwardTo: 'b', maxDeliveryCount: 3 } });
  expect(broker.describe('b')).toMatchObject({
    settings: {
      lockDuration: 30_000,
      requiresDuplicateDetection: true,
      duplicateWindow: 300_000,
      maxSizeInMegabytes: 2048,
      maxMessageSizeInKilobytes: 2048,
      autoDeleteOnIdle: 3_600_000,
      partitioning: true,
      status: 'ReceiveDisabled',
    },
  });
  expect(broker.describe('events')).toMatchObject({ settings: { defaultTimeToLive: 86_400_000 } });
  expect(broker.describe('events/Subscriptions/train')).toMatchObject({
    settings: {
      maxDeliveryCount: 5,
      requiresSession: true,
      deadLetterOnExpiration: true,
      deadLetterOnFilterErrors: false,
      forwardDeadLetteredMessagesTo: 'b',
    },
  });
  // Azure takes away the rule that it makes with a subscription when the first other one comes.
  expect(broker.rules('events/Subscriptions/train')).toMatchObject([
    { rule: { name: 'correlation', filter: { system: new Map([['Label', 'l']]), properties: new Map([['a', 'x']]) } } },
    { rule: { name: 'sql', filter: { kind: 'sql', sql: 'a = 1' }, action: 'SET b = 2' } },
  ]);
});

test('messages go where `training-job-scheduler route` says', () => {
  const topology = topologyOf(parseDocument('cdk.tf.json', configurationOf({ train: "kind = 'train'", all: '1=1' })));
  const broker = brokerOf(setupOf([topology], namespacesOf([topology])[0] ?? ''));
  const send = (kind: string) =>
    broker.run(
      {
        kind: 'send',
        entity: 'events',
        messages: [{ encoded: Buffer.from(JSON.stringify({ properties: { kind } })) }],
      },
      2,
    );
  send('train');
  send('other');
  const active = (name: string) => (broker.describe(`events/Subscriptions/${name}`) as { counts: object }).counts;
  expect([active('train'), active('all')]).toMatchObject([{ active: 1 }, { active: 2 }]);
});

test.each([
  [
    'a name that only the apply tells',
    { azurerm_servicebus_queue: { a: { name: '${random_pet.p.id}', namespace_id } } },
    /queue\.a: name: .*random_pet/,
  ],
  [
    'a filter that only the apply tells',
    {
      azurerm_servicebus_topic: { events: { name: 'events', namespace_id } },
      azurerm_servicebus_subscription: { train: { name: 'train', topic_id, max_delivery_count: 1 } },
      azurerm_servicebus_subscription_rule: {
        r: { name: 'r', subscription_id, filter_type: 'SqlFilter', sql_filter: '${random_pet.p.id}' },
      },
    },
    /rule\.r: sql_filter: .*random_pet/,
  ],
  [
    'a filter that Azure refuses',
    {
      azurerm_servicebus_topic: { events: { name: 'events', namespace_id } },
      azurerm_servicebus_subscription: { train: { name: 'train', topic_id, max_delivery_count: 1 } },
      azurerm_servicebus_subscription_rule: {
        r: { name: 'r', subscription_id, filter_type: 'SqlFilter', sql_filter: 'a = = 1' },
      },
    },
    /rule\.r: sql_filter: Azure would refuse/,
  ],
  [
    'a setting that only the apply tells',
    { azurerm_servicebus_queue: { a: { name: 'a', namespace_id, auto_delete_on_idle: '${random_pet.p.id}' } } },
    /queue\.a: auto_delete_on_idle: .*random_pet/,
  ],
  [
    'a target of somebody else',
    { azurerm_servicebus_queue: { a: { name: 'a', namespace_id, forward_to: 'elsewhere' } } },
    /queue\.a: it forwards to elsewhere, which the document does not have/,
  ],
])('%s is left out and told', (_, resources, expected) => {
  const setup = read({ azurerm_servicebus_namespace: NAMESPACE, ...resources });
  expect(setup.leftOut.join('\n')).toMatch(expected);
  brokerOf(setup);
});

test('each namespace for itself', () => {
  const queue = (name: string, namespace: string) => ({
    name,
    namespace_id: `\${azurerm_servicebus_namespace.${namespace}.id}`,
  });
  const topology = topologyOf(
    parseDocument(
      'cdk.tf.json',
      JSON.stringify({
        resource: {
          azurerm_servicebus_namespace: { n: { name: 'one', sku: 'Basic' }, m: { name: 'two', sku: 'Standard' } },
          azurerm_servicebus_queue: { a: queue('orders', 'n'), b: queue('orders', 'm'), c: queue('others', 'm') },
        },
      }),
    ),
  );
  expect(namespacesOf([topology])).toEqual(['one', 'two']);
  const [one, two] = ['one', 'two'].map((name) => setupOf([topology], name));
  expect([one?.tier, one?.commands.length, two?.tier, two?.commands.length]).toEqual(['Basic', 1, 'Standard', 2]);
});
