import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';
import { LocalServiceBus } from '../../../lib/broker';
import { topologyOf } from '../../../lib/routing';
import { parseDocument } from '../../../lib/terraform';
import { COMMAND } from '../../cli/local-process';
import { scheduler } from '../../cli/scheduler';
import { configurationOf } from '../../support/topics';

jest.mock('../../../lib/broker/port/certificate', () => {
  const actual = jest.requireActual('../../../lib/broker/port/certificate');
  // Tests leave nothing in the folder of whoever runs them.
  const made = { ...actual.makeCertificate(new Date()), file: undefined };
  return { ...actual, userCertificate: () => made };
});

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'restart-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const topologyWith = (rules: Readonly<Record<string, string>>) =>
  topologyOf(parseDocument('cdk.tf.json', configurationOf(rules)));

async function send(connectionString: string, ...kinds: string[]): Promise<void> {
  const client = new ServiceBusClient(connectionString, { retryOptions: { maxRetries: 0 } });
  await client
    .createSender('events')
    .sendMessages(kinds.map((kind) => ({ body: kind, applicationProperties: { kind } })));
  await client.close();
}

async function bodiesOf(connectionString: string, subscription: string): Promise<unknown[]> {
  const client = new ServiceBusClient(connectionString, { retryOptions: { maxRetries: 0 } });
  const messages = await client.createReceiver('events', subscription).peekMessages(100);
  await client.close();
  return messages.map(({ body }) => body);
}

test('after a restart messages are there, and rules are those of the document as it is then', async () => {
  const data = join(root, 'data');
  const first = await LocalServiceBus.start({ data, topology: topologyWith({ train: "kind = 'train'", old: '1=1' }) });
  expect(first.data).toBe(data);
  await send(first.connectionString, 'train', 'other');
  await first.stop();
  const second = await LocalServiceBus.start({ data, topology: topologyWith({ train: "kind = 'other'" }) });
  await send(second.connectionString, 'train', 'other');
  expect(await bodiesOf(second.connectionString, 'train')).toEqual(['train', 'other']);
  // The document has it no longer; what is in it is not thrown away.
  expect(await bodiesOf(second.connectionString, 'old')).toEqual(['train', 'other', 'train', 'other']);
  await second.stop();
});

test('without a folder nothing is kept, and nothing is written', async () => {
  const topology = topologyWith({ all: '1=1' });
  const first = await LocalServiceBus.start({ topology });
  await send(first.connectionString, 'x');
  await first.stop();
  const second = await LocalServiceBus.start({ topology });
  expect([first.data, await bodiesOf(second.connectionString, 'all')]).toEqual([undefined, []]);
  await second.stop();
});

test('a folder in use is told in one line, with status 2, and its user goes on', async () => {
  const data = join(root, 'data');
  const bus = await LocalServiceBus.start({ data, topology: topologyWith({ all: '1=1' }) });
  const { status, stdout, stderr } = scheduler(['local', '--empty', '--port', '0', '--data', data]);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr.split('\n')[0]).toMatch(
    /data: it is in use by another training-job-scheduler local.*pass another folder$/,
  );
  await send(bus.connectionString, 'x');
  expect(await bodiesOf(bus.connectionString, 'all')).toEqual(['x']);
  await bus.stop();
});

// The system refuses to let a file grow, as it does where a disk is full.
(process.platform === 'linux' ? test : test.skip)('a disk that is full ends in an error and a line', async () => {
  const data = join(root, 'data');
  const topology = { data, topology: topologyWith({ all: '1=1' }) };
  await (await LocalServiceBus.start(topology)).stop();
  const limited = `ulimit -f 200; exec "${process.execPath}" "${COMMAND}" local --empty --json --port 0 --data "${data}"`;
  const child = spawn('bash', ['-c', limited], { env: { ...process.env, XDG_DATA_HOME: root } });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
  const client = new ServiceBusClient(JSON.parse(line).connectionString, {
    retryOptions: { maxRetries: 0, timeoutInMs: 5000 },
  });
  const sender = client.createSender('events');
  const ended = once(child, 'close');
  let acknowledged = 0;
  const filling = async () => {
    for (; ; acknowledged++) await sender.sendMessages({ body: String(acknowledged).padEnd(20_000, 'äöüß€') });
  };
  await expect(filling()).rejects.toThrow();
  expect((await ended)[0]).toBe(2);
  await client.close();
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(
      /^training-job-scheduler: .*data: nothing more can be kept: .*File too large; what was acknowledged is kept; it stops$/,
    ),
  ]);
  // With space again, it goes on from there.
  const bus = await LocalServiceBus.start(topology);
  const there = await bodiesOf(bus.connectionString, 'all');
  const expected = Array.from({ length: acknowledged }, (_, n) => String(n));
  expect(acknowledged).toBeGreaterThan(3);
  expect(there.map((body) => String(body).match(/^\d+/)?.[0]).slice(0, acknowledged)).toEqual(expected);
  await bus.stop();
});
