import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import rhea from 'rhea';
import { missing, startArtemis, VERSION } from './artemis';
import { runLean } from './lean-client';
import { endWith, median, workOf } from './processes';
import { TOPICS, type Topic } from './selector-shapes';

/**
 * Messages a second through topics with selectors, of which one wants each message: the Service Bus on this machine beside
 * Apache ActiveMQ Artemis, each in a process of its own and in memory, in rounds that alternate: `npm run bench:selectors`.
 *
 * Both have the same client, which costs next to nothing: the official client of Service Bus would be the limit of both, and
 * shows tokens to `$cbs`, which Artemis has not. What is skipped for want of Java or a download is said.
 */
const COUNT = Number(process.env.COUNT ?? 20_000);
const ROUNDS = Number(process.env.ROUNDS ?? 3);
/** Milliseconds. */
const WARM = 10_000;
const BODY = 'x'.repeat(200);
/** ONLY=2000 measures topics of the shape or number alone. */
const ONLY = process.env.ONLY ?? '';
const MEASURED = TOPICS.filter(({ shape, filters }) => `${shape}, ${filters.length}`.includes(ONLY));

interface Server {
  readonly title: string;
  readonly port: number;
  readonly process: ChildProcess;
  /** Where the first subscription of a topic is received from. */
  readonly first: (topic: string) => string;
}

async function startOurs(folder: string): Promise<Server> {
  const config = join(folder, 'Config.json');
  const Topics = MEASURED.map(({ name, filters }) => ({
    Name: name,
    Subscriptions: filters.map((SqlExpression, n) => ({
      Name: `s${n}`,
      Rules: [{ Name: 'r', Properties: { FilterType: 'Sql', SqlFilter: { SqlExpression } } }],
    })),
  }));
  writeFileSync(config, JSON.stringify({ UserConfig: { Namespaces: [{ Name: 'sbemulatorns', Topics }] } }));
  const command = join(__dirname, '../lib/cli/scheduler.cjs');
  const child = spawn(process.execPath, [command, 'local', '--port', '0', '--json', '--config', config], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  let said = '';
  for await (const text of child.stdout) {
    said += text;
    if (said.includes('\n')) break;
  }
  const { port } = JSON.parse(said) as { port: number };
  return { title: 'ours', port, process: child, first: (topic) => `${topic}/Subscriptions/s0` };
}

async function startTheirs(folder: string): Promise<Server> {
  const free = createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address() as { port: number };
  await new Promise((resolve) => free.close(resolve));
  const child = await startArtemis(folder, port, MEASURED);
  return { title: `Artemis ${VERSION}`, port, process: child, first: (topic) => `${topic}::${topic}-s0` };
}

interface Rate {
  readonly perSecond: number;
  /** Microseconds of the server's processor for a message, of all threads. */
  readonly work: number;
  /** The same of this process, which is the client. */
  readonly own: number;
}

/** Sends, receives and accepts, and looks at what the server has worked meanwhile. */
async function through(server: Server, { name, wanted }: Topic): Promise<Rate> {
  let [begin, workBefore, ownBefore] = [0, 0, process.cpuUsage()];
  await runLean({
    port: server.port,
    target: name,
    source: server.first(name),
    payloads: wanted.map(encoded),
    unwanted: encoded({ kind: 'unwanted', size: rhea.types.wrap_int(-1), model: 'unwanted' }),
    count: COUNT,
    begin: () => {
      [begin, workBefore, ownBefore] = [performance.now(), workOf(server.process.pid), process.cpuUsage()];
    },
  });
  const seconds = (performance.now() - begin) / 1000;
  const { user, system } = process.cpuUsage(ownBefore);
  return {
    perSecond: COUNT / seconds,
    work: ((workOf(server.process.pid) - workBefore) * 1000) / COUNT,
    own: (user + system) / COUNT,
  };
}

function encoded(properties: Topic['wanted'][number]): Buffer {
  const message = { message_id: 'm', body: BODY, application_properties: properties };
  return rhea.message.encode(message as never) as unknown as Buffer;
}

/** A virtual machine compiles what it has run for some seconds. */
async function warm(server: Server, topic: Topic | undefined): Promise<void> {
  const end = performance.now() + WARM;
  while (topic !== undefined && performance.now() < end) await through(server, topic);
}

async function main(): Promise<void> {
  const reason = missing();
  if (reason !== undefined) console.log(`skipped: Apache ActiveMQ Artemis: ${reason}`);
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const servers: Server[] = [];
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  servers.push(await startOurs(folder));
  if (reason === undefined) servers.push(await startTheirs(folder));
  const titles = servers.flatMap(({ title }) => [
    `${title}: messages/s`,
    `${title}: µs of the server's processor each`,
  ]);
  console.log(
    `| filters | ${[...titles, 'messages/s, times', 'work, times less', "client's own µs each"].join(' | ')} |`,
  );
  console.log(`|${'---|'.repeat(titles.length + 4)}`);
  for (const server of servers) await warm(server, MEASURED[0]);
  for (const topic of MEASURED) {
    const rates = servers.map((): Rate[] => []);
    for (let round = 0; round <= ROUNDS; round++)
      for (const [at, server] of servers.entries()) {
        const rate = await through(server, topic);
        // The first is to get warm with these filters.
        if (round > 0) rates[at]?.push(rate);
      }
    const middle = rates.map((all) => ({
      perSecond: median(all.map(({ perSecond }) => perSecond)),
      work: median(all.map(({ work }) => work)),
    }));
    const cells = middle.flatMap(({ perSecond, work }) => [
      Math.round(perSecond).toLocaleString('en'),
      work.toFixed(1),
    ]);
    const [ours, theirs] = middle;
    const ratios =
      ours === undefined || theirs === undefined
        ? ['not measured', 'not measured']
        : [(ours.perSecond / theirs.perSecond).toFixed(1), (theirs.work / ours.work).toFixed(1)];
    const own = median((rates[0] ?? []).map((rate) => rate.own)).toFixed(1);
    console.log(`| ${[`${topic.shape}, ${topic.filters.length}`, ...cells, ...ratios, own].join(' | ')} |`);
  }
}

endWith(main());
