import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loopsIn, TurningLoops } from '../../../lib/proof';
import { changeOfSources, reviewChange, reviewJson } from '../../../lib/proof/review';
import { sentJson, topologyOf } from '../../../lib/routing';
import { parseDocument } from '../../../lib/terraform';
import { scheduler } from '../../cli/scheduler';

interface Part {
  /** Subscriptions as `topic/name`, each with its filter, its action and where it forwards to. */
  readonly subscriptions?: Readonly<
    Record<string, { readonly filter: string; readonly action?: string; readonly to?: string }>
  >;
  /** Queues with where they forward to. */
  readonly queues?: Readonly<Record<string, string | undefined>>;
}

function textOf({ subscriptions = {}, queues = {} }: Part): string {
  const names = Object.entries(subscriptions).map(
    ([path, one]) => [...path.split('/'), one] as [string, string, typeof one],
  );
  const topics = [...new Set(names.map(([topic]) => topic))];
  return JSON.stringify({
    resource: {
      azurerm_servicebus_topic: Object.fromEntries(topics.map((name) => [name, { name, namespace_id: 'n' }])),
      azurerm_servicebus_queue: Object.fromEntries(
        Object.entries(queues).map(([name, to]) => [name, { name, namespace_id: 'n', ...(to && { forward_to: to }) }]),
      ),
      azurerm_servicebus_subscription: Object.fromEntries(
        names.map(([topic, name, { to }]) => [
          `${topic}_${name}`,
          { name, topic_id: `\${azurerm_servicebus_topic.${topic}.id}`, ...(to && { forward_to: to }) },
        ]),
      ),
      azurerm_servicebus_subscription_rule: Object.fromEntries(
        names.map(([topic, name, { filter, action }]) => [
          `${topic}_${name}`,
          {
            name: 'r',
            subscription_id: `\${azurerm_servicebus_subscription.${topic}_${name}.id}`,
            sql_filter: filter,
            ...(action && { action }),
          },
        ]),
      ),
    },
  });
}

const CASES: readonly [
  what: string,
  part: Part,
  told: readonly (readonly [way: string, message: object | undefined])[],
][] = [
  [
    'a topic and a queue',
    { subscriptions: { 'jobs/costly': { filter: "kind = 'a'", to: 'approval' } }, queues: { approval: 'jobs' } },
    [['approval → jobs/costly → approval', { applicationProperties: { kind: 'a' } }]],
  ],
  [
    'a topic and itself',
    { subscriptions: { 'jobs/again': { filter: "kind = 'a'", to: 'jobs' } } },
    [['jobs/again → jobs', { applicationProperties: { kind: 'a' } }]],
  ],
  [
    'two topics',
    {
      subscriptions: {
        'jobs/on': { filter: "kind = 'a'", to: 'audit' },
        'audit/back': { filter: 'n > 1', to: 'jobs' },
      },
    },
    [['audit/back → jobs/on → audit', { applicationProperties: { kind: 'a', n: 2 } }]],
  ],
  ['queues alone', { queues: { one: 'two', two: 'one' } }, [['one → two → one', undefined]]],
  [
    'an action that ends it',
    {
      subscriptions: {
        'jobs/retry': { filter: 'attempts IS NULL OR attempts < 2', action: 'SET attempts = 2', to: 'again' },
      },
      queues: { again: 'jobs' },
    },
    [],
  ],
  [
    'rules that no message gets through',
    {
      subscriptions: {
        'jobs/on': { filter: "kind = 'a'", to: 'audit' },
        'audit/back': { filter: "kind = 'b'", to: 'jobs' },
      },
    },
    [],
  ],
  [
    'one of two loops',
    {
      subscriptions: {
        'jobs/again': { filter: "kind = 'a'", to: 'jobs' },
        'jobs/never': { filter: "kind = 'a' AND kind = 'b'", to: 'jobs' },
      },
    },
    [['jobs/again → jobs', { applicationProperties: { kind: 'a' } }]],
  ],
  ['no loop', { subscriptions: { 'jobs/on': { filter: '1=1', to: 'q' } }, queues: { q: undefined } }, []],
];

test.each(CASES)('%s', async (_, part, told) => {
  const topology = topologyOf(parseDocument('a.tf.json', textOf(part)));
  const found = [];
  const loops = new TurningLoops(topology);
  for (const loop of loopsIn(topology).values()) {
    const turning = await loops.turning(loop);
    if (turning === undefined) continue;
    const way = [...loop.map(({ label }) => label), loop.at(-1)?.name].join(' → ');
    found.push([way, turning.example && sentJson(turning.example.message)]);
  }
  await loops.close();
  expect(found).toEqual(told);
});

test.each(CASES)('the review of a change that makes it: %s', async (_, part, told) => {
  const without: Part = {
    subscriptions: Object.fromEntries(
      Object.entries(part.subscriptions ?? {}).map(([name, { to: __, ...one }]) => [name, one]),
    ),
    queues: Object.fromEntries(Object.keys(part.queues ?? {}).map((name) => [name, undefined])),
  };
  const [before, after] = [without, part].map((one) => parseDocument('a.tf.json', textOf(one)));
  const { remarks } = reviewJson(await reviewChange(changeOfSources(before!, after!))) as {
    readonly remarks: readonly { code: string; text: string; gate?: string; message?: object }[];
  };
  const loops = remarks.filter(({ code }) => code === 'forward-loop');
  const sentences = told.map(([way]) => {
    const stops = way
      .split(' → ')
      .map((stop) => `\`${stop}\``)
      .join(' → ');
    return `messages are forwarded **in a loop**, ${stops}: after 4 hops Azure dead-letters them, and each round may start jobs again`;
  });
  expect(loops.map(({ text }) => text)).toEqual(sentences);
  expect(loops.map(({ message }) => message)).toEqual(told.map(([, message]) => message));
  expect(loops.every(({ gate }) => gate === 'message-loss')).toBe(true);
});

test('check and prove say the same words of it', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'loops-')), 'a.tf.json');
  writeFileSync(file, textOf((CASES[0] as (typeof CASES)[number])[1]));
  const sentence =
    'messages are forwarded in a loop, approval → jobs/costly → approval: after 4 hops Azure dead-letters them, and each round may start jobs again, for example {"applicationProperties":{"kind":"a"}}';
  const checked = scheduler(['check', '--from', file]);
  expect(checked.status).toBe(1);
  expect(checked.stdout).toContain(`warning: forward_to: ${sentence} (forward-loop)`);
  const proved = scheduler(['prove', '--from', file]);
  expect(proved.status).toBe(1);
  expect(proved.stdout).toContain(`  found     ${sentence}`);
  expect(JSON.parse(scheduler(['prove', '--from', file, '--json']).stdout).topics[0].loops).toEqual([
    {
      way: ['approval', 'jobs/costly', 'approval'],
      verdict: 'found',
      message: { applicationProperties: { kind: 'a' } },
    },
  ]);
});
