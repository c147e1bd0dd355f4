import { ServiceBusClient } from '@azure/service-bus';
import { type BrokerEvent, LocalServiceBus, ServiceBusRefusal } from '../../../lib/broker';
import { topologyOf } from '../../../lib/routing';
import { messageFromJson, messageToJson } from '../../../lib/rules';
import { parseDocument } from '../../../lib/terraform';
import { configurationOf } from '../../support/topics';

const configuration = configurationOf(
  { train: "kind = 'train'", all: '1 = 1', review: "kind = 'review'" },
  { settings: { review: { forward_to: 'reviews' } } },
);
const withQueue = JSON.parse(configuration);
withQueue.resource.azurerm_servicebus_queue = { reviews: { name: 'reviews', namespace_id: 'n' } };
const topology = topologyOf(parseDocument('cdk.tf.json', JSON.stringify(withQueue)));

let bus: LocalServiceBus;
let client: ServiceBusClient;
beforeEach(async () => {
  bus = await LocalServiceBus.start({ topology, allowIncomplete: true });
  client = new ServiceBusClient(bus.connectionString);
});
afterEach(async () => {
  await client.close();
  await bus.stop();
});

const of = (address: string) => bus.counts().find((one) => one.address === address);

test('every entity tells what it has: active, locked, scheduled, deferred, dead', async () => {
  const sender = client.createSender('events');
  await sender.sendMessages([1, 2, 3, 4].map((n) => ({ body: n, applicationProperties: { kind: 'train' } })));
  await sender.scheduleMessages({ body: 5 }, new Date(Date.now() + 3_600_000));
  const receiver = client.createReceiver('events', 'train');
  const [first, second, third] = await receiver.receiveMessages(3);
  await receiver.deferMessage(first!);
  await receiver.deadLetterMessage(second!);
  expect(of('events')).toMatchObject({ kind: 'topic', scheduled: 1, active: 0 });
  expect(of('events/Subscriptions/train')).toEqual({
    kind: 'subscription',
    address: 'events/Subscriptions/train',
    status: 'Active',
    active: 2,
    locked: 1,
    scheduled: 0,
    deferred: 1,
    deadLetters: 1,
  });
  await receiver.completeMessage(third!);
  const [again] = await receiver.receiveDeferredMessages(first!.sequenceNumber!);
  await receiver.completeMessage(again!);
  expect(of('events/Subscriptions/train')).toMatchObject({ active: 1, locked: 0, deferred: 0, deadLetters: 1 });
});

test('a message that is sent from within is what a client of Azure receives', async () => {
  const json = {
    properties: { kind: { string: 'train' }, n: { int: '3' }, at: { datetime: '2026-01-02T03:04:05Z' } },
    system: { MessageId: 'm-1', Label: 'x', SessionId: 's', CorrelationId: 'c', ContentType: 'application/json' },
  };
  await bus.send('events', { message: messageFromJson(json), body: '{"a": 1}' });
  const [received] = await client.createReceiver('events', 'train').receiveMessages(1);
  expect(received).toMatchObject({
    messageId: 'm-1',
    subject: 'x',
    sessionId: 's',
    correlationId: 'c',
    contentType: 'application/json',
    body: { a: 1 },
    applicationProperties: { kind: 'train', n: 3 },
  });
  const [peeked] = await bus.peek('events/Subscriptions/all');
  expect(peeked).toMatchObject({ sequenceNumber: 1, messageId: 'm-1', body: { kind: 'text', text: '{"a": 1}' } });
  expect(messageToJson(peeked!.message)).toMatchObject({ properties: json.properties });
});

test.each([
  ['text', 'hello', { kind: 'text', text: '"hello"' }],
  ['bytes', Buffer.of(0xff, 0xfe), { kind: 'binary', bytes: Buffer.of(0xff, 0xfe) }],
  ['an object', { a: [1] }, { kind: 'text', text: '{"a":[1]}' }],
])('a body can be looked at: %s', async (_, body, expected) => {
  await client.createSender('reviews').sendMessages({ body });
  expect((await bus.peek('reviews'))[0]?.body).toEqual(expected);
});

test('what happens is told in order, with the message as it was sent, to who asks for it', async () => {
  const events: BrokerEvent[] = [];
  const end = bus.observe((event) => events.push(event));
  await bus.send('events', {
    message: messageFromJson({ properties: { kind: 'review' }, system: { MessageId: 'r' } }),
  });
  end();
  await bus.send('events', { message: messageFromJson({ properties: { kind: 'none' } }) });
  expect(events.map(({ what, entity, messageId, detail }) => [what, entity, messageId, detail])).toEqual([
    ['sent', 'events', 'r', undefined],
    ['enqueued', 'events/Subscriptions/all', 'r', undefined],
    ['enqueued', 'events/Subscriptions/review', 'r', undefined],
    ['forwarded', 'events/Subscriptions/review', 'r', 'reviews'],
    ['enqueued', 'reviews', 'r', undefined],
  ]);
  expect(events[0]?.encoded).toBeInstanceOf(Buffer);
});

test('messages are taken away by their numbers, all or none, and none that somebody has', async () => {
  for (const id of ['a', 'b', 'c'])
    await bus.send('reviews', { message: messageFromJson({ properties: {}, system: { MessageId: id } }) });
  const receiver = client.createReceiver('reviews');
  await receiver.receiveMessages(1);
  await expect(bus.discard('reviews', [1, 2])).rejects.toThrow(/number 1 of 'reviews' is locked/);
  await expect(bus.discard('reviews', [2, 9])).rejects.toThrow(/number 9 of 'reviews' does not exist/);
  await bus.discard('reviews', [2]);
  expect((await bus.peek('reviews')).map(({ messageId }) => messageId)).toEqual(['a', 'c']);
  const [next] = await receiver.receiveMessages(1);
  expect(next?.messageId).toBe('c');
});

test('a subscription that is paused keeps its messages for when it goes on', async () => {
  await bus.setStatus('events/Subscriptions/train', 'ReceiveDisabled');
  await bus.send('events', { message: messageFromJson({ properties: { kind: 'train' } }) });
  expect(of('events/Subscriptions/train')).toMatchObject({ status: 'ReceiveDisabled', active: 1 });
  await expect(client.createReceiver('events', 'train').receiveMessages(1, { maxWaitTimeInMs: 500 })).rejects.toThrow(
    /disabled/i,
  );
  await bus.setStatus('events/Subscriptions/train', 'Active');
  expect(await client.createReceiver('events', 'train').receiveMessages(1)).toHaveLength(1);
});

test.each([
  ['peek', () => bus.peek('nowhere')],
  ['send', () => bus.send('nowhere', { message: messageFromJson({ properties: {} }) })],
  ['discard', () => bus.discard('nowhere', [1])],
  ['status', () => bus.setStatus('nowhere', 'Disabled')],
])('what is not there is refused as the service refuses it: %s', async (_, act) => {
  await expect(act()).rejects.toThrow(ServiceBusRefusal);
});
