import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from 'table';

/**
 * How each command grows with its input: `npm run bench:growth`. Each row is the same kind of document at four sizes, each
 * four times the one before. A growth of 1 is proportional, 2 the square: it is told of the last step, where what every
 * command costs to start no longer counts.
 */
const SIZES = [1000, 4000, 16_000, 64_000];
/** The service has at most 2,000 subscriptions at a topic. */
const FEW = SIZES.map((size) => size / 32);
const BYTES = SIZES.map((size) => size * 64);
const COMMAND = join(__dirname, '../lib/cli/scheduler.cjs');
const folder = mkdtempSync(join(tmpdir(), 'bench-growth-'));

/** Says at its end how much memory the command took. */
const PRELOAD = join(folder, 'memory.cjs');
writeFileSync(
  PRELOAD,
  `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'memory'))}, String(process.resourceUsage().maxRSS)));`,
);

type Resources = Record<string, Record<string, object>>;
const times = (count: number, body: (n: number) => object) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`r${n}`, body(n)]));
const NAMESPACE = { azurerm_servicebus_namespace: { bus: { name: 'bench-bus', sku: 'Standard' } } };
const IN_IT = { namespace_id: '${azurerm_servicebus_namespace.bus.id}' };

function queues(count: number): Resources {
  return { ...NAMESPACE, azurerm_servicebus_queue: times(count, (n) => ({ name: `queue-${n}`, ...IN_IT })) };
}

function topics(count: number): Resources {
  return {
    ...NAMESPACE,
    azurerm_servicebus_topic: times(count, (n) => ({ name: `topic-${n}`, ...IN_IT })),
    ...subscribed(count, (n) => `r${n}`),
  };
}

function subscriptions(count: number): Resources {
  const topic = { events: { name: 'events', ...IN_IT } };
  return { ...NAMESPACE, azurerm_servicebus_topic: topic, ...subscribed(count, () => 'events') };
}

function subscribed(count: number, topicOf: (n: number) => string): Resources {
  return {
    azurerm_servicebus_subscription: times(count, (n) => ({
      name: `job-${n}`,
      topic_id: `\${azurerm_servicebus_topic.${topicOf(n)}.id}`,
    })),
    azurerm_servicebus_subscription_rule: times(count, (n) => ({
      name: 'rule',
      subscription_id: `\${azurerm_servicebus_subscription.r${n}.id}`,
      filter_type: 'SqlFilter',
      sql_filter: `job = ${n}`,
    })),
  };
}

/** One filter, of so many bytes. */
function longText(bytes: number): Resources {
  const document = subscriptions(1);
  const [rule] = Object.values(document.azurerm_servicebus_subscription_rule ?? {});
  Object.assign(rule as object, { sql_filter: `job IN (${'1, '.repeat(bytes / 3)}1)` });
  return document;
}

function document(resources: Resources, name: string): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify({ resource: resources }));
  return file;
}

/** Messages, one a line; or requests of `eval`. */
function lines(count: number, line: (n: number) => object): string {
  const file = join(folder, `lines-${count}.jsonl`);
  writeFileSync(file, Array.from({ length: count }, (_, n) => JSON.stringify(line(n))).join('\n'));
  return file;
}

function run(args: readonly string[], stdin?: string): { readonly seconds: number; readonly megabytes: number } {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, ['--require', PRELOAD, COMMAND, ...args], {
    stdio: [stdin === undefined ? 'ignore' : 'pipe', 'ignore', 'ignore'],
    ...(stdin !== undefined && { input: readFileSync(stdin) }),
  });
  if (status !== 0 && status !== 1) throw new Error(`scheduler ${args.join(' ')} ended with ${status}`);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  return { seconds, megabytes: Number(readFileSync(join(folder, 'memory'), 'utf8')) / 1024 };
}

type Row = readonly [what: string, sizes: readonly number[], run: (size: number) => ReturnType<typeof run>];
const MESSAGES = join(folder, 'message.json');
writeFileSync(MESSAGES, '{"applicationProperties": {"job": 7}}');
const from = (make: (count: number) => Resources, ...args: string[]) => {
  return (size: number) => run([...args, '--from', document(make(size), 'cdk.tf.json')]);
};
/** The last of the subscriptions gets another filter. */
function review(size: number) {
  const before = document(topics(size), 'before.tf.json');
  const after = document(topics(size), 'after.tf.json');
  writeFileSync(after, readFileSync(after, 'utf8').replace('"job = 7"', '"job = 8"'));
  return run(['review', before, after]);
}

const ROWS: readonly Row[] = [
  ['audit, queues', SIZES, from(queues, 'audit')],
  ['audit, topics with a rule', SIZES, from(topics, 'audit')],
  ['audit, bytes of one filter', BYTES, from(longText, 'audit')],
  ['check, topics with a rule', SIZES, from(topics, 'check')],
  ['check, subscriptions of one topic', FEW, from(subscriptions, 'check')],
  ['check, bytes of one filter', BYTES, from(longText, 'check')],
  ['route, topics with a rule', SIZES, from(topics, 'route', MESSAGES)],
  [
    'route, messages to 31 subscriptions',
    SIZES,
    (size) =>
      run([
        'route',
        lines(size, (n) => ({ applicationProperties: { job: n } })),
        '--from',
        document(subscriptions(31), 'cdk.tf.json'),
      ]),
  ],
  [
    'eval, lines',
    SIZES,
    (size) =>
      run(
        ['eval'],
        lines(size, (n) => ({ id: n, sql: `a > ${n}`, messages: [{ properties: { a: 1 } }] })),
      ),
  ],
  ['diagram as Mermaid, topics', SIZES, from(topics, 'diagram')],
  ['diagram as a page, topics', SIZES, from(topics, 'diagram', '--format', 'html')],
  ['emulator, topics', SIZES, from(topics, 'emulator', '--out', join(folder, 'emulator'))],
  ['review, topics, one rule changed', SIZES, review],
  ['prove, subscriptions of one topic', FEW, from(subscriptions, 'prove')],
];

const only = process.argv[2];
const rows = ROWS.filter(([what]) => only === undefined || what.includes(only)).map(([what, sizes, measure]) => {
  const measured = sizes.map((size) => measure(size));
  const [before, last] = measured.slice(-2) as [(typeof measured)[number], (typeof measured)[number]];
  const growth = Math.log(last.seconds / before.seconds) / Math.log(4);
  return [
    what,
    ...measured.map(({ seconds, megabytes }) => `${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`),
    growth.toFixed(2),
  ];
});
rmSync(folder, { recursive: true });
console.log(
  table([['', ...SIZES.map((size) => `${size}, or ${size / 32}, or ${size * 64} bytes`), 'growth'], ...rows]),
);
