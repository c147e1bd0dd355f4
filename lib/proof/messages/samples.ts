import { Message, type Value } from '../../rules';
import type { ValueType } from '../../rules/values/value-type';
import { DateTime, Integer } from '../../rules/values/values';
import type { MessageSet } from './message-set';
import type { MessageSpace, PropertySpace } from './message-space';
import type { Usages } from './usage';

/** So many messages are tried: it takes less time than the solver has taken already. */
const MOST_SAMPLES = 4000;

/** Beside a GUID a text has to be one. */
const A_GUID = '00000000-0000-0000-0000-000000000001';

const ORDINARY = [0, 1, 2, 5, 10, 100, 1000, 1e6, -1, -100, 0.5, 0.1];

/**
 * A message of a set by trying: where the solver has found nothing in time, most often with doubles that are computed
 * with, an ordinary message may show that the set is not empty. The same messages are tried on every run.
 */
export function sampled(set: MessageSet, space: MessageSpace, usages: Usages): Message | undefined {
  for (const message of samplesOf(space, usages)) if (set.has(message)) return message;
  return undefined;
}

/** Ordinary messages of a space, the same ones on every run; none where no value of a property is known to be allowed. */
export function* samplesOf(space: MessageSpace, usages: Usages): Generator<Message> {
  const literals = [...usages.byKey.values()].flatMap((usage) => [...usage.literals]);
  const met = usages.meetings.flatMap((meeting) => meeting.literals);
  const numbers = [...literals, ...met]
    .filter((value) => typeof value === 'number' || typeof value === 'bigint')
    .map(Number);
  const candidates = [...usages.byKey.values()].map((usage) => {
    const property = space.property(usage.name, usage.isSystem);
    const literal = [...usage.literals].filter((value) => typeof value === 'string');
    const texts = usage.computed ? [...literal, A_GUID] : literal;
    return { property, values: valuesOf(property, texts, numbers) };
  });
  // A property of which no value is known to be allowed: there would be messages that do not exist.
  if (candidates.some(({ values }) => values.length === 0)) return;
  const random = randomNumbers();
  for (let count = 0; count < MOST_SAMPLES; count++) {
    const message = new Message();
    for (const { property, values } of candidates) {
      const value = values[Math.floor(random() * values.length)];
      if (value === undefined || (property.isSystem && value === null)) continue;
      if (property.isSystem) message.setSystemProperty(property.name, value);
      else message.setProperty(property.name, value);
    }
    if (isPossible(message)) yield message;
  }
}

/** A message of a session has the session as its partition. */
function isPossible({ system }: Message): boolean {
  return !system.has('SessionId') || system.get('PartitionKey') === system.get('SessionId');
}

function valuesOf(
  property: PropertySpace,
  texts: readonly string[],
  numbers: readonly number[],
): (Value | undefined)[] {
  const { types, optional, nullable, failsUnset } = property;
  return [
    ...(optional || failsUnset === true ? [undefined] : []),
    ...(nullable || (types.length === 0 && !optional) ? [null] : []),
    ...types.flatMap((type) => valuesOfType(type, property, texts, numbers)),
  ];
}

function valuesOfType(
  type: ValueType,
  { allowed, least = -Infinity, most = Infinity }: PropertySpace,
  texts: readonly string[],
  numbers: readonly number[],
): Value[] {
  const near = numbers.flatMap((number) => [number, number - 1, number + 1, number * 2, number / 2, -number]);
  const possible = [...new Set([...near, ...ORDINARY, least, most])].filter(
    (number) => Number.isFinite(number) && number >= least && number <= most,
  );
  switch (type) {
    case 'string':
      return [...(allowed ?? [...texts, 'other', ''])];
    case 'bool':
      return [true, false];
    case 'datetime':
      return [new DateTime(0n)];
    case 'double':
      return possible;
    case 'int':
    case 'long':
      return possible.flatMap((number) =>
        Number.isSafeInteger(number) ? (Integer.checked(type, BigInt(number)) ?? []) : [],
      );
    case 'null':
    case 'guid':
    case 'timespan':
    case 'byte':
    case 'sbyte':
    case 'short':
    case 'ushort':
    case 'uint':
    case 'ulong':
    case 'float':
    case 'decimal':
      return [];
  }
}

/** Numbers from 0 to 1, the same every time: a linear congruential generator with the constants of Numerical Recipes. */
function randomNumbers(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
