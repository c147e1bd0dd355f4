import { MINUTE, SECOND, type Settlement } from '../../lib/broker/core';
import { bodyOf, Driver, propertiesOf, START } from '../support/broker/driver';
import { sent } from '../support/broker/json-codec';

const DEAD = 'orders/$DeadLetterQueue';

function withMessages(count: number, settings = {}): Driver {
  const driver = new Driver().queue('orders', settings);
  for (let n = 1; n <= count; n++) driver.send('orders', `m${n}`);
  return driver;
}

describe('order and numbers', () => {
  test('messages are numbered from 1 for each entity, and come in that order', () => {
    const driver = withMessages(3).queue('others');
    expect(driver.send('others', 'x')).toBe(1);
    driver.receiver('orders', 'r', 10);
    expect(driver.received('r').map((one) => [one.sequenceNumber, bodyOf(one)])).toEqual([
      [1, 'm1'],
      [2, 'm2'],
      [3, 'm3'],
    ]);
  });

  test('an abandoned message comes again at its place', () => {
    const driver = withMessages(4);
    const [first, , third] = driver.take('orders', 3);
    driver.settle('orders', third as never, 'abandon');
    driver.settle('orders', first as never, 'abandon');
    driver.receiver('orders', 'r', 10);
    expect(driver.bodies('r')).toEqual(['m1', 'm3', 'm4']);
  });

  test('receivers with credit take turns, and none gets more than it has credit for', () => {
    const driver = new Driver().queue('orders').receiver('orders', 'a', 2).receiver('orders', 'b', 1);
    for (const body of ['m1', 'm2', 'm3', 'm4']) driver.send('orders', body);
    expect([driver.bodies('a'), driver.bodies('b')]).toEqual([['m1', 'm3'], ['m2']]);
    expect(driver.broker.describe('orders')).toMatchObject({ counts: { active: 4 } });
  });

  test('drain delivers what there is, and then takes the credit back', () => {
    const driver = withMessages(1).receiver('orders', 'r');
    driver.do({ kind: 'set-credit', receiver: 'r', credit: 5, drain: true });
    expect(driver.effects.map(({ kind }) => kind)).toEqual(['receiver-opened', 'deliver', 'drained']);
    driver.send('orders', 'late');
    expect(driver.told('deliver')).toHaveLength(1);
  });
});

describe('locks', () => {
  test('a delivery tells its lock, its count and its times', () => {
    const driver = withMessages(0, { lockDuration: 30 * SECOND, defaultTimeToLive: MINUTE });
    driver.send('orders', sent({ body: 'x' }, { messageId: 'id', partitionKey: 'p', timeToLive: 90 * SECOND }));
    const [one] = driver.take('orders');
    expect(one).toMatchObject({
      messageId: 'id',
      partitionKey: 'p',
      sequenceNumber: 1,
      enqueuedSequenceNumber: 0,
      enqueuedAt: START,
      timeToLive: MINUTE,
      expiresAt: START + MINUTE,
      deliveryCount: 0,
      state: 'active',
      lockToken: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      lockedUntil: START + 30 * SECOND,
    });
  });

  test('a lock ends by itself, its token with it, and the delivery counts', () => {
    const driver = withMessages(1).receiver('orders', 'r', 2);
    const [first] = driver.received('r');
    driver.wait(MINUTE - 1);
    expect(driver.received('r')).toEqual([]);
    driver.wait(1);
    const [second] = driver.received('r');
    expect([first?.deliveryCount, second?.deliveryCount]).toEqual([0, 1]);
    const settle = (token?: string) =>
      driver.refusal({
        kind: 'settle',
        entity: 'orders',
        lockTokens: [token as string],
        settlement: { kind: 'complete' },
      });
    expect(settle(first?.lockToken)).toBe('com.microsoft:message-lock-lost');
    expect(settle(second?.lockToken)).toBeUndefined();
  });

  test('a renewed lock lasts from then on', () => {
    const driver = withMessages(1).receiver('orders', 'r', 2);
    const [one] = driver.received('r');
    driver.wait(50 * SECOND);
    const renewed = driver.do({ kind: 'renew-locks', entity: 'orders', lockTokens: [one?.lockToken as string] });
    expect(renewed.lockedUntil).toEqual([START + 110 * SECOND]);
    expect(driver.wait(59 * SECOND).received('r')).toEqual([]);
    expect(driver.wait(SECOND).received('r')).toHaveLength(1);
    const gone = driver.refusal({ kind: 'renew-locks', entity: 'orders', lockTokens: [one?.lockToken as string] });
    expect(gone).toBe('com.microsoft:message-lock-lost');
  });

  test('who closes his receiver keeps his locks, and settles by the token', () => {
    const driver = withMessages(1);
    const [one] = driver.take('orders');
    expect(driver.take('orders')).toEqual([]);
    driver.settle('orders', one as never, 'complete');
    expect(driver.wait(2 * MINUTE).take('orders')).toEqual([]);
  });

  test('several are settled all or none', () => {
    const driver = withMessages(2);
    const [first, second] = driver.take('orders', 2);
    driver.settle('orders', first as never, 'complete');
    const lockTokens = [second?.lockToken as string, first?.lockToken as string];
    expect(driver.refusal({ kind: 'settle', entity: 'orders', lockTokens, settlement: { kind: 'complete' } })).toBe(
      'com.microsoft:message-lock-lost',
    );
    driver.settle('orders', second as never, 'complete');
  });

  test('receive and delete: there is no lock, and the message is gone', () => {
    const driver = withMessages(1);
    const [one] = driver.take('orders', 1, 'receive-and-delete');
    expect(one).toMatchObject({ lockToken: undefined, lockedUntil: undefined });
    expect(driver.broker.describe('orders')).toMatchObject({ counts: { active: 0 }, size: 0 });
  });
});

describe('settlements', () => {
  const changes = { properties: new Map([['hello', 'world']]), system: new Map() };
  test.each<[string, Settlement, number]>([
    ['abandon counts', { kind: 'abandon', changes }, 1],
    ['release does not', { kind: 'release' }, 0],
  ])('%s', (_, settlement, count) => {
    const driver = withMessages(1);
    const [one] = driver.take('orders');
    driver.settle('orders', one as never, settlement);
    const [again] = driver.take('orders');
    expect(again?.deliveryCount).toBe(count);
    expect(propertiesOf(again as never).hello).toBe('changes' in settlement ? 'world' : undefined);
  });

  test('after as many deliveries as are allowed a message is dead, with the reason of the service', () => {
    const driver = withMessages(1, { maxDeliveryCount: 3 });
    for (let n = 0; n < 3; n++) {
      const [one] = driver.take('orders');
      if (n === 1) driver.wait(MINUTE);
      else driver.settle('orders', one as never, 'abandon');
    }
    expect(driver.take('orders')).toEqual([]);
    const [dead] = driver.take(DEAD);
    expect(dead).toMatchObject({ sequenceNumber: 1, deliveryCount: 3, deadLetterSource: undefined });
    expect(propertiesOf(dead as never)).toEqual({
      DeadLetterReason: 'MaxDeliveryCountExceeded',
      DeadLetterErrorDescription: 'Message could not be consumed after 3 delivery attempts.',
    });
  });

  test('dead-lettered by its receiver: reason and description are properties, the count stays, also among the dead', () => {
    const driver = withMessages(1);
    const [first] = driver.take('orders');
    driver.settle('orders', first as never, 'abandon');
    const [second] = driver.take('orders');
    driver.settle('orders', second as never, { kind: 'dead-letter', reason: 'why', description: 'in words', changes });
    const [dead] = driver.take(DEAD);
    expect(dead?.deliveryCount).toBe(1);
    driver.settle(DEAD, dead as never, { kind: 'abandon' });
    const [again] = driver.take(DEAD);
    expect(again?.deliveryCount).toBe(1);
    expect(propertiesOf(again as never)).toEqual({
      hello: 'world',
      DeadLetterReason: 'why',
      DeadLetterErrorDescription: 'in words',
    });
    const settlement = { kind: 'dead-letter' } as const;
    const lockTokens = [again?.lockToken as string];
    expect(driver.refusal({ kind: 'settle', entity: DEAD, lockTokens, settlement })).toBe('amqp:not-allowed');
    driver.settle(DEAD, again as never, 'complete');
    expect(driver.peek(DEAD)).toEqual([]);
  });
});

describe('deferred messages', () => {
  function deferred(): Driver {
    const driver = withMessages(2);
    const [one] = driver.take('orders');
    driver.settle('orders', one as never, 'defer');
    return driver;
  }
  const receive = (numbers: number[], mode: 'peek-lock' | 'receive-and-delete' = 'peek-lock') =>
    ({ kind: 'receive-deferred', entity: 'orders', sequenceNumbers: numbers, mode }) as const;

  test('they are received by their number alone, and stay deferred when they are abandoned', () => {
    const driver = deferred();
    expect(driver.take('orders', 5).map(bodyOf)).toEqual(['m2']);
    const [one] = driver.do(receive([1])).deliveries;
    expect(one).toMatchObject({ state: 'deferred', deliveryCount: 0 });
    driver.settle('orders', one as never, 'abandon');
    expect(driver.take('orders')).toEqual([]);
    const peeked = driver.do({ kind: 'peek', entity: 'orders', from: 1, count: 1 }).messages;
    expect(peeked).toMatchObject([{ state: 'deferred', deliveryCount: 1 }]);
  });

  test('all or none, and only what is deferred', () => {
    const driver = deferred();
    expect(driver.refusal(receive([1, 2]))).toBe('com.microsoft:message-not-found');
    expect(driver.refusal(receive([3]))).toBe('com.microsoft:message-not-found');
    expect(driver.do(receive([1], 'receive-and-delete')).deliveries).toHaveLength(1);
    expect(driver.refusal(receive([1]))).toBe('com.microsoft:message-not-found');
  });

  test("one that somebody has is nobody else's until its lock ends", () => {
    const driver = deferred();
    driver.do(receive([1]));
    expect(driver.refusal(receive([1]))).toBe('com.microsoft:message-not-found');
    driver.wait(MINUTE);
    const [again] = driver.do(receive([1])).deliveries;
    expect(again?.deliveryCount).toBe(1);
    driver.settle('orders', again as never, { kind: 'dead-letter' });
    expect(driver.peek(DEAD)).toEqual(['m1']);
  });

  test('they do not expire', () => {
    const driver = withMessages(1, { defaultTimeToLive: 10 * SECOND });
    const [one] = driver.take('orders');
    driver.settle('orders', one as never, 'defer');
    driver.wait(MINUTE);
    expect(driver.do(receive([1])).deliveries).toHaveLength(1);
  });
});

test('peek shows what is active, locked, deferred and scheduled, from a number on, and changes nothing', () => {
  const driver = withMessages(3);
  const [first] = driver.take('orders', 2);
  driver.settle('orders', first as never, 'defer');
  driver.send('orders', { ...sent({ body: 'later' }), scheduledAt: START + MINUTE });
  const { messages } = driver.do({ kind: 'peek', entity: 'orders', from: 2, count: 2 });
  expect(messages.map((one) => [one.sequenceNumber, one.state])).toEqual([
    [2, 'active'],
    [3, 'active'],
  ]);
  expect(driver.peek('orders')).toEqual(['m1', 'm2', 'm3', 'later']);
  expect(driver.peek('orders', 5)).toEqual([]);
});
