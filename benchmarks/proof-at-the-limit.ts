import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Proofs about a topic at the limit of the service, 2,000 subscriptions, about long lists of values, and about actions:
 * `npm run bench:proof`. Each question has a process of its own; processor time, time and peak memory are of the whole process.
 *
 * AGAINST names another clone of this project (with its dependencies): the same is asked there, in turns, and the ratios of
 * the medians are shown. ROUNDS says how often (default 1), ONLY names one question, SECONDS the longest that is waited.
 */
const ROOT = resolve(__dirname, '..');
const rounds = Number(process.env.ROUNDS ?? 1);
const patience = Number(process.env.SECONDS ?? 600);

const list = (n: number) => Array.from({ length: 95 }, (_, at) => `'${(n * 95 + at).toString(36)}'`).join(', ');
const LISTS = (n: number) => `eventType IN (${list(n)})`;
const ONE_EACH = (n: number) => `jobKind = 'kind-${n}' AND priority >= ${n % 10}`;

const PER_SCORE = (n: number) => `jobKind = 'kind-${n}' AND score >= 0.${n % 10}`;

interface Question {
  readonly count: number;
  readonly ask: 'pairs' | 'prove' | 'review';
  readonly sql: (n: number) => string;
  /** What each rule does with its copies. */
  readonly action?: string;
}

/** What actions do most: all of it is done by each of so many rules, with a kind of message each. */
const ACTIONS: readonly (readonly [title: string, action: string, sql?: (n: number) => string])[] = [
  ['a sum', 'SET priority = priority + 1'],
  ['a product with a fraction', 'SET score = score * 1.5', PER_SCORE],
  ['a copy', 'SET kind = jobKind'],
  ['a session', 'SET sys.SessionId = tenant'],
  ['a partition', 'SET sys.PartitionKey = tenant'],
];

const QUESTIONS: Readonly<Record<string, Question>> = {
  'all pairs, where all overlap': { count: 2000, ask: 'pairs', sql: (n) => `priority > ${n} OR jobKind = 'kind-${n}'` },
  'prove, one kind of message each': { count: 2000, ask: 'prove', sql: ONE_EACH },
  'review of 1,000 changed rules': { count: 2000, ask: 'review', sql: ONE_EACH },
  'prove, IN with 95 values, 12 times': { count: 12, ask: 'prove', sql: LISTS },
  'prove, IN with 95 values, 100 times': { count: 100, ask: 'prove', sql: LISTS },
  ...Object.fromEntries(
    ACTIONS.flatMap(([title, action, sql = ONE_EACH]) =>
      [100, 2000].map((count) => [`prove, ${title} in ${count} rules`, { count, ask: 'prove', sql, action } as const]),
    ),
  ),
};

/** What one process took. */
interface Taken {
  readonly processor: number;
  readonly seconds: number;
  readonly megabytes: number;
  /** What it answered, in few words: the same everywhere. */
  readonly answer: string;
}

/** Asks one question with the code of a clone, and prints what it took as JSON. */
async function ask(title: string, root: string): Promise<void> {
  const question = QUESTIONS[title] as Question;
  const start = performance.now();
  const answer = await (question.ask === 'review' ? review(question, root) : prove(question, root));
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const taken: Taken = {
    processor: (userCPUTime + systemCPUTime) / 1e6,
    seconds: (performance.now() - start) / 1000,
    megabytes: maxRSS / 1024,
    answer,
  };
  console.log(JSON.stringify(taken));
}

async function prove({ count, ask: what, sql, action }: Question, root: string): Promise<string> {
  const { topicOf } = require(`${root}/__tests__/support/topics`);
  const { findOverlaps, reportTopic, TopicProof } = require(`${root}/lib/proof`);
  const written = (n: number) => (action === undefined ? sql(n) : { rule: { sql: sql(n), action } });
  const topic = topicOf(Object.fromEntries(Array.from({ length: count }, (_, n) => [`job-${n}`, written(n)])));
  const proof = new TopicProof(topic);
  const report = what === 'prove' ? await reportTopic(proof) : { overlaps: await findOverlaps(proof) };
  await proof.close();
  const { overlaps, unreachable = [], kinds = [], rules = [] } = report;
  const unreached = kinds.filter(({ unreached: { kind } }: { unreached: { kind: string } }) => kind === 'message');
  return `${overlaps.pairs.length} pairs, ${overlaps.undecided.length} undecided, ${unreachable.length} unreachable, ${unreached.length} of ${kinds.length} kinds unreached, ${rules.length} remarks`;
}

const BUS = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ServiceBus/namespaces/bus';

/** A plan of one topic in which every other rule changes. */
function planOf({ count, sql }: Question): object {
  const topic = { id: `${BUS}/topics/events`, name: 'events', namespace_id: BUS };
  const change = (type: string, index: string, before: object, after = before) => ({
    address: `azurerm_servicebus_${type}.all["${index}"]`,
    mode: 'managed',
    type: `azurerm_servicebus_${type}`,
    name: 'all',
    index,
    change: { actions: before === after ? ['no-op'] : ['update'], before, after, after_unknown: {} },
  });
  const all = Array.from({ length: count }, (_, n) => {
    const id = `${topic.id}/subscriptions/job-${n}`;
    const rule = { id: `${id}/rules/r`, name: 'r', subscription_id: id, filter_type: 'SqlFilter', sql_filter: sql(n) };
    return [
      change('subscription', `${n}`, { id, name: `job-${n}`, topic_id: topic.id }),
      change('subscription_rule', `${n}`, rule, n % 2 === 0 ? rule : { ...rule, sql_filter: `${sql(n)} AND gpus > 1` }),
    ];
  });
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    complete: true,
    errored: false,
    resource_changes: [change('topic', 'events', topic), ...all.flat()],
    configuration: { provider_config: {}, root_module: { resources: [] } },
  };
}

async function review(question: Question, root: string): Promise<string> {
  const { reviewChange } = require(`${root}/lib/proof/review`);
  const { readPlanChange } = require(`${root}/lib/terraform`);
  const folder = mkdtempSync(join(tmpdir(), 'bench-review-'));
  try {
    writeFileSync(join(folder, 'plan.json'), JSON.stringify(planOf(question)));
    const { topics } = await reviewChange(readPlanChange(join(folder, 'plan.json')));
    const [topic] = topics;
    return `${topic.rules.length} rules, ${topic.rows.length} rows, ${topic.remarks.length} remarks`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a question takes in a process of its own; `undefined` where it was not waited for. */
function taken(title: string, root: string): Taken | undefined {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', join(root, 'lib/typescript.cjs'), __filename, title, root],
    { cwd: root, encoding: 'utf8', timeout: patience * 1000 },
  );
  if (status === null) return undefined;
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number;
}

function main(): void {
  const against = process.env.AGAINST === undefined ? [] : [resolve(process.env.AGAINST)];
  const roots = [ROOT, ...against];
  for (const title of Object.keys(QUESTIONS).filter(
    (one) => process.env.ONLY === undefined || process.env.ONLY === one,
  )) {
    const runs = Array.from({ length: rounds }, () => roots.map((root) => taken(title, root)));
    const parts = (['processor', 'seconds', 'megabytes'] as const).map((part) =>
      roots.map((_, at) => median(runs.map((run) => run[at]?.[part] ?? Infinity))),
    );
    const shown = parts.map(([own = 0, other]) =>
      other === undefined ? own.toFixed(1) : `${own.toFixed(1)} / ${other.toFixed(1)} = ${(own / other).toFixed(3)}`,
    );
    console.log(`${title}: ${shown[0]} s of processor, ${shown[1]} s, ${shown[2]} MB`);
    for (const run of runs[0] ?? []) console.log(`    ${run?.answer ?? `no answer in ${patience} s`}`);
  }
}

const [title, root] = process.argv.slice(2);
if (title === undefined || root === undefined) main();
else void ask(title, root);
