import { emulatorConfig, topologyOf } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';
import { type OneOfEach, oneOfEach } from '../support/one-of-each';

const written = (document: object) => emulatorConfig(topologyOf(parseDocument('x', JSON.stringify(document))));
/** A document with one of each, whose messages live for as long as the emulator takes. */
const shortLived = ({ topic, queue, ...others }: OneOfEach) =>
  written(
    oneOfEach({
      topic: { default_message_ttl: 'PT1H', ...topic },
      queue: { default_message_ttl: 'PT1H', ...queue },
      ...others,
    }),
  );
const propertiesIn = ({ config }: ReturnType<typeof emulatorConfig>) => {
  const [{ Queues, Topics }] = (config as any).UserConfig.Namespaces;
  return {
    queue: Queues[0]?.Properties,
    topic: Topics[0]?.Properties,
    subscription: Topics[0]?.Subscriptions[0]?.Properties,
  };
};

test('what the emulator takes is written as it is', () => {
  const { differences, unknown, ...config } = shortLived({
    subscription: {
      lock_duration: 'PT2M',
      max_delivery_count: 3,
      requires_session: true,
      dead_lettering_on_message_expiration: true,
      forward_dead_lettered_messages_to: '${azurerm_servicebus_queue.dead.name}',
    },
    topic: { requires_duplicate_detection: true, duplicate_detection_history_time_window: 'PT1M' },
  });
  expect([differences, unknown]).toEqual([[], []]);
  expect(propertiesIn({ differences, unknown, ...config })).toEqual({
    queue: {
      DeadLetteringOnMessageExpiration: false,
      DefaultMessageTimeToLive: 'PT1H',
      LockDuration: 'PT1M',
      MaxDeliveryCount: 10,
      ForwardDeadLetteredMessagesTo: '',
      ForwardTo: '',
      RequiresSession: false,
      RequiresDuplicateDetection: false,
    },
    topic: {
      DefaultMessageTimeToLive: 'PT1H',
      RequiresDuplicateDetection: true,
      DuplicateDetectionHistoryTimeWindow: 'PT1M',
    },
    subscription: {
      DeadLetteringOnMessageExpiration: true,
      DefaultMessageTimeToLive: 'PT1H',
      LockDuration: 'PT2M',
      MaxDeliveryCount: 3,
      ForwardDeadLetteredMessagesTo: 'dead',
      ForwardTo: '',
      RequiresSession: true,
    },
  });
});

test.each<[what: string, change: OneOfEach, used: object, difference: string]>([
  [
    'a longer life',
    { queue: { default_message_ttl: 'P1D' } },
    { queue: { DefaultMessageTimeToLive: 'PT1H' } },
    'queue dead: time to live PT1H instead of P1D',
  ],
  [
    'a life without end',
    { queue: { default_message_ttl: '' } },
    { queue: { DefaultMessageTimeToLive: 'PT1H' } },
    'queue dead: time to live PT1H instead of for ever',
  ],
  [
    'a longer lock',
    { subscription: { lock_duration: 'PT10M' } },
    { subscription: { LockDuration: 'PT5M' } },
    'subscription jobs/train: lock PT5M instead of PT10M',
  ],
  [
    'a shorter window',
    { topic: { requires_duplicate_detection: true, duplicate_detection_history_time_window: 'PT1S' } },
    { topic: { DuplicateDetectionHistoryTimeWindow: 'PT5S' } },
    'topic jobs: duplicate window PT5S instead of PT1S',
  ],
  [
    'the window of Azure',
    { topic: { requires_duplicate_detection: true } },
    { topic: { DuplicateDetectionHistoryTimeWindow: 'PT5M' } },
    'topic jobs: duplicate window PT5M instead of PT10M',
  ],
  [
    'more deliveries',
    { subscription: { max_delivery_count: 2000 } },
    { subscription: { MaxDeliveryCount: 10 } },
    'subscription jobs/train: 10 deliveries instead of 2000',
  ],
  [
    'forwarding to what is elsewhere',
    { queue: { forward_to: 'far' } },
    { queue: { ForwardTo: '' } },
    'queue dead: forwarding to far is left out: it leads out of the document',
  ],
  ['a status', { queue: { status: 'Disabled' } }, {}, 'queue dead: active, not Disabled: the emulator has no status'],
])('%s is told, and what stands for it', (_, change, used, difference) => {
  const config = shortLived(change);
  expect(config.differences).toEqual([difference]);
  expect(propertiesIn(config)).toMatchObject(used);
});

test('what is not known is told, and the default is written', () => {
  const config = shortLived({ queue: { requires_session: '${var.x}', max_delivery_count: '${var.y}' } });
  expect(propertiesIn(config).queue).toMatchObject({ RequiresSession: false, MaxDeliveryCount: 10 });
  expect(config.unknown).toEqual([
    expect.stringMatching(/dead: max_delivery_count/),
    expect.stringMatching(/dead: requires_session/),
  ]);
});

describe('more than the emulator takes', () => {
  const many = <T>(count: number, make: (name: string) => T) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, n) => `n${String(n).padStart(2, '0')}`).map((name) => [name, make(name)]),
    );
  const NS = { namespace_id: '/n', default_message_ttl: 'PT1H' };
  const queues = (count: number) =>
    written({ resource: { azurerm_servicebus_queue: many(count, (name) => ({ name, ...NS })) } });
  const namesIn = ({ config }: ReturnType<typeof emulatorConfig>) =>
    (config as any).UserConfig.Namespaces[0].Queues.map(({ Name }: { Name: string }) => Name);
  /** A topic with a subscription, of so many rules. */
  const rules = (count: number, rule: object) =>
    written({
      resource: {
        azurerm_servicebus_topic: { t: { name: 't', ...NS } },
        azurerm_servicebus_subscription: { s: { name: 's', topic_id: '${azurerm_servicebus_topic.t.id}' } },
        azurerm_servicebus_subscription_rule: many(count, (name) => ({
          name,
          subscription_id: '${azurerm_servicebus_subscription.s.id}',
          ...rule,
        })),
      },
    }).differences;
  const CORRELATION = { filter_type: 'CorrelationFilter', correlation_filter: { label: 'x' } };

  test('queues and topics: fifty are written', () => {
    expect([namesIn(queues(50)).length, queues(50).differences]).toEqual([50, []]);
    expect([namesIn(queues(52)).length, namesIn(queues(52)).at(-1)]).toEqual([50, 'n49']);
    expect(queues(52).differences).toEqual(['2 of 52 topics and queues are left out: the emulator takes 50']);
  });

  test('SQL filters: it would not start with them; correlation filters are others', () => {
    expect(rules(20, { sql_filter: '1=1' })).toEqual([]);
    expect(rules(21, { sql_filter: '1=1' })).toEqual([
      'topic t: 21 SQL filters, and the emulator takes 20: it will not start with them',
    ]);
    expect(rules(21, CORRELATION)).toEqual([]);
  });

  test('namespaces: of two entities of one name that of the first is written', () => {
    const config = written({
      resource: {
        azurerm_servicebus_queue: {
          a: { ...NS, name: 'q', namespace_name: 'one', namespace_id: undefined },
          b: { ...NS, name: 'Q', namespace_name: 'two', namespace_id: undefined },
          c: { ...NS, name: 'r', namespace_name: 'two', namespace_id: undefined },
        },
      },
    });
    expect(namesIn(config)).toHaveLength(2);
    expect(config.differences).toEqual([expect.stringMatching(/is in the namespace one, and the emulator has one/)]);
  });

  test('a topic that has no subscription', () => {
    const config = written({ resource: { azurerm_servicebus_topic: { t: { name: 't', ...NS } } } });
    expect(config.differences).toEqual(['topic t is left out: it has no subscription']);
  });
});
