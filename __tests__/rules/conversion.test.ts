import { Failure, type Value } from '../../lib/rules';
import { convertLike, roundHalfEven } from '../../lib/rules/values/conversion';
import { readValue, valueToJson } from '../../lib/rules/values/value-json';

const GUID = '6f0c0000-0000-0000-0000-000000000001';
const DATE = { datetime: '2026-11-27T12:00:00Z' };
const SPAN = { timespan: '01:00:00' };

const value = (json: unknown) => readValue(json) as Value;
const shown = (result: Value | Failure) => (result instanceof Failure ? 'fails' : valueToJson(result));

describe('what an action makes of a value, by the one that it takes the place of', () => {
  test.each<[existing: unknown, given: unknown, becomes: object | 'fails']>([
    ['x', 5, { string: '5' }],
    ['x', true, { string: 'True' }],
    [1, true, { int: '1' }],
    [1, false, { int: '0' }],
    [1, { long: '7' }, { int: '7' }],
    [1, { long: '2147483648' }, 'fails'],
    [{ byte: '1' }, '255', { byte: '255' }],
    [{ byte: '1' }, '256', 'fails'],
    [{ byte: '1' }, '-1', 'fails'],
    [1, ' +7 ', { int: '7' }],
    [1, '7.0', 'fails'],
    [1, '', 'fails'],
    [1, 0.5, { int: '0' }],
    [1, 1.5, { int: '2' }],
    [1, 2.5, { int: '2' }],
    [1, -0.5, { int: '0' }],
    [1, -1.5, { int: '-2' }],
    [1, 2.4, { int: '2' }],
    [1, 2.6, { int: '3' }],
    [1, { decimal: '2.5' }, { int: '2' }],
    [1, { decimal: '3.5' }, { int: '4' }],
    [1, { double: 'NaN' }, 'fails'],
    [1, { double: 'Infinity' }, 'fails'],
    [1, DATE, 'fails'],
    [1.5, true, { double: '1' }],
    [1.5, false, { double: '0' }],
    [1.5, 7, { double: '7' }],
    [1.5, { decimal: '2.5' }, { double: '2.5' }],
    [1.5, ' 1,234.5e1 ', { double: '12345' }],
    [1.5, '.5', { double: '0.5' }],
    [1.5, '5.', { double: '5' }],
    [1.5, '+5', { double: '5' }],
    [1.5, ',5', 'fails'],
    [1.5, '1.5,5', 'fails'],
    [1.5, '1e400', 'fails'],
    [1.5, 'NaN', { double: 'NaN' }],
    [1.5, '-Infinity', { double: '-Infinity' }],
    [1.5, 'infinity', 'fails'],
    [1.5, DATE, 'fails'],
    [{ float: '1' }, '0.1', { float: '0.1' }],
    [{ float: '1' }, 'x', 'fails'],
    [{ decimal: '1' }, false, { decimal: '0' }],
    [{ decimal: '1' }, 7, { decimal: '7' }],
    [{ decimal: '1' }, { float: '0.1' }, { decimal: '0.1' }],
    [{ decimal: '1' }, 0.1, { decimal: '0.1' }],
    [{ decimal: '1' }, { double: 'NaN' }, 'fails'],
    [{ decimal: '1' }, { double: '1E+300' }, 'fails'],
    [{ decimal: '1' }, DATE, 'fails'],
    [true, 0, { bool: 'false' }],
    [true, 2, { bool: 'true' }],
    [true, 0.5, { bool: 'true' }],
    [true, { float: '0' }, { bool: 'false' }],
    [true, { decimal: '0.0' }, { bool: 'false' }],
    [true, { decimal: '0.1' }, { bool: 'true' }],
    [true, ' FALSE ', { bool: 'false' }],
    [false, 'true', { bool: 'true' }],
    [true, 'yes', 'fails'],
    [true, DATE, 'fails'],
    [{ guid: GUID }, `{${GUID}}`, { guid: GUID }],
    [{ guid: GUID }, 'x', 'fails'],
    [{ guid: GUID }, 1, 'fails'],
    [DATE, '2026-01-01', { datetime: '2026-01-01T00:00:00Z' }],
    [DATE, 1, 'fails'],
    [SPAN, '1:30', { timespan: '01:30:00' }],
    [SPAN, DATE, 'fails'],
  ])('%j and %j: %j', (existing, given, becomes) => {
    expect(shown(convertLike(value(existing), value(given)))).toEqual(becomes);
  });
});

test.each<[value: number, rounded: bigint | undefined]>([
  [0.5, 0n],
  [1.5, 2n],
  [-0.5, 0n],
  [-1.5, -2n],
  [-2.5, -2n],
  [0.49999999999999994, 0n],
  [-0.6, -1n],
  [1e20, 10n ** 20n],
  [Number.POSITIVE_INFINITY, undefined],
])('%d is rounded to %d, a half to the even one', (number, rounded) => {
  expect(roundHalfEven(number)).toBe(rounded);
});
