import type { RetryOptions } from '@azure/service-bus';
import { LONGEST_SEND, queuesOf } from '../../functions/start-training-job/queues';
import type { Copy } from '../../lib/trigger/program/copies';

/** What the client of Service Bus was told, in order. */
let told: unknown[];
let maxSizeInBytes: number;
let retryOptions: RetryOptions;
let credential: Credential | undefined;

interface Credential {
  getToken(): Promise<object>;
}

jest.mock('@azure/service-bus', () => ({
  ServiceBusClient: class {
    constructor(...options: unknown[]) {
      credential = options.find(
        (one): one is Credential => typeof one === 'object' && one !== null && 'getToken' in one,
      );
      ({ retryOptions } = options.at(-1) as { readonly retryOptions: RetryOptions });
      told.push(['connect', ...options.slice(0, -1).map((one) => (typeof one === 'string' ? one : 'a credential'))]);
    }
    createSender(queue: string) {
      told.push(['sender', queue]);
      return {
        createMessageBatch: async () => ({ maxSizeInBytes }),
        sendMessages: async ({ body, applicationProperties }: Copy) => {
          told.push(['send', body.length, applicationProperties]);
        },
      };
    }
    async close() {
      told.push(['close']);
    }
  },
}));

beforeEach(() => {
  told = [];
  maxSizeInBytes = 0;
});

const queues = (connectionString?: string) =>
  queuesOf({ namespace: 'bus.example', connectionString, token: async () => ({ token: 't', expires: 0 }) });
const copy = (bytes: number, applicationProperties: Copy['applicationProperties'] = {}): Copy => ({
  body: Buffer.alloc(bytes),
  applicationProperties,
});
const sent = () => told.filter((one) => (one as unknown[])[0] === 'send');
const KB = 1024;

test.each<[what: string, limit: number, versions: readonly Copy[], taken: number | undefined]>([
  ['the first, where it fits', 64 * KB, [copy(10), copy(5)], 10],
  ['the first that fits', 64 * KB, [copy(65 * KB), copy(20 * KB), copy(5)], 20 * KB],
  ['one that leaves room for what is around it', 64 * KB, [copy(64 * KB), copy(5)], 5],
  ['one that leaves two kilobytes', 64 * KB, [copy(62 * KB), copy(5)], 62 * KB],
  ['another, where it leaves one byte less', 64 * KB, [copy(62 * KB + 1), copy(5)], 5],
  ['one whose properties fit too', 64 * KB, [copy(40 * KB, { a: 'x'.repeat(30 * KB) }), copy(40 * KB)], 40 * KB],
  ['one whose names of properties fit too', 64 * KB, [copy(1, { ['x'.repeat(65 * KB)]: 1 }), copy(2)], 2],
  ['the last, where none fits', 4 * KB, [copy(9 * KB), copy(8 * KB)], 8 * KB],
  ['256 KB, where the queue does not say what it takes', 0, [copy(300 * KB), copy(200 * KB), copy(5)], 200 * KB],
  ['nothing of nothing', 64 * KB, [], undefined],
])('takes %s', async (_, limit, versions, taken) => {
  maxSizeInBytes = limit;
  await queues().send('retry', versions);
  expect(sent().map((one) => (one as unknown[])[1])).toEqual(taken === undefined ? [] : [taken]);
});

test('one connection and a sender for each queue, when they are needed', async () => {
  const all = queues();
  await all.close();
  expect(told).toEqual([]);
  await all.send('retry', [copy(1, { a: null })]);
  await all.send('rejected', [copy(2)]);
  await all.send('retry', [copy(3)]);
  await all.close();
  expect(told).toEqual([
    ['connect', 'bus.example', 'a credential'],
    ['sender', 'retry'],
    ['send', 1, { a: null }],
    ['sender', 'rejected'],
    ['send', 2, {}],
    ['send', 3, {}],
    ['close'],
  ]);
});

test('a send is over before the time that it is said to take at most', async () => {
  await queues().send('retry', [copy(1)]);
  const { maxRetries, timeoutInMs, retryDelayInMs } = retryOptions as Required<RetryOptions>;
  expect([maxRetries, timeoutInMs, retryDelayInMs]).toEqual([1, 10_000, 1000]);
  expect(LONGEST_SEND).toBe((maxRetries + 1) * timeoutInMs + maxRetries * retryDelayInMs);
});

test('the emulator is asked with its connection string', async () => {
  await queues('Endpoint=sb://localhost').send('retry', [copy(1)]);
  expect(told[0]).toEqual(['connect', 'Endpoint=sb://localhost']);
});

test('a token is that of Service Bus, and ends when the identity says so', async () => {
  const asked: string[] = [];
  const token = async (resource: string) => {
    asked.push(resource);
    return { token: 'secret', expires: 1_800_000_000 };
  };
  await queuesOf({ namespace: 'bus.example', connectionString: undefined, token }).send('retry', [copy(1)]);
  expect(await credential?.getToken()).toEqual({ token: 'secret', expiresOnTimestamp: 1_800_000_000_000 });
  expect(asked).toEqual(['https://servicebus.azure.net/']);
});
