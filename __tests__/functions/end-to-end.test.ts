import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceBusMessage } from '@azure/service-bus';
import { unpack } from '../../lib/local/functions/app-package';
import { WorkerProcess } from '../../lib/local/functions/worker-process';
import { until } from '../support/local-bus';
import { REQUEST } from '../support/templates';
import type { AzureStandIn } from './azure-stand-in';
import {
  jobOf,
  PROPERTIES,
  packageFile,
  REJECTED,
  RETRY,
  RunningProgram,
  SOURCE,
  SUBSCRIPTION,
} from './running-program';

/**
 * From a producer to a job, without Azure: the real client of Service Bus over AMQP, the rules of the shipped catalogue,
 * the package that is deployed in the real programming model of Functions, and real HTTP. All but Azure ML is what
 * `scheduler local` runs.
 */

const JOB = jobOf(REQUEST.id);
/** The id of what is sent in the place of the message, and of what is sent in the place of that. */
const COPY_ID = expect.stringMatching(new RegExp(`^${REQUEST.id}~${SUBSCRIPTION}~1~[\\w:-]+$`));
const RETRIED_ID = expect.stringMatching(new RegExp(`^${REQUEST.id}~${SUBSCRIPTION}/retry~\\d+~[\\w:-]+$`));

let running: RunningProgram;
let azure: AzureStandIn;
beforeEach(async () => {
  running = await RunningProgram.start();
  ({ azure } = running);
});
afterEach(() => running.stop());

const send = (body: unknown, change: Partial<ServiceBusMessage> = {}) => running.send(body, change);
const drain = () => running.drain();
const active = (entity?: string) => running.active(entity);
const isGone = () => running.left();
const rejected = () => running.rejected();
const setAside = () => running.setAside();
const waiting = () => running.waiting();
const comeDue = () => running.comeDue();
const log = () => running.log();
const outcomes = () => running.outcomes();
const clock = () => running.bus.bus.clock;
const faults = () => running.bus.bus.faults;

test('the registration is the one that the settings of the app are made for', async () => {
  const { folder, modules } = unpack(packageFile, mkdtempSync(join(tmpdir(), 'unpacked-')));
  const worker = await WorkerProcess.start({ folder, modules, environment: new Map(), onLog: () => undefined });
  await worker.terminate(5000);
  const registered = worker.functions.map(({ name, bindings }) => [name, Object.values(bindings)]);
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
  await drain();
  expect(azure.jobs.map(({ name }) => name)).toEqual([JOB]);
  expect(azure.jobs[0]!.body.properties).toMatchObject({
    jobType: 'Command',
    identity: { clientId: 'training' },
    tags: { requestId: REQUEST.id, correlationId: 'run-1' },
  });
  // One for Azure ML, and one for the storage that says whether starts are stopped.
  expect(azure.tokensFor).toEqual(['submitter https://management.azure.com/', 'submitter https://storage.azure.com/']);
  expect(await isGone()).toEqual([0, 0, 0]);
  expect(log()).toEqual([
    expect.objectContaining({ outcome: 'started', job: JOB, messageId: REQUEST.id, deliveryCount: 1 }),
  ]);
});

test('two sends of one id start one job: the topic drops the second', async () => {
  await send(REQUEST);
  await send(REQUEST);
  await drain();
  expect([azure.jobs.length, azure.log]).toEqual([1, ['GET 404', 'PUT 201']]);
});

test('two sends of one request under two message ids start one job: Azure ML has it already', async () => {
  await send(REQUEST);
  await send(REQUEST, { messageId: 'another' });
  await drain();
  expect([azure.jobs.length, outcomes()]).toEqual([1, ['started', 'already-started']]);
});

test('a crash after the submission starts no second job when the message comes again', async () => {
  running.killAfter('started');
  await send(REQUEST);
  await until(outcomes, ({ length }) => length === 1);
  expect([azure.jobs.length, await active()]).toEqual([1, 1]);
  await clock().advance('PT5M');
  await drain();
  expect([azure.jobs.length, outcomes()]).toEqual([1, ['started', 'already-started']]);
  expect(await isGone()).toEqual([0, 0, 0]);
});

test('a crash after a copy was sent to wait leaves one that waits: the second is dropped', async () => {
  azure.faults.push({ status: 403 }, { status: 403 });
  running.killAfter('waiting');
  await send(REQUEST);
  await until(outcomes, ({ length }) => length === 1);
  await faults().loseLocks(SOURCE);
  await drain();
  expect((await waiting()).map(({ messageId }) => messageId)).toEqual([COPY_ID]);
  await comeDue();
  await drain();
  expect([azure.jobs.length, outcomes()]).toEqual([1, ['waiting', 'waiting', 'started']]);
  expect(log().map(({ messageId }) => messageId)).toEqual(Array(3).fill(REQUEST.id));
  expect(await isGone()).toEqual([0, 0, 0]);
});

test('so it does while the copy waits again: each stands in the place of one message', async () => {
  azure.faults.push(...Array(4).fill({ status: 403 }));
  await send(REQUEST);
  await drain();
  running.killAfter('waiting');
  await comeDue();
  await until(outcomes, ({ length }) => length === 2);
  await faults().loseLocks(RETRY);
  await drain();
  expect((await waiting()).map(({ messageId }) => messageId)).toEqual([RETRIED_ID]);
  expect(outcomes()).toEqual(['waiting', 'waiting', 'waiting']);
});

test('a crash after a message was set aside leaves it there once', async () => {
  running.killAfter('rejected');
  await send({ ...REQUEST, command: 'x' });
  await until(outcomes, ({ length }) => length === 1);
  await faults().loseLocks(SOURCE);
  await drain();
  expect(outcomes()).toEqual(['rejected', 'rejected']);
  expect((await rejected()).map(({ messageId }) => messageId)).toEqual([COPY_ID]);
  expect(await setAside()).toEqual([expect.objectContaining({ trainingMessageId: REQUEST.id })]);
});

test("what waits keeps where its answers go, and its count is not its sender's", async () => {
  azure.faults.push({ status: 403 }, { status: 403 });
  const addresses = { to: 'trainers', replyTo: 'answers', sessionId: 's-1', replyToSessionId: 's-2' };
  await send(REQUEST, { ...addresses, applicationProperties: { ...PROPERTIES, model: null, trainingRetries: 29 } });
  await drain();
  expect((await waiting())[0]).toMatchObject({
    ...addresses,
    applicationProperties: { model: null, trainingRetries: 1 },
  });
  await comeDue();
  await drain();
  expect((await waiting())[0]).toMatchObject({
    ...addresses,
    applicationProperties: { model: null, trainingRetries: 2 },
  });
});

test('no field of a body is taken for what the service says of the message', async () => {
  const forged = { messageId: 'forged', correlationId: 'forged', applicationProperties: {}, deliveryCount: 9 };
  await send({ ...REQUEST, ...forged });
  await drain();
  expect(log()).toEqual([
    expect.objectContaining({ outcome: 'rejected', messageId: REQUEST.id, correlationId: 'run-1', deliveryCount: 1 }),
  ]);
  expect((await rejected())[0]).toMatchObject({ messageId: COPY_ID, correlationId: 'run-1' });
  expect((await setAside())[0]).toMatchObject(PROPERTIES);
});

test('a lock that ends during the work lets somebody else have the message, and still starts one job', async () => {
  let first = true;
  azure.before = async () => {
    if (first) await faults().loseLocks(SOURCE);
    first = false;
  };
  await send(REQUEST);
  await drain();
  expect(azure.jobs).toHaveLength(1);
  expect(running.lines.filter(({ entry }) => entry === undefined).map(({ text: line }) => line)).toEqual([
    expect.stringMatching(/^not settled: .*lock/),
  ]);
  expect(outcomes()).toEqual(['started', 'already-started']);
  expect(await isGone()).toEqual([0, 0, 0]);
});

/** A fault that asks to come back at once, so that a test need not wait. */
const soon = { headers: { 'retry-after': '0.01' } };

test('two 503 are waited for within one delivery', async () => {
  azure.faults.push({ status: 503, ...soon }, { status: 503, ...soon });
  await send(REQUEST);
  await drain();
  const log = ['GET 404', 'PUT 503', 'GET 404', 'PUT 503', 'GET 404', 'PUT 201'];
  expect([azure.jobs.length, azure.log, outcomes()]).toEqual([1, log, ['started']]);
});

/** Faults of all tries of one delivery. */
const throughout = (fault: object) => Array(3).fill({ ...soon, ...fault });

test.each<[what: string, fault: object, reason: string, level: string]>([
  ['throttling', { status: 429 }, 'unavailable', 'warn'],
  ['a quota that is used up', { status: 409, code: 'QuotaExceeded' }, 'unavailable', 'warn'],
  ['a right that has not arrived', { status: 403 }, 'misconfigured', 'error'],
  ['a lock of the workspace', { status: 409, code: 'ScopeLocked' }, 'misconfigured', 'error'],
])('%s lets a copy wait, and burns no delivery; when it is over, the job starts', async (_, fault, reason, level) => {
  azure.faults.push(...throughout(fault));
  const begin = Date.now();
  await send(REQUEST, { subject: 'training.requested' });
  await drain();
  azure.faults.length = 0;
  expect([await isGone(), azure.jobs, outcomes()]).toEqual([[0, 0, 0], [], ['waiting']]);
  expect(log()[0]).toMatchObject({ reason, level, deliveryCount: 1, until: expect.any(String) });
  const [message] = await waiting();
  expect(message!.scheduledEnqueueTimeUtc!.getTime() - begin).toBeGreaterThan(50_000);
  expect(message).toMatchObject({
    messageId: COPY_ID,
    correlationId: 'run-1',
    contentType: 'application/json',
    subject: 'training.requested',
    applicationProperties: { ...PROPERTIES, queueTier: 'dedicated', trainingMessageId: REQUEST.id, trainingRetries: 1 },
  });
  expect(JSON.parse(String(message!.body))).toEqual(REQUEST);
  await comeDue();
  await drain();
  expect([azure.jobs.map(({ name }) => name), outcomes()]).toEqual([[JOB], ['waiting', 'started']]);
  expect(log().at(-1)).toMatchObject({ retries: 1, requestId: REQUEST.id });
  expect(await setAside()).toEqual([]);
});

test('what is not over after a day is set aside with its reason', async () => {
  azure.faults.push(...Array(40).fill({ status: 403, code: 'AuthorizationFailed' }));
  await send(REQUEST);
  for (let waits = 0; waits < 40 && (await setAside()).length === 0; waits++) {
    await drain();
    await comeDue();
  }
  expect([azure.jobs, outcomes().length, outcomes().at(-1)]).toEqual([[], 30, 'rejected']);
  expect(await setAside()).toEqual([
    expect.objectContaining({
      rejectedReason: 'misconfigured',
      rejectedDetails: expect.stringContaining('AuthorizationFailed'),
      retryQueue: RETRY,
      eventType: 'training.requested',
      body: JSON.stringify(REQUEST),
    }),
  ]);
  expect(await waiting()).toEqual([]);
});

describe('sent again', () => {
  /** Moves what was set aside to the queue that it names, as it is. */
  const replay = async () => {
    const receiver = running.bus.client.createReceiver(REJECTED, { skipParsingBodyAsJson: true });
    const [message] = await receiver.receiveMessages(1);
    await running.bus.send(String(message!.applicationProperties!.retryQueue), message!);
    await receiver.completeMessage(message!);
  };

  test('to the queue for it, as it is: it is tried again, once mended', async () => {
    azure.faults.push({ status: 400, code: 'UserError' });
    await send(REQUEST);
    await drain();
    expect(await setAside()).toEqual([expect.objectContaining({ rejectedReason: 'refused' })]);
    await replay();
    await drain();
    expect([azure.jobs.map(({ name }) => name), outcomes()]).toEqual([[JOB], ['rejected', 'started']]);
  });

  test('to the topic under its own id: the topic drops it without a trace, which is why there is a queue for it', async () => {
    azure.faults.push({ status: 400, code: 'UserError' });
    await send(REQUEST);
    await drain();
    await send(REQUEST);
    await drain();
    expect([azure.jobs, outcomes()]).toEqual([[], ['rejected']]);
  });

  test('to the topic under another id: the rules choose again, and it is still one job', async () => {
    azure.faults.push({ status: 400, code: 'UserError' });
    await send(REQUEST);
    await drain();
    await send(REQUEST, { messageId: 'replay-1' });
    await send(REQUEST, { messageId: 'replay-2' });
    await drain();
    expect([azure.jobs.length, outcomes()]).toEqual([1, ['rejected', 'started', 'already-started']]);
  });
});

test('the same id with other parameters starts nothing, and is set aside', async () => {
  await send(REQUEST);
  await send({ ...REQUEST, params: { epochs: 6 } }, { messageId: 'other' });
  await drain();
  expect([azure.jobs.length, outcomes()]).toEqual([1, ['started', 'rejected']]);
  expect(await setAside()).toEqual([expect.objectContaining({ rejectedReason: 'id-taken', rejectedBy: SUBSCRIPTION })]);
});

test("what a rule sets reaches the job: the tier is the rule's, whatever the body says", async () => {
  await send({ ...REQUEST, tier: 'spot' });
  await drain();
  expect(azure.jobs[0]!.body.properties.computeId).toBe('/subscriptions/s/workspaces/ml/computes/gpu-dedicated');
  expect(log()).toEqual([expect.objectContaining({ overruled: ['tier'] })]);
});

test('an answer that is lost on the way starts no second job', async () => {
  azure.faults.push({ status: 0, afterDoingIt: true }, { status: 503, ...soon });
  await send(REQUEST);
  // The first wait is five seconds: nobody said how long.
  await drain();
  expect([azure.jobs.length, outcomes()]).toEqual([1, ['already-started']]);
}, 20_000);

test('what the rules do not want never comes', async () => {
  await send(REQUEST, { applicationProperties: { ...PROPERTIES, gpuCount: 0 } });
  await drain();
  expect([azure.jobs, log()]).toEqual([[], []]);
  expect(await active('training-events/Subscriptions/cpu-train')).toBe(1);
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
  await drain();
  expect([azure.jobs, azure.log]).toEqual([[], []]);
  const [message] = await rejected();
  const sent = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  expect(sent.equals(message!.body)).toBe(true);
  expect(message).toMatchObject({ messageId: COPY_ID, correlationId: 'run-1' });
  expect(message!.applicationProperties).toMatchObject({ rejectedReason: reason, rejectedDetails: expect.any(String) });
  expect(await isGone()).toEqual([0, 0, 0]);
  expect(log()).toEqual([expect.objectContaining({ outcome: 'rejected', reason, level: 'warn' })]);
});

test('a body near the limit of the queue is set aside with its first part, and its own properties', async () => {
  const body = Buffer.alloc(255 * 1024, 'x');
  await send(body);
  await drain();
  const [message] = await rejected();
  expect(message!.applicationProperties).toMatchObject({
    ...PROPERTIES,
    rejectedReason: 'oversized',
    bodyCutFrom: body.length,
  });
  expect(message!.body).toHaveLength(16 * 1024);
  expect([await isGone(), outcomes()]).toEqual([[0, 0, 0], ['rejected']]);
});

test.each<[id: string, seen: string]>([
  ['12345', '12345'],
  ['007', '007'],
  ['1e3', '1000'],
  ['true', 'true'],
])('the message id %s, which the host reads as JSON, is not lost', async (messageId, seen) => {
  await send(REQUEST, { messageId, correlationId: messageId });
  await drain();
  expect(log()).toEqual([expect.objectContaining({ outcome: 'started', messageId: seen, correlationId: seen })]);
  expect(azure.jobs[0]!.body.properties.tags.correlationId).toBe(seen);
});
