import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { unpack } from '../../../lib/local/functions/app-package';
import { hostSettings } from '../../../lib/local/functions/host-settings';
import { listeningOf } from '../../../lib/local/functions/listening';
import { programLine } from '../../../lib/local/functions/program-lines';
import { invocationRequest } from '../../../lib/local/functions/trigger-data';
import type { Binding } from '../../../lib/local/functions/worker-messages';
import { packageOf } from './packages';

const DEFAULTS = {
  autoCompleteMessages: true,
  maxConcurrentCalls: 16 * availableParallelism(),
  maxConcurrentSessions: 8,
  prefetchCount: 0,
  maxAutoLockRenewalDuration: 300_000,
  functionTimeout: 1_800_000,
};

describe('host.json', () => {
  const settings = (serviceBus: object, more: object = {}) =>
    hostSettings(JSON.stringify({ ...more, extensions: { serviceBus } }));

  test.each<[what: string, serviceBus: object, more: object, expected: object]>([
    ['nothing', {}, {}, {}],
    [
      'all that it may say',
      { autoCompleteMessages: false, maxConcurrentCalls: 1, maxConcurrentSessions: 2, prefetchCount: 3 },
      {},
      { autoCompleteMessages: false, maxConcurrentCalls: 1, maxConcurrentSessions: 2, prefetchCount: 3 },
    ],
    [
      'minutes',
      { maxAutoLockRenewalDuration: '00:10:00' },
      { functionTimeout: '00:00:30' },
      { maxAutoLockRenewalDuration: 600_000, functionTimeout: 30_000 },
    ],
    [
      'days and parts of a second',
      { maxAutoLockRenewalDuration: '1.02:00:00' },
      { functionTimeout: '00:00:00.25' },
      { maxAutoLockRenewalDuration: 93_600_000, functionTimeout: 250 },
    ],
    ['no end', {}, { functionTimeout: '-1' }, { functionTimeout: undefined }],
  ])('%s', (_, serviceBus, more, expected) => {
    expect(settings(serviceBus, more)).toEqual({ ...DEFAULTS, ...expected });
  });

  test.each<[text: string, problem: string]>([
    ['', 'its host.json is no JSON object'],
    ['[]', 'its host.json is no JSON object'],
    [
      '{"extensions":{"serviceBus":{"maxConcurrentCalls":0}}}',
      'its host.json has maxConcurrentCalls 0; expected a whole number, 1 or more',
    ],
    [
      '{"extensions":{"serviceBus":{"prefetchCount":"1"}}}',
      'its host.json has prefetchCount "1"; expected a whole number, 0 or more',
    ],
    [
      '{"extensions":{"serviceBus":{"autoCompleteMessages":"no"}}}',
      'its host.json has autoCompleteMessages "no"; expected true or false',
    ],
    [
      '{"functionTimeout":"5 minutes"}',
      'its host.json has functionTimeout "5 minutes"; expected a time such as "00:05:00"',
    ],
    ['{"functionTimeout":300}', 'its host.json has functionTimeout 300; expected a time such as "00:05:00"'],
  ])('%s is refused', (text, problem) => {
    expect(() => hostSettings(text)).toThrow(new Error(problem));
  });
});

describe('a package', () => {
  const folder = () => join(mkdtempSync(join(tmpdir(), 'unpacked-')), 'app');
  const files = { 'host.json': '{}', 'package.json': '{"main":"dist/main.js"}', 'dist/main.js': '1' };

  test('is unpacked, with its modules', () => {
    const into = folder();
    expect(unpack(packageOf(files), into).modules).toEqual([join(into, 'dist/main.js')]);
    expect(readFileSync(join(into, 'dist/main.js'), 'utf8')).toBe('1');
  });

  test('has as many modules as its pattern', () => {
    const into = folder();
    const many = {
      ...files,
      'package.json': '{"main":"dist/*.js"}',
      'dist/a.js': '',
      'dist/b.js': '',
      'dist/c.map': '',
    };
    expect(unpack(packageOf(many), into).modules).toEqual(
      ['a', 'b', 'main'].map((name) => join(into, `dist/${name}.js`)),
    );
  });

  test.each<[what: string, files: Record<string, string>, problem: string]>([
    ['without host.json', { 'package.json': files['package.json'] }, 'its package has no host.json'],
    ['without package.json', { 'host.json': '{}' }, 'its package has no package.json'],
    ['with a broken one', { ...files, 'package.json': '{' }, 'its package.json is no JSON'],
    ['without main', { ...files, 'package.json': '{}' }, 'its package.json has no main, so no functions'],
    [
      'with a pattern of more',
      { ...files, 'package.json': '{"main":"src/{a,b}.js"}' },
      'its package.json has the main src/{a,b}.js; of patterns only * in the last part is read here',
    ],
    ['with a file outside', { ...files, '../evil.js': '1' }, 'its file ../evil.js lies outside of it'],
  ])('%s is refused', (_, content, problem) => {
    const into = folder();
    expect(() => unpack(packageOf(content), into)).toThrow(new Error(problem));
    expect(existsSync(join(into, '../evil.js'))).toBe(false);
  });

  test('that is no zip is refused', () => {
    expect(() => unpack(__filename, folder())).toThrow(/^its package .* cannot be unpacked: /);
  });
});

describe('what a function listens to', () => {
  const settings = new Map([
    ['TOPIC', 'events'],
    ['sub', 'train'],
    ['EMPTY', ''],
  ]);
  const listening = (binding: Partial<Binding>, more: Record<string, Binding> = {}) =>
    listeningOf({ name: 'f', bindings: { message: { type: 'serviceBusTrigger', ...binding }, ...more } }, settings);

  test.each<[what: string, binding: Partial<Binding>, expected: object]>([
    [
      'a queue',
      { queueName: 'q' },
      { source: { queue: 'q' }, isBinary: false, hasSessions: false, connection: 'AzureWebJobsServiceBus' },
    ],
    [
      'a subscription, by settings in any letters',
      { topicName: '%TOPIC%', subscriptionName: '%SUB%-%topic%', connection: 'Bus' },
      { source: { topic: 'events', subscription: 'train-events' }, connection: 'Bus' },
    ],
    [
      'bytes, and sessions',
      { queueName: 'q', dataType: 'binary', isSessionsEnabled: true },
      { isBinary: true, hasSessions: true },
    ],
  ])('%s', (_, binding, expected) => {
    expect(listening(binding)).toMatchObject({ name: 'f', input: 'message', ...expected });
  });

  test.each<[what: string, binding: Partial<Binding>, more: Record<string, Binding>, why: string]>([
    [
      'another trigger',
      { type: 'httpTrigger' },
      {},
      'the function f has a httpTrigger, and only serviceBusTrigger runs here',
    ],
    ['no trigger', { type: 'blob' }, {}, 'the function f has no trigger'],
    [
      'an output',
      { queueName: 'q' },
      { $return: { type: 'serviceBus', direction: 'out' } },
      'the function f has further inputs or outputs ($return), which are not made here',
    ],
    [
      'many messages at once',
      { queueName: 'q', cardinality: 'many' },
      {},
      'the function f takes many messages at once, which is not done here',
    ],
    [
      'settings that are not there',
      { topicName: '%NONE%', subscriptionName: '%EMPTY%' },
      {},
      'the function f listens to %NONE% and %EMPTY%, which no setting of the app has a value for',
    ],
    ['nothing', {}, {}, 'the function f names no queue, and no topic with a subscription'],
  ])('%s is told', (_, binding, more, why) => {
    expect(listening(binding, more)).toBe(why);
  });
});

describe('what a function is called with', () => {
  const message = {
    body: Buffer.from('{"messageId":"forged","a":1}'),
    messageId: '007',
    correlationId: 'run-1',
    deliveryCount: 2,
    sequenceNumber: { toString: () => '5', valueOf: () => 5 },
    enqueuedTimeUtc: new Date('2026-11-26T18:00:00Z'),
    expiresAtUtc: new Date('2026-11-27T18:00:00Z'),
    applicationProperties: { GpuCount: 4, big: 12345678901234567890n, when: new Date('2026-11-26T18:00:00Z') },
  } as unknown as ServiceBusReceivedMessage;

  test('bytes stay bytes, and the host knows better than they do', () => {
    const { inputData, triggerMetadata } = invocationRequest(message, { input: 'message', isBinary: true });
    expect(inputData).toEqual([{ name: 'message', data: { bytes: message.body } }]);
    expect(triggerMetadata).toEqual({
      ApplicationProperties: { json: '{"GpuCount":4,"big":12345678901234567000,"when":"2026-11-26T18:00:00.000Z"}' },
      CorrelationId: { string: 'run-1' },
      DeliveryCount: { json: '3' },
      EnqueuedTimeUtc: { string: '2026-11-26T18:00:00.000Z' },
      ExpiresAtUtc: { string: '2026-11-27T18:00:00.000Z' },
      // No JSON: a number does not begin with 0.
      MessageId: { string: '007' },
      SequenceNumber: { json: '5' },
    });
  });

  test('fields of a text come on top of what the host knows', () => {
    const { inputData, triggerMetadata } = invocationRequest(message, { input: 'message', isBinary: false });
    expect(inputData).toEqual([{ name: 'message', data: { json: '{"messageId":"forged","a":1}' } }]);
    expect(triggerMetadata).toMatchObject({ messageId: { string: 'forged' }, a: { json: '1' } });
    expect(Object.keys(triggerMetadata).indexOf('messageId')).toBeGreaterThan(
      Object.keys(triggerMetadata).indexOf('MessageId'),
    );
  });

  test.each<[what: string, body: unknown, expected: object]>([
    ['no JSON', Buffer.from('hello'), { string: 'hello' }],
    ['a value of AMQP', 'hello', { string: 'hello' }],
    ['a number of AMQP', 5, { json: '5' }],
    ['nothing', undefined, { string: '' }],
  ])('%s', (_, body, expected) => {
    const { inputData } = invocationRequest({ ...message, body }, { input: 'm', isBinary: false });
    expect(inputData).toEqual([{ name: 'm', data: expected }]);
  });
});

test.each<[level: Parameters<typeof programLine>[1], text: string, expected: object]>([
  [
    'information',
    '{"outcome":"started","deliveryCount":1,"job":"j"}',
    { level: 'info', entry: { outcome: 'started', deliveryCount: 1, job: 'j' } },
  ],
  ['warning', 'text', { level: 'warn', entry: undefined }],
  ['critical', '{"outcome":"other","deliveryCount":1}', { level: 'error', entry: undefined }],
  ['debug', '{"outcome":"started"', { level: 'info', entry: undefined }],
  ['error', '{"outcome":"rejected"}', { level: 'error', entry: undefined }],
])('a line of %s: %s', (level, text, expected) => {
  const time = new Date(0);
  expect(programLine('app', level, text, time)).toEqual({ program: 'app', time, text, ...expected });
});
