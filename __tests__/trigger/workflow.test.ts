import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { type Call, drive, type Reply, readDefinition, runWorkflow } from '../../lib/local/workflows';
import {
  ORIGINAL_ID_PROPERTY,
  RETRIES_PROPERTY,
  RETRY_MINUTES,
  RequestValidator,
  sourceInName,
  stayId,
  type TemplateData,
} from '../../lib/trigger/jobs';
import { handleMessage, peekLock, peekRetry, recurrence } from '../../lib/trigger/logic-app/workflow';
import type { Copy } from '../../lib/trigger/program/copies';
import { handle, type LogEntry } from '../../lib/trigger/program/handle';
import { messageOf } from '../../lib/trigger/program/received-message';
import { JobTemplate, Parameter } from '../../lib/trigger/templates';
import { AzureStandIn, type Fault } from '../functions/azure-stand-in';
import { noGuards } from '../support/guards';
import { ENQUEUED, RestBus } from '../support/rest-bus';
import { trainingEvent } from '../support/shipped';
import { REQUEST, TEMPLATE_DATA } from '../support/templates';

/** The workflow is run, step by step, by what the reference of its language says, and the function beside it. */

const SOURCE = sourceInName('bus.example.net/events');
const WORKSPACE = '/subscriptions/s/workspaces/ml';
const [RETRY, REJECTED, SUBSCRIPTION] = ['training-retry-train', 'training-rejected', 'events/subscriptions/train'];
const PARAMETERS = Object.entries({
  busHost: 'bus.example.net',
  topic: 'events',
  subscription: 'train',
  rejectedQueue: REJECTED,
  retryQueue: RETRY,
  source: SOURCE,
  workspaceId: WORKSPACE,
  identity: '/identities/submitter',
  trainingClientId: 'training',
});
const NOW = new Date('2026-11-26T12:00:00Z');

/** Everything that a template may read from properties. */
const DECIDED = JobTemplate.command({
  experiment: 'x',
  compute: { dedicated: 'gpu-dedicated', spot: 'gpu-spot' },
  command: 'run ${{inputs.epochs}} ${{inputs.full}} ${{inputs.optimizer}} ${{inputs.rate}}',
  environment: 'azureml:e:1',
  parameters: {
    epochs: Parameter.integer({ min: 1, max: 50 }),
    full: Parameter.boolean({ default: false }),
    optimizer: Parameter.oneOf(['adam', 'sgd'], { default: 'adam' }),
    rate: Parameter.number({ min: 0.00001, max: 0.5, default: 0.1 }),
  },
  maxNodes: 4,
  timeout: 'PT1H',
  fromProperties: {
    tier: 'queueTier',
    nodeCount: { property: 'nodeCount', wins: 'body' },
    parameters: { epochs: 'epochs', full: 'full', optimizer: 'optimizer' },
  },
});
const TEMPLATES: Readonly<Record<string, TemplateData>> = { ...TEMPLATE_DATA, decided: DECIDED.data };
const CONTRACT = trainingEvent.jsonSchema();
const HANDLE: any = handleMessage({
  templates: TEMPLATES,
  contract: CONTRACT,
  properties: ['queueTier', 'nodeCount', 'epochs', 'full', 'optimizer'],
});
const { steps: STEPS } = readDefinition({
  address: 'azurerm_logic_app_workflow.train',
  name: 'train',
  definition: { triggers: { recurrence }, actions: { peekLock, peekRetry, handle: HANDLE } },
  parameters: new Map(PARAMETERS),
});
const PROPERTIES = { eventType: 'training.requested', gpuCount: 4 };

const ORIGINAL = { [ORIGINAL_ID_PROPERTY]: 'm-1' };
/** The id of what is sent in the place of a message of the subscription. */
const copyId = (id: string, number: number) => stayId(id, 'train', { number: String(number), since: ENQUEUED });

let azure: AzureStandIn;
let bus: RestBus;
beforeEach(async () => {
  azure = await AzureStandIn.start();
  bus = new RestBus('bus.example.net', [SUBSCRIPTION, RETRY, REJECTED]);
});
afterEach(() => azure.stop());

async function send(call: Call): Promise<Reply> {
  const { method, uri, body, headers, identity } = call;
  if (identity?.audience === 'https://servicebus.azure.net') return bus.answer(call);
  const response = await fetch(uri.replace('https://management.azure.com', azure.endpoint), {
    method,
    headers: { ...headers, authorization: 'Bearer token' },
    ...(method === 'PUT' && { body: new Uint8Array(body) }),
  }).catch(() => undefined);
  if (response === undefined) return { status: 502 };
  return {
    status: response.status,
    headers: { 'Content-Type': 'application/json' },
    body: Buffer.from(await response.text()),
  };
}

/** A message as it is sent. */
interface Sent {
  readonly body: unknown;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly contentType?: string | undefined;
}

const bytesOf = (body: unknown) => (Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)));
const BROKER = {
  MessageId: 'm-1',
  CorrelationId: 'run-1',
  Label: 'training.requested',
  TimeToLive: 922337203685.47754,
};

/** One run with one message. */
async function runOnce(enforcesSchemas = true) {
  const options = { parameters: new Map(PARAMETERS), now: NOW, luck: () => 0.5, enforcesSchemas };
  const run = runWorkflow(STEPS, options);
  const { tracked, failures } = await drive(run, { send, sleep: async () => undefined, now: () => NOW });
  return {
    tracked: tracked.map(({ properties }) => properties),
    failures: failures.map(({ step, reason }) => `${step}: ${reason}`),
  };
}

async function byWorkflow({ body, properties = PROPERTIES, contentType }: Sent, enforcesSchemas = true): Promise<any> {
  const type = contentType === undefined ? {} : { contentType };
  bus.put(SUBSCRIPTION, { body: bytesOf(body), ...type, properties, broker: BROKER });
  const run = await runOnce(enforcesSchemas);
  if (run.tracked.length !== 1 || bus.isLocked) throw new Error(`nothing was settled: ${run.failures.join(' | ')}`);
  return run.tracked[0];
}

async function byFunction(
  { body, properties = PROPERTIES, contentType }: Sent,
  more: object = {},
  sent: Copy[] = [],
  isRetry = false,
): Promise<LogEntry> {
  const data = { version: 3, templates: TEMPLATES, contract: CONTRACT };
  const log: LogEntry[] = [];
  const about = { messageId: 'm-1', correlationId: 'run-1', contentType, applicationProperties: properties };
  const metadata = { ...about, ...more };
  await handle(messageOf(bytesOf(body), metadata, isRetry ? 'retries' : 'subscription'), {
    data,
    validator: new RequestValidator(data),
    settings: {
      source: SOURCE,
      subscription: 'train',
      retryQueue: RETRY,
      rejectedQueue: REJECTED,
      trainingClientId: 'training',
      workspaceId: WORKSPACE,
    },
    queues: {
      send: async (_: string, versions: readonly Copy[]) => {
        sent.push(...versions.slice(0, 1));
      },
      close: async () => undefined,
    },
    guards: noGuards(),
    endpoint: azure.endpoint,
    workspaceId: WORKSPACE,
    token: async () => ({ token: 'token', expires: 0 }),
    request: fetch,
    limit: (milliseconds) => AbortSignal.timeout(milliseconds),
    sleep: async () => undefined,
    random: () => 0.5,
    now: () => NOW.getTime(),
    log: (entry) => log.push(entry),
  });
  return log[0] as LogEntry;
}

const DECIDING = { id: 'r-1', template: 'decided', params: { epochs: 5 } };
const job = (outcome: string, reason = '') => ({ outcome, reason });
const rejectedAs = (reason: string) => job('rejected', reason);
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const text = JSON.stringify(REQUEST);

/** Every kind of message, and how it ends. */
const MESSAGES: readonly (readonly [what: string, message: Sent, end: ReturnType<typeof job>])[] = [
  ['a request', { body: REQUEST, contentType: 'application/json' }, job('started')],
  ['one without a type', { body: REQUEST }, job('started')],
  ['one as text', { body: REQUEST, contentType: 'text/plain; charset=utf-8' }, job('started')],
  ['one as bytes', { body: REQUEST, contentType: 'application/octet-stream' }, job('started')],
  ['one called XML', { body: REQUEST, contentType: 'application/xml' }, job('started')],
  ['a cloud event of JSON', { body: REQUEST, contentType: 'application/cloudevents+json' }, job('started')],
  ['a text of JSON', { body: text, contentType: 'application/json' }, job('started')],
  ['a text of JSON without a type', { body: text }, job('started')],
  [
    'all that it may say',
    {
      body: {
        ...REQUEST,
        tier: 'spot',
        displayName: 'weekly run',
        attempt: 3,
        params: { epochs: 50, lr: 0.01, optimizer: 'sgd' },
      },
    },
    job('started'),
  ],
  [
    'a sweep',
    { body: { id: 'S.1:b_C', template: 'reviews-sweep', inputs: { data: 'azureml:any.thing-1_x:999999999' } } },
    job('started'),
  ],
  ['a pipeline', { body: { id: 'p', template: 'nightly', params: { days: 7, full: true } } }, job('started')],
  ['a tier of a property', { body: DECIDING, properties: { ...PROPERTIES, queueTier: 'spot' } }, job('started')],
  [
    'a tier of a property against the body',
    { body: { ...DECIDING, tier: 'dedicated' }, properties: { ...PROPERTIES, queueTier: 'spot' } },
    job('started'),
  ],
  ['nodes of a property', { body: DECIDING, properties: { ...PROPERTIES, nodeCount: 4 } }, job('started')],
  [
    'nodes of the body against a property',
    { body: { ...DECIDING, nodeCount: 2 }, properties: { ...PROPERTIES, nodeCount: 4 } },
    job('started'),
  ],
  [
    'parameters of properties',
    { body: { ...DECIDING, params: {} }, properties: { ...PROPERTIES, epochs: 7, full: true, optimizer: 'sgd' } },
    job('started'),
  ],
  ['a property that is NULL', { body: REQUEST, properties: { ...PROPERTIES, model: null } }, job('started')],
  [
    'a property that is NULL, and has to be there',
    { body: REQUEST, properties: { ...PROPERTIES, eventType: null } },
    rejectedAs('contract'),
  ],
  ['no body', { body: Buffer.alloc(0) }, rejectedAs('invalid-body')],
  ['no JSON', { body: Buffer.from('start!') }, rejectedAs('invalid-body')],
  [
    'no JSON, called JSON',
    { body: Buffer.from('{"id": '), contentType: 'application/json' },
    rejectedAs('invalid-body'),
  ],
  ['a list', { body: [], contentType: 'application/json' }, rejectedAs('invalid-body')],
  ['a number', { body: 5, contentType: 'application/json' }, rejectedAs('invalid-body')],
  ['null', { body: null, contentType: 'application/json' }, rejectedAs('invalid-body')],
  ['8,000 levels', { body: Buffer.from(deep(8000)) }, rejectedAs('invalid-body')],
  ['17 KB', { body: { ...REQUEST, displayName: 'x'.repeat(17_000) } }, rejectedAs('oversized')],
  [
    'a body near the limit of the queue',
    { body: Buffer.alloc(255 * 1024, 'x'), contentType: 'text/plain' },
    rejectedAs('oversized'),
  ],
  ['no template', { body: { id: 'r-1' } }, rejectedAs('unknown-template')],
  ['another template', { body: { ...REQUEST, template: 'secret' } }, rejectedAs('unknown-template')],
  ['a template that is a number', { body: { ...REQUEST, template: 4 } }, rejectedAs('unknown-template')],
  ['a template that is an object', { body: { ...REQUEST, template: { a: 1 } } }, rejectedAs('unknown-template')],
  [
    'the template __proto__',
    { body: Buffer.from('{"id":"r-1","template":"__proto__"}') },
    rejectedAs('unknown-template'),
  ],
  ['a command', { body: { ...REQUEST, command: 'curl evil' } }, rejectedAs('not-allowed')],
  ['no id', { body: { ...REQUEST, id: undefined } }, rejectedAs('not-allowed')],
  ['an id with a path', { body: { ...REQUEST, id: '../../jobs/other' } }, rejectedAs('not-allowed')],
  ['an id that is a number', { body: { ...REQUEST, id: 7 } }, rejectedAs('not-allowed')],
  ['an id with a line feed', { body: { ...REQUEST, id: 'a\n' } }, rejectedAs('not-allowed')],
  ['an id that begins with a dot', { body: { ...REQUEST, id: '.a' } }, rejectedAs('not-allowed')],
  ['an id of 129 characters', { body: { ...REQUEST, id: 'a'.repeat(129) } }, rejectedAs('not-allowed')],
  ['an id that is too long in the name', { body: { ...REQUEST, id: 'A'.repeat(111) } }, rejectedAs('not-allowed')],
  ['too many epochs', { body: { ...REQUEST, params: { epochs: 51 } } }, rejectedAs('not-allowed')],
  ['half an epoch', { body: { ...REQUEST, params: { epochs: 1.5 } } }, rejectedAs('not-allowed')],
  ['a shell command', { body: { ...REQUEST, params: { epochs: '3; curl evil' } } }, rejectedAs('not-allowed')],
  ['a number as text', { body: { ...REQUEST, params: { epochs: '3' } } }, rejectedAs('not-allowed')],
  ['an unknown word', { body: { ...REQUEST, params: { optimizer: '$(id)' } } }, rejectedAs('not-allowed')],
  ['an unknown parameter', { body: { ...REQUEST, params: { verbose: true } } }, rejectedAs('not-allowed')],
  [
    'yes as text',
    { body: { id: 'p', template: 'nightly', params: { days: 7, full: 'true' } } },
    rejectedAs('not-allowed'),
  ],
  ['a missing parameter', { body: { id: 'p', template: 'nightly' } }, rejectedAs('not-allowed')],
  ['an address as data', { body: { ...REQUEST, inputs: { data: 'https://evil/data' } } }, rejectedAs('not-allowed')],
  [
    'a path of a datastore',
    { body: { ...REQUEST, inputs: { data: 'azureml://datastores/x/paths/y' } } },
    rejectedAs('not-allowed'),
  ],
  ['other data', { body: { ...REQUEST, inputs: { data: 'azureml:salaries:1' } } }, rejectedAs('not-allowed')],
  [
    'a dot as any character',
    { body: { ...REQUEST, inputs: { data: 'azureml:reviewsXv2:1' } } },
    rejectedAs('not-allowed'),
  ],
  [
    'data without a version',
    { body: { ...REQUEST, inputs: { data: 'azureml:reviews:latest' } } },
    rejectedAs('not-allowed'),
  ],
  [
    'a version with a sign',
    { body: { ...REQUEST, inputs: { data: 'azureml:reviews:-1' } } },
    rejectedAs('not-allowed'),
  ],
  ['no data', { body: { ...REQUEST, inputs: undefined } }, rejectedAs('not-allowed')],
  ['too many nodes', { body: { ...REQUEST, nodeCount: 5 } }, rejectedAs('not-allowed')],
  ['no node', { body: { ...REQUEST, nodeCount: 0 } }, rejectedAs('not-allowed')],
  ['another tier', { body: { ...REQUEST, tier: 'free' } }, rejectedAs('not-allowed')],
  ['an attempt too much', { body: { ...REQUEST, attempt: 101 } }, rejectedAs('not-allowed')],
  ['markup as a name', { body: { ...REQUEST, displayName: '<img>' } }, rejectedAs('not-allowed')],
  ['a name that begins with a blank', { body: { ...REQUEST, displayName: ' a' } }, rejectedAs('not-allowed')],
  [
    'a tier of a property that is not there',
    { body: DECIDING, properties: { ...PROPERTIES, queueTier: 'free' } },
    rejectedAs('not-allowed'),
  ],
  [
    'a tier of a property that is a number',
    { body: DECIDING, properties: { ...PROPERTIES, queueTier: 4 } },
    rejectedAs('not-allowed'),
  ],
  [
    'too many nodes of a property',
    { body: DECIDING, properties: { ...PROPERTIES, nodeCount: 5 } },
    rejectedAs('not-allowed'),
  ],
  [
    'nodes of a property as text',
    { body: DECIDING, properties: { ...PROPERTIES, nodeCount: '4' } },
    rejectedAs('not-allowed'),
  ],
  [
    'what the body may not say, though a property overrules it',
    { body: { ...DECIDING, tier: 'free' }, properties: { ...PROPERTIES, queueTier: 'spot' } },
    rejectedAs('not-allowed'),
  ],
  ['a missing parameter that no property has', { body: { ...DECIDING, params: {} } }, rejectedAs('not-allowed')],
  ['no event type', { body: REQUEST, properties: { gpuCount: 4 } }, rejectedAs('contract')],
  ['another event type', { body: REQUEST, properties: { ...PROPERTIES, eventType: 'party' } }, rejectedAs('contract')],
  ['a count as text', { body: REQUEST, properties: { ...PROPERTIES, gpuCount: 'four' } }, rejectedAs('contract')],
  ['a count that is too large', { body: REQUEST, properties: { ...PROPERTIES, gpuCount: 65 } }, rejectedAs('contract')],
  [
    'a score that is too large',
    { body: REQUEST, properties: { ...PROPERTIES, driftScore: 7 } },
    rejectedAs('contract'),
  ],
  [
    'yes as text in a property',
    { body: REQUEST, properties: { ...PROPERTIES, autoRetrain: 'yes' } },
    rejectedAs('contract'),
  ],
  ['a model that is a number', { body: REQUEST, properties: { ...PROPERTIES, model: 4 } }, rejectedAs('contract')],
];

test.each(MESSAGES)('%s ends in the same way with the function and the workflow', async (_, message, end) => {
  const workflow = await byWorkflow(message);
  const made = azure.jobs.splice(0);
  expect({ outcome: workflow.outcome, reason: workflow.reason }).toEqual(end);
  const entry = await byFunction(message);
  expect({ outcome: entry.outcome, reason: entry.reason ?? '' }).toEqual(end);
  // The same job, to the letter, but for the tag that the workflow writes in its own way.
  expect(plain(made)).toEqual(plain(azure.jobs));
  expect(made).toHaveLength(end.outcome === 'started' ? 1 : 0);
  expect(workflow).toMatchObject({ messageId: 'm-1', correlationId: 'run-1' });
  const aside = bus.entity(REJECTED);
  expect(aside).toHaveLength(end.outcome === 'rejected' ? 1 : 0);
  if (aside[0] === undefined) return;
  expect(aside[0].properties).toMatchObject({
    ...(message.properties ?? PROPERTIES),
    rejectedReason: end.reason,
    rejectedBy: 'train',
    retryQueue: RETRY,
    ...ORIGINAL,
  });
  const others = { CorrelationId: 'run-1', Label: 'training.requested' };
  expect(aside[0].broker).toEqual({ MessageId: copyId('m-1', 1), ...others });
});

/** Jobs without what a workflow writes in another way, or leaves to the service. */
function plain(jobs: readonly { readonly name: string; readonly body: any }[]): object[] {
  return jobs.map(({ name, body }) => {
    const { displayName, tags, ...properties } = body.properties;
    const { correlationId: _, askedProperties = '', ...rest } = tags;
    return { name, properties, displayName: displayName ?? undefined, tags: { ...rest, askedProperties } };
  });
}

test('no value of a body is in the log, beside what is allowed', async () => {
  const long = { displayName: 'x'.repeat(17_000) };
  const changes = [
    { template: 's3cret' },
    { template: 's3cret', ...long },
    { id: 's3cret!' },
    { id: 's3cret', nodeCount: 9 },
    { params: { epochs: 's3cret' } },
    { s3cret: 1 },
  ];
  for (const change of changes) {
    for (const enforcesSchemas of [true, false]) {
      const line = await byWorkflow({ body: { ...REQUEST, ...change } }, enforcesSchemas);
      if ('s3cret' in change && !enforcesSchemas) continue;
      expect(line.outcome).toBe('rejected');
      expect(JSON.stringify(line)).not.toContain('s3cret');
    }
  }
  expect(await byWorkflow({ body: { ...REQUEST, id: 'r-9' } })).toMatchObject({
    template: 'reviews-bert',
    requestId: 'r-9',
    deliveryCount: 1,
    job: `tr-${SOURCE}-r-9-1`,
  });
});

test('what is set aside is the body as it came, whatever its type', async () => {
  const body = Buffer.from([0x7b, 0xff, 0x7d]);
  await byWorkflow({ body });
  expect(bus.entity(REJECTED)[0]?.body.equals(body)).toBe(true);
});

test('of a body that does not fit with the reason, the first part is set aside', async () => {
  await byWorkflow({ body: Buffer.alloc(256 * 1024 - 300, 'x'), contentType: 'text/plain' });
  const [aside] = bus.entity(REJECTED);
  expect(aside?.body).toHaveLength(16 * 1024);
  expect(aside?.properties).toMatchObject({ rejectedReason: 'oversized', bodyCutFrom: 256 * 1024 - 300 });
});

test('no message that the function would refuse starts anything, where the service does not enforce schemas', async () => {
  for (const [what, message, { outcome }] of MESSAGES) {
    if (outcome === 'started') continue;
    const end = await byWorkflow(message, false);
    // A field that nobody reads is one that starts nothing of its own.
    const isUnread = ['a command', 'an unknown parameter'].includes(what);
    expect([what, isUnread || end.outcome === 'rejected']).toEqual([what, true]);
    bus.entity(REJECTED).length = 0;
  }
});

describe('a request that has a job', () => {
  const again = (change: object = {}, properties: object = {}) => ({
    body: { ...DECIDING, ...change },
    properties: { ...PROPERTIES, queueTier: 'spot', ...properties },
  });
  const ways = { function: byFunction, workflow: byWorkflow };

  test.each([
    ['function', 'workflow'],
    ['workflow', 'function'],
    ['workflow', 'workflow'],
  ] as const)('started by the %s has it for the %s too: one request, one job', async (first, second) => {
    expect(await ways[first](again())).toMatchObject({ outcome: 'started' });
    expect(await ways[second](again())).toMatchObject({ outcome: 'already-started' });
    expect(azure.jobs).toHaveLength(1);
  });

  test.each([
    ['other parameters', { params: { epochs: 6 } }, {}],
    ['one parameter more', { params: { epochs: 5, full: true } }, {}],
    ['more nodes', { nodeCount: 2 }, {}],
    ['another name', { displayName: 'other' }, {}],
    ['another tier', {}, { queueTier: 'dedicated' }],
  ])('and comes with %s is set aside by both', async (_, change, properties) => {
    await byWorkflow(again());
    const before = JSON.stringify(azure.jobs);
    expect(await byWorkflow(again(change, properties))).toMatchObject({ outcome: 'rejected', reason: 'id-taken' });
    expect(await byFunction(again(change, properties))).toMatchObject({ outcome: 'rejected', reason: 'id-taken' });
    expect(JSON.stringify(azure.jobs)).toBe(before);
  });

  test('with a small number is the same for both, however they write it', async () => {
    await byFunction(again({ params: { epochs: 5, rate: 0.1 } }));
    expect(await byWorkflow(again({ params: { epochs: 5, rate: 0.1 } }))).toMatchObject({ outcome: 'already-started' });
    await byWorkflow(again({ id: 'r-2', params: { epochs: 5, rate: 0.00002 } }));
    expect(await byFunction(again({ id: 'r-2', params: { epochs: 5, rate: 0.00002 } }))).toMatchObject({
      outcome: 'already-started',
    });
  });
});

/** How Azure ML answers, and how a message ends then. */
const ANSWERS: readonly (readonly [
  what: string,
  faults: Fault[],
  faultsOfGet: Fault[],
  outcome: string,
  reason: string,
])[] = [
  ['throttling', [{ status: 429 }], [], 'waiting', 'unavailable'],
  ['a fault of the service', [{ status: 500 }], [], 'waiting', 'unavailable'],
  ['a precondition', [{ status: 412 }], [], 'waiting', 'unavailable'],
  ['a resource that is locked for a moment', [{ status: 423 }], [], 'waiting', 'unavailable'],
  ['an operation that is under way', [{ status: 409, code: 'Conflict' }], [], 'waiting', 'unavailable'],
  ['a lock of the workspace', [{ status: 409, code: 'ScopeLocked' }], [], 'waiting', 'misconfigured'],
  ['no right to make it', [{ status: 403, code: 'AuthorizationFailed' }], [], 'waiting', 'misconfigured'],
  ['no workspace', [{ status: 404, code: 'ResourceNotFound' }], [], 'waiting', 'misconfigured'],
  ['no right to look', [], [{ status: 401 }], 'waiting', 'misconfigured'],
  [
    'a quota where Azure nests it',
    [{ status: 400, error: { code: 'UserError', details: [{ code: 'QuotaExceeded' }] } }],
    [],
    'waiting',
    'unavailable',
  ],
  ['a job that Azure finds wrong', [{ status: 400, code: 'UserError' }], [], 'rejected', 'refused'],
  ['an answer that is lost', [{ status: 0, afterDoingIt: true }], [], 'already-started', ''],
];

test.each(ANSWERS)('%s ends in the same way', async (_, faults, faultsOfGet, outcome, reason) => {
  // Both try three times, where that may help: a workflow by its policy, the function by its own.
  const isWorthAnother = faults.some(({ status }) => status === 429 || status >= 500);
  azure.faults.push(...(isWorthAnother ? [...faults, ...faults, ...faults] : faults));
  azure.faultsOfGet.push(...faultsOfGet);
  expect(await byWorkflow({ body: REQUEST })).toMatchObject({ outcome, reason });
  azure.jobs.length = 0;
  azure.faults.push(...(reason === 'unavailable' ? [...faults, ...faults, ...faults] : faults));
  azure.faultsOfGet.push(...faultsOfGet);
  const entry = await byFunction({ body: REQUEST });
  expect({ outcome: entry.outcome, reason: entry.reason ?? '' }).toEqual({ outcome, reason });
});

test.each([429, 500, 503])('a job that was answered %i twice is started by the third try', async (status) => {
  azure.faults.push({ status }, { status });
  expect(await byWorkflow({ body: REQUEST })).toMatchObject({ outcome: 'started' });
  expect(azure.log).toEqual(['GET 404', `PUT ${status}`, `PUT ${status}`, 'PUT 201']);
});

test('each end of a message is a row of the table in the documentation, and each row is an end that is tried with both', () => {
  const rows = tableOf(readFileSync(join(__dirname, '../../docs/reference/every-end-of-a-message.md'), 'utf8'));
  const words = (cell: string | undefined) =>
    [...(cell ?? '').matchAll(/`([a-z-]+)`/g)].map(([, word]) => word as string);
  const sorted = (names: readonly string[]) => [...new Set(names)].filter((name) => name !== '').sort();
  const ends = rows.flatMap(([, end]) => words(end)).filter((word) => !word.startsWith('training-'));
  const tried = [...MESSAGES.map(([, , { reason }]) => reason), ...ANSWERS.map(([, , , , reason]) => reason)];
  // Another request under an id, above; a workflow has no program that could be at fault, and keeps no limits: those are
  // tried with the program (__tests__/functions/guards/gate.test.ts).
  const ofLimits = ['over-limit', 'over-budget', 'stopped'];
  expect(sorted(ends)).toEqual(sorted([...tried, 'id-taken', 'failed', ...ofLimits]));
  const lines = rows.flatMap(([, , line]) => words(line));
  const outcomes = [...MESSAGES.map(([, , { outcome }]) => outcome), ...ANSWERS.map(([, , , outcome]) => outcome)];
  // Where no queue takes a message: below, and with the program.
  expect(sorted(lines)).toEqual(sorted([...outcomes, 'given-back']));
  expect(rows.filter((row) => row.length !== 3 || row.some((cell) => cell === ''))).toEqual([]);
});

/** The cells of the table of what happens to messages. */
function tableOf(page: string): string[][] {
  const [, table = ''] = /\| what happens \|.*\n\|[-|]+\|\n((?:\|.*\n)+)/.exec(page) ?? [];
  return table
    .trimEnd()
    .split('\n')
    .map((row) =>
      row
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

describe('a message that has to wait', () => {
  test('has a copy of the same id and the same original id with both ways, whatever its own is', async () => {
    const ids = fc.oneof(fc.string({ maxLength: 128 }), fc.constantFrom('x'.repeat(128), 'a "b" \\c', '42', '~a~1~b'));
    await fc.assert(
      fc.asyncProperty(ids, fc.boolean(), async (id, isCopy) => {
        for (const entity of bus.entities.values()) entity.length = 0;
        azure.faults.length = 0;
        azure.faults.push({ status: 403 }, { status: 403 });
        const properties = { ...PROPERTIES, ...(isCopy && { [ORIGINAL_ID_PROPERTY]: id }) };
        const broker = { ...BROKER, MessageId: isCopy ? 'copy' : id };
        const number = bus.put(isCopy ? RETRY : SUBSCRIPTION, { body: bytesOf(REQUEST), properties, broker });
        const run = await runOnce();
        const [byWay] = bus.entity(RETRY);
        const sent: Copy[] = [];
        const metadata = { messageId: broker.MessageId, applicationProperties: properties };
        const stay = { sequenceNumber: number, enqueuedTimeUtc: ENQUEUED.toISOString() };
        const log = await byFunction({ body: REQUEST, properties }, { ...metadata, ...stay }, sent, isCopy);
        expect(byWay?.broker.MessageId).toBe(sent[0]?.messageId);
        expect(byWay?.properties[ORIGINAL_ID_PROPERTY]).toBe(sent[0]?.applicationProperties[ORIGINAL_ID_PROPERTY]);
        expect(run.tracked[0]?.messageId ?? undefined).toBe(log.messageId);
      }),
      { numRuns: 50 },
    );
  });

  test('keeps where its answers go, and the names of the service that it has, and no others', async () => {
    const addresses = { To: 'trainers', ReplyTo: 'answers', SessionId: 's-1', ReplyToSessionId: 's "2"' };
    azure.faults.push({ status: 403 });
    bus.put(SUBSCRIPTION, { body: bytesOf(REQUEST), properties: PROPERTIES, broker: { ...BROKER, ...addresses } });
    await runOnce();
    expect(bus.entity(RETRY)[0]?.broker).toMatchObject({ MessageId: copyId('m-1', 1), ...addresses });
    bus.entity(RETRY).length = 0;
    bus.put(SUBSCRIPTION, { body: bytesOf('poison'), properties: PROPERTIES, broker: { MessageId: 'm-2', To: 'x' } });
    bus.put(SUBSCRIPTION, { body: bytesOf('poison'), properties: PROPERTIES, broker: {} });
    await runOnce();
    await runOnce();
    expect(bus.entity(REJECTED).map(({ broker }) => broker)).toEqual([
      { MessageId: copyId('m-2', 3), To: 'x' },
      { MessageId: copyId('', 4) },
    ]);
    expect(bus.entity(REJECTED).map(({ properties }) => properties[ORIGINAL_ID_PROPERTY])).toEqual(['m-2', '']);
  });

  test('counts as the workflow has counted, and never as its sender says', async () => {
    azure.faults.push({ status: 403 }, { status: 403 });
    await byWorkflow({ body: REQUEST, properties: { ...PROPERTIES, [RETRIES_PROPERTY]: RETRY_MINUTES.length } });
    expect(bus.entity(RETRY)[0]?.properties).toEqual({ ...PROPERTIES, ...ORIGINAL, [RETRIES_PROPERTY]: 1 });
    await runOnce();
    expect(bus.entity(RETRY)[0]?.properties).toEqual({ ...PROPERTIES, ...ORIGINAL, [RETRIES_PROPERTY]: 2 });
  });

  test('waits as a copy with all that it had, and starts its job from there', async () => {
    azure.faults.push({ status: 403 });
    await byWorkflow({ body: REQUEST, properties: { ...PROPERTIES, queueTier: 'spot', model: 'a "b" \\c' } });
    const [copy] = bus.entity(RETRY);
    const own = { ...PROPERTIES, queueTier: 'spot', model: 'a "b" \\c' };
    expect(copy?.properties).toEqual({ ...own, ...ORIGINAL, [RETRIES_PROPERTY]: 1 });
    expect(JSON.parse(String(copy?.body))).toEqual(REQUEST);
    expect(copy?.broker).toEqual({
      MessageId: copyId('m-1', 1),
      CorrelationId: 'run-1',
      Label: 'training.requested',
      TimeToLive: 31_536_000,
      ScheduledEnqueueTimeUtc: 'Thu, 26 Nov 2026 12:01:00 GMT',
    });
    const run = await runOnce();
    expect(run.tracked).toEqual([expect.objectContaining({ outcome: 'started', retries: 1 })]);
    expect([azure.jobs.length, bus.entity(RETRY), bus.isLocked]).toEqual([1, [], false]);
    expect(azure.jobs[0]?.body.properties.computeId).toBe(`${WORKSPACE}/computes/gpu-spot`);
  });

  test('waits as long as one of the function, each time, and is set aside in the end', async () => {
    const minutes: number[] = [];
    bus.put(SUBSCRIPTION, { body: bytesOf(REQUEST), properties: PROPERTIES, broker: BROKER });
    for (let tries = 0; tries < 40 && bus.entity(REJECTED).length === 0; tries++) {
      azure.faults.push({ status: 403, code: 'AuthorizationFailed' });
      await runOnce();
      const [copy] = bus.entity(RETRY);
      if (copy !== undefined)
        minutes.push((Date.parse(String(copy.broker.ScheduledEnqueueTimeUtc)) - NOW.getTime()) / 60_000);
    }
    expect(minutes).toEqual(RETRY_MINUTES);
    expect(bus.entity(REJECTED)[0]?.properties).toMatchObject({ rejectedReason: 'misconfigured' });
    expect(bus.entity(REJECTED)[0]?.properties).not.toHaveProperty(RETRIES_PROPERTY);
    expect(String(bus.entity(REJECTED)[0]?.properties.rejectedDetails)).toContain('AuthorizationFailed');
  });

  test('is not gone where no queue takes its copy: its lock ends, and it comes again', async () => {
    azure.faults.push({ status: 403 });
    bus.faults.push(401);
    bus.put(SUBSCRIPTION, { body: bytesOf(REQUEST), properties: PROPERTIES, broker: BROKER });
    const run = await runOnce();
    expect([run.tracked, bus.isLocked, bus.entity(RETRY)]).toEqual([[], true, []]);
    bus.expireLocks();
    expect((await runOnce()).tracked).toEqual([expect.objectContaining({ outcome: 'started' })]);
  });

  test('so is one that is set aside', async () => {
    // Tried four times more by the policy that a step has where it says nothing.
    bus.faults.push(500, 500, 500, 500, 500);
    bus.put(SUBSCRIPTION, { body: bytesOf('poison'), properties: PROPERTIES, broker: BROKER });
    const run = await runOnce();
    expect([run.tracked, bus.isLocked]).toEqual([[], true]);
  });
});

test('without a message nothing is done', async () => {
  const run = await runOnce();
  expect([run.tracked, run.failures, azure.log]).toEqual([[], [], []]);
});

test('what was set aside is started from the queue that it names, once mended', async () => {
  azure.faults.push({ status: 400, code: 'UserError' });
  await byWorkflow({ body: REQUEST });
  const [aside] = bus.entity(REJECTED).splice(0);
  bus.put(String(aside?.properties.retryQueue), aside!);
  const run = await runOnce();
  expect(run.tracked).toEqual([expect.objectContaining({ outcome: 'started' })]);
});

test('no id has another name with the workflow', async () => {
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,40}$/), async (id) => {
      azure.jobs.length = 0;
      await byWorkflow({ body: { ...DECIDING, id } });
      expect(await byFunction({ body: { ...DECIDING, id } })).toMatchObject({ outcome: 'already-started' });
    }),
    { numRuns: 25 },
  );
});

test('a workflow has at most 500 steps, 8 levels and 8192 characters in an expression, with ten templates', () => {
  const ten = Object.fromEntries([...Array(10).keys()].map((index) => [`t${index}`, DECIDED.data]));
  const large = handleMessage({ templates: ten, contract: CONTRACT, properties: ['queueTier'] });
  const count = (actions: object): number =>
    Object.values(actions).reduce(
      (sum, one: any) =>
        sum +
        1 +
        [one.actions, one.else?.actions, ...Object.values<any>(one.cases ?? {}).map((each) => each.actions)].reduce(
          (inner, each) => inner + count(each ?? {}),
          0,
        ),
      0,
    );
  const depth = (actions: object): number =>
    1 +
    Math.max(
      0,
      ...Object.values(actions)
        .flatMap((one: any) => [
          one.actions,
          one.else?.actions,
          ...Object.values<any>(one.cases ?? {}).map((each) => each.actions),
        ])
        .filter((each) => each !== undefined && Object.keys(each).length > 0)
        .map(depth),
    );
  expect(count({ peekLock, peekRetry, handle: large })).toBeLessThan(150);
  expect(depth({ handle: large })).toBeLessThanOrEqual(8);
  const longest = (value: unknown): number => {
    if (typeof value === 'string') return value.length;
    return typeof value === 'object' && value !== null ? Math.max(0, ...Object.values(value).map(longest)) : 0;
  };
  expect(longest(large)).toBeLessThan(8192);
});
