import { Decimal } from '../../../rules/values/decimal';
import { DateTime, DecimalValue, Float, Guid, Integer, type IntegerType, TimeSpan } from '../../../rules/values/values';
import { type AmqpValue, Described } from './amqp-value';
import { byteAt, DEEPEST, endOfContent, endOfValue, MalformedAmqp, partsAt, wordAt } from './raw';

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
  return new Reader(bytes).next(0);
}

/** Reads values one after another, of bytes that are known to be whole: each begins where the one before it ended. */
class Reader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  next(depth: number): AmqpValue {
    if (depth > DEEPEST) throw new MalformedAmqp(`values are nested more than ${DEEPEST} levels deep`);
    const { bytes, at } = this;
    const code = byteAt(bytes, at);
    if (code === 0x00) {
      this.at = at + 1;
      const descriptor = this.next(depth + 1);
      const value = this.next(depth + 1);
      return DESCRIBED.get(descriptor)?.(value) ?? new Described(descriptor, value);
    }
    const fixed = FIXED[code];
    const end = endOfContent(bytes, at + 1, code);
    if (code === 0x45 || code >> 4 === 0xc || code >> 4 === 0xd) return this.compound(code, end, depth);
    this.at = end;
    if (fixed !== undefined) return fixed(bytes, at + 1);
    switch (code) {
      case 0xa0:
        return bytes.subarray(at + 2, end);
      case 0xb0:
        return bytes.subarray(at + 5, end);
      case 0xa1:
      case 0xa3:
        return bytes.toString('utf8', at + 2, end);
      case 0xb1:
      case 0xb3:
        return bytes.toString('utf8', at + 5, end);
      case 0xe0:
      case 0xf0:
        return arrayFrom(bytes.subarray(at, end), code === 0xe0, (part) => new Reader(part).next(depth + 1));
      default:
        throw new MalformedAmqp(`0x${code.toString(16)} is of no known type`);
    }
  }

  /** A list or a map. */
  private compound(code: number, end: number, depth: number): AmqpValue {
    const { bytes, at } = this;
    const [count, begin] = partsAt(bytes, at);
    this.at = begin;
    const parts: AmqpValue[] = [];
    for (let number = 0; number < count; number++) {
      parts.push(this.next(depth + 1));
      if (this.at > end) throw new MalformedAmqp('bytes end within a value');
    }
    this.at = end;
    return code === 0xc1 || code === 0xd1 ? mapFrom(parts) : parts;
  }
}

const integer =
  (type: IntegerType, read: (bytes: Buffer, at: number) => bigint | number) =>
  (bytes: Buffer, at: number): Integer => {
    const value = read(bytes, at);
    return typeof value === 'number' ? Integer.small(type, value) : Integer.of(type, value);
  };

/** What is of a fixed width, by its code, from where it begins behind the code. */
const FIXED: Readonly<Record<number, (bytes: Buffer, at: number) => AmqpValue>> = {
  64: () => null,
  65: () => true,
  66: () => false,
  86: (bytes, at) => bytes[at] === 1,
  80: integer('byte', (bytes, at) => bytes.readUInt8(at)),
  81: integer('sbyte', (bytes, at) => bytes.readInt8(at)),
  96: integer('ushort', (bytes, at) => bytes.readUInt16BE(at)),
  97: integer('short', (bytes, at) => bytes.readInt16BE(at)),
  112: integer('uint', (bytes, at) => bytes.readUInt32BE(at)),
  82: integer('uint', (bytes, at) => bytes.readUInt8(at)),
  67: integer('uint', () => 0),
  113: integer('int', (bytes, at) => bytes.readInt32BE(at)),
  84: integer('int', (bytes, at) => bytes.readInt8(at)),
  128: integer('ulong', (bytes, at) => bytes.readBigUInt64BE(at)),
  83: integer('ulong', (bytes, at) => bytes.readUInt8(at)),
  68: integer('ulong', () => 0),
  129: integer('long', (bytes, at) => bytes.readBigInt64BE(at)),
  85: integer('long', (bytes, at) => bytes.readInt8(at)),
  114: (bytes, at) => new Float(bytes.readFloatBE(at)),
  130: (bytes, at) => bytes.readDoubleBE(at),
  148: decimal128,
  115: (bytes, at) => character(bytes.readUInt32BE(at)),
  131: (bytes, at) => dateTimeOf(bytes.readBigInt64BE(at)),
  152: (bytes, at) => new Guid(guidText(bytes.subarray(at, at + 16))),
  // Nobody's client sends these: that something is there is all that is known.
  116: (bytes, at) => Buffer.from(bytes.subarray(at, at + 4)),
  132: (bytes, at) => Buffer.from(bytes.subarray(at, at + 8)),
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
function decimal128(bytes: Buffer, at: number): DecimalValue | Buffer {
  const high = bytes.readBigUInt64BE(at);
  const digits = ((high & 0x1_ffff_ffff_ffffn) << 64n) | bytes.readBigUInt64BE(at + 8);
  const exponent = Number((high >> 49n) & 0x3fffn) - 6176;
  const sign = high >> 63n === 1n ? '-' : '';
  const decimal = ((high >> 61n) & 3n) === 3n ? undefined : Decimal.parse(`${sign}${digits}e${exponent}`);
  return decimal === undefined ? Buffer.from(bytes.subarray(at, at + 16)) : new DecimalValue(decimal);
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
