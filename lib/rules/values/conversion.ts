import { Decimal } from './decimal';
import { Failure } from './failure';
import { isNumeric, type NumericValue, numberOf } from './numeric-values';
import { parseDateTime, parseGuid, parseTimeSpan, textOf } from './value-text';
import { DateTime, DecimalValue, Float, Guid, Integer, type IntegerType, TimeSpan, typeOf, type Value } from './values';

/**
 * Converts a value to the type of the one that an action replaces, as the service does.
 *
 * The value is not null. What cannot be converted is a failure of the whole action.
 */
export function convertLike(existing: Value, value: Value): Value | Failure {
  if (typeof existing === 'string') return textOf(value);
  if (typeOf(existing) === typeOf(value)) return value;
  const converted = convert(existing, value);
  return converted ?? new Failure(`${typeOf(value)} '${textOf(value)}' cannot become ${typeOf(existing)}`);
}

function convert(existing: Value, value: Value): Value | undefined {
  if (existing instanceof Integer) return toInteger(existing.type, value);
  if (typeof existing === 'number') return toDouble(value);
  if (typeof existing === 'boolean') return toBoolean(value);
  if (existing instanceof Float) {
    const double = toDouble(value);
    return double === undefined ? undefined : new Float(double);
  }
  if (existing instanceof DecimalValue) {
    const decimal = toDecimal(value);
    return decimal === undefined ? undefined : new DecimalValue(decimal);
  }
  if (typeof value !== 'string') return undefined;
  if (existing instanceof Guid) return parseGuid(value);
  if (existing instanceof DateTime) return parseDateTime(value);
  return existing instanceof TimeSpan ? parseTimeSpan(value) : undefined;
}

function toInteger(type: IntegerType, value: Value): Integer | undefined {
  if (typeof value === 'boolean') return Integer.small(type, value ? 1 : 0);
  if (typeof value === 'string') {
    const text = value.trim();
    return /^[+-]?\d+$/.test(text) ? Integer.checked(type, BigInt(text.replace('+', ''))) : undefined;
  }
  if (!isNumeric(value)) return undefined;
  const rounded = roundHalfEven(value);
  return rounded === undefined ? undefined : Integer.checked(type, rounded);
}

/** The nearest whole number, halves to the even one; `undefined` for infinities and NaN. */
export function roundHalfEven(value: NumericValue): bigint | undefined {
  if (value instanceof Integer) return value.value;
  if (value instanceof DecimalValue) return value.value.rounded();
  const number = numberOf(value);
  if (!Number.isFinite(number)) return undefined;
  const down = Math.floor(number);
  const isHalf = number - down === 0.5;
  return BigInt(isHalf ? (down % 2 === 0 ? down : down + 1) : Math.round(number));
}

function toDouble(value: Value): number | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isNumeric(value)) return numberOf(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  const named = NAMED.get(text);
  if (named !== undefined) return named;
  const plain = numberText(text, true);
  const number = plain === undefined ? undefined : Number(plain);
  return number !== undefined && Number.isFinite(number) ? number : undefined;
}

const NAMED: ReadonlyMap<string, number> = new Map(
  Object.entries<number>({
    NaN: Number.NaN,
    Infinity: Number.POSITIVE_INFINITY,
    '-Infinity': Number.NEGATIVE_INFINITY,
  }),
);

/** A number as text without its commas, which stand between digits before the point in any place. */
function numberText(text: string, withExponent: boolean): string | undefined {
  const match = /^([+-]?)(?:(\d[\d,]*)(\.\d*)?|(\.\d+))([eE][+-]?\d+)?$/.exec(text);
  if (match === null || (match[5] !== undefined && !withExponent)) return undefined;
  const [, sign = '', whole = '', fraction = '', onlyFraction = '', exponent = ''] = match;
  return `${sign}${whole.replaceAll(',', '')}${fraction}${onlyFraction}${exponent}`;
}

function toDecimal(value: Value): Decimal | undefined {
  if (typeof value === 'boolean') return Decimal.ofInteger(value ? 1n : 0n);
  if (value instanceof Integer) return Decimal.ofInteger(value.value);
  if (typeof value === 'number') return Decimal.ofDouble(value, 15);
  if (value instanceof Float) return Decimal.ofDouble(value.value, 7);
  if (typeof value !== 'string') return undefined;
  const plain = numberText(value.trim(), false);
  return plain === undefined ? undefined : Decimal.parse(plain);
}

function toBoolean(value: Value): boolean | undefined {
  if (value instanceof DecimalValue) return !value.value.isZero();
  if (value instanceof Integer) return value.value !== 0n;
  if (isNumeric(value)) return numberOf(value) !== 0;
  if (typeof value !== 'string') return undefined;
  const text = value.trim().toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}
