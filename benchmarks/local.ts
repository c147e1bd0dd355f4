import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';
import { endWith, median, workOf } from './processes';

/**
 * Messages a second with the official client, sent one by one, received and completed: through `scheduler local`, and through
 * a bare echo, which is the limit of client and library, each in a process of its own, in rounds that alternate:
 * `npm run bench:local`.
 */
const COUNT = Number(process.env.COUNT ?? 3000);
const ROUNDS = 3;
/** How many sends, and how many deliveries, are on their way at once. */
const AT_ONCE = 50;
const BODY = 'x'.repeat(200);
const TOPICS = [12, 100, 2000];

interface Server {
  readonly port: number;
  readonly process: ChildProcess;
}

async function start(program: readonly string[]): Promise<Server> {
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill('SIGKILL'));
  let said = '';
  for await (const text of child.stdout.iterator({ destroyOnReturn: false })) {
    said += text;
    if (said.includes('\n')) break;
  }
  const { port } = JSON.parse(said) as { port: number };
  return { port, process: child };
}

interface Rate {
  readonly perSecond: number;
  readonly work: number;
}

async function through(server: Server, entity: string, subscription?: string): Promise<Rate> {
  const key = 'SharedAccessKeyName=any;SharedAccessKey=any;UseDevelopmentEmulator=true;';
  const client = new ServiceBusClient(`Endpoint=sb://127.0.0.1:${server.port};${key}`);
  const sender = client.createSender(entity);
  // Of an echo no lock can be renewed; so of none.
  const options = { maxAutoLockRenewalDurationInMs: 0 };
  const receiver =
    subscription === undefined
      ? client.createReceiver(entity, options)
      : client.createReceiver(entity, subscription, options);
  let completed = 0;
  let complete = (): void => undefined;
  const all = new Promise<void>((resolve, reject) => {
    complete = () => ++completed === COUNT + 1 && resolve();
    receiver.subscribe(
      {
        processMessage: async (message) => {
          await receiver.completeMessage(message);
          complete();
        },
        processError: async ({ error }) => reject(error),
      },
      { autoCompleteMessages: false, maxConcurrentCalls: AT_ONCE },
    );
  });
  const message = { body: BODY, applicationProperties: { kind: 'kind-0' } };
  // Until the first is through, links are opened.
  await sender.sendMessages(message);
  while (completed === 0) await new Promise(setImmediate);
  const [begin, workBefore] = [performance.now(), workOf(server.process.pid)];
  let sent = 0;
  const sending = Array.from({ length: AT_ONCE }, async () => {
    while (sent++ < COUNT) await sender.sendMessages(message);
  });
  await Promise.all([...sending, all]);
  const seconds = (performance.now() - begin) / 1000;
  const work = (workOf(server.process.pid) - workBefore) / COUNT;
  await client.close();
  return { perSecond: COUNT / seconds, work };
}

function configurationOf(): string {
  const topics = TOPICS.map((count) => ({
    Name: `t${count}`,
    Subscriptions: Array.from({ length: count }, (_, n) => ({
      Name: `s${n}`,
      Rules: [{ Name: 'r', Properties: { FilterType: 'Sql', SqlFilter: { SqlExpression: `kind = 'kind-${n}'` } } }],
    })),
  }));
  const namespace = { Name: 'sbemulatorns', Queues: [{ Name: 'q' }], Topics: topics };
  return JSON.stringify({ UserConfig: { Namespaces: [namespace] } });
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const config = join(folder, 'Config.json');
  writeFileSync(config, configurationOf());
  const local = [join(__dirname, '../lib/cli/scheduler.cjs'), 'local', '--port', '0', '--json', '--config', config];
  const echo = await start(['--require', join(__dirname, '../lib/typescript.cjs'), join(__dirname, 'echo.ts')]);
  const ours = await start(local);
  const kept = await start([...local, '--data', join(folder, 'data')]);
  const cases: readonly (readonly [title: string, run: () => Promise<Rate>])[] = [
    ['a bare echo', () => through(echo, 'q')],
    ['a queue', () => through(ours, 'q')],
    ['a queue, with --data', () => through(kept, 'q')],
    ...TOPICS.map(
      (count) => [`a topic of ${count} subscriptions, one gets it`, () => through(ours, `t${count}`, 's0')] as const,
    ),
  ];
  const rates = cases.map((): Rate[] => []);
  for (let round = 0; round <= ROUNDS; round++)
    for (const [at, [, run]] of cases.entries()) {
      const rate = await run();
      // The first is to get warm.
      if (round > 0) rates[at]?.push(rate);
    }
  console.log("| through | messages/s | of the echo's, in the same round | ms of the server's processor each |");
  console.log('|---|---|---|---|');
  for (const [at, [title]] of cases.entries()) {
    const all = rates[at] ?? [];
    const ratios = all.map(({ perSecond }, round) => perSecond / (rates[0]?.[round]?.perSecond ?? Number.NaN));
    const perSecond = Math.round(median(all.map((one) => one.perSecond))).toLocaleString('en');
    const work = median(all.map((one) => one.work)).toFixed(2);
    console.log(`| ${[title, perSecond, median(ratios).toFixed(2), work].join(' | ')} |`);
  }
}

endWith(main());
