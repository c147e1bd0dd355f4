import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOKEN_TIMEOUT } from '../../functions/start-training-job/identity';
import { LONGEST_SEND } from '../../functions/start-training-job/queues';
import {
  type JobRequest,
  jobName,
  ORIGINAL_ID_PROPERTY,
  RETRIES_PROPERTY,
  RETRY_MINUTES,
  RequestValidator,
} from '../../lib/trigger/jobs';
import { ANSWER_TIMEOUT } from '../../lib/trigger/program/azure-ml';
import type { Copy } from '../../lib/trigger/program/copies';
import { type Dependencies, GIVE_BACK_WAIT, handle, type LogEntry } from '../../lib/trigger/program/handle';
import { messageOf } from '../../lib/trigger/program/received-message';
import { nextTry } from '../../lib/trigger/program/retry';
import type { JobTemplate } from '../../lib/trigger/templates';
import { noGuards } from '../support/guards';
import { REQUEST, TEMPLATE_DATA, TEMPLATES } from '../support/templates';
import { AzureStandIn, type Fault } from './azure-stand-in';

const SETTINGS = {
  source: 'events',
  subscription: 'gpu-train',
  retryQueue: 'training-retry-gpu-train',
  rejectedQueue: 'training-rejected',
  trainingClientId: 'training',
  workspaceId: '/subscriptions/s/workspaces/ml',
};
const ORIGINAL = { [ORIGINAL_ID_PROPERTY]: 'm-1' };
const MOST_RETRIES = RETRY_MINUTES.length;
const NOW = Date.parse('2026-11-26T12:00:00Z');

let azure: AzureStandIn;
let log: LogEntry[];
let sent: { readonly queue: string; readonly versions: readonly Copy[] }[];
beforeEach(async () => {
  azure = await AzureStandIn.start();
  log = [];
  sent = [];
});
afterEach(() => azure.stop());

function deps(change: Partial<Dependencies> = {}): Dependencies {
  const data = { version: 3, templates: TEMPLATE_DATA, contract: null };
  return {
    data,
    validator: new RequestValidator(data),
    settings: SETTINGS,
    queues: {
      send: async (queue, versions) => {
        sent.push({ queue, versions });
      },
      close: async () => undefined,
    },
    guards: noGuards(),
    endpoint: azure.endpoint,
    workspaceId: SETTINGS.workspaceId,
    token: async () => ({ token: 'token', expires: 0 }),
    request: fetch,
    limit: (milliseconds) => AbortSignal.timeout(milliseconds),
    sleep: async () => undefined,
    random: () => 0.5,
    now: () => NOW,
    log: (entry) => log.push(entry),
    ...change,
  };
}

const METADATA = {
  messageId: 'm-1',
  correlationId: 'run-1',
  deliveryCount: 2,
  subject: 'training.requested',
  sequenceNumber: 17,
  enqueuedTimeUtc: '2026-11-26T11:58:00Z',
};
const receive = (body: unknown, metadata: object = {}, change: Partial<Dependencies> = {}) =>
  handle(messageOf(Buffer.from(JSON.stringify(body)), { ...METADATA, ...metadata }), deps(change));
/** One that has waited. */
const receiveAgain = (body: unknown, metadata: object = {}) =>
  handle(messageOf(Buffer.from(JSON.stringify(body)), { ...METADATA, ...metadata }, 'retries'), deps());

test('a message starts its job, and leaves a line in the log', async () => {
  const job = jobName('events', REQUEST.id, 1);
  expect(await receive(REQUEST)).toEqual({ kind: 'started', job });
  const about = { messageId: 'm-1', correlationId: 'run-1', deliveryCount: 2 };
  expect(log).toEqual([
    { level: 'info', outcome: 'started', ...about, requestId: REQUEST.id, template: 'reviews-bert', job },
  ]);
  expect(azure.jobs[0]?.body.properties.tags).toMatchObject({
    requestId: REQUEST.id,
    correlationId: 'run-1',
    asked: 'inputs.data=azureml:reviews:7;nodeCount=2;params.epochs=5;template=reviews-bert',
  });
});

test('another attempt starts another job', async () => {
  await receive(REQUEST);
  expect(await receive({ ...REQUEST, attempt: 2 })).toMatchObject({ kind: 'started' });
  expect(azure.jobs).toHaveLength(2);
});

describe('the same id', () => {
  const properties = (values: object) => ({ applicationProperties: values });

  test.each<[what: string, first: object, second: object, metadata: object]>([
    ['again', REQUEST, REQUEST, {}],
    ['in another order', REQUEST, Object.fromEntries(Object.entries(REQUEST).reverse()), {}],
    ['from another run', REQUEST, REQUEST, { correlationId: 'run-2', messageId: 'm-2' }],
    ['with properties that nothing reads', REQUEST, REQUEST, properties({ traceparent: '00-1' })],
  ])('%s is the same request', async (_, first, second, metadata) => {
    await receive(first);
    expect(await receive(second, metadata)).toMatchObject({ kind: 'already-started' });
    expect(sent).toEqual([]);
  });

  const none = undefined as never;
  test.each<[what: string, change: Partial<JobRequest>, metadata: object]>([
    ['other parameters', { params: { epochs: 6 } }, {}],
    ['one parameter more', { params: { epochs: 5, lr: 0.01 } }, {}],
    ['other data', { inputs: { data: 'azureml:reviews:8' } }, {}],
    ['more nodes', { nodeCount: 3 }, {}],
    ['another tier', { tier: 'spot' }, {}],
    ['another display name', { displayName: 'mine' }, {}],
    ['another template', { template: 'nightly', params: { days: 7 }, inputs: none, nodeCount: none }, {}],
    ['another tier by a property', {}, properties({ queueTier: 'dedicated' })],
  ])('with %s is another request: it is set aside, and the job is left alone', async (_, change, metadata) => {
    await receive(REQUEST, properties({ queueTier: 'spot' }));
    const before = JSON.stringify(azure.jobs);
    const outcome = await receive({ ...REQUEST, ...change }, { ...properties({ queueTier: 'spot' }), ...metadata });
    expect(outcome).toMatchObject({ kind: 'rejected', reason: 'id-taken' });
    expect(JSON.stringify(azure.jobs)).toBe(before);
    expect(log.at(-1)).toMatchObject({ outcome: 'rejected', reason: 'id-taken', level: 'warn' });
    expect(sent.map(({ queue }) => queue)).toEqual(['training-rejected']);
  });

  test.each<[what: string, change: Partial<JobRequest>]>([
    ['another display name', { displayName: 'mine' }],
    ['a preset in so many words', { params: { epochs: 5, optimizer: 'adam' } }],
  ])('with %s, while the first is under way, is another request, whose job would be the same', async (_, change) => {
    await receive(REQUEST);
    const before = JSON.stringify(azure.jobs);
    // It looked before the first had put its job.
    azure.faultsOfGet.push({ status: 404 });
    const outcome = await receive({ ...REQUEST, ...change });
    expect(outcome).toMatchObject({ kind: 'rejected', reason: 'id-taken' });
    expect(JSON.stringify(azure.jobs)).toBe(before);
    // Whoever made the job still knows it.
    expect(await receive(REQUEST)).toMatchObject({ kind: 'already-started' });
  });

  test.each<[what: string, template: JobTemplate['data']]>([
    ['another preset', preset(TEMPLATES['reviews-bert'].data, { epochs: 9 })],
    ['another preset of what nobody asked for', preset(TEMPLATES['reviews-bert'].data, { lr: 0.1 })],
    ['another cluster', { ...TEMPLATES['reviews-bert'].data, tiers: { dedicated: 'other', spot: 'gpu-spot' } }],
    ['another command', { ...TEMPLATES['reviews-bert'].data, command: 'new' } as JobTemplate['data']],
    [
      'another property that it reads',
      {
        ...TEMPLATES['reviews-bert'].data,
        fromProperties: {
          tier: { property: 'queueTier', wins: 'property' },
          parameters: { lr: { property: 'lr', wins: 'property' } },
        },
      },
    ],
  ])('of a template that was deployed with %s since is the same request', async (_, template) => {
    const metadata = properties({ queueTier: 'spot', lr: 0.01 });
    await receive(REQUEST, metadata);
    const data = { version: 3, templates: { 'reviews-bert': template }, contract: null };
    const outcome = await receive(REQUEST, metadata, { data, validator: new RequestValidator(data) });
    expect(outcome).toMatchObject({ kind: 'already-started' });
  });
});

function preset(data: JobTemplate['data'], values: Readonly<Record<string, number>>): JobTemplate['data'] {
  const parameters = Object.entries(data.parameters).map(([name, schema]) => [
    name,
    { ...schema, default: values[name] ?? schema.default },
  ]);
  return { ...data, parameters: Object.fromEntries(parameters) };
}

const always = (fault: Fault) => Array<Fault>(3).fill(fault);

test.each<[what: string, body: object, faults: Fault[], line: object]>([
  ['that is not allowed', { ...REQUEST, command: 'x' }, [], { level: 'warn', outcome: 'rejected' }],
  ['that Azure ML finds wrong', REQUEST, [{ status: 400 }], { level: 'error', outcome: 'rejected', reason: 'refused' }],
  [
    'that meets throttling',
    REQUEST,
    always({ status: 429 }),
    { level: 'warn', outcome: 'waiting', reason: 'unavailable' },
  ],
  ['without rights', REQUEST, [{ status: 403 }], { level: 'error', outcome: 'waiting', reason: 'misconfigured' }],
])('a message %s leaves a line, too, without a value of its body', async (_, body, faults, line) => {
  azure.faults.push(...faults);
  await receive(body);
  expect(log).toEqual([expect.objectContaining({ ...line, messageId: 'm-1' })]);
  expect(JSON.stringify(log)).not.toContain('azureml:reviews');
});

describe('a message that has to wait', () => {
  beforeEach(() => azure.faults.push({ status: 403 }));

  test('waits as a copy with all that it had', async () => {
    const properties = { priority: 5, urgent: true, queueTier: 'spot', model: null, due: '2026-11-27T00:00:00Z' };
    const addresses = { to: 'trainers', replyTo: 'answers', sessionId: 's-1', replyToSessionId: 's-2' };
    const metadata = { contentType: 'text/plain', ...addresses, applicationProperties: properties };
    expect(await receive(REQUEST, metadata)).toMatchObject({ kind: 'waiting', why: 'misconfigured' });
    expect(sent).toEqual([
      {
        queue: 'training-retry-gpu-train',
        versions: [
          {
            body: Buffer.from(JSON.stringify(REQUEST)),
            messageId: 'm-1~gpu-train~17~26-Nov-2026-11:58:00-GMT',
            correlationId: 'run-1',
            subject: 'training.requested',
            contentType: 'text/plain',
            ...addresses,
            applicationProperties: { ...properties, ...ORIGINAL, [RETRIES_PROPERTY]: 1 },
            scheduledEnqueueTimeUtc: new Date(NOW + 60_000),
          },
        ],
      },
    ]);
  });

  test('expires when it would have', async () => {
    await receive(REQUEST, { expiresAtUtc: '2026-11-26T13:00:00Z' });
    expect(sent[0]?.versions[0]).toMatchObject({ timeToLive: 59 * 60_000 });
  });

  test('is set aside where it would be expired by then', async () => {
    const outcome = await receive(REQUEST, { expiresAtUtc: '2026-11-26T12:00:30Z' });
    expect(outcome).toMatchObject({ kind: 'rejected', reason: 'misconfigured' });
    expect(log[0]?.details).toContain('would have expired before the next try');
  });

  test('is set aside after the last try, ready to be sent again as a new one', async () => {
    await receiveAgain(REQUEST, {
      replyTo: 'answers',
      applicationProperties: { eventType: 'training.requested', model: null, [RETRIES_PROPERTY]: MOST_RETRIES },
    });
    expect(log[0]).toMatchObject({ outcome: 'rejected', reason: 'misconfigured', retries: MOST_RETRIES });
    expect(sent[0]?.versions[0]).toMatchObject({ replyTo: 'answers' });
    expect(sent[0]?.versions[0]?.applicationProperties).toEqual({
      eventType: 'training.requested',
      model: null,
      ...ORIGINAL,
      rejectedReason: 'misconfigured',
      rejectedDetails: expect.stringContaining(`waited ${MOST_RETRIES} times`),
      rejectedBy: 'gpu-train',
      retryQueue: 'training-retry-gpu-train',
    });
  });

  test.each([['text'], [-3], [1.5], [null]])('with the count %j is as good as a new one', async (count) => {
    await receiveAgain(REQUEST, { applicationProperties: { [RETRIES_PROPERTY]: count } });
    expect(sent[0]?.versions[0]?.applicationProperties).toEqual({ ...ORIGINAL, [RETRIES_PROPERTY]: 1 });
  });

  test.each([
    [1, { retries: 1 }],
    [2, { retries: 2 }],
    [0, {}],
  ])('having waited %d times says so in the log', async (count, says) => {
    await receiveAgain(REQUEST, { applicationProperties: { [RETRIES_PROPERTY]: count } });
    const { retries } = log[0] as LogEntry;
    expect(retries === undefined ? {} : { retries }).toEqual(says);
  });

  test('counts as the program has counted, and never as its sender says', async () => {
    await receiveAgain(REQUEST, { applicationProperties: { [RETRIES_PROPERTY]: 5 } });
    azure.faults.push({ status: 403 });
    const forged = { [RETRIES_PROPERTY]: MOST_RETRIES, TRAININGRETRIES: MOST_RETRIES, RejectedReason: 'forged' };
    await receive(REQUEST, { applicationProperties: forged });
    expect(sent.map(({ versions }) => versions[0]?.applicationProperties)).toEqual([
      { ...ORIGINAL, [RETRIES_PROPERTY]: 6 },
      { RejectedReason: 'forged', ...ORIGINAL, [RETRIES_PROPERTY]: 1 },
    ]);
    expect(log[1]).not.toHaveProperty('retries');
    await receive({}, { applicationProperties: forged });
    expect(sent[2]?.versions[0]?.applicationProperties).toEqual({
      ...ORIGINAL,
      rejectedReason: 'unknown-template',
      rejectedDetails: expect.stringContaining('allowed reviews-bert'),
      rejectedBy: 'gpu-train',
      retryQueue: 'training-retry-gpu-train',
    });
  });
});

test('all tries together last about a day, and the first hour has several', () => {
  const waits = [...Array(MOST_RETRIES).keys()].map((retries) => {
    const at = nextTry({ retries, retryAfter: undefined, expires: undefined, now: 0, random: 0.5 });
    return (at as Date).getTime() / 60_000;
  });
  expect(waits.slice(0, 7)).toEqual([1, 2, 4, 8, 15, 30, 60]);
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(24 * 60);
  expect(nextTry({ retries: MOST_RETRIES, retryAfter: 0, expires: undefined, now: 0, random: 0 })).toBeUndefined();
});

test('a fault of the program lets the message wait, and burns no delivery', async () => {
  const random = () => {
    if (azure.log.length > 0) throw new TypeError('a fault of the program');
    return 0.5;
  };
  azure.faults.push({ status: 503 });
  let calls = 0;
  const outcome = await receive(REQUEST, {}, { random: () => (calls++ === 0 ? random() : 0.5) });
  expect(outcome).toMatchObject({ kind: 'waiting', why: 'failed' });
  expect(log[0]).toMatchObject({ level: 'error', reason: 'failed', details: ['a fault of the program'] });
});

describe('where no queue takes a message', () => {
  const broken = { send: async () => Promise.reject(new Error('unauthorized')), close: async () => undefined };

  test.each<[what: string, body: object, faults: Fault[]]>([
    ['that is set aside', { ...REQUEST, command: 'x' }, []],
    ['that waits', REQUEST, [{ status: 403 }]],
  ])('one %s is given back, after a while, and told of', async (_, body, faults) => {
    azure.faults.push(...faults);
    const waits: number[] = [];
    const sleep = async (milliseconds: number) => {
      waits.push(milliseconds);
    };
    await expect(receive(body, {}, { queues: broken, sleep })).rejects.toThrow('unauthorized');
    expect(waits).toEqual([GIVE_BACK_WAIT]);
    expect(log).toEqual([expect.objectContaining({ level: 'error', outcome: 'given-back' })]);
    expect(log[0]?.details?.at(-1)).toBe('no queue took it: unauthorized');
  });
});

test('a delivery at its longest has its lock, whatever lock the subscription has, and ends before the host ends it', async () => {
  // A clock that goes on with each wait, and with each answer that never comes.
  let clock = 0;
  const sleep = async (milliseconds: number) => {
    clock += milliseconds;
  };
  const limit = (milliseconds: number) => {
    clock += milliseconds;
    return AbortSignal.abort(new Error('no answer in time'));
  };
  let calls = 0;
  // Answers arrive just before they are given up, in the worst order: there is none, there is, there is none again.
  const request: typeof fetch = async () => {
    limit(ANSWER_TIMEOUT);
    calls += 1;
    return new Response('{}', { status: calls % 3 === 2 ? 409 : 404, headers: { 'retry-after': '15' } });
  };
  const noLimit = () => new AbortController().signal;
  const send = async () => {
    clock += LONGEST_SEND;
    throw new Error('no queue');
  };
  const token = async () => {
    if (clock === 0) clock += TOKEN_TIMEOUT;
    return { token: 'token', expires: 0 };
  };
  const change = {
    sleep,
    limit: noLimit,
    request,
    token,
    random: () => 1,
    queues: { send, close: async () => undefined },
  };
  await expect(receive(REQUEST, {}, change)).rejects.toThrow('no queue');
  expect(calls).toBe(9);
  const host = JSON.parse(readFileSync(join(__dirname, '../../functions/start-training-job/host.json'), 'utf8'));
  const { maxAutoLockRenewalDuration, autoCompleteMessages, maxConcurrentCalls } = host.extensions.serviceBus;
  for (const [name, limited] of Object.entries({ maxAutoLockRenewalDuration, functionTimeout: host.functionTimeout })) {
    expect([name, milliseconds(limited)]).toEqual([name, expect.any(Number)]);
    expect(milliseconds(limited)).toBeGreaterThan(clock);
  }
  expect([autoCompleteMessages, maxConcurrentCalls]).toEqual([true, 1]);
});

/** A time as host.json has it: `00:05:00`. */
function milliseconds(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}
