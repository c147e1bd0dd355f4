import { hiding, knownOf, missingOf, Router, readMessage, secretsOf, topologyOf } from '../../lib/routing';
import { examplesOf } from '../../lib/routing/answers/topic-examples';
import { coordinatesOf } from '../../lib/routing/reading/document-places';
import { parseDocument } from '../../lib/terraform';
import { createdPlan } from '../support/many/plans';
import { topicOf } from '../support/topics';

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

const read = (resource: Resources) => topologyOf(parseDocument('x', JSON.stringify({ resource })));
const TOPIC = { azurerm_servicebus_topic: { events: { name: 'events', namespace_id: '/n' } } };
const TRAIN = {
  ...TOPIC,
  azurerm_servicebus_subscription: { train: { name: 'train', topic_id: '${azurerm_servicebus_topic.events.id}' } },
};
const BUS = '/subscriptions/1/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/Bus';

test.each([
  [BUS, { namespace: 'bus' }],
  [`${BUS}/topics/Events`, { namespace: 'bus', entity: 'events' }],
  [`${BUS}/topics/events/subscriptions/Train`, { namespace: 'bus', entity: 'events', subscription: 'train' }],
  [`${BUS}/topics/events/Subscriptions/train/rules/r`, { namespace: 'bus', entity: 'events', subscription: 'train' }],
  [`${BUS}/queues/review`, { namespace: 'bus', entity: 'review' }],
  ['namespaces/Bus/topics/events/subscriptions/train', { namespace: 'bus', entity: 'events', subscription: 'train' }],
  [`${BUS.replace('/g/', '/topics/')}/queues/review`, { namespace: 'bus', entity: 'review' }],
  [`${BUS.replace('/g/', '/namespaces/')}/topics/events`, { namespace: 'bus', entity: 'events' }],
  [`${BUS}/topics/namespaces/subscriptions/topics`, { namespace: 'bus', entity: 'namespaces', subscription: 'topics' }],
  ['/namespaces/Bus/queues/review', { namespace: 'bus', entity: 'review' }],
  ['/subscriptions/1/resourceGroups/g', {}],
  ['/n', {}],
])('the names in the id %s', (id, names) => {
  expect(coordinatesOf(id)).toEqual({ namespace: undefined, entity: undefined, subscription: undefined, ...names });
});

describe('a correlation filter', () => {
  const ruleOf = (correlation: object) => {
    const { topics } = read({
      ...TRAIN,
      azurerm_servicebus_subscription_rule: {
        r: {
          name: 'r',
          subscription_id: '${azurerm_servicebus_subscription.train.id}',
          filter_type: 'CorrelationFilter',
          correlation_filter: correlation,
        },
      },
    });
    return knownOf(knownOf(topics[0]!.subscriptions)[0]!.rules)[0]!.match;
  };
  const written = (filter: object | undefined) => filter && JSON.parse(JSON.stringify(filter)).conditions;

  test.each<[what: string, correlation: object, conditions: object]>([
    ['a field', { label: 'a' }, { label: 'a' }],
    [
      'a field and a property',
      { label: 'a', properties: { color: 'red' } },
      { label: 'a', properties: { color: 'red' } },
    ],
    ['what Terraform makes a text of', { properties: { n: 1, b: true } }, { properties: { n: '1', b: 'true' } }],
    ['what azurerm leaves out', { label: 'a', to: '', properties: { c: '' } }, { label: 'a' }],
    ['in a list, as plans have it', [{ label: 'a' }], { label: 'a' }],
  ])('%s', (_, correlation, conditions) => {
    const match = ruleOf(correlation);
    expect(match.kind).toBe('known');
    expect(written('filter' in match ? match.filter : undefined)).toEqual(conditions);
  });

  test.each<[what: string, correlation: object, atMost: object | undefined, argument: string]>([
    ['a field beside one that is known', { label: 'a', to: '${var.x}' }, { label: 'a' }, 'correlation_filter.to'],
    [
      'a property beside one that is known',
      { properties: { a: '1', b: '${var.x}' } },
      { properties: { a: '1' } },
      'correlation_filter.properties.b',
    ],
    [
      'all properties beside a field',
      { label: 'a', properties: '${var.x}' },
      { label: 'a' },
      'correlation_filter.properties',
    ],
    ['all that there is', { label: '${var.x}' }, undefined, 'correlation_filter.label'],
  ])('of which is not known: %s', (_, correlation, atMost, argument) => {
    const match = ruleOf(correlation);
    if (match.kind !== 'part') throw new Error(match.kind);
    expect(match.unresolved.map((one) => one.argument)).toEqual([argument]);
    if (atMost === undefined) expect(match.atMost).toBeUndefined();
    else expect(written(match.atMost)).toEqual(atMost);
  });
});

describe('names', () => {
  test('that are numbers are the texts that Terraform makes of them', () => {
    const { topics } = read({
      azurerm_servicebus_topic: { one: { name: 7, namespace_name: 'n' }, two: { name: true, namespace_name: 'n' } },
      azurerm_servicebus_subscription: { s: { name: 1, topic_name: '7', namespace_name: 'n' } },
    });
    expect(topics.map(({ name }) => name)).toEqual(['7', 'true']);
    expect(topics.map(({ subscriptions }) => knownOf(subscriptions).map(({ name }) => name))).toEqual([['1'], []]);
  });

  test('that are numbers belong to what they refer to', () => {
    const { topics, queues, unresolved } = read({
      azurerm_servicebus_namespace: { n: { name: 7, sku: 'Standard' } },
      azurerm_servicebus_topic: { t: { name: 8, namespace_id: '${azurerm_servicebus_namespace.n.id}' } },
      azurerm_servicebus_queue: { q: { name: 1, namespace_id: '${azurerm_servicebus_namespace.n.id}' } },
      azurerm_servicebus_subscription: {
        s: { name: 9, topic_id: '${azurerm_servicebus_topic.t.id}', forward_to: '${azurerm_servicebus_queue.q.name}' },
      },
      azurerm_servicebus_subscription_rule: {
        r: { name: 10, subscription_id: '${azurerm_servicebus_subscription.s.id}', sql_filter: '1=1' },
      },
    });
    expect(unresolved).toEqual([]);
    const [subscription] = knownOf(topics[0]!.subscriptions);
    expect([topics[0]?.namespace, topics[0]?.tier, queues[0]?.namespace]).toEqual([
      '7',
      { kind: 'known', value: 'Standard' },
      '7',
    ]);
    expect(knownOf(subscription!.rules).map(({ name }) => name)).toEqual(['10']);
    expect(subscription?.forwardTo).toMatchObject({ value: { name: '1', entity: { kind: 'queue' } } });
  });

  test.each<[what: string, namespaces: Resources]>([
    ['whose namespace is here', { azurerm_servicebus_namespace: { bus: { name: 'bus' } } }],
    ['whose namespace is elsewhere', {}],
  ])('of azurerm 3 lead to the resource that has them, %s', (_, namespaces) => {
    const { topics, unresolved } = read({
      ...namespaces,
      azurerm_servicebus_topic: { one: { name: 'events', namespace_name: 'bus' } },
      azurerm_servicebus_subscription: { s: { name: 's', topic_name: 'EVENTS', namespace_name: 'bus' } },
      azurerm_servicebus_subscription_rule: {
        r: { name: 'r', subscription_name: 's', topic_name: 'events', namespace_name: 'BUS', sql_filter: 'a = 1' },
      },
    });
    const [topic, ...others] = topics;
    const [subscription] = knownOf(topic!.subscriptions);
    expect([topic?.address, others]).toEqual(['azurerm_servicebus_topic.one', []]);
    expect(knownOf(subscription!.rules).map(({ name }) => name)).toEqual(['r']);
    expect(unresolved).toEqual([]);
  });
});

test('of two topics of one name an id leads to that of its namespace', () => {
  const { topics } = read({
    azurerm_servicebus_namespace: { one: { name: 'one' }, two: { name: 'two' } },
    azurerm_servicebus_topic: {
      one: { name: 'events', namespace_id: '${azurerm_servicebus_namespace.one.id}' },
      two: { name: 'events', namespace_id: '${azurerm_servicebus_namespace.two.id}' },
    },
    azurerm_servicebus_subscription: {
      first: { name: 'first', topic_id: BUS.replace(/Bus$/, 'one').concat('/topics/events') },
      second: { name: 'second', topic_id: BUS.replace(/Bus$/, 'two').concat('/topics/events') },
    },
  });
  expect(
    topics.map(({ address, subscriptions }) => [address, ...knownOf(subscriptions).map(({ name }) => name)]),
  ).toEqual([
    ['azurerm_servicebus_topic.one', 'first'],
    ['azurerm_servicebus_topic.two', 'second'],
  ]);
});

test.each<[what: string, topic: string, doubted: readonly string[]]>([
  ['anything', '${var.topic}', ['events', 'far', 'other']],
  [
    'one that is chosen from these',
    '${var.on ? azurerm_servicebus_topic.events.id : azurerm_servicebus_topic.other.id}',
    ['events', 'other'],
  ],
  ['the one that is named', '${azurerm_servicebus_topic.other.id}', []],
])('a subscription whose topic is %s makes unknown who else gets a message there', (_, topic, doubted) => {
  const { topics } = read({
    azurerm_servicebus_topic: {
      ...TOPIC.azurerm_servicebus_topic,
      other: { name: 'other', namespace_id: '/n' },
    },
    azurerm_servicebus_subscription: {
      loose: { name: 'loose', topic_id: topic },
      // Of a topic that is met after it.
      afar: { name: 'afar', topic_id: `${BUS}/topics/far` },
    },
  });
  const isDoubted = ({ subscriptions }: (typeof topics)[number]) =>
    missingOf(subscriptions).some(({ address }) => address === 'azurerm_servicebus_subscription.loose');
  expect(topics.filter(isDoubted).map(({ name }) => name)).toEqual(doubted);
});

test.each([1, 2, 3])('what is joined by each.key is told once, with how many there are: %d', (count) => {
  const { assumptions } = topologyOf(parseDocument('plan.json', createdPlan(count)));
  const [first] = assumptions;
  // The only one that there is it is by whatever key.
  if (count === 1) expect(assumptions).toEqual([]);
  else
    expect([assumptions.length, first]).toEqual([
      1,
      expect.stringMatching(
        /joined by each\.key.*\(azurerm_servicebus_subscription_rule\.job\["job-0"\] subscription_id and \d+ more\)/,
      ),
    ]);
});

describe('a rule whose subscription is not known', () => {
  const routed = (sql: string, priority: number) => {
    const { topics } = read({
      ...TRAIN,
      azurerm_servicebus_subscription_rule: {
        r: { name: 'r', subscription_id: '${azurerm_servicebus_subscription.train.id}', sql_filter: 'priority > 100' },
        loose: { name: 'loose', subscription_id: '${var.subscription}', sql_filter: sql },
      },
    });
    const sent = readMessage({ applicationProperties: { priority } }).message;
    return new Router()
      .route(topics[0]!, sent)
      .results.map(({ copies, unknown }) => [copies.length, unknown.map(({ address }) => address)]);
  };

  test('makes unknown who gets what it may match', () => {
    expect(routed('priority > 5', 9)).toEqual([[0, ['azurerm_servicebus_subscription_rule.loose']]]);
  });

  test('makes it unknown also beside one that belongs to nothing of the document', () => {
    const { topics } = read({
      ...TRAIN,
      azurerm_servicebus_subscription_rule: {
        a: { name: 'a', subscription_id: '${azurerm_servicebus_subscription.gone.id}', sql_filter: '1=1' },
        b: { name: 'b', subscription_id: '${var.subscription}', sql_filter: '1=1' },
      },
    });
    const [subscription] = knownOf(topics[0]!.subscriptions);
    expect(missingOf(subscription!.rules).map(({ address }) => address)).toContain(
      'azurerm_servicebus_subscription_rule.b',
    );
  });

  test('changes nothing of what it cannot match', () => {
    expect(routed('priority > 5', 1)).toEqual([]);
    expect(routed('priority > 5', 101)).toEqual([[1, ['azurerm_servicebus_subscription_rule.loose']]]);
  });
});

describe('examples', () => {
  test('each is a message that its subscription gets', () => {
    const topic = topicOf({
      urgent: "kind = 'train' AND priority > 6",
      never: "kind = 'a' AND kind = 'b'",
      second: { dead: '1 = 0', alive: "kind IN ('x', 'y')" },
      acts: { one: { sql: 'a = 1', action: 'SET b = 2' } },
    });
    const examples = examplesOf(topic);
    expect(examples.map(({ subscription }) => subscription)).toEqual(['acts', 'second', 'urgent']);
    for (const { subscription, message } of examples) {
      const { results } = new Router().route(topic, message);
      const found = results.find((one) => one.subscription.name === subscription);
      expect(found?.copies.length).toBeGreaterThan(0);
    }
  });

  test('they have what the contract asks for', () => {
    const contract = {
      type: 'object',
      properties: { tenant: { type: 'string', enum: ['a', 'b'] }, n: { type: 'integer' } },
      required: ['tenant'],
    };
    const [example] = examplesOf(topicOf({ s: 'n = 3' }, { said: { contract } }));
    const properties = [...(example?.message.properties ?? [])].map(({ name }) => name);
    expect(properties.sort()).toEqual(['n', 'tenant']);
  });
});

describe('what is sensitive', () => {
  const secrets = (values: object, sensitive: string[]) =>
    secretsOf({ values, sensitive } as unknown as Parameters<typeof secretsOf>[0]);

  test.each<[what: string, values: object, sensitive: string[], found: string[]]>([
    ['texts within an argument', { a: { b: ['x', { c: 'y' }] }, d: 'z' }, ['a'], ['x', 'y']],
    ['numbers', { a: 42 }, ['a'], ['42']],
    ['nothing of an empty text', { a: '' }, ['a'], []],
    ['everything, where the whole is', { a: 'x', b: 1 }, [''], ['x', '1']],
    ['what a filter compares', { f: "a = 'it''s' AND b > 1.5" }, ['f'], ["it's", '1.5']],
  ])('%s', (_, values, sensitive, found) => {
    expect(secrets(values, sensitive)).toEqual(expect.arrayContaining(found));
    if (found.length === 0) expect(secrets(values, sensitive)).toEqual([]);
  });

  test.each<[text: string, secrets: string[], shown: string]>([
    ['a = 1', [], 'a = 1'],
    ["name = 'longer than eight'", ['longer than eight'], "name = '(sensitive)'"],
    ['xlonger than eightx', ['longer than eight'], 'x(sensitive)x'],
    ['red reddish red', ['red'], '(sensitive) reddish (sensitive)'],
    ["a = 'it''s'", ["it's"], "a = '(sensitive)'"],
    ['7 17 7.5', ['7'], '(sensitive) 17 7.5'],
    ['exactly8 exactly8x', ['exactly8'], '(sensitive) exactly8x'],
    ['ninechars9x', ['ninechars'], '(sensitive)9x'],
  ])('%s', (text, all, shown) => {
    expect(hiding(all)(text)).toBe(shown);
  });
});

describe('a message of the REST API', () => {
  const rest = (more: object) => readMessage({ BrokerProperties: '{"Label":"x"}', ...more });

  test('headers, system properties and properties of their own', () => {
    const { message } = rest({ 'Content-Type': 'application/json', properties: { a: 1 }, headers: null, b: 'x' });
    expect([...message.properties].map(({ name }) => name).sort()).toEqual(['a', 'b']);
    expect(message.system.get('Label')).toBe('x');
    expect(message.system.get('ContentType')).toBe('application/json');
  });

  test.each<[what: string, more: object, problem: RegExp]>([
    ['properties that are a text', { properties: 'a' }, /^properties: got "a", allowed an object$/],
    ['headers that are a list', { headers: [1] }, /^headers: got .*, allowed an object$/],
    [
      'a broker that is no object',
      { BrokerProperties: '7' },
      /^BrokerProperties: got .*, allowed an object, or one as JSON/,
    ],
  ])('%s', (_, more, problem) => {
    let told: readonly string[] = [];
    try {
      rest(more);
    } catch (error) {
      told = (error as { readonly problems: readonly string[] }).problems;
    }
    expect(told).toEqual([expect.stringMatching(problem)]);
  });
});
