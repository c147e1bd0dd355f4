import { Bench } from 'tinybench';
import { noGuards } from '../__tests__/support/guards';
import { REQUEST, TEMPLATE_DATA, TEMPLATES } from '../__tests__/support/templates';
import { functionPackage } from '../lib/trigger/function-app/function-package';
import { JOB_DATA_VERSION, RequestValidator } from '../lib/trigger/jobs';
import { handle } from '../lib/trigger/program/handle';
import { messageOf } from '../lib/trigger/program/received-message';

/**
 * What the program adds to the two calls that start a job, and what its package takes. Nothing is on a network here:
 * `node --require ./lib/typescript.cjs benchmarks/program.ts`. TIME is how long each task is measured, in milliseconds.
 */
const time = Number(process.env.TIME ?? 1000);

const data = { version: JOB_DATA_VERSION, templates: TEMPLATE_DATA, contract: null };
const validator = new RequestValidator(data);
const body = Buffer.from(JSON.stringify(REQUEST));
const large = Buffer.from(JSON.stringify({ ...REQUEST, displayName: 'x'.repeat(16_000) }));
const nested = Buffer.from(`${'['.repeat(8000)}${']'.repeat(8000)}`);
const metadata = { messageId: 'm-1', deliveryCount: 1, applicationProperties: { queueTier: 'spot' } };

/** One delivery, with answers that are there at once: no job yet, and then it is made. */
async function deliver(sent: Buffer): Promise<void> {
  await handle(messageOf(sent, metadata), {
    data,
    validator,
    settings: {
      source: '0123456789ab',
      subscription: 's',
      retryQueue: 'r',
      rejectedQueue: 'q',
      trainingClientId: 'c',
      workspaceId: '/w',
    },
    queues: { send: async () => undefined, close: async () => undefined },
    guards: noGuards(),
    endpoint: 'https://localhost',
    workspaceId: '/w',
    token: async () => ({ token: 't', expires: 0 }),
    request: async (_, init) => new Response('{}', { status: init?.method === 'GET' ? 404 : 201 }),
    limit: () => new AbortController().signal,
    sleep: async () => undefined,
    random: () => 0.5,
    now: () => 0,
    log: () => undefined,
  });
}

async function main(): Promise<void> {
  const bench = new Bench({ time })
    .add('a request that starts its job', () => deliver(body))
    .add('16 KB that are set aside', () => deliver(large))
    .add('8,000 levels that are set aside', () => deliver(nested));
  await bench.run();
  for (const { name, result } of bench.tasks) {
    const { latency } = result as { latency: { mean: number } };
    console.log(`${name.padEnd(34)} ${(latency.mean * 1000).toFixed(0).padStart(6)} microseconds`);
  }
  const { zip } = functionPackage(TEMPLATES, null);
  console.log(`${'the package'.padEnd(34)} ${Math.round(zip.length / 1024)} KB`);
}

main();
