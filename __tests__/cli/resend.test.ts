import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { ServiceBusClient } from '@azure/service-bus';
import { topicIn } from '../../lib/routing';
import { Broker, type Store } from '../functions/broker';
import { synthEnvironmentTexts } from '../support/environments';
import { environments } from '../support/shipped';
import { scheduler } from './scheduler';

/** With the real client of Service Bus, at a broker in this process, as at Microsoft's emulator. */

const [REJECTED, RETRY, DEAD] = ['training-rejected', 'training-retry-gpu-train', 'training-dead-letters'];
const COMMAND = join(resolve(__dirname, '../..'), 'lib/cli/scheduler.cjs');

let broker: Broker;
let client: ServiceBusClient;
beforeEach(async () => {
  const topic = topicIn(synthEnvironmentTexts(environments).dev!, 'training-events');
  broker = await Broker.start(topic, [REJECTED, RETRY, DEAD], 10);
  client = new ServiceBusClient(broker.connectionString);
});
afterEach(async () => {
  await client.close();
  await broker.stop();
});

const store = (name: string) => broker.stores.get(name) as Store;
const counts = () => [REJECTED, DEAD, RETRY].map((name) => store(name).waiting.length);

const ADDRESSES = { to: 'trainers', replyTo: 'answers', sessionId: 's-1', replyToSessionId: 's-2' };

/** Puts a message where it was set aside. */
async function setAside(messageId: string, properties: object, queue = REJECTED): Promise<void> {
  await client.createSender(queue).sendMessages({
    body: Buffer.from(`{"id":"${messageId}"}`),
    messageId,
    correlationId: 'run-1',
    subject: 'training.requested',
    contentType: 'application/json',
    ...ADDRESSES,
    applicationProperties: { eventType: 'training.requested', priority: 5, queueTier: 'spot', ...properties },
  });
}

const why = (rejectedReason: string) => ({
  rejectedReason,
  rejectedDetails: 'PUT status 403, AuthorizationFailed: no right\nwaited 29 times',
  rejectedBy: 'gpu-train',
  retryQueue: RETRY,
});

async function run(...options: readonly string[]): Promise<{ status: number; lines: string[]; stderr: string }> {
  const address = /sb:\/\/([^;]+);/.exec(broker.connectionString)?.[1] as string;
  const args = [COMMAND, 'resend', '--emulator', address, ...options];
  const ended = await promisify(execFile)(process.execPath, args).catch((error) => error);
  return { status: ended.code ?? 0, lines: ended.stdout.trim().split('\n'), stderr: ended.stderr };
}

test('what would be sent is said, and nothing is moved', async () => {
  await setAside('a', why('misconfigured'));
  await setAside('b', why('not-allowed'));
  const { status, lines } = await run('--reason', 'misconfigured');
  expect(lines).toEqual([
    'a  misconfigured (PUT status 403, AuthorizationFailed: no right)  -> training-retry-gpu-train',
    'b  not-allowed (PUT status 403, AuthorizationFailed: no right)  stays: has another reason',
    '2 in training-rejected, 1 would be sent again; --send sends them',
  ]);
  expect([status, counts()]).toEqual([1, [2, 0, 0]]);
});

test('what is chosen is sent as it was at first, under its own id, and the others stay', async () => {
  await setAside('a', { ...why('misconfigured'), trainingRetries: 29 });
  await setAside('b', why('not-allowed'));
  await setAside('c', { ...why('misconfigured'), bodyCutFrom: 300_000 });
  const { status, lines } = await run('--reason', 'misconfigured', '--send');
  expect(lines.at(-1)).toBe('3 in training-rejected, 1 sent again');
  expect(lines[2]).toContain('stays: only its first part was kept');
  expect([status, counts()]).toEqual([1, [2, 0, 1]]);
  expect(store(RETRY).waiting[0]?.message).toMatchObject({
    message_id: 'a',
    correlation_id: 'run-1',
    subject: 'training.requested',
    content_type: 'application/json',
    to: 'trainers',
    reply_to: 'answers',
    group_id: 's-1',
    reply_to_group_id: 's-2',
    application_properties: { eventType: 'training.requested', priority: 5, queueTier: 'spot' },
  });
  expect(Object.keys(store(RETRY).waiting[0]!.message.application_properties!).sort()).toEqual([
    'eventType',
    'priority',
    'queueTier',
  ]);
  expect(String((store(RETRY).waiting[0]!.message.body as any).content)).toBe('{"id":"a"}');
});

test('a dead letter goes to the queue of the subscription that it came from, or where one says', async () => {
  const sender = client.createSender(DEAD);
  // Its sender names another queue, and the service says where it was.
  await setAside('d', { retryQueue: 'payments' }, DEAD);
  store(DEAD).waiting[0]!.message.message_annotations = {
    'x-opt-deadletter-source': 'training-events/Subscriptions/gpu-train',
  };
  await setAside('e', {}, DEAD);
  await sender.close();
  const { lines } = await run('--from', DEAD, '--json', '--send');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ messageId: 'd', to: RETRY, sent: true }),
    expect.objectContaining({ messageId: 'e', sent: false, stays: 'names no queue: say which with --to' }),
  ]);
  expect(counts()).toEqual([0, 1, 1]);
  expect((await run('--from', DEAD, '--to', RETRY, '--send')).status).toBe(0);
  expect(counts()).toEqual([0, 0, 2]);
});

test('what a queue does not take stays, with the reason, and the others go', async () => {
  broker.refused.add('training-retry-closed');
  await setAside('a', { ...why('refused'), retryQueue: 'training-retry-closed' });
  await setAside('b', why('refused'));
  const { status, lines } = await run('--send');
  expect(lines[0]).toMatch(/^a {2}refused \(.*\) {2}stays: cannot be sent to training-retry-closed: /);
  expect([status, counts()]).toEqual([1, [1, 0, 1]]);
});

test.each<[what: string, options: readonly string[], message: RegExp]>([
  ['no namespace', [], /say which namespace: --namespace <name>\.servicebus\.windows\.net/],
  ['two of them', ['--namespace', 'x', '--emulator', 'y'], /say which namespace/],
  ['no number', ['--emulator', 'y', '--most', 'all'], /a whole number from 1/],
  [
    'nobody who is logged in',
    ['--namespace', 'nowhere.servicebus.windows.net'],
    /az is not installed: it says who you are/,
  ],
])('%s is told in a line', (_, options, message) => {
  const { status, stderr } = scheduler(['resend', ...options], '', { PATH: '/nowhere' });
  expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
  expect(stderr).not.toMatch(/^ +at /m);
});

test.each<[what: string, options: string[], line: string]>([
  ['no namespace', [], 'say which namespace: --namespace <name>.servicebus.windows.net, or --emulator <host:port>'],
  [
    'an address for a host',
    ['--namespace', 'https://bus.servicebus.windows.net'],
    '--namespace: got https://bus.servicebus.windows.net; write its host, such as <name>.servicebus.windows.net',
  ],
  [
    'a namespace without its domain',
    ['--namespace', 'bus'],
    '--namespace: got bus; write its host, such as <name>.servicebus.windows.net',
  ],
  [
    'a command to a runner for a host',
    ['--namespace', 'bus\r\n::error::x'],
    '--namespace: got bus\\u{d}\\u{a}::error::x; write its host, such as <name>.servicebus.windows.net',
  ],
  ...['localhost:99999', 'localhost:0', 'localhost:x', 'a;b=c', ''].map((emulator): [string, string[], string] => [
    `the emulator at ${JSON.stringify(emulator)}`,
    ['--emulator', emulator],
    `--emulator: got ${emulator}; write a host, or a host and a port, such as localhost:5672`,
  ]),
])('%s is a mistake that is told in one line', (_, options, line) => {
  expect(scheduler(['resend', ...options])).toEqual({ status: 2, stdout: '', stderr: `scheduler: ${line}\n` });
});
