import { setTimeout as pause } from 'node:timers/promises';
import { ServiceBusClient } from '@azure/service-bus';
import type { LocalServiceBus } from '../../../lib/broker';
import { busWith, jsonLines, run } from './command';

let bus: LocalServiceBus;
let client: ServiceBusClient;
let at: string[];
beforeEach(async () => {
  bus = await busWith('orders', 'others');
  client = new ServiceBusClient(bus.connectionString);
  at = ['--at', `local:${bus.ports[0]}`];
});
afterEach(async () => {
  await client.close();
  await bus.stop();
});

const send = (entity: string, ...bodies: unknown[]) =>
  client.createSender(entity).sendMessages(
    bodies.map((body) => ({
      body,
      messageId: `m-${body}`,
      subject: 'new',
      applicationProperties: { n: body as number },
    })),
  );

describe('peek', () => {
  test('shows messages in order, and leaves them where they are', async () => {
    await send('orders', 1, 2, 3);
    const { status, stdout, stderr } = await run(['peek', 'orders', ...at, '--count', '2']);
    expect(status).toBe(0);
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/^#1 {2}\d{4}-\d\d-\d\dT\S+Z {2}m-1 {2}new {2}n=1 {2}1$/),
      expect.stringMatching(/^#2 .* m-2 /),
    ]);
    expect(stderr).toContain('orders has more; --from-sequence 3 goes on');
    expect(bus.counts().find(({ address }) => address === 'orders')).toMatchObject({ active: 3, locked: 0 });
    const next = await run(['peek', 'orders', ...at, '--from-sequence', '3', '--json']);
    expect(jsonLines(next.stdout)).toEqual([
      expect.objectContaining({ entity: 'orders', sequenceNumber: 3, messageId: 'm-3', state: 'active', body: '3' }),
    ]);
  });

  test('what it writes as JSON is what send sends again, types and bytes included', async () => {
    const input = JSON.stringify({
      messageId: 'typed',
      applicationProperties: {
        a: { long: '5' },
        b: { double: '5' },
        c: { guid: '01234567-89ab-cdef-0123-456789abcdef' },
        d: 5,
      },
      body: { type: 'Buffer', data: [0, 255] },
    });
    const to = at[1] as string;
    await run(['send', '-', '--unchecked', '--to', `${to}/orders`], { input });
    const { stdout } = await run(['peek', 'orders', ...at, '--json']);
    await run(['send', '-', '--unchecked', '--to', `${to}/others`], { input: stdout });
    const again = await run(['peek', 'others', ...at, '--json']);
    const [[first], [second]] = [jsonLines(stdout), jsonLines(again.stdout)];
    expect(second).toEqual({ ...first, entity: 'others', enqueuedTimeUtc: expect.any(String) });
    expect(first.applicationProperties).toMatchObject({ a: { long: '5' }, b: { double: '5' }, d: 5 });
    expect(first.body).toEqual({ type: 'Buffer', data: [0, 255] });
  });

  test('dead letters have their reason', async () => {
    await send('events', 1);
    const receiver = client.createReceiver('events', 'all');
    const [message] = await receiver.receiveMessages(1);
    await receiver.deadLetterMessage(message!, { deadLetterReason: 'bad', deadLetterErrorDescription: 'it is' });
    const { stdout } = await run(['peek', 'events/all', ...at, '--dead-letters', '--json']);
    expect(jsonLines(stdout)).toEqual([
      expect.objectContaining({
        entity: 'events/all/$DeadLetterQueue',
        deadLetterReason: 'bad',
        deadLetterErrorDescription: 'it is',
        messageId: 'm-1',
      }),
    ]);
    expect((await run(['peek', 'events/all', ...at])).stdout).toBe('nothing there\n');
  });

  test.each<[what: string, entity: string, line: RegExp]>([
    [
      'a topic',
      'events',
      /events at local:\d+: it is a topic, and messages wait in its subscriptions: write events\/<subscription>/,
    ],
    ['nothing of the name', 'nowhere', /nowhere at local:\d+: there is no such queue, topic or subscription/],
    ['a subscription that is not there', 'events/nowhere', /events\/nowhere at local:\d+: there is no such/],
    ['no name', '', /an empty text names nothing: write a queue, or topic\/subscription/],
    ['a name with nothing in it', 'events//x', /events\/\/x names nothing/],
  ])('%s is told in one line', async (_, entity, line) => {
    const { status, stderr } = await run(['peek', entity, ...at]);
    expect([status, stderr.split('\n').length, stderr]).toEqual([2, 2, expect.stringMatching(line)]);
  });
});

describe('watch', () => {
  test('shows what arrives everywhere from now on, takes nothing, and ends with Ctrl-C', async () => {
    await send('orders', 0);
    let sent = false;
    const { status, stdout, stderr } = await run(['watch', ...at, '--every', 'PT0.05S', '--json'], {
      during: ({ stdout: said, stderr: told }, kill) => {
        if (told.includes('watching') && !sent) {
          sent = true;
          void send('events', 1).then(() => send('orders', 2));
        }
        if (said.split('\n').length > 2) kill('SIGINT');
      },
    });
    expect([status, stderr]).toEqual([0, expect.stringContaining('watching 4 queues and subscriptions')]);
    expect(stderr).toContain('what is taken between two looks is not seen');
    expect(stderr).toMatch(/training-job-scheduler: 2 seen\n$/);
    expect(jsonLines(stdout)).toEqual([
      expect.objectContaining({ entity: 'events/all', messageId: 'm-1' }),
      expect.objectContaining({ entity: 'orders', messageId: 'm-2' }),
    ]);
    expect(bus.counts().find(({ address }) => address === 'orders')).toMatchObject({ active: 2 });
  });

  test('of a topic all subscriptions; what was taken between two looks is told of', async () => {
    await send('orders', 0, 1, 2, 3);
    const receiver = client.createReceiver('orders', { receiveMode: 'receiveAndDelete' });
    const all = await run(['watch', 'orders', ...at, '--from-start', '--count', '1']);
    expect(all.stdout).toMatch(/^#1 /);
    // All but one of those of before go first: the receiver is at work when it has to be quick.
    await receiver.receiveMessages(3);
    let begun = false;
    const { stderr, stdout } = await run(['watch', 'orders', ...at, '--every', 'PT5S', '--count', '1'], {
      during: ({ stderr: told }) => {
        if (!told.includes('watching') || begun) return;
        begun = true;
        // All after the first look and before the second, and all but the last are gone by then.
        void pause(500)
          .then(() => send('orders', 4, 5, 6))
          .then(() => receiver.receiveMessages(3))
          .then(() => receiver.close());
      },
    });
    expect(stdout).toMatch(/^#7 /);
    expect(stderr).toContain('orders: #5 to #6 were not seen: taken between two looks, or scheduled and canceled');
    expect(stderr).toMatch(/1 seen, at least 2 not seen\n$/);
    const topic = await run(['watch', 'events', ...at, '--every', 'PT0.05S', '--count', '1'], {
      during: ({ stderr: told }) => {
        if (told.includes('watching') && begun) {
          begun = false;
          void send('events', 9);
        }
      },
    });
    expect([topic.stdout, topic.stderr]).toEqual([
      expect.stringMatching(/^events\/all {2}#1 /),
      expect.stringContaining('watching 2 queues and subscriptions'),
    ]);
  });
});

describe("at Microsoft's emulator", () => {
  const emulator = () => ['--at', `emulator:localhost:${bus.ports[0]}`];

  test('what is named is looked at', async () => {
    await send('orders', 1);
    const { status, stdout } = await run(['peek', 'orders', ...emulator()]);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^#1 .* m-1 /)]);
  });

  test('without a name it says that one is needed', async () => {
    const { status, stderr } = await run(['watch', ...emulator()]);
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/emulator:\d+: it does not list what it has: name the queue, or topic\/subscription/),
    ]);
  });
});
