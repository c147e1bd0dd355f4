import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ServiceBusClient, type ServiceBusMessage, type ServiceBusSender } from '@azure/service-bus';
import { strFromU8, unzipSync } from 'fflate';
import { topicIn } from '../../lib/routing';
import { functionPackage } from '../../lib/trigger/function-package';
import { jobName } from '../../lib/trigger/jobs';
import { synthEnvironmentTexts } from '../support/environments';
import { environments, trainingEvent } from '../support/shipped';
import { REQUEST, TEMPLATES } from '../support/templates';
import { AzureStandIn } from './azure-stand-in';
import { Broker, type Store } from './broker';
import { Crash, FunctionHost, FunctionsCore } from './host';

/**
 * From a producer to a job, without Azure: the real client of Service Bus over AMQP, the rules of the shipped catalogue,
 * the package that is deployed in the real programming model of Functions, and real HTTP.
 */

jest.mock('@azure/functions-core', () => mockCore, { virtual: true });
const mockCore = new FunctionsCore();

const SUBSCRIPTION = 'gpu-urgent';
const REJECTED = 'training-rejected';
const PROPERTIES = { eventType: 'training.requested', gpuCount: 4, priority: 8 };
const JOB = jobName('bus.example.net/training-events', REQUEST.id, 1);

const topic = topicIn(synthEnvironmentTexts(environments).dev!, 'training-events');
let azure: AzureStandIn;
let broker: Broker;
let client: ServiceBusClient;
let sender: ServiceBusSender;
let host: FunctionHost;

/** Unpacks what is deployed, and starts it as a worker of the host would. */
function startProgram(): void {
  const folder = mkdtempSync(join(tmpdir(), 'function-app-'));
  for (const [name, bytes] of Object.entries(unzipSync(functionPackage(TEMPLATES, trainingEvent.jsonSchema()).zip))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), strFromU8(bytes));
  }
  Object.assign(process.env, {
    ...azure.identityEnvironment,
    AML_WORKSPACE_ID: '/subscriptions/s/workspaces/ml',
    AZURE_CLIENT_ID: 'submitter',
    TRAINING_CLIENT_ID: 'training',
    TRAINING_TOPIC: 'training-events',
    TrainingBus__fullyQualifiedNamespace: 'bus.example.net',
    MANAGEMENT_ENDPOINT: azure.endpoint,
  });
  mockCore.functions.length = 0;
  jest.isolateModules(() => require(join(folder, 'dist/main.js')));
}

beforeEach(async () => {
  azure = await AzureStandIn.start();
  broker = await Broker.start(topic, [REJECTED], 3);
  client = new ServiceBusClient(broker.connectionString, { retryOptions: { maxRetries: 0, timeoutInMs: 5000 } });
  sender = client.createSender('training-events');
  startProgram();
  host = new FunctionHost(client, mockCore, 'training-events', SUBSCRIPTION, REJECTED);
});
afterEach(async () => {
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
  store(REJECTED).waiting.map(({ message }) => JSON.parse(String((message.body as any).content ?? message.body)));
const outcomes = () => host.log.map(({ outcome }) => outcome);

test('the registration is the one that the settings of the app are made for', () => {
  const [{ metadata }] = mockCore.functions as [any];
  expect(metadata.name).toBe('startTrainingJob');
  expect(Object.values(metadata.bindings)).toEqual([
    expect.objectContaining({
      type: 'serviceBusTrigger',
      connection: 'TrainingBus',
      topicName: '%TRAINING_TOPIC%',
      subscriptionName: '%TRAINING_SUBSCRIPTION%',
    }),
    expect.objectContaining({ type: 'serviceBus', direction: 'out', queueName: '%TRAINING_REJECTED_QUEUE%' }),
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
  expect([azure.jobs.length, azure.log]).toEqual([1, ['PUT 201']]);
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
  expect([azure.jobs.length, azure.log, outcomes()]).toEqual([1, ['PUT 503', 'PUT 503', 'PUT 201'], ['started']]);
});

test('throttling that goes on gives the message back, and its next delivery starts the job', async () => {
  azure.faults.push(...Array(4).fill({ status: 429, ...soon }));
  await send(REQUEST);
  await host.drain();
  expect([azure.jobs.length, outcomes()]).toEqual([1, ['transient', 'started']]);
  expect(host.log.at(-1).deliveryCount).toBe(2);
});

test('a quota that stays used up leaves the message among the dead letters', async () => {
  azure.faults.push(...Array(12).fill({ status: 409, code: 'QuotaExceeded', ...soon }));
  await send(REQUEST);
  await host.drain();
  expect([azure.jobs, outcomes()]).toEqual([[], ['transient', 'transient', 'transient']]);
  expect(store().deadLetters).toHaveLength(1);
});

test('an answer that is lost on the way starts no second job', async () => {
  azure.faults.push({ status: 0, afterDoingIt: true }, { status: 503, ...soon });
  await send(REQUEST);
  // The first wait is five seconds: nobody said how long.
  await host.drain();
  expect([azure.jobs.length, outcomes()]).toEqual([1, ['already-started']]);
}, 20_000);

test('a message without rights comes again, and is kept among the dead letters: somebody has to look', async () => {
  azure.faults.push({ status: 403 }, { status: 403 }, { status: 403 });
  await send(REQUEST);
  await host.drain();
  expect(azure.jobs).toEqual([]);
  expect(store().deadLetters.map(({ reason }) => reason)).toEqual(['MaxDeliveryCountExceeded']);
  expect(outcomes()).toEqual(['misconfigured', 'misconfigured', 'misconfigured']);
});

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
])('%s starts nothing, and is set aside with its reason', async (_, body, properties, reason) => {
  await send(body, { applicationProperties: { ...PROPERTIES, ...properties } });
  await host.drain();
  expect([azure.jobs, azure.log]).toEqual([[], []]);
  expect(setAside()).toEqual([expect.objectContaining({ reason, details: expect.any(Array), request: body })]);
  expect(isEmpty()).toEqual([0, 0, 0]);
  expect(host.log).toEqual([expect.objectContaining({ outcome: 'rejected', reason })]);
});
