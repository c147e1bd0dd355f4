import {
  ORIGINAL_ID_PROPERTY,
  RequestValidator,
  type TemplateData,
  WAITS_SINCE_PROPERTY,
} from '../../../lib/trigger/jobs';
import type { Copy } from '../../../lib/trigger/program/copies';
import { ledgerName, STOP_DOCUMENT, stopText } from '../../../lib/trigger/program/guards';
import { type Dependencies, handle, type LogEntry } from '../../../lib/trigger/program/handle';
import { messageOf, type Origin } from '../../../lib/trigger/program/received-message';
import { DocumentsInMemory } from '../../support/guards';
import { settingsFor } from '../../support/program';
import { REQUEST, TEMPLATE_DATA } from '../../support/templates';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PRICES = {
  source: 'a test',
  date: '2026-11-01',
  currency: 'EUR',
  nodeHours: { 'gpu-dedicated': 4, 'gpu-spot': 1 },
};

const originalOf = ({ applicationProperties }: Copy) => String(applicationProperties[ORIGINAL_ID_PROPERTY]);

/** A program, an Azure ML that keeps what it is given, and a clock that a test turns. */
class Running {
  now = NOW;
  readonly jobs: string[] = [];
  readonly sent: { readonly queue: string; readonly copy: Copy }[] = [];
  readonly log: LogEntry[] = [];
  readonly guards = new DocumentsInMemory(() => this.now);
  /** What the next requests for a job are answered with. */
  readonly answers: number[] = [];
  private readonly data;

  constructor(limits: TemplateData['limits']) {
    const templates = Object.entries(TEMPLATE_DATA).map(([name, data]) => [
      name,
      { ...data, ...(limits && { limits }) },
    ]);
    this.data = { version: 3, templates: Object.fromEntries(templates), contract: null, prices: PRICES };
  }

  receive(id: string, more: { body?: object; properties?: object; from?: Origin; expires?: number } = {}) {
    const { body = {}, properties = {}, from = 'subscription', expires } = more;
    const metadata = {
      messageId: id,
      deliveryCount: 1,
      applicationProperties: properties,
      ...(expires !== undefined && { expiresAtUtc: new Date(expires).toISOString() }),
    };
    const sent = Buffer.from(JSON.stringify({ ...REQUEST, id, ...body }));
    return handle(messageOf(sent, metadata, from), this.dependencies());
  }

  /** What waits comes again. */
  again(index = -1) {
    const { copy } = this.sent.at(index)!;
    this.now = copy.scheduledEnqueueTimeUtc!.getTime();
    return this.receive(originalOf(copy), { properties: copy.applicationProperties, from: 'retries' });
  }

  private dependencies(): Dependencies {
    return {
      data: this.data,
      validator: new RequestValidator(this.data),
      settings: settingsFor('/w'),
      queues: {
        send: async (queue, [copy]) => void this.sent.push({ queue, copy: copy! }),
        close: async () => undefined,
      },
      guards: this.guards,
      endpoint: 'https://management.azure.com',
      workspaceId: '/w',
      token: async () => ({ token: 'token', expires: 0 }),
      request: async (url, init) => this.answer(String(url), init?.method ?? 'GET'),
      limit: () => new AbortController().signal,
      sleep: async () => undefined,
      random: () => 0.5,
      now: () => this.now,
      log: (entry) => this.log.push(entry),
    };
  }

  private answer(url: string, method: string): Response {
    if (method === 'GET') return new Response('{}', { status: this.jobs.includes(url) ? 200 : 404 });
    const status = this.answers.shift() ?? 201;
    if (status === 201) this.jobs.push(url);
    return new Response('{}', { status });
  }
}

test('what is over the limit of its template waits for a place, however often, and is not tried out', async () => {
  const running = new Running({ jobsPerHour: 1 });
  expect((await running.receive('a')).kind).toBe('started');
  running.now += MINUTE;
  const held = await running.receive('b');
  expect(held).toMatchObject({
    kind: 'waiting',
    why: 'over-limit',
    details: ['reviews-bert has started 1 job within an hour, as many as it may; 0 requests are before it'],
  });
  const [sent] = running.sent;
  expect([sent?.queue, sent?.copy.applicationProperties]).toEqual([
    'retries',
    { [ORIGINAL_ID_PROPERTY]: 'b', trainingRetries: 0, [WAITS_SINCE_PROPERTY]: '2026-11-27T12:01:00.000Z' },
  ]);
  expect((sent?.copy.scheduledEnqueueTimeUtc?.getTime() ?? 0) - NOW).toBeGreaterThan(HOUR);
  expect((await running.again()).kind).toBe('started');
  expect(running.jobs).toHaveLength(2);
  expect(running.log.map(({ outcome, reason, waitedMinutes }) => [outcome, reason, waitedMinutes])).toEqual([
    ['started', undefined, undefined],
    ['waiting', 'over-limit', 0],
    ['started', undefined, undefined],
  ]);
});

test('how long it waits is kept from one look to the next, and what a sender says of it is not believed', async () => {
  const running = new Running({ jobsPerHour: 1, priority: 'priority' });
  await running.receive('a');
  const old = { [WAITS_SINCE_PROPERTY]: '2020-01-01T00:00:00.000Z' };
  await running.receive('b', { properties: old });
  await running.receive('c', { properties: { priority: 9 } });
  const [b, c] = running.sent;
  expect(b?.copy.applicationProperties).toMatchObject({ [WAITS_SINCE_PROPERTY]: '2026-11-27T12:00:00.000Z' });
  // The urgent one goes first, and the other one waits on, as old as it is.
  expect((await running.again(1)).kind).toBe('started');
  expect(originalOf(c!.copy)).toBe('c');
  expect(await running.again(0)).toMatchObject({ kind: 'waiting', why: 'over-limit', since: new Date(NOW) });
  expect(running.log.at(-1)?.waitedMinutes).toBe(60);
});

test('how long it waits is kept where Azure ML is down when its turn has come', async () => {
  const running = new Running({ jobsPerHour: 1 });
  await running.receive('a');
  await running.receive('b');
  running.answers.push(503, 503, 503, 503, 503, 503, 503, 503);
  expect(await running.again()).toMatchObject({ kind: 'waiting', why: 'unavailable', since: new Date(NOW) });
});

test.each([
  [1, 'reviews-bert on 1 node of dedicated costs up to'],
  [2, 'reviews-bert on 2 nodes of dedicated costs up to'],
])('what %d would cost is told', async (nodeCount, says) => {
  const running = new Running({ budgetPerDay: 0.5 });
  const outcome = await running.receive('a', { body: { nodeCount } });
  expect(outcome).toMatchObject({ kind: 'rejected', reason: 'over-budget', details: [expect.stringContaining(says)] });
});

test.each([
  ['9', 0],
  [10, 0],
  [-1, 0],
  [2.5, 0],
  [null, 0],
  [7, 7],
])('a priority %j counts as %d', async (said, counts) => {
  const running = new Running({ jobsPerHour: 1, priority: 'priority' });
  await running.receive('a');
  await running.receive('b', { properties: { PRIORITY: said } });
  const ledger = JSON.parse(running.guards.documents.get(ledgerName('reviews-bert'))!.text);
  expect(ledger.waiting).toEqual([expect.objectContaining({ priority: counts })]);
});

test('a request that comes twice has one place, and one that is there already takes none', async () => {
  const running = new Running({ jobsPerHour: 2 });
  await running.receive('a');
  expect((await running.receive('a')).kind).not.toBe('waiting');
  await running.receive('a');
  expect((await running.receive('b')).kind).toBe('started');
});

test('what Azure ML refuses gives its place back, and what may have started keeps it', async () => {
  const running = new Running({ jobsPerHour: 1 });
  running.answers.push(422);
  expect(await running.receive('a')).toMatchObject({ kind: 'rejected', reason: 'refused' });
  running.answers.push(503, 503, 503);
  expect(await running.receive('b')).toMatchObject({ kind: 'waiting', why: 'unavailable' });
  expect(await running.receive('c')).toMatchObject({ kind: 'waiting', why: 'over-limit' });
});

test('a budget is what jobs cost at their longest: machines, hours, prices', async () => {
  // 2 nodes for 6 hours at 4 are 48.
  const running = new Running({ budgetPerDay: 100 });
  expect((await running.receive('a')).kind).toBe('started');
  expect((await running.receive('b')).kind).toBe('started');
  expect(await running.receive('c')).toMatchObject({
    kind: 'waiting',
    details: ['reviews-bert has used up its 100 EUR a day; 0 requests are before it'],
  });
  expect((await running.receive('d', { body: { nodeCount: 1 }, properties: { queueTier: 'spot' } })).kind).toBe(
    'waiting',
  );
});

test('what alone costs more than a day may is set aside', async () => {
  const running = new Running({ budgetPerDay: 50 });
  expect(await running.receive('a', { body: { nodeCount: 4 } })).toEqual({
    kind: 'rejected',
    reason: 'over-budget',
    details: ['reviews-bert on 4 nodes of dedicated costs up to 96.00 EUR, allowed 50 EUR a day'],
  });
});

test('one that would have expired before there is a place is set aside, with why', async () => {
  const running = new Running({ jobsPerHour: 1 });
  await running.receive('a');
  expect(await running.receive('b', { expires: NOW + 30 * MINUTE })).toMatchObject({
    kind: 'rejected',
    reason: 'over-limit',
    details: [expect.stringContaining('as many as it may'), 'would have expired before the next try'],
  });
});

describe('all starts are stopped', () => {
  test('by a document, whatever is in it; and go on when it is gone', async () => {
    const running = new Running(undefined);
    running.guards.put(
      STOP_DOCUMENT,
      stopText({ since: '2026-11-27T11:59:00.000Z', by: 'ops@example.com', reason: 'a storm' }),
    );
    expect(await running.receive('a')).toMatchObject({
      kind: 'waiting',
      why: 'stopped',
      details: ['all starts are stopped since 2026-11-27T11:59:00.000Z by ops@example.com: a storm'],
    });
    running.guards.put(STOP_DOCUMENT, '');
    expect((await running.again()).kind).toBe('waiting');
    expect(running.jobs).toEqual([]);
    running.guards.documents.delete(STOP_DOCUMENT);
    expect((await running.again()).kind).toBe('started');
  });

  test('for a day: it is looked at sooner in the beginning, and once an hour in the end; nothing is given up', async () => {
    const running = new Running(undefined);
    running.guards.put(STOP_DOCUMENT, '{}');
    await running.receive('a');
    while (running.now < NOW + 48 * HOUR) expect((await running.again()).kind).toBe('waiting');
    const waits = running.sent.map(({ copy }, index) => {
      const before = running.sent[index - 1]?.copy.scheduledEnqueueTimeUtc?.getTime() ?? NOW;
      return (copy.scheduledEnqueueTimeUtc!.getTime() - before) / MINUTE;
    });
    expect([waits[0], waits[1], Math.max(...waits)]).toEqual([1, 1, 60]);
    expect(running.sent.length).toBeLessThan(65);
    expect(running.sent.every(({ queue }) => queue === 'retries')).toBe(true);
  });
});

describe('where it cannot be told, nothing starts', () => {
  test('a ledger that is none', async () => {
    const running = new Running({ jobsPerHour: 1 });
    running.guards.put(ledgerName('reviews-bert'), '{"version":7}');
    expect(await running.receive('a')).toMatchObject({
      kind: 'waiting',
      why: 'misconfigured',
      details: ['limits/reviews-bert.json is no ledger of this program: delete it, and the limits count from anew'],
    });
    expect(running.jobs).toEqual([]);
  });

  test('one that somebody else writes each time', async () => {
    const running = new Running({ jobsPerHour: 1 });
    running.guards.write = async () => false;
    expect(await running.receive('a')).toMatchObject({ kind: 'waiting', why: 'unavailable' });
    expect(running.jobs).toEqual([]);
  });
});
