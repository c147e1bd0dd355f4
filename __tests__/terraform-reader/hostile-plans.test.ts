import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { audit } from '../../lib/audit';
import { reviewChange, reviewJson, reviewMarkdown } from '../../lib/proof/review';
import { emulatorConfig, graphOf, mermaidOf, Router, sentMessage, topologyOf } from '../../lib/routing';
import { svgOf } from '../../lib/routing/pictures/svg';
import { parseDocument, readPlanChange, UnreadableDocument } from '../../lib/terraform';
import { FAULT } from '../../lib/text';

/** What is wrong with a plan that has a change like this, and perhaps more. */
function refusal(change: unknown, more: object = {}): string | undefined {
  const plan = { format_version: '1.2', resource_changes: [change], configuration: { root_module: {} }, ...more };
  try {
    parseDocument('plan.json', JSON.stringify(plan));
    return undefined;
  } catch (error) {
    if (error instanceof UnreadableDocument) return error.message;
    throw error;
  }
}

const WRONG = 'plan.json: no plan as terraform show -json writes it: ';
const TOPIC = {
  address: 'azurerm_servicebus_topic.t',
  mode: 'managed',
  type: 'azurerm_servicebus_topic',
  name: 't',
  change: { actions: ['create'], before: null, after: { name: 't' }, after_unknown: {} },
};

test.each<[what: string, change: unknown, more: object, problems: string]>([
  ['a change that is none', 5, {}, 'resource_changes[0]: got 5, allowed a change of a resource'],
  ['null in the place of one', null, {}, 'resource_changes[0]: got null, allowed a change of a resource'],
  ['a list that is an object', 0, { resource_changes: {} }, 'resource_changes: got {}, allowed a list of changes'],
  [
    'numbers for names, and no address',
    { ...TOPIC, address: undefined, name: 5, type: 7 },
    {},
    'resource_changes[0].address: got nothing, allowed the address of a resource, a text; give it; resource_changes[0].type: got 7, allowed the type of a resource, a text; resource_changes[0].name: got 5, allowed the name of a resource, a text',
  ],
  [
    'an object that is no text',
    { ...TOPIC, address: { toString: 1 } },
    {},
    'resource_changes[0].address: got {"toString":1}, allowed the address of a resource, a text',
  ],
  [
    'values that are none',
    { ...TOPIC, change: { actions: 'create', before: 5, after: [], after_unknown: 'x' } },
    {},
    'resource_changes[0].change.actions: got "create", allowed a list of actions; resource_changes[0].change.before: got 5, allowed the values of a resource: an object or null; resource_changes[0].change.after: got [], allowed the values of a resource: an object or null; resource_changes[0].change.after_unknown: got "x", allowed marks in the shape of the value',
  ],
  [
    'a state that is none',
    TOPIC,
    { prior_state: { values: { root_module: { resources: {}, child_modules: [{ resources: [{}] }] } } } },
    'prior_state.values.root_module.resources: got {}, allowed a list of resources; prior_state.values.root_module.child_modules[0].resources[0].address: got nothing, allowed the address of a resource, a text; give it; prior_state.values.root_module.child_modules[0].resources[0].type: got nothing, allowed the type of a resource, a text; give it',
  ],
  [
    'references that are none, deep in modules',
    TOPIC,
    {
      configuration: {
        root_module: {
          module_calls: {
            m: { module: { resources: [{ address: 'a.b', expressions: { x: [{ y: { references: [{}] } }] } }] } },
          },
        },
      },
    },
    'configuration.root_module.module_calls.m.module.resources[0].expressions.x[0].y.references[0]: got {}, allowed a reference, a text',
  ],
])('%s is told', (_, change, more, problems) => {
  expect(refusal(change, more)).toBe(`${WRONG}${problems}`);
});

test.each<[what: string, change: unknown, more: object]>([
  ['nothing at all in the place of everything', { address: 'a.b', type: 'a' }, {}],
  [
    'null wherever Terraform leaves something out',
    {
      ...TOPIC,
      previous_address: null,
      module_address: null,
      index: null,
      deposed: null,
      action_reason: null,
      change: {
        ...TOPIC.change,
        after_unknown: null,
        before_sensitive: null,
        after_sensitive: null,
        replace_paths: null,
      },
    },
    {
      resource_drift: null,
      deferred_changes: null,
      prior_state: null,
      planned_values: null,
      variables: null,
      checks: null,
    },
  ],
  [
    'what a later Terraform adds',
    { ...TOPIC, news: 1 },
    { news: [], configuration: { news: {}, root_module: { news: 1 } } },
  ],
  ['no change at all', TOPIC, { resource_changes: null }],
])('%s is a plan', (_, change, more) => {
  expect(refusal(change, more)).toBeUndefined();
});

test('a plan that changes nothing at all has no list of changes', () => {
  const plan = { format_version: '1.2', planned_values: {}, configuration: { root_module: {} } };
  expect(parseDocument('plan.json', JSON.stringify(plan)).resources).toEqual([]);
});

test('Terraform makes text of the numbers that somebody wrote for names', () => {
  const topology = topologyOf(
    parseDocument(
      'cdk.tf.json',
      JSON.stringify({ resource: { azurerm_servicebus_topic: { t: { name: 5, namespace_id: 'n' } } } }),
    ),
  );
  expect(topology.topics.map(({ name }) => name)).toEqual(['5']);
});

/** Values that JavaScript takes for something else, as JSON: in the place of any value of a document. */
const HOSTILE = [
  '{"toString": 1}',
  '{"valueOf": 1, "toString": 1}',
  '{"__proto__": {"toString": 1}}',
  '{"constructor": 1, "length": 3, "hasOwnProperty": 1}',
  '[{"toString": 1}]',
  '[[]]',
  '[]',
  '{}',
  'null',
  '5',
  '-1.5',
  'true',
  '""',
  '"constructor"',
  '"__proto__"',
  '"${a.b"',
  '"/topics/"',
  '"module.a[\\"\\\\q\\"]"',
  '"a\\ud800"',
];
const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '',
  'length',
  'for_each',
  'dynamic',
  '//',
];

const SUPPORT = join(__dirname, '../support');
const samples = [
  'plans',
  'cases/topology',
  'cases/terraform/odd',
  'cases/terraform/azapi',
  'cases/terraform/nasty',
].flatMap((at) =>
  readdirSync(join(SUPPORT, at))
    .filter((name) => name.endsWith('.json') && name !== 'm.json')
    .map((name) => join(at, name)),
);
const texts = new Map(samples.map((sample) => [sample, readFileSync(join(SUPPORT, sample), 'utf8')]));

interface Mutation {
  readonly at: number;
  readonly value: number;
  readonly name: number;
  readonly what: 'replace' | 'rename' | 'add' | 'remove';
}

const mutation = fc.record<Mutation>({
  at: fc.nat(1_000_000),
  value: fc.nat(HOSTILE.length - 1),
  name: fc.nat(NAMES.length - 1),
  what: fc.constantFrom('replace', 'replace', 'rename', 'add', 'remove'),
});

type Owner = Record<string, unknown>;

function membersOf(value: unknown): [Owner, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const owner = value as Owner;
  return Object.keys(owner).flatMap((name) => [[owner, name] as [Owner, string], ...membersOf(owner[name])]);
}

function mutated(sample: string, mutations: readonly Mutation[]): string {
  const json: unknown = JSON.parse(texts.get(sample)!);
  const define = (owner: object, name: string, value: unknown) =>
    Object.defineProperty(owner, name, { value, enumerable: true, configurable: true, writable: true });
  for (const { at, value, name, what } of mutations) {
    const members = membersOf(json);
    const member = members[at % Math.max(1, members.length)];
    if (member === undefined) break;
    const [owner, key] = member;
    const inner = owner[key];
    if (what === 'replace') owner[key] = JSON.parse(HOSTILE[value]!);
    // A list has a length already, which is a number.
    else if (what === 'add' && typeof inner === 'object' && inner !== null && !Array.isArray(inner))
      define(inner, NAMES[name]!, JSON.parse(HOSTILE[value]!));
    else if (!Array.isArray(owner)) {
      delete owner[key];
      if (what === 'rename') define(owner, NAMES[name]!, inner);
    }
  }
  return JSON.stringify(json);
}

const numRuns = Number(process.env.FUZZ_RUNS ?? 150);
const message = sentMessage({ applicationProperties: { kind: 'train', constructor: 1 } });

test('whatever stands in a document, it is answered, or refused in one line', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.array(mutation, { minLength: 1, maxLength: 3 }),
      (sample, mutations) => {
        const text = mutated(sample, mutations);
        for (const side of ['before', 'after'] as const) {
          try {
            const document = parseDocument('plan.json', text, side);
            const topology = topologyOf(document);
            for (const topic of topology.topics) new Router().route(topic, message);
            const graph = graphOf(topology);
            mermaidOf(graph);
            svgOf(graph);
            emulatorConfig(topology);
            const { records } = audit([document], { today: '2026-11-22' });
            expect(records.filter(({ reason }) => reason?.includes(FAULT))).toEqual([]);
          } catch (error) {
            if (error instanceof UnreadableDocument) expect(error.message).not.toContain('\n');
            else if (!(error instanceof Error && error.name === 'MalformedWaivers')) throw error;
          }
        }
      },
    ),
    { numRuns },
  );
});

test('whatever stands in a plan, its review has no fault of ours', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'hostile-')), 'plan.json');
  const plans = samples.filter((sample) => texts.get(sample)?.includes('resource_changes'));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...plans),
      fc.array(mutation, { minLength: 1, maxLength: 3 }),
      async (sample, mutations) => {
        writeFileSync(file, mutated(sample, mutations));
        try {
          const review = await reviewChange(readPlanChange(file));
          expect(reviewMarkdown(review)).not.toContain(FAULT);
          expect(JSON.stringify(reviewJson(review))).not.toContain(FAULT);
        } catch (error) {
          if (!(error instanceof UnreadableDocument)) throw error;
          expect(error.message).not.toContain('\n');
        }
      },
    ),
    { numRuns: Math.ceil(numRuns / 5) },
  );
});
