import type { InvocationContext } from '@azure/functions';
import { RequestValidator } from '../../lib/trigger/jobs';
import { type Dependencies, GIVE_BACK_WAIT } from '../../lib/trigger/program/handle';
import { noGuards } from '../support/guards';
import { settingsFor } from '../support/program';
import { REQUEST, TEMPLATE_DATA } from '../support/templates';

interface Registered {
  readonly name: string;
  readonly handler: (body: unknown, context: InvocationContext) => Promise<void>;
}

const mockFunctions: Registered[] = [];
const mockEnds: (() => unknown)[] = [];
jest.mock('@azure/functions', () => ({
  app: {
    serviceBusTopic: (name: string, options: Omit<Registered, 'name'>) => mockFunctions.push({ ...options, name }),
    serviceBusQueue: (name: string, options: Omit<Registered, 'name'>) => mockFunctions.push({ ...options, name }),
    hook: { appTerminate: (end: () => unknown) => mockEnds.push(end) },
  },
}));

import { register } from '../../functions/start-training-job/register';

const data = { version: 3, templates: TEMPLATE_DATA, contract: null };
let made: number;
let closed: number;
let sent: string[];
/** What making the dependencies fails with, if it does. */
let failure: Error | undefined;

const dependencies = (): Omit<Dependencies, 'log'> => {
  made++;
  if (failure !== undefined) throw failure;
  return {
    data,
    validator: new RequestValidator(data),
    settings: settingsFor('/w'),
    queues: { send: async (queue) => void sent.push(queue), close: async () => void closed++ },
    guards: noGuards(),
    endpoint: 'https://management.azure.com',
    workspaceId: '/w',
    token: async () => ({ token: 'token', expires: 0 }),
    request: async (_, init) => new Response('{}', { status: init?.method === 'GET' ? 404 : 201 }),
    limit: () => new AbortController().signal,
    sleep: async () => undefined,
    random: () => 0.5,
    now: () => 0,
  };
};

beforeEach(() => {
  mockFunctions.length = 0;
  mockEnds.length = 0;
  [made, closed, sent, failure] = [0, 0, [], undefined];
  register(dependencies);
});

/** Hands a message over to one of the two functions; answers the lines of the log. */
async function receive(name: string, body: object, metadata: object = {}): Promise<[level: string, entry: object][]> {
  const lines: [string, object][] = [];
  const write = (level: string) => (line: string) => lines.push([level, JSON.parse(line)]);
  const context = { triggerMetadata: metadata, info: write('info'), warn: write('warn'), error: write('error') };
  const found = mockFunctions.find((one) => one.name === name);
  await found?.handler(Buffer.from(JSON.stringify(body)), context as unknown as InvocationContext);
  return lines;
}

test('one function is called for messages of the subscription, and one for those that have waited', () => {
  expect(mockFunctions).toEqual([
    expect.objectContaining({ name: 'startTrainingJob', topicName: '%TRAINING_TOPIC%', dataType: 'binary' }),
    expect.objectContaining({ name: 'retryTrainingJob', queueName: '%TRAINING_RETRY_QUEUE%', dataType: 'binary' }),
  ]);
});

test('what it needs is made at the first message, and once', async () => {
  expect(made).toBe(0);
  for (const name of ['startTrainingJob', 'retryTrainingJob']) await receive(name, REQUEST);
  expect(made).toBe(1);
});

test.each<[what: string, body: object, level: string, entry: object]>([
  ['that starts a job', REQUEST, 'info', { outcome: 'started', requestId: REQUEST.id }],
  ['that is set aside', { template: 'none' }, 'warn', { outcome: 'rejected', reason: 'unknown-template' }],
])('a message %s leaves a line of JSON at its level', async (_, body, level, entry) => {
  const lines = await receive('startTrainingJob', body, { messageId: 'm-1', deliveryCount: 2 });
  expect(lines).toEqual([[level, expect.objectContaining({ ...entry, messageId: 'm-1', deliveryCount: 2 })]]);
  expect(lines[0]?.[1]).not.toHaveProperty('level');
});

test.each([
  ['startTrainingJob', 'own'],
  ['retryTrainingJob', 'original'],
])('%s knows where its messages come from: the id of one is %s', async (name, id) => {
  const metadata = { messageId: 'own', applicationProperties: { trainingMessageId: 'original' } };
  expect(await receive(name, REQUEST, metadata)).toEqual([['info', expect.objectContaining({ messageId: id })]]);
});

test('what is missing is an error of the message: told, and given back after a while', async () => {
  failure = new Error('settings of the app are missing: TRAINING_GUARDS');
  jest.useFakeTimers();
  try {
    const lines: string[] = [];
    const context = { triggerMetadata: { messageId: 'm-1' }, error: (line: string) => lines.push(line) };
    let end: unknown;
    void mockFunctions[0]?.handler(Buffer.from('{}'), context as unknown as InvocationContext).catch((error) => {
      end = error;
    });
    await jest.advanceTimersByTimeAsync(GIVE_BACK_WAIT - 1);
    expect(end).toBeUndefined();
    await jest.advanceTimersByTimeAsync(1);
    expect(end).toBe(failure);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { outcome: 'given-back', messageId: 'm-1', deliveryCount: 1, details: [failure.message] },
    ]);
  } finally {
    jest.useRealTimers();
  }
  // It is tried anew with the next one.
  failure = undefined;
  expect(await receive('startTrainingJob', REQUEST)).toMatchObject([['info', { outcome: 'started' }]]);
});

test('the connection is closed when the host ends, if there is one', async () => {
  await mockEnds[0]?.();
  expect(closed).toBe(0);
  await receive('startTrainingJob', REQUEST);
  await mockEnds[0]?.();
  expect(closed).toBe(1);
});
