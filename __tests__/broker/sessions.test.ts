import { type Command, type Condition, MINUTE, SECOND } from '../../lib/broker/core';
import { Driver, START } from '../support/broker/driver';
import { sent } from '../support/broker/json-codec';

const inSession = (sessionId: string, body: string) => sent({ body }, { sessionId });

function withSessions(...messages: [session: string, body: string][]): Driver {
  const driver = new Driver().queue('orders', { requiresSession: true });
  for (const [session, body] of messages) driver.send('orders', inSession(session, body));
  return driver;
}

describe('who gets a session', () => {
  test('a named one: its messages alone, in order, while others wait for theirs', () => {
    const driver = withSessions(['a', 'a1'], ['b', 'b1'], ['a', 'a2']).receiver('orders', 'r', 9, 'peek-lock', 'a');
    expect(driver.told('receiver-opened')).toEqual([
      { kind: 'receiver-opened', receiver: 'r', session: { id: 'a', lockedUntil: START + MINUTE } },
    ]);
    expect(driver.bodies('r')).toEqual(['a1', 'a2']);
    driver.send('orders', inSession('a', 'a3'));
    driver.send('orders', inSession('b', 'b2'));
    expect(driver.bodies('r')).toEqual(['a3']);
  });

  test('one that is not there yet can be had, and the empty name is one', () => {
    const driver = withSessions().receiver('orders', 'r', 9, 'peek-lock', '');
    driver.send('orders', inSession('', 'x'));
    expect(driver.bodies('r')).toEqual(['x']);
  });

  test('the next free ones, each once, in the order in which they have messages', () => {
    const driver = withSessions(['a', 'a1'], ['b', 'b1'], ['a', 'a2']);
    for (const id of ['r1', 'r2']) driver.receiver('orders', id, 9, 'peek-lock', null);
    expect(driver.told('receiver-opened').map(({ session }) => session?.id)).toEqual(['a', 'b']);
    expect([driver.bodies('r1'), driver.bodies('r2')]).toEqual([['a1', 'a2'], ['b1']]);
  });

  test('who finds none free waits: for a message, for one that is let go, or until the time is over', () => {
    const driver = withSessions(['a', 'a1']).receiver('orders', 'first', 9, 'peek-lock', null);
    const wait = (receiver: string): Command => ({
      kind: 'open-receiver',
      receiver,
      entity: 'orders',
      mode: 'peek-lock',
      session: { timeout: 10 * SECOND },
    });
    for (const id of ['second', 'third', 'fourth']) driver.do(wait(id));
    driver.send('orders', inSession('b', 'b1'));
    driver.do({ kind: 'close-receiver', receiver: 'first' });
    expect(driver.told('receiver-opened').map(({ receiver, session }) => [receiver, session?.id])).toEqual([
      ['first', 'a'],
      ['second', 'b'],
      ['third', 'a'],
    ]);
    driver.wait(10 * SECOND);
    expect(driver.told('receiver-closed')).toMatchObject([
      { receiver: 'fourth', error: { condition: 'com.microsoft:timeout' } },
    ]);
  });

  test("a session that somebody has is nobody else's, until he closes", () => {
    const driver = withSessions(['a', 'a1']).receiver('orders', 'r', 0, 'peek-lock', 'a');
    const open: Command = {
      kind: 'open-receiver',
      receiver: 's',
      entity: 'orders',
      mode: 'peek-lock',
      session: { id: 'a' },
    };
    expect(driver.refusal(open)).toBe('com.microsoft:session-cannot-be-locked');
    driver.do({ kind: 'close-receiver', receiver: 'r' });
    expect(driver.refusal(open)).toBeUndefined();
  });
});

describe('the lock of a session', () => {
  test('ends by itself: the receiver is closed, its messages come again, and their deliveries count', () => {
    const driver = withSessions(['a', 'a1']).receiver('orders', 'r', 1, 'peek-lock', 'a');
    const [one] = driver.received('r');
    expect(one).toMatchObject({ deliveryCount: 0, lockedUntil: START + MINUTE });
    driver.wait(MINUTE);
    expect(driver.told('receiver-closed')).toMatchObject([
      { receiver: 'r', error: { condition: 'com.microsoft:session-lock-lost' } },
    ]);
    const settle: Command = {
      kind: 'settle',
      entity: 'orders',
      lockTokens: [one?.lockToken as string],
      settlement: { kind: 'complete' },
    };
    expect(driver.refusal(settle)).toBe('com.microsoft:session-lock-lost');
    expect(driver.receiver('orders', 's', 1, 'peek-lock', 'a').received('s')).toMatchObject([{ deliveryCount: 1 }]);
  });

  test('let go by closing: the messages are free at once, and their deliveries do not count', () => {
    const driver = withSessions(['a', 'a1'], ['a', 'a2']).receiver('orders', 'r', 2, 'peek-lock', 'a');
    driver.do({ kind: 'close-receiver', receiver: 'r' });
    const again = driver.receiver('orders', 's', 2, 'peek-lock', 'a').received('s');
    expect(again).toMatchObject([
      { sequenceNumber: 1, deliveryCount: 0 },
      { sequenceNumber: 2, deliveryCount: 0 },
    ]);
  });

  test('renewed, it lasts from then on, for all that is locked in it', () => {
    const driver = withSessions(['a', 'a1']).receiver('orders', 'r', 1, 'peek-lock', 'a');
    const [one] = driver.received('r');
    driver.wait(50 * SECOND);
    const renew: Command = { kind: 'renew-session-lock', entity: 'orders', session: 'a', receiver: 'r' };
    expect(driver.do(renew)).toEqual({ lockedUntil: START + 110 * SECOND });
    driver.wait(59 * SECOND);
    driver.settle('orders', one as never, 'complete');
    driver.wait(SECOND);
    expect(driver.refusal(renew)).toBe('com.microsoft:session-lock-lost');
  });
});

describe('the state of a session', () => {
  const get = { kind: 'get-session-state', entity: 'orders', session: 'a' } as const;
  const set = (state: Buffer | undefined): Command => ({
    kind: 'set-session-state',
    entity: 'orders',
    session: 'a',
    state,
  });

  test('is kept for whoever has the session next, and is cleared by nothing', () => {
    const driver = withSessions().receiver('orders', 'r', 0, 'peek-lock', 'a');
    expect(driver.do(get)).toEqual({ state: undefined });
    driver.do(set(Buffer.from('state')));
    driver.do({ kind: 'close-receiver', receiver: 'r' });
    expect(driver.refusal(get)).toBe('com.microsoft:session-lock-lost');
    driver.receiver('orders', 's', 0, 'peek-lock', 'a');
    expect(driver.do(get)).toEqual({ state: Buffer.from('state') });
    driver.do(set(undefined));
    expect(driver.do(get)).toEqual({ state: undefined });
  });

  test('only the receiver that has the session may ask', () => {
    const driver = withSessions(['b', 'b1']).receiver('orders', 'r', 0, 'peek-lock', 'a');
    driver.receiver('orders', 's', 0, 'peek-lock', 'b');
    expect(driver.refusal({ ...get, receiver: 's' })).toBe('com.microsoft:session-lock-lost');
    expect(driver.refusal({ ...get, receiver: 'r' })).toBeUndefined();
  });

  test('sessions are listed that have messages or a state, or whose state was set after a time', () => {
    const driver = withSessions(['m2', 'x'], ['m1', 'x']).receiver('orders', 'r', 0, 'peek-lock', 'a');
    driver.do(set(Buffer.from('x')));
    driver.do({ kind: 'close-receiver', receiver: 'r' });
    const list = (stateSetAfter?: number, skip = 0, top = 100) =>
      driver.do({ kind: 'list-sessions', entity: 'orders', stateSetAfter, skip, top }).sessions;
    expect(list()).toEqual(['a', 'm1', 'm2']);
    expect(list(undefined, 1, 1)).toEqual(['m1']);
    expect(list(START - 1)).toEqual(['a']);
    expect(list(START)).toEqual([]);
  });
});

test('deferred messages of a session are received by who has it', () => {
  const driver = withSessions(['a', 'a1'], ['b', 'b1']).receiver('orders', 'r', 1, 'peek-lock', 'a');
  driver.settle('orders', driver.received('r')[0] as never, 'defer');
  const receive = (session: string, sequenceNumbers = [1]): Command => ({
    kind: 'receive-deferred',
    entity: 'orders',
    sequenceNumbers,
    mode: 'peek-lock',
    session,
  });
  expect(driver.refusal(receive('b'))).toBe('com.microsoft:session-lock-lost');
  driver.receiver('orders', 's', 0, 'peek-lock', 'b');
  expect(driver.refusal(receive('b'))).toBe('com.microsoft:message-not-found');
  expect(driver.refusal(receive('a'))).toBeUndefined();
  expect(driver.broker.describe('orders')).toMatchObject({ counts: { active: 2 } });
});

describe('what is not allowed', () => {
  const open = (entity: string, session?: { id?: string }): Command => ({
    kind: 'open-receiver',
    receiver: 'r',
    entity,
    mode: 'peek-lock',
    session,
  });
  test.each<[string, Command, Condition]>([
    ['a receiver without a session where there are sessions', open('orders'), 'amqp:not-allowed'],
    ['a session where there are none', open('plain', {}), 'amqp:not-allowed'],
    ['a session among dead letters', open('orders/$DeadLetterQueue', { id: 'a' }), 'amqp:not-allowed'],
    ['an id that is too long', open('orders', { id: 'x'.repeat(129) }), 'com.microsoft:argument-out-of-range'],
    ['sessions of what has none', { kind: 'list-sessions', entity: 'plain', skip: 0, top: 1 }, 'amqp:not-allowed'],
    ['locks of single messages', { kind: 'renew-locks', entity: 'orders', lockTokens: ['x'] }, 'amqp:not-allowed'],
  ])('%s', (_, command, condition) => {
    expect(withSessions().queue('plain').refusal(command)).toBe(condition);
  });

  test('dead letters of an entity with sessions are received without one', () => {
    const driver = withSessions(['a', 'a1']).receiver('orders', 'r', 1, 'peek-lock', 'a');
    driver.settle('orders', driver.received('r')[0] as never, 'dead-letter');
    expect(driver.take('orders/$DeadLetterQueue')).toMatchObject([{ sessionId: 'a' }]);
  });
});
