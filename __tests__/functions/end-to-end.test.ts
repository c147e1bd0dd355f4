import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ServiceBusClient, type ServiceBusMessage, type ServiceBusSender } from '@azure/service-bus';
import { strFromU8, unzipSync } from 'fflate';
import { topicIn } from '../../lib/routing';
import { functionPackage } from '../../lib/trigger/function-package';
import { jobName, sourceInName } from '../../lib/trigger/jobs';
import { synthEnvironmentTexts } from '../support/environments';
import { environments, trainingEvent } from '../support/shipped';
import { REQUEST, TEMPLATES } from '../support/templates';
import { AzureStandIn } from './azure-stand-in';
import { Broker, type Store } from './broker';
import { Crash, FunctionHost, FunctionsCore, type HostSettings } from './host';

/**
 * From a producer to a job, without Azure: the real client of Service Bus over AMQP, the rules of the shipped catalogue,
 * the package that is deployed in the real programming model of Functions, and real HTTP.
 */

jest.mock('@azure/functions-core', () => mockCore, { virtual: true });
const mockCore = new FunctionsCore();

const SUBSCRIPTION = 'gpu-urgent';
const REJECTED = 'training-rejected';
const RETRY = 'training-retry-gpu-urgent';
const PROPERTIES = { eventType: 'training.requested', gpuCount: 4, priority: 8 };
const JOB = jobName(sourceInName('bus.example.net/training-events'), REQUEST.id, 1);
/** What the app has as settings. */
const SETTINGS = {
  AML_WORKSPACE_ID: '/subscriptions/s/workspaces/ml',
  AZURE_CLIENT_ID: 'submitter',
  TRAINING_CLIENT_ID: 'training',
  TRAINING_TOPIC: 'training-events',
  TRAINING_SOURCE: 'bus.example.net/training-events',
  TRAINING_SUBSCRIPTION: SUBSCRIPTION,
  TRAINING_REJECTED_QUEUE: REJECTED,
  TRAINING_RETRY_QUEUE: RETRY,
  TrainingBus__fullyQualifiedNamespace: 'bus.example.net',
};

const topic = topicIn(synthEnvironmentTexts(environments).dev!, 'training-events');
let azure: AzureStandIn;
let broker: Broker;
let client: ServiceBusClient;
let sender: ServiceBusSender;
let host: FunctionHost;

/** Unpacks what is deployed, and starts it as a worker of the host would; answers what it says to the host. */
function startProgram(): HostSettings {
  const folder = mkdtempSync(join(tmpdir(), 'function-app-'));
  for (const [name, bytes] of Object.entries(unzipSync(functionPackage(TEMPLATES, trainingEvent.jsonSchema()).zip))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), strFromU8(bytes));
  }
  Object.assign(process.env, {
    ...azure.identityEnvironment,
    ...SETTINGS,
    // As for Microsoft's emulator.
    TrainingBus: broker.connectionString,
    MANAGEMENT_ENDPOINT: azure.endpoint,
  });
  mockCore.functions.length = 0;
  jest.isolateModules(() => require(join(folder, 'dist/main.js')));
  return JSON.parse(readFileSync(join(folder, 'host.json'), 'utf8')).extensions.serviceBus;
}

beforeEach(async () => {
  azure = await AzureStandIn.start();
  broker = await Broker.start(topic, [REJECTED, RETRY], 3);
  client = new ServiceBusClient(broker.connectionString, { retryOptions: { maxRetries: 0, timeoutInMs: 5000 } });
  sender = client.createSender('training-events');
  const settings = startProgram();
  host = new FunctionHost(client, mockCore, SETTINGS, settings);
});
afterEach(async () => {
  await mockCore.terminate();
  await client.close();
  await broker.stop();
  await azure.stop();
});

const send = (body: unknown, change: Partial<ServiceBusMessage> = {}) =>
  sender.sendMessages({
    body,
    messageId: REQUEST.id,
    correlationId: 'run-1',
    contentType: 'application/json',
    applicationProperties: PROPERTIES,
    ...change,
  });
const store = (address = `training-events/subscriptions/${SUBSCRIPTION}`) => broker.stores.get(address) as Store;
const isEmpty = () => [store().waiting.length, store().locked.size, store().deadLetters.length];
const setAside = () =>
  store(REJECTED).waiting.map(({ message }) => ({
    ...message.application_properties,
    body: String((message.body as any).content ?? message.body),
  }));
const waiting = () => store(RETRY).scheduled;
const outcomes = () => host.log.map(({ outcome }) => outcome);

test('the registration is the one that the settings of the app are made for', () => {
  const registered = mockCore.functions.map(({ metadata: { name, bindings } }) => [name, Object.values(bindings)]);
  const common = { type: 'serviceBusTrigger', connection: 'TrainingBus', dataType: 'binary' };
  expect(registered).toEqual([
    [
      'startTrainingJob',
      [
        expect.objectContaining({
          ...common,
          topicName: '%TRAINING_TOPIC%',
          subscriptionName: '%TRAINING_SUBSCRIPTION%',
        }),
      ],
    ],
    ['retryTrainingJob', [expect.objectContaining({ ...common, queueName: '%TRAINING_RETRY_QUEUE%' })]],
  ]);
});

test('a message starts its job, as the identity of the app, and is gone', async () => {
  await send(REQUEST);
  await host.drain();
  expect(azure.jobs.map(({ name }) => name)).toEqual([JOB]);
  expect(azure.jobs[0]!.body.properties).toMatchObject({
    jobType: 'Command',
    identity: { clientId: 'training' },
    tags: { requestId: REQUEST.id, correlationId: 'run-1' },
  });
  expect(azure.tokensFor).toEqual(['submitter https://management.azure.com/']);
  expect(isEmpty()).toEqual([0, 0, 0]);
  expect(host.log).toEqual([
    expect.objectContaining({ outcome: 'started', job: JOB, messageId: REQUEST.id, deliveryCount: 1 }),
  ]);
});

test('two sends of one id start one job: the topic drops the second', async () => {
  await send(REQUEST);
  await send(REQUEST);
  await host.drain();
  expect([azure.jobs.length, azure.log]).toEqual([1, ['GET 404', 'PUT 201']]);
});

test('two sends of one request under two message ids start one job: Azure ML has it already', async () => {
  await send(REQUEST);
  await send(REQUEST, { messageId: 'another' });
  await host.drain();
  expect([azure.jobs.length, outcomes()]).toEqual([1, ['started', 'already-started']]);
});

test('a crash after the submission starts no second job when the message comes again', async () => {
  await send(REQUEST);
  let crashes = 1;
  const crash = () => {
    if (crashes-- > 0) throw new Crash();
  };
  const draining = host.drain(undefined, crash);
  await draining;
  expect([azure.jobs.length, store().locked.size]).toEqual([1, 1]);
  store().expireLocks();
  await host.drain();
  expect([azure.jobs.length, outcomes()]).toEqual([1, ['started', 'already-started']]);
  expect(isEmpty()).toEqual([0, 0, 0]);
});

test('a crash after a copy was sent to wait leaves two that wait, and one job', async () => {
  azure.faults.push({ status: 403 }, { status: 403 });
  await send(REQUEST);
  let crashes = 1;
  await host.drain(undefined, () => {
    if (crashes-- > 0) throw new Crash();
  });
  store().expireLocks();
  await host.drain();
  expect(waiting().map(({ message }) => message.message_id)).toEqual([REQUEST.id, REQUEST.id]);
  store(RETRY).comeDue();
  await host.drain();
  expect([azure.jobs.length, outcomes()]).toEqual([1, ['waiting', 'waiting', 'started', 'already-started']]);
  expect(isEmpty()).toEqual([0, 0, 0]);
});

test("what waits keeps where its answers go, and its count is not its sender's", async () => {
  azure.faults.push({ status: 403 }, { status: 403 });
  const addresses = { to: 'trainers', replyTo: 'answers', sessionId: 's-1', replyToSessionId: 's-2' };
  await send(REQUEST, { ...addresses, applicationProperties: { ...PROPERTIES, model: null, trainingRetries: 29 } });
  await host.drain();
  const kept = { to: 'trainers', reply_to: 'answers', group_id: 's-1', reply_to_group_id: 's-2' };
  expect(waiting()[0]?.message).toMatchObject({ ...kept, application_properties: { model: null, trainingRetries: 1 } });
  store(RETRY).comeDue();
  await host.drain();
  expect(waiting()[0]?.message).toMatchObject({ ...kept, application_properties: { model: null, trainingRetries: 2 } });
});

test('no field of a body is taken for what the service says of the message', async () => {
  const forged = { messageId: 'forged', correlationId: 'forged', applicationProperties: {}, deliveryCount: 9 };
  await send({ ...REQUEST, ...forged });
  await host.drain();
  expect(host.log).toEqual([
    expect.objectContaining({ outcome: 'rejected', messageId: REQUEST.id, correlationId: 'run-1', deliveryCount: 1 }),
  ]);
  expect(store(REJECTED).waiting[0]?.message).toMatchObject({ message_id: REQUEST.id, correlation_id: 'run-1' });
  expect(setAside()[0]).toMatchObject(PROPERTIES);
});

test('a lock that ends during the work lets somebody else have the message, and still starts one job', async () => {
  await send(REQUEST);
  let first = true;
  await host.drain(() => {
    if (first) store().expireLocks();
    first = false;
  });
  expect(azure.jobs).toHaveLength(1);
  expect(host.log.some(({ settlement }) => /lock/.test(settlement ?? ''))).toBe(true);
  expect(outcomes().filter((outcome) => outcome !== undefined)).toEqual(['started', 'already-started']);
  expect(isEmpty()).toEqual([0, 0, 0]);
});

/** A fault that asks to come back at once, so that a test need not wait. */
const soon = { headers: { 'retry-after': '0.01' } };

test('two 503 are waited for within one delivery', async () => {
  azure.faults.push({ status: 503, ...soon }, { status: 503, ...soon });
  await send(REQUEST);
  await host.drain();
  const log = ['GET 404', 'PUT 503', 'GET 404', 'PUT 503', 'GET 404', 'PUT 201'];
  expect([azure.jobs.length, azure.log, outcomes()]).toEqual([1, log, ['started']]);
});

/** Faults of all tries of one delivery. */
const throughout = (fault: object) => Array(3).fill({ ...soon, ...fault });

test.each<[what: string, fault: object, reason: string, level: string]>([
  ['throttling', { status: 429 }, 'unavailable', 'warning'],
  ['a quota that is used up', { status: 409, code: 'QuotaExceeded' }, 'unavailable', 'warning'],
  ['a right that has not arrived', { status: 403 }, 'misconfigured', 'error'],
  ['a lock of the workspace', { status: 409, code: 'ScopeLocked' }, 'misconfigured', 'error'],
])('%s lets a copy wait, and burns no delivery; when it is over, the job starts', async (_, fault, reason, level) => {
  azure.faults.push(...throughout(fault));
  const begin = Date.now();
  await send(REQUEST, { subject: 'training.requested' });
  await host.drain();
  azure.faults.length = 0;
  expect([isEmpty(), azure.jobs, outcomes()]).toEqual([[0, 0, 0], [], ['waiting']]);
  expect(host.log[0]).toMatchObject({ reason, level, deliveryCount: 1, until: expect.any(String) });
  const [{ message, at }] = waiting() as [any];
  expect(at.getTime() - begin).toBeGreaterThan(50_000);
  expect(message).toMatchObject({
    message_id: REQUEST.id,
    correlation_id: 'run-1',
    content_type: 'application/json',
    subject: 'training.requested',
    application_properties: { ...PROPERTIES, queueTier: 'dedicated', trainingRetries: 1 },
  });
  expect(JSON.parse(message.body.content)).toEqual(REQUEST);
  store(RETRY).comeDue();
  await host.drain();
  expect([azure.jobs.map(({ name }) => name), outcomes()]).toEqual([[JOB], ['waiting', 'started']]);
  expect(host.log.at(-1)).toMatchObject({ retries: 1, requestId: REQUEST.id });
  expect(setAside()).toEqual([]);
});

test('what is not over after a day is set aside with its reason', async () => {
  await send(REQUEST);
  for (let tries = 0; tries < 40 && setAside().length === 0; tries++) {
    azure.faults.push({ status: 403, code: 'AuthorizationFailed' });
    await host.drain();
    store(RETRY).comeDue();
  }
  expect([azure.jobs, outcomes().length, outcomes().at(-1)]).toEqual([[], 30, 'rejected']);
  expect(setAside()).toEqual([
    expect.objectContaining({
      rejectedReason: 'misconfigured',
      rejectedDetails: expect.stringContaining('AuthorizationFailed'),
      retryQueue: RETRY,
      eventType: 'training.requested',
      body: JSON.stringify(REQUEST),
    }),
  ]);
  expect(store(RETRY).scheduled).toEqual([]);
});

describe('sent again', () => {
  /** Moves what was set aside to the queue that it names, as it is. */
  const replay = async () => {
    const receiver = client.createReceiver(REJECTED, { skipParsingBodyAsJson: true });
    const [message] = await receiver.receiveMessages(1);
    await client.createSender(String(message!.applicationProperties!.retryQueue)).sendMessages(message!);
    await receiver.completeMessage(message!);
  };

  test('to the queue for it, under its own id: it is tried again, once mended', async () => {
    azure.faults.push({ status: 400, code: 'UserError' });
    await send(REQUEST);
    await host.drain();
    expect(setAside()).toEqual([expect.objectContaining({ rejectedReason: 'refused' })]);
    await replay();
    await host.drain();
    expect([azure.jobs.map(({ name }) => name), outcomes()]).toEqual([[JOB], ['rejected', 'started']]);
  });

  test('to the topic under its own id: the topic drops it without a trace, which is why there is a queue for it', async () => {
    azure.faults.push({ status: 400, code: 'UserError' });
    await send(REQUEST);
    await host.drain();
    await send(REQUEST);
    await host.drain();
    expect([azure.jobs, outcomes()]).toEqual([[], ['rejected']]);
  });

  test('to the topic under another id: the rules choose again, and it is still one job', async () => {
    azure.faults.push({ status: 400, code: 'UserError' });
    await send(REQUEST);
    await host.drain();
    await send(REQUEST, { messageId: 'replay-1' });
    await send(REQUEST, { messageId: 'replay-2' });
    await host.drain();
    expect([azure.jobs.length, outcomes()]).toEqual([1, ['rejected', 'started', 'already-started']]);
  });
});

test('the same id with other parameters starts nothing, and is set aside', async () => {
  await send(REQUEST);
  await send({ ...REQUEST, params: { epochs: 6 } }, { messageId: 'other' });
  await host.drain();
  expect([azure.jobs.length, outcomes()]).toEqual([1, ['started', 'rejected']]);
  expect(setAside()).toEqual([expect.objectContaining({ rejectedReason: 'id-taken', rejectedBy: SUBSCRIPTION })]);
});

test("what a rule sets reaches the job: the tier is the rule's, whatever the body says", async () => {
  await send({ ...REQUEST, tier: 'spot' });
  await host.drain();
  expect(azure.jobs[0]!.body.properties.computeId).toBe('/subscriptions/s/workspaces/ml/computes/gpu-dedicated');
  expect(host.log[0].overruled).toEqual(['tier']);
});

test('an answer that is lost on the way starts no second job', async () => {
  azure.faults.push({ status: 0, afterDoingIt: true }, { status: 503, ...soon });
  await send(REQUEST);
  // The first wait is five seconds: nobody said how long.
  await host.drain();
  expect([azure.jobs.length, outcomes()]).toEqual([1, ['already-started']]);
}, 20_000);

test('what the rules do not want never comes', async () => {
  await send(REQUEST, { applicationProperties: { ...PROPERTIES, gpuCount: 0 } });
  await host.drain();
  expect([azure.jobs, host.log]).toEqual([[], []]);
  expect(store('training-events/subscriptions/cpu-train').waiting).toHaveLength(1);
});

test.each<[what: string, body: unknown, properties: object, reason: string]>([
  ['poison', 'this is no JSON', {}, 'invalid-body'],
  ['an unknown template', { ...REQUEST, template: '__proto__' }, {}, 'unknown-template'],
  ['a shell command', { ...REQUEST, params: { epochs: '3; curl evil' } }, {}, 'not-allowed'],
  ['a command of its own', { ...REQUEST, command: 'curl evil' }, {}, 'not-allowed'],
  [
    'a messageId that would win over the real one',
    { ...REQUEST, messageId: 'forged', deliveryCount: 0 },
    {},
    'not-allowed',
  ],
  [
    'properties that would win over the real ones',
    { ...REQUEST, applicationProperties: PROPERTIES },
    {},
    'not-allowed',
  ],
  ['17 KB', { ...REQUEST, displayName: 'x'.repeat(17_000) }, {}, 'oversized'],
  ['a property that breaks the contract', REQUEST, { driftScore: 7 }, 'contract'],
  ['a body of 8,000 levels', Buffer.from('['.repeat(8000) + ']'.repeat(8000)), {}, 'invalid-body'],
  [
    'a request with 5,000 levels in it',
    Buffer.from(JSON.stringify(REQUEST).replace('"params":', `"x":${'['.repeat(5000)}${']'.repeat(5000)},"params":`)),
    {},
    'not-allowed',
  ],
  [
    'a template of 5,000 levels',
    Buffer.from(`{"id":"a","template":${'['.repeat(5000)}${']'.repeat(5000)}}`),
    {},
    'unknown-template',
  ],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80]), {}, 'invalid-body'],
])('%s starts nothing, and is set aside with its reason', async (_, body, properties, reason) => {
  await send(body, { applicationProperties: { ...PROPERTIES, ...properties } });
  await host.drain();
  expect([azure.jobs, azure.log]).toEqual([[], []]);
  const [{ message }] = store(REJECTED).waiting as [any];
  const sent = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  expect(message.body.content.equals(sent)).toBe(true);
  expect(message).toMatchObject({ message_id: REQUEST.id, correlation_id: 'run-1' });
  expect(message.application_properties).toMatchObject({ rejectedReason: reason, rejectedDetails: expect.any(String) });
  expect(isEmpty()).toEqual([0, 0, 0]);
  expect(host.log).toEqual([expect.objectContaining({ outcome: 'rejected', reason, level: 'warning' })]);
});

test('a body near the limit of the queue is set aside with its first part, and its own properties', async () => {
  const body = Buffer.alloc(255 * 1024, 'x');
  await send(body);
  await host.drain();
  const [{ message }] = store(REJECTED).waiting as [any];
  expect(message.application_properties).toMatchObject({
    ...PROPERTIES,
    rejectedReason: 'oversized',
    bodyCutFrom: body.length,
  });
  expect(message.body.content).toHaveLength(16 * 1024);
  expect([isEmpty(), outcomes()]).toEqual([[0, 0, 0], ['rejected']]);
});

test.each<[id: string, seen: string]>([
  ['12345', '12345'],
  ['007', '007'],
  ['1e3', '1000'],
  ['true', 'true'],
])('the message id %s, which the host reads as JSON, is not lost', async (messageId, seen) => {
  await send(REQUEST, { messageId, correlationId: messageId });
  await host.drain();
  expect(host.log).toEqual([expect.objectContaining({ outcome: 'started', messageId: seen, correlationId: seen })]);
  expect(azure.jobs[0]!.body.properties.tags.correlationId).toBe(seen);
});
