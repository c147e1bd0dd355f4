import fc from 'fast-check';
import { addressText, BrokerError, parseAddress } from '../../lib/broker/core';
import { changesBetween } from '../../lib/broker/core/messages/message-changes';
import { DueTimes } from '../../lib/broker/core/state/due-times';
import { DuplicateHistory } from '../../lib/broker/core/state/duplicate-history';
import { LockTokens } from '../../lib/broker/core/state/lock-tokens';
import { ReadyQueue } from '../../lib/broker/core/state/ready-queue';
import { SequenceLog } from '../../lib/broker/core/state/sequence-log';
import { applyAction, parseAction } from '../../lib/rules';
import { jsonCodec, sent } from '../support/broker/json-codec';

test.each([
  ['orders', 'orders', undefined, undefined, false],
  ['Orders/$DeadLetterQueue', 'Orders', undefined, 'dead-letter', false],
  ['orders/$deadletterqueue', 'orders', undefined, 'dead-letter', false],
  ['orders/$Transfer/$DeadLetterQueue', 'orders', undefined, 'transfer-dead-letter', false],
  ['events/Subscriptions/train', 'events', 'train', undefined, false],
  ['events/subscriptions/train/$DeadLetterQueue', 'events', 'train', 'dead-letter', false],
  ['events/SUBSCRIPTIONS/train/$deadletterqueue/$management', 'events', 'train', 'dead-letter', true],
  ['orders/$management', 'orders', undefined, undefined, true],
  ['amqps://bus.example/orders', 'orders', undefined, undefined, false],
  ['sb://localhost:5672/a/b/orders/', 'a/b/orders', undefined, undefined, false],
  ['/orders', 'orders', undefined, undefined, false],
])('the address %s', (text, name, subscription, subqueue, isManagement) => {
  expect(parseAddress(text)).toEqual({ name, subscription, subqueue, isManagement });
});

test.each(['', '/', '$management', '$cbs', 'events/Subscriptions', 'events/Subscriptions/', '/Subscriptions/s'])(
  'no address: %p',
  (text) => {
    expect(parseAddress(text)).toBeInstanceOf(BrokerError);
  },
);

test('an address that is written is read again', () => {
  for (const subscription of [undefined, 's'])
    for (const subqueue of [undefined, 'dead-letter', 'transfer-dead-letter'] as const) {
      const address = { name: 'a/b', subscription, subqueue, isManagement: false };
      expect(parseAddress(addressText(address))).toEqual(address);
    }
});

class Entry {
  isGone = false;
  constructor(readonly sequence: number) {}
}

test('a log has what a sorted list has, whatever comes, goes and is asked for', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(60), fc.boolean()), { maxLength: 400, size: 'max' }), (steps) => {
      const log = new SequenceLog<Entry>();
      let model: Entry[] = [];
      for (const [number, isAdded] of steps) {
        const there = model.find(({ sequence }) => sequence === number);
        if (isAdded && there === undefined) {
          const entry = new Entry(number);
          log.add(entry);
          model = [...model, entry].sort((a, b) => a.sequence - b.sequence);
        } else if (!isAdded && there !== undefined) {
          there.isGone = true;
          log.hasGone();
          model = model.filter((one) => one !== there);
        }
        expect(log.get(number)).toBe(model.find(({ sequence }) => sequence === number));
      }
      expect(log.size).toBe(model.length);
      expect(log.all()).toEqual(model);
      expect([...log.from(30)]).toEqual(model.filter(({ sequence }) => sequence >= 30));
    }),
    { seed: 1 },
  );
});

test('a queue gives the smallest number first, whatever comes back and goes meanwhile', () => {
  const step = fc.constantFrom('fresh', 'fresh', 'take', 'back', 'go');
  fc.assert(
    fc.property(fc.array(fc.tuple(step, fc.nat(1000)), { maxLength: 3000, size: 'max' }), (steps) => {
      const queue = new ReadyQueue<Entry>();
      const model: Entry[] = [];
      const taken: Entry[] = [];
      let next = 1;
      for (const [what, index] of steps) {
        if (what === 'fresh' || (what === 'back' && taken.length > 0)) {
          const entry = what === 'fresh' ? new Entry(next++) : (taken.splice(index % taken.length, 1)[0] as Entry);
          queue.add(entry);
          model.push(entry);
          if (what === 'back') model.sort((a, b) => a.sequence - b.sequence);
        } else if (what === 'go' && model.length > 0) {
          const [gone] = model.splice(index % model.length, 1) as [Entry];
          gone.isGone = true;
        } else if (what === 'take') {
          expect(queue.first()).toBe(model[0]);
          const entry = queue.take();
          expect(entry).toBe(model.shift());
          if (entry !== undefined) taken.push(entry);
        }
      }
    }),
    { seed: 2, numRuns: 20 },
  );
});

test('times come in order, those of one time as they were added, and what is not wanted any more never', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(300), fc.boolean()), { maxLength: 5000, size: 'max' }), (all) => {
      const unwanted = new Set<number>();
      const due = new DueTimes<number>((what) => !unwanted.has(what));
      for (const [what, [at, isUnwanted]] of all.entries()) {
        due.add(at, what);
        if (isUnwanted) unwanted.add(what);
      }
      const expected = [...all.entries()]
        .filter(([, [, isUnwanted]]) => !isUnwanted)
        .map(([what, [at]]) => ({ at, what }))
        .sort((a, b) => a.at - b.at || a.what - b.what);
      expect(due.next()).toBe(expected[0]?.at);
      expect(due.take(-1)).toBeUndefined();
      const taken = [];
      for (let one = due.take(300); one !== undefined; one = due.take(300)) taken.push({ at: one.at, what: one.what });
      expect(taken).toEqual(expected);
      expect(due.next()).toBeUndefined();
    }),
    { seed: 3, numRuns: 20 },
  );
});

test('ids are remembered until their own time, also after the window has become shorter', () => {
  const history = new DuplicateHistory();
  history.remember('long', 100);
  history.remember('short', 50);
  expect([history.has('long', 60), history.has('short', 60)]).toEqual([true, false]);
  expect(history.forget(100)).toEqual(['long', 'short']);
  expect(history.next()).toBeUndefined();
});

test('lock tokens are GUIDs of version 4, the same for the same seed and no other', () => {
  const of = (seed: string) => {
    const tokens = new LockTokens(seed);
    return Array.from({ length: 1000 }, () => tokens.next());
  };
  expect(of('a')).toEqual(of('a'));
  expect(new Set([...of('a'), ...of('b')]).size).toBe(2000);
  for (const token of of('c'))
    expect(token).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});

test.each([
  ['SET a = 2', { a: 2 }, {}],
  ['SET A = 2', { a: 2 }, {}],
  ['SET a = 1', {}, {}],
  ['SET c = TRUE; SET b = NULL', { c: true, b: null }, {}],
  ['REMOVE a', { a: undefined }, {}],
  ['REMOVE a; SET A = 3', { a: undefined, A: { long: '3' } }, {}],
  ["SET sys.Label = 'y'; SET sys.To = 'z'", {}, { Label: 'y', To: 'z' }],
  ['SET sys.Label = NULL', {}, { Label: null }],
  ["SET sys.ScheduledEnqueueTimeUtc = '2030-01-01'", {}, {}],
])('what %s changes', (sql, properties, system) => {
  const before = jsonCodec.read(sent({ properties: { a: 1, b: 'x' }, system: { Label: 'x' } }).encoded);
  const statements = parseAction(sql);
  if (!statements.valid) throw statements.error;
  const changes = changesBetween(before, applyAction(statements.value, before) as typeof before);
  const read = (values: object) => jsonCodec.read(sent({ properties: values as never }).encoded).properties;
  const expected = new Map<string, unknown>(
    Object.entries(properties).map(([name, value]) => [
      name,
      value === undefined ? undefined : read({ [name]: value })[0]?.value,
    ]),
  );
  expect(changes.properties).toEqual(expected);
  expect(changes.system).toEqual(new Map(Object.entries(system)));
});
