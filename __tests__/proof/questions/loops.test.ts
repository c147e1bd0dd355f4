import { goingRound, loopSentence, loopsBehind, loopsIn, TopicProof, TurningLoops } from '../../../lib/proof';
import { topologyOf } from '../../../lib/routing';
import { messageToJson } from '../../../lib/rules';
import { parseDocument } from '../../../lib/terraform';

/** Subscriptions as `topic/name`, each with its filter and where it forwards to; queues with where they do. */
type Subscriptions = Readonly<Record<string, readonly [filter: string, to?: string]>>;
type Queues = Readonly<Record<string, string>>;

function topologyWith(subscriptions: Subscriptions, queues: Queues = {}) {
  const rows = Object.entries(subscriptions).map(
    ([path, row]) => [path.replace('/', '_'), path.split('/'), row] as const,
  );
  const topics = [...new Set(rows.map(([, [topic]]) => topic!))];
  const resource = {
    azurerm_servicebus_topic: Object.fromEntries(topics.map((name) => [name, { name, namespace_id: 'n' }])),
    azurerm_servicebus_queue: Object.fromEntries(
      Object.entries(queues).map(([name, to]) => [name, { name, namespace_id: 'n', forward_to: to }]),
    ),
    azurerm_servicebus_subscription: Object.fromEntries(
      rows.map(([key, [topic, name], [, to]]) => [
        key,
        { name, topic_id: `\${azurerm_servicebus_topic.${topic}.id}`, ...(to !== undefined && { forward_to: to }) },
      ]),
    ),
    azurerm_servicebus_subscription_rule: Object.fromEntries(
      rows.map(([key, , [filter]]) => [
        key,
        { name: 'r', subscription_id: `\${azurerm_servicebus_subscription.${key}.id}`, sql_filter: filter },
      ]),
    ),
  };
  return topologyOf(parseDocument('a.tf.json', JSON.stringify({ resource })));
}

/** The loops of a topology in which messages go round: an example of each, or why it cannot be told. */
async function turning(subscriptions: Subscriptions, queues?: Queues) {
  const topology = topologyWith(subscriptions, queues);
  const loops = new TurningLoops(topology);
  const found = [];
  for (const loop of loopsIn(topology).values()) {
    const one = await loops.turning(loop);
    found.push(
      one && {
        ...(one.example && { topic: one.example.topic.name, message: messageToJson(one.example.message) }),
        ...(one.reason !== undefined && { reason: one.reason }),
      },
    );
  }
  await loops.close();
  return found;
}
const text = (string: string) => ({ string });

describe('whether messages go round', () => {
  test.each<[what: string, subscriptions: Subscriptions, queues: Queues, found: readonly unknown[]]>([
    [
      'some do',
      { 'jobs/again': ["kind = 'a'", 'jobs'] },
      {},
      [{ topic: 'jobs', message: { properties: { kind: text('a') } } }],
    ],
    ['none does', { 'jobs/again': ["kind = 'a' AND kind = 'b'", 'jobs'] }, {}, [undefined]],
    ['of queues all do', {}, { one: 'two', two: 'one' }, [{}]],
    [
      'it cannot be told',
      { 'jobs/again': ['n % 0.3 > 5.0', 'jobs'] },
      {},
      [{ reason: 'the solver cannot compute n % 0.3 > 5.0' }],
    ],
    [
      'some do that are sent to the second topic, where it cannot be told of the first',
      { 'a/on': ['n % 0.3 > 5.0 OR b = 1', 'b'], 'b/on': ['b = 1', 'a'] },
      {},
      [{ topic: 'a', message: { properties: { b: { int: '1' } } } }],
    ],
  ])('%s', async (_, subscriptions, queues, found) => {
    expect(await turning(subscriptions, queues)).toEqual(found);
  });

  test('in a loop of five too, of which messages come to four before they are given up', async () => {
    const [found, ...others] = await turning({
      'a/x': ['1 = 1', 'b'],
      'b/x': ['1 = 1', 'c'],
      'c/x': ['1 = 1', 'd'],
      'd/x': ['1 = 1', 'e'],
      'e/x': ["kind = 'a'", 'a'],
    });
    expect([found?.topic !== undefined, others]).toEqual([true, []]);
  });

  test('in one of two loops that begin alike', async () => {
    const topology = topologyWith({
      'jobs/on': ['1 = 1', 'next'],
      'next/back': ["kind = 'a'", 'jobs'],
      'next/never': ["kind = 'a' AND kind = 'b'", 'jobs'],
    });
    const [jobs] = topology.topics.filter(({ name }) => name === 'jobs');
    const proof = new TopicProof(jobs!);
    const found = [];
    for (const loop of loopsIn(topology).values())
      found.push([
        loop
          .map(({ label }) => label)
          .sort()
          .join(' '),
        (await goingRound(proof, loop)).kind,
      ]);
    await proof.close();
    expect(found.sort()).toEqual([
      ['jobs/on next/back', 'message'],
      ['jobs/on next/never', 'none'],
    ]);
  });
});

test('the loops behind a topic are those that its messages may come to in full', () => {
  const topology = topologyWith({
    'first/on': ['1 = 1', 'jobs'],
    'jobs/again': ['1 = 1', 'jobs'],
    'jobs/x': ['1 = 1'],
    'other/again': ['1 = 1', 'other'],
  });
  const loops = [...loopsIn(topology).values()];
  expect(loops).toHaveLength(2);
  const behind = (name: string) =>
    loopsBehind(loops, topology.topics.find((one) => one.name === name)!).map((loop) => loop[0]!.label);
  expect([behind('first'), behind('jobs'), behind('other')]).toEqual([['jobs/again'], ['jobs/again'], ['other/again']]);
  expect(loopsBehind([], topology.topics[0]!)).toEqual([]);
});

test('a loop in words', () => {
  const [loop] = loopsIn(topologyWith({ 'jobs/again': ['1 = 1', 'jobs'] })).values();
  expect(loopSentence(loop!)).toBe(
    'messages are forwarded in a loop, jobs/again → jobs: after 4 hops Azure dead-letters them, and each round may start jobs again',
  );
  expect(
    loopSentence(
      loop!,
      (stop) => `<${stop}>`,
      (said) => said.toUpperCase(),
    ),
  ).toMatch(/^messages are forwarded IN A LOOP, <jobs\/again> → <jobs>: after/);
});
