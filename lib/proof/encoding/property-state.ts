import type { ValueType } from '../../rules/values/system-properties';
import { DateTime, INTEGER_RANGES, Integer, TimeSpan, type Value } from '../../rules/values/values';
import type { PropertySpace } from '../messages/message-space';
import type { Usage } from '../messages/usage';
import { bitsOf, doubleOf, integerOf, type Part } from '../solver/answer-text';
import {
  and,
  bitVector,
  DOUBLE,
  double,
  doubleOfOrder,
  type Formula,
  integer,
  not,
  or,
  orderOf,
  TRUE,
  text,
  widthFor,
} from '../solver/formula';
import { PatternAtoms, type Realization } from './pattern-atoms';
import { type Choice, FAILURE, HIDDEN, MISSING, NULL, type Term } from './term';

/** The largest whole number up to which every whole number is a double. */
const LARGEST_EXACT = 2n ** 53n;

type Values = ReadonlyMap<Formula, Part>;

/** What a property can be, one way: its declarations, the term, and the value that a solution gives it. */
export interface State {
  readonly term: Term;
  readonly declarations?: readonly string[];
  /** What limits the value. */
  readonly within?: Formula;
  /** The symbol whose value tells the value. */
  readonly symbol?: Formula;
  /** Patterns that the value is asked for, where these tell the value as well. */
  readonly patterns?: PatternAtoms;
  /** What the patterns leave of a solution; `undefined` where they do not matter to it. */
  realize?(part: Part | undefined, values: Values): Realization | undefined;
  read(part: Part | undefined, values: Values): Value | undefined;
  /** The formula for one value; `undefined` where it is none of this state. */
  is(value: Value | undefined): Formula | undefined;
}

/** The states that a property can be in. */
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
  const states = typesNeeded(space.types, usage).map((type) => stateOf(type, space, usage, id, declare));
  return [
    ...(space.optional ? [constant(MISSING, undefined)] : []),
    ...(space.failsUnset ? [constant(FAILURE, undefined)] : []),
    ...(space.nullable || (space.types.length === 0 && !space.optional) ? [constant(NULL, null)] : []),
    ...states,
  ];
}

/**
 * The types that make a difference. Of a number that only meets literals it makes none how long it is, and a whole
 * number behaves as the double that it would be compared as, while the literals are small enough for both to agree;
 * so it does where it is only computed with doubles.
 */
function typesNeeded(types: readonly ValueType[], usage: Usage): readonly ValueType[] {
  const { literals, liked, computed, meetsOthers } = usage;
  if (computed && (meetsOthers || liked)) return types;
  const isSmall = (value: unknown) => typeof value !== 'bigint' || (value <= LARGEST_EXACT && value >= -LARGEST_EXACT);
  if (types.includes('double') && !liked && [...literals].every(isSmall)) {
    return types.filter((type) => type !== 'int' && type !== 'long');
  }
  return types.includes('long') ? types.filter((type) => type !== 'int') : types;
}

function stateOf(
  type: ValueType,
  space: PropertySpace,
  usage: Usage,
  id: string,
  declare: (line: string) => void,
): State {
  switch (type) {
    case 'string':
      if (usage.computed) return textState(space, id);
      return usage.liked && space.allowed === undefined
        ? patternState(usage, id, declare)
        : choiceState(space, usage, id);
    case 'bool':
      return {
        term: { kind: 'bool', term: `${id}.bool` },
        symbol: `${id}.bool`,
        declarations: [`(declare-const ${id}.bool Bool)`],
        read: (part) => part === 'true',
        is: (value) => (typeof value === 'boolean' ? (value ? `${id}.bool` : not(`${id}.bool`)) : undefined),
      };
    case 'int':
    case 'long':
      return integerState(type, space, usage, id);
    case 'double':
      return usage.computed || usage.liked ? doubleState(space, usage, id) : orderState(space, id);
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
      // GUIDs, and what only the service makes: the rule language has no literals of them.
      return { term: HIDDEN, read: () => undefined, is: () => undefined };
  }
}

function textState({ allowed }: PropertySpace, id: string): State {
  const symbol = `${id}.text`;
  return {
    term: { kind: 'text', term: symbol },
    symbol,
    declarations: [`(declare-const ${symbol} String)`],
    within: allowed === undefined ? TRUE : or(...allowed.map((value) => `(= ${symbol} ${text(value)})`)),
    read: (part) => (part as { readonly text: string }).text,
    is: (value) => (typeof value === 'string' ? `(= ${symbol} ${text(value)})` : undefined),
  };
}

/** One text for each literal, and one that is none of them. */
function choiceState({ allowed }: Pick<PropertySpace, 'allowed'>, { literals }: Usage, id: string): State {
  const symbol = `${id}.choice`;
  const compared = [...literals].filter((value) => typeof value === 'string');
  const values = allowed ?? [...compared, otherThan(compared)];
  const bits = widthFor(values.length);
  const isChoice = (index: number) => (values.length === 1 ? TRUE : `(= ${symbol} ${bitVector(index, bits)})`);
  const other = allowed === undefined ? values.length - 1 : undefined;
  return {
    term: { kind: 'choice', choices: values.map((value, index) => ({ value, when: isChoice(index) })) },
    symbol,
    declarations: [`(declare-const ${symbol} (_ BitVec ${bits}))`],
    within: 2 ** bits === values.length ? TRUE : `(bvult ${symbol} ${bitVector(values.length, bits)})`,
    read: (part) => values[values.length === 1 ? 0 : bitsOf(part)],
    is: (value) => {
      if (typeof value !== 'string') return undefined;
      const index = values.indexOf(value);
      if (index !== -1) return isChoice(index);
      return other === undefined ? undefined : isChoice(other);
    },
  };
}

/** One text for each literal, and one that is none of them, of which the solver only says what patterns it matches. */
function patternState(usage: Usage, id: string, declare: (line: string) => void): State {
  const plain = choiceState({ allowed: undefined }, usage, id);
  const { choices } = plain.term as Extract<Term, { kind: 'choice' }>;
  const known = choices.slice(0, -1);
  const other = choices.at(-1) as Choice;
  const patterns = new PatternAtoms(
    id,
    known.map(({ value }) => value),
    declare,
  );
  const realize = (part: Part | undefined, values: Values) =>
    plain.read(part, values) === other.value ? patterns.realize(values) : undefined;
  const matching = (pattern: string, escaping: string) => patterns.atom(pattern, escaping);
  return {
    ...plain,
    term: { kind: 'choice', choices: [...known, { ...other, matching }] },
    patterns,
    realize,
    is: (value) => {
      const formula = plain.is(value);
      return formula === other.when && typeof value === 'string' ? and(formula, patterns.ofText(value)) : formula;
    },
    read: (part, values) => {
      const found = realize(part, values);
      return found?.kind === 'text' ? found.text : plain.read(part, values);
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
  { types, least, most }: PropertySpace,
  { computed }: Usage,
  id: string,
): State {
  const symbol = `${id}.${type}`;
  // Not computed with, a long stands for the int as well, and reads as one where it fits.
  const smallest = INTEGER_RANGES[type][0];
  const largest = INTEGER_RANGES[type][1];
  const [low, high] = [atLeast(smallest, least), atMost(largest, most)];
  return {
    term: { kind: 'integer', type, term: symbol },
    symbol,
    declarations: [`(declare-const ${symbol} Int)`],
    within: `(<= ${integer(low)} ${symbol} ${integer(high)})`,
    read: (part) => {
      const value = integerOf(part);
      return (
        (computed || !types.includes('int') ? undefined : Integer.checked('int', value)) ?? Integer.of(type, value)
      );
    },
    is: (value) => {
      if (!(value instanceof Integer) || (value.type !== type && (computed || !types.includes(value.type as 'int'))))
        return undefined;
      return `(= ${symbol} ${integer(value.value)})`;
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

function orderState({ types, least = -Number.MAX_VALUE, most = Number.MAX_VALUE }: PropertySpace, id: string): State {
  const symbol = `${id}.order`;
  return {
    term: { kind: 'order', term: symbol },
    symbol,
    declarations: [`(declare-const ${symbol} Int)`],
    within: `(<= ${integer(orderOf(least))} ${symbol} ${integer(orderOf(most))})`,
    read: (part) => doubleOfOrder(integerOf(part)),
    is: (value) => {
      // A whole number is here as the double that it is compared as; see `typesNeeded`.
      const isWhole = value instanceof Integer && (types as readonly string[]).includes(value.type);
      const number = isWhole ? value.toNumber() : value;
      if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
      return `(= ${symbol} ${integer(orderOf(number))})`;
    },
  };
}

function doubleState(
  { types, least = -Number.MAX_VALUE, most = Number.MAX_VALUE }: PropertySpace,
  { meetsOthers, liked }: Usage,
  id: string,
): State {
  const symbol = `${id}.double`;
  return {
    term: { kind: 'double', term: symbol },
    symbol,
    declarations: [`(declare-const ${symbol} ${DOUBLE})`],
    within: and(`(fp.leq ${double(least)} ${symbol})`, `(fp.leq ${symbol} ${double(most)})`),
    read: doubleOf,
    is: (value) => {
      // Where whole numbers have no state of their own, this one stands for them; see `typesNeeded`.
      const isWhole =
        value instanceof Integer && !meetsOthers && !liked && (types as readonly string[]).includes(value.type);
      const number = isWhole ? value.toNumber() : value;
      return typeof number === 'number' && Number.isFinite(number) ? `(= ${symbol} ${double(number)})` : undefined;
    },
  };
}

function ticksState(type: 'datetime' | 'timespan', id: string): State {
  const symbol = `${id}.${type}`;
  const isOf = (value: Value | undefined): value is DateTime | TimeSpan =>
    type === 'datetime' ? value instanceof DateTime : value instanceof TimeSpan;
  return {
    term: { kind: 'ticks', type, term: symbol },
    symbol,
    declarations: [`(declare-const ${symbol} Int)`],
    within: `(<= ${type === 'datetime' ? '0' : integer(-(2n ** 63n))} ${symbol} ${integer(type === 'datetime' ? 3_155_378_975_999_999_999n : 2n ** 63n - 1n)})`,
    read: (part) => (type === 'datetime' ? new DateTime(integerOf(part)) : new TimeSpan(integerOf(part))),
    is: (value) => (isOf(value) ? `(= ${symbol} ${integer(value.ticks)})` : undefined),
  };
}
