import { Bench } from 'tinybench';
import { trainingEvent } from '../__tests__/support/shipped';
import {
  compileFilter,
  evaluateFilter,
  type Message,
  messageFromJson,
  type Predicate,
  parseFilter,
  SqlFilter,
} from '../lib/rules';

/**
 * The speed of the rule language, side by side in one run: `npm run bench`. Ratios count; the machine is shared.
 *
 * TIME is how long each task is measured, in milliseconds; the default is 1000.
 */
const time = Number(process.env.TIME ?? 1000);

const SQL = `eventType IN ('training.requested', 'retrain.requested') AND gpuCount >= 1 AND priority >= 7
  AND (NOT EXISTS(costEstimateUsd) OR costEstimateUsd <= 200)`;

/** A message as a producer would write it. */
const JSON_MESSAGE = {
  properties: {
    eventType: 'training.requested',
    schemaVersion: 1,
    model: 'reviews-bert',
    env: 'prod',
    tenant: 'acme',
    priority: 8,
    gpuCount: 4,
    costEstimateUsd: 80.5,
  },
  system: { Label: 'training.requested', MessageId: '6f0c' },
};

const predicateOf = (sql: string): Predicate => {
  const parsing = parseFilter(sql);
  if (!parsing.valid) throw parsing.error;
  return parsing.value;
};

/** What somebody would write by hand for the same filter and the same message. */
function byHand(message: Message): boolean {
  const text = (name: string) => message.property(name);
  const number = (name: string) => {
    const value = message.property(name);
    return typeof value === 'number'
      ? value
      : typeof value === 'object' && value !== null && 'small' in value
        ? value.small
        : undefined;
  };
  const eventType = text('EVENTTYPE');
  if (eventType !== 'training.requested' && eventType !== 'retrain.requested') return false;
  const [gpuCount, priority, cost] = [number('GPUCOUNT'), number('PRIORITY'), number('COSTESTIMATEUSD')];
  return (
    gpuCount !== undefined &&
    gpuCount >= 1 &&
    priority !== undefined &&
    priority >= 7 &&
    (cost === undefined || cost <= 200)
  );
}

/** The same on a plain object, which ignores types, letter case and null: the fastest that JavaScript can do. */
function byHandOnObject({ properties: m }: { properties: Record<string, any> }): boolean {
  return (
    (m.eventType === 'training.requested' || m.eventType === 'retrain.requested') &&
    m.gpuCount >= 1 &&
    m.priority >= 7 &&
    (m.costEstimateUsd === undefined || m.costEstimateUsd <= 200)
  );
}

/** Uses every answer, so that no evaluation is optimized away. */
function countMatches<T>(all: readonly T[], matchesOne: (one: T) => unknown): number {
  let matches = 0;
  for (const one of all) if (matchesOne(one) === true) matches++;
  return matches;
}

async function main(): Promise<void> {
  await evaluation();
  await parsing();
  await manyRules();
}

async function run(title: string, bench: Bench): Promise<void> {
  await bench.run();
  console.log(`\n${title}`);
  console.table(bench.table());
}

async function evaluation(): Promise<void> {
  const predicate = predicateOf(SQL);
  const compiled = compileFilter(predicate);
  // Several messages of one shape and different outcome, so that nothing is folded away.
  const variants = [8, 3, 9].map((priority) => ({
    ...JSON_MESSAGE,
    properties: { ...JSON_MESSAGE.properties, priority },
  }));
  const messages = variants.map(messageFromJson);
  const each =
    <T>(all: readonly T[], matchesOne: (one: T) => unknown) =>
    () =>
      countMatches(all, matchesOne);
  const bench = new Bench({ time })
    .add('compiled', each(messages, compiled))
    .add('by hand, same message', each(messages, byHand))
    .add('by hand, plain object', each(variants, byHandOnObject))
    .add(
      'interpreted',
      each(messages, (message) => evaluateFilter(predicate, message)),
    );
  await run('one filter, three messages', bench);
  const throughputOf = (name: string) => bench.getTask(name)?.result as { throughput: { mean: number } } | undefined;
  const ratio = (name: string) =>
    (throughputOf('compiled')?.throughput.mean ?? 0) / (throughputOf(name)?.throughput.mean ?? 1);
  for (const name of ['by hand, same message', 'by hand, plain object', 'interpreted']) {
    console.log(`compiled is ${ratio(name).toFixed(2)} times as fast as: ${name}`);
  }
}

async function parsing(): Promise<void> {
  const bench = new Bench({ time }).add('parse and check a rule of the catalogue', () => {
    SqlFilter.parse(SQL).diagnostics(trainingEvent);
  });
  await run('parsing', bench);
}

async function manyRules(): Promise<void> {
  const sqls = Array.from({ length: 2000 }, (_, n) => `model = 'model-${n}' AND priority >= ${n % 10}`);
  const rules = sqls.map((sql) => compileFilter(predicateOf(sql)));
  const message = messageFromJson(JSON_MESSAGE);
  const bench = new Bench({ time }).add('one message against 2,000 rules', () => {
    countMatches(rules, (rule) => rule(message));
  });
  await run('many rules', bench);
}

main();
