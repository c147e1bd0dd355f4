import { foldName, Message, type Value } from '../../rules';
import { DateTime, Integer } from '../../rules/values/values';
import { byDigits, bySize, type Literals } from './literals';
import type { MessageSet } from './message-set';
import type { MessageSpace, PropertySpace } from './message-space';
import { keyOf } from './property-use';
import type { Usages } from './usage';

/** A property may stand in the way of another: so many rounds, and then it is good enough. */
const MOST_ROUNDS = 4;
/** Of a list that is longer, whoever reads the message does not know what is first. */
const MOST_TEXTS = 100;

/**
 * A message of a set as a person would write it: what does not matter is left out, and what does has the value nearest
 * to zero, or the first of a list, that matters.
 *
 * Every step is tried out: the result is in the set as surely as the message was.
 */
export function smallest(message: Message, set: MessageSet, space: MessageSpace, usages: Usages): Message {
  let best = withRequired(message, set, space);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = best;
    for (const entry of entriesOf(best)) best = simplified(best, entry, set, space, usages);
    if (best === before) break;
  }
  for (const entry of entriesOf(best)) best = asPlainNumber(best, entry, set, space);
  return inOrder(best, space);
}

/** A message of a set without the properties that it is in the set without; the values of the others stay. */
export function withoutIdle(message: Message, set: MessageSet, space: MessageSpace): Message {
  let best = message;
  for (const entry of entriesOf(message)) best = leftOut(best, entry, set, space) ?? best;
  return best;
}

/** The message without a property, if a message may lack it and the set has it all the same. */
function leftOut(message: Message, entry: Entry, set: MessageSet, space: MessageSpace): Message | undefined {
  const { optional, nullable, failsUnset } = space.property(entry.name, entry.isSystem);
  if (!optional && !nullable && !failsUnset) return undefined;
  const without = changed(message, entry, undefined);
  return set.has(without) ? without : undefined;
}

/** A number with the type that it has in plain JSON, where that changes nothing. */
function asPlainNumber(message: Message, entry: Entry, set: MessageSet, space: MessageSpace): Message {
  const { value } = entry;
  const whole =
    value instanceof Integer
      ? value.value
      : typeof value === 'number' && Number.isInteger(value)
        ? BigInt(value)
        : undefined;
  const plain = whole === undefined ? undefined : Integer.checked('int', whole);
  if (plain === undefined || !space.property(entry.name, entry.isSystem).types.includes('int')) return message;
  const simpler = changed(message, entry, plain);
  return set.has(simpler) ? simpler : message;
}

/** The message with what every message has, also where no rule looks at it. */
function withRequired(message: Message, set: MessageSet, { required }: MessageSpace): Message {
  const missing = required.filter(({ name }) => message.property(foldName(name)) === undefined);
  const complete = message.copy();
  for (const property of missing) complete.setProperty(property.name, ordinaryValue(property));
  return set.has(complete) ? complete : message;
}

function ordinaryValue(property: PropertySpace): Value {
  const { types, allowed } = property;
  const [type = 'string'] = types;
  switch (type) {
    case 'bool':
      return true;
    case 'int':
    case 'long':
    case 'double':
      return ordinaryNumber(property);
    case 'datetime':
      return new DateTime(0n);
    case 'string':
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
      return allowed?.[0] ?? 'x';
  }
}

/** The number nearest to zero that a property may have: a whole one where it may be, and one is within its limits. */
function ordinaryNumber({ types, least = -Infinity, most = Infinity }: PropertySpace): Value {
  const nearest = Math.max(least, Math.min(0, most));
  const whole = nearest > 0 ? Math.ceil(nearest) : Math.floor(nearest);
  if (whole < least || whole > most || !types.includes('int')) return nearest;
  return Integer.checked('int', BigInt(whole)) ?? Integer.of('long', BigInt(whole));
}

interface Entry {
  readonly name: string;
  readonly isSystem: boolean;
  readonly value: Value;
}

function entriesOf(message: Message): Entry[] {
  return [
    ...message.properties.map((property) => ({ ...property, isSystem: false })),
    ...[...message.system].map(([name, value]) => ({ name, value, isSystem: true })),
  ];
}

function simplified(message: Message, entry: Entry, set: MessageSet, space: MessageSpace, usages: Usages): Message {
  const without = leftOut(message, entry, set, space);
  if (without !== undefined) return without;
  const property = space.property(entry.name, entry.isSystem);
  const literals = usages.literalsOf(keyOf({ scope: entry.isSystem ? 'sys' : undefined, name: entry.name }));
  // Most values are none, and there may be many: all are tried in one copy.
  const trial = message.copy();
  for (const value of simplerValues(entry.value, property, literals)) {
    change(trial, entry, value);
    if (set.has(trial)) return trial;
  }
  return message;
}

/** The message with another value for one property, or without it. */
function changed(message: Message, entry: Entry, value: Value | undefined): Message {
  const copy = message.copy();
  change(copy, entry, value);
  return copy;
}

function change(message: Message, { name, isSystem }: Entry, value: Value | undefined): void {
  if (isSystem) message.setSystemProperty(name, value ?? null);
  else if (value === undefined) message.removeProperty(name);
  else message.setProperty(name, value);
}

/** Values that are simpler than this one, the simplest first. */
function* simplerValues(value: Value, property: PropertySpace, literals: Literals): Generator<Value> {
  if (typeof value === 'string') yield* simplerTexts(value, property, literals);
  else if (typeof value === 'boolean' && !value) yield true;
  else if (value instanceof Integer) yield* simplerIntegers(value, property, literals);
  else if (typeof value === 'number') yield* simplerDoubles(value, property, literals);
}

function* simplerTexts(value: string, { allowed }: PropertySpace, literals: Literals): Generator<string> {
  const listed = allowed ?? literals.texts;
  for (const one of listed.slice(0, MOST_TEXTS)) {
    if (one === value) return;
    yield one;
  }
  if (allowed !== undefined || listed.includes(value)) return;
  // Beside the texts of rules it says what it is: none of them.
  if (value === 'other' && listed.some((one) => one !== '')) return;
  // An empty text reads like a mistake: one letter is what somebody would write.
  if (value === 'x') return;
  if (value === '') yield 'x';
  yield* ['x', 'other'].filter((one) => one.length < value.length);
  for (let at = value.length - 1; at >= 0; at--) {
    yield value.slice(0, at) + value.slice(at + 1);
    const ordinary = `${value.slice(0, at)}x${value.slice(at + 1)}`;
    if (!/[ -~]/.test(value[at] as string)) yield ordinary;
  }
}

function* simplerIntegers(
  { type, value }: Integer,
  { least, most }: PropertySpace,
  literals: Literals,
): Generator<Integer> {
  const isWithin = (candidate: bigint) =>
    (least === undefined || Number(candidate) >= least) && (most === undefined || Number(candidate) <= most);
  for (const candidate of ordinaryIntegers(least, most, literals)) {
    if (bySize(candidate, value) >= 0) return;
    const simpler = isWithin(candidate) ? Integer.checked(type, candidate) : undefined;
    if (simpler !== undefined) yield simpler;
  }
}

/** Whole numbers that rules and contract make interesting, the one nearest to zero first. */
function* ordinaryIntegers(least: number | undefined, most: number | undefined, literals: Literals): Generator<bigint> {
  // Often enough, and there may be thousands of literals.
  yield* [0n, 1n];
  const limits = [least, most].flatMap((limit) =>
    limit !== undefined && Number.isFinite(limit) ? [BigInt(Math.floor(limit))] : [],
  );
  const near = limits.flatMap((limit) => [limit - 1n, limit, limit + 1n]);
  yield* merged(literals.nearWhole, near.sort(bySize), bySize);
}

function* simplerDoubles(
  value: number,
  { least = -Infinity, most = Infinity }: PropertySpace,
  literals: Literals,
): Generator<number> {
  const short = [1, 2, 3, 6].map((digits) => Number(value.toPrecision(digits)));
  const own = [0, 1, 10, 100, 1000, ...short, least, most, value].filter(Number.isFinite).sort(byDigits);
  for (const candidate of merged(literals.nearNumbers, own, byDigits)) {
    if (candidate === value) return;
    if (candidate >= least && candidate <= most) yield candidate;
  }
}

/** Two lists in one order, as one. */
function* merged<T>(a: readonly T[], b: readonly T[], inOrder: (one: T, other: T) => number): Generator<T> {
  let at = 0;
  for (const one of a) {
    for (; at < b.length && inOrder(b[at] as T, one) < 0; at++) yield b[at] as T;
    yield one;
  }
  yield* b.slice(at);
}

/** The same message with its properties in the order of the contract, those that every message has first. */
function inOrder(message: Message, { known, required }: MessageSpace): Message {
  const names = [...required, ...known].filter(({ isSystem }) => !isSystem).map(({ name }) => foldName(name));
  const place = ({ name }: { readonly name: string }) => names.indexOf(foldName(name));
  const ordered = new Message();
  for (const [name, value] of message.system) ordered.setSystemProperty(name, value);
  for (const { name, value } of message.properties.sort((a, b) => place(a) - place(b)))
    ordered.setProperty(name, value);
  return ordered;
}
