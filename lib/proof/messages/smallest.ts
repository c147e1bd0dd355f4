import { foldName, Message, type Value } from '../../rules';
import { DateTime, Integer } from '../../rules/values/values';
import type { MessageSet } from './message-set';
import type { MessageSpace, PropertySpace } from './message-space';
import { keyOf, type LiteralValue, type Usages } from './usage';

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

function ordinaryValue({ types, allowed, least = 0, most = 0 }: PropertySpace): Value {
  const number = Math.ceil(Math.max(least, Math.min(0, most)));
  const [type = 'string'] = types;
  switch (type) {
    case 'bool':
      return true;
    case 'int':
    case 'long':
    case 'double':
      return types.includes('int') ? Integer.small('int', number) : number;
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
  const property = space.property(entry.name, entry.isSystem);
  if (property.optional || property.nullable || property.failsUnset) {
    const without = changed(message, entry, undefined);
    if (set.has(without)) return without;
  }
  const literals = literalsOf(keyOf({ scope: entry.isSystem ? 'sys' : undefined, name: entry.name }), usages);
  for (const value of simplerValues(entry.value, property, literals)) {
    const simpler = changed(message, entry, value);
    if (set.has(simpler)) return simpler;
  }
  return message;
}

/** The literals that a property meets, in comparisons and in what is computed. */
function literalsOf(key: string, { byKey, meetings }: Usages): LiteralValue[] {
  const met = meetings.filter(({ keys }) => keys.includes(key)).flatMap(({ literals }) => literals);
  return [...(byKey.get(key)?.literals ?? []), ...met];
}

/** The message with another value for one property, or without it. */
function changed(message: Message, { name, isSystem }: Entry, value: Value | undefined): Message {
  const copy = message.copy();
  if (isSystem) copy.setSystemProperty(name, value ?? null);
  else if (value === undefined) copy.removeProperty(name);
  else copy.setProperty(name, value);
  return copy;
}

/** Values that are simpler than this one, the simplest first. */
function* simplerValues(value: Value, property: PropertySpace, literals: readonly LiteralValue[]): Generator<Value> {
  if (typeof value === 'string') yield* simplerTexts(value, property, literals);
  else if (typeof value === 'boolean' && !value) yield true;
  else if (value instanceof Integer) yield* simplerIntegers(value, property, literals);
  else if (typeof value === 'number') yield* simplerDoubles(value, property, literals);
}

function* simplerTexts(
  value: string,
  { allowed }: PropertySpace,
  literals: readonly LiteralValue[],
): Generator<string> {
  const listed = allowed ?? literals.filter((literal) => typeof literal === 'string');
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
  literals: readonly LiteralValue[],
): Generator<Integer> {
  const isWithin = (candidate: bigint) =>
    (least === undefined || Number(candidate) >= least) && (most === undefined || Number(candidate) <= most);
  for (const candidate of ordinaryIntegers(least, most, literals)) {
    if (size(candidate) >= size(value)) return;
    const simpler = isWithin(candidate) ? Integer.checked(type, candidate) : undefined;
    if (simpler !== undefined) yield simpler;
  }
}

/** Whole numbers that rules and contract make interesting, the one nearest to zero first. */
function* ordinaryIntegers(
  least: number | undefined,
  most: number | undefined,
  literals: readonly LiteralValue[],
): Generator<bigint> {
  // Often enough, and there may be thousands of literals.
  yield* [0n, 1n];
  const whole = [...literals, least, most].flatMap((limit) => {
    if (typeof limit === 'bigint') return [limit];
    return typeof limit === 'number' && Number.isFinite(limit) ? [BigInt(Math.floor(limit))] : [];
  });
  const near = new Set(whole.flatMap((limit) => [limit - 1n, limit, limit + 1n]));
  yield* [...near].sort((a, b) => (size(a) < size(b) ? -1 : 1));
}

/** How far a number is from zero; of two as far, the negative one counts as farther. */
function size(value: bigint): bigint {
  return value < 0n ? -2n * value + 1n : 2n * value;
}

function* simplerDoubles(
  value: number,
  { least = -Infinity, most = Infinity }: PropertySpace,
  literals: readonly LiteralValue[],
): Generator<number> {
  const numbers = literals.filter((literal) => typeof literal === 'number' || typeof literal === 'bigint').map(Number);
  const near = numbers.flatMap((number) => [
    number,
    number - 1,
    number + 1,
    rounded(number - 0.1),
    rounded(number + 0.1),
  ]);
  const short = [1, 2, 3, 6].map((digits) => Number(value.toPrecision(digits)));
  const digits = (number: number) => String(Math.abs(number)).length + (number < 0 ? 1 : 0);
  const candidates = [...new Set([0, 1, 10, 100, 1000, ...near, ...short, least, most, value])].filter(
    (number) => Number.isFinite(number) && number >= least && number <= most,
  );
  for (const candidate of candidates.sort((a, b) => digits(a) - digits(b) || Math.abs(a) - Math.abs(b))) {
    if (candidate === value) return;
    yield candidate;
  }
}

/** Without the last digits of a sum of decimals: 0.3 - 0.1 is 0.2. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
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
