import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import rhea from 'rhea';
import { missing, startArtemis, VERSION } from './artemis';
import { endWith, median, workOf } from './processes';

/**
 * Messages a second through topics with selectors, of which one wants each message: the Service Bus on this machine beside
 * Apache ActiveMQ Artemis, each in a process of its own and in memory, in rounds that alternate: `npm run bench:selectors`.
 *
 * Both have the same client, of the library rhea: the official client of Service Bus shows tokens to `$cbs`, which Artemis
 * has not. What is skipped for want of Java or a download is said.
 */
const COUNT = Number(process.env.COUNT ?? 10_000);
const ROUNDS = 3;
/** How many sends are on their way at once. */
const AT_ONCE = 50;
const BODY = 'x'.repeat(200);

/** Filters in words that both understand; each message has kind-0 and size 0. */
const SHAPES: Readonly<Record<string, (n: number) => string>> = {
  equalities: (n) => `kind = 'kind-${n}'`,
  ranges: (n) => `size >= ${n} AND size < ${n + 1}`,
};
const TOPICS = [12, 100, 2000].flatMap((count) =>
  Object.entries(SHAPES).map(([shape, selector]) => ({
    name: `${shape}-${count}`,
    selectors: Array.from({ length: count }, (_, n) => selector(n)),
  })),
);

interface Server {
  readonly title: string;
  readonly port: number;
  readonly process: ChildProcess;
  /** Where the first subscription of a topic is received from. */
  readonly first: (topic: string) => string;
}

async function startOurs(folder: string): Promise<Server> {
  const config = join(folder, 'Config.json');
  const Topics = TOPICS.map(({ name, selectors }) => ({
    Name: name,
    Subscriptions: selectors.map((SqlExpression, n) => ({
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
  const child = await startArtemis(folder, port, TOPICS);
  return { title: `Artemis ${VERSION}`, port, process: child, first: (topic) => `${topic}::${topic}-s0` };
}

interface Rate {
  readonly perSecond: number;
  /** Milliseconds of the server's processor for a message. */
  readonly work: number;
}

/** Sends, receives and accepts. */
async function through(server: Server, topic: string): Promise<Rate> {
  const container = rhea.create_container();
  const connection = container.connect({ port: server.port, host: '127.0.0.1', username: 'any', reconnect: false });
  const sender = connection.open_sender({ target: { address: topic, capabilities: ['topic'] } as never });
  const receiver = connection.open_receiver({ source: { address: server.first(topic) }, credit_window: 200 });
  const failed = new Promise<never>((_, reject) => {
    for (const event of ['disconnected', 'connection_error', 'sender_error', 'receiver_error', 'rejected'])
      connection.on(event, ({ sender, receiver, connection, error }: rhea.EventContext) =>
        reject(
          new Error(`${server.title}: ${event}: ${sender?.error ?? receiver?.error ?? error ?? connection.error}`),
        ),
      );
  });
  await Promise.race([failed, Promise.all([once(connection, 'receiver_open'), once(connection, 'sendable')])]);
  let [sent, accepted, received] = [0, 0, 0];
  const messageOf = (kind: string, size: number) =>
    ({ body: BODY, application_properties: { kind, size: rhea.types.wrap_int(size) } }) as never;
  const wanted = messageOf('kind-0', 0);
  // The first is what nobody wants: where it comes, filters do not count, and nothing is measured.
  const count = COUNT + 1;
  const send = () => {
    while (sent < count && sent - accepted < AT_ONCE && sender.sendable()) {
      sender.send(sent === 0 ? messageOf('unwanted', -1) : wanted);
      sent++;
    }
  };
  const all = new Promise<void>((resolve, reject) => {
    const look = () => accepted === count && received === COUNT && resolve();
    connection.on('accepted', () => {
      accepted++;
      send();
      look();
    });
    receiver.on('message', ({ message }: rhea.EventContext) => {
      if (message?.application_properties?.kind !== 'kind-0')
        reject(new Error(`${server.title}: a filter did not count`));
      received++;
      look();
    });
  });
  connection.on('sendable', send);
  const [begin, workBefore] = [performance.now(), workOf(server.process.pid)];
  send();
  await Promise.race([failed, all]);
  const seconds = (performance.now() - begin) / 1000;
  const work = (workOf(server.process.pid) - workBefore) / COUNT;
  connection.removeAllListeners();
  const closed = once(connection, 'connection_close');
  connection.close();
  await closed;
  return { perSecond: COUNT / seconds, work };
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
    `${title}: ms of the server's processor each`,
  ]);
  console.log(`| selectors | ${[...titles, 'messages/s, times', 'work, times less'].join(' | ')} |`);
  console.log(`|${'---|'.repeat(titles.length + 3)}`);
  for (const { name } of TOPICS) {
    const rates = servers.map((): Rate[] => []);
    for (let round = 0; round <= ROUNDS; round++)
      for (const [at, server] of servers.entries()) {
        const rate = await through(server, name);
        // The first is to get warm.
        if (round > 0) rates[at]?.push(rate);
      }
    const middle = rates.map((all) => ({
      perSecond: median(all.map(({ perSecond }) => perSecond)),
      work: median(all.map(({ work }) => work)),
    }));
    const cells = middle.flatMap(({ perSecond, work }) => [
      Math.round(perSecond).toLocaleString('en'),
      work.toFixed(2),
    ]);
    const [ours, theirs] = middle;
    const ratios =
      ours === undefined || theirs === undefined
        ? ['not measured', 'not measured']
        : [(ours.perSecond / theirs.perSecond).toFixed(1), (theirs.work / ours.work).toFixed(1)];
    console.log(`| ${[name.replace('-', ', '), ...cells, ...ratios].join(' | ')} |`);
  }
}

endWith(main());
