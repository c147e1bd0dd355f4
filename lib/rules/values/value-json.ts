import { show } from '../inspection/problem';
import { Decimal } from './decimal';
import { isoOf, parseDateTime, parseGuid, parseIsoTimeSpan, parseTimeSpan, roundTripText, textOf } from './value-text';
import type { ValueType } from './value-type';
import { DateTime, DecimalValue, Float, INTEGER_RANGES, Integer, type IntegerType, typeOf, type Value } from './values';

/** Why some JSON is no value: what was got, and what is allowed. */
export class NotAValue {
  constructor(
    readonly got: unknown,
    readonly allowed: string,
  ) {}

  /** The sentence about it, at a place of the document. */
  at(place: string): string {
    return `${place}: got ${show(this.got)}, allowed ${this.allowed}`;
  }
}

/** What a value is in JSON. */
export const A_VALUE = 'text, a number, true, false, null, or an object with its type alone, such as {"long": "7"}';

/** The names that .NET's own types have. */
const ALIASES: ReadonlyMap<string, ValueType> = new Map([
  ['boolean', 'bool'],
  ['int16', 'short'],
  ['uint16', 'ushort'],
  ['int32', 'int'],
  ['uint32', 'uint'],
  ['int64', 'long'],
  ['uint64', 'ulong'],
  ['single', 'float'],
]);

/** What the text of each type is. */
const TEXTS: ReadonlyMap<ValueType, string> = new Map<ValueType, string>([
  ['string', 'text'],
  ['bool', 'true or false'],
  ...Object.entries(INTEGER_RANGES).map(
    ([type, [least, most]]) => [type as IntegerType, `a whole number, ${least} to ${most}`] as const,
  ),
  ['float', 'a number of at most 3.4028235E+38, or NaN, Infinity, -Infinity'],
  ['double', 'a number of at most 1.7976931348623157E+308, or NaN, Infinity, -Infinity'],
  ['decimal', 'a decimal number of at most 79228162514264337593543950335'],
  ['guid', 'a GUID, such as 01234567-89ab-cdef-0123-456789abcdef'],
  ['datetime', 'a date of the years 1 to 9999, such as 2026-01-31T12:00:00Z'],
  ['timespan', 'a length of time, such as 1.02:03:04 or P1DT2H3M4S'],
  ['null', 'null'],
]);

/** The types that a value in JSON may name. */
export const TYPE_NAMES: readonly string[] = [...TEXTS.keys(), ...ALIASES.keys()];

/**
 * A value from JSON: plain, or an object with its type as the only key and the value as text, which keeps 64-bit numbers
 * exact. A whole number is an int, or a long beyond 32 bits; any other number a double.
 */
export function readValue(json: unknown): Value | NotAValue {
  switch (typeof json) {
    case 'string':
    case 'boolean':
      return json;
    case 'number':
      return numberFromJson(json);
    case 'bigint':
      return Integer.checked('long', json) ?? Number(json);
  }
  if (json === null) return null;
  if (!isObject(json)) return new NotAValue(json, A_VALUE);
  let only: string | undefined;
  for (const type in json) {
    if (only !== undefined) return new NotAValue(json, A_VALUE);
    only = type;
  }
  return only === undefined ? new NotAValue(json, A_VALUE) : readTyped(only, json[only]);
}

function numberFromJson(json: number): Value | NotAValue {
  if (Number.isInteger(json)) {
    if (json >= -2147483648 && json <= 2147483647) return Integer.small('int', json);
    return Integer.checked('long', BigInt(json)) ?? json;
  }
  // JSON has no infinity: a number that was too large for one.
  return Number.isFinite(json) ? json : new NotAValue(json, `${TEXTS.get('double')}, as {"double": "Infinity"}`);
}

/** A value of a type, by the name of the type; from text, or from plain JSON that can only mean one value of it. */
export function readTyped(named: string, json: unknown): Value | NotAValue {
  const quick = typeof json === 'string' ? quickValue(named, json) : undefined;
  if (quick !== undefined) return quick;
  const type = ALIASES.get(named) ?? (named as ValueType);
  const allowed = TEXTS.get(type);
  if (allowed === undefined) return new NotAValue({ [named]: json }, `a type of ${[...TEXTS.keys()].join(', ')}`);
  if (type === 'null') return null;
  if (type === 'string') return typeof json === 'string' ? json : new NotAValue(json, allowed);
  const text = textFromJson(json);
  const value = text === undefined || text.length > LONGEST_TEXT ? undefined : parseTyped(type, text);
  return value === undefined ? new NotAValue(json, `${allowed} (${type})`) : value;
}

/** No value has a longer text; reading one takes time that grows with the square of its length. */
const LONGEST_TEXT = 400;

function textFromJson(json: unknown): string | undefined {
  if (typeof json === 'string') return json;
  if (typeof json === 'number') return Object.is(json, -0) ? '-0' : String(json);
  return typeof json === 'boolean' || typeof json === 'bigint' ? String(json) : undefined;
}

/** So many digits are a number that JavaScript holds exactly. */
const MOST_QUICK_DIGITS = 15;

/** The values that nearly all messages are made of, without a detour; `undefined` for all others. */
function quickValue(type: string, text: string): Value | undefined {
  switch (type) {
    case 'string':
      return text;
    case 'int':
    case 'long': {
      if (text.length > MOST_QUICK_DIGITS || !/^-?[0-9]+$/.test(text)) return undefined;
      const number = Number(text);
      const isInRange = type === 'long' || (number >= -2147483648 && number <= 2147483647);
      return isInRange ? Integer.small(type, number) : undefined;
    }
    case 'bool':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    default:
      return undefined;
  }
}

function parseTyped(type: ValueType, text: string): Value | undefined {
  switch (type) {
    case 'bool': {
      const lower = text.toLowerCase();
      return lower === 'true' ? true : lower === 'false' ? false : undefined;
    }
    case 'double':
      return parseDouble(text, Number.MAX_VALUE);
    case 'float': {
      const double = parseDouble(text, LARGEST_FLOAT);
      return double === undefined ? undefined : new Float(double);
    }
    case 'decimal': {
      const decimal = Decimal.parse(text);
      return decimal === undefined ? undefined : new DecimalValue(decimal);
    }
    case 'guid':
      return parseGuid(text);
    case 'datetime':
      return parseDateTime(text);
    case 'timespan':
      return parseTimeSpan(text) ?? parseIsoTimeSpan(text);
    case 'string':
    case 'null':
      return undefined;
    case 'byte':
    case 'sbyte':
    case 'short':
    case 'ushort':
    case 'int':
    case 'uint':
    case 'long':
    case 'ulong':
      return /^[+-]?\d+$/.test(text) ? Integer.checked(type, BigInt(text.replace('+', ''))) : undefined;
  }
}

const LARGEST_FLOAT = 3.4028235e38;
const NAMED_DOUBLES: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

/** A number from text, as the engine reads one: no other than decimal digits, and none that only infinity could hold. */
function parseDouble(text: string, most: number): number | undefined {
  const named = NAMED_DOUBLES.get(text);
  if (named !== undefined) return named;
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text)) return undefined;
  const number = Number(text);
  return Math.abs(number) <= most ? number : undefined;
}

/** A value as JSON with its type. */
export function valueToJson(value: Value): object {
  if (value === null) return { null: null };
  if (typeof value === 'boolean') return { bool: value ? 'true' : 'false' };
  if (typeof value === 'number' || value instanceof Float) return { [typeOf(value)]: roundTripText(value) };
  if (value instanceof DateTime) return { datetime: isoOf(value) };
  return { [typeOf(value)]: textOf(value) };
}

/** Whether some JSON is an object, neither null nor a list. */
export function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
