import fc from 'fast-check';
import { messageFromJson, type Value } from '../../lib/rules';
import { Decimal } from '../../lib/rules/values/decimal';
import { readTyped, readValue, valueToJson } from '../../lib/rules/values/value-json';
import {
  DateTime,
  DecimalValue,
  Float,
  Guid,
  Integer,
  Opaque,
  sameValue,
  TimeSpan,
} from '../../lib/rules/values/values';

const LONGEST = 2n ** 63n - 1n;
const GUID = '6f0c0000-1234-5678-9abc-000000000001';

describe('values from JSON', () => {
  test.each<[json: unknown, typed: object]>([
    [1, { int: '1' }],
    [-2147483648, { int: '-2147483648' }],
    [2147483647, { int: '2147483647' }],
    [-2147483649, { long: '-2147483649' }],
    [2147483648, { long: '2147483648' }],
    [1e18, { long: '1000000000000000000' }],
    [1e19, { double: '1E+19' }],
    [7n, { long: '7' }],
    [2n ** 63n, { double: '9.2233720368547758E+18' }],
    [1.5, { double: '1.5' }],
    [true, { bool: 'true' }],
    [false, { bool: 'false' }],
    [null, { null: null }],
    [{ null: 'anything' }, { null: null }],
    [{ string: '1' }, { string: '1' }],
    [{ bool: 'TRUE' }, { bool: 'true' }],
    [{ bool: 'False' }, { bool: 'false' }],
    [{ bool: true }, { bool: 'true' }],
    [{ byte: '255' }, { byte: '255' }],
    [{ sbyte: '-128' }, { sbyte: '-128' }],
    [{ short: '-32768' }, { short: '-32768' }],
    [{ ushort: '65535' }, { ushort: '65535' }],
    [{ int: '+7' }, { int: '7' }],
    [{ int: '-2147483648' }, { int: '-2147483648' }],
    [{ int: '2147483647' }, { int: '2147483647' }],
    [{ uint: '4294967295' }, { uint: '4294967295' }],
    [{ long: '999999999999999' }, { long: '999999999999999' }],
    [{ long: '1000000000000000' }, { long: '1000000000000000' }],
    [{ long: '9223372036854775807' }, { long: '9223372036854775807' }],
    [{ long: 7 }, { long: '7' }],
    [{ ulong: '18446744073709551615' }, { ulong: '18446744073709551615' }],
    [{ int32: '7' }, { int: '7' }],
    [{ int16: '7' }, { short: '7' }],
    [{ uint16: '7' }, { ushort: '7' }],
    [{ uint32: '7' }, { uint: '7' }],
    [{ int64: '7' }, { long: '7' }],
    [{ uint64: '7' }, { ulong: '7' }],
    [{ single: '0.5' }, { float: '0.5' }],
    [{ boolean: 'true' }, { bool: 'true' }],
    [{ float: '3.4028235E+38' }, { float: '3.40282347E+38' }],
    [{ float: '0.1' }, { float: '0.1' }],
    [{ float: '16777217' }, { float: '16777216' }],
    [{ float: '-0' }, { float: '-0' }],
    [{ float: 'NaN' }, { float: 'NaN' }],
    [{ float: '-Infinity' }, { float: '-Infinity' }],
    [{ double: '-0' }, { double: '-0' }],
    [{ double: -0 }, { double: '-0' }],
    [{ double: '.5' }, { double: '0.5' }],
    [{ double: '5.' }, { double: '5' }],
    [{ double: 'NaN' }, { double: 'NaN' }],
    [{ double: '-Infinity' }, { double: '-Infinity' }],
    [{ double: '1.7976931348623157E+308' }, { double: '1.7976931348623157E+308' }],
    [{ decimal: '1.50' }, { decimal: '1.50' }],
    [{ guid: GUID }, { guid: GUID }],
    [{ datetime: '2026-01-31' }, { datetime: '2026-01-31T00:00:00Z' }],
    [{ timespan: 'P1DT2H' }, { timespan: '1.02:00:00' }],
    [{ timespan: '02:00' }, { timespan: '02:00:00' }],
  ])('%p', (json, typed) => {
    expect(valueToJson(readValue(json) as Value)).toEqual(typed);
  });

  const said = (json: unknown) => {
    try {
      messageFromJson({ properties: { a: json } });
      return 'nothing';
    } catch (error) {
      return (error as Error).message;
    }
  };

  test.each<[json: unknown, says: RegExp]>([
    [[], /a: got \[\], allowed text, a number/],
    [{}, /a: got \{\}, allowed text, a number/],
    [{ int: '1', long: '1' }, /allowed text, a number.*an object with its type alone/],
    [Number.POSITIVE_INFINITY, /a: got Infinity, allowed a number of at most .*, as \{"double": "Infinity"\}/],
    [{ Int32: '7' }, /a: got \{"Int32":"7"\}, allowed a type of string, bool, byte, /],
    [{ string: 1 }, /a: got 1, allowed text$/],
    [{ bool: 'yes' }, /a: got "yes", allowed true or false \(bool\)/],
    [{ bool: null }, /a: got null, allowed true or false \(bool\)/],
    [{ byte: '256' }, /allowed a whole number, 0 to 255 \(byte\)/],
    [{ byte: '-1' }, /0 to 255/],
    [{ sbyte: '-129' }, /-128 to 127/],
    [{ short: '32768' }, /-32768 to 32767/],
    [{ ushort: '65536' }, /0 to 65535/],
    [{ int: '2147483648' }, /-2147483648 to 2147483647/],
    [{ int: '-2147483649' }, /-2147483648 to 2147483647/],
    [{ uint: '4294967296' }, /0 to 4294967295/],
    [{ long: '9223372036854775808' }, /-9223372036854775808 to 9223372036854775807/],
    [{ ulong: '-1' }, /0 to 18446744073709551615/],
    [{ int: '1.0' }, /a whole number/],
    [{ int: '' }, /a whole number/],
    [{ int: ' 1' }, /a whole number/],
    [{ float: '3.4028236E+38' }, /at most 3.4028235E\+38/],
    [{ double: '1E309' }, /at most 1.7976931348623157E\+308/],
    [{ double: '0x10' }, /a number of at most/],
    [{ double: '.' }, /a number of at most/],
    [{ decimal: '79228162514264337593543950336' }, /a decimal number/],
    [{ decimal: '1'.repeat(401) }, /a decimal number/],
    [{ guid: 'x' }, /a GUID/],
    [{ datetime: '2026-02-30' }, /a date of the years 1 to 9999/],
    [{ timespan: 'soon' }, /a length of time/],
  ])('%j is refused', (json, says) => {
    expect(said(json)).toMatch(says);
  });

  test('of a long text that is a number, only so much is read as numbers have', () => {
    expect(readTyped('decimal', `0.${'0'.repeat(398)}`)).toBeInstanceOf(DecimalValue);
    expect(readTyped('decimal', `0.${'0'.repeat(399)}`)).not.toBeInstanceOf(DecimalValue);
  });
});

test('a number is the same after a way through JSON, to its last digit', () => {
  const numbers = fc.oneof(
    fc.double(),
    fc.float().map((value) => new Float(value)),
    fc.bigInt(-LONGEST - 1n, LONGEST).map((value) => Integer.of('long', value)),
  );
  fc.assert(fc.property(numbers, (value) => sameValue(readValue(valueToJson(value)) as Value, value)));
});

/** Values of which each is the same as itself alone. */
const DIFFERENT: readonly Value[] = [
  ...[null, '', '1', true, false, 0, 1, Number.NaN],
  ...[Integer.small('int', 1), Integer.small('long', 1), Integer.small('int', 2), Integer.of('long', LONGEST)],
  ...[new Float(1), new Float(2), new Float(Number.NaN), new Guid('a'), new Guid('b')],
  ...[new DecimalValue(Decimal.parse('1') as Decimal), new DecimalValue(Decimal.parse('2') as Decimal)],
  ...[new DateTime(1n), new DateTime(2n), new TimeSpan(1n), new TimeSpan(2n)],
  ...[new Opaque('state', 'a'), new Opaque('state', 'b'), new Opaque('map', 'a')],
];

test('a value is the same as one of its type and content, and as no other', () => {
  const again = (value: Value): Value =>
    typeof value === 'object' && value !== null
      ? Object.assign(Object.create(Object.getPrototypeOf(value)), value)
      : value;
  const same = DIFFERENT.map((a) => DIFFERENT.map((b) => sameValue(a, again(b))));
  expect(same).toEqual(DIFFERENT.map((_, row) => DIFFERENT.map((__, column) => row === column)));
  const scaled = Decimal.parse('1.00') as Decimal;
  expect(sameValue(new DecimalValue(Decimal.parse('1') as Decimal), new DecimalValue(scaled))).toBe(true);
});
