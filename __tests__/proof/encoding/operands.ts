import { Image } from '../../../lib/proof/encoding/terms/image';
import type { PresentTerm } from '../../../lib/proof/encoding/terms/term';
import { Enumeration, Whole } from '../../../lib/proof/solver/formula';
import { orderOf } from '../../../lib/proof/solver/smt-text';
import { Guid, Integer, TimeSpan, type Value } from '../../../lib/rules/values/values';
import type { Assignment } from './meaning';

/** A term, and what it is for some values: those of its symbol. */
export interface Operand {
  /** What it is, in a word: `int`, `a literal int`. */
  readonly what: string;
  readonly term: PresentTerm;
  readonly values: readonly {
    readonly value: Value;
    readonly symbols: Partial<Pick<Assignment, 'places' | 'values'>>;
  }[];
}

const int = (value: number) => Integer.small('int', value);
const long = (value: bigint) => Integer.of('long', value);

/** Values at which whole numbers, doubles and their conversions change. */
const INTS = [-(2 ** 31), -7, -2, -1, 0, 1, 2, 3, 2 ** 31 - 1];
const LONGS = [
  -(2n ** 63n),
  -(2n ** 53n) - 1n,
  -7n,
  -1n,
  0n,
  1n,
  2n,
  2n ** 31n,
  2n ** 53n,
  2n ** 53n + 1n,
  2n ** 63n - 1n,
];
const DOUBLES = [-1e300, -2.5, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 2 ** 53, 2 ** 63, 1e300];
const CHOICES = ['a', '1', '00:00:05', 'other'];

/** All kinds of terms, whose symbols begin with a name. */
export function operands(name: string): readonly Operand[] {
  const whole = new Whole(`${name}.int`, -(2n ** 31n), 2n ** 31n - 1n);
  const wide = new Whole(`${name}.long`, -(2n ** 63n), 2n ** 63n - 1n);
  const order = new Whole(`${name}.order`, orderOf(-Number.MAX_VALUE), orderOf(Number.MAX_VALUE));
  const choice = new Enumeration(`${name}.choice`, CHOICES.length);
  const flag = new Enumeration(`${name}.bool`, 2);
  const ticks = new Whole(`${name}.timespan`, -100n, 10n ** 9n);
  const ints = INTS.map((one) => ({ value: int(one), symbols: numbers([whole.symbol, BigInt(one)]) }));
  const longs = LONGS.map((one) => ({ value: long(one), symbols: numbers([wide.symbol, one]) }));
  const places = new Map(CHOICES.slice(0, -1).map((value, place) => [value, place]));
  return [
    { what: 'int', term: integer('int', whole.symbol, Image.ofWhole(whole)), values: ints },
    { what: 'int without an image', term: integer('int', whole.symbol, undefined), values: ints },
    { what: 'int by its image', term: integer('int', undefined, Image.ofWhole(whole)), values: ints },
    { what: 'long', term: integer('long', wide.symbol, Image.ofWhole(wide)), values: longs },
    { what: 'long without an image', term: integer('long', wide.symbol, undefined), values: longs },
    {
      what: 'double',
      term: { kind: 'double', term: `${name}.double`, image: undefined },
      values: [...DOUBLES, -0, Number.NaN, Infinity].map((value) => ({
        value,
        symbols: numbers([`${name}.double`, value]),
      })),
    },
    {
      what: 'double by its image',
      term: { kind: 'double', term: undefined, image: Image.ofOrder(order) },
      values: DOUBLES.map((value) => ({ value, symbols: numbers([order.symbol, orderOf(value)]) })),
    },
    {
      what: 'bool',
      term: { kind: 'bool', term: flag.is(0) },
      values: [true, false].map((value, place) => ({ value, symbols: { places: new Map([[flag.symbol, place]]) } })),
    },
    {
      what: 'text',
      term: { kind: 'text', term: `${name}.text` },
      values: ['', 'a', 'A', '1', 'ab'].map((value) => ({ value, symbols: numbers([`${name}.text`, value]) })),
    },
    {
      what: 'choice',
      term: { kind: 'choice', choices: { symbol: choice, values: CHOICES, placeOf: (value) => places.get(value) } },
      values: CHOICES.map((value, place) => ({ value, symbols: { places: new Map([[choice.symbol, place]]) } })),
    },
    {
      what: 'timespan',
      term: { kind: 'ticks', type: 'timespan', symbol: ticks },
      values: [-5n, 0n, 1n, 50_000_000n].map((one) => ({
        value: new TimeSpan(one),
        symbols: numbers([ticks.symbol, one]),
      })),
    },
    ...LITERALS.map(
      ([what, value]): Operand => ({ what, term: { kind: 'literal', value }, values: [{ value, symbols: {} }] }),
    ),
  ];
}

const LITERALS: readonly (readonly [what: string, value: Value])[] = [
  ['null', null],
  ['TRUE', true],
  ['FALSE', false],
  ["'a'", 'a'],
  ["'zz'", 'zz'],
  ['0', int(0)],
  ['1', int(1)],
  ['-2', int(-2)],
  ['a long 3', long(3n)],
  ['a long beyond doubles', long(2n ** 53n + 1n)],
  ['a uint', Integer.small('uint', 4)],
  ['a ulong', Integer.small('ulong', 5)],
  ['0.0', 0],
  ['1.5', 1.5],
  ['-2.0', -2],
  ['NaN', Number.NaN],
  ['a GUID', new Guid('6f0c0000-0000-0000-0000-000000000001')],
  ['a length of time', new TimeSpan(1n)],
];

function integer(type: 'int' | 'long', term: string | undefined, image: Image<bigint> | undefined): PresentTerm {
  return { kind: 'integer', type, term, image };
}

function numbers(...entries: readonly (readonly [string, bigint | number | string])[]) {
  return { values: new Map(entries) };
}

/** What the symbols of some operands are, for one value of each. */
export function assignmentOfAll(all: readonly Operand['values'][number]['symbols'][]): Assignment {
  const places = new Map(all.flatMap((one) => [...(one.places ?? [])]));
  const sorts = ['x', 'y'].flatMap((name) => [
    [`${name}.bool`, 'Bool'],
    [`${name}.choice`, '(_ BitVec 2)'],
    ...['int', 'long', 'order', 'timespan'].map((one) => [`${name}.${one}`, 'Int']),
    [`${name}.double`, '(_ FloatingPoint 11 53)'],
    [`${name}.text`, 'String'],
  ]) as [string, string][];
  return {
    places,
    values: new Map(all.flatMap((one) => [...(one.values ?? [])])),
    told: { sorts: new Map(sorts), named: new Map() },
  };
}
