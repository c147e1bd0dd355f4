import fc from 'fast-check';
import { integerOf } from '../../../lib/proof/solver/answer-text';
import { Domains } from '../../../lib/proof/solver/domains';
import { Enumeration, Whole } from '../../../lib/proof/solver/formula';
import { atLeast, type Goal, Goals, junction, type Leaf } from '../../../lib/proof/solver/goal';

const few = new Enumeration('few', 4);
const flag = new Enumeration('flag', 2);
const number = new Whole('n', -3n, 4n);
const near = new Whole('near', 2n, 9n);
const NUMBERS = [-3n, -2n, -1n, 0n, 1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n, 9n];

/** All values that a symbol may have. */
function valuesOf(of: Enumeration | Whole): readonly (number | bigint)[] {
  if (of instanceof Enumeration) return Array.from({ length: of.count }, (_, place) => place);
  return NUMBERS.filter((one) => one >= of.least && one <= of.most);
}

function isSo(leaf: Leaf, value: number | bigint): boolean {
  return (leaf.kind === 'place' ? leaf.places.has(value as number) : (value as bigint) >= leaf.bound) === leaf.holds;
}

const places = (of: Enumeration) =>
  fc
    .tuple(fc.uniqueArray(fc.nat(of.count - 1), { minLength: 1, maxLength: of.count - 1 }), fc.boolean())
    .map(([some, holds]): Leaf => ({ kind: 'place', of, places: new Set(some), holds }));
const limit = (of: Whole) =>
  fc
    .tuple(fc.bigInt(of.least + 1n, of.most), fc.boolean())
    .map(([bound, holds]): Leaf => ({ kind: 'limit', of, bound, holds }));
const leaf = fc.oneof(places(few), places(flag), limit(number), limit(near));

test('what is left of each symbol is what all that is assumed leaves of it', () => {
  fc.assert(
    fc.property(fc.array(leaf, { maxLength: 8 }), fc.array(leaf, { minLength: 4, maxLength: 8 }), (assumed, asked) => {
      const domains = Domains.all();
      const left = new Map<Enumeration | Whole, readonly (number | bigint)[]>();
      for (const one of assumed) {
        const now = (left.get(one.of) ?? valuesOf(one.of)).filter((value) => isSo(one, value));
        const before = domains.copy();
        expect(domains.assume(one)).toBe(now.length > 0);
        // A copy knows nothing of what comes later.
        expect(before.symbols.includes(one.of)).toBe(left.has(one.of));
        left.set(one.of, now);
        if (now.length === 0) return;
      }
      expect(new Set(domains.symbols)).toEqual(new Set(left.keys()));
      for (const one of asked) {
        const answers = (left.get(one.of) ?? valuesOf(one.of)).map((value) => isSo(one, value));
        const truth = answers.every(Boolean) ? true : answers.some(Boolean) ? undefined : false;
        expect(domains.truthOf(one)).toBe(truth);
      }
      const values = domains.values();
      expect(values.size).toBe(left.size);
      for (const [symbol, some] of left) {
        const said = values.get(symbol.symbol);
        const value = symbol instanceof Enumeration ? symbol.placeIn(said) : integerOf(said);
        const size = (one: number | bigint) => Math.abs(Number(one));
        expect(some).toContain(value);
        expect(Math.min(...some.map(size))).toBe(size(value));
      }
    }),
    { numRuns: 500 },
  );
});

describe('a goal', () => {
  const [a, b, c] = [0, 1, 2].map(
    (place): Leaf => ({ kind: 'place', of: few, places: new Set([place]), holds: true }),
  ) as [Leaf, Leaf, Leaf];
  const all = { kind: 'all', parts: [a, b] } as const;
  const any = { kind: 'any', parts: [a, b] } as const;

  test.each<[what: string, goal: Goal, expected: Goal]>([
    ['all of nothing', junction('all', []), true],
    ['any of nothing', junction('any', []), false],
    ['all of one', junction('all', [true, a]), a],
    ['any of one', junction('any', [a, false]), a],
    ['all, one of which fails', junction('all', [a, false]), false],
    ['any, one of which holds', junction('any', [a, true]), true],
    ['all of all', junction('all', [c, all]), { kind: 'all', parts: [c, a, b] }],
    ['any of any', junction('any', [any, c]), { kind: 'any', parts: [a, b, c] }],
    ['all of any', junction('all', [any, c]), { kind: 'all', parts: [any, c] }],
    ['none of some', atLeast(0, [a, b]), true],
    ['fewer than none', atLeast(-1, [a]), true],
    ['one of some', atLeast(1, [a, b]), any],
    ['two of two', atLeast(2, [a, b]), all],
    ['two of three', atLeast(2, [a, b, c]), { kind: 'at-least', count: 2, parts: [a, b, c] }],
    ['three of two', atLeast(3, [a, b]), false],
    ['two, one of which holds', atLeast(2, [true, a, b]), any],
    ['two, which hold', atLeast(2, [true, a, true]), true],
    ['two, one of which fails', atLeast(2, [false, a, b]), all],
    ['two of one, beside one that fails', atLeast(2, [false, a]), false],
  ])('%s', (_, goal, expected) => {
    expect(goal).toEqual(expected);
  });

  test('is made once of a formula, and then is shared where it is put together', () => {
    const goals = new Goals();
    const formula = { kind: 'or', parts: [few.is(0), flag.is(0)] } as const;
    const goal = goals.of(formula);
    expect(goal).toMatchObject({ kind: 'any' });
    expect((goal as { isShared?: boolean }).isShared).toBeUndefined();
    expect(goals.of(formula)).toBe(goal);
    expect((goal as { isShared?: boolean }).isShared).toBe(true);
    expect(goals.of(formula, false)).toMatchObject({ kind: 'all' });
    expect(goals.of(few.is(0))).toBe(goals.of(few.is(0)));
  });

  test('what is only written is a symbol of its own, one for each text', () => {
    const goals = new Goals();
    const of = (text: string) => (goals.of({ kind: 'written', text }) as Leaf).of;
    expect(of('(p)')).toBe(of('(p)'));
    expect(of('(p)')).not.toBe(of('(q)'));
    expect([of('(p)'), few, number].map((symbol) => goals.isWritten(symbol))).toEqual([true, false, false]);
    expect(goals.of({ kind: 'written', text: '(p)' }, false)).toMatchObject({ places: new Set([0]), holds: false });
  });
});
