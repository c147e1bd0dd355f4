import fc from 'fast-check';
import { likeOfShape, textShape } from '../../lib/proof/encoding/texts/text-shapes';
import { compileFilter, messageFromJson, SqlFilter } from '../../lib/rules';
import { textOf } from '../../lib/rules/values/value-text';
import type { ValueType } from '../../lib/rules/values/value-type';
import { DateTime, Guid, Integer, TimeSpan, type Value } from '../../lib/rules/values/values';

const digits = (count: number) => '_'.repeat(count);

test.each<[type: ValueType, pattern: string, answer: 'always' | 'never' | 'depends']>([
  ['int', '%', 'always'],
  ['int', '', 'never'],
  ['int', '_%', 'always'],
  ['int', '0', 'depends'],
  ['int', '-_%', 'depends'],
  ['int', '-0%', 'never'],
  ['int', '0_%', 'never'],
  ['int', '%a%', 'never'],
  ['int', '%.%', 'never'],
  ['long', '-922337203685477580_', 'depends'],
  ['long', digits(21), 'depends'],
  ['long', digits(22), 'never'],
  ['double', '%E%', 'depends'],
  ['double', 'NaN', 'depends'],
  ['double', '%Infinity', 'depends'],
  ['double', '-Infinity', 'depends'],
  ['double', '%x%', 'never'],
  ['double', '%.', 'never'],
  ['double', '%.0', 'never'],
  ['double', '.%', 'never'],
  ['double', '%E_', 'never'],
  ['double', '%E+__', 'depends'],
  ['double', '%E-___', 'depends'],
  ['double', '%E-____', 'never'],
  ['long', '1'.repeat(20), 'depends'],
  ['long', '1'.repeat(21), 'never'],
  ['float', '1234567', 'depends'],
  ['float', '-1234567', 'depends'],
  ['float', '12345678', 'never'],
  ['double', '1'.repeat(15), 'depends'],
  ['double', '1'.repeat(16), 'never'],
  ['double', `${'1'.repeat(14)}.5`, 'depends'],
  ['double', `${'1'.repeat(15)}.5`, 'never'],
  ['double', `-0.${'1'.repeat(19)}`, 'depends'],
  ['double', `0.${'1'.repeat(20)}`, 'never'],
  ['double', '0.10', 'never'],
  ['double', `1.${'1'.repeat(14)}E+10`, 'depends'],
  ['double', `1.${'1'.repeat(15)}E+10`, 'never'],
  ['double', '-1E-05', 'depends'],
  ['double', '1E+308', 'depends'],
  ['double', '1E+5', 'never'],
  ['double', '1E+3080', 'never'],
  ['double', '1.0E+10', 'never'],
  ['double', '11E+10', 'never'],
  ['double', '0E+10', 'never'],
  ['double', 'nan', 'never'],
  ['float', '1.111111E+10', 'depends'],
  ['float', '1.1111111E+10', 'never'],
  ['float', '111111.5', 'depends'],
  ['float', '1111111.5', 'never'],
  ['timespan', '12345678.00:00:00', 'depends'],
  ['timespan', '123456789.00:00:00', 'never'],
  ['timespan', '-1.00:00:00.1234567', 'depends'],
  ['timespan', '00:00:00.123456', 'never'],
  ['timespan', '00:00:00.12345678', 'never'],
  ['timespan', '1:00:00', 'never'],
  ['datetime', '01/02/2026 03:04:05', 'depends'],
  ['datetime', '1/2/2026 03:04:05', 'never'],
  ['guid', '%', 'always'],
  ['guid', digits(36), 'always'],
  ['guid', digits(35), 'never'],
  ['guid', digits(37), 'never'],
  ['guid', `${digits(8)}-${digits(4)}-${digits(4)}-${digits(4)}-${digits(12)}`, 'always'],
  ['guid', `${digits(9)}-%`, 'never'],
  ['guid', 'a%', 'depends'],
  ['guid', 'A%', 'never'],
  ['guid', '%g%', 'never'],
  ['datetime', '__/__/____ __:__:__', 'always'],
  ['datetime', '%-%', 'never'],
  ['datetime', '01/%', 'depends'],
  ['datetime', digits(18), 'never'],
  ['timespan', '%__:__:__%', 'always'],
  ['timespan', '-%', 'depends'],
  ['timespan', '%.%', 'depends'],
  ['timespan', `%.${digits(7)}`, 'depends'],
  ['timespan', '%a%', 'never'],
  ['timespan', '__:__:__', 'depends'],
])('the text of every %s matches %j: %s', (type, pattern, answer) => {
  expect(likeOfShape(textShape(type)!, pattern, '')).toBe(answer);
});

test('an escape makes a wildcard a letter', () => {
  expect(likeOfShape(textShape('int')!, '!%', '!')).toBe('never');
  expect(likeOfShape(textShape('int')!, '!_', '!')).toBe('never');
});

test('what may have any text has no shape', () => {
  expect(['string', 'bool', 'null', 'decimal'].map((type) => textShape(type as ValueType))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

const value: fc.Arbitrary<readonly [ValueType, Value]> = fc.oneof(
  fc.maxSafeInteger().map((one) => ['long', Integer.checked('long', BigInt(one)) as Integer] as const),
  fc.integer().map((one) => ['int', Integer.small('int', one)] as const),
  fc.double().map((one) => ['double', one] as const),
  fc.uuid().map((one) => ['guid', new Guid(one)] as const),
  fc.bigInt(0n, 3_155_378_975_999_999_999n).map((one) => ['datetime', new DateTime(one)] as const),
  fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n).map((one) => ['timespan', new TimeSpan(one)] as const),
);

test('each text that there is fits the shape of its type', () => {
  fc.assert(
    fc.property(value, fc.nat(), fc.nat(), fc.boolean(), ([type, one], from, length, isExact) => {
      const text = textOf(one);
      const [start, end] = [from % (text.length + 1), (from % (text.length + 1)) + (length % 6)];
      // A piece of the text somewhere, or the text up to there.
      const pattern = isExact ? `${text.slice(0, end)}%` : `%${text.slice(start, end)}%`;
      expect(likeOfShape(textShape(type)!, text, '')).not.toBe('never');
      expect(likeOfShape(textShape(type)!, pattern, '')).not.toBe('never');
      // Another sign at one place, which may make it a text that there is not.
      const other = `${text.slice(0, start)}x${text.slice(start + 1)}`;
      if (start < text.length) expect(likeOfShape(textShape(type)!, other, '')).not.toBe('always');
    }),
    { numRuns: 300 },
  );
});

test('what is said of a shape is what the engine says of numbers', () => {
  const patterns = ['%', '_', '-%', '%0', '1%', '%E%', '%.%', '__%'];
  fc.assert(
    fc.property(fc.constantFrom(...patterns), fc.double({ noNaN: true }), (pattern, number) => {
      const answer = compileFilter(SqlFilter.parse(`n LIKE '${pattern}'`).predicate!)(
        messageFromJson({ properties: { n: { double: String(number) } } }),
      );
      const said = likeOfShape(textShape('double')!, pattern, '');
      if (said !== 'depends') expect(answer).toBe(said === 'always');
    }),
  );
});
