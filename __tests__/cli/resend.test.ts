import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { synthEnvironmentTexts } from '../support/environments';
import { BusUnderTest } from '../support/local-bus';
import { TRAINING } from '../support/training';
import { scheduler } from './scheduler';

/** With the real client of Service Bus, at the one of this project, as at Microsoft's emulator. */

const [REJECTED, RETRY, DEAD] = ['training-rejected', 'training-retry-gpu-train', 'training-dead-letters'];
const COMMAND = join(resolve(__dirname, '../..'), 'lib/cli/scheduler.cjs');

const text = synthEnvironmentTexts([TRAINING]).ml!;
let bus: BusUnderTest;
beforeEach(async () => {
  bus = await BusUnderTest.start(text);
});
afterEach(() => bus.stop());

const counts = () => Promise.all([REJECTED, DEAD, RETRY].map(async (queue) => (await bus.counts(queue)).active));

const ADDRESSES = { to: 'trainers', replyTo: 'answers', sessionId: 's-1', replyToSessionId: 's-2' };

/** Puts a message where it was set aside. */
async function setAside(messageId: string, properties: object, queue = REJECTED): Promise<void> {
  await bus.send(queue, {
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
  const address = /sb:\/\/([^;]+);/.exec(bus.bus.connectionString)?.[1] as string;
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
  expect([status, await counts()]).toEqual([1, [2, 0, 0]]);
});

test('what is chosen is sent as it was at first, under its own id, and the others stay', async () => {
  await setAside('a', { ...why('misconfigured'), trainingRetries: 29 });
  await setAside('b', why('not-allowed'));
  await setAside('c', { ...why('misconfigured'), bodyCutFrom: 300_000 });
  const { status, lines } = await run('--reason', 'misconfigured', '--send');
  expect(lines.at(-1)).toBe('3 in training-rejected, 1 sent again');
  expect(lines[2]).toContain('stays: only its first part was kept');
  expect([status, await counts()]).toEqual([1, [2, 0, 1]]);
  const [sent] = await bus.peek(RETRY);
  expect(sent).toMatchObject({
    messageId: 'a',
    correlationId: 'run-1',
    subject: 'training.requested',
    contentType: 'application/json',
    ...ADDRESSES,
  });
  expect(sent!.applicationProperties).toEqual({
    eventType: 'training.requested',
    priority: 5,
    queueTier: 'spot',
  });
  expect(String(sent!.body)).toBe('{"id":"a"}');
});

test('a dead letter goes to the queue of the subscription that it came from, or where one says', async () => {
  // Its sender names another queue, and the service says where it was.
  await setAside('d', { retryQueue: 'payments', gpuCount: 1 }, 'training-events');
  const receiver = bus.client.createReceiver('training-events', 'gpu-train');
  const [message] = await receiver.receiveMessages(1);
  await receiver.deadLetterMessage(message!);
  await setAside('e', {}, DEAD);
  const { lines } = await run('--from', DEAD, '--json', '--send');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ messageId: 'd', to: RETRY, sent: true }),
    expect.objectContaining({ messageId: 'e', sent: false, stays: 'names no queue: say which with --to' }),
  ]);
  expect(await counts()).toEqual([0, 1, 1]);
  expect((await run('--from', DEAD, '--to', RETRY, '--send')).status).toBe(0);
  expect(await counts()).toEqual([0, 0, 2]);
});

test('what a queue does not take stays, with the reason, and the others go', async () => {
  await setAside('a', { ...why('refused'), retryQueue: 'training-retry-closed' });
  await setAside('b', why('refused'));
  const { status, lines } = await run('--send');
  expect(lines[0]).toMatch(/^a {2}refused \(.*\) {2}stays: cannot be sent to training-retry-closed: /);
  expect([status, await counts()]).toEqual([1, [1, 0, 1]]);
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
