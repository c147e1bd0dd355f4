import {
  and,
  atMost,
  Enumeration,
  FALSE,
  type Formula,
  named,
  not,
  or,
  TRUE,
  Whole,
  written,
} from '../../../lib/proof/solver/formula';

const one = new Enumeration('one', 1);
const flag = new Enumeration('flag', 2);
const few = new Enumeration('few', 3);
const other = new Enumeration('other', 3);
const many = new Enumeration('many', 5);
const number = new Whole('n', -2n, 3n);
const [a, b, c] = ['(p)', '(q)', '(r)'].map(written) as [Formula, Formula, Formula];

describe('that a symbol has a place', () => {
  test('is one formula, however often it is asked for', () => {
    expect(few.is(1)).toBe(few.is(1));
    expect(few.is(1)).not.toBe(few.is(2));
    expect(few.is(1)).toMatchObject({ kind: 'one-of', of: few, places: new Set([1]) });
  });

  test('is certain where there is no other', () => {
    expect([one.is(0), one.isSame(new Enumeration('x', 1))]).toEqual([TRUE, TRUE]);
  });

  test.each<[places: readonly number[], formula: Formula]>([
    [[], FALSE],
    [[0, 1, 2], TRUE],
    [[1], few.is(1)],
  ])('or one of %j', (places, formula) => {
    expect(few.isOneOf(new Set(places))).toBe(formula);
  });

  test('or one of several, of which there are others', () => {
    expect(few.isOneOf(new Set([0, 2]))).toEqual({ kind: 'one-of', of: few, places: new Set([0, 2]) });
  });

  test('or the same as another symbol: one formula, whoever is asked', () => {
    expect(few.isSame(few)).toBe(TRUE);
    expect(few.isSame(other)).toEqual({ kind: 'same', of: few, as: other });
    expect(other.isSame(few)).toBe(few.isSame(other));
    expect(few.isSame(new Enumeration('third', 3))).not.toBe(few.isSame(other));
  });

  test.each<[symbol: Enumeration, place: number, text: string, said: unknown]>([
    [flag, 0, 'flag', 'true'],
    [flag, 1, '(not flag)', 'false'],
    [few, 0, '(= few #b00)', '#b0'],
    [few, 2, '(= few #b10)', '#b10'],
    [many, 4, '(= many #b100)', '#b100'],
    [new Enumeration('four', 4), 3, '(= four #b11)', '#b11'],
  ])('of %j the place %i is %s, and %j is an answer', (symbol, place, text, said) => {
    expect([symbol.written(place), symbol.partOf(place)]).toEqual([text, said]);
    expect(symbol.placeIn(symbol.partOf(place))).toBe(place);
  });

  test('a solver that says nothing of it means the first one', () => {
    expect([one, flag, few].map((symbol) => symbol.placeIn(undefined))).toEqual([0, 0, 0]);
    expect(one.placeIn('false')).toBe(0);
    expect(few.placeIn('#x2')).toBe(2);
  });
});

describe('a whole number between two limits', () => {
  test.each<[bound: bigint, atLeast: Formula | undefined]>([
    [-3n, TRUE],
    [-2n, TRUE],
    [-1n, undefined],
    [3n, undefined],
    [4n, FALSE],
    [5n, FALSE],
  ])('is %d or larger', (bound, atLeast) => {
    expect(number.atLeast(bound)).toEqual(atLeast ?? { kind: 'at-least', of: number, bound });
    expect(number.atLeast(bound)).toBe(number.atLeast(bound));
    expect(number.atMost(bound - 1n)).toEqual(not(number.atLeast(bound)));
  });

  test('is one number where it is neither larger nor smaller', () => {
    expect(number.is(0n)).toEqual(and(number.atLeast(0n), not(number.atLeast(1n))));
    expect(number.is(-2n)).toEqual(not(number.atLeast(-1n)));
    expect(number.is(3n)).toBe(number.atLeast(3n));
    expect([number.is(-3n), number.is(4n)]).toEqual([FALSE, FALSE]);
  });

  test.each([
    [2n, 5n, 2n],
    [1n, 5n, 1n],
    [-5n, -2n, -2n],
    [-5n, -1n, -1n],
    [-5n, 5n, 0n],
    [0n, 5n, 0n],
    [-5n, 0n, 0n],
  ])('from %d to %d: the one nearest to zero is %d', (least, most, ordinary) => {
    expect(new Whole('n', least, most).ordinary).toBe(ordinary);
  });
});

describe('what is put together is as short as it gets', () => {
  test.each<[what: string, formula: Formula, expected: Formula]>([
    ['all of nothing', and(), TRUE],
    ['any of nothing', or(), FALSE],
    ['all of one', and(a), a],
    ['what is certain is left out of all', and(TRUE, a, TRUE), a],
    ['what is impossible is left out of any', or(FALSE, a, FALSE), a],
    ['what is impossible decides about all', and(a, FALSE, b), FALSE],
    ['what is certain decides about any', or(a, TRUE, b), TRUE],
    ['the same text once', and(a, b, written('(p)')), and(a, b)],
    ['the same text alone', or(a, written('(p)')), a],
    ['two places of one symbol are none', and(few.is(0), few.is(1)), FALSE],
    ['and so are three', and(few.is(0), few.is(1), few.is(2)), FALSE],
    ['whatever else has to hold', and(few.is(0), a, few.is(1)), FALSE],
    ['all places of one symbol are certain', or(few.is(0), few.is(1), few.is(2)), TRUE],
    ['the same place', and(few.is(0), few.is(0)), few.is(0)],
    ['places that both have', and(few.isOneOf(new Set([0, 1])), few.isOneOf(new Set([1, 2]))), few.is(1)],
    ['places that any has', or(few.is(0), a, few.is(2)), or(few.isOneOf(new Set([0, 2])), a)],
    ['of two symbols each for itself', and(few.is(0), other.is(1)), { kind: 'and', parts: [few.is(0), other.is(1)] }],
    ['not what is certain', not(TRUE), FALSE],
    ['not what is impossible', not(FALSE), TRUE],
    ['twice not', not(not(a)), a],
    ['of two places the other one', not(flag.is(0)), flag.is(1)],
    ['and the first one', not(flag.is(1)), flag.is(0)],
    ['of three none', not(few.is(1)), { kind: 'not', part: few.is(1) }],
  ])('%s', (_, formula, expected) => {
    expect(formula).toEqual(expected);
  });

  test.each<[what: string, formula: Formula, expected: Formula]>([
    ['as many as there are', atMost(3, [a, b, c]), TRUE],
    ['more than there are', atMost(4, [a, b, c]), TRUE],
    ['two of three', atMost(2, [a, b, c]), { kind: 'at-most', count: 2, parts: [a, b, c] }],
    ['none', atMost(0, [a, b]), and(not(a), not(b))],
    ['one, and one is certain', atMost(1, [a, TRUE, b]), and(not(a), not(b))],
    ['two, and one is certain', atMost(2, [a, TRUE, b, c]), { kind: 'at-most', count: 1, parts: [a, b, c] }],
    ['one, and two are certain', atMost(1, [TRUE, TRUE, a]), FALSE],
    ['one, and one is certain and nothing else is open', atMost(1, [TRUE, FALSE]), TRUE],
    ['what is impossible does not count', atMost(1, [FALSE, a, FALSE]), TRUE],
    ['of nothing', atMost(0, []), TRUE],
  ])('at most %s', (_, formula, expected) => {
    expect(formula).toEqual(expected);
  });

  test('the same places are the same formula', () => {
    const places = few.isOneOf(new Set([0, 2]));
    expect(and(places, places)).toBe(places);
    expect(or(places, places)).toBe(places);
  });

  test('only what is put together gets a name', () => {
    for (const formula of [and(a, b), or(a, b), atMost(1, [a, b])])
      expect(named('x', formula)).toEqual({ kind: 'named', name: 'x', formula });
    for (const formula of [a, TRUE, few.is(0), not(and(a, b)), few.isSame(other)])
      expect(named('x', formula)).toBe(formula);
  });
});
