import { spawn, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { ServiceBusClient, type ServiceBusMessage } from '@azure/service-bus';
import type { LocalServiceBus } from '../../../lib/broker';
import { mended } from '../../../lib/local/page/stored';
import { again } from '../../../lib/operations/dead-letters/again';
import { idAgain as idOf } from '../../../lib/operations/dead-letters/original-ids';
import { messageToJson } from '../../../lib/rules';
import { busWith, jsonLines, run } from './command';

const [REJECTED, RETRY, DEAD] = ['training-rejected', 'training-retry-train', 'training-dead-letters'];

let bus: LocalServiceBus;
let client: ServiceBusClient;
let at: string[];
beforeEach(async () => {
  bus = await busWith(REJECTED, RETRY, DEAD, 'orders');
  client = new ServiceBusClient(bus.connectionString);
  at = ['--at', `local:${bus.ports[0]}`];
});
afterEach(async () => {
  await client.close();
  await bus.stop();
});

const counts = () => {
  const all = bus.counts();
  return [REJECTED, DEAD, RETRY].map((name) => all.find(({ address }) => address === name)?.active);
};
const deadCount = (address: string) => bus.counts().find((one) => one.address === address)?.deadLetters;

/** Puts a message where it was set aside. */
function setAside(messageId: string, properties: object, queue = REJECTED as string, more: object = {}): Promise<void> {
  return client.createSender(queue).sendMessages({
    body: Buffer.from(`{"id":"${messageId}"}`),
    messageId,
    correlationId: 'run-1',
    subject: 'training.requested',
    contentType: 'application/json',
    to: 'trainers',
    replyTo: 'answers',
    sessionId: 's-1',
    replyToSessionId: 's-2',
    applicationProperties: { eventType: 'training.requested', priority: 5, queueTier: 'spot', ...properties },
    ...more,
  });
}

const why = (rejectedReason: string) => ({
  rejectedReason,
  rejectedDetails: 'PUT status 403, AuthorizationFailed: no right\nwaited 29 times',
  rejectedBy: 'train',
  retryQueue: RETRY,
});

/** Sends messages to a subscription, and makes them dead letters there. */
async function deadIn(reason: string, messages: ServiceBusMessage[]): Promise<void> {
  await client.createSender('events').sendMessages(messages);
  const receiver = client.createReceiver('events', 'train');
  for (const message of await receiver.receiveMessages(messages.length))
    await receiver.deadLetterMessage(message, { deadLetterReason: reason, deadLetterErrorDescription: 'it would not' });
  await receiver.close();
}

const command = (...options: string[]) => run(['dead-letters', ...options, ...at]);
const linesOf = (text: string) => text.trim().split('\n');

test('list groups all of them by place and reason, with an example; show shows each', async () => {
  await setAside('a', why('misconfigured'));
  await setAside('b', why('misconfigured'));
  await setAside('c', why('not-allowed'));
  await deadIn('crashed', [{ body: 1, messageId: 'd', applicationProperties: { kind: 'train' } }]);
  await client.createSender('orders').sendMessages({ body: 'an order', messageId: 'o' });
  const { status, stdout } = await command('list');
  expect([status, linesOf(stdout)]).toEqual([
    0,
    [
      `${REJECTED}  misconfigured  2 messages`,
      expect.stringMatching(
        /^ {2}such as a, #1 in training-rejected, \S+Z: PUT status 403, AuthorizationFailed: no right$/,
      ),
      `${REJECTED}  not-allowed  1 message`,
      expect.stringContaining('such as c, #3'),
      'events/train  crashed  1 message',
      expect.stringMatching(/^ {2}such as d, #1 in events\/train\/\$DeadLetterQueue, \S+Z: it would not$/),
    ],
  ]);
  const groups = jsonLines((await command('list', '--json', '--reason', 'crashed')).stdout);
  expect(groups).toEqual([
    {
      entity: 'events/train',
      reason: 'crashed',
      count: 1,
      example: expect.objectContaining({
        messageId: 'd',
        reason: 'crashed',
        details: 'it would not',
        deadLetterReason: 'crashed',
      }),
    },
  ]);
  const shown = await command('show', 'events', '--message-id', 'd');
  expect(linesOf(shown.stdout).slice(0, 3)).toEqual([
    '#1 in events/train/$DeadLetterQueue',
    '  crashed',
    '    it would not',
  ]);
  expect(linesOf(shown.stdout)).toEqual(expect.arrayContaining(['  sys.MessageId = d', '  kind = train', '  1']));
});

test('without a yes, what would be sent is said, and nothing is moved', async () => {
  await setAside('a', why('misconfigured'));
  await setAside('b', why('not-allowed'));
  const { status, stdout } = await command('resend', '--reason', 'misconfigured');
  expect(linesOf(stdout)).toEqual([
    `a  misconfigured (PUT status 403, AuthorizationFailed: no right)  -> ${RETRY}`,
    '2 in training-rejected, 1 meant, 1 would be sent again; --yes does it',
  ]);
  expect([status, counts()]).toEqual([0, [2, 0, 0]]);
});

/** The id that a message is sent again under to a queue of retries: where it was is in it. */
const idAgain = (id: string, place = 'training-rejected') =>
  expect.stringMatching(new RegExp(`^${id}~${place}~\\d+~[\\w:-]+$`));

test('what is chosen is sent as it was at first, with its own id beside it, and the others stay', async () => {
  const copy = { trainingRetries: 29, trainingMessageId: 'a' };
  await setAside('a~train/retry~7~27-Nov-2026-18:22:41-GMT', { ...why('misconfigured'), ...copy });
  await setAside('b', why('not-allowed'));
  await setAside('c', { ...why('misconfigured'), bodyCutFrom: 300_000 });
  const { status, stdout } = await command('resend', '--reason', 'misconfigured', '--yes');
  expect(linesOf(stdout).at(-1)).toBe('3 in training-rejected, 2 meant, 1 sent again');
  expect(linesOf(stdout)[1]).toContain('stays: only its first part was kept');
  expect([status, counts()]).toEqual([1, [2, 0, 1]]);
  const [seen] = await bus.peek(RETRY as string);
  expect(messageToJson(seen!.message)).toMatchObject({
    properties: {
      eventType: { string: 'training.requested' },
      priority: expect.anything(),
      queueTier: { string: 'spot' },
      trainingMessageId: { string: 'a' },
    },
    system: {
      MessageId: idAgain('a'),
      CorrelationId: 'run-1',
      Label: 'training.requested',
      ContentType: 'application/json',
      To: 'trainers',
      ReplyTo: 'answers',
      SessionId: 's-1',
      ReplyToSessionId: 's-2',
    },
  });
  const names = seen!.message.properties.map(({ name }) => name);
  expect(names).toEqual(['eventType', 'priority', 'queueTier', 'trainingMessageId']);
  expect(linesOf(stdout)[0]).toMatch(/^a {2}misconfigured/);
});

test('types of values and every form of a body stay what they are', async () => {
  const types = {
    a: { long: '5' },
    b: { double: '5' },
    c: { guid: '01234567-89ab-cdef-0123-456789abcdef' },
    d: { datetime: '2026-01-02T03:04:05Z' },
    e: { timespan: '00:01:00' },
    f: { decimal: '1.5' },
    g: { int: '5' },
  };
  const input = JSON.stringify({
    messageId: 'typed',
    applicationProperties: { ...types, ...why('refused') },
    body: { type: 'Buffer', data: [0, 255] },
  });
  await run(['send', '-', '--unchecked', '--to', `${at[1]}/${REJECTED}`], { input });
  // Of AMQP's other kinds of bodies: a value, and a sequence.
  const sender = client.createSender(REJECTED as string);
  const applicationProperties = why('refused');
  await sender.sendMessages({
    body: { a: 1, b: 'two' },
    bodyType: 'value',
    applicationProperties,
    properties: { messageId: 'value' },
  });
  await sender.sendMessages({
    body: [1, 'two'],
    bodyType: 'sequence',
    applicationProperties,
    properties: { messageId: 'sequence' },
  });
  const before = await bus.peek(REJECTED as string);
  expect((await command('resend', '--yes')).status).toBe(0);
  const after = await bus.peek(RETRY as string);
  expect(after.map(({ messageId }) => messageId)).toEqual(['typed', 'value', 'sequence'].map((id) => idAgain(id)));
  expect(messageToJson(after[0]!.message)).toMatchObject({ properties: types });
  expect(after.map(({ body }) => body)).toEqual(before.map(({ body }) => body));
  const received = await client.createReceiver(RETRY as string).receiveMessages(3);
  expect(received.slice(1).map(({ body, _rawAmqpMessage: { bodyType } }) => [bodyType, body])).toEqual([
    ['value', { a: 1, b: 'two' }],
    ['sequence', [1, 'two']],
  ]);
});

test('a dead letter of a subscription goes to its queue of retries, of a queue to the queue, in order', async () => {
  const messages = [1, 2, 3].map((body) => ({
    body,
    messageId: `d-${body}`,
    applicationProperties: { kind: 'train' },
  }));
  await deadIn('crashed', messages);
  expect((await command('resend', 'events/train', '--yes')).status).toBe(0);
  expect((await bus.peek(RETRY as string)).map(({ messageId }) => messageId)).toEqual(
    ['d-1', 'd-2', 'd-3'].map((id) => idAgain(id, 'train/deadLetter')),
  );
  expect(deadCount('events/Subscriptions/train')).toBe(0);
  const sender = client.createSender('orders');
  await sender.sendMessages({ body: 'x', messageId: 'o' });
  const receiver = client.createReceiver('orders');
  const [order] = await receiver.receiveMessages(1);
  await receiver.deadLetterMessage(order!, { deadLetterReason: 'bad', deadLetterErrorDescription: '' });
  await receiver.close();
  expect((await command('resend', 'orders', '--yes')).status).toBe(0);
  const [again] = await bus.peek('orders');
  expect([again!.messageId, again!.message.properties, deadCount('orders')]).toEqual(['o', [], 0]);
});

test('where no queue of retries is, it stays, until somebody says where to', async () => {
  await client.createSender('events').sendMessages({ body: 1, messageId: 'x' });
  const receiver = client.createReceiver('events', 'all');
  const [message] = await receiver.receiveMessages(1);
  await receiver.deadLetterMessage(message!);
  await receiver.close();
  const { status, stdout } = await command('resend', 'events/all', '--yes');
  expect([status, stdout]).toEqual([
    1,
    expect.stringContaining(
      'stays: there is no queue training-retry-all: say which with --into; into the topic, its rules choose anew',
    ),
  ]);
  expect((await command('resend', 'events/all', '--into', 'nowhere', '--yes')).stdout).toContain(
    'stays: there is no queue and no topic nowhere',
  );
  expect((await command('resend', 'events/all', '--into', 'orders', '--yes')).status).toBe(0);
  expect((await bus.peek('orders')).map(({ messageId }) => messageId)).toEqual(['x']);
});

test('properties and the body can be changed, with types', async () => {
  await setAside('a', why('not-allowed'));
  const { status } = await run(
    [
      'dead-letters',
      'resend',
      ...at,
      '--set',
      'PRIORITY={"long":"9"}',
      '--set',
      'note=by hand',
      '--unset',
      'queueTier',
      '--body',
      '-',
      '--yes',
    ],
    { input: '{"id":"b"}' },
  );
  expect(status).toBe(0);
  const [seen] = await bus.peek(RETRY as string);
  expect((messageToJson(seen!.message) as any).properties).toEqual({
    eventType: { string: 'training.requested' },
    PRIORITY: { long: '9' },
    note: { string: 'by hand' },
    trainingMessageId: { string: 'a' },
  });
  expect(seen!.body).toEqual({ kind: 'text', text: '{"id":"b"}' });
});

describe('whoever stopped between sending and taking away sends none twice', () => {
  /** Sends what is set aside, as `resend` does, and does not take it away. */
  const half = async () => {
    const [aside] = await bus.peek(REJECTED as string);
    const { sequenceNumber, enqueuedAt, message, deadLetterSource, encoded } = aside!;
    const place = { entity: { kind: 'queue', name: REJECTED as string }, subQueue: undefined } as const;
    const id = idOf(
      { message, place, deadLetterSource, sequenceNumber: BigInt(sequenceNumber), enqueuedAt: new Date(enqueuedAt) },
      RETRY as string,
    );
    const changes = { properties: new Map(), system: new Map() };
    await bus.send(RETRY as string, { encoded: again(encoded, { properties: new Map(), ...id }), changes });
  };

  test('also not one who sent it on the page', async () => {
    await deadIn('crashed', [{ body: 1, messageId: 'd-1', applicationProperties: { kind: 'train' } }]);
    const dead = 'events/Subscriptions/train/$DeadLetterQueue';
    const [letter] = await bus.peek(dead);
    await bus.send(RETRY as string, mended(letter!, dead, RETRY as string, {}));
    const { status, stdout } = await command('resend', 'events/train', '--yes');
    expect([status, linesOf(stdout)[0]]).toEqual([0, expect.stringContaining(`-> ${RETRY} (was there already)`)]);
    expect((await bus.peek(RETRY as string)).map(({ messageId }) => messageId)).toEqual([
      idAgain('d-1', 'train/deadLetter'),
    ]);
  });

  test('where it is still there', async () => {
    await setAside('a', why('refused'));
    await half();
    const { status, stdout } = await command('resend', '--yes');
    expect([status, linesOf(stdout)[0]]).toEqual([0, expect.stringContaining(`-> ${RETRY} (was there already)`)]);
    expect(counts()).toEqual([0, 0, 1]);
  });

  test('where it was taken from there meanwhile: the queue of retries drops it', async () => {
    await setAside('a', why('refused'));
    await half();
    const receiver = client.createReceiver(RETRY as string);
    for (const message of await receiver.receiveMessages(1)) await receiver.completeMessage(message);
    expect((await command('resend', '--yes')).status).toBe(0);
    expect(counts()).toEqual([0, 0, 0]);
  });

  test('and what is set aside once more is sent again once more', async () => {
    for (const time of [1, 2]) {
      await setAside(`a~train~${time}~27-Nov-2026-18:22:41-GMT`, { ...why('refused'), trainingMessageId: 'a' });
      expect((await command('resend', '--yes')).status).toBe(0);
      expect(counts()).toEqual([0, 0, time]);
    }
  });
});

test('elsewhere it is sent under the id that its sender gave it', async () => {
  await setAside('a~train~7~27-Nov-2026-18:22:41-GMT', { ...why('refused'), trainingMessageId: 'a' });
  await setAside('~train~8~27-Nov-2026-18:22:41-GMT', { ...why('refused'), trainingMessageId: '' });
  expect((await command('resend', '--into', 'orders', '--yes')).status).toBe(0);
  const sent = await bus.peek('orders');
  expect(sent.map(({ messageId }) => messageId)).toEqual(['a', expect.stringMatching(/^[0-9a-f]{32}$/)]);
  expect(sent.flatMap(({ message }) => message.properties.map(({ name }) => name))).not.toContain('trainingMessageId');
});

test('what a sender of the topic writes as the id is not believed', async () => {
  const forged = 'x~train~7~27-Nov-2026-18:22:41-GMT';
  const applicationProperties = { kind: 'train', trainingMessageId: 'a' };
  await deadIn('crashed', [{ body: 1, messageId: forged, applicationProperties }]);
  const { stdout } = await command('resend', 'events/train', '--into', 'orders', '--yes');
  expect(linesOf(stdout)[0]).toMatch(/^x~train~7~\S+ {2}crashed/);
  expect((await bus.peek('orders')).map(({ messageId }) => messageId)).toEqual([forged]);
});

test('what a queue does not take stays, and what is behind it in its session; the others go', async () => {
  await setAside('a', why('refused'));
  await setAside('b', why('refused'));
  await setAside('c', { ...why('refused'), retryQueue: 'orders' });
  await bus.setStatus(RETRY as string, 'SendDisabled');
  const { status, stdout } = await command('resend', '--yes');
  expect(linesOf(stdout)[0]).toMatch(/^a {2}refused .* stays: cannot be sent: training-retry-train at local:\d+: /);
  expect(linesOf(stdout)[1]).toContain('stays: one before it, of its session, could not be sent');
  expect([status, counts()]).toEqual([1, [2, 0, 0]]);
  expect((await bus.peek('orders')).map(({ messageId }) => messageId)).toEqual([idAgain('c')]);
});

test('discard takes those that are meant away, and only where somebody says so', async () => {
  await setAside('a', why('refused'));
  await setAside('b', why('not-allowed'));
  const said = await command('discard', REJECTED as string, '--reason', 'refused');
  expect(linesOf(said.stdout).at(-1)).toBe('2 in training-rejected, 1 meant, 1 would be discarded; --yes does it');
  expect(counts()).toEqual([2, 0, 0]);
  const done = await command('discard', REJECTED as string, '--reason', 'refused', '--yes', '--json');
  expect(jsonLines(done.stdout)).toEqual([expect.objectContaining({ messageId: 'a', discarded: true })]);
  expect([said.status, done.status]).toEqual([0, 0]);
  expect((await bus.peek(REJECTED as string)).map(({ messageId }) => messageId)).toEqual(['b']);
});

test.each([
  ['resend', ['resend']],
  ['discard', ['discard', REJECTED as string]],
])(
  '%s of a message that is not there is a finding; of a reason that nothing has, there is nothing to do',
  async (_, words) => {
    await setAside('a', why('refused'));
    const named = await command(...words, '--message-id', 'b', '--yes');
    expect([named.status, named.stdout]).toEqual([1, expect.stringMatching(/^1 in training-rejected, 0 meant, 0 /)]);
    const other = await command(...words, '--reason', 'not-allowed', '--yes');
    expect([other.status, counts()]).toEqual([0, [1, 0, 0]]);
  },
);

test('show finds a message by its id alone, where it is in one place', async () => {
  await setAside('a', why('refused'));
  const { status, stdout } = await command('show', '--message-id', 'a');
  expect([status, linesOf(stdout)[0]]).toEqual([0, '#1 in training-rejected']);
});

test.each<[what: string, options: string[], line: RegExp]>([
  ['neither a place nor an id', ['show'], /say which: a queue, .* or --message-id/],
  ['a number alone', ['show', '--sequence', '1'], /say which: a queue/],
  ['an id that is nowhere', ['show', '--message-id', 'nobody'], /nobody: there is no dead letter of this id/],
  ['a property without a value', ['resend', '--set', 'priority'], /--set priority: write name=value/],
  [
    'a value beyond its type',
    ['resend', '--set', 'p={"int":"99999999999"}'],
    /--set p: got .*99999999999.*allowed a whole number/,
  ],
  ['a type that there is not', ['resend', '--set', 'p={"number":"9"}'], /--set p: got .*allowed a type of/],
  ['a file that is not there', ['resend', '--body', '/nowhere/body.json'], /\/nowhere\/body\.json: /],
  ['no number', ['resend', '--most', 'all'], /a whole number from 1/],
  ['no entity', ['discard'], /missing required argument 'entity'/],
  ['an entity that is not there', ['show', 'nowhere'], /nowhere at local:\d+: there is no such queue/],
])('%s is told in a line', async (_, [name = '', ...options], line) => {
  const { status, stderr } = await command(name, ...options);
  expect([status, stderr]).toEqual([2, expect.stringMatching(line)]);
  expect(stderr).not.toMatch(/^ +at /m);
});

const hasTerminal = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') === true;

(hasTerminal ? test : test.skip).each([
  ['y', 'Send one message again? [y/N]', [0, 0, 1]],
  ['n', 'nothing was done', [1, 0, 0]],
])('on a terminal it asks: %s', async (key, expected, after) => {
  await setAside('a', why('refused'));
  const words = [
    process.execPath,
    join(resolve(__dirname, '../../..'), 'lib/cli/scheduler.cjs'),
    'dead-letters',
    'resend',
    ...at,
  ];
  const child = spawn('script', ['-qec', words.join(' '), '/dev/null'], { env: { ...process.env, TERM: 'xterm' } });
  let said = '';
  let isAnswered = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (isAnswered || !said.includes('[y/N]')) return;
    isAnswered = true;
    child.stdin.write(`${key}\r`);
  });
  await new Promise((done) => child.on('close', done));
  expect(said.replace(/\s+/g, ' ')).toContain(expected);
  expect(counts()).toEqual(after);
});
