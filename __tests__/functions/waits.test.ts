import { RequestValidator } from '../../lib/trigger/jobs';
import { ANSWER_TIMEOUT, type AzureMl, submit } from '../../lib/trigger/program/azure-ml';
import { type Dependencies, handle, type LogEntry } from '../../lib/trigger/program/handle';
import { isHold } from '../../lib/trigger/program/outcome';
import { messageOf } from '../../lib/trigger/program/received-message';
import { priorityOf, waitsSince } from '../../lib/trigger/program/retry';
import { settingsFrom } from '../../lib/trigger/program/settings';
import { noGuards } from '../support/guards';
import { settingsFor } from '../support/program';
import { REQUEST, TEMPLATE_DATA } from '../support/templates';

/** What Azure ML answers, one after the other: to looks, and to what is put. */
interface Answers {
  readonly looks?: readonly number[];
  readonly puts?: readonly (readonly [status: number, retryAfter?: string])[];
}

/** What is asked, how long each answer may take, how long is waited, and what the gate hears. */
function playing({ looks = [], puts = [] }: Answers, random = 0.5) {
  const told = { asked: [] as string[], limits: [] as number[], waits: [] as number[], gate: [] as string[] };
  const [looksLeft, putsLeft] = [[...looks], [...puts]];
  const azure: AzureMl = {
    endpoint: 'https://azure.example',
    workspaceId: '/ml',
    token: async () => ({ token: 'secret', expires: 0 }),
    request: async (url, init) => {
      told.asked.push(`${init?.method} ${url} ${JSON.stringify(init?.headers)}${init?.body ? ` ${init.body}` : ''}`);
      if (init?.method === 'GET') return new Response('{}', { status: looksLeft.shift() ?? 404 });
      const [status, after] = putsLeft.shift() ?? [201];
      return new Response('{}', { status, headers: after === undefined ? {} : { 'retry-after': after } });
    },
    limit: (milliseconds) => {
      told.limits.push(milliseconds);
      return new AbortController().signal;
    },
    sleep: async (milliseconds) => void told.waits.push(milliseconds),
    random: () => random,
  };
  const gate = {
    enter: async () => void told.gate.push('enter'),
    leave: async (has: string) => void told.gate.push(has),
  };
  const start = () => submit(azure, { name: 'tr-1', body: { a: 1 }, isSame: () => true, gate: gate as never });
  return { told, start };
}

describe('starting a job', () => {
  test('is a look, and then a request with its body, both as the identity', async () => {
    const { told, start } = playing({});
    expect(await start()).toEqual({ kind: 'started', job: 'tr-1' });
    const headers = '{"authorization":"Bearer secret","content-type":"application/json"}';
    expect(told.asked).toEqual([
      expect.stringMatching(/^GET https:\/\/azure\.example\/ml\/jobs\/tr-1\?api-version=[\d-]+ /),
      expect.stringMatching(/^PUT .* \{"a":1\}$/),
    ]);
    expect(told.asked.every((one) => one.includes(headers))).toBe(true);
    expect([told.limits, told.gate]).toEqual([
      [ANSWER_TIMEOUT, ANSWER_TIMEOUT],
      ['enter', 'started'],
    ]);
  });

  test.each<[what: string, answers: Answers, random: number, waits: number[]]>([
    ['five seconds, and then ten', { puts: [[503], [503]] }, 0.5, [5000, 10_000]],
    ['a quarter less at the least', { puts: [[503], [503]] }, 0, [3750, 7500]],
    ['a quarter more at the most', { puts: [[503], [503]] }, 1, [6250, 12_500]],
    ['as long as the service asks', { puts: [[503, '8']] }, 0.5, [8000]],
    ['not at all where it asks for that', { puts: [[503, '0']] }, 0.5, [0]],
    ['fifteen seconds at the most', { puts: [[503, '15']] }, 1, [15_000]],
    ['after a look that failed, too', { looks: [503] }, 0.5, [5000]],
  ])('is tried again after %s', async (_, answers, random, waits) => {
    const { told, start } = playing(answers, random);
    expect(await start()).toMatchObject({ kind: 'started' });
    expect(told.waits).toEqual(waits);
  });

  test.each<[what: string, answers: Answers, asked: number, retryAfter: number | undefined]>([
    ['after three tries', { puts: [[503], [503], [503]] }, 6, undefined],
    ['after three tries, with what the service asks for last', { puts: [[503], [503], [503, '7']] }, 6, 7000],
    ['at once where the service asks for longer than that', { puts: [[503, '16']] }, 2, 16_000],
  ])('is left to a queue %s', async (_, answers, asked, retryAfter) => {
    const { told, start } = playing(answers);
    await expect(start()).rejects.toMatchObject({ why: 'unavailable', retryAfter });
    expect(told.asked).toHaveLength(asked);
    // Its job may have started: the place is not given back.
    expect(told.gate).not.toContain('not-started');
  });

  test.each<[what: string, answers: Answers, outcome: object, gate: string[]]>([
    ['that is there already', { looks: [200] }, { kind: 'already-started' }, ['started']],
    ['that is refused', { puts: [[400]] }, { kind: 'rejected', reason: 'refused' }, ['enter', 'not-started']],
    [
      'that is there when it is put',
      { looks: [404, 200], puts: [[409]] },
      { kind: 'already-started' },
      ['enter', 'started'],
    ],
  ])('%s: the gate hears of it', async (_, answers, outcome, gate) => {
    const { told, start } = playing(answers);
    expect(await start()).toMatchObject(outcome);
    expect(told.gate).toEqual(gate);
  });

  test.each<[what: string, answers: Answers]>([
    ['no right to look', { looks: [403] }],
    ['no right to start', { puts: [[403]] }],
    ['no workspace', { puts: [[404]] }],
  ])('%s is for the deployment to mend', async (_, answers) => {
    const { told, start } = playing(answers);
    await expect(start()).rejects.toMatchObject({ why: 'misconfigured' });
    expect(told.waits).toEqual([]);
  });
});

describe('what is said of a message', () => {
  const NOW = Date.UTC(2026, 10, 27, 12);
  const data = { version: 3, templates: TEMPLATE_DATA, contract: null };

  async function lineOf(
    body: object,
    properties: object,
    status: number,
    from: 'subscription' | 'retries' = 'retries',
  ) {
    const lines: LogEntry[] = [];
    const deps: Dependencies = {
      data,
      validator: new RequestValidator(data),
      settings: settingsFor('/w'),
      queues: { send: async () => undefined, close: async () => undefined },
      guards: noGuards(),
      endpoint: 'https://azure.example',
      workspaceId: '/w',
      token: async () => ({ token: 'secret', expires: 0 }),
      request: async (_, init) => new Response('{}', { status: init?.method === 'GET' ? 404 : status }),
      limit: () => new AbortController().signal,
      sleep: async () => undefined,
      random: () => 0.5,
      now: () => NOW,
      log: (entry) => lines.push(entry),
    };
    await handle(
      messageOf(Buffer.from(JSON.stringify(body)), { messageId: 'm-1', applicationProperties: properties }, from),
      deps,
    );
    return lines[0];
  }

  test.each<[since: string, minutes: number | undefined]>([
    ['2026-11-27T11:00:30.000Z', 59],
    ['2026-11-27T12:00:00.000Z', 0],
    // The clock of another instance.
    ['2026-11-27T12:05:00.000Z', 0],
    ['soon', undefined],
  ])('since %s it has waited %p minutes', async (since, minutes) => {
    expect((await lineOf(REQUEST, { trainingWaitsSince: since }, 503))?.waitedMinutes).toBe(minutes);
    expect((await lineOf(REQUEST, { trainingWaitsSince: since }, 201))?.waitedMinutes).toBeUndefined();
  });

  test('what its properties have overruled of it is named, where they have', async () => {
    expect(await lineOf(REQUEST, {}, 201)).not.toHaveProperty('overruled');
    expect((await lineOf({ ...REQUEST, tier: 'dedicated' }, { queueTier: 'spot' }, 201))?.overruled).toHaveLength(1);
  });

  test.each<[status: number, level: string, reason: string]>([
    [503, 'warn', 'unavailable'],
    [403, 'error', 'misconfigured'],
    [422, 'error', 'refused'],
  ])('an answer %d is told at the level %s', async (status, level, reason) => {
    expect(await lineOf(REQUEST, {}, status)).toMatchObject({ level, reason });
  });
});

test('only what comes from the queue of retries has waited for a place', () => {
  const applicationProperties = { trainingWaitsSince: '2026-11-27T12:00:00.000Z' };
  expect(waitsSince({ from: 'retries', applicationProperties })).toEqual(new Date('2026-11-27T12:00:00Z'));
  expect(waitsSince({ from: 'subscription', applicationProperties })).toBeUndefined();
  expect(waitsSince({ from: 'retries', applicationProperties: { trainingWaitsSince: 5 } })).toBeUndefined();
});

test.each<[property: string | undefined, said: unknown, priority: number]>([
  ['priority', 9, 9],
  ['priority', 0, 0],
  ['priority', 1, 1],
  ['priority', 10, 0],
  ['priority', -1, 0],
  ['priority', 1.5, 0],
  ['priority', '9', 0],
  ['other', 9, 0],
  [undefined, 9, 0],
])('by %p, %p is the priority %d', (property, priority, is) => {
  expect(priorityOf({ applicationProperties: { priority } }, property)).toBe(is);
});

test('held back is what has not failed', () => {
  const all = ['over-limit', 'stopped', 'unavailable', 'misconfigured', 'failed'] as const;
  expect(all.filter(isHold)).toEqual(['over-limit', 'stopped']);
});

test('settings are read by their names, with the cloud and the emulator where they are said', () => {
  const names = ['AML_WORKSPACE_ID', 'AZURE_CLIENT_ID', 'TRAINING_CLIENT_ID', 'TrainingBus__fullyQualifiedNamespace'];
  const more = [
    'TRAINING_SOURCE',
    'TRAINING_SUBSCRIPTION',
    'TRAINING_RETRY_QUEUE',
    'TRAINING_REJECTED_QUEUE',
    'TRAINING_GUARDS',
  ];
  const environment = Object.fromEntries([...names, ...more].map((name) => [name, name]));
  expect(settingsFrom(environment)).toEqual({
    workspaceId: 'AML_WORKSPACE_ID',
    clientId: 'AZURE_CLIENT_ID',
    trainingClientId: 'TRAINING_CLIENT_ID',
    namespace: 'TrainingBus__fullyQualifiedNamespace',
    connectionString: undefined,
    source: expect.any(String),
    subscription: 'TRAINING_SUBSCRIPTION',
    retryQueue: 'TRAINING_RETRY_QUEUE',
    rejectedQueue: 'TRAINING_REJECTED_QUEUE',
    guards: 'TRAINING_GUARDS',
    managementEndpoint: 'https://management.azure.com',
  });
  const elsewhere = { MANAGEMENT_ENDPOINT: 'https://azure.example', TrainingBus: 'Endpoint=sb://localhost' };
  expect(settingsFrom({ ...environment, ...elsewhere })).toMatchObject({
    managementEndpoint: 'https://azure.example',
    connectionString: 'Endpoint=sb://localhost',
  });
});
