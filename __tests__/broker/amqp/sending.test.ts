import Long from 'long';
import { SECOND } from '../../../lib/broker/core';
import { bodies, only, ServedBroker } from '../../support/broker/served';

const WAIT = { maxWaitTimeInMs: 2000 };

let served: ServedBroker;
beforeAll(async () => {
  served = await ServedBroker.start();
});
afterAll(() => served.stop());

test('a message comes as it was sent, with what the service says of it', async () => {
  await served.queue('orders');
  const client = served.client();
  const sent = {
    body: { dataset: 'a', rows: 3 },
    messageId: 'm1',
    subject: 'training',
    correlationId: 'c1',
    contentType: 'application/json',
    to: 'trainer',
    replyTo: 'answers',
    timeToLive: 60_000,
    applicationProperties: { count: 3, ratio: 0.5, ready: true, name: 'a', nothing: null, at: new Date(5) },
  };
  await client.createSender('orders').sendMessages(sent as never);
  const message = only(await client.createReceiver('orders').receiveMessages(1, WAIT));
  const { at, ...properties } = sent.applicationProperties;
  const { timeToLive, ...same } = sent;
  expect(message).toMatchObject({
    ...same,
    applicationProperties: properties,
    deliveryCount: 0,
    sequenceNumber: Long.fromNumber(1),
    state: 'active',
  });
  expect(Number(message.applicationProperties?.at)).toBe(at.getTime());
  expect(message.lockToken).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(Number(message.expiresAtUtc) - Number(message.enqueuedTimeUtc)).toBe(timeToLive);
  expect(Number(message.lockedUntilUtc)).toBeGreaterThan(Number(message.enqueuedTimeUtc));
});

test('a message without an id gets one', async () => {
  await served.queue('unnamed');
  const client = served.client();
  // The client makes one up; what is sent as AMQP has only what is said.
  await client.createSender('unnamed').sendMessages({ body: 'x', bodyType: 'value' } as never);
  const message = only(await client.createReceiver('unnamed').receiveMessages(1, WAIT));
  expect(message.messageId).toMatch(/^[0-9a-f-]{32,36}$/);
});

test('a batch comes in its order', async () => {
  await served.queue('batches');
  const client = served.client();
  const sender = client.createSender('batches');
  const batch = await sender.createMessageBatch();
  expect(batch.maxSizeInBytes).toBe(262_144);
  for (let n = 0; n < 100; n++) expect(batch.tryAddMessage({ body: n })).toBe(true);
  await sender.sendMessages(batch);
  const received = await client.createReceiver('batches').receiveMessages(100, WAIT);
  expect(bodies(received)).toEqual(Array.from({ length: received.length }, (_, n) => n));
  expect(served.counts('batches')).toMatchObject({ active: 100 });
});

test('of a batch with one that cannot be stored, nothing is', async () => {
  await served.queue('whole', { requiresSession: false, maxSizeInMegabytes: 1024 });
  const client = served.client();
  const sender = client.createSender('whole');
  await served.do({ kind: 'fill', entity: 'whole', full: true });
  await expect(sender.sendMessages([{ body: 1 }, { body: 2 }])).rejects.toMatchObject({ code: 'QuotaExceeded' });
  expect(served.counts('whole')).toMatchObject({ active: 0 });
});

test('messages of many frames come whole', async () => {
  await served.queue('large');
  const client = served.client();
  const body = Buffer.alloc(250_000, 'abc');
  await client.createSender('large').sendMessages({ body });
  const message = only(await client.createReceiver('large').receiveMessages(1, WAIT));
  expect(Buffer.compare(message.body, body)).toBe(0);
});

test('Premium takes more', async () => {
  const premium = await ServedBroker.start({ tier: 'Premium' });
  await premium.queue('large');
  const client = premium.client();
  await client.createSender('large').sendMessages({ body: Buffer.alloc(900_000) });
  expect(only(await client.createReceiver('large').receiveMessages(1, WAIT)).body).toHaveLength(900_000);
  await premium.stop();
});

test('rules decide which subscription gets a message, and change it', async () => {
  await served.topic('events', 'train', 'gpus > 2', "SET tier = 'dedicated'; SET sys.Label = 'seen'; REMOVE gone");
  const client = served.client();
  await client.createSender('events').sendMessages([
    { body: 'few', applicationProperties: { gpus: 1 } },
    { body: 'many', subject: 's', correlationId: 'kept', applicationProperties: { gpus: 4, gone: 1 } },
  ]);
  const message = only(await client.createReceiver('events', 'train').receiveMessages(2, WAIT));
  expect(message).toMatchObject({ body: 'many', subject: 'seen', correlationId: 'kept' });
  expect(message.applicationProperties).toEqual({ gpus: 4, tier: 'dedicated', RuleName: 'rule' });
});

test('duplicates are taken and dropped', async () => {
  await served.queue('once', { requiresDuplicateDetection: true, duplicateWindow: 60 * SECOND });
  const sender = served.client().createSender('once');
  await sender.sendMessages([
    { body: 1, messageId: 'a' },
    { body: 2, messageId: 'a' },
  ]);
  await sender.sendMessages({ body: 3, messageId: 'a' });
  expect(served.counts('once')).toMatchObject({ active: 1 });
});

describe('what is refused', () => {
  test.each([
    ['no such entity', 'nothing', 'x', 'MessagingEntityNotFound', /'nothing' could not be found/],
    [
      'a subscription',
      'refusing/Subscriptions/all',
      'x',
      'UnauthorizedAccess|GeneralError|MessagingEntityNotFound',
      /./,
    ],
    ['a message that is too large', 'refusing', 'x'.repeat(262_144), 'MessageSizeExceeded', /262144 bytes/],
    ['a disabled topic', 'disabled', 'x', 'MessagingEntityDisabled', /disabled/],
    ['a throttled topic', 'busy', 'x', 'ServiceBusy', /./],
  ])('%s', async (_, entity, body, code, message) => {
    const names = ['refusing', 'disabled', 'busy'];
    for (const name of names) {
      if (served.broker.core.list('topic').some((one) => one.name === name)) continue;
      await served.topic(name, 'all', '1=1');
    }
    await served.do({ kind: 'update', entity: 'disabled', settings: { status: 'Disabled' } });
    await served.do({ kind: 'throttle', entity: 'busy', until: served.broker.now() + 60 * SECOND });
    const sending = served.client().createSender(entity).sendMessages({ body });
    await expect(sending).rejects.toMatchObject({
      code: expect.stringMatching(new RegExp(`^(${code})$`)),
      message: expect.stringMatching(message),
    });
  });

  test('a sender that is open is told when its queue goes', async () => {
    await served.queue('going');
    await served.queue('staying');
    const client = served.client();
    const sender = client.createSender('going');
    await sender.sendMessages({ body: 1 });
    await served.do({ kind: 'delete', entity: 'going' });
    // What follows on the connection comes after the detach.
    await client.createSender('staying').sendMessages({ body: 1 });
    await expect(sender.sendMessages({ body: 2 })).rejects.toMatchObject({ code: 'MessagingEntityNotFound' });
  });
});
