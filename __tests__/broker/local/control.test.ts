import { type AnswerOf, Broker, type BrokerError, type Command } from '../../../lib/broker/core';
import { control } from '../../../lib/broker/local/control';
import { Faults, ServiceBusRefusal } from '../../../lib/broker/local/fault-requests';
import { rememberedBy } from '../../../lib/broker/local/inside';
import { jsonCodec, sent } from '../../support/broker/json-codec';

const START = Date.parse('2026-11-26T12:00:00Z');

/** A queue `orders` with one message that is locked, and what is done to it. */
function controlled() {
  const core = new Broker({ codec: jsonCodec, seed: 'control' });
  const done: string[] = [];
  let now = START;
  const run = async <C extends Command>(command: C): Promise<AnswerOf<C> | BrokerError> =>
    core.run(command, now).answer;
  const message = { encoded: Buffer.from('{}') };
  for (const command of [
    { kind: 'create', entity: { kind: 'queue', name: 'orders' } },
    { kind: 'open-receiver', receiver: 'r', entity: 'orders', mode: 'peek-lock' },
    { kind: 'set-credit', receiver: 'r', credit: 1 },
    { kind: 'send', entity: 'orders', messages: [message] },
  ] as Command[])
    core.run(command, now);
  const faults = new Faults({
    run,
    now: () => now,
    dropConnections: async () => done.push('dropped'),
    delay: (by) => void done.push(`delay ${by}`),
  });
  const advance = async (by: unknown) => {
    done.push(`advance ${by}`);
    now += 1000;
    return new Date(now);
  };
  const ask = (path: string, body: unknown = '', { method = 'POST', origin = undefined as string | undefined } = {}) =>
    control(
      { method, path: `/$local/${path}`, origin, body: typeof body === 'string' ? body : JSON.stringify(body) },
      {
        faults,
        advance,
        connections: () => 3,
        status: () => ({ namespace: 'here' }),
        remembered: (...asked) => rememberedBy(core, ...asked),
      },
    );
  const send = () => core.run({ kind: 'send', entity: 'orders', messages: [message] }, now).answer;
  const create = (name: string, settings: object) =>
    core.run({ kind: 'create', entity: { kind: 'queue', name, settings } } as Command, now);
  const sendId = (entity: string, messageId: string) =>
    core.run(
      {
        kind: 'send',
        entity,
        messages: [sent({}, { messageId })],
      },
      now,
    );
  return { faults, ask, send, done, create, sendId };
}

test('connections are dropped, answers delayed, time let pass', async () => {
  const { ask, done } = controlled();
  const dropping = await ask('faults/drop-connections');
  expect(dropping).toEqual({ status: 200, body: { dropped: 2 }, afterwards: expect.any(Function) });
  expect(done).toEqual([]);
  dropping.afterwards?.();
  expect(await ask('faults/delay', { by: 'PT2S' })).toEqual({ status: 200, body: {} });
  expect(await ask('clock/advance', { by: 'PT5M' })).toEqual({
    status: 200,
    body: { now: '2026-11-26T12:00:01.000Z' },
  });
  expect(done).toEqual(['dropped', 'delay 2000', 'advance PT5M']);
});

test('ids that came before are told, and none is remembered by being asked for', async () => {
  const { ask, create, sendId } = controlled();
  create('unique', { requiresDuplicateDetection: true, duplicateWindow: 60_000 });
  const remembered = (entity: string) =>
    ask('duplicates', { entity, messages: [{ messageId: 'a' }, { messageId: 'b' }] });
  expect(await remembered('unique')).toEqual({
    status: 200,
    body: { window: 60_000, isPartitioned: false, remaining: [0, 0] },
  });
  sendId('unique', 'a');
  expect((await remembered('unique')).body).toMatchObject({ remaining: [60_000, 0] });
  expect((await remembered('orders')).body).toMatchObject({ window: undefined, remaining: [0, 0] });
  expect(await remembered('nowhere')).toMatchObject({ status: 404 });
  expect(await ask('duplicates', { entity: 'orders', messages: [{}] })).toMatchObject({ status: 400 });
});

test('locks are lost once', async () => {
  const { ask } = controlled();
  const lose = () => ask('faults/lose-locks', { entity: 'orders' });
  // With the credit used up nobody locks it again.
  expect([await lose(), await lose()]).toEqual([
    { status: 200, body: { lost: 1 } },
    { status: 200, body: { lost: 0 } },
  ]);
});

test('an entity is throttled for a time, and full until it is not', async () => {
  const { ask, send } = controlled();
  await ask('faults/throttle', { entity: 'orders', for: 'PT1S' });
  expect(send()).toMatchObject({ condition: 'com.microsoft:server-busy' });
  await ask('clock/advance', { by: 'PT1S' });
  expect(send()).toMatchObject({ sequenceNumbers: [2] });
  await ask('faults/fill', { entity: 'orders' });
  expect(send()).toMatchObject({ condition: 'amqp:resource-limit-exceeded' });
  await ask('faults/fill', { entity: 'orders', full: false });
  expect(send()).toMatchObject({ sequenceNumbers: [3] });
});

test('the status is told', async () => {
  expect(await controlled().ask('status', '', { method: 'GET' })).toEqual({ status: 200, body: { namespace: 'here' } });
});

test.each([
  ['a page of a browser', 'faults/drop-connections', '', { origin: 'https://example.com' }, 403, /a page in a browser/],
  ['no such operation', 'faults/explode', '', {}, 404, /allowed: status, faults\/drop-connections/],
  ['no such entity', 'faults/fill', { entity: 'nothing' }, {}, 404, /'nothing' could not be found/],
  ['a GET', 'clock/advance', '', { method: 'GET' }, 405, /POST/],
  ['no JSON', 'clock/advance', '{', {}, 400, /no JSON/],
  ['no object', 'clock/advance', '[]', {}, 400, /an object/],
  ['null', 'clock/advance', 'null', {}, 400, /an object/],
  ['no length', 'clock/advance', {}, {}, 400, /by/],
  ['a number', 'clock/advance', { by: 5 }, {}, 400, /got 5, allowed a length of time/],
  ['a word', 'clock/advance', { by: 'soon' }, {}, 400, /got "soon", allowed a length of time.*PT5M/],
  ['time that goes back', 'clock/advance', { by: '-PT5M' }, {}, 400, /"-PT5M"/],
  ['a misspelt argument', 'faults/throttle', { fro: 'PT1S' }, {}, 400, /fro.*for/],
  ['nesting', 'clock/advance', '['.repeat(300), {}, 400, /nested more than/],
])('%s is refused', async (_, path, body, extras, status, expected) => {
  const answer = await controlled().ask(path, body, extras);
  expect([answer.status, answer.body]).toEqual([status, { error: expect.stringMatching(expected) }]);
});

test('in a program a mistake is an error', async () => {
  const { faults } = controlled();
  await expect(faults.fill('nothing')).rejects.toThrow(ServiceBusRefusal);
  await expect(faults.throttle('soon')).rejects.toThrow(/length: got "soon", allowed a length of time/);
  expect(() => faults.delay(-1)).toThrow(/by: got -1/);
});
