import type { ValueType } from '../rules/system-properties';
import { DateTime, INTEGER_RANGES, Integer, TimeSpan, type Value } from '../rules/values';
import { bitsOf, doubleOf, integerOf, type Part } from './answer-text';
import {
  and,
  DOUBLE,
  double,
  doubleOfOrder,
  FALSE,
  type Formula,
  integer,
  not,
  or,
  orderOf,
  TRUE,
  text,
} from './formula';
import type { PropertySpace } from './message-space';
import { type Case, FAILURE, HIDDEN, MISSING, NULL, type Term } from './term';
import type { Usage } from './usage';

/** The largest whole number up to which every whole number is a double. */
const LARGEST_EXACT = 2n ** 53n;

/** What a property can be, one way: its declarations, the term, and the value that a solution gives it. */
interface State {
  readonly term: Term;
  readonly declarations?: readonly string[];
  /** What limits the value. */
  readonly within?: Formula;
  /** The symbol whose value tells the value. */
  readonly symbol?: Formula;
  read(part: Part | undefined): Value | undefined;
  /** The formula for one value; `undefined` where it is none of this state. */
  is(value: Value | undefined): Formula | undefined;
}

/**
 * A property of the message as the solver sees it: which of its states it is in (missing, null, a value of one of its
 * types), and the value.
 *
 * Values are put as simply as the rules allow. Whole numbers are one type unless arithmetic tells them apart; a text
 * is a choice among the literals that it is compared with, and one more for all others, unless something looks into
 * it; a double is a place in the order of doubles unless it is computed with.
 */
export class PropertySymbol {
  readonly declarations: readonly string[];
  /** What always holds. */
  readonly always: Formula;
  /** The values of which messages, exhaustively. */
  readonly cases: readonly Case[];
  /** The symbols whose values make a solution. */
  readonly symbols: readonly Formula[];
  private readonly states: readonly State[];
  private readonly guards: readonly Formula[];

  constructor(
    readonly space: PropertySpace,
    usage: Usage,
    private readonly id: string,
  ) {
    this.states = statesOf(space, usage, id);
    const { guards, declarations } = guardsOf(this.states.length, `${id}.state`);
    this.guards = guards;
    this.cases = this.states.map(({ term }, index) => ({ when: guards[index] as Formula, term }));
    this.declarations = [...declarations, ...this.states.flatMap((state) => state.declarations ?? [])];
    this.always = and(
      ...(this.states.length > 2 ? [or(...guards)] : []),
      // Whatever the state: a value that is not looked at is within its limits too, which makes nothing impossible.
      ...this.states.map((state) => state.within ?? TRUE),
    );
    const own = this.states.flatMap((state) => (state.symbol === undefined ? [] : [state.symbol]));
    this.symbols = declarations.length === 0 ? own : [`${id}.state`, ...own];
  }

  /** The value in a solution; `undefined` where the message lacks it. */
  read(values: ReadonlyMap<Formula, Part>): Value | undefined {
    const at = stateAt(values.get(`${this.id}.state`), this.states.length);
    const state = this.states[at] as State;
    return state.read(state.symbol === undefined ? undefined : values.get(state.symbol));
  }

  /** The formula for the messages with this value; `FALSE` for a value that the property never has here. */
  is(value: Value | undefined): Formula {
    return or(
      ...this.states.map((state, index) => {
        const formula = state.is(value);
        return formula === undefined ? FALSE : and(this.guards[index] as Formula, formula);
      }),
    );
  }
}

/** Formulas of which exactly one holds. */
function guardsOf(count: number, symbol: string): { guards: readonly Formula[]; declarations: readonly string[] } {
  if (count === 1) return { guards: [TRUE], declarations: [] };
  if (count === 2) return { guards: [symbol, not(symbol)], declarations: [`(declare-const ${symbol} Bool)`] };
  const bits = widthFor(count);
  return {
    guards: Array.from({ length: count }, (_, index) => `(= ${symbol} ${bitVector(index, bits)})`),
    declarations: [`(declare-const ${symbol} (_ BitVec ${bits}))`],
  };
}

function stateAt(part: Part | undefined, count: number): number {
  if (count === 1) return 0;
  if (count === 2) return part === 'true' ? 0 : 1;
  return bitsOf(part);
}

function widthFor(count: number): number {
  return Math.max(1, Math.ceil(Math.log2(count)));
}

function bitVector(value: number, bits: number): Formula {
  return `#b${value.toString(2).padStart(bits, '0')}`;
}

function statesOf(space: PropertySpace, usage: Usage, id: string): readonly State[] {
  const constant = (term: Term, value: Value | undefined): State => ({
    term,
    read: () => value,
    is: (wanted) => (wanted === value ? TRUE : undefined),
  });
  const states = typesNeeded(space.types, usage).map((type) => stateOf(type, space, usage, id));
  return [
    ...(space.optional ? [constant(MISSING, undefined)] : []),
    ...(space.failsUnset ? [constant(FAILURE, undefined)] : []),
    ...(space.nullable || (space.types.length === 0 && !space.optional) ? [constant(NULL, null)] : []),
    ...states,
  ];
}

/**
 * The types that make a difference. Of a number that only meets literals it makes none how long it is, and a whole
 * number behaves as the double that it would be compared as, while the literals are small enough for both to agree.
 */
function typesNeeded(types: readonly ValueType[], { literals, liked, computed }: Usage): readonly ValueType[] {
  if (computed) return types;
  const isSmall = (value: unknown) => typeof value !== 'bigint' || (value <= LARGEST_EXACT && value >= -LARGEST_EXACT);
  if (types.includes('double') && !liked && [...literals].every(isSmall)) {
    return types.filter((type) => type !== 'int' && type !== 'long');
  }
  return types.includes('long') ? types.filter((type) => type !== 'int') : types;
}

function stateOf(type: ValueType, space: PropertySpace, usage: Usage, id: string): State {
  switch (type) {
    case 'string':
      return usage.computed || (usage.liked && space.allowed === undefined)
        ? textState(space, id)
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
      return usage.computed || usage.liked ? doubleState(space, id) : orderState(space, id);
    case 'datetime':
    case 'timespan':
      return ticksState(type, id);
    default:
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
function choiceState({ allowed }: PropertySpace, { literals }: Usage, id: string): State {
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

function doubleState({ least = -Number.MAX_VALUE, most = Number.MAX_VALUE }: PropertySpace, id: string): State {
  const symbol = `${id}.double`;
  return {
    term: { kind: 'double', term: symbol },
    symbol,
    declarations: [`(declare-const ${symbol} ${DOUBLE})`],
    within: and(`(fp.leq ${double(least)} ${symbol})`, `(fp.leq ${symbol} ${double(most)})`),
    read: doubleOf,
    is: (value) => (typeof value === 'number' && Number.isFinite(value) ? `(= ${symbol} ${double(value)})` : undefined),
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
