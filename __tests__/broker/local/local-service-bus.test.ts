import { once } from 'node:events';
import { connect } from 'node:net';
import { ServiceBusAdministrationClient, ServiceBusClient, type ServiceBusReceivedMessage } from '@azure/service-bus';
import WebSocket from 'ws';
import { IncompleteTopology, LocalServiceBus, ServiceBusRefusal } from '../../../lib/broker';
import { userCertificate } from '../../../lib/broker/port/certificate';
import { topologyOf } from '../../../lib/routing';
import { parseDocument } from '../../../lib/terraform';
import { configurationOf } from '../../support/topics';

jest.mock('../../../lib/broker/port/certificate', () => {
  const actual = jest.requireActual('../../../lib/broker/port/certificate');
  // Tests leave nothing in the folder of whoever runs them.
  const made = { ...actual.makeCertificate(new Date()), file: undefined };
  return { ...actual, userCertificate: () => made };
});

const topology = topologyOf(parseDocument('cdk.tf.json', configurationOf({ train: "kind = 'train'", all: '1=1' })));
const ca = () => userCertificate().certificate;

let bus: LocalServiceBus;
let client: ServiceBusClient;
beforeEach(async () => {
  bus = await LocalServiceBus.start({ topology });
  client = new ServiceBusClient(bus.connectionString, {
    retryOptions: { maxRetries: 2, retryDelayInMs: 20, timeoutInMs: 5000 },
  });
});
afterEach(async () => {
  await client.close();
  await bus.stop();
});

function administration(options: object = {}): ServiceBusAdministrationClient {
  return new ServiceBusAdministrationClient(bus.connectionString, {
    tlsOptions: { ca: ca() },
    retryOptions: { maxRetries: 0 },
    ...options,
  } as object);
}

/** What comes from an entity until nothing more does. */
async function received(...entity: [string] | [string, string]): Promise<ServiceBusReceivedMessage[]> {
  const receiver = client.createReceiver(...(entity as [string, string]), { receiveMode: 'receiveAndDelete' });
  const messages = await receiver.receiveMessages(10, { maxWaitTimeInMs: 200 });
  await receiver.close();
  return messages;
}

test('one connection string is for messages and for administration', async () => {
  const admin = administration();
  await admin.createQueue('orders', { lockDuration: 'PT30S' });
  await admin.createRule('events', 'train', 'urgent', { subject: 'urgent' });
  await client.createSender('orders').sendMessages({ body: { n: 1 }, applicationProperties: { a: 1 } });
  await client.createSender('events').sendMessages({ body: 'go', subject: 'urgent' });
  expect((await received('orders')).map(({ body, applicationProperties }) => [body, applicationProperties])).toEqual([
    [{ n: 1 }, { a: 1 }],
  ]);
  expect((await received('events', 'train')).map(({ body }) => body)).toEqual(['go']);
  expect(await admin.getQueueRuntimeProperties('orders')).toMatchObject({
    totalMessageCount: 0,
    accessedAt: expect.any(Date),
  });
});

test('messages go where the rules of the topology say', async () => {
  await client
    .createSender('events')
    .sendMessages(['train', 'other'].map((kind) => ({ body: kind, applicationProperties: { kind } })));
  const [train, all] = [await received('events', 'train'), await received('events', 'all')];
  expect([train.map(({ body }) => body), all.map(({ body }) => body)]).toEqual([['train'], ['train', 'other']]);
});

test('administration changes where messages go while they do', async () => {
  const admin = administration();
  const send = (body: string) =>
    client.createSender('events').sendMessages({ body, applicationProperties: { kind: 'x' } });
  await send('before');
  const rule = await admin.getRule('events', 'train', 'rule');
  await admin.updateRule('events', 'train', { ...rule, filter: { sqlExpression: "kind = 'x'" } });
  await send('after');
  await admin.deleteRule('events', 'train', 'rule');
  await send('late');
  expect((await received('events', 'train')).map(({ body }) => body)).toEqual(['after']);
});

test('the official administration client does all that it can', async () => {
  const admin = administration();
  expect(await admin.getNamespaceProperties()).toMatchObject({ messagingSku: 'Standard', name: bus.namespace });
  await admin.createTopic('news', { requiresDuplicateDetection: true, duplicateDetectionHistoryTimeWindow: 'PT1M' });
  await admin.createQueue('dead');
  const made = await admin.createSubscription('news', 'one', {
    maxDeliveryCount: 3,
    forwardDeadLetteredMessagesTo: 'dead',
    userMetadata: 'öä <&>',
    defaultRuleOptions: { name: 'first', filter: { sqlExpression: 'a = 1' }, action: { sqlExpression: 'SET b = 2' } },
  });
  expect(made).toMatchObject({
    topicName: 'news',
    subscriptionName: 'one',
    maxDeliveryCount: 3,
    userMetadata: 'öä <&>',
  });
  expect(made.forwardDeadLetteredMessagesTo).toBe(`sb://localhost:${bus.ports[0]}/dead`);
  expect(
    await admin.updateSubscription({ ...made, lockDuration: 'PT2M', forwardDeadLetteredMessagesTo: '' }),
  ).toMatchObject({
    lockDuration: 'PT2M',
    forwardDeadLetteredMessagesTo: undefined,
  });
  const properties = { text: 'x', number: 1.5, flag: true, date: new Date(0) };
  await admin.createRule('news', 'one', 'second', { applicationProperties: properties, subject: 's' });
  const rules = [];
  for await (const { name, filter, action } of admin.listRules('news', 'one')) rules.push([name, filter, action]);
  expect(rules).toMatchObject([
    ['first', { sqlExpression: 'a = 1' }, { sqlExpression: 'SET b = 2' }],
    ['second', { subject: 's', applicationProperties: properties }, {}],
  ]);
  const names = [];
  for await (const { name } of admin.listTopics()) names.push(name);
  expect(names).toEqual(['events', 'news']);
  expect(await admin.getTopicRuntimeProperties('news')).toMatchObject({ subscriptionCount: 1 });
  await admin.deleteTopic('news');
  expect([await admin.topicExists('news'), await admin.subscriptionExists('events', 'train')]).toEqual([false, true]);
});

test.each<[string, (admin: ServiceBusAdministrationClient) => Promise<unknown>, object]>([
  [
    'a queue that is there',
    (admin) => admin.createTopic('EVENTS'),
    { code: 'MessageEntityAlreadyExistsError', statusCode: 409 },
  ],
  ['a queue that is not there', (admin) => admin.getQueue('nothing'), { code: 'MessageEntityNotFoundError' }],
  [
    'a subscription that is not there',
    (admin) => admin.getSubscription('events', 'nothing'),
    { code: 'MessageEntityNotFoundError', statusCode: 404 },
  ],
  [
    'a topic that cannot be deleted',
    (admin) => admin.deleteTopic('nothing'),
    { code: 'MessageEntityNotFoundError', statusCode: 404 },
  ],
  [
    'a filter that the service refuses',
    (admin) => admin.createRule('events', 'train', 'bad', { sqlExpression: 'kind == 1' }),
    {
      statusCode: 400,
      message: expect.stringMatching(/There was an error parsing the SQL expression.*Token line=1, column=/),
    },
  ],
  [
    'a setting out of its range',
    (admin) => admin.createQueue('q', { lockDuration: 'PT1H' }),
    { statusCode: 400, message: expect.stringMatching(/1 second to 5 minutes/) },
  ],
])('%s is an error of the client', async (_, act, expected) => {
  await expect(act(administration())).rejects.toMatchObject(expected);
});

test('time that the test lets pass ends locks', async () => {
  await client.createSender('events').sendMessages({ body: 'x' });
  const receiver = client.createReceiver('events', 'all', { maxAutoLockRenewalDurationInMs: 0 });
  const [first] = await receiver.receiveMessages(1);
  const before = bus.clock.now.getTime();
  const then = await bus.clock.advance('PT5M');
  expect(then.getTime() - before).toBeGreaterThanOrEqual(300_000);
  await expect(receiver.completeMessage(first as ServiceBusReceivedMessage)).rejects.toMatchObject({
    code: 'MessageLockLost',
  });
  const [again] = await receiver.receiveMessages(1);
  expect([first?.deliveryCount, again?.deliveryCount]).toEqual([0, 1]);
});

test('a scheduled message comes when its time does', async () => {
  const sender = client.createSender('events');
  await sender.scheduleMessages({ body: 'later' }, new Date(Date.now() + 3_600_000));
  expect(await received('events', 'all')).toEqual([]);
  await bus.clock.advance('PT1H');
  expect((await received('events', 'all')).map(({ body }) => body)).toEqual(['later']);
});

describe('faults', () => {
  const send = () => client.createSender('events').sendMessages({ body: 'x' });

  test('clients come back over connections that were dropped', async () => {
    await send();
    expect(await bus.faults.dropConnections()).toBeGreaterThan(0);
    await send();
    expect(await received('events', 'all')).toHaveLength(2);
  });

  test('a lost lock is an error of who settles', async () => {
    await send();
    const receiver = client.createReceiver('events', 'all');
    const [message] = await receiver.receiveMessages(1);
    expect(await bus.faults.loseLocks('events/Subscriptions/all')).toBe(1);
    await expect(receiver.completeMessage(message as ServiceBusReceivedMessage)).rejects.toMatchObject({
      code: 'MessageLockLost',
    });
  });

  test('a full topic refuses messages until it is no longer', async () => {
    await bus.faults.fill('events');
    await expect(send()).rejects.toMatchObject({ code: 'QuotaExceeded' });
    await bus.faults.fill('events', false);
    await send();
    await expect(bus.faults.fill('nothing')).rejects.toThrow(ServiceBusRefusal);
  });

  test('a busy service is tried again', async () => {
    const impatient = new ServiceBusClient(bus.connectionString, { retryOptions: { maxRetries: 0 } });
    await bus.faults.throttle('PT1H', 'events');
    await expect(impatient.createSender('events').sendMessages({ body: 'x' })).rejects.toMatchObject({
      code: 'ServiceBusy',
    });
    await bus.clock.advance('PT1H');
    await impatient.createSender('events').sendMessages({ body: 'x' });
    await impatient.close();
  });

  test('everything takes longer', async () => {
    await send();
    bus.faults.delay('PT0.2S');
    const start = performance.now();
    await send();
    expect(performance.now() - start).toBeGreaterThan(150);
    bus.faults.delay(0);
  });
});

test('AMQP over WebSocket, within TLS', async () => {
  const overSocket = new ServiceBusClient(bus.connectionString.replace('UseDevelopmentEmulator=true;', ''), {
    webSocketOptions: { webSocket: WebSocket as never, webSocketConstructorOptions: { ca: ca() } },
  });
  await overSocket.createSender('events').sendMessages({ body: 'x' });
  await overSocket.close();
  expect((await received('events', 'all')).map(({ body }) => body)).toEqual(['x']);
});

test('two run beside each other, and one that has stopped takes nothing more', async () => {
  const other = await LocalServiceBus.start({ topology });
  expect(other.ports[0]).not.toBe(bus.ports[0]);
  const another = new ServiceBusClient(other.connectionString);
  await another.createSender('events').sendMessages({ body: 'x' });
  await another.close();
  await other.stop();
  await expect(once(connect(other.ports[0] as number, '127.0.0.1'), 'connect')).rejects.toThrow(/ECONNREFUSED/);
  expect(await received('events', 'all')).toEqual([]);
});

test('what is not known is an error, unless it is allowed', async () => {
  const unknown = topologyOf(
    parseDocument(
      'cdk.tf.json',
      JSON.stringify({ resource: { azurerm_servicebus_queue: { q: { name: '${random_pet.p.id}' } } } }),
    ),
  );
  await expect(LocalServiceBus.start({ topology: unknown })).rejects.toThrow(IncompleteTopology);
  await expect(LocalServiceBus.start({ topology: unknown })).rejects.toThrow(/queue\.q: name: .*random_pet/);
  const started = await LocalServiceBus.start({ topology: unknown, allowIncomplete: true });
  expect(started.entities()).toEqual({ queues: [], topics: [] });
  await started.stop();
});

test.each([
  [
    'a port that is taken',
    () => ({ port: bus.ports[0] as number }),
    /127\.0\.0\.1:\d+ cannot be listened on: EADDRINUSE/,
  ],
  ['another namespace', () => ({ topology, namespace: 'nothing' }), /namespace: got "nothing"/],
  ['two beginnings', () => ({ topology, emulatorConfig: 'Config.json' }), /two beginnings/],
])('%s is an error of the program', async (_, options, expected) => {
  await expect(LocalServiceBus.start(options())).rejects.toThrow(expected);
});
