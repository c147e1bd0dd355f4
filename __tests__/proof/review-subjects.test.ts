import { pairsOf, topicPairs, topicPlaces } from '../../lib/proof/review/remarks/pairs';
import { distinguished, subjectsOf } from '../../lib/proof/review/remarks/subjects';
import { type Topology, topologyOf } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';
import type { Values } from '../support/small-plans';

const NAMESPACES = '/subscriptions/s/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces';
const BUS = 'azurerm_servicebus_namespace';

const NAMED = { one: { name: 'bus-one' }, two: { name: 'bus-two' } };

/** Topics and queues, each with its namespace. */
function topologyWith(
  topics: Readonly<Record<string, Values>>,
  queues: Readonly<Record<string, Values>> = {},
  namespaces: Readonly<Record<string, Values>> = NAMED,
) {
  const subscriptions = Object.keys(topics).map((name) => [
    name,
    { name: 's', topic_id: `\${azurerm_servicebus_topic.${name}.id}` },
  ]);
  const rules = Object.keys(topics).map((name) => [
    name,
    { name: 'r', sql_filter: 'a = 1', subscription_id: `\${azurerm_servicebus_subscription.${name}.id}` },
  ]);
  const document = parseDocument(
    'a.tf.json',
    JSON.stringify({
      resource: {
        [BUS]: namespaces,
        azurerm_servicebus_topic: topics,
        azurerm_servicebus_queue: queues,
        azurerm_servicebus_subscription: Object.fromEntries(subscriptions),
        azurerm_servicebus_subscription_rule: Object.fromEntries(rules),
      },
    }),
  );
  return topologyOf(document);
}

const inside = (name: string, namespace_id: string): Values => ({ name, namespace_id });
const [ONE, TWO] = ['one', 'two'].map((name) => `\${${BUS}.${name}.id}`) as [string, string];
const labels = ({ topics, queues }: Topology) =>
  [...topics, ...queues].map(({ name, label }) => {
    expect(name).toBe(label);
    return label;
  });

describe('topics and queues of one name in several namespaces are told apart', () => {
  test.each<
    [
      what: string,
      topics: Readonly<Record<string, Values>>,
      queues: Readonly<Record<string, Values>>,
      labels: readonly string[],
    ]
  >([
    [
      'of one namespace they are called as they are',
      { a: inside('jobs', ONE), b: inside('more', ONE) },
      { q: inside('jobs', ONE) },
      ['jobs', 'more', 'jobs'],
    ],
    [
      'of two they have the name of theirs, and others have not',
      { a: inside('jobs', ONE), b: inside('jobs', TWO), c: inside('more', TWO) },
      {},
      ['bus-one/jobs', 'bus-two/jobs', 'more'],
    ],
    ['queues as well', {}, { p: inside('q', ONE), q: inside('q', TWO) }, ['bus-one/q', 'bus-two/q']],
    [
      'a namespace that is not part of the document has its name in its id',
      { a: inside('jobs', `${NAMESPACES}/far`), b: inside('jobs', ONE) },
      {},
      ['bus-one/jobs', 'far/jobs'],
    ],
  ])('%s', (_, topics, queues, expected) => {
    const [topology] = distinguished([topologyWith(topics, queues)]);
    expect(labels(topology!).sort()).toEqual([...expected].sort());
  });

  test('also where there are two before alone', () => {
    const sides = [
      topologyWith({ a: inside('jobs', ONE), b: inside('jobs', TWO) }),
      topologyWith({ a: inside('jobs', ONE) }),
    ];
    expect(distinguished(sides).flatMap(labels)).toEqual(['bus-one/jobs', 'bus-two/jobs', 'bus-one/jobs']);
  });

  test('a namespace whose name is not known is called by its address', () => {
    const namespaces = { ...NAMED, two: { name: '${var.x}' } };
    const topics = { a: inside('jobs', ONE), b: inside('jobs', TWO) };
    const [topology] = distinguished([topologyWith(topics, {}, namespaces)]);
    expect(labels(topology!).sort()).toEqual([`${BUS}.two/jobs`, 'bus-one/jobs']);
  });

  test('one whose namespace is not known is called by its address', () => {
    const [topology] = distinguished([topologyWith({ a: inside('jobs', '${var.x}'), b: inside('jobs', ONE) })]);
    expect(labels(topology!).sort()).toEqual(['azurerm_servicebus_topic.a', 'bus-one/jobs']);
  });
});

test('a resource is called by what it is part of, before or after', () => {
  const [before, after] = distinguished([
    topologyWith({ gone: inside('gone', ONE) }, { q: inside('old', ONE) }),
    topologyWith({ jobs: inside('jobs', ONE) }, { q: inside('approval', ONE) }),
  ]) as [Topology, Topology];
  const subjectOf = subjectsOf(before, after);
  const type = 'azurerm_servicebus';
  const subjects = [
    'topic.gone',
    'subscription.gone',
    'subscription_rule.gone',
    'topic.jobs',
    'subscription.jobs',
    'subscription_rule.jobs',
    'queue.q',
    'queue.other',
  ].map((name) => subjectOf(`${type}_${name}`));
  expect(subjects).toEqual(['gone', 'gone/s', 'gone/s', 'jobs', 'jobs/s', 'jobs/s', 'approval', `${type}_queue.other`]);
});

describe('what is one before and after', () => {
  const one = (address: string, name = address) => ({ address, name });
  type One = ReturnType<typeof one>;
  const pairs = (before: readonly One[], after: readonly One[], keyOf?: (one: { name: string }) => string) =>
    pairsOf(before, after, (address) => address.replace('new-', 'old-'), keyOf).map(
      (pair) => `${pair.before?.address ?? '-'} ${pair.after?.address ?? '-'}`,
    );

  test.each<[what: string, before: readonly One[], after: readonly One[], pairs: readonly string[]]>([
    ['nothing', [], [], []],
    ['by its address, whatever its name', [one('a', 'x')], [one('a', 'y')], ['a a']],
    ['by the address that it had', [one('old-a', 'x')], [one('new-a', 'y')], ['old-a new-a']],
    ['by its name at another address', [one('a', 'x')], [one('b', 'x')], ['a b']],
    ['by its address before its name', [one('a', 'x'), one('b', 'y')], [one('a', 'y'), one('b', 'x')], ['a a', 'b b']],
    [
      'not by a name that another one has by its address',
      [one('a', 'x')],
      [one('b', 'x'), one('a', 'z')],
      ['- b', 'a a'],
    ],
    ['of two of a name, the first', [one('a', 'x'), one('b', 'x')], [one('c', 'x')], ['a c', 'b -']],
    ['each of two of a name', [one('a', 'x'), one('b', 'x')], [one('c', 'x'), one('d', 'x')], ['a c', 'b d']],
    ['of three for two', [one('a', 'x')], [one('b', 'x'), one('c', 'x')], ['a b', '- c']],
    ['another one', [one('a')], [one('b')], ['- b', 'a -']],
  ])('%s', (_, before, after, expected) => {
    expect(pairs(before, after)).toEqual(expected);
  });

  test('by another key than the name', () => {
    const byLength = ({ name }: { name: string }) => String(name.length);
    expect(pairs([one('a', 'xx')], [one('b', 'yy')], byLength)).toEqual(['a b']);
  });

  const names = (found: readonly { before?: { label: string } | undefined; after?: { label: string } | undefined }[]) =>
    found.map(({ before, after }) => `${before?.label ?? '-'} ${after?.label ?? '-'}`);

  test('a topic is another one in another namespace, and as a resource it is the same', () => {
    const [before, after] = [
      topologyWith({ a: inside('jobs', ONE) }),
      topologyWith({ a: inside('jobs', TWO) }),
    ] as const;
    const same = (address: string) => address;
    expect(names(topicPlaces(before, after, same))).toEqual(['- jobs', 'jobs -']);
    expect(names(topicPairs(before, after, same))).toEqual(['jobs jobs']);
  });

  test('a topic at another address is one in its own namespace alone', () => {
    const [before, after] = [
      topologyWith({ a: inside('jobs', ONE), b: inside('jobs', TWO) }),
      topologyWith({ c: inside('jobs', TWO), d: inside('jobs', ONE) }),
    ] as const;
    const addresses = (find: typeof topicPairs) =>
      find(before, after, (address) => address)
        .map((pair) => `${pair.before?.address.slice(-1)}${pair.after?.address.slice(-1)}`)
        .sort();
    expect(addresses(topicPairs)).toEqual(['ad', 'bc']);
    expect(addresses(topicPlaces)).toEqual(['ad', 'bc']);
  });
});
