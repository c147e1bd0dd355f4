import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ServiceBusClient, type ServiceBusMessage, type ServiceBusReceivedMessage } from '@azure/service-bus';
import { LocalServiceBus } from '../../../lib/broker';
import { type Deployment, deploymentOf } from '../../../lib/local/deployment';
import type { ProgramLine } from '../../../lib/local/programs/program-line';
import { LocalWorkflows } from '../../../lib/local/workflows';
import { topologyOf } from '../../../lib/routing';
import { readDocuments } from '../../../lib/terraform';
import {
  jobName,
  ORIGINAL_ID_PROPERTY,
  RETRIES_PROPERTY,
  RETRY_MINUTES,
  sourceInName,
} from '../../../lib/trigger/jobs';
import { AzureStandIn, type Fault } from '../../functions/azure-stand-in';
import { synthEnvironmentFolders } from '../../support/environments';
import { REQUEST } from '../../support/templates';
import { LOGIC_APP } from '../../support/training';

/**
 * The Logic App as it is synthesized, run on this machine: its messages over AMQP by the rules of its catalogue, its jobs
 * over HTTP at a stand-in for Azure ML. Every end of a message that the documentation has is reached.
 */

const [RETRY, REJECTED, DEAD] = ['training-retry-gpu-train', 'training-rejected', 'training-dead-letters'];
const PROPERTIES = { eventType: 'training.requested', gpuCount: 4 };
const documents = readDocuments(synthEnvironmentFolders([LOGIC_APP]).logic!);
const { workflows }: Deployment = deploymentOf(documents);

const APP = 'training-logic-gpu-train';

let azure: AzureStandIn;
let bus: LocalServiceBus;
let client: ServiceBusClient;
let app: LocalWorkflows;
const lines: ProgramLine[] = [];
let number = 0;

beforeAll(async () => {
  azure = await AzureStandIn.start();
  bus = await LocalServiceBus.start({ topology: documents.map((document) => topologyOf(document)) });
  client = new ServiceBusClient(bus.connectionString);
  // What runs first runs at once: there is a message for it.
  await send(message(REQUEST));
  const { IDENTITY_ENDPOINT: endpoint = '', IDENTITY_HEADER: header = '' } = azure.identityEnvironment;
  app = await LocalWorkflows.start({
    workflows,
    connectionString: bus.connectionString,
    resourceManager: azure.endpoint,
    identity: { endpoint, header },
    now: () => bus.clock.now,
    onLine: (line) => lines.push(line),
  });
});
afterAll(async () => {
  await app.stop();
  await client.close();
  await bus.stop();
  await azure.stop();
});

/** A message that the subscription gets. */
function message(body: unknown, properties: object = {}): ServiceBusMessage & { readonly messageId: string } {
  number += 1;
  return {
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    messageId: `m-${number}`,
    correlationId: `run-${number}`,
    applicationProperties: { ...PROPERTIES, ...properties },
  };
}

const send = (sent: ServiceBusMessage, to = 'training-events') => client.createSender(to).sendMessages(sent);

/** Lets the workflow take the message that waits. @returns what it says of it */
async function ending(messageId: string): Promise<ProgramLine> {
  lines.length = 0;
  await app.run(APP);
  const [line, ...others] = lines;
  expect([line?.entry?.messageId, others]).toEqual([messageId, []]);
  return line!;
}

/** The request under an id of its own. */
const request = (change: object = {}) => ({ ...REQUEST, id: `r-${number + 1}`, ...change });

async function take(queue: string): Promise<ServiceBusReceivedMessage[]> {
  const receiver = client.createReceiver(queue, { receiveMode: 'receiveAndDelete', skipParsingBodyAsJson: true });
  const waiting = await receiver.peekMessages(10);
  // What waits for its time is peeked at, and not received.
  const due = waiting.filter(({ state }) => state === 'active');
  if (due.length > 0) await receiver.receiveMessages(due.length);
  await receiver.close();
  return waiting;
}

test('a message that is there when it begins has its job, named as the function names it, with its tags', async () => {
  // After the run that it has begun with.
  const empty = await app.run(APP);
  expect([empty.status, empty.tracked]).toEqual(['Succeeded', []]);
  const job = jobName(sourceInName('training-logic.servicebus.windows.net/training-events'), REQUEST.id, 1);
  expect(lines.map(({ level, entry, program }) => ({ level, entry, program }))).toEqual([
    {
      level: 'info',
      program: APP,
      entry: {
        outcome: 'started',
        messageId: 'm-1',
        correlationId: 'run-1',
        deliveryCount: 1,
        requestId: REQUEST.id,
        template: 'reviews-bert',
        job,
      },
    },
  ]);
  expect(azure.log).toEqual(['GET 404', 'PUT 201']);
  expect(azure.jobs.map(({ name, body }) => [name, body.properties.tags.correlationId])).toEqual([[job, 'run-1']]);
  // The rule of the catalogue decides the tier: its action has set a property.
  expect(azure.jobs[0]?.body.properties.computeId).toMatch(/\/computes\/gpu-/);
  expect(azure.tokensFor).toEqual(['null https://management.azure.com', 'null https://management.azure.com']);
});

test('a request that comes twice has one job', async () => {
  const jobs = azure.jobs.length;
  const again = message(REQUEST);
  await send(again);
  expect((await ending(again.messageId)).entry).toMatchObject({ outcome: 'already-started', requestId: REQUEST.id });
  expect(azure.jobs).toHaveLength(jobs);
});

/** What is sent, and how it ends. */
interface Rejected {
  readonly what: string;
  readonly body: () => unknown;
  readonly reason: string;
  readonly level?: ProgramLine['level'];
  readonly properties?: object;
  readonly faults?: readonly Fault[];
}

const REJECTIONS: readonly Rejected[] = [
  { what: 'a body of more than 16 KB', body: () => request({ displayName: 'x'.repeat(17_000) }), reason: 'oversized' },
  { what: 'no JSON', body: () => 'start!', reason: 'invalid-body' },
  { what: 'a template that is not listed', body: () => request({ template: 'secret' }), reason: 'unknown-template' },
  { what: 'what is out of range', body: () => request({ params: { epochs: 51 } }), reason: 'not-allowed' },
  { what: 'a property against the contract', body: request, properties: { priority: 11 }, reason: 'contract' },
  { what: 'another request under an id', body: () => request({ id: REQUEST.id, nodeCount: 1 }), reason: 'id-taken' },
  {
    what: 'a job that Azure finds wrong',
    body: request,
    faults: [{ status: 400, code: 'UserError' }],
    reason: 'refused',
    level: 'error',
  },
];

/** The id of what is sent in the place of a message. */
const copyId = (id: string) => expect.stringMatching(new RegExp(`^${id}~gpu-train(/retry)?~\\d+~[\\w:-]+$`));

test.each(REJECTIONS)('$what is set aside', async ({ body, reason, level = 'warn', properties = {}, faults = [] }) => {
  azure.faults.push(...faults);
  const sent = message(body(), properties);
  await send(sent);
  expect(await ending(sent.messageId)).toMatchObject({ level, entry: { outcome: 'rejected', reason } });
  const [aside, ...others] = await take(REJECTED);
  expect(others).toEqual([]);
  expect(aside).toMatchObject({ messageId: copyId(sent.messageId), correlationId: sent.correlationId });
  expect(aside?.applicationProperties).toMatchObject({
    ...PROPERTIES,
    ...properties,
    [ORIGINAL_ID_PROPERTY]: sent.messageId,
    rejectedReason: reason,
    rejectedBy: 'gpu-train',
    retryQueue: RETRY,
  });
  expect(Buffer.compare(aside?.body, sent.body)).toBe(0);
});

test.each([
  ['something in the way', 412, 'unavailable', 'warn'],
  ['no right yet', 403, 'misconfigured', 'error'],
] as const)('%s lets it wait: it comes again in its time, and starts its job', async (_, status, reason, level) => {
  azure.faults.push({ status });
  const sent = message(request());
  await send(sent);
  expect(await ending(sent.messageId)).toMatchObject({ level, entry: { outcome: 'waiting', reason } });
  const [copy] = await take(RETRY);
  const properties = { [RETRIES_PROPERTY]: 1, [ORIGINAL_ID_PROPERTY]: sent.messageId };
  expect(copy).toMatchObject({
    messageId: copyId(sent.messageId),
    state: 'scheduled',
    applicationProperties: properties,
  });
  await bus.clock.advance('PT1M');
  expect((await ending(sent.messageId)).entry).toMatchObject({ outcome: 'started' });
  expect(await take(RETRY)).toEqual([]);
});

test.each([
  ['unavailable', 412],
  ['misconfigured', 403],
] as const)('what has waited for a day is set aside, %s', async (reason, status) => {
  azure.faults.push({ status });
  const sent = message(request(), { [RETRIES_PROPERTY]: RETRY_MINUTES.length });
  await send(sent, RETRY);
  expect((await ending(sent.messageId)).entry).toMatchObject({ outcome: 'rejected', reason });
  expect(await take(REJECTED)).toMatchObject([{ messageId: copyId(sent.messageId) }]);
});

test('what no queue takes is given back, comes again when its lock ends, and is a dead letter after ten deliveries', async () => {
  await bus.faults.fill(REJECTED);
  const sent = message('poison');
  await send(sent);
  for (let delivery = 1; delivery <= 10; delivery++) {
    expect(await ending(sent.messageId)).toMatchObject({
      level: 'error',
      entry: { outcome: 'given-back', deliveryCount: delivery, details: [expect.stringContaining('403')] },
    });
    await bus.clock.advance('PT6M');
  }
  await bus.faults.fill(REJECTED, false);
  expect(await take(DEAD)).toMatchObject([{ messageId: sent.messageId, deadLetterReason: 'MaxDeliveryCountExceeded' }]);
});

test('what expires in the subscription is a dead letter, and no run has seen it', async () => {
  const sent = { ...message(request()), timeToLive: 60_000 };
  await send(sent);
  // Where it is forwarded to it lives as long anew, as the service has it.
  await bus.clock.advance('PT61S');
  expect(await take(DEAD)).toMatchObject([{ messageId: sent.messageId, deadLetterReason: 'TTLExpiredException' }]);
});

test('each end that the documentation has is one of these', () => {
  const page = readFileSync(join(__dirname, '../../../docs/reference/every-end-of-a-message.md'), 'utf8');
  const [, table = ''] = /\| what happens \|.*\n\|[-|]+\|\n((?:\|.*\n)+)/.exec(page) ?? [];
  const reasons = [...table.matchAll(/set aside, `([a-z-]+)`/g)].map(([, reason]) => reason);
  expect(reasons.length).toBeGreaterThan(5);
  const reached = [...REJECTIONS.map(({ reason }) => reason), 'unavailable', 'misconfigured'];
  // A workflow has no program that could be at fault, and keeps no limits.
  const ofPrograms = ['failed', 'over-budget', 'over-limit'];
  expect([...new Set(reasons)].filter((reason = '') => !ofPrograms.includes(reason)).sort()).toEqual(reached.sort());
});

test('an end takes away what it has begun: nothing runs any more, and what was locked comes again', async () => {
  const sent = message(request());
  await send(sent);
  const last = app.run(APP);
  await app.stop();
  await expect(last).rejects.toThrow();
  await bus.clock.advance('PT6M');
  expect(
    (await client.createReceiver('training-events', 'gpu-train').peekMessages(5)).map(({ messageId }) => messageId),
  ).toEqual([sent.messageId]);
});
