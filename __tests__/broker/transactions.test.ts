import { type Command, MINUTE } from '../../lib/broker/core';
import { Driver, propertiesOf, START } from '../support/broker/driver';
import { sent } from '../support/broker/json-codec';

function begun(): { driver: Driver; transaction: string; end(fail?: boolean): ReturnType<Driver['refusal']> } {
  const driver = new Driver().queue('orders').queue('others').topic('events').subscription('events', 's');
  const { transaction } = driver.do({ kind: 'declare-transaction' });
  return {
    driver,
    transaction,
    end: (fail = false) => driver.refusal({ kind: 'discharge-transaction', transaction, fail }),
  };
}

const send = (entity: string, body: string, more: object = {}): Command => ({
  kind: 'send',
  entity,
  messages: [sent({ body })],
  ...more,
});

test('what is sent and settled in a transaction happens at its end, together', () => {
  const { driver, transaction, end } = begun();
  driver.send('orders', 'old');
  const [old] = driver.take('orders');
  const lockTokens = [old?.lockToken as string];
  driver.do(send('orders', 'new', { transaction }));
  driver.do({ kind: 'settle', entity: 'orders', lockTokens, settlement: { kind: 'complete' }, transaction });
  expect(driver.peek('orders')).toEqual(['old']);
  const again: Command = { kind: 'settle', entity: 'orders', lockTokens, settlement: { kind: 'complete' } };
  expect(driver.refusal(again)).toBe('com.microsoft:message-lock-lost');
  expect(end()).toBeUndefined();
  expect(driver.peek('orders')).toEqual(['new']);
  expect(end()).toBe('amqp:transaction:unknown-id');
});

test('where it fails nothing happens, and who had a lock has it still', () => {
  const { driver, transaction, end } = begun();
  driver.send('orders', 'old');
  const [old] = driver.take('orders');
  const settle: Command = {
    kind: 'settle',
    entity: 'orders',
    lockTokens: [old?.lockToken as string],
    settlement: { kind: 'complete' },
  };
  driver.do(send('orders', 'new', { transaction }));
  driver.do({ ...settle, transaction });
  expect(end(true)).toBeUndefined();
  expect(driver.peek('orders')).toEqual(['old']);
  expect(driver.refusal(settle)).toBeUndefined();
});

test('a lock that is lost meanwhile rolls everything back', () => {
  const { driver, transaction, end } = begun();
  driver.send('orders', 'old');
  const [old] = driver.take('orders');
  const lockTokens = [old?.lockToken as string];
  driver.do(send('orders', 'new', { transaction }));
  driver.do({ kind: 'settle', entity: 'orders', lockTokens, settlement: { kind: 'complete' }, transaction });
  driver.wait(MINUTE);
  expect(end()).toBe('amqp:transaction:rollback');
  expect(driver.peek('orders')).toEqual(['old']);
});

test('scheduled messages are cancelled with it', () => {
  const { driver, transaction, end } = begun();
  const number = driver.send('orders', { ...sent({ body: 'later' }), scheduledAt: START + MINUTE });
  driver.do({ kind: 'cancel-scheduled', entity: 'orders', sequenceNumbers: [number], transaction });
  expect(driver.peek('orders')).toEqual(['later']);
  expect(end()).toBeUndefined();
  expect(driver.peek('orders')).toEqual([]);
});

test('it is about one queue or topic, subscriptions with theirs; others are sent to through that one', () => {
  const { driver, transaction, end } = begun();
  driver.send('events', 'x');
  const [one] = driver.take('events/Subscriptions/s');
  const lockTokens = [one?.lockToken as string];
  const settlement = { kind: 'complete' } as const;
  driver.do({ kind: 'settle', entity: 'events/Subscriptions/s', lockTokens, settlement, transaction });
  driver.do(send('events', 'y', { transaction }));
  expect(driver.refusal(send('orders', 'z', { transaction }))).toBe('amqp:not-allowed');
  driver.do(send('orders', 'z', { transaction, via: 'events/Subscriptions/s' }));
  expect(end()).toBeUndefined();
  expect([driver.peek('events/Subscriptions/s'), driver.peek('orders')]).toEqual([['y'], ['z']]);
});

test('what goes through another entity to one that is disabled is stranded in the transfer dead letters', () => {
  const { driver, transaction, end } = begun();
  driver.do(send('orders', 'x', { transaction, via: 'others' }));
  driver.do({ kind: 'update', entity: 'orders', settings: { status: 'SendDisabled' } });
  expect(end()).toBeUndefined();
  const [stranded] = driver.take('others/$Transfer/$DeadLetterQueue');
  expect(propertiesOf(stranded as never).DeadLetterReason).toBe('MessagingEntityDisabledException');
  expect(driver.broker.describe('others')).toMatchObject({
    counts: { transferDeadLetter: 1, deadLetter: 0, active: 0 },
  });
});

test('what goes to an entity that is deleted meanwhile rolls it back', () => {
  const { driver, transaction, end } = begun();
  driver.do(send('others', 'kept', { transaction }));
  driver.do(send('orders', 'x', { transaction, via: 'others' }));
  driver.do({ kind: 'delete', entity: 'orders' });
  expect(end()).toBe('amqp:not-found');
  expect(driver.peek('others')).toEqual([]);
});

test('an entity that is made again meanwhile is another one', () => {
  const { driver, transaction, end } = begun();
  driver.do(send('orders', 'x', { transaction }));
  driver.do({ kind: 'delete', entity: 'orders' });
  driver.queue('orders');
  expect(end()).toBe('amqp:not-found');
  expect(driver.peek('orders')).toEqual([]);
});

test('the end of one leaves alone what another settles, of a message that both had', () => {
  const { driver, transaction, end } = begun();
  driver.send('orders', 'x');
  const settle = (token: string | undefined, own: string): Command => ({
    kind: 'settle',
    entity: 'orders',
    lockTokens: [token as string],
    settlement: { kind: 'complete' },
    transaction: own,
  });
  driver.do(settle(driver.take('orders')[0]?.lockToken, transaction));
  driver.do({ kind: 'lose-locks', entity: 'orders' });
  const [again] = driver.take('orders');
  const other = driver.do({ kind: 'declare-transaction' }).transaction;
  driver.do(settle(again?.lockToken, other));
  expect(end()).toBe('amqp:transaction:rollback');
  const third = driver.do({ kind: 'declare-transaction' }).transaction;
  expect(driver.refusal(settle(again?.lockToken, third))).toBe('com.microsoft:message-lock-lost');
  expect(driver.refusal({ kind: 'discharge-transaction', transaction: other, fail: false })).toBeUndefined();
  expect(driver.peek('orders')).toEqual([]);
});

test('after two minutes it is rolled back by itself', () => {
  const { driver, transaction, end } = begun();
  driver.do(send('orders', 'x', { transaction }));
  driver.wait(2 * MINUTE);
  expect(driver.told('transaction-ended')).toMatchObject([
    { transaction, error: { condition: 'amqp:transaction:timeout' } },
  ]);
  expect(end()).toBe('amqp:transaction:unknown-id');
  expect(driver.refusal(send('orders', 'x', { transaction }))).toBe('amqp:transaction:unknown-id');
  expect(driver.peek('orders')).toEqual([]);
});
