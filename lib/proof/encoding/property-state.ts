import { LONGEST_SHORT_TEXT } from '../../rules/evaluation/apply-action';
import type { SystemProperty, ValueType } from '../../rules/values/system-properties';
import { DateTime, INTEGER_RANGES, Integer, TimeSpan, type Value } from '../../rules/values/values';
import type { PropertySpace } from '../messages/message-space';
import type { Usage } from '../messages/property-use';
import { doubleOf, integerOf, type Part } from '../solver/answer-text';
import { and, Enumeration, type Formula, or, TRUE, Whole, written } from '../solver/formula';
import { DOUBLE, double, doubleOfOrder, orderOf, type TermText, text } from '../solver/smt-text';
import { Image } from './image';
import { PatternAtoms, type Realization } from './pattern-atoms';
import { type Choices, FAILURE, HIDDEN, MISSING, NULL, type Term } from './term';

/** The largest whole number up to which every whole number is a double. */
const LARGEST_EXACT = 2n ** 53n;

type Values = ReadonlyMap<TermText, Part>;

/** What a property can be, one way: its declarations, the term, and the value that a solution gives it. */
export interface State {
  readonly term: Term;
  readonly declarations?: readonly string[];
  /** What limits the value, where its symbol does not say so itself. */
  readonly within?: Formula;
  /** The symbol whose value tells the value. */
  readonly symbol?: TermText;
  /** Patterns that the value is asked for, where these tell the value as well. */
  readonly patterns?: PatternAtoms;
  /** What the patterns leave of a solution; `undefined` where they do not matter to it. */
  realize?(part: Part | undefined, values: Values): Realization | undefined;
  read(part: Part | undefined, values: Values): Value | undefined;
  /** The formula for one value; `undefined` where it is none of this state. */
  is(value: Value | undefined): Formula | undefined;
}

/**
 * The states that a property can be in.
 *
 * Sound and complete for the messages of a space, but for types that rules have no literals of: a GUID is there, and
 * nothing else is known of it.
 */
export function statesOf(
  space: PropertySpace,
  usage: Usage,
  id: string,
  declare: (line: string) => void,
): readonly State[] {
  const constant = (term: Term, value: Value | undefined): State => ({
    term,
    read: () => value,
    is: (wanted) => (wanted === value ? TRUE : undefined),
  });
  const needed = typesNeeded(space.types, usage);
  const merged = space.types.filter((type) => !needed.includes(type));
  const states = needed
    .filter((type) => hasValues(type, space))
    .map((type) => stateOf(type, merged, space, usage, id, declare));
  return [
    ...(space.optional ? [constant(MISSING, undefined)] : []),
    ...(space.failsUnset ? [constant(FAILURE, undefined)] : []),
    ...(space.nullable || (space.types.length === 0 && !space.optional) ? [constant(NULL, null)] : []),
    ...states,
  ];
}

/** Whether a type has any value within the limits of a contract: of 32 bits there is none above three thousand million. */
function hasValues(type: ValueType, { allowed, least = -Infinity, most = Infinity }: PropertySpace): boolean {
  if (type === 'string') return allowed?.length !== 0;
  if (type === 'double') return least <= most;
  if (type !== 'int' && type !== 'long') return true;
  const [smallest, largest] = INTEGER_RANGES[type];
  return atLeast(smallest, least) <= atMost(largest, most);
}

/**
 * The types that make a difference. Of a number that only meets literals it makes none how long it is, and a whole
 * number behaves as the double that it would be compared as, while the literals are small enough for both to agree;
 * so it does where it is only computed with doubles.
 */
function typesNeeded(types: readonly ValueType[], usage: Usage): readonly ValueType[] {
  const { literals, liked, computed, chained, meetsOthers, typed } = usage;
  if (typed || ((computed || chained) && (meetsOthers || liked))) return types;
  const isSmall = (value: unknown) => typeof value !== 'bigint' || (value <= LARGEST_EXACT && value >= -LARGEST_EXACT);
  if (types.includes('double') && !liked && [...literals].every(isSmall)) {
    return types.filter((type) => type !== 'int' && type !== 'long');
  }
  return types.includes('long') ? types.filter((type) => type !== 'int') : types;
}

/** @param merged types of which the values are told by the state of another one */
function stateOf(
  type: SystemProperty['type'],
  merged: readonly ValueType[],
  space: PropertySpace,
  usage: Usage,
  id: string,
  declare: (line: string) => void,
): State {
  switch (type) {
    case 'string':
      // A list of texts has them all, however long; otherwise a pattern says nothing about the length.
      if (usage.computed || usage.chained || (usage.liked && usage.measured && space.allowed === undefined))
        return textState(space, id);
      return usage.liked && space.allowed === undefined
        ? patternState(usage, id, declare)
        : choiceState(space, usage, id);
    case 'bool':
      return boolState(id);
    case 'int':
    case 'long':
      return integerState(type, merged, space, usage, id);
    case 'double':
      return usage.computed ? doubleState(merged, space, id) : orderState(merged, space, id);
    case 'datetime':
    case 'timespan':
      return ticksState(type, id);
    case 'null':
    case 'guid':
    case 'byte':
    case 'sbyte':
    case 'short':
    case 'ushort':
    case 'uint':
    case 'ulong':
    case 'float':
    case 'decimal':
    case 'state':
    case 'map':
      // GUIDs, and what only the service makes: the rule language has no literals of them.
      return { term: HIDDEN, read: () => undefined, is: () => undefined };
  }
}

function boolState(id: string): State {
  const symbol = new Enumeration(`${id}.bool`, 2);
  return {
    term: { kind: 'bool', term: symbol.is(0) },
    symbol: symbol.symbol,
    declarations: [symbol.declaration],
    read: (part) => symbol.placeIn(part) === 0,
    is: (value) => (typeof value === 'boolean' ? symbol.is(value ? 0 : 1) : undefined),
  };
}

function textState({ allowed }: PropertySpace, id: string): State {
  const symbol = `${id}.text`;
  return {
    term: { kind: 'text', term: symbol },
    symbol,
    declarations: [`(declare-const ${symbol} String)`],
    within: allowed === undefined ? TRUE : or(...allowed.map((value) => written(`(= ${symbol} ${text(value)})`))),
    read: (part) => (part as { readonly text: string } | undefined)?.text ?? allowed?.[0] ?? '',
    is: (value) => (typeof value === 'string' ? written(`(= ${symbol} ${text(value)})`) : undefined),
  };
}

/** One text for each literal, and one that is none of them; or two, of which one is too long for a system property. */
function choiceState({ allowed }: Pick<PropertySpace, 'allowed'>, { literals, measured }: Usage, id: string): State {
  const compared = [...literals].filter((value) => typeof value === 'string');
  const others = [otherThan(compared), ...(measured ? ['x'.repeat(LONGEST_SHORT_TEXT + 1)] : [])];
  const values = allowed ?? [...compared, ...others];
  const symbol = new Enumeration(`${id}.choice`, values.length);
  const places = new Map((allowed ?? compared).map((value, place) => [value, place]));
  const otherPlace = (value: string) =>
    allowed === undefined ? compared.length + (measured && value.length > LONGEST_SHORT_TEXT ? 1 : 0) : undefined;
  const placeOf = (value: string) => places.get(value);
  return {
    term: { kind: 'choice', choices: { symbol, values, placeOf } },
    // Of one text alone there is nothing to ask.
    ...(values.length > 1 && { symbol: symbol.symbol }),
    declarations: [symbol.declaration],
    read: (part) => values[symbol.placeIn(part)],
    is: (value) => {
      if (typeof value !== 'string') return undefined;
      const place = placeOf(value) ?? otherPlace(value);
      return place === undefined ? undefined : symbol.is(place);
    },
  };
}

/** One text for each literal, and one that is none of them, of which the solver only says what patterns it matches. */
function patternState(usage: Usage, id: string, declare: (line: string) => void): State {
  const plain = choiceState({ allowed: undefined }, usage, id);
  const { choices } = plain.term as { readonly choices: Choices };
  const { symbol, values } = choices;
  const other = symbol.is(values.length - 1);
  const patterns = new PatternAtoms(id, values.slice(0, -1), declare);
  const realize = (part: Part | undefined, found: Values) =>
    symbol.placeIn(part) === values.length - 1 ? patterns.realize(found) : undefined;
  const matching = (pattern: string, escaping: string) => patterns.atom(pattern, escaping);
  return {
    ...plain,
    term: { kind: 'choice', choices: { ...choices, matching } },
    patterns,
    realize,
    is: (value) => {
      const formula = plain.is(value);
      return formula === other && typeof value === 'string' ? and(formula, patterns.ofText(value)) : formula;
    },
    read: (part, found) => {
      const realized = realize(part, found);
      return realized?.kind === 'text' ? realized.text : plain.read(part, found);
    },
  };
}

/** A text that is none of these, as a reader would choose one. */
function otherThan(values: readonly string[]): string {
  let other = 'other';
  while (values.includes(other)) other += '-one';
  return other;
}

function integerState(
  type: 'int' | 'long',
  merged: readonly ValueType[],
  { least, most }: PropertySpace,
  { computed }: Usage,
  id: string,
): State {
  // Not computed with, a long stands for the int as well, and reads as one where it fits.
  const [smallest, largest] = INTEGER_RANGES[type];
  const symbol = new Whole(`${id}.${type}`, atLeast(smallest, least), atMost(largest, most));
  return {
    term: { kind: 'integer', type, term: symbol.symbol, image: Image.ofWhole(symbol) },
    symbol: symbol.symbol,
    declarations: [symbol.declaration],
    read: (part) => {
      const value = part === undefined ? symbol.ordinary : integerOf(part);
      return (
        (computed || !merged.includes('int') ? undefined : Integer.checked('int', value)) ?? Integer.of(type, value)
      );
    },
    is: (value) => {
      if (!(value instanceof Integer) || (value.type !== type && (computed || !merged.includes(value.type))))
        return undefined;
      return symbol.is(value.value);
    },
  };
}

function atLeast(smallest: bigint, least: number | undefined): bigint {
  if (least === undefined || !Number.isFinite(least)) return smallest;
  const limit = BigInt(Math.ceil(least));
  return limit > smallest ? limit : smallest;
}

function atMost(largest: bigint, most: number | undefined): bigint {
  if (most === undefined || !Number.isFinite(most)) return largest;
  const limit = BigInt(Math.floor(most));
  return limit < largest ? limit : largest;
}

function orderState(
  merged: readonly ValueType[],
  { least = -Number.MAX_VALUE, most = Number.MAX_VALUE }: PropertySpace,
  id: string,
): State {
  const symbol = new Whole(`${id}.order`, orderOf(least), orderOf(most));
  return {
    term: { kind: 'double', term: undefined, image: Image.ofOrder(symbol) },
    symbol: symbol.symbol,
    declarations: [symbol.declaration],
    read: (part) => doubleOfOrder(part === undefined ? symbol.ordinary : integerOf(part)),
    is: (value) => {
      // A whole number is here as the double that it is compared as; see `typesNeeded`.
      const isWhole = value instanceof Integer && merged.includes(value.type);
      const number = isWhole ? value.toNumber() : value;
      return typeof number === 'number' && Number.isFinite(number) ? symbol.is(orderOf(number)) : undefined;
    },
  };
}

function doubleState(
  merged: readonly ValueType[],
  { least = -Number.MAX_VALUE, most = Number.MAX_VALUE }: PropertySpace,
  id: string,
): State {
  const symbol = `${id}.double`;
  return {
    term: { kind: 'double', term: symbol, image: undefined },
    symbol,
    declarations: [`(declare-const ${symbol} ${DOUBLE})`],
    within: and(written(`(fp.leq ${double(least)} ${symbol})`), written(`(fp.leq ${symbol} ${double(most)})`)),
    read: (part) => (part === undefined ? Math.min(Math.max(0, least), most) : doubleOf(part)),
    is: (value) => {
      // Where whole numbers have no state of their own, this one stands for them; see `typesNeeded`.
      const isWhole = value instanceof Integer && merged.includes(value.type);
      const number = isWhole ? value.toNumber() : value;
      return typeof number === 'number' && Number.isFinite(number)
        ? written(`(= ${symbol} ${double(number)})`)
        : undefined;
    },
  };
}

/** The largest date, 9999-12-31T23:59:59.9999999, in ticks. */
const LAST_TICK = 3_155_378_975_999_999_999n;

function ticksState(type: 'datetime' | 'timespan', id: string): State {
  const symbol =
    type === 'datetime'
      ? new Whole(`${id}.${type}`, 0n, LAST_TICK)
      : new Whole(`${id}.${type}`, -(2n ** 63n), 2n ** 63n - 1n);
  const isOf = (value: Value | undefined): value is DateTime | TimeSpan =>
    type === 'datetime' ? value instanceof DateTime : value instanceof TimeSpan;
  return {
    term: { kind: 'ticks', type, symbol },
    symbol: symbol.symbol,
    declarations: [symbol.declaration],
    read: (part) => {
      const ticks = part === undefined ? symbol.ordinary : integerOf(part);
      return type === 'datetime' ? new DateTime(ticks) : new TimeSpan(ticks);
    },
    is: (value) => (isOf(value) ? symbol.is(value.ticks) : undefined),
  };
}
