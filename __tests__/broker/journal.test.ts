import { Broker, type JournalRecord, MINUTE, SECOND } from '../../lib/broker/core';
import { bodyOf, Driver, propertiesOf, START } from '../support/broker/driver';
import { jsonCodec, sent } from '../support/broker/json-codec';

/** The keys that a store has after these records. */
function keysOf(journal: readonly JournalRecord[]): string[] {
  const keys = new Set<string>();
  for (const { key, value } of journal) {
    if (value === undefined) keys.delete(key);
    else keys.add(key);
  }
  return [...keys].sort();
}

test('after a restart everything durable is there, locks of messages with their tokens too', () => {
  const driver = new Driver().queue('orders', { requiresDuplicateDetection: true, defaultTimeToLive: MINUTE });
  driver.send('orders', sent({ body: 'locked' }, { messageId: '1' }));
  driver.send('orders', 'abandoned');
  driver.send('orders', 'deferred');
  driver.send('orders', { ...sent({ body: 'scheduled' }), scheduledAt: START + 2 * MINUTE });
  const [locked, abandoned, deferred] = driver.take('orders', 3);
  driver.settle('orders', abandoned as never, 'abandon');
  driver.settle('orders', deferred as never, 'defer');
  driver.restart();
  expect(driver.send('orders', sent({ body: 'again' }, { messageId: '1' }))).toBe(0);
  expect(driver.take('orders', 9).map((one) => [bodyOf(one), one.deliveryCount])).toEqual([['abandoned', 1]]);
  driver.settle('orders', locked as never, 'complete');
  const deferredAgain = {
    kind: 'receive-deferred',
    entity: 'orders',
    sequenceNumbers: [3],
    mode: 'peek-lock',
  } as const;
  expect(driver.do(deferredAgain).deliveries).toHaveLength(1);
  driver.wait(2 * MINUTE);
  expect(driver.take('orders', 9).map((one) => [bodyOf(one), one.sequenceNumber])).toEqual([['scheduled', 5]]);
});

test('a lock ends after a restart when it would have, and a message expires', () => {
  const driver = new Driver().queue('orders', { defaultTimeToLive: 90 * SECOND });
  driver.send('orders', 'x');
  driver.take('orders');
  driver.restart().wait(MINUTE - 1);
  expect(driver.take('orders')).toEqual([]);
  driver.wait(1);
  expect(driver.take('orders')).toMatchObject([{ deliveryCount: 1 }]);
  driver.restart().wait(MINUTE);
  expect(driver.peek('orders')).toEqual([]);
});

test("sessions keep their state and messages, and are nobody's; transactions and receivers are gone", () => {
  const driver = new Driver().queue('orders', { requiresSession: true });
  driver.send('orders', sent({ body: 'x' }, { sessionId: 'a' }));
  driver.receiver('orders', 'r', 1, 'peek-lock', 'a');
  driver.do({ kind: 'set-session-state', entity: 'orders', session: 'a', state: Buffer.from([0, 255]) });
  const { transaction } = driver.do({ kind: 'declare-transaction' });
  driver.restart().receiver('orders', 'r', 1, 'peek-lock', 'a');
  expect(driver.received('r').at(-1)).toMatchObject({ deliveryCount: 0 });
  expect(driver.do({ kind: 'get-session-state', entity: 'orders', session: 'a' })).toEqual({
    state: Buffer.from([0, 255]),
  });
  expect(driver.refusal({ kind: 'discharge-transaction', transaction, fail: false })).toBe(
    'amqp:transaction:unknown-id',
  );
});

test('rules with typed values are as they were', () => {
  const driver = new Driver().topic('events').subscription('events', 's', {});
  const number = jsonCodec.read(sent({ properties: { n: { long: '9007199254740993' } } }).encoded).property('N');
  const filter = {
    kind: 'correlation',
    system: new Map([['Label', 'x']]),
    properties: new Map([['n', number as never]]),
  } as const;
  const subscription = 'events/Subscriptions/s';
  driver.do({ kind: 'add-rule', subscription, rule: { name: 'r', filter, action: 'SET a = 1' } });
  driver.restart();
  expect(driver.broker.rules(subscription)).toEqual([
    { rule: { name: 'r', filter, action: 'SET a = 1' }, createdAt: START },
  ]);
  driver.send('events', sent({ properties: { n: { long: '9007199254740993' } }, system: { Label: 'x' } }));
  driver.send('events', sent({ properties: { n: { long: '9007199254740992' } }, system: { Label: 'x' } }));
  expect(driver.take(subscription, 9).map(propertiesOf)).toEqual([{ n: 9007199254740992, a: 1, RuleName: 'r' }]);
});

test('what is deleted leaves nothing behind', () => {
  const driver = new Driver()
    .queue('orders', { requiresSession: true, requiresDuplicateDetection: true })
    .topic('events', { requiresDuplicateDetection: true })
    .subscription('events', 's', { all: '1=1', other: '1=0' });
  driver.send('orders', sent({ body: 'x' }, { sessionId: 'a', messageId: '1' }));
  driver.send('events', sent({ body: 'x' }, { messageId: '1' }));
  driver.receiver('orders', 'r', 1, 'peek-lock', 'a');
  driver.do({ kind: 'set-session-state', entity: 'orders', session: 'a', state: Buffer.from('x') });
  driver.settle('orders', driver.received('r')[0] as never, 'dead-letter');
  expect(keysOf(driver.journal).length).toBeGreaterThan(10);
  for (const entity of ['orders', 'events']) driver.do({ kind: 'delete', entity });
  expect(keysOf(driver.journal)).toEqual([]);
});

test('ids that are forgotten leave nothing behind, and those that are not yet are remembered for as long as they were', () => {
  const driver = new Driver().queue('orders', { requiresDuplicateDetection: true, duplicateWindow: MINUTE });
  const ids = () => keysOf(driver.journal).filter((key) => key.startsWith('d/'));
  driver.send('orders', sent({}, { messageId: '1' }));
  driver.wait(30 * SECOND).send('orders', sent({}, { messageId: '2' }));
  expect(ids()).toHaveLength(2);
  driver.restart().wait(30 * SECOND);
  expect(ids()).toHaveLength(1);
  expect(driver.send('orders', sent({}, { messageId: '2' }))).toBe(0);
  driver.wait(30 * SECOND);
  expect(ids()).toHaveLength(0);
});

test('the bytes of a message are stored once for all its copies, and go with the last', () => {
  const driver = new Driver().topic('events').subscription('events', 'a').subscription('events', 'b');
  const contents = () => keysOf(driver.journal).filter((key) => key.startsWith('c/'));
  driver.send('events', 'x');
  expect(contents()).toHaveLength(1);
  driver.take('events/Subscriptions/a', 1, 'receive-and-delete');
  expect(contents()).toHaveLength(1);
  driver.take('events/Subscriptions/b', 1, 'receive-and-delete');
  expect(contents()).toHaveLength(0);
});

test('a command that nothing durable changes by writes nothing, and without a store nothing is written', () => {
  const driver = new Driver().queue('orders');
  driver.send('orders', 'x');
  const written = driver.journal.length;
  driver.refusal({ kind: 'send', entity: 'nobody', messages: [sent({})] });
  driver.peek('orders');
  expect(driver.journal.length).toBe(written);
  expect(new Driver({ durable: false }).queue('orders').journal).toEqual([]);
});

test('a journal that lacks what it needs is told, and not guessed', () => {
  const driver = new Driver().queue('orders');
  driver.send('orders', 'x');
  const options = { codec: jsonCodec, seed: 'x' };
  const without = (prefix: string) => driver.journal.filter(({ key }) => !key.startsWith(prefix));
  expect(() => Broker.restore(without('e/'), options)).toThrow(/no record of orders/);
  expect(() => Broker.restore(without('c/'), options)).toThrow(/no content 1/);
});
