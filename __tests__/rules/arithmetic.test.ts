import { Failure, type Value } from '../../lib/rules';
import { calculate, negate } from '../../lib/rules/evaluation/arithmetic';
import { compare, equals } from '../../lib/rules/evaluation/comparison';
import type { ArithmeticOperator, ComparisonOperator } from '../../lib/rules/language/syntax';
import { readValue, valueToJson } from '../../lib/rules/values/value-json';
import { Opaque } from '../../lib/rules/values/values';

const GUID = '6f0c0000-0000-0000-0000-000000000001';
const DATE = { datetime: '2026-11-27T12:00:00Z' };
const SPAN = { timespan: '01:00:00' };
const LEAST = { long: '-9223372036854775808' };
const MOST = { long: '9223372036854775807' };

const value = (json: unknown) => readValue(json) as Value;
const shown = (result: Value | Failure) => (result instanceof Failure ? 'fails' : valueToJson(result));

describe('computing', () => {
  test.each<[left: unknown, operator: ArithmeticOperator, right: unknown, result: object | 'fails']>([
    // Whole numbers: the smaller ones are ints, one that is unsigned beside one that may be negative is a long.
    [{ byte: '200' }, '+', { byte: '100' }, { int: '300' }],
    [{ ushort: '1' }, '-', { sbyte: '2' }, { int: '-1' }],
    [{ short: '2' }, '*', { int: '3' }, { int: '6' }],
    [{ int: '2147483647' }, '+', { int: '1' }, 'fails'],
    [{ int: '-2147483648' }, '-', { int: '1' }, 'fails'],
    [{ int: '65536' }, '*', { int: '32768' }, 'fails'],
    [{ uint: '1' }, '+', { uint: '2' }, { uint: '3' }],
    [{ uint: '1' }, '+', { byte: '2' }, { uint: '3' }],
    [{ uint: '1' }, '-', { uint: '2' }, 'fails'],
    [{ uint: '1' }, '-', { int: '2' }, { long: '-1' }],
    [{ sbyte: '-1' }, '+', { uint: '0' }, { long: '-1' }],
    [{ int: '1' }, '+', { long: '2' }, { long: '3' }],
    [{ long: '1' }, '+', { uint: '2' }, { long: '3' }],
    [{ ulong: '1' }, '+', { byte: '2' }, { ulong: '3' }],
    [{ uint: '1' }, '*', { ulong: '2' }, { ulong: '2' }],
    [{ ulong: '1' }, '+', { int: '2' }, 'fails'],
    [{ short: '1' }, '+', { ulong: '2' }, 'fails'],
    [{ ulong: '18446744073709551615' }, '+', { ulong: '1' }, 'fails'],
    [MOST, '+', { long: '0' }, MOST],
    [MOST, '+', { long: '1' }, 'fails'],
    [LEAST, '-', { long: '1' }, 'fails'],
    [{ long: '9007199254740991' }, '+', { long: '2' }, { long: '9007199254740993' }],
    [{ long: '-9007199254740991' }, '-', { long: '2' }, { long: '-9007199254740993' }],
    [{ long: '3037000500' }, '*', { long: '3037000500' }, 'fails'],
    [{ long: '3037000499' }, '*', { long: '3037000499' }, { long: '9223372030926249001' }],
    [{ int: '7' }, '/', { int: '2' }, { int: '3' }],
    [{ int: '-7' }, '/', { int: '2' }, { int: '-3' }],
    [{ int: '-7' }, '%', { int: '2' }, { int: '-1' }],
    [{ long: '7' }, '%', { long: '-4' }, { long: '3' }],
    [{ int: '1' }, '/', { int: '0' }, 'fails'],
    [{ int: '1' }, '%', { int: '0' }, 'fails'],
    [LEAST, '/', { long: '-1' }, 'fails'],
    [LEAST, '%', { long: '-1' }, 'fails'],
    [LEAST, '%', { long: '2' }, { long: '0' }],
    // Fractions.
    [{ double: '1.5' }, '+', { int: '1' }, { double: '2.5' }],
    [{ int: '1' }, '-', { double: '1.5' }, { double: '-0.5' }],
    [{ double: '3' }, '*', { float: '0.5' }, { double: '1.5' }],
    [{ double: '1' }, '/', { double: '0' }, { double: 'Infinity' }],
    [{ double: '5.5' }, '%', { double: '2' }, { double: '1.5' }],
    [{ float: '0.1' }, '+', { float: '0.2' }, { float: '0.3' }],
    [{ float: '1' }, '/', { int: '3' }, { float: '0.333333343' }],
    [{ long: '3' }, '-', { float: '0.5' }, { float: '2.5' }],
    [{ decimal: '1.10' }, '+', { decimal: '2.2' }, { decimal: '3.30' }],
    [{ decimal: '1.5' }, '-', { int: '1' }, { decimal: '0.5' }],
    [{ int: '3' }, '*', { decimal: '0.5' }, { decimal: '1.5' }],
    [{ decimal: '1' }, '/', { decimal: '8' }, { decimal: '0.125' }],
    [{ decimal: '5.5' }, '%', { decimal: '2' }, { decimal: '1.5' }],
    [{ decimal: '1' }, '/', { decimal: '0' }, 'fails'],
    [{ decimal: '1' }, '%', { decimal: '0.0' }, 'fails'],
    [{ decimal: '79228162514264337593543950335' }, '+', { decimal: '1' }, 'fails'],
    [{ decimal: '1' }, '+', { double: '1' }, 'fails'],
    [{ float: '1' }, '*', { decimal: '1' }, 'fails'],
    // Text joins whatever is beside it.
    ['a', '+', 'b', { string: 'ab' }],
    ['a', '+', 1.5, { string: 'a1.5' }],
    [null, '+', 'a', { string: 'a' }],
    ['a', '+', DATE, { string: 'a11/27/2026 12:00:00' }],
    ['a', '-', 'b', 'fails'],
    ['a', '*', 1, 'fails'],
    // NULL.
    [null, '+', 1, { null: null }],
    [1.5, '*', null, { null: null }],
    [null, '-', null, { null: null }],
    [null, '%', null, { null: null }],
    [null, '+', null, 'fails'],
    [null, '+', true, { string: 'True' }],
    [false, '+', null, { string: 'False' }],
    [true, '-', null, 'fails'],
    [null, '+', { guid: GUID }, { string: GUID }],
    [{ guid: GUID }, '*', null, 'fails'],
    [null, '+', DATE, { string: '11/27/2026 12:00:00' }],
    [DATE, '+', null, { null: null }],
    [DATE, '-', null, 'fails'],
    [null, '+', SPAN, { null: null }],
    [SPAN, '-', null, { null: null }],
    [SPAN, '*', null, 'fails'],
    // Times.
    [DATE, '+', SPAN, { datetime: '2026-11-27T13:00:00Z' }],
    [DATE, '-', SPAN, { datetime: '2026-11-27T11:00:00Z' }],
    [DATE, '-', DATE, { timespan: '00:00:00' }],
    [{ datetime: '2026-11-28T12:00:01Z' }, '-', DATE, { timespan: '1.00:00:01' }],
    [DATE, '+', DATE, 'fails'],
    [SPAN, '+', DATE, 'fails'],
    [SPAN, '+', SPAN, { timespan: '02:00:00' }],
    [SPAN, '-', SPAN, { timespan: '00:00:00' }],
    [SPAN, '/', SPAN, 'fails'],
    [{ datetime: '9999-12-31T23:30:00Z' }, '+', SPAN, 'fails'],
    [{ datetime: '0001-01-01T00:30:00Z' }, '-', SPAN, 'fails'],
    // What has no numbers.
    [true, '+', true, 'fails'],
    [true, '*', 1, 'fails'],
    [{ guid: GUID }, '+', 1, 'fails'],
  ])('%j %s %j is %j', (left, operator, right, result) => {
    expect(shown(calculate(operator, value(left), value(right)))).toEqual(result);
  });

  test.each<[of: unknown, result: object | 'fails']>([
    [{ byte: '3' }, { int: '-3' }],
    [{ sbyte: '-128' }, { int: '128' }],
    [{ ushort: '65535' }, { int: '-65535' }],
    [{ int: '-2147483648' }, 'fails'],
    [{ uint: '3' }, { long: '-3' }],
    [{ long: '3' }, { long: '-3' }],
    [LEAST, 'fails'],
    [{ ulong: '3' }, 'fails'],
    [1.5, { double: '-1.5' }],
    [{ float: '1.5' }, { float: '-1.5' }],
    [{ decimal: '1.50' }, { decimal: '-1.50' }],
    [SPAN, { timespan: '-01:00:00' }],
    ['1', 'fails'],
    [true, 'fails'],
    [null, 'fails'],
    [DATE, 'fails'],
  ])('minus %j is %j', (of, result) => {
    expect(shown(negate(value(of)))).toEqual(result);
  });
});

describe('comparing', () => {
  /** Of `<`, `=`, `>` the one that holds; `none` where none does, `fails` where the service cannot tell. */
  const order = (left: Value, right: Value) => {
    const operators = ['<', '=', '>'] as const;
    const answers = operators.map((operator) => compare(operator, left, right));
    if (answers.some((answer) => answer instanceof Failure)) {
      return answers[1] instanceof Failure ? 'fails' : answers[1] === true ? '= alone' : '<> alone';
    }
    return operators.find((_, index) => answers[index] === true) ?? 'none';
  };
  const OPPOSITE = { '<': '>', '>': '<' } as const;

  test.each<[left: unknown, right: unknown, order: string]>([
    [1, 2, '<'],
    [{ long: '2' }, 2, '='],
    [MOST, { long: '9223372036854775806' }, '>'],
    [{ ulong: '18446744073709551615' }, { ulong: '1' }, '>'],
    [{ ulong: '1' }, { byte: '1' }, '='],
    [{ ulong: '1' }, 1, 'fails'],
    [1, 1.5, '<'],
    [{ float: '0.5' }, 0.5, '='],
    [{ float: '0.1' }, { double: '0.1' }, '>'],
    [{ float: '1' }, 2, '<'],
    [{ float: '16777216' }, { int: '16777217' }, '='],
    [{ decimal: '1.0' }, { decimal: '1' }, '='],
    [{ decimal: '1.5' }, 2, '<'],
    [{ decimal: '1.5' }, 1.5, 'fails'],
    [{ double: 'NaN' }, { double: 'NaN' }, 'none'],
    [{ double: 'Infinity' }, 1, '>'],
    ['a', 'a', '= alone'],
    ['a', 'b', '<> alone'],
    [true, true, '= alone'],
    [true, false, '<> alone'],
    [true, 'True', 'fails'],
    [{ guid: GUID }, { guid: GUID }, '= alone'],
    [{ guid: GUID }, `{${GUID}}`, '= alone'],
    [{ guid: GUID }, GUID.replace('6', '7'), '<> alone'],
    [{ guid: GUID }, 'x', 'fails'],
    [{ guid: GUID }, true, 'fails'],
    [DATE, { datetime: '2026-11-27T12:00:01Z' }, '<'],
    [DATE, DATE, '='],
    [SPAN, { timespan: '00:59:59' }, '>'],
    [SPAN, SPAN, '='],
    [SPAN, DATE, 'fails'],
    [SPAN, 1, 'fails'],
    [null, 1, 'none'],
    [null, SPAN, 'none'],
    [null, DATE, 'none'],
    [null, 'a', '<> alone'],
    [null, true, '<> alone'],
    [null, null, 'none or equal'],
  ])('%j beside %j: %s', (left, right, expected) => {
    const [a, b] = [value(left), value(right)];
    if (expected === 'none or equal') {
      expect((['<', '<=', '=', '>=', '>', '<>'] as const).map((one) => compare(one, a, b))).toEqual([
        ...[false, false, true, false, false, false],
      ]);
      return;
    }
    expect(order(a, b)).toBe(expected);
    expect(order(b, a)).toBe(OPPOSITE[expected as '<'] ?? expected);
    if (expected === 'fails') return;
    // The other three are what these say.
    const holds = (operator: ComparisonOperator) => compare(operator, a, b);
    expect(holds('<>')).toBe(!['=', '= alone'].includes(expected));
    if (expected.endsWith('alone')) return;
    expect([holds('<='), holds('>=')]).toEqual([['<', '='].includes(expected), ['>', '='].includes(expected)]);
  });

  test('what only the service has equals nothing but NULL, which it is not', () => {
    const state = new Opaque('state', 'Active');
    expect([equals(state, null), equals(null, state)]).toEqual([false, false]);
    expect(equals(state, 'Active')).toBeInstanceOf(Failure);
    expect(equals(state, state)).toBeInstanceOf(Failure);
  });

  test('in a list a text is no GUID', () => {
    const guid = value({ guid: GUID });
    expect([equals(guid, guid, false), equals(guid, GUID), equals(GUID, guid)]).toEqual([true, true, true]);
    expect(equals(guid, GUID, false)).toBeInstanceOf(Failure);
    expect(equals(GUID, guid, false)).toBeInstanceOf(Failure);
  });
});
