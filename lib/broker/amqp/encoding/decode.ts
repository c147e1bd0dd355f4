import { Decimal } from '../../../rules/values/decimal';
import { DateTime, DecimalValue, Float, Guid, Integer, type IntegerType, TimeSpan } from '../../../rules/values/values';
import { Described } from './described';
import { byteAt, DEEPEST, describedParts, endOfContent, endOfValue, MalformedAmqp, partsOf, wordAt } from './raw';

/**
 * A value of AMQP with its type: text, booleans, null and doubles are JavaScript's own, other scalars as the rule language
 * has them; binaries are buffers, symbols text, lists and arrays arrays, maps `Map`s.
 */
export type AmqpValue =
  | string
  | boolean
  | null
  | number
  | Integer
  | Float
  | DecimalValue
  | Guid
  | DateTime
  | TimeSpan
  | Buffer
  | Described
  | readonly AmqpValue[]
  | ReadonlyMap<AmqpValue, AmqpValue>;

/** Milliseconds and ticks of 100 nanoseconds from the year 1 to 1970. */
const TICKS_TO_1970 = 621_355_968_000_000_000n;
const TICKS_PER_MILLISECOND = 10_000n;

/** A point in time of AMQP, in milliseconds since 1970, as the rule language has it. */
export function dateTimeOf(milliseconds: bigint): DateTime {
  return new DateTime(milliseconds * TICKS_PER_MILLISECOND + TICKS_TO_1970);
}

/** The other way round. */
export function millisecondsOf({ ticks }: DateTime): bigint {
  return (ticks - TICKS_TO_1970) / TICKS_PER_MILLISECOND;
}

/** Types that the official clients send as described values. */
const DESCRIBED = new Map<AmqpValue, (value: AmqpValue) => AmqpValue | undefined>([
  ['com.microsoft:timespan', (value) => (value instanceof Integer ? new TimeSpan(value.value) : undefined)],
  ['com.microsoft:datetime-offset', (value) => (value instanceof Integer ? new DateTime(value.value) : undefined)],
  ['com.microsoft:uri', (value) => (typeof value === 'string' ? value : undefined)],
]);

/** The value that bytes are. @throws MalformedAmqp */
export function decode(bytes: Buffer): AmqpValue {
  if (endOfValue(bytes, 0) !== bytes.length) throw new MalformedAmqp('bytes follow a value');
  return decoded(bytes, 0);
}

function decoded(bytes: Buffer, depth: number): AmqpValue {
  if (depth > DEEPEST) throw new MalformedAmqp(`values are nested more than ${DEEPEST} levels deep`);
  const inner = (part: Buffer): AmqpValue => decoded(part, depth + 1);
  const described = describedParts(bytes);
  if (described !== undefined) {
    const [descriptor, value] = described.map(inner) as [AmqpValue, AmqpValue];
    return DESCRIBED.get(descriptor)?.(value) ?? new Described(descriptor, value);
  }
  const code = byteAt(bytes, 0);
  const fixed = FIXED[code];
  if (fixed !== undefined) return fixed(bytes);
  switch (code) {
    case 0xa0:
      return bytes.subarray(2);
    case 0xb0:
      return bytes.subarray(5);
    case 0xa1:
    case 0xa3:
      return bytes.toString('utf8', 2);
    case 0xb1:
    case 0xb3:
      return bytes.toString('utf8', 5);
    case 0x45:
    case 0xc0:
    case 0xd0:
      return partsOf(bytes).map(inner);
    case 0xc1:
    case 0xd1:
      return mapFrom(partsOf(bytes).map(inner));
    case 0xe0:
    case 0xf0:
      return arrayFrom(bytes, code === 0xe0, inner);
    default:
      throw new MalformedAmqp(`0x${code.toString(16)} is of no known type`);
  }
}

const integer =
  (type: IntegerType, read: (bytes: Buffer) => bigint | number) =>
  (bytes: Buffer): Integer => {
    const value = read(bytes);
    return typeof value === 'number' ? Integer.small(type, value) : Integer.of(type, value);
  };

/** What is of a fixed width, by its code. */
const FIXED: Readonly<Record<number, (bytes: Buffer) => AmqpValue>> = {
  64: () => null,
  65: () => true,
  66: () => false,
  86: (bytes) => bytes[1] === 1,
  80: integer('byte', (bytes) => bytes.readUInt8(1)),
  81: integer('sbyte', (bytes) => bytes.readInt8(1)),
  96: integer('ushort', (bytes) => bytes.readUInt16BE(1)),
  97: integer('short', (bytes) => bytes.readInt16BE(1)),
  112: integer('uint', (bytes) => bytes.readUInt32BE(1)),
  82: integer('uint', (bytes) => bytes.readUInt8(1)),
  67: integer('uint', () => 0),
  113: integer('int', (bytes) => bytes.readInt32BE(1)),
  84: integer('int', (bytes) => bytes.readInt8(1)),
  128: integer('ulong', (bytes) => bytes.readBigUInt64BE(1)),
  83: integer('ulong', (bytes) => bytes.readUInt8(1)),
  68: integer('ulong', () => 0),
  129: integer('long', (bytes) => bytes.readBigInt64BE(1)),
  85: integer('long', (bytes) => bytes.readInt8(1)),
  114: (bytes) => new Float(bytes.readFloatBE(1)),
  130: (bytes) => bytes.readDoubleBE(1),
  148: (bytes) => decimal128(bytes),
  115: (bytes) => character(bytes.readUInt32BE(1)),
  131: (bytes) => dateTimeOf(bytes.readBigInt64BE(1)),
  152: (bytes) => new Guid(guidText(bytes.subarray(1))),
  // Nobody's client sends these: that something is there is all that is known.
  116: (bytes) => Buffer.from(bytes),
  132: (bytes) => Buffer.from(bytes),
};

function character(code: number): string {
  if (code > 0x10ffff) throw new MalformedAmqp('a character is beyond Unicode');
  return String.fromCodePoint(code);
}

/** A GUID as text, from the order of its bytes in RFC 4122. */
export function guidText(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** IEEE 754's decimal128 in its binary form, which is what .NET's client writes a decimal as. */
function decimal128(bytes: Buffer): DecimalValue | Buffer {
  const high = bytes.readBigUInt64BE(1);
  const digits = ((high & 0x1_ffff_ffff_ffffn) << 64n) | bytes.readBigUInt64BE(9);
  const exponent = Number((high >> 49n) & 0x3fffn) - 6176;
  const sign = high >> 63n === 1n ? '-' : '';
  const decimal = ((high >> 61n) & 3n) === 3n ? undefined : Decimal.parse(`${sign}${digits}e${exponent}`);
  return decimal === undefined ? Buffer.from(bytes) : new DecimalValue(decimal);
}

function mapFrom(parts: readonly AmqpValue[]): Map<AmqpValue, AmqpValue> {
  if (parts.length % 2 !== 0) throw new MalformedAmqp('a map has a name without a value');
  const map = new Map<AmqpValue, AmqpValue>();
  for (let at = 0; at < parts.length; at += 2) map.set(parts[at] as AmqpValue, parts[at + 1] as AmqpValue);
  return map;
}

/** So many parts without bytes of their own (an array of null, or of true) are taken; more are nobody's. */
const MOST_EMPTY_PARTS = 10_000;

/** An array has one code for all of its parts. */
function arrayFrom(bytes: Buffer, isSmall: boolean, inner: (part: Buffer) => AmqpValue): AmqpValue[] {
  const count = isSmall ? byteAt(bytes, 2) : wordAt(bytes, 5);
  const begin = isSmall ? 3 : 9;
  const codeAt = byteAt(bytes, begin) === 0 ? endOfValue(bytes, begin + 1) : begin;
  const head = bytes.subarray(begin, codeAt + 1);
  const code = byteAt(bytes, codeAt);
  if (count > Math.max(bytes.length, MOST_EMPTY_PARTS)) throw new MalformedAmqp('an array has more parts than bytes');
  const values: AmqpValue[] = [];
  for (let number = 0, at = codeAt + 1; number < count; number++) {
    const end = endOfContent(bytes, at, code);
    values.push(inner(Buffer.concat([head, bytes.subarray(at, end)])));
    at = end;
  }
  return values;
}
