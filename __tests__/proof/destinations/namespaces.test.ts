import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TopicProof } from '../../../lib/proof';
import { changeOfSources, reviewChange, reviewJson } from '../../../lib/proof/review';
import { knownOf, topologyOf } from '../../../lib/routing';
import type { DeliveryClaim } from '../../../lib/rules';
import { parseDocument } from '../../../lib/terraform';
import { scheduler } from '../../cli/scheduler';

interface Namespace {
  /** What the rule of `jobs/costly` asks for. */
  readonly filter?: string;
  /** Where `jobs/costly` forwards to. */
  readonly to?: string;
  /** What more is said of the queue `approval`; `undefined` where the namespace has none. */
  readonly approval?: object;
  readonly claims?: readonly object[];
}

/** Namespaces with a topic `jobs`, its subscription `costly` and a queue `approval` each, all of the same names. */
function textOf(namespaces: Readonly<Record<string, Namespace>>): string {
  const all = Object.entries(namespaces);
  const map = (make: (name: string, one: Namespace) => object | undefined) =>
    Object.fromEntries(all.flatMap(([name, one]) => (make(name, one) === undefined ? [] : [[name, make(name, one)]])));
  return JSON.stringify({
    resource: {
      azurerm_servicebus_namespace: map((name) => ({ name, sku: 'Standard' })),
      azurerm_servicebus_topic: map((name, { claims = [] }) => ({
        name: 'jobs',
        namespace_id: `\${azurerm_servicebus_namespace.${name}.id}`,
        '//': { claims },
      })),
      azurerm_servicebus_queue: map((name, { approval }) =>
        approval === undefined
          ? undefined
          : { name: 'approval', namespace_id: `\${azurerm_servicebus_namespace.${name}.id}`, ...approval },
      ),
      azurerm_servicebus_subscription: map((name, { to = 'approval' }) => ({
        name: 'costly',
        topic_id: `\${azurerm_servicebus_topic.${name}.id}`,
        forward_to: to,
      })),
      azurerm_servicebus_subscription_rule: map((name, { filter = "kind = 'costly'" }) => ({
        name: 'r',
        subscription_id: `\${azurerm_servicebus_subscription.${name}.id}`,
        sql_filter: filter,
      })),
    },
  });
}

const documentOf = (namespaces: Readonly<Record<string, Namespace>>) => parseDocument('a.tf.json', textOf(namespaces));
const [ONE, OTHER] = [{ approval: {} }, { approval: {} }];
const reaches = (destinations: string[]): DeliveryClaim => ({ kind: 'not-reach', name: 'none', destinations });

async function verdictsOf(namespaces: Readonly<Record<string, Namespace>>, claim: DeliveryClaim) {
  const { topics } = topologyOf(documentOf(namespaces));
  const found: string[] = [];
  for (const topic of topics) {
    const proof = new TopicProof(topic);
    const answer = await proof.prove(claim);
    const ends = answer.verdict === 'refuted' ? answer.refutations.flatMap((one) => one.ends).join() : '';
    found.push(`${topic.label}: ${answer.verdict} ${ends}`.trim());
    await proof.close();
  }
  return found;
}

test('forwarding stays in its namespace, by the same names in another one', async () => {
  const names = { one: ONE, other: { ...OTHER, filter: '1=2' } };
  expect(await verdictsOf(names, reaches(['approval']))).toEqual([
    'one/jobs: refuted one/approval',
    'other/jobs: proved',
  ]);
  // Of several of one name, one can be named with its namespace.
  expect(await verdictsOf(names, reaches(['other/approval']))).toEqual(['one/jobs: proved', 'other/jobs: proved']);
});

test('the name of an entity of another namespace is one of this namespace', async () => {
  const to = '${azurerm_servicebus_queue.other.name}';
  expect(await verdictsOf({ one: { ...ONE, to }, other: OTHER }, reaches(['one/approval']))).toEqual([
    'one/jobs: refuted one/approval',
    'other/jobs: proved',
  ]);
  // Where there is none of that name, it is one that the document does not have.
  expect(await verdictsOf({ one: { to }, other: OTHER }, reaches(['approval']))).toEqual([
    'one/jobs: refuted approval',
    'other/jobs: refuted approval',
  ]);
  const way = new TopicProof(topologyOf(documentOf({ one: { to }, other: OTHER })).topics[0]!);
  const [arrival] = way.arrivals(knownOf(way.topic.subscriptions)[0]!);
  expect(arrival?.way.map(({ kind }) => kind)).toEqual(['entity', 'outside', 'unknown']);
  await way.close();
});

describe('a review tells them apart', () => {
  const remarksOf = async (before: Readonly<Record<string, Namespace>>, after: Readonly<Record<string, Namespace>>) =>
    reviewJson(await reviewChange(changeOfSources(documentOf(before), documentOf(after)))) as {
      readonly topics: readonly { readonly topic: string; readonly unmoved: boolean; readonly rows: readonly any[] }[];
      readonly remarks: readonly { readonly code: string; readonly subject: string; readonly text: string }[];
    };

  test('a queue that takes nothing any more, in one of them', async () => {
    const { topics, remarks } = await remarksOf(
      { one: ONE, other: OTHER },
      { one: ONE, other: { approval: { status: 'Disabled' } } },
    );
    expect(topics.map(({ topic, unmoved }) => [topic, unmoved])).toEqual([
      ['one/jobs', true],
      ['other/jobs', false],
    ]);
    expect(remarks.map(({ subject, text }) => `${subject} ${text}`)).toContainEqual(
      expect.stringMatching(
        /^other\/jobs messages with .* that reached `other\/approval` now reach nobody: they are dead letters, in `other\/jobs\/costly\/\$DeadLetterQueue`$/,
      ),
    );
  });

  test('a claim of the one that does not change is not told', async () => {
    const claims = [
      { kind: 'cover', name: 'all are approved', destinations: ['approval'], messages: "kind = 'costly'" },
    ];
    const { remarks } = await remarksOf(
      { one: { ...ONE, claims }, other: { ...OTHER, claims } },
      { one: { ...ONE, claims }, other: { ...OTHER, claims, filter: "kind = 'cheap'" } },
    );
    expect(remarks.filter(({ code }) => code === 'claim-refuted').map(({ subject }) => subject)).toEqual([
      'other/jobs',
    ]);
  });
});

test('check and prove on the command line', () => {
  const claims = [{ kind: 'not-reach', name: 'nothing is approved', destinations: ['approval'] }];
  const file = join(mkdtempSync(join(tmpdir(), 'namespaces-')), 'a.tf.json');
  writeFileSync(file, textOf({ one: { ...ONE, claims }, other: { ...OTHER, claims, filter: '1=2' } }));
  const checked = scheduler(['check', '--from', file]);
  const refuted = checked.stdout.split('\n').filter((line) => line.includes('is refuted'));
  expect(refuted).toEqual([
    expect.stringMatching(/"nothing is approved" is refuted: a message reaches one\/approval: /),
  ]);
  const proved = scheduler(['prove', 'not-reach', 'approval', '--from', file]);
  expect(proved.stdout).toMatch(/^one\/jobs .*? {2}refuted .*\nother\/jobs [^\n]*\n {2}proved /s);
  // A name that only one namespace has is a question about its topic.
  const one = scheduler(['prove', 'cover', 'other/approval', '--from', file]);
  expect(one.stdout).toMatch(/other\/jobs/);
  expect(one.stdout).not.toMatch(/one\/jobs/);
});
