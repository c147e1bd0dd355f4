import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { SECOND } from '../../../lib/broker/core';
import { bodies, only, ServedBroker } from '../../support/broker/served';

const WAIT = { maxWaitTimeInMs: 2000 };
const SHORT = { maxWaitTimeInMs: 300 };

let served: ServedBroker;
let count = 0;
beforeAll(async () => {
  served = await ServedBroker.start();
});
afterAll(() => served.stop());

/** A queue of its own with messages 1 to n, and a receiver of it. */
async function withMessages(n: number, settings = {}) {
  const name = `queue-${count++}`;
  await served.queue(name, settings);
  const client = served.client();
  if (n > 0) {
    const messages = Array.from({ length: n }, (_, index) => ({
      body: index + 1,
      applicationProperties: { n: index },
    }));
    await client.createSender(name).sendMessages(messages);
  }
  return {
    name,
    client,
    receiver: client.createReceiver(name),
    dead: client.createReceiver(name, { subQueueType: 'deadLetter' }),
  };
}

async function take(receiver: ServiceBusReceiver): Promise<ServiceBusReceivedMessage> {
  return only(await receiver.receiveMessages(1, WAIT));
}

test('more messages go through one sender and one receiver than a session has on its way at once', async () => {
  const { name, client, receiver } = await withMessages(0);
  const sender = client.createSender(name);
  // Both sides keep 2,048 or 5,000 that are not settled; whoever kept what is settled would stand still there.
  const count = 6000;
  let completed = 0;
  const all = new Promise<void>((resolve, reject) => {
    receiver.subscribe(
      {
        processMessage: async (message) => {
          await receiver.completeMessage(message);
          if (++completed === count) resolve();
        },
        processError: async ({ error }) => reject(error),
      },
      { autoCompleteMessages: false, maxConcurrentCalls: 50 },
    );
  });
  let sent = 0;
  const sending = Array.from({ length: 50 }, async () => {
    while (sent++ < count) await sender.sendMessages({ body: 'one of many' });
  });
  await Promise.all([...sending, all]);
  expect(served.counts(name)).toMatchObject({ active: 0, deadLetter: 0 });
}, 60_000);

describe('settling', () => {
  test('a completed message is gone', async () => {
    const { name, receiver } = await withMessages(1);
    await receiver.completeMessage(await take(receiver));
    expect(served.counts(name)).toMatchObject({ active: 0, deadLetter: 0 });
  });

  test('an abandoned message comes again with its changes, and counts', async () => {
    const { receiver } = await withMessages(1);
    await receiver.abandonMessage(await take(receiver), { n: 7, more: 'x' });
    expect(await take(receiver)).toMatchObject({
      body: 1,
      deliveryCount: 1,
      applicationProperties: { n: 7, more: 'x' },
    });
  });

  test('a message that was delivered too often is dead-lettered with the reason of the service', async () => {
    const { receiver, dead, name } = await withMessages(1, { maxDeliveryCount: 2 });
    for (let n = 0; n < 2; n++) await receiver.abandonMessage(await take(receiver));
    expect(await take(dead)).toMatchObject({ body: 1, deadLetterReason: 'MaxDeliveryCountExceeded' });
    expect(served.counts(name)).toMatchObject({ active: 0, deadLetter: 1 });
  });

  test('a dead-lettered message has reason, description and changes; dead letters are settled as well', async () => {
    const { receiver, dead, name } = await withMessages(1);
    await receiver.deadLetterMessage(await take(receiver), {
      deadLetterReason: 'broken',
      deadLetterErrorDescription: 'no dataset',
      further: 1,
    });
    const message = await take(dead);
    expect(message).toMatchObject({
      deadLetterReason: 'broken',
      deadLetterErrorDescription: 'no dataset',
      applicationProperties: { n: 0, further: 1 },
    });
    await dead.completeMessage(message);
    expect(served.counts(name)).toMatchObject({ active: 0, deadLetter: 0 });
  });

  test('a deferred message is received by its number, and settled then', async () => {
    const { receiver, name } = await withMessages(1);
    const { sequenceNumber, ...first } = await take(receiver);
    await receiver.deferMessage({ ...first, sequenceNumber } as never, { why: 'later' });
    expect(await receiver.receiveMessages(1, SHORT)).toEqual([]);
    expect(await receiver.peekMessages(1)).toMatchObject([{ state: 'deferred' }]);
    const again = only(await receiver.receiveDeferredMessages(sequenceNumber as never));
    expect(again).toMatchObject({ body: 1, applicationProperties: { n: 0, why: 'later' } });
    await receiver.completeMessage(again);
    expect(served.counts(name)).toMatchObject({ active: 0 });
    await expect(receiver.receiveDeferredMessages(sequenceNumber as never)).rejects.toMatchObject({
      code: 'MessageNotFound',
    });
  });

  test.each(['abandon', 'dead-letter', 'defer'] as const)('a deferred message: %s', async (how) => {
    const { receiver, dead } = await withMessages(1);
    const { sequenceNumber } = await take(receiver).then(async (one) => {
      await receiver.deferMessage(one);
      return one;
    });
    const again = only(await receiver.receiveDeferredMessages(sequenceNumber as never));
    if (how === 'dead-letter') {
      await receiver.deadLetterMessage(again, { deadLetterReason: 'r', deadLetterErrorDescription: 'd' });
      expect(await take(dead)).toMatchObject({ deadLetterReason: 'r', deadLetterErrorDescription: 'd' });
      return;
    }
    if (how === 'abandon') await receiver.abandonMessage(again, { n: 9 });
    else await receiver.deferMessage(again, { n: 9 });
    const third = only(await receiver.receiveDeferredMessages(sequenceNumber as never));
    expect(third.applicationProperties).toEqual({ n: 9 });
  });

  test('what has lost its lock is not settled', async () => {
    const { receiver } = await withMessages(1, { lockDuration: 30 * SECOND });
    const message = await take(receiver);
    await served.advance(31 * SECOND);
    await expect(receiver.completeMessage(message)).rejects.toMatchObject({ code: 'MessageLockLost' });
    const again = await take(receiver);
    expect(again.deliveryCount).toBe(1);
    await receiver.completeMessage(again);
  });

  test('a lock is renewed', async () => {
    const { receiver } = await withMessages(1, { lockDuration: 30 * SECOND });
    const message = await take(receiver);
    const first = Number(message.lockedUntilUtc);
    await served.advance(20 * SECOND);
    expect(Number(await receiver.renewMessageLock(message)) - first).toBeGreaterThanOrEqual(20 * SECOND);
    await served.advance(20 * SECOND);
    await receiver.completeMessage(message);
    await expect(receiver.renewMessageLock({ ...message } as never)).rejects.toMatchObject({ code: 'MessageLockLost' });
  });
});

describe('receiving', () => {
  test('receive and delete takes a message with its delivery', async () => {
    const { client, name } = await withMessages(3);
    const receiver = client.createReceiver(name, { receiveMode: 'receiveAndDelete' });
    expect(bodies(await receiver.receiveMessages(3, WAIT))).toEqual([1, 2, 3]);
    expect(served.counts(name)).toMatchObject({ active: 0 });
  });

  test('a receive that finds nothing ends, and what comes afterwards waits for the next', async () => {
    const { client, receiver, name } = await withMessages(0);
    expect(await receiver.receiveMessages(5, SHORT)).toEqual([]);
    await client.createSender(name).sendMessages({ body: 'late' });
    expect(served.counts(name)).toMatchObject({ active: 1 });
    expect(bodies(await receiver.receiveMessages(5, WAIT))).toEqual(['late']);
  });

  test('many are received as they come, and completed', async () => {
    const { receiver, name } = await withMessages(500);
    const seen: unknown[] = [];
    await new Promise<void>((resolve, reject) => {
      const processMessage = async ({ body }: ServiceBusReceivedMessage) => {
        if (seen.push(body) === 500) resolve();
      };
      receiver.subscribe(
        { processMessage, processError: async ({ error }) => reject(error) },
        { maxConcurrentCalls: 20 },
      );
    });
    await receiver.close();
    expect(seen).toEqual(Array.from({ length: 500 }, (_, n) => n + 1));
    expect(served.counts(name)).toMatchObject({ active: 0 });
  });

  test('two receivers never have the same message', async () => {
    const { client, name } = await withMessages(40);
    const receivers = [client.createReceiver(name), served.client().createReceiver(name)];
    const taken = await Promise.all(receivers.map((one) => one.receiveMessages(20, WAIT)));
    const all = taken.flat().map(({ body }) => body);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(0);
  });

  test('peeking takes nothing, from any number on', async () => {
    const { receiver, name } = await withMessages(5);
    expect(bodies(await receiver.peekMessages(2))).toEqual([1, 2]);
    expect(bodies(await receiver.peekMessages(10))).toEqual([3, 4, 5]);
    expect(await receiver.peekMessages(10)).toEqual([]);
    expect(served.counts(name)).toMatchObject({ active: 5 });
  });

  test('a client that goes away leaves its messages locked until their time', async () => {
    const { client, name } = await withMessages(1, { lockDuration: 30 * SECOND });
    await take(client.createReceiver(name));
    await client.close();
    const other = served.client().createReceiver(name);
    expect(await other.receiveMessages(1, SHORT)).toEqual([]);
    await served.advance(31 * SECOND);
    expect(await take(other)).toMatchObject({ body: 1, deliveryCount: 1 });
  });

  test('expired messages are dead letters', async () => {
    const { dead } = await withMessages(1, { defaultTimeToLive: 60 * SECOND, deadLetterOnExpiration: true });
    await served.advance(61 * SECOND);
    expect(await take(dead)).toMatchObject({ body: 1, deadLetterReason: 'TTLExpiredException' });
  });

  test.each([
    ['no such queue', 'nothing', 'MessagingEntityNotFound'],
    ['a queue with sessions', 'with-sessions', 'InvalidOperationError|GeneralError|UnauthorizedAccess'],
    ['a disabled queue', 'disabled', 'MessagingEntityDisabled'],
  ])('%s is refused', async (_, name, code) => {
    if (name === 'with-sessions') await served.queue(name, { requiresSession: true });
    if (name === 'disabled') await served.queue(name, { status: 'ReceiveDisabled' });
    await expect(served.client().createReceiver(name).receiveMessages(1, SHORT)).rejects.toMatchObject({
      code: expect.stringMatching(new RegExp(`^(${code})$`)),
    });
  });
});

describe('scheduling', () => {
  test('a scheduled message comes when its time has come', async () => {
    const { client, receiver, name } = await withMessages(0);
    const at = new Date(served.broker.now() + 600 * SECOND);
    const [number] = await client.createSender(name).scheduleMessages([{ body: 'later' }], at);
    expect(await receiver.peekMessages(1)).toMatchObject([
      { body: 'later', state: 'scheduled', sequenceNumber: number, scheduledEnqueueTimeUtc: at },
    ]);
    expect(await receiver.receiveMessages(1, SHORT)).toEqual([]);
    await served.advance(601 * SECOND);
    expect(await take(receiver)).toMatchObject({ body: 'later', state: 'active' });
  });

  test('a cancelled one never comes; what is not scheduled is not cancelled', async () => {
    const { client, name } = await withMessages(0);
    const sender = client.createSender(name);
    const numbers = await sender.scheduleMessages(
      [{ body: 1 }, { body: 2 }],
      new Date(served.broker.now() + 600 * SECOND),
    );
    await sender.cancelScheduledMessages(numbers);
    expect(served.counts(name)).toMatchObject({ scheduled: 0, active: 0 });
    await expect(sender.cancelScheduledMessages(numbers)).rejects.toMatchObject({ code: 'MessageNotFound' });
  });
});
