import { type Fact, knownOf, type Queue, type Subscription, type Topic, topologyOf } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';

type Given = Readonly<Record<string, unknown>>;

const UNKNOWN = '${var.later}';
const NEVER = 'P10675199DT2H48M5.4775807S';

/** A topic, a queue and a subscription with these arguments, made or read. */
function read(given: Given, section: 'resource' | 'data' = 'resource') {
  const place = { azurerm_servicebus_namespace: { bus: { name: 'bus', sku: 'Standard' } } };
  const topic_id = `\${${section === 'data' ? 'data.' : ''}azurerm_servicebus_topic.t.id}`;
  const entities = {
    azurerm_servicebus_topic: { t: { name: 't', namespace_id: '${azurerm_servicebus_namespace.bus.id}', ...given } },
    azurerm_servicebus_queue: { q: { name: 'q', namespace_id: '${azurerm_servicebus_namespace.bus.id}', ...given } },
    azurerm_servicebus_subscription: { s: { name: 's', topic_id, ...given } },
  };
  const json = section === 'data' ? { resource: place, data: entities } : { resource: { ...place, ...entities } };
  const { topics, queues, unresolved } = topologyOf(parseDocument('x', JSON.stringify(json)));
  const [topic, queue] = [topics[0] as Topic, queues[0] as Queue];
  return {
    topic: topic as unknown as Readonly<Record<string, Fact<unknown>>>,
    queue: queue as unknown as Readonly<Record<string, Fact<unknown>>>,
    subscription: knownOf(topic.subscriptions)[0] as Subscription as unknown as Readonly<Record<string, Fact<unknown>>>,
    told: unresolved.map(
      ({ address, argument }) => `${address.replace(/^(data\.)?azurerm_servicebus_/, '')} ${argument}`,
    ),
  };
}

/** A fact, the argument that has it, who has it, what it is where nothing is said, and what is written and read. */
const FACTS: readonly (readonly [
  fact: string,
  argument: string,
  of: readonly ('topic' | 'queue' | 'subscription')[],
  otherwise: unknown,
  values: readonly (readonly [written: unknown, read: unknown])[],
])[] = [
  [
    'status',
    'status',
    ['topic', 'queue', 'subscription'],
    'Active',
    [
      ['Disabled', 'Disabled'],
      ['receivedisabled', 'ReceiveDisabled'],
      ['SENDDISABLED', 'SendDisabled'],
      ['', 'Active'],
    ],
  ],
  [
    'timeToLive',
    'default_message_ttl',
    ['topic', 'queue', 'subscription'],
    undefined,
    [
      ['PT5M', 'PT5M'],
      [NEVER, undefined],
      ['', undefined],
      [null, undefined],
    ],
  ],
  [
    'autoDeleteOnIdle',
    'auto_delete_on_idle',
    ['topic', 'queue', 'subscription'],
    undefined,
    [
      ['PT5M', 'PT5M'],
      [NEVER, undefined],
    ],
  ],
  [
    'lockDuration',
    'lock_duration',
    ['queue', 'subscription'],
    undefined,
    [
      ['PT2M', 'PT2M'],
      ['', undefined],
    ],
  ],
  [
    'maxDeliveryCount',
    'max_delivery_count',
    ['queue', 'subscription'],
    undefined,
    [
      [7, 7],
      ['7', 7],
      ['', undefined],
      [null, undefined],
    ],
  ],
  [
    'requiresSession',
    'requires_session',
    ['queue', 'subscription'],
    false,
    [
      [true, true],
      ['true', true],
      ['false', false],
      ['', false],
    ],
  ],
  [
    'deadLettersExpired',
    'dead_lettering_on_message_expiration',
    ['queue', 'subscription'],
    false,
    [
      [true, true],
      [false, false],
    ],
  ],
  [
    'deadLettersFilterErrors',
    'dead_lettering_on_filter_evaluation_error',
    ['subscription'],
    true,
    [
      [false, false],
      ['false', false],
      ['true', true],
      [null, true],
    ],
  ],
  ['detectsDuplicates', 'requires_duplicate_detection', ['topic', 'queue'], false, [[true, true]]],
  [
    'duplicateWindow',
    'duplicate_detection_history_time_window',
    ['topic', 'queue'],
    undefined,
    [
      ['PT20M', 'PT20M'],
      ['', undefined],
    ],
  ],
  ['maxSize', 'max_size_in_megabytes', ['topic', 'queue'], undefined, [[2048, 2048]]],
  ['maxMessageSize', 'max_message_size_in_kilobytes', ['topic', 'queue'], undefined, [['512', 512]]],
  ['partitioning', 'partitioning_enabled', ['topic', 'queue'], false, [['true', true]]],
];
/** Of these nothing depends where a message goes: that they are not known is told by who asks. */
const UNTOLD = [
  'auto_delete_on_idle',
  'max_size_in_megabytes',
  'max_message_size_in_kilobytes',
  'partitioning_enabled',
];

describe.each(FACTS)('%s', (fact, argument, of, otherwise, values) => {
  test('is what is written, and what stands for nothing', () => {
    const cases = [[undefined, otherwise] as const, ...values];
    for (const [written, value] of cases) {
      const found = read({ [argument]: written });
      for (const entity of of)
        expect({ entity, written, fact: found[entity][fact] }).toEqual({
          entity,
          written,
          fact: { kind: 'known', value },
        });
      expect(found.told).toEqual([]);
    }
  });

  test('is not known where only Terraform knows it, and that is told', () => {
    const found = read({ [argument]: UNKNOWN });
    const problem = `it is ${UNKNOWN}, which only Terraform knows`;
    for (const entity of of) {
      const address = `azurerm_servicebus_${entity}.${entity[0]}`;
      expect(found[entity][fact]).toEqual({ kind: 'unknown', unresolved: { address, argument, problem } });
    }
    const told = of.map((entity) => `${entity}.${entity[0]} ${argument}`).sort();
    expect([...found.told].sort()).toEqual(UNTOLD.includes(argument) ? [] : told);
  });

  test('is not known of what is read and does not tell it', () => {
    const [silent, telling] = [read({}, 'data'), read({ [argument]: values[0]?.[0] }, 'data')];
    for (const entity of of) {
      expect(silent[entity][fact]).toMatchObject({
        kind: 'unknown',
        unresolved: { argument, problem: 'its data source does not tell' },
      });
      expect(telling[entity][fact]).toEqual({ kind: 'known', value: values[0]?.[1] });
    }
  });
});

test('a status that nobody knows is not known', () => {
  const { topic, told } = read({ status: 'Creating' });
  expect(topic.status).toMatchObject({ kind: 'unknown', unresolved: { problem: 'it is none that is known here' } });
  expect(told.sort()).toEqual(['queue.q status', 'subscription.s status', 'topic.t status']);
});

test('what has a name that is not known is called by its address', () => {
  const { topic, queue, subscription, told } = read({ name: UNKNOWN });
  expect([topic, queue, subscription].map(({ name }) => name)).toEqual([
    'azurerm_servicebus_topic.t',
    'azurerm_servicebus_queue.q',
    'azurerm_servicebus_subscription.s',
  ]);
  expect(told.sort()).toEqual(['queue.q name', 'subscription.s name', 'topic.t name']);
});

describe('the tier', () => {
  const tierOf = (namespaces: Given, namespace_id: string) => {
    const resource = { ...namespaces, azurerm_servicebus_queue: { q: { name: 'q', namespace_id } } };
    const { queues, unresolved } = topologyOf(parseDocument('x', JSON.stringify({ resource })));
    // No answer about messages depends on it.
    expect(unresolved.filter(({ argument }) => argument === 'sku')).toEqual([]);
    return queues[0]?.tier;
  };
  const bus = (values: object) => ({ azurerm_servicebus_namespace: { bus: { name: 'bus', ...values } } });
  const BUS = '${azurerm_servicebus_namespace.bus.id}';
  const unknown = (address: string, argument: string, problem: RegExp) => ({
    kind: 'unknown',
    unresolved: { address, argument, problem: expect.stringMatching(problem) },
  });

  test.each<[what: string, namespaces: Given, id: string, tier: object]>([
    ['is that of its namespace', bus({ sku: 'Premium' }), BUS, { kind: 'known', value: 'Premium' }],
    [
      'is not known where that says none',
      bus({}),
      BUS,
      unknown('azurerm_servicebus_namespace.bus', 'sku', /^its tier is not read here$/),
    ],
    [
      'is not known where only Terraform knows it',
      bus({ sku: UNKNOWN }),
      BUS,
      unknown('azurerm_servicebus_namespace.bus', 'sku', /^it is \$\{var\.later\}, which only Terraform knows$/),
    ],
    [
      'is not known of a namespace that is elsewhere',
      {},
      '/subscriptions/1/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/far',
      unknown('azurerm_servicebus_queue.q', 'namespace_id', /made elsewhere, and the tier of that is not known$/),
    ],
  ])('%s', (_, namespaces, id, tier) => {
    expect(tierOf(namespaces, id)).toEqual(tier);
  });
});

test('what may make anything another than it is written makes every fact unknown', () => {
  const hidden = { azurerm_servicebus_stream: { x: {} } };
  const resource = {
    ...hidden,
    azurerm_servicebus_namespace: { bus: { name: 'bus', sku: 'Standard' } },
    azurerm_servicebus_queue: { q: { name: 'q', namespace_id: '${azurerm_servicebus_namespace.bus.id}' } },
  };
  const [queue] = topologyOf(parseDocument('x', JSON.stringify({ resource }))).queues;
  const facts = Object.entries(queue as Queue).filter(([, one]) => typeof one === 'object');
  expect(facts.map(([name]) => name).sort()).toEqual([
    ...['autoDeleteOnIdle', 'deadLettersExpired', 'detectsDuplicates', 'duplicateWindow'],
    ...['forwardDeadLetteredMessagesTo', 'forwardTo', 'lockDuration', 'maxDeliveryCount', 'maxMessageSize', 'maxSize'],
    ...['partitioning', 'requiresSession', 'status', 'tier', 'timeToLive'],
  ]);
  for (const [, fact] of facts)
    expect(fact).toMatchObject({ kind: 'unknown', unresolved: { address: 'azurerm_servicebus_stream.x' } });
});
