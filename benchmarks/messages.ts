import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { configurationOf } from '../__tests__/support/topics';
import { endWith, measure, median, type Run } from './processes';
import { shippedFilters } from './selector-shapes';

/**
 * Many messages through `eval` and `route`, start of the command included: `npm run bench:messages`.
 *
 * An evaluation is one filter on one message. `route` has no such number, since it passes over filters that cannot match:
 * its messages are counted.
 *
 * AGAINST names another clone of this project (with its dependencies): the same is asked there, in turns, and the ratios of
 * the medians are shown. ROUNDS says how often (default 3), ONLY names a part of a title.
 */
const rounds = Number(process.env.ROUNDS ?? 3);
const ROOT = resolve(__dirname, '..');
const TESTS = join(ROOT, '__tests__');

interface Many {
  /** What is counted, and how many there are. */
  readonly count: number;
  readonly unit: 'evaluations' | 'messages';
  readonly lines: readonly string[];
  /** The document of a topic; without one, the lines are for `eval`. */
  readonly topic?: string;
}

/** Each recorded rule with the messages that its answers were recorded of. */
function recorded(): Many {
  const records = readFileSync(join(TESTS, 'rules/fixtures/filters.jsonl'), 'utf8').trim().split('\n');
  const requests = records.map((line, id) => {
    const { sql, cases = [] } = JSON.parse(line) as { sql: string; cases?: { message: object }[] };
    return { id: String(id), sql, messages: cases.map(({ message }) => message) };
  });
  const count = requests.reduce((sum, { messages }) => sum + messages.length, 0);
  return many('evaluations', requests, count, 100);
}

type SdkMessage = { readonly subject?: string; readonly applicationProperties?: object };

/** The messages that this project ships. */
const shippedMessages = readdirSync(join(TESTS, 'support/shipped/messages')).flatMap(
  (file) => JSON.parse(readFileSync(join(TESTS, 'support/shipped/messages', file), 'utf8')) as SdkMessage[],
);

/** Each filter of the catalogue with each message: a line each. */
function lineEach(spelt: (message: SdkMessage) => object, times: number): Many {
  const requests = shippedMessages.flatMap((message) =>
    shippedFilters().map((sql, id) => ({ id, sql, messages: [spelt(message)] })),
  );
  return many('evaluations', requests, requests.length, times);
}

const asEval = ({ subject, applicationProperties = {} }: SdkMessage) => ({
  properties: applicationProperties,
  ...(subject !== undefined && { system: { Label: subject } }),
});

function routed(): Many {
  const filters = Object.fromEntries(shippedFilters().map((sql, n) => [`job-${n}`, sql]));
  return { ...many('messages', shippedMessages, shippedMessages.length, 3000), topic: configurationOf(filters) };
}

/** These lines many times over. */
function many(unit: Many['unit'], lines: readonly object[], count: number, times: number): Many {
  const texts = lines.map((line) => JSON.stringify(line));
  return { unit, count: count * times, lines: Array.from({ length: times }, () => texts).flat() };
}

const ALL: Readonly<Record<string, () => Many>> = {
  'eval, recorded rules, six messages a line': recorded,
  'eval, filters of the catalogue, one message a line': () => lineEach(asEval, 4000),
  'eval, filters of the catalogue, one message of an SDK a line': () => lineEach((message) => message, 1000),
  'route, filters of the catalogue': routed,
};

/** What it took, with the code of a clone. */
async function run(folder: string, { lines, topic }: Many, root: string): Promise<Run> {
  const command = join(root, 'lib/cli/scheduler.cjs');
  const input = join(folder, 'lines.jsonl');
  writeFileSync(input, `${lines.join('\n')}\n`);
  if (topic === undefined) return measure([command, 'eval'], { input });
  writeFileSync(join(folder, 'cdk.tf.json'), topic);
  return measure([command, 'route', '--from', join(folder, 'cdk.tf.json'), '-'], { input, statuses: [0, 1] });
}

async function main(): Promise<void> {
  const against = process.env.AGAINST === undefined ? [] : [resolve(process.env.AGAINST)];
  const folder = mkdtempSync(join(tmpdir(), 'bench-messages-'));
  process.on('exit', () => rmSync(folder, { recursive: true }));
  for (const [title, make] of Object.entries(ALL)) {
    if (!title.includes(process.env.ONLY ?? '')) continue;
    const asked = make();
    const runs: Run[][] = [];
    for (let round = 0; round < rounds; round++) {
      const turn: Run[] = [];
      for (const root of [ROOT, ...against]) turn.push(await run(folder, asked, root));
      runs.push(turn);
    }
    const of = (part: keyof Run, at: number) => median(runs.map((turn) => turn[at]?.[part] ?? Number.NaN));
    const rate = (part: 'work' | 'wall', at: number) => Math.round((asked.count / of(part, at)) * 1000);
    const told = [0, ...against.map((_, at) => at + 1)].map(
      (at) =>
        `${rate('work', at).toLocaleString('en')} ${asked.unit} a second of the processor, ${rate('wall', at).toLocaleString('en')} a second, ${Math.round(of('memory', at))} MB`,
    );
    console.log(`${title} (${asked.count.toLocaleString('en')}): ${told.join('; there ')}`);
    if (against.length > 0) console.log(`    work ${(of('work', 0) / of('work', 1)).toFixed(2)} of what it is there`);
  }
}

endWith(main());
