import { changeOfSources, reviewChange, reviewJson } from '../../../lib/proof/review';
import { parseDocument } from '../../../lib/terraform';

interface Graph {
  /** The action of `jobs/gpu`, which forwards. */
  readonly action?: string;
  readonly to?: string;
  /** The filters of the subscriptions of `next`. */
  readonly next?: Readonly<Record<string, string>>;
  readonly queue?: object;
  readonly claims?: readonly object[];
}

function documentOf({
  action,
  to = 'next',
  next = { a: "kind = 'x'", b: "kind = 'y'" },
  queue = {},
  claims = [],
}: Graph) {
  const names = Object.keys(next);
  return parseDocument(
    'a.tf.json',
    JSON.stringify({
      resource: {
        azurerm_servicebus_topic: {
          jobs: { name: 'jobs', namespace_id: 'n', '//': { claims } },
          next: { name: 'next', namespace_id: 'n' },
        },
        azurerm_servicebus_queue: { approval: { name: 'approval', namespace_id: 'n', ...queue } },
        azurerm_servicebus_subscription: {
          gpu: { name: 'gpu', topic_id: '${azurerm_servicebus_topic.jobs.id}', forward_to: to },
          ...Object.fromEntries(names.map((name) => [name, { name, topic_id: '${azurerm_servicebus_topic.next.id}' }])),
        },
        azurerm_servicebus_subscription_rule: {
          gpu: {
            name: 'r',
            subscription_id: '${azurerm_servicebus_subscription.gpu.id}',
            sql_filter: 'EXISTS(kind)',
            ...(action !== undefined && { action }),
          },
          ...Object.fromEntries(
            names.map((name) => [
              name,
              { name: 'r', subscription_id: `\${azurerm_servicebus_subscription.${name}.id}`, sql_filter: next[name] },
            ]),
          ),
        },
      },
    }),
  );
}

async function reviewed(before: Graph, after: Graph) {
  const { topics, remarks } = reviewJson(
    await reviewChange(changeOfSources(documentOf(before), documentOf(after))),
  ) as {
    readonly topics: readonly {
      topic: string;
      unmoved: boolean | null;
      rows: readonly { end: string; gained?: object }[];
    }[];
    readonly remarks: readonly { code: string; subject: string; text: string; message?: object; gate?: string }[];
  };
  const jobs = topics.find(({ topic }) => topic === 'jobs')!;
  const told = remarks.filter(
    ({ code, subject }) =>
      subject.startsWith('jobs') && ['forwarded-elsewhere', 'lost-coverage', 'claim-refuted'].includes(code),
  );
  return { jobs, told: told.map(({ code, text, message }) => [code, text, message]) };
}

const event = (kind: string) => ({ applicationProperties: { kind } });

test.each<[what: string, before: Graph, after: Graph, told: readonly unknown[]]>([
  [
    'a rule of the next topic',
    {},
    { next: { a: "kind IN ('x', 'z')", b: "kind = 'y'" } },
    [['forwarded-elsewhere', 'messages now end at `next/a` (`jobs/gpu` → `next/a`) that did not before', event('z')]],
  ],
  [
    'rules of the next topic that change places',
    {},
    { next: { a: "kind = 'y'", b: "kind = 'x'" } },
    [
      [
        'forwarded-elsewhere',
        'messages that ended at `next/b` (`jobs/gpu` → `next/b`) now end at `next/a` (`jobs/gpu` → `next/a`)',
        event('y'),
      ],
      [
        'forwarded-elsewhere',
        'messages that ended at `next/a` (`jobs/gpu` → `next/a`) now end at `next/b` (`jobs/gpu` → `next/b`)',
        event('x'),
      ],
    ],
  ],
  [
    'a rule of the next topic that loses some',
    {},
    { next: { a: "kind = 'x'", b: "kind = 'none'" } },
    [
      ['lost-coverage', "messages with `kind = 'y'` that reached `next/b` now reach nobody", event('y')],
      [
        'forwarded-elsewhere',
        'messages now end at `next/b` (`jobs/gpu` → `next/b`) that did not before',
        event('none'),
      ],
    ],
  ],
  [
    'an action before it',
    {},
    { action: "SET kind = 'x'" },
    [
      [
        'forwarded-elsewhere',
        'messages now end at `next/a` (`jobs/gpu` → `next/a`) that did not before',
        event('other'),
      ],
      [
        'forwarded-elsewhere',
        'messages that ended at `next/b` (`jobs/gpu` → `next/b`) now end at `next/a` (`jobs/gpu` → `next/a`)',
        event('y'),
      ],
    ],
  ],
  [
    'another target',
    { to: 'next', next: { a: 'EXISTS(kind)' } },
    { to: 'approval', next: { a: 'EXISTS(kind)' } },
    [
      [
        'forwarded-elsewhere',
        'messages that ended at `next/a` (`jobs/gpu` → `next/a`) now end at `approval` (`jobs/gpu` → `approval`)',
        event('x'),
      ],
    ],
  ],
  [
    'the status of a queue',
    { to: 'approval' },
    { to: 'approval', queue: { status: 'SendDisabled' } },
    [
      [
        'lost-coverage',
        expect.stringMatching(
          /that reached `approval` now reach nobody: they are dead letters, in `jobs\/gpu\/\$DeadLetterQueue`$/,
        ),
        expect.anything(),
      ],
    ],
  ],
  [
    'dead letters of it that go on',
    { to: 'approval', queue: { status: 'Disabled' } },
    { to: 'approval', queue: { status: 'ReceiveDisabled' } },
    [
      [
        'forwarded-elsewhere',
        'messages that ended at `jobs/gpu/$DeadLetterQueue` (`jobs/gpu` → `jobs/gpu/$DeadLetterQueue`) now end at `approval` (`jobs/gpu` → `approval`)',
        expect.anything(),
      ],
    ],
  ],
])('%s', async (_, before, after, told) => {
  const found = await reviewed(before, after);
  expect(new Set(found.told)).toEqual(new Set(told));
  expect(found.jobs.unmoved).toBe(false);
});

test.each<[what: string, before: Graph, after: Graph]>([
  ['the same in other words, in the next topic', {}, { next: { a: "'x' = kind", b: "kind IN ('y')" } }],
  [
    'what no message has of the next topic',
    { action: "SET kind = 'x'" },
    { action: "SET kind = 'x'", next: { a: "kind = 'x'", b: "kind = 'w'" } },
  ],
  ['a queue that nothing is forwarded to', {}, { queue: { status: 'Disabled' } }],
])('%s moves nothing of what is sent to jobs', async (_, before, after) => {
  const { jobs, told } = await reviewed(before, after);
  expect({ unmoved: jobs.unmoved, told, rows: jobs.rows }).toEqual({ unmoved: true, told: [], rows: [] });
});

describe('a claim is asked again', () => {
  const claims = [
    { kind: 'cover', name: 'x comes to a', destinations: ['next/a'], messages: "kind = 'x'" },
    { kind: 'not-reach', name: 'nothing needs approval', destinations: ['approval'] },
  ];

  test.each<[what: string, after: Graph, text: string]>([
    [
      'where only a later topic has changed',
      { next: { a: "kind = 'other'", b: "kind = 'x'" } },
      '"x comes to a" is refuted, and was not before: a message does not reach `next/a` (it is claimed for messages whose kind is \'x\')',
    ],
    [
      'where only a target has',
      { to: 'approval' },
      '"nothing needs approval" is refuted, and was not before: a message reaches `approval`',
    ],
  ])('%s', async (_, after, text) => {
    const { told } = await reviewed({ claims }, { ...after, claims });
    expect(told.map(([, said]) => said)).toContain(text);
  });
});
