import { type Effect, type NoReply, type Reply, readDefinition, runWorkflow } from '../../../lib/local/workflows';
import { nextDue } from '../../../lib/local/workflows/edge/due';

const NOW = new Date('2026-11-26T12:00:00Z');
const CALL = { type: 'Http', inputs: { method: 'GET', uri: 'https://management.azure.com/x' } };

/** Runs, with calls answered in turn; what it asked for, and what became of it. */
function ran(actions: object, replies: readonly (Reply | NoReply)[] = [], luck = 0.5) {
  const { steps } = readDefinition({
    address: 'app',
    name: 'app',
    definition: {
      triggers: { every: { type: 'Recurrence', recurrence: { frequency: 'Minute', interval: 1 } } },
      actions,
    },
    parameters: new Map(),
  });
  const run = runWorkflow(steps, { parameters: new Map(), now: NOW, luck: () => luck });
  const asked: Effect[] = [];
  const left = [...replies];
  let now = NOW.getTime();
  let step = run.next();
  while (step.done !== true) {
    const effect = step.value;
    asked.push(effect);
    if (effect.kind === 'wait') now += effect.milliseconds;
    const reply = effect.kind === 'call' ? left.shift() : undefined;
    step = run.next({ now: new Date(now), ...(reply !== undefined && { reply }) });
  }
  const { status, statuses, tracked, failures } = step.value;
  const waits = asked.flatMap((effect) => (effect.kind === 'wait' ? [effect.milliseconds] : []));
  return { status, statuses: Object.fromEntries(statuses), tracked, failures, asked, waits };
}

const many = (reply: Reply | NoReply) => Array<Reply | NoReply>(10).fill(reply);
const fixed = { type: 'fixed', count: 2, interval: 'PT7S' };
const exponential = {
  type: 'exponential',
  count: 3,
  interval: 'PT10S',
  minimumInterval: 'PT5S',
  maximumInterval: 'PT30S',
};
const withPolicy = (retryPolicy: object) => ({ a: { ...CALL, inputs: { ...CALL.inputs, retryPolicy } } });

describe('a call that fails', () => {
  test.each<[what: string, actions: object, luck: number, waits: number[]]>([
    ['nothing, at the least', { a: CALL }, 0, [5_000, 7_500, 15_000, 30_000]],
    ['nothing, at the most', { a: CALL }, 1, [7_500, 15_000, 30_000, 45_000]],
    ['none', withPolicy({ type: 'none' }), 0.5, []],
    ['fixed', withPolicy(fixed), 0.5, [7_000, 7_000]],
    ['exponential, at the least', withPolicy(exponential), 0, [5_000, 10_000, 20_000]],
    ['exponential, at the most', withPolicy(exponential), 1, [10_000, 20_000, 30_000]],
  ])('is made again by its policy: %s', (_, actions, luck, waits) => {
    const result = ran(actions, many({ status: 503 }), luck);
    expect(result.waits).toEqual(waits);
    expect(result.asked.filter(({ kind }) => kind === 'call')).toHaveLength(waits.length + 1);
    expect([result.status, result.failures]).toEqual(['Failed', [{ step: 'a', reason: 'status 503' }]]);
  });

  test.each([
    [408, true],
    [429, true],
    [500, true],
    [599, true],
    [301, false],
    [400, false],
    [404, false],
    [409, false],
  ])('with status %i is made again: %s', (status, isAgain) => {
    expect(ran(withPolicy(fixed), many({ status })).waits).toHaveLength(isAgain ? 2 : 0);
  });

  test('without an answer is made again, and ends as what it was at last', () => {
    const timeout = ran(withPolicy(fixed), many({ reason: 'nothing came', isTimeout: true }));
    expect([timeout.waits.length, timeout.statuses.a, timeout.failures[0]?.reason]).toEqual([
      2,
      'TimedOut',
      'nothing came',
    ]);
    expect(ran(withPolicy(fixed), many({ reason: 'no such host' })).statuses.a).toBe('Failed');
    expect(ran(withPolicy(fixed), [{ reason: 'no such host' }, { status: 200 }])).toMatchObject({
      status: 'Succeeded',
      waits: [7000],
    });
  });

  test('leaves what it was answered for the steps that look at it, and time has passed for them', () => {
    const actions = {
      ...withPolicy(fixed),
      b: {
        type: 'Compose',
        inputs: ["@outputs('a')?['statusCode']", "@body('a')?['error']", '@utcNow()'],
        trackedProperties: { all: "@action()['inputs']" },
        runAfter: { a: ['Failed'] },
      },
    };
    const body = Buffer.from('{"error":"busy"}');
    const { status, tracked } = ran(
      actions,
      many({ status: 503, headers: { 'content-type': 'application/json; x=1' }, body }),
    );
    expect(tracked).toEqual([{ step: 'b', properties: { all: [503, 'busy', '2026-11-26T12:00:14.0000000Z'] } }]);
    expect(status).toBe('Succeeded');
  });
});

describe('steps', () => {
  const set = (runAfter: object = {}, inputs: unknown = 1) => ({ type: 'Compose', inputs, runAfter });
  const fails = (runAfter: object = {}) => set(runAfter, "@json('{')");

  test.each<[what: string, actions: object, status: string, statuses: object]>([
    [
      'come in their order',
      { b: set({ a: ['Succeeded'] }), a: set() },
      'Succeeded',
      { a: 'Succeeded', b: 'Succeeded' },
    ],
    [
      'are skipped after what failed',
      { a: fails(), b: set({ a: ['Succeeded'] }) },
      'Failed',
      { a: 'Failed', b: 'Skipped' },
    ],
    [
      'may look after what failed',
      { a: fails(), b: set({ a: ['Failed'] }) },
      'Succeeded',
      { a: 'Failed', b: 'Succeeded' },
    ],
    [
      'in a scope fail it',
      { s: { type: 'Scope', actions: { a: fails() } }, b: set({ s: ['Failed', 'TimedOut'] }) },
      'Succeeded',
      { s: 'Failed', a: 'Failed', b: 'Succeeded' },
    ],
    [
      'of the other way of an If are skipped, and all in them',
      {
        i: {
          type: 'If',
          expression: { and: [{ less: [1, 2] }, { not: { contains: ['ab', 'c'] } }] },
          actions: { y: set() },
          else: { actions: { n: { type: 'Scope', actions: { deep: set() } } } },
        },
      },
      'Succeeded',
      { i: 'Succeeded', y: 'Succeeded', n: 'Skipped', deep: 'Skipped' },
    ],
    [
      'of an If that cannot tell are skipped, and it fails',
      { i: { type: 'If', expression: { and: [{ less: ['x', 2] }] }, actions: { y: set() } } },
      'Failed',
      { i: 'Failed', y: 'Skipped' },
    ],
    [
      'of a Switch are those of its case',
      {
        w: {
          type: 'Switch',
          expression: "@concat('a', 'b')",
          cases: { one: { case: 'ab', actions: { x: set() } }, two: { case: 'b', actions: { z: set() } } },
          default: { actions: { d: set() } },
        },
      },
      'Succeeded',
      { w: 'Succeeded', x: 'Succeeded', z: 'Skipped', d: 'Skipped' },
    ],
    [
      'of no case are the default ones',
      {
        w: {
          type: 'Switch',
          expression: '@1',
          cases: { one: { case: '1', actions: { x: set() } } },
          default: { actions: { d: set() } },
        },
      },
      'Succeeded',
      { w: 'Succeeded', x: 'Skipped', d: 'Succeeded' },
    ],
    [
      'after an end are skipped',
      { e: { type: 'Terminate', inputs: { runStatus: 'Cancelled' } }, a: set({ e: ['Succeeded'] }) },
      'Cancelled',
      { e: 'Succeeded', a: 'Skipped' },
    ],
  ])('%s', (_, actions, status, statuses) => {
    expect(ran(actions)).toMatchObject({ status, statuses });
  });

  test('ask with what they are given: text as it is, bytes of base64, anything else as JSON', () => {
    const put = (body: unknown, uri = 'https://management.azure.com/x') => ({
      type: 'Http',
      inputs: { method: 'put', uri, body, queries: { a: 'b c' } },
    });
    const bodyOf = (body: unknown) => {
      const [effect] = ran({ a: put(body) }, [{ status: 200 }]).asked;
      return effect?.kind === 'call' ? [effect.call.method, effect.call.uri, effect.call.body.toString('latin1')] : [];
    };
    expect(bodyOf('x')).toEqual(['PUT', 'https://management.azure.com/x?a=b+c', 'x']);
    expect(bodyOf({ '$content-type': 'x/y', $content: '/w==' })[2]).toBe('\xff');
    expect(bodyOf({ a: '@add(1, 1)' })[2]).toBe('{"a":2}');
    expect(bodyOf(null)[2]).toBe('');
    expect(ran({ a: put('', 'nowhere') }).failures).toEqual([{ step: 'a', reason: '"nowhere" is no address' }]);
  });
});

test.each([
  ['Second', 30, '2026-01-31T10:00:30.000Z'],
  ['Minute', 1, '2026-01-31T10:01:00.000Z'],
  ['Hour', 3, '2026-01-31T13:00:00.000Z'],
  ['Day', 1, '2026-02-01T10:00:00.000Z'],
  ['Week', 2, '2026-02-14T10:00:00.000Z'],
  ['Month', 1, '2026-02-28T10:00:00.000Z'],
  ['Month', 12, '2027-01-31T10:00:00.000Z'],
] as const)('each %s, %i of them: it is due next at %s', (frequency, interval, due) => {
  expect(nextDue({ frequency, interval }, new Date('2026-01-31T10:00:00Z')).toISOString()).toBe(due);
});
