import { type EmulatorConfig, emulatorConfig, topologyOf } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

const NS = { namespace_id: '/n', default_message_ttl: 'PT1H' };
const UNKNOWN = '${var.later}';
const written = (resource: Resources) => emulatorConfig(topologyOf(parseDocument('x', JSON.stringify({ resource }))));

interface Written {
  readonly Queues: readonly { readonly Name: string; readonly Properties: object }[];
  readonly Topics: readonly {
    readonly Name: string;
    readonly Properties: object;
    readonly Subscriptions: readonly {
      readonly Name: string;
      readonly Properties: object;
      readonly Rules: readonly object[];
    }[];
  }[];
}
const namespaceIn = ({ config }: EmulatorConfig): Written => {
  const { UserConfig } = config as { UserConfig: { Namespaces: readonly Written[] } };
  expect(UserConfig.Namespaces).toHaveLength(1);
  return UserConfig.Namespaces[0] as Written;
};

/** A topic with one subscription, of these rules. */
const withRules = (rules: Readonly<Record<string, object>>, subscription: object = {}, topic: object = {}) =>
  written({
    azurerm_servicebus_topic: { t: { name: 't', ...NS, ...topic } },
    azurerm_servicebus_subscription: {
      s: { name: 's', topic_id: '${azurerm_servicebus_topic.t.id}', ...subscription },
    },
    azurerm_servicebus_subscription_rule: Object.fromEntries(
      Object.entries(rules).map(([name, rule]) => [
        name,
        { name, subscription_id: '${azurerm_servicebus_subscription.s.id}', ...rule },
      ]),
    ),
  });
const rulesIn = (config: EmulatorConfig) => namespaceIn(config).Topics[0]?.Subscriptions[0]?.Rules;

test('rules are written with their filters and actions', () => {
  const config = withRules({
    a: { sql_filter: 'a = 1' },
    b: { sql_filter: 'a = 2', action: 'SET b = 1' },
    c: {
      filter_type: 'CorrelationFilter',
      correlation_filter: {
        content_type: 'ct',
        correlation_id: 'ci',
        label: 'l',
        message_id: 'mi',
        reply_to: 'rt',
        reply_to_session_id: 'rs',
        session_id: 'si',
        to: 'to',
        properties: { color: 'red' },
      },
      action: 'SET c = 1',
    },
    d: { filter_type: 'CorrelationFilter', correlation_filter: { label: 'l' } },
  });
  expect(rulesIn(config)).toEqual([
    { Name: 'a', Properties: { FilterType: 'Sql', SqlFilter: { SqlExpression: 'a = 1' } } },
    {
      Name: 'b',
      Properties: {
        FilterType: 'Sql',
        SqlFilter: { SqlExpression: 'a = 2' },
        Action: { SqlExpression: 'SET b = 1' },
      },
    },
    {
      Name: 'c',
      Properties: {
        FilterType: 'Correlation',
        CorrelationFilter: {
          ContentType: 'ct',
          CorrelationId: 'ci',
          Label: 'l',
          MessageId: 'mi',
          ReplyTo: 'rt',
          ReplyToSessionId: 'rs',
          SessionId: 'si',
          To: 'to',
          Properties: { color: 'red' },
        },
        Action: { SqlExpression: 'SET c = 1' },
      },
    },
    { Name: 'd', Properties: { FilterType: 'Correlation', CorrelationFilter: { Label: 'l' } } },
  ]);
  expect([config.differences, config.unknown]).toEqual([[], []]);
});

test.each<[what: string, rule: object, unknown: string]>([
  ['that is not known', { sql_filter: UNKNOWN }, 'azurerm_servicebus_subscription_rule.r: sql_filter: it is'],
  [
    'that Azure refuses',
    { sql_filter: 'a =' },
    'azurerm_servicebus_subscription_rule.r: sql_filter: Azure would refuse its filter',
  ],
])('a rule with a filter %s is left out, and told', (_, rule, unknown) => {
  const config = withRules({ r: rule, s: { sql_filter: 'a = 1' } });
  expect(rulesIn(config)).toMatchObject([{ Name: 's' }]);
  expect(config.differences).toEqual(['subscription t/s: rule r is left out: it cannot be written']);
  expect(config.unknown).toEqual([expect.stringContaining(unknown)]);
});

test('a rule whose action is not known is written without it, and told', () => {
  const config = withRules({ r: { sql_filter: 'a = 1', action: UNKNOWN } });
  expect(rulesIn(config)).toEqual([
    { Name: 'r', Properties: { FilterType: 'Sql', SqlFilter: { SqlExpression: 'a = 1' } } },
  ]);
  expect(config.unknown).toEqual([
    `azurerm_servicebus_subscription_rule.r: action: it is ${UNKNOWN}, which only Terraform knows`,
  ]);
});

test('what there may be beside is told', () => {
  const rule = { sql_filter: 'a = 1' };
  const loose = withRules({ r: rule, loose: { subscription_id: UNKNOWN, ...rule } });
  expect(loose.unknown.join()).toMatch(/subscription_rule\.loose: .*its subscription is not known/);
  const config = written({
    azurerm_servicebus_topic: { t: { name: 't', ...NS } },
    azurerm_servicebus_subscription: { s: { name: 's', topic_id: UNKNOWN } },
  });
  expect(config.differences).toEqual(['topic t is left out: it has no subscription that is known']);
  expect(config.unknown.join()).toMatch(/subscription\.s: topic_id: /);
});

test.each<[what: string, subscription: object, topic: object, life: string, differences: readonly string[]]>([
  ['its own', { default_message_ttl: 'PT10M' }, {}, 'PT10M', []],
  ['that of its topic, where it has none', {}, { default_message_ttl: 'PT20M' }, 'PT20M', []],
  ['the shortest in another spelling', { default_message_ttl: 'PT300S' }, {}, 'PT300S', []],
  ['the longest in another spelling', { default_message_ttl: 'PT60M' }, {}, 'PT60M', []],
  ['the shortest that the emulator takes', { default_message_ttl: 'PT5M' }, {}, 'PT5M', []],
  [
    'a longer one, where its own is shorter than that',
    { default_message_ttl: 'PT4M59S' },
    {},
    'PT5M',
    ['subscription t/s: time to live PT5M instead of PT4M59S'],
  ],
  [
    'the longest, where nobody says one',
    {},
    { default_message_ttl: '' },
    'PT1H',
    ['topic t: time to live PT1H instead of for ever', 'subscription t/s: time to live PT1H instead of for ever'],
  ],
])('messages of a subscription live for %s', (_, subscription, topic, life, differences) => {
  const config = withRules({ r: { sql_filter: '1=1' } }, subscription, topic);
  expect(namespaceIn(config).Topics[0]?.Subscriptions[0]?.Properties).toMatchObject({ DefaultMessageTimeToLive: life });
  expect(config.differences).toEqual(differences);
});

test.each<[what: string, subscription: object, properties: object, differences: readonly string[]]>([
  ['as long a lock as Azure has', {}, { LockDuration: 'PT1M' }, []],
  ['the longest lock', { lock_duration: 'PT5M' }, { LockDuration: 'PT5M' }, []],
  [
    'a lock that is too short',
    { lock_duration: 'PT59S' },
    { LockDuration: 'PT1M' },
    ['subscription t/s: lock PT1M instead of PT59S'],
  ],
  ['as many deliveries as it takes', { max_delivery_count: 10 }, { MaxDeliveryCount: 10 }, []],
  ['fewer deliveries', { max_delivery_count: 9 }, { MaxDeliveryCount: 9 }, []],
  [
    'more deliveries',
    { max_delivery_count: 11 },
    { MaxDeliveryCount: 10 },
    ['subscription t/s: 10 deliveries instead of 11'],
  ],
])('a subscription has %s', (_, subscription, properties, differences) => {
  const config = withRules({ r: { sql_filter: '1=1' } }, subscription);
  expect(namespaceIn(config).Topics[0]?.Subscriptions[0]?.Properties).toMatchObject(properties);
  expect(config.differences).toEqual(differences);
});

test('everything that is not known is told once, and the default is written', () => {
  const open = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, UNKNOWN]));
  const config = withRules(
    { r: { sql_filter: '1=1' } },
    open('status', 'default_message_ttl', 'lock_duration', 'dead_lettering_on_message_expiration', 'forward_to'),
    open('status', 'default_message_ttl', 'requires_duplicate_detection'),
  );
  expect(
    config.unknown.map((line) => line.replace(/: it is .*/, '').replace(/^azurerm_servicebus_/, '')).sort(),
  ).toEqual([
    'subscription.s: dead_lettering_on_message_expiration',
    'subscription.s: default_message_ttl',
    'subscription.s: forward_to',
    'subscription.s: lock_duration',
    'subscription.s: status',
    'topic.t: default_message_ttl',
    'topic.t: requires_duplicate_detection',
    'topic.t: status',
  ]);
  expect(namespaceIn(config).Topics[0]).toMatchObject({
    Properties: { RequiresDuplicateDetection: false, DefaultMessageTimeToLive: 'PT1H' },
    Subscriptions: [
      {
        Properties: {
          DeadLetteringOnMessageExpiration: false,
          DefaultMessageTimeToLive: 'PT1H',
          LockDuration: 'PT1M',
          ForwardTo: '',
        },
      },
    ],
  });
});

describe('more than the emulator takes', () => {
  const many = (count: number, make: (name: string, n: number) => object) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, n) => `n${String(n).padStart(4, '0')}`).map((name, n) => [name, make(name, n)]),
    );

  test.each([
    [50, 50, []],
    [51, 50, ['topic t: 1 subscriptions are left out: the emulator takes 50']],
  ])('of %d subscriptions it has %d', (count, kept, differences) => {
    const config = written({
      azurerm_servicebus_topic: { t: { name: 't', ...NS } },
      azurerm_servicebus_subscription: many(count, (name) => ({ name, topic_id: '${azurerm_servicebus_topic.t.id}' })),
      azurerm_servicebus_subscription_rule: many(count, (name) => ({
        name,
        subscription_id: `\${azurerm_servicebus_subscription.${name}.id}`,
        filter_type: 'CorrelationFilter',
        correlation_filter: { label: name },
      })),
    });
    expect(namespaceIn(config).Topics[0]?.Subscriptions.length).toBe(kept);
    expect(config.differences).toEqual(differences);
  });

  test.each([
    [1000, []],
    [1001, ['topic t: 1001 correlation filters, and the emulator takes 1000: it will not start with them']],
  ])('%d correlation filters', (count, differences) => {
    const rules = many(count, () => ({ filter_type: 'CorrelationFilter', correlation_filter: { label: 'x' } }));
    expect(withRules(rules).differences).toEqual(differences);
  });

  test('queues come before topics, and what is not used does not count', () => {
    const config = written({
      azurerm_servicebus_queue: many(49, (name) => ({ name, ...NS })),
      azurerm_servicebus_topic: Object.fromEntries(['a', 'b', 'c'].map((name) => [name, { name, ...NS }])),
      azurerm_servicebus_subscription: Object.fromEntries(
        ['b', 'c'].map((name) => [name, { name: 's', topic_id: `\${azurerm_servicebus_topic.${name}.id}` }]),
      ),
    });
    const { Queues, Topics } = namespaceIn(config);
    expect([Queues.length, Topics.map(({ Name }) => Name)]).toEqual([49, ['b']]);
    expect(config.differences).toEqual([
      'topic a is left out: it has no subscription',
      '1 of 51 topics and queues are left out: the emulator takes 50',
    ]);
  });
});

test('of topics of one name those of the first namespace are written, and the others are told by it', () => {
  const inNamespace = (namespace_name: string) => ({ name: 't', namespace_name, default_message_ttl: 'PT1H' });
  const config = written({
    azurerm_servicebus_topic: { one: inNamespace('one'), two: inNamespace('two') },
    azurerm_servicebus_subscription: Object.fromEntries(
      ['one', 'two'].map((name) => [name, { name, topic_id: `\${azurerm_servicebus_topic.${name}.id}` }]),
    ),
  });
  expect(namespaceIn(config).Topics.map(({ Subscriptions }) => Subscriptions.map(({ Name }) => Name))).toEqual([
    ['one'],
  ]);
  expect(config.differences).toEqual(['two/t is left out: it is in the namespace two, and the emulator has one']);
});
