import { type Command, MINUTE, SECOND } from '../../lib/broker/core';
import { Driver, START } from '../support/broker/driver';
import { sent } from '../support/broker/json-codec';

test('locks are lost on demand: of one message, or of all', () => {
  const driver = new Driver().queue('orders');
  for (const body of ['a', 'b', 'c']) driver.send('orders', body);
  const [first] = driver.take('orders', 3);
  const lose = (lockToken?: string) => driver.do({ kind: 'lose-locks', entity: 'orders', lockToken });
  expect(lose(first?.lockToken)).toEqual({ lost: 1 });
  expect(driver.take('orders', 3)).toMatchObject([{ sequenceNumber: 1, deliveryCount: 1 }]);
  expect(lose()).toEqual({ lost: 3 });
  expect(driver.take('orders', 3).map(({ deliveryCount }) => deliveryCount)).toEqual([2, 1, 1]);
});

test('a session is lost on demand, and its receiver told', () => {
  const driver = new Driver().queue('orders', { requiresSession: true });
  driver.send('orders', sent({ body: 'x' }, { sessionId: 'a' }));
  driver.receiver('orders', 'r', 1, 'peek-lock', 'a').receiver('orders', 'other', 1, 'peek-lock', 'b');
  expect(driver.do({ kind: 'lose-locks', entity: 'orders', session: 'a' })).toEqual({ lost: 1 });
  expect(driver.told('receiver-closed')).toMatchObject([
    { receiver: 'r', error: { condition: 'com.microsoft:session-lock-lost' } },
  ]);
  expect(driver.receiver('orders', 's', 1, 'peek-lock', 'a').received('s')).toMatchObject([{ deliveryCount: 1 }]);
});

test('an entity is full on demand, until it is not', () => {
  const driver = new Driver().queue('orders');
  const send: Command = { kind: 'send', entity: 'orders', messages: [sent({})] };
  driver.do({ kind: 'fill', entity: 'orders', full: true });
  expect(driver.refusal(send)).toBe('amqp:resource-limit-exceeded');
  expect(driver.broker.refusal('orders', 'send')).toBeUndefined();
  driver.do({ kind: 'fill', entity: 'orders', full: false });
  expect(driver.refusal(send)).toBeUndefined();
});

describe('throttling', () => {
  const send = (entity: string): Command => ({ kind: 'send', entity, messages: [sent({})] });
  test.each([
    ['one entity', 'orders', 'com.microsoft:server-busy', undefined],
    ['everything', undefined, 'com.microsoft:server-busy', 'com.microsoft:server-busy'],
  ] as const)('%s, until a time', (_, entity, orders, others) => {
    const driver = new Driver().queue('orders').queue('others');
    driver.send('orders', 'x');
    const [one] = driver.take('orders');
    driver.do({ kind: 'throttle', entity, until: START + 10 * SECOND });
    expect([driver.refusal(send('orders')), driver.refusal(send('others'))]).toEqual([orders, others]);
    expect(driver.refusal({ kind: 'peek', entity: 'orders', from: 0, count: 1 })).toBe(orders);
    driver.settle('orders', one as never, 'complete');
    driver.wait(10 * SECOND);
    expect([driver.refusal(send('orders')), driver.refusal(send('others'))]).toEqual([undefined, undefined]);
  });

  test('of a topic counts for its subscriptions', () => {
    const driver = new Driver().topic('events').subscription('events', 's');
    driver.do({ kind: 'throttle', entity: 'events', until: START + MINUTE });
    const peek: Command = { kind: 'peek', entity: 'events/Subscriptions/s', from: 0, count: 1 };
    expect(driver.refusal(peek)).toBe('com.microsoft:server-busy');
    driver.do({ kind: 'throttle', entity: 'events', until: START });
    expect(driver.refusal(peek)).toBeUndefined();
  });
});

test('time that goes backwards stands still', () => {
  const driver = new Driver().queue('orders');
  driver.now = START + MINUTE;
  driver.send('orders', 'x');
  driver.now = START;
  driver.send('orders', 'y');
  expect(driver.take('orders', 2).map(({ enqueuedAt }) => enqueuedAt)).toEqual([START + MINUTE, START + MINUTE]);
});

test('a jump in time is every moment of it: locks end and come again as often as there is time and credit', () => {
  const settings = { maxDeliveryCount: 3 };
  const jumped = new Driver().queue('orders', settings).receiver('orders', 'r', 9);
  const stepped = new Driver().queue('orders', settings).receiver('orders', 'r', 9);
  for (const driver of [jumped, stepped]) driver.send('orders', 'x');
  jumped.wait(5 * MINUTE);
  for (let n = 0; n < 300; n++) stepped.wait(SECOND);
  expect(jumped.effects).toEqual(stepped.effects);
  expect(jumped.told('deliver').map(({ delivery }) => delivery.lockedUntil)).toEqual(
    [1, 2, 3].map((n) => START + n * MINUTE),
  );
  expect(jumped.peek('orders/$DeadLetterQueue')).toEqual(['x']);
});

test('what happens to messages is told where somebody wants to know', () => {
  const driver = new Driver({ events: true }).queue('orders', { maxDeliveryCount: 1 }).receiver('orders', 'r', 1);
  driver.send('orders', sent({ body: 'x' }, { messageId: 'id' }));
  driver.settle('orders', driver.received('r')[0] as never, 'abandon');
  expect(driver.told('event').map(({ event }) => [event.what, event.messageId, event.sequenceNumber])).toEqual([
    ['sent', 'id', 0],
    ['enqueued', 'id', 1],
    ['delivered', 'id', 1],
    ['abandoned', 'id', 1],
    ['dead-lettered', 'id', 1],
  ]);
  const silent = new Driver().queue('orders');
  silent.send('orders', 'x');
  expect(silent.told('event')).toEqual([]);
});
