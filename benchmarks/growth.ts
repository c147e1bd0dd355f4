import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as inputs from '../__tests__/support/many';
import { measure, type Run, TookTooLong } from './processes';

/**
 * What each command takes for more and more of the same: `npm run bench:growth`. Work should grow with the input: the
 * exponent (`n` times four makes the work four times to the power of it) should stay about 1, where the start of the
 * command, which is told first, is taken off.
 *
 * ONLY names a part of a title, LIMIT is how many seconds of one run are waited for (by default 300), LARGEST leaves out
 * what is larger.
 */
const limit = Number(process.env.LIMIT ?? 300) * 1000;
const largest = Number(process.env.LARGEST ?? Number.POSITIVE_INFINITY);
const COMMAND = join(__dirname, '../lib/cli/scheduler.cjs');
const SIZES = [1000, 4000, 16_000, 64_000];

interface Growth {
  readonly title: string;
  readonly sizes?: readonly number[];
  /** The files, by the letters that stand for them in `run`; `in` is standard input. */
  readonly files: (n: number) => Readonly<Record<string, string>>;
  /** The words of the command; `@a` is the file `a`. */
  readonly run: string;
}

type Make = (n: number) => string;
const of = (command: string, about: string, make: Make, sizes?: readonly number[]): Growth => ({
  title: `${command}: ${about}`,
  files: (n) => ({ a: make(n) }),
  run: `${command} --from @a`,
  ...(sizes && { sizes }),
});

const DOCUMENTS: readonly (readonly [about: string, make: Make])[] = [
  ['queues', inputs.queues],
  ['subscriptions of a topic', inputs.subscriptions],
  ['topics', inputs.topics],
  ['deployed resources of a plan', inputs.deployedPlan],
  ['subscriptions that a plan creates', inputs.createdPlan],
];
/** What may belong to each of many others, and may not: it is looked at in pairs only by mistake. */
const OPEN: readonly (readonly [about: string, make: Make])[] = [
  ['resources that are not understood', inputs.open.hidden],
  ['subscriptions of topics that are not known', inputs.open.looseSubscriptions],
  ['rules of subscriptions that are not known', inputs.open.looseRules],
  ['subscriptions of which nobody knows how many', inputs.open.repeated],
  ['topics that are read', inputs.open.readTopics],
  ['receivers', inputs.open.roles],
  ['namespaces with locks, alerts and logs', inputs.open.namespaces],
  ['what azapi changes', inputs.open.changes],
  ['a row of forwarding', inputs.open.chain],
];
const PLANS: readonly (readonly [about: string, make: Make])[] = [
  ['rules that a plan does not decide', inputs.open.undecidedPlan],
  ['sensitive filters of a plan', inputs.open.sensitivePlan],
];
const message = inputs.messages(1);
/** Of one topic Azure has so many subscriptions, and filters, at most. */
const ONE_TOPIC = [125, 500, 2000];

const GROWTHS: readonly Growth[] = [
  ...['check', 'audit', 'diagram'].flatMap((command) => DOCUMENTS.map(([about, make]) => of(command, about, make))),
  ...['check', 'audit'].flatMap((command) => OPEN.map(([about, make]) => of(command, about, make))),
  of('check', 'rules of a subscription', inputs.rules, [250, 1000, 2000]),
  of('audit', 'rules of a subscription', inputs.rules),
  of('check', 'conditions of a filter', inputs.longFilter),
  of('audit --json', 'subscriptions of a topic', inputs.subscriptions),
  of('audit --all', 'subscriptions of a topic', inputs.subscriptions),
  of('audit --sarif @s', 'subscriptions of a topic', inputs.subscriptions),
  of('audit --markdown @s', 'subscriptions of a topic', inputs.subscriptions),
  of('diagram --format svg', 'subscriptions of a topic', inputs.subscriptions, [125, 500, 2000]),
  of('diagram --format html', 'subscriptions of a topic', inputs.subscriptions, [125, 500, 2000]),
  of('diagram --format svg', 'topics', inputs.topics, [125, 500, 2000]),
  ...DOCUMENTS.map(([about, make]) => of('emulator --out @out', about, make)),
  ...[...DOCUMENTS.slice(1), ...OPEN.slice(0, 5)].map(
    ([about, make]): Growth => ({
      title: `route: ${about}`,
      files: (n) => ({ a: make(n), b: message }),
      run: 'route @b --from @a',
    }),
  ),
  {
    title: 'route: messages',
    files: (n) => ({ a: inputs.subscriptions(100), b: inputs.messages(n) }),
    run: 'route @b --from @a',
  },
  {
    title: 'route --explain: subscriptions of a topic',
    files: (n) => ({ a: inputs.subscriptions(n), b: message }),
    run: 'route --explain @b --from @a',
  },
  {
    title: 'route: properties of a message',
    files: (n) => ({ a: inputs.subscriptions(100), b: inputs.wideMessage(n) }),
    run: 'route @b --from @a',
    // A message has at most 64 KB of properties.
    sizes: [500, 2000, 8000],
  },
  { title: 'eval: requests', files: (n) => ({ in: inputs.requests(n) }), run: 'eval' },
  { title: 'eval: messages of a request', files: (n) => ({ in: inputs.batchRequest(n) }), run: 'eval' },
  { title: 'eval: conditions of a filter', files: (n) => ({ in: inputs.longRequest(n) }), run: 'eval' },
  {
    title: 'prove: subscriptions of a topic',
    sizes: ONE_TOPIC,
    files: (n) => ({ a: inputs.subscriptions(n) }),
    run: 'prove --from @a',
  },
  { title: 'prove: topics', sizes: [125, 500, 2000], files: (n) => ({ a: inputs.topics(n) }), run: 'prove --from @a' },
  {
    title: 'review: deployed resources, 1 filter of 100 changes',
    files: (n) => ({ a: inputs.deployedPlan(n) }),
    run: 'review @a',
  },
  {
    title: 'review: deployed resources, every filter changes',
    files: (n) => ({ a: inputs.deployedPlan(n, 1) }),
    run: 'review @a',
    sizes: [250, 1000, 4000],
  },
  {
    title: 'review: subscriptions that a plan creates',
    files: (n) => ({ a: inputs.createdPlan(n) }),
    run: 'review @a',
    sizes: ONE_TOPIC,
  },
  ...PLANS.map(([about, make]): Growth => of('review', about, make, ONE_TOPIC)).map((growth) => ({
    ...growth,
    run: 'review @a',
  })),
];

async function runOnce(folder: string, { files, run }: Growth, n: number): Promise<Run> {
  const path = (name: string) => join(folder, `${name}.json`);
  for (const [name, text] of Object.entries(files(n))) writeFileSync(path(name), text);
  const words = run.split(' ').map((word) => (word.startsWith('@') ? path(word.slice(1)) : word));
  return measure([COMMAND, ...words], {
    statuses: [0, 1],
    limit,
    ...('in' in files(1) && { input: path('in') }),
  });
}

/** How many times the work is multiplied where the input is, as a power of it. */
function exponent(more: number, work: number): string {
  return (Math.log(work) / Math.log(more)).toFixed(2);
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-growth-'));
  const { work: start } = await measure([COMMAND, '--version'], {});
  console.log(`start of the command: ${(start / 1000).toFixed(2)} s of work, which is taken off`);
  for (const growth of GROWTHS.filter(({ title }) => title.includes(process.env.ONLY ?? ''))) {
    let before: { n: number; work: number } | undefined;
    for (const n of (growth.sizes ?? SIZES).filter((size) => size <= largest)) {
      const inner = mkdtempSync(join(folder, 'run-'));
      const head = `${growth.title.padEnd(50)} ${n.toLocaleString('en').padStart(7)}`;
      try {
        const run = await runOnce(inner, growth, n);
        const work = Math.max(1, run.work - start);
        const power = before === undefined ? '' : `  n^${exponent(n / before.n, work / before.work)}`;
        console.log(
          `${head} ${(work / 1000).toFixed(2).padStart(8)} s ${run.memory.toFixed(0).padStart(6)} MB${power}`,
        );
        before = { n, work };
      } catch (error) {
        console.log(
          `${head} ${error instanceof TookTooLong ? `more than ${limit / 1000} s` : (error as Error).message.slice(0, 300)}`,
        );
        break;
      } finally {
        rmSync(inner, { recursive: true });
      }
    }
  }
  rmSync(folder, { recursive: true });
}

void main();
