import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBusAdministrationClient, ServiceBusClient, type ServiceBusReceiver } from '@azure/service-bus';
import { configurationOf } from '../support/topics';
import { COMMAND, DATA_HOME, LocalProcess } from './local-process';
import { scheduler } from './scheduler';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-command-'));
  writeFileSync(join(folder, 'cdk.tf.json'), configurationOf({ train: "kind = 'train'", all: '1=1' }));
});
afterAll(async () => {
  await LocalProcess.endAll();
  rmSync(folder, { recursive: true, force: true });
});

const document = () => join(folder, 'cdk.tf.json');

/** The real administration client, which trusts the certificate of the test's own user. */
function administration({ started }: LocalProcess, to = started.connectionString): ServiceBusAdministrationClient {
  return new ServiceBusAdministrationClient(to, {
    tlsOptions: { ca: readFileSync(started.certificate, 'utf8') },
    retryOptions: { maxRetries: 0 },
  } as object);
}

function writeFile(name: string, content: string | object): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

test('it starts what a document deploys, and says how to reach it', async () => {
  const local = await LocalProcess.start(['--from', document()]);
  expect(local.started).toEqual({
    connectionString: `Endpoint=sb://localhost:${local.started.port};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;`,
    host: 'localhost',
    port: expect.any(Number),
    ports: [local.started.port],
    namespace: expect.any(String),
    tier: 'Standard',
    certificate: join(DATA_HOME, 'training-job-scheduler', 'service-bus-certificate.pem'),
    queues: [],
    topics: [
      {
        name: 'events',
        subscriptions: [
          { name: 'all', rules: 1 },
          { name: 'train', rules: 1 },
        ],
      },
    ],
    leftOut: [],
    page: expect.stringMatching(/^http:\/\/localhost:\d+$/),
    jobs: expect.any(String),
  });
  expect((await fetch(local.started.page as string)).status).toBe(200);
  const client = administration(local);
  const rule = await client.getRule('events', 'train', 'rule');
  expect(rule.filter).toMatchObject({ sqlExpression: "kind = 'train'" });
  await client.createQueue('later');
  expect(await client.queueExists('later')).toBe(true);
  await local.end('SIGINT');
});

test('ended by way of npm, whose shell alone hears of it, it ends as well', async () => {
  const command = [process.execPath, COMMAND, 'local', '--from', document(), '--port', '0', '--json'];
  // Something behind the command keeps the shell from becoming it.
  const shell = spawn('sh', ['-c', `${command.map((word) => `'${word}'`).join(' ')}; true`], {
    env: { ...process.env, npm_lifecycle_event: 'start', XDG_DATA_HOME: DATA_HOME },
  });
  let said = '';
  for await (const chunk of shell.stdout.iterator({ destroyOnReturn: false })) {
    said += chunk;
    if (said.includes('\n')) break;
  }
  const { page } = JSON.parse(said) as { readonly page: string };
  expect((await fetch(page)).status).toBe(200);
  shell.kill('SIGTERM');
  // Its output is closed when the last of those that have it has ended.
  shell.stdout.resume();
  await once(shell, 'close');
  await expect(fetch(page)).rejects.toThrow();
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it with status 0, and leaves nothing behind', async (signal) => {
  const cwd = mkdtempSync(join(folder, 'cwd-'));
  const local = await LocalProcess.start(['--from', document()], { cwd });
  expect(await local.end(signal)).toEqual([0, null]);
  expect([local.stderr, readdirSync(cwd)]).toEqual(['', []]);
});

test("the configuration of Microsoft's emulator is read as it is", async () => {
  const path = writeFile('Config.json', {
    UserConfig: { Namespaces: [{ Name: 'sbemulatorns', Queues: [{ Name: 'queue.1' }], Topics: [] }] },
  });
  const local = await LocalProcess.start(['--config', path]);
  expect(local.started).toMatchObject({ namespace: 'sbemulatorns', queues: [{ name: 'queue.1' }], topics: [] });
  await local.end('SIGTERM');
});

/** The example of Microsoft's documentation, in short. */
const EMULATED = {
  UserConfig: {
    Namespaces: [
      {
        Name: 'sbemulatorns',
        Queues: [{ Name: 'queue.1', Properties: { MaxDeliveryCount: 3, LockDuration: 'PT1M' } }],
        Topics: [
          {
            Name: 'topic.1',
            Subscriptions: [
              {
                Name: 'subscription.1',
                Rules: [
                  {
                    Name: 'app-prop-filter-1',
                    Properties: { FilterType: 'Correlation', CorrelationFilter: { ContentType: 'application/json' } },
                  },
                ],
              },
              {
                Name: 'subscription.3',
                Rules: [
                  {
                    Name: 'sql',
                    Properties: { FilterType: 'Sql', SqlFilter: { SqlExpression: "sys.MessageId = 'id1'" } },
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
    Logging: { Type: 'File' },
  },
};

test("what is written for Microsoft's emulator works unchanged: its configuration, its ports, its connection strings", async () => {
  const options = ['--config', writeFile('Emulated.json', EMULATED)];
  // Where somebody has the ports of the emulator, it runs at one that is free.
  const local = await LocalProcess.start([...options, '--port', '5672']).catch(() => LocalProcess.start(options));
  const { ports, connectionString } = local.started;
  const key =
    'SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;';
  const messages = ports.includes(5672) ? `Endpoint=sb://localhost;${key}` : connectionString;
  const client = new ServiceBusClient(messages);
  await client.createSender('queue.1').sendMessages({ body: 'queued' });
  await client.createSender('topic.1').sendMessages([
    { body: 'json', contentType: 'application/json' },
    { body: 'id', messageId: 'id1' },
  ]);
  const bodiesOf = async (receiver: ServiceBusReceiver) =>
    (await receiver.receiveMessages(5, { maxWaitTimeInMs: 1000 })).map(({ body }) => body);
  expect(await bodiesOf(client.createReceiver('queue.1'))).toEqual(['queued']);
  expect(await bodiesOf(client.createReceiver('topic.1', 'subscription.1'))).toEqual(['json']);
  expect(await bodiesOf(client.createReceiver('topic.1', 'subscription.3'))).toEqual(['id']);
  await client.close();
  const administered = ports.includes(5300) ? `Endpoint=sb://localhost:5300;${key}` : connectionString;
  const queue = await administration(local, administered).getQueue('queue.1');
  expect(queue).toMatchObject({ maxDeliveryCount: 3, lockDuration: 'PT1M' });
  expect(await local.end('SIGTERM')).toEqual([0, null]);
});

describe('AMQP within TLS, which a client asks for that is not told of an emulator', () => {
  const PROGRAM = `
    const { ServiceBusClient } = require('@azure/service-bus');
    const client = new ServiceBusClient(process.env.BUS, { retryOptions: { maxRetries: 0 } });
    const run = async () => {
      await client.createSender('events').sendMessages({ body: 'within TLS', applicationProperties: { kind: 'train' } });
      const receiver = client.createReceiver('events', 'train', { receiveMode: 'receiveAndDelete' });
      const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 5000 });
      console.log(message.body);
    };
    run().catch((error) => console.log(error.message)).finally(() => client.close());
  `;

  /** What a process says that is started with this certificate to trust. */
  async function said(local: LocalProcess, trusted: Record<string, string>): Promise<string> {
    const bus = local.started.connectionString.replace('UseDevelopmentEmulator=true;', '');
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: '', ...trusted, BUS: bus };
    const child = spawn(process.execPath, ['-e', PROGRAM], { env });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part) => {
      text += part;
    });
    await once(child, 'close');
    return text;
  }

  test('the official client of JavaScript sends and receives where it trusts the certificate, and else nothing', async () => {
    const local = await LocalProcess.start(['--from', document()]);
    await administration(local).queueExists('any');
    expect(await said(local, { NODE_EXTRA_CA_CERTS: local.started.certificate })).toBe('within TLS\n');
    expect(await said(local, {})).toMatch(/self[- ]signed certificate/);
    await local.end('SIGTERM');
  });
});

test('it starts empty where that is asked for, in the tier that is asked for', async () => {
  const local = await LocalProcess.start(['--empty', '--tier', 'premium']);
  expect(local.started).toMatchObject({ namespace: 'local', tier: 'Premium', queues: [], topics: [] });
  await local.end('SIGTERM');
});

describe('what goes wrong on demand', () => {
  let local: LocalProcess;
  beforeAll(async () => {
    local = await LocalProcess.start(['--from', document()]);
  });
  afterAll(() => local.end('SIGTERM'));
  const at = (...options: string[]) => scheduler(['local', ...options, '--port', String(local.started.port)]);

  test.each([
    [['fault', 'drop-connections', '--json'], { dropped: expect.any(Number) }],
    [['fault', 'lose-locks', 'events/Subscriptions/train', '--json'], { lost: 0 }],
    [['fault', 'throttle', 'PT0.1S', '--entity', 'events', '--json'], {}],
    [['fault', 'fill', 'events', '--json'], {}],
    [['fault', 'fill', 'events', '--undo', '--json'], {}],
    [['fault', 'delay', 'PT0S', '--json'], {}],
    [['advance', 'PT5M', '--json'], { now: expect.stringMatching(/^\d{4}-/) }],
  ])('training-job-scheduler local %j', (options, expected) => {
    const { status, stdout, stderr } = at(...options);
    expect([status, stderr, JSON.parse(stdout)]).toEqual([0, '', expected]);
  });

  test('time that was let pass is that of its entities', async () => {
    const before = Date.now();
    expect(at('advance', 'P1D').status).toBe(0);
    const { createdAt } = await administration(local)
      .createQueue('tomorrow')
      .then(() => administration(local).getQueueRuntimeProperties('tomorrow'));
    expect(createdAt.getTime() - before).toBeGreaterThan(86_000_000);
  });

  test.each([
    [['fault', 'fill', 'nothing'], /'nothing' could not be found/],
    [['advance', 'soon'], /got "soon", allowed a length of time/],
    [['fault', 'explode'], /unknown command|too many arguments|explode/],
    [['fault', 'lose-locks'], /missing required argument 'entity'/],
  ])('%j is a mistake of one line', (options, expected) => {
    const { status, stdout, stderr } = at(...options);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(expected);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('where nothing listens it says so', () => {
    const { status, stderr } = scheduler(['local', 'advance', 'PT1S', '--port', '1']);
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/localhost:1: nothing listens there; start it with training-job-scheduler local/),
    ]);
  });
});

describe('bad input', () => {
  let taken: Server;
  beforeAll((done) => {
    taken = createServer().listen(0, '127.0.0.1', () => done());
  });
  afterAll((done) => void taken.close(() => done()));
  const takenPort = () => String((taken.address() as { port: number }).port);
  const twice = (name: string) => ({
    resource: {
      azurerm_servicebus_namespace: { n: { name: 'one', sku: 'Standard' }, m: { name: 'two', sku: 'Standard' } },
      azurerm_servicebus_queue: {
        a: { name, namespace_id: '${azurerm_servicebus_namespace.n.id}' },
        b: { name, namespace_id: '${azurerm_servicebus_namespace.m.id}' },
      },
    },
  });

  test.each<[string, () => readonly string[], RegExp]>([
    [
      'a port that is taken',
      () => ['--port', takenPort()],
      /127\.0\.0\.1:\d+ is taken.*; stop that, or pass another with --port, or --port 0/,
    ],
    ['a port that is none', () => ['--port', '70000'], /0 to 65535/],
    [
      'an address of another machine',
      () => ['--host', '192.0.2.1', '--port', '0'],
      /192\.0\.2\.1 is no address of this machine.*--host/,
    ],
    ['a tier', () => ['--tier', 'Gold'], /Basic, Standard, Premium/],
    ['two beginnings', () => ['--config', 'a', '--empty'], /say one of them/],
    ['no such file', () => ['--config', 'nowhere.json'], /nowhere\.json: there is no such file/],
    ['a configuration that is none', () => ['--config', document()], /is no configuration of the Service Bus emulator/],
    [
      'several namespaces',
      () => ['--from', writeFile('twice.tf.json', twice('orders'))],
      /2 namespaces.*--namespace: one, two/,
    ],
    [
      'a namespace that is not there',
      () => ['--from', writeFile('twice.tf.json', twice('orders')), '--namespace', 'three'],
      /no namespace three; there is one, two/,
    ],
    [
      'nothing in there',
      () => ['--from', writeFile('empty.tf.json', { resource: { random_pet: { p: {} } } })],
      /no topic and no queue in there; --empty/,
    ],
    [
      'what the service would refuse',
      () => ['--from', writeFile('twice.tf.json', twice('-')), '--namespace', 'one', '--port', '0'],
      /the service would refuse queue -: /,
    ],
  ])('%s is told in one line', (_, options, expected) => {
    const { status, stdout, stderr } = scheduler(['local', '--from', document(), ...options()]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(expected);
    expect(
      stderr
        .trim()
        .split('\n')
        .filter((line) => !line.startsWith('(training-job-scheduler --help')),
    ).toHaveLength(1);
  });

  test('who may have the port', () => {
    const { stderr } = scheduler(['local', '--from', document(), '--port', takenPort()]);
    if (process.platform === 'linux') expect(stderr).toContain(`by process ${process.pid} (`);
  });

  test('one namespace of several', async () => {
    const local = await LocalProcess.start([
      '--from',
      writeFile('twice.tf.json', twice('orders')),
      '--namespace',
      'TWO',
    ]);
    expect(local.started).toMatchObject({ namespace: 'two', queues: [{ name: 'orders' }] });
    await local.end('SIGTERM');
  });

  test('what is not known is told, and started only where that is allowed', async () => {
    const path = writeFile('unknown.tf.json', {
      resource: {
        azurerm_servicebus_namespace: { n: { name: 'one', sku: 'Standard' } },
        azurerm_servicebus_queue: {
          a: { name: 'orders', namespace_id: '${azurerm_servicebus_namespace.n.id}' },
          b: { name: '${random_pet.p.id}', namespace_id: '${azurerm_servicebus_namespace.n.id}' },
        },
      },
    });
    const { status, stdout, stderr } = scheduler(['local', '--from', path]);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/left out: azurerm_servicebus_queue\.b: name: .*\n.*--allow-incomplete/);
    const local = await LocalProcess.start(['--from', path, '--allow-incomplete']);
    expect(local.started).toMatchObject({
      queues: [{ name: 'orders' }],
      leftOut: [expect.stringMatching(/queue\.b: name/)],
    });
    await local.end('SIGTERM');
  });
});

test('who listens for others says what that means', async () => {
  const { stdout } = await runForPeople(['--host', '0.0.0.0']);
  expect(stdout).toMatch(/others reach it at 0\.0\.0\.0: whoever gets there may send, receive and delete/);
  expect(stdout).toMatch(/Endpoint=sb:\/\/localhost:\d+;/);
});

test('people get the connection string, the page, what to do next and how to stop it, in a few lines', async () => {
  const { stdout, status } = await runForPeople([]);
  const banner = stdout.slice(0, stdout.indexOf('Ctrl-C stops it')).trim().split('\n');
  expect(banner.length).toBeLessThan(15);
  for (const words of [
    /^Service Bus on this machine: Standard, 0 queues, topic events with 2 subscriptions\n/,
    /Endpoint=sb:\/\/localhost:\d+;/,
    /kept in memory/,
    /page, to watch it and to send messages: .*http:\/\/localhost:\d+\//,
    /send <file> --to local:\d+/,
    /--details says what there is/,
  ])
    expect(stdout).toMatch(words);
  expect(stdout).not.toMatch(/subscription all|NODE_EXTRA_CA_CERTS|others reach it/);
  expect(status).toBe(0);
});

test('--details tells the rest: what there is, and how TLS is trusted', async () => {
  const { stdout } = await runForPeople(['--details']);
  for (const words of [
    /topic events\n {4}subscription all, 1 rule\n {4}subscription train, 1 rule/,
    /NODE_EXTRA_CA_CERTS=/,
    /SSL_CERT_FILE=/,
    /REQUESTS_CA_BUNDLE=/,
    /keytool -importcert/,
  ])
    expect(stdout).toMatch(words);
  expect(existsSync(join(DATA_HOME, 'training-job-scheduler'))).toBe(true);
});

test('everything that is wrong with what was said is told at once, before anything listens', async () => {
  const taken = createServer().listen(0, 'localhost');
  await once(taken, 'listening');
  const { port } = taken.address() as { readonly port: number };
  try {
    const { status, stdout, stderr } = scheduler([
      ...['local', '--from', document(), '--port', '0', '--page-port', `${port}`, '--topic', 'evnts'],
      ...['--profile', writeFile('wrong-profile.json', '{"command": {}}')],
      ...['--messages', writeFile('wrong-message.json', '{"subjct": "x"}')],
    ]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/wrong-message\.json.*"subjct"; did you mean subject\?/),
      '--topic: there is no topic evnts; did you mean events?',
      expect.stringMatching(/wrong-profile\.json: is no local profile: unknown .*"command"; did you mean commands\?/),
      expect.stringMatching(new RegExp(`^localhost:${port} is taken.*--page-port 0 for one that is free$`)),
    ]);
  } finally {
    taken.close();
  }
  const both = scheduler(['local', '--from', document(), '--port', '5999', '--page-port', '5999']);
  expect([both.status, both.stderr]).toEqual([2, expect.stringMatching(/--port and --page-port are both 5999/)]);
});

/** Runs it without `--json` until it has said all, and stops it. */
async function runForPeople(options: readonly string[]): Promise<{ stdout: string; status: number | null }> {
  const child = spawn(process.execPath, [COMMAND, 'local', '--from', document(), '--port', '0', ...options], {
    env: { ...process.env, XDG_DATA_HOME: DATA_HOME, LOCALAPPDATA: DATA_HOME },
  });
  let stdout = '';
  let isStopped = false;
  const closed = once(child, 'close');
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
    if (isStopped || !stdout.includes('Ctrl-C stops it')) return;
    isStopped = true;
    child.kill('SIGINT');
  });
  await closed;
  return { stdout, status: child.exitCode };
}
