import { Decimal } from './decimal';
import { DecimalValue, Float, Integer, type IntegerType, type Value } from './values';

/** A value that counts as a number. */
export type NumericValue = number | Integer | Float | DecimalValue;

export function isNumeric(value: Value): value is NumericValue {
  return (
    typeof value === 'number' || value instanceof Integer || value instanceof Float || value instanceof DecimalValue
  );
}

const SIGNED: ReadonlySet<IntegerType> = new Set(['sbyte', 'short', 'int', 'long']);
const INT_LIKE: ReadonlySet<IntegerType> = new Set(['byte', 'sbyte', 'short', 'ushort', 'int']);

/** Two numbers brought to one type, or `undefined` where the service has none for the pair. */
export type Promoted =
  | { readonly as: 'decimal'; readonly left: Decimal; readonly right: Decimal }
  | { readonly as: 'double' | 'float'; readonly left: number; readonly right: number }
  | { readonly as: 'ulong' | 'long' | 'uint' | 'int'; readonly left: bigint; readonly right: bigint }
  | undefined;

/** Brings two numbers to the type that arithmetic and comparison work in. */
export function promote(left: NumericValue, right: NumericValue): Promoted {
  if (left instanceof DecimalValue || right instanceof DecimalValue) {
    const [a, b] = [decimalOf(left), decimalOf(right)];
    return a === undefined || b === undefined ? undefined : { as: 'decimal', left: a, right: b };
  }
  if (typeof left === 'number' || typeof right === 'number') {
    return { as: 'double', left: numberOf(left), right: numberOf(right) };
  }
  if (left instanceof Float || right instanceof Float) {
    return { as: 'float', left: Math.fround(numberOf(left)), right: Math.fround(numberOf(right)) };
  }
  const type = integerTypeOf(left.type, right.type);
  return type === undefined ? undefined : { as: type, left: left.value, right: right.value };
}

/** The type that two whole numbers work in; there is none for ulong with a signed number. */
export function integerTypeOf(left: IntegerType, right: IntegerType): 'ulong' | 'long' | 'uint' | 'int' | undefined {
  if (left === 'ulong' || right === 'ulong') return SIGNED.has(left) || SIGNED.has(right) ? undefined : 'ulong';
  if (left === 'long' || right === 'long') return 'long';
  if (INT_LIKE.has(left) && INT_LIKE.has(right)) return 'int';
  // One of them is uint.
  return SIGNED.has(left) || SIGNED.has(right) ? 'long' : 'uint';
}

/** A decimal takes whole numbers along, but neither doubles nor floats. */
function decimalOf(value: NumericValue): Decimal | undefined {
  if (value instanceof DecimalValue) return value.value;
  return value instanceof Integer ? Decimal.ofInteger(value.value) : undefined;
}

/** The nearest double. */
export function numberOf(value: NumericValue): number {
  if (typeof value === 'number') return value;
  if (value instanceof Integer) return value.toNumber();
  return value instanceof Float ? value.value : value.value.toNumber();
}
