import { knownOf, missingOf, type Topology, topologyOf } from '../../lib/routing';
import { parseDocument, type TerraformDocument } from '../../lib/terraform';

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

const SB = 'azurerm_servicebus';
const UNKNOWN = '${var.later}';
const TOPIC = `\${${SB}_topic.t.id}`;
const documentOf = (resource: Resources, data: Resources = {}) =>
  parseDocument('x', JSON.stringify({ resource, data }));
const read = (resource: Resources, data: Resources = {}) => topologyOf(documentOf(resource, data));
const short = (text: string) => text.replaceAll(`${SB}_`, '');
const told = ({ unresolved }: Pick<Topology, 'unresolved'>) =>
  unresolved.map(({ address, argument, problem }) => short(`${address} ${argument}: ${problem}`));

const ALL: Resources = {
  [`${SB}_namespace`]: { n: { name: 'bus' } },
  [`${SB}_topic`]: { t: { name: 't', namespace_id: `\${${SB}_namespace.n.id}` } },
  [`${SB}_queue`]: { q: { name: 'q', namespace_id: `\${${SB}_namespace.n.id}` } },
  [`${SB}_subscription`]: { s: { name: 's', topic_id: TOPIC } },
  [`${SB}_subscription_rule`]: { r: { name: 'r', subscription_id: `\${${SB}_subscription.s.id}`, sql_filter: '1=1' } },
};

test('nothing is a topology of nothing', () => {
  expect(read({})).toEqual({
    path: 'x',
    topics: [],
    queues: [],
    access: [],
    unplacedRules: [],
    assumptions: [],
    unresolved: [],
  });
});

test('everything stands in the order of its name', () => {
  const named = (names: readonly string[], make: (name: string) => object) =>
    Object.fromEntries(names.map((name, n) => [`x${n}`, { name, ...make(name) }]));
  const names = ['c', 'a', 'b'];
  const { topics, queues } = read({
    ...ALL,
    [`${SB}_topic`]: { t: { name: 't', namespace_id: 'n' }, ...named(names, () => ({ namespace_id: 'n' })) },
    [`${SB}_queue`]: named(names, () => ({ namespace_id: 'n' })),
    [`${SB}_subscription`]: { s: { name: 's', topic_id: TOPIC }, ...named(names, () => ({ topic_id: TOPIC })) },
    [`${SB}_subscription_rule`]: named(names, () => ({
      subscription_id: `\${${SB}_subscription.s.id}`,
      sql_filter: '1=1',
    })),
  });
  expect(topics.map(({ name }) => name)).toEqual(['a', 'b', 'c', 't']);
  expect(queues.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  const subscriptions = knownOf(topics[3]!.subscriptions);
  expect(subscriptions.map(({ name }) => name)).toEqual(['a', 'b', 'c', 's']);
  expect(knownOf(subscriptions[3]!.rules).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
});

describe('what is perhaps there, or several times', () => {
  const perhaps = (type: string) => {
    const [[name, values]] = Object.entries(ALL[`${SB}_${type}`]!) as [[string, object]];
    // A configuration says so as a gap, too.
    return topologyOf({
      ...documentOf({ ...ALL, [`${SB}_${type}`]: { [name]: { ...values, count: UNKNOWN } } }),
      gaps: [],
    });
  };
  const WHY = 'whether it is there, or how often, is not known: count is ${var.later}';

  test.each(['topic', 'queue'])('a %s takes perhaps no messages', (type) => {
    const topology = perhaps(type);
    const [entity] = type === 'topic' ? topology.topics : topology.queues;
    expect(entity?.status).toMatchObject({ kind: 'unknown', unresolved: { argument: '', problem: WHY } });
    expect(told(topology)).toContainEqual(`${type}.${type[0]} : ${WHY}`);
  });

  test('a subscription is one that its topic may have', () => {
    const topology = perhaps('subscription');
    const [topic] = topology.topics;
    expect(knownOf(topic!.subscriptions)).toEqual([]);
    expect(
      missingOf(topic!.subscriptions).map(({ address, problem }) => short(`${address}: ${problem}`)),
    ).toContainEqual(`subscription.s: ${WHY}`);
    expect(told(topology)).toContainEqual(`subscription.s : ${WHY}`);
  });

  test('a rule is one that its subscription may have twice', () => {
    const topology = perhaps('subscription_rule');
    const [subscription] = knownOf(topology.topics[0]!.subscriptions);
    expect(knownOf(subscription!.rules)).toEqual([]);
    const missing = missingOf(subscription!.rules).filter(({ rule }) => rule !== undefined);
    expect(
      missing.map(({ address, argument, problem, rule }) => [short(address), argument, problem, rule?.name]),
    ).toEqual(Array(2).fill(['subscription_rule.r', '', WHY, 'r']));
    expect(told(topology)).toContainEqual(`subscription_rule.r : ${WHY}`);
    expect(topology.unplacedRules).toEqual([]);
  });
});

test.each<[what: string, listsAll: (() => boolean | undefined) | undefined, problems: readonly string[]]>([
  ['a source that lists all', () => true, []],
  ['a source that has not listed them', () => false, ['its subscriptions were not listed']],
  ['a source that does not say', () => undefined, []],
  ['a source that is no list', undefined, []],
])('of %s a topic may have others or not', (_, listsAll, problems) => {
  const document = { ...documentOf(ALL), listsAll } as TerraformDocument;
  expect(missingOf(topologyOf(document).topics[0]!.subscriptions).map(({ problem }) => problem)).toEqual(problems);
});

test.each<[presence: string, isOpen: boolean]>([
  ['declared', false],
  ['created', false],
  ['deployed', false],
  ['imported', true],
])('a topic that is %s may have subscriptions of others: %s', (presence, isOpen) => {
  const document = documentOf(ALL);
  const resources = document.resources.map((one) => ({ ...one, presence }));
  const { topics } = topologyOf({ ...document, resources } as TerraformDocument);
  expect(topics[0]!.subscriptions.kind).toBe(isOpen ? 'part' : 'all');
});

describe('what has no place that is known', () => {
  test('a namespace', () => {
    const in_ = { namespace_id: UNKNOWN };
    const topology = read({
      [`${SB}_topic`]: { t: { name: 't', ...in_ } },
      [`${SB}_queue`]: { q: { name: 'q', ...in_ } },
    });
    expect(told(topology)).toEqual([
      `topic.t namespace_id: it is ${UNKNOWN}`,
      `queue.q namespace_id: it is ${UNKNOWN}`,
    ]);
    expect([topology.topics[0]?.namespace, topology.queues[0]?.namespace]).toEqual(['', '']);
  });

  test('a topic of a subscription, and its rules have no place either', () => {
    const topology = read({
      ...ALL,
      [`${SB}_subscription`]: { s: { name: 's', topic_id: UNKNOWN, forward_to: UNKNOWN } },
    });
    expect(told(topology)).toEqual([
      `subscription.s topic_id: it is ${UNKNOWN}`,
      `subscription.s forward_to: it is ${UNKNOWN}`,
    ]);
    expect(topology.unplacedRules.map(({ name }) => name)).toEqual(['r']);
    expect(missingOf(topology.topics[0]!.subscriptions)).toMatchObject([
      { argument: 'topic_id', problem: `its topic is not known: it is ${UNKNOWN}` },
    ]);
  });

  test('a subscription without a topic, a rule without a subscription', () => {
    const topology = read({
      ...ALL,
      [`${SB}_subscription`]: { ...ALL[`${SB}_subscription`], other: { name: 'other' } },
      [`${SB}_subscription_rule`]: { r: { name: 'r', sql_filter: '1=1' } },
    });
    expect(told(topology).slice(0, 2)).toEqual([
      'subscription.other topic_id: it has none',
      'subscription_rule.r subscription_id: it has none',
    ]);
    expect(topology.unplacedRules.map(({ name }) => name)).toEqual(['r']);
    const [topic] = topology.topics;
    expect(missingOf(topic!.subscriptions)).toMatchObject([{ problem: 'its topic is not known: it has none' }]);
    expect(missingOf(knownOf(topic!.subscriptions)[0]!.rules)).toMatchObject([
      { problem: 'its subscription is not known: it has none', rule: { name: 'r' } },
      expect.anything(),
    ]);
  });

  test('a name of a rule, which is called by its address', () => {
    const topology = read({
      ...ALL,
      [`${SB}_subscription_rule`]: { r: { ...ALL[`${SB}_subscription_rule`]!.r, name: UNKNOWN } },
    });
    expect(told(topology)).toEqual([`subscription_rule.r name: it is ${UNKNOWN}, which only Terraform knows`]);
    expect(knownOf(knownOf(topology.topics[0]!.subscriptions)[0]!.rules)[0]?.name).toBe(`${SB}_subscription_rule.r`);
  });
});

test('of a rule is told what is not known of its filter and action, wherever it stands', () => {
  const rule = (values: object) => read({ ...ALL, [`${SB}_subscription_rule`]: { r: { name: 'r', ...values } } });
  const own = { subscription_id: `\${${SB}_subscription.s.id}` };
  expect(told(rule({ ...own, sql_filter: UNKNOWN, action: UNKNOWN }))).toEqual([
    `subscription_rule.r sql_filter: it is ${UNKNOWN}, which only Terraform knows`,
    `subscription_rule.r action: it is ${UNKNOWN}, which only Terraform knows`,
  ]);
  expect(told(rule({ subscription_id: UNKNOWN, sql_filter: UNKNOWN })).slice(0, 2)).toEqual([
    `subscription_rule.r subscription_id: it is ${UNKNOWN}`,
    `subscription_rule.r sql_filter: it is ${UNKNOWN}, which only Terraform knows`,
  ]);
});
