import fc from 'fast-check';
import { isStayId, LONGEST_MESSAGE_ID, type Stay, stayId } from '../../lib/trigger/jobs';

const SINCE = new Date('2026-11-27T18:22:41.999Z');
const stay = (number: string, since = SINCE): Stay => ({ number, since });

test.each<[what: string, id: string | undefined, place: string, number: string, whole: string]>([
  ['an id', 'run-42', 'gpu-spot', '17', 'run-42~gpu-spot~17~27-Nov-2026-18:22:41-GMT'],
  ['an id that has what stands between', 'a~b', 'gpu/retry', '1', 'a~b~gpu/retry~1~27-Nov-2026-18:22:41-GMT'],
  ['none', undefined, 'gpu-spot', '17', '~gpu-spot~17~27-Nov-2026-18:22:41-GMT'],
  ['a long one', 'x'.repeat(128), 'gpu', '17', `${'x'.repeat(96)}~gpu~17~27-Nov-2026-18:22:41-GMT`],
  ['a long place', 'a', 'p'.repeat(90), '17', `a~${'p'.repeat(56)}~17~27-Nov-2026-18:22:41-GMT`],
])('of %s', (_, id, place, number, whole) => {
  expect(stayId(id, place, stay(number))).toBe(whole);
});

const PLACE = fc.stringMatching(/^[a-z][a-z0-9._-]{0,49}(\/retry)?$/);
const STAY = fc.record({
  number: fc.bigInt(1n, 2n ** 63n - 1n).map(String),
  since: fc.date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
});

test('it is one that Service Bus takes, and has room for some of the id', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 128 }), PLACE, STAY, (id, place, one) => {
      const whole = stayId(id, place, one);
      expect(whole.length).toBeLessThanOrEqual(LONGEST_MESSAGE_ID);
      expect(whole.startsWith(id.slice(0, 20))).toBe(true);
      expect(isStayId(whole)).toBe(true);
    }),
  );
});

test('stays in another place, with another number or at another second have another one, whatever the ids of the messages', () => {
  const different = fc.tuple(PLACE, STAY, PLACE, STAY).filter(([place, one, otherPlace, other]) => {
    const second = ({ since }: Stay) => Math.floor(since.getTime() / 1000);
    return place !== otherPlace || one.number !== other.number || second(one) !== second(other);
  });
  const id = fc.string({ maxLength: 128 });
  fc.assert(
    fc.property(id, id, different, (first, second, [place, one, otherPlace, other]) => {
      expect(stayId(first, place, one)).not.toBe(stayId(second, otherPlace, other));
    }),
  );
});

test.each([
  ['run-42', false],
  ['run~42', false],
  ['a~gpu~x~27-Nov-2026', false],
  ['', false],
  ['run-42~gpu-spot~17~27-Nov-2026-18:22:41-GMT', true],
])('whether %j looks like one', (id, is) => {
  expect(isStayId(id)).toBe(is);
});
