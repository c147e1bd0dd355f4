import { DateTime, DecimalValue, Float, Guid, Integer, type IntegerType, TimeSpan } from '../../../rules/values/values';
import type { AmqpValue, Described } from './amqp-value';
import { millisecondsOf } from './decode';
import { describedBy, listOf, mapOf } from './raw';

/** A name of AMQP's own, which is no text. */
export class AmqpSymbol {
  constructor(readonly name: string) {}
}

/** A list whose parts are all of one type, as clients of some operations expect it. */
export class AmqpArray {
  constructor(
    readonly type: 'uuid' | 'long' | 'timestamp' | 'string' | 'symbol',
    readonly parts: readonly (Guid | Integer | DateTime | string)[],
  ) {}
}

/** What can be written: what is read, and what only an answer has. */
export type Encodable =
  | AmqpValue
  | AmqpSymbol
  | AmqpArray
  | readonly Encodable[]
  | ReadonlyMap<Encodable, Encodable>
  | { readonly descriptor: Encodable; readonly value: Encodable };

/** A value in bytes. */
export function encode(value: Encodable): Buffer {
  if (value === null) return Buffer.of(0x40);
  if (typeof value === 'boolean') return Buffer.of(value ? 0x41 : 0x42);
  if (typeof value === 'string') return sized(0xa1, Buffer.from(value, 'utf8'));
  if (typeof value === 'number') return fixed(0x82, 8, (bytes) => bytes.writeDoubleBE(value, 1));
  if (Buffer.isBuffer(value)) return sized(0xa0, value);
  if (value instanceof Integer) return integer(value);
  if (value instanceof Float) return fixed(0x72, 4, (bytes) => bytes.writeFloatBE(value.value, 1));
  if (value instanceof Guid) return Buffer.concat([Buffer.of(0x98), guidBytes(value)]);
  if (value instanceof DateTime) return long(0x83, millisecondsOf(value));
  if (value instanceof TimeSpan) return describedBy(symbol('com.microsoft:timespan'), long(0x81, value.ticks));
  if (value instanceof DecimalValue) return decimal128(value);
  if (value instanceof AmqpSymbol) return symbol(value.name);
  if (value instanceof AmqpArray) return array(value);
  if (value instanceof Map) return mapOf([...value].flat().map(encode));
  if (Array.isArray(value)) return listOf(value.map(encode));
  const { descriptor, value: inner } = value as Described | { descriptor: Encodable; value: Encodable };
  return describedBy(encode(descriptor), encode(inner));
}

const CODES: Readonly<Record<IntegerType, readonly [code: number, width: number]>> = {
  byte: [0x50, 1],
  sbyte: [0x51, 1],
  ushort: [0x60, 2],
  short: [0x61, 2],
  uint: [0x70, 4],
  int: [0x71, 4],
  ulong: [0x80, 8],
  long: [0x81, 8],
};

function integer({ type, value }: Integer): Buffer {
  const [code, width] = CODES[type];
  return fixed(code, width, (bytes) =>
    bytes.writeBigUInt64BE(BigInt.asUintN(8 * width, value) << BigInt(64 - 8 * width), 1),
  );
}

function long(code: number, value: bigint): Buffer {
  return fixed(code, 8, (bytes) => bytes.writeBigInt64BE(value, 1));
}

/** A value of a fixed width; it is written into more bytes than it has, of which those in front count. */
function fixed(code: number, width: number, write: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.alloc(9);
  bytes[0] = code;
  write(bytes);
  return bytes.subarray(0, 1 + width);
}

/** A value with its length before it: of one byte where that is enough, else of four. */
function sized(smallCode: number, content: Buffer): Buffer {
  if (content.length < 256) return Buffer.concat([Buffer.of(smallCode, content.length), content]);
  const head = Buffer.allocUnsafe(5);
  head[0] = smallCode + 0x10;
  head.writeUInt32BE(content.length, 1);
  return Buffer.concat([head, content]);
}

function symbol(name: string): Buffer {
  return sized(0xa3, Buffer.from(name, 'latin1'));
}

/** The code of the parts of an array, each of which is written with it and then without. */
const PART_CODES = { uuid: 0x98, long: 0x81, timestamp: 0x83, string: 0xb1, symbol: 0xb3 } as const;

function array({ type, parts }: AmqpArray): Buffer {
  const contents = parts.map((part) => {
    if (typeof part !== 'string') return encode(part).subarray(1);
    const text = Buffer.from(part, type === 'symbol' ? 'latin1' : 'utf8');
    const length = Buffer.allocUnsafe(4);
    length.writeUInt32BE(text.length);
    return Buffer.concat([length, text]);
  });
  const head = Buffer.allocUnsafe(10);
  head[0] = 0xf0;
  head.writeUInt32BE(
    contents.reduce((sum, content) => sum + content.length, 5),
    1,
  );
  head.writeUInt32BE(parts.length, 5);
  head[9] = PART_CODES[type];
  return Buffer.concat([head, ...contents]);
}

/** The bytes of a GUID in the order of RFC 4122. */
export function guidBytes({ value }: Guid): Buffer {
  return Buffer.from(value.replaceAll('-', ''), 'hex');
}

/** @see `decode`: IEEE 754's decimal128 in its binary form */
function decimal128({ value }: DecimalValue): Buffer {
  const [, sign, whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value.toString()) ?? [];
  const exponent = BigInt(6176 - fraction.length);
  const bits = ((sign === '-' ? 1n : 0n) << 127n) | (exponent << 113n) | BigInt(whole + fraction);
  return Buffer.concat([Buffer.of(0x94), Buffer.from(bits.toString(16).padStart(32, '0'), 'hex')]);
}
