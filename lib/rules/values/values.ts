import type { Decimal } from './decimal';
import type { ValueType } from './value-type';

export type IntegerType = 'byte' | 'sbyte' | 'short' | 'ushort' | 'int' | 'uint' | 'long' | 'ulong';

/** The least and the largest number of each whole-number type. */
export const INTEGER_RANGES: Readonly<Record<IntegerType, readonly [least: bigint, most: bigint]>> = {
  byte: [0n, 255n],
  sbyte: [-128n, 127n],
  short: [-32_768n, 32_767n],
  ushort: [0n, 65_535n],
  int: [-(2n ** 31n), 2n ** 31n - 1n],
  uint: [0n, 2n ** 32n - 1n],
  long: [-(2n ** 63n), 2n ** 63n - 1n],
  ulong: [0n, 2n ** 64n - 1n],
};

/**
 * A whole number with its type.
 *
 * Exact as a JavaScript number up to 53 bits, and only beyond that as a bigint: comparing bigints is several times
 * slower, and nearly all numbers of messages are small.
 */
export class Integer {
  /** Whether `small` is the number, and compares as JavaScript numbers do (ulong beside signed numbers does not). */
  readonly isQuick: boolean;

  private constructor(
    readonly type: IntegerType,
    /** The number, or NaN where it does not fit into 53 bits. */
    readonly small: number,
    private readonly big: bigint | undefined,
  ) {
    this.isQuick = big === undefined && type !== 'ulong';
  }

  /** A number of 53 bits at most, known to be in the range of its type. */
  static small(type: IntegerType, value: number): Integer {
    return new Integer(type, value === 0 ? 0 : value, undefined);
  }

  /** A number known to be in the range of its type. */
  static of(type: IntegerType, value: bigint): Integer {
    const small = Number(value);
    return Number.isSafeInteger(small) ? new Integer(type, small, undefined) : new Integer(type, Number.NaN, value);
  }

  /** The number, if it is in the range of the type. */
  static checked(type: IntegerType, value: bigint): Integer | undefined {
    const [least, most] = INTEGER_RANGES[type];
    return value < least || value > most ? undefined : Integer.of(type, value);
  }

  get value(): bigint {
    return this.big ?? BigInt(this.small);
  }

  /** The nearest double. */
  toNumber(): number {
    return this.big === undefined ? this.small : Number(this.big);
  }

  toString(): string {
    return (this.big ?? this.small).toString();
  }
}

/** A number of single precision. */
export class Float {
  readonly type = 'float';
  readonly value: number;

  constructor(value: number) {
    this.value = Math.fround(value);
  }
}

/** A decimal as a value of a message. */
export class DecimalValue {
  readonly type = 'decimal';

  constructor(readonly value: Decimal) {}
}

/** A GUID, in small letters with dashes. */
export class Guid {
  readonly type = 'guid';

  constructor(readonly value: string) {}
}

/** A point in time, in ticks of 100 nanoseconds since the year 1; its zone is not kept. */
export class DateTime {
  readonly type = 'datetime';

  constructor(readonly ticks: bigint) {}
}

/** A length of time, in ticks of 100 nanoseconds. */
export class TimeSpan {
  readonly type = 'timespan';

  constructor(readonly ticks: bigint) {}
}

/** What only the service's own `sys.State` and `sys.Properties` are: something that equals nothing but NULL. */
export class Opaque {
  constructor(
    readonly type: 'state' | 'map',
    readonly text: string,
  ) {}
}

/**
 * A value of a message or of an expression. Text, booleans and null are JavaScript's own, and so is a double: every
 * other number is an object with its type.
 */
export type Value =
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
  | Opaque;

/** The type of a value. */
export function typeOf(value: Value): ValueType | 'state' | 'map' {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'number' ? 'double' : value.type;
}

/** Whether two values are the same in type and content; NaN is the same as NaN. */
export function sameValue(a: Value, b: Value): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return a === b || (Number.isNaN(a) && Number.isNaN(b));
  }
  if (a instanceof Integer) return b instanceof Integer && a.type === b.type && a.value === b.value;
  if (a instanceof Float) return b instanceof Float && sameValue(a.value, b.value);
  if (a instanceof DecimalValue) return b instanceof DecimalValue && a.value.compare(b.value) === 0;
  if (a instanceof Guid) return b instanceof Guid && a.value === b.value;
  if (a instanceof DateTime) return b instanceof DateTime && a.ticks === b.ticks;
  if (a instanceof TimeSpan) return b instanceof TimeSpan && a.ticks === b.ticks;
  return b instanceof Opaque && a.type === b.type && a.text === b.text;
}
