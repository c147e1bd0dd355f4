import { type Fact, knownOf, missingOf, topologyOf } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

const BUS = '/subscriptions/1/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/Bus';
const FAR = BUS.replace(/Bus$/, 'Far');
const read = (resource: Resources, data: Resources = {}) =>
  topologyOf(parseDocument('x', JSON.stringify({ resource, data })));

/** What is said of every fact of something: the reason why it is not known. */
const problemsOf = (entity: object) => [
  ...new Set(
    Object.values(entity).flatMap((one: Partial<Fact<unknown>> | undefined) =>
      one?.kind === 'unknown' && 'unresolved' in one ? JSON.stringify(one.unresolved) : [],
    ),
  ),
];
const factsOf = (entity: object) =>
  Object.entries(entity).flatMap(([name, one]) =>
    ['known', 'unknown'].includes((one as Partial<Fact<unknown>> | undefined)?.kind ?? '') ? [[name, one.kind]] : [],
  );

test('a subscription that is elsewhere is known by its id alone, and so is its topic', () => {
  const id = `${BUS}/topics/Events/subscriptions/Train`;
  const rule = (name: string) => ({ name, subscription_id: id, sql_filter: 'a = 1' });
  const { topics, queues } = read({ azurerm_servicebus_subscription_rule: { r: rule('r'), q: rule('q') } });
  expect(queues).toEqual([]);
  expect(topics).toHaveLength(1);
  const [topic] = topics;
  const topicId = `${BUS}/topics/Events`;
  expect(topic).toMatchObject({
    kind: 'topic',
    address: topicId,
    name: 'events',
    namespace: 'bus',
    label: 'events',
    contract: undefined,
    setBySenders: undefined,
    systemProperties: undefined,
    observers: {},
    claims: [],
  });
  const unknownAt = (address: string) => ({
    address,
    argument: '',
    problem: 'it is made elsewhere, and its settings are not known',
  });
  expect(Object.fromEntries(factsOf(topic!))).toEqual(
    Object.fromEntries(
      [
        ...['status', 'timeToLive', 'autoDeleteOnIdle', 'detectsDuplicates', 'duplicateWindow'],
        ...['maxSize', 'maxMessageSize', 'partitioning', 'tier'],
      ].map((name) => [name, 'unknown']),
    ),
  );
  expect(problemsOf(topic!)).toEqual([JSON.stringify(unknownAt(topicId))]);
  expect(missingOf(topic!.subscriptions)).toEqual([
    { address: topicId, argument: '', problem: 'this topic is made elsewhere, and may have further subscriptions' },
  ]);
  const [subscription, ...others] = knownOf(topic!.subscriptions);
  expect(others).toEqual([]);
  expect(subscription).toMatchObject({ kind: 'subscription', address: id, name: 'train' });
  expect(subscription?.topic).toBe(topic);
  expect(Object.fromEntries(factsOf(subscription!))).toEqual(
    Object.fromEntries(
      [
        ...['status', 'timeToLive', 'autoDeleteOnIdle', 'lockDuration', 'maxDeliveryCount', 'requiresSession'],
        ...['deadLettersExpired', 'forwardTo', 'forwardDeadLetteredMessagesTo', 'deadLettersFilterErrors', 'starts'],
      ].map((name) => [name, 'unknown']),
    ),
  );
  expect(problemsOf(subscription!)).toEqual([JSON.stringify(unknownAt(id))]);
  expect(knownOf(subscription!.rules).map(({ name }) => name)).toEqual(['q', 'r']);
  expect(missingOf(subscription!.rules)).toEqual([
    { address: id, argument: '', problem: 'this subscription is made elsewhere, and may have further rules' },
  ]);
});

test('what is elsewhere and named by something that is no id has that for a name', () => {
  const { topics } = read({ azurerm_servicebus_subscription: { s: { name: 's', topic_id: '/topic' } } });
  expect(topics.map(({ address, name, namespace, label }) => [address, name, namespace, label])).toEqual([
    ['/topic', '/topic', '', '/topic'],
  ]);
});

test('two that lead to one topic elsewhere, in whatever letters, are of one topic', () => {
  const { topics } = read({
    azurerm_servicebus_subscription: {
      b: { name: 'b', topic_id: `${BUS}/topics/events` },
      a: { name: 'a', topic_id: `${BUS.toUpperCase()}/topics/EVENTS` },
      c: { name: 'c', topic_id: `${BUS}/topics/others` },
    },
  });
  expect(topics.map(({ name, subscriptions }) => [name, ...knownOf(subscriptions).map((one) => one.name)])).toEqual([
    ['events', 'a', 'b'],
    ['others', 'c'],
  ]);
});

test('what is elsewhere is one, by names, by ids, and in whatever letters', () => {
  const named = { topic_name: 'Events', namespace_name: 'bus' };
  const id = `${BUS}/topics/events/subscriptions/far`;
  const rule = (name: string, of: object) => ({ name, sql_filter: 'a = 1', ...of });
  const { topics } = read({
    azurerm_servicebus_subscription: {
      a: { name: 'a', topic_id: `${BUS}/topics/events` },
      b: { name: 'b', ...named },
    },
    azurerm_servicebus_subscription_rule: {
      p: rule('p', { subscription_id: id }),
      q: rule('q', { subscription_id: id.toUpperCase() }),
      r: rule('r', { subscription_name: 'Far', ...named }),
      s: rule('s', { subscription_id: `${BUS}/topics/events/subscriptions/other` }),
    },
  });
  expect(
    topics.map(({ label, subscriptions }) => [
      label,
      knownOf(subscriptions).map(({ name, rules }) => [name, ...knownOf(rules).map((one) => one.name)]),
    ]),
  ).toEqual([
    [
      'events',
      [
        ['a', '$Default'],
        ['b', '$Default'],
        ['far', 'p', 'q', 'r'],
        ['other', 's'],
      ],
    ],
  ]);
});

describe('a topic that is there already, and of which not all is known', () => {
  const problems = (resource: Resources, data: Resources = {}) =>
    read(resource, data).topics.map(({ address, subscriptions }) => [
      address.replace('azurerm_servicebus_topic.', ''),
      ...missingOf(subscriptions).map(({ problem }) => problem),
    ]);
  const ELSEWHERE = 'this topic is made elsewhere, and may have further subscriptions';
  const ANOTHER = 'whether this is another topic is not known, since a namespace or a name is not';
  const topic = (name: unknown, namespace_id: unknown) => ({ azurerm_servicebus_topic: { t: { name, namespace_id } } });
  const withSubscription = (resource: Resources): Resources => ({
    ...resource,
    azurerm_servicebus_subscription: { s: { name: 's', topic_id: '${data.azurerm_servicebus_topic.t.id}' } },
  });
  const UNKNOWN = '${var.later}';

  test('may have further subscriptions', () => {
    expect(problems({}, topic('a', BUS))).toEqual([['data.t', ELSEWHERE]]);
  });

  test.each<[what: string, made: Resources, there: Resources, isDoubted: boolean]>([
    ['of another name', topic('a', BUS), topic('b', BUS), false],
    ['of another namespace', topic('a', BUS), topic('a', '/far'), true],
    ['of another namespace whose name is known', topic('a', BUS), topic('a', FAR), false],
    ['of a namespace that is not known', topic('a', BUS), topic('a', UNKNOWN), true],
    ['of another name in a namespace that is not known', topic('a', BUS), topic('b', UNKNOWN), false],
    ['of a name that is not known', topic('a', BUS), topic(UNKNOWN, BUS), true],
    ['of a name that is not known, in another namespace', topic('a', BUS), topic(UNKNOWN, FAR), false],
    ['of a name that is not known, where neither namespace is', topic('a', UNKNOWN), topic(UNKNOWN, UNKNOWN), true],
    ['in other letters', topic('A', UNKNOWN), topic('a', BUS), true],
  ])('%s may be the one that is made, and its subscriptions those of that', (_, made, there, isDoubted) => {
    expect(problems(withSubscription(made), there)).toContainEqual(isDoubted ? ['t', ANOTHER] : ['t']);
    // Without a subscription of its own it has nothing to give.
    expect(problems(made, there)).toContainEqual(['t']);
  });
});
