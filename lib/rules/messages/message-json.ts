import { pathTo, within } from '../inspection/inspection';
import { show } from '../inspection/problem';
import { isObject, NotAValue, readTyped, readValue, valueToJson } from '../values/value-json';
import { isoOf, textOf } from '../values/value-text';
import { DateTime, Opaque, typeOf, type Value } from '../values/values';
import { Message } from './message';
import { sizeProblems } from './message-size';
import { SYSTEM_PROPERTIES, type SystemProperty } from './system-properties';

/** Why some JSON is no message, a sentence for each thing that is wrong with it. */
export class NotAMessage extends Error {
  override readonly name = 'NotAMessage';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('; '));
  }

  /** The same, of a part of something else. */
  within(path: string): NotAMessage {
    return new NotAMessage(this.problems.map((problem) => within(path, problem)));
  }
}

/**
 * A message from JSON: `{"properties": {"priority": {"int": "7"}}, "system": {"Label": "x"}}`.
 *
 * A value is plain JSON (a whole number is an int, or a long beyond 32 bits; any other number a double), or an object
 * with its type as the only key and the value as text, which keeps 64-bit numbers exact.
 *
 * @throws NotAMessage where it is of another form, or larger than the service takes
 */
export function messageFromJson(json: unknown): Message {
  if (!isObject(json))
    throw new NotAMessage([`got ${show(json)}, allowed a message: an object with properties and system`]);
  const message = new Message();
  const problems: string[] = [];
  const { properties, system } = json;
  if (isObject(properties)) {
    for (const name in properties) {
      const value = readValue(properties[name]);
      if (value instanceof NotAValue) problems.push(value.at(pathTo('properties', name)));
      else message.setProperty(name, value);
    }
  } else if (properties !== undefined && properties !== null) {
    problems.push(`properties: got ${show(properties)}, allowed an object with the properties by name`);
  }
  if (isObject(system)) {
    for (const name in system) {
      const value = setSystemFromJson(message, name, system[name]);
      if (value instanceof NotAValue) problems.push(value.at(pathTo('system', name)));
    }
  } else if (system !== undefined && system !== null) {
    problems.push(`system: got ${show(system)}, allowed an object with the system properties by name`);
  }
  if (problems.length === 0) problems.push(...sizeProblems(message));
  if (problems.length > 0) throw new NotAMessage(problems);
  return message;
}

/** Most are written as the engine writes them. */
const BY_EXACT_NAME = new Map([...SYSTEM_PROPERTIES.values()].map((property) => [property.name, property]));

function systemNamed(name: string): SystemProperty | undefined {
  return BY_EXACT_NAME.get(name) ?? SYSTEM_PROPERTIES.get(name.toLowerCase());
}

const STATES = ['Active', 'Deferred', 'Scheduled'];

/** Sets a system property, which has a type of its own, from JSON; answers its value, or why it has none. */
export function setSystemFromJson(message: Message, name: string, json: unknown): Value | NotAValue {
  const property = systemNamed(name);
  if (property === undefined) {
    return new NotAValue(json, `none of this name: there are ${[...BY_EXACT_NAME.keys()].join(', ')}`);
  }
  const value = readSystem(property, json);
  if (!(value instanceof NotAValue)) message.setSystemProperty(property.name, value);
  return value;
}

function readSystem({ type }: SystemProperty, json: unknown): Value | NotAValue {
  if (json === null) return null;
  if (type === 'map') return new NotAValue(json, 'nothing: it is what properties says');
  if (type === 'state') {
    return STATES.includes(json as string)
      ? new Opaque('state', json as string)
      : new NotAValue(json, STATES.join(', '));
  }
  if (!isObject(json)) return readTyped(type, json);
  const value = readValue(json);
  const isRight = value instanceof NotAValue || value === null || typeOf(value) === type;
  return isRight ? value : new NotAValue(json, `a value of the type ${type}`);
}

/** A value from JSON, as in a message. @throws NotAMessage with the place */
export function valueFromJson(json: unknown, place: string): Value {
  const value = readValue(json);
  if (value instanceof NotAValue) throw new NotAMessage([value.at(place)]);
  return value;
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

function systemText(value: Value): string {
  return value instanceof DateTime ? isoOf(value) : textOf(value);
}
