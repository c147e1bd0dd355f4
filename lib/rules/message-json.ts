import { Decimal } from './decimal';
import { Message } from './message';
import { SYSTEM_PROPERTIES } from './system-properties';
import { isoOf, parseDateTime, parseGuid, parseIsoTimeSpan, parseTimeSpan, roundTripText, textOf } from './text';
import { DateTime, DecimalValue, Float, INTEGER_RANGES, Integer, type IntegerType, typeOf, type Value } from './values';

/** Why some JSON is no message, in words. */
export class NotAMessage extends Error {
  override readonly name = 'NotAMessage';
}

/**
 * A message from JSON: `{"properties": {"priority": {"int": "7"}}, "system": {"Label": "x"}}`.
 *
 * A value is plain JSON (a whole number is an int, or a long beyond 32 bits; any other number a double), or an object
 * with its type as the only key and the value as text, which keeps 64-bit numbers exact.
 *
 * @throws NotAMessage where it is of another form
 */
export function messageFromJson(json: unknown): Message {
  if (!isObject(json)) throw new NotAMessage('a message is an object with properties and system');
  const message = new Message();
  const { properties, system } = json;
  if (properties !== undefined && properties !== null) {
    if (!isObject(properties)) throw new NotAMessage('properties is not an object');
    for (const name in properties) message.setProperty(name, valueFromJson(properties[name], name));
  }
  if (system !== undefined && system !== null) {
    if (!isObject(system)) throw new NotAMessage('system is not an object');
    for (const name in system) setSystem(message, name, system[name]);
  }
  return message;
}

/** Most are written as the engine writes them. */
const BY_EXACT_NAME = new Map([...SYSTEM_PROPERTIES.values()].map((property) => [property.name, property]));

function setSystem(message: Message, name: string, json: unknown): void {
  const property = BY_EXACT_NAME.get(name) ?? SYSTEM_PROPERTIES.get(name.toLowerCase());
  if (property === undefined) throw new NotAMessage(`there is no system property ${name}`);
  const { type } = property;
  const isTyped = typeof json === 'string' && type !== 'string' && type !== 'state' && type !== 'map';
  message.setSystemProperty(property.name, isTyped ? typedValue(type, json, name) : valueFromJson(json, name));
}

/** A value from JSON. @throws NotAMessage */
export function valueFromJson(json: unknown, name: string): Value {
  switch (typeof json) {
    case 'string':
    case 'boolean':
      return json;
    case 'number':
      return numberFromJson(json);
  }
  if (json === null) return null;
  if (!isObject(json))
    throw new NotAMessage(`${name}: a value is text, a number, a boolean, null or {"<type>": "<value>"}`);
  let only: string | undefined;
  for (const type in json) {
    if (only !== undefined) throw new NotAMessage(`${name}: a typed value has its type as the only key`);
    only = type;
  }
  if (only === undefined) throw new NotAMessage(`${name}: a typed value has its type as the only key`);
  return typedValue(only, json[only], name);
}

function numberFromJson(json: number): Value {
  if (!Number.isInteger(json)) return json;
  if (json >= -2147483648 && json <= 2147483647) return Integer.small('int', json);
  return Integer.checked('long', BigInt(json)) ?? json;
}

/** The names that .NET's own types have. */
const ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    boolean: 'bool',
    int16: 'short',
    uint16: 'ushort',
    int32: 'int',
    uint32: 'uint',
    int64: 'long',
    uint64: 'ulong',
    single: 'float',
  }),
);

function typedValue(named: string, json: unknown, name: string): Value {
  const quick = typeof json === 'string' ? quickValue(named, json) : undefined;
  if (quick !== undefined) return quick;
  const type = ALIASES.get(named) ?? named;
  if (type === 'null') return null;
  const isText = typeof json === 'string';
  const value = type === 'string' ? (isText ? json : undefined) : parseTyped(type, isText ? json : String(json));
  if (value === undefined) throw new NotAMessage(`${name}: ${JSON.stringify(json)} is no ${type}`);
  return value;
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
    case 'double': {
      const number = Number(text);
      return text === '' || Number.isNaN(number) ? undefined : number;
    }
    case 'bool':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    default:
      return undefined;
  }
}

function parseTyped(type: string, text: string): Value | undefined {
  if (Object.hasOwn(INTEGER_RANGES, type)) {
    return /^[+-]?\d+$/.test(text) ? Integer.checked(type as IntegerType, BigInt(text.replace('+', ''))) : undefined;
  }
  switch (type) {
    case 'bool': {
      const lower = text.toLowerCase();
      return lower === 'true' ? true : lower === 'false' ? false : undefined;
    }
    case 'double':
      return parseDouble(text);
    case 'float': {
      const double = parseDouble(text);
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
    default:
      throw new NotAMessage(
        `there is no type ${type}; there are string, bool, null, ${Object.keys(INTEGER_RANGES).join(', ')}, float, double, decimal, guid, datetime and timespan`,
      );
  }
}

function parseDouble(text: string): number | undefined {
  const number = Number(text);
  if (text.trim() === '') return undefined;
  return Number.isNaN(number) && text !== 'NaN' ? undefined : number;
}

/** A message as JSON, with the type of every property. */
export function messageToJson(message: Message): object {
  const properties = [...message.properties].map(({ name, value }) => [name, valueToJson(value)]);
  // ForcePersistence is a wish to the broker, no part of what a receiver gets.
  const shown = [...message.system].filter(([name]) => name !== 'ForcePersistence');
  const system = shown.map(([name, value]) => [name, systemText(value)]);
  return {
    properties: Object.fromEntries(properties),
    ...(system.length > 0 && { system: Object.fromEntries(system) }),
  };
}

/** A value as JSON with its type. */
export function valueToJson(value: Value): object {
  if (value === null) return { null: null };
  if (typeof value === 'boolean') return { bool: value ? 'true' : 'false' };
  if (typeof value === 'number') return { double: roundTripText(value) };
  if (value instanceof Float) return { float: textOf(value) };
  if (value instanceof DateTime) return { datetime: isoOf(value) };
  return { [typeOf(value)]: textOf(value) };
}

function systemText(value: Value): string {
  return value instanceof DateTime ? isoOf(value) : textOf(value);
}

/** Whether some JSON is an object, neither null nor a list. */
export function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
