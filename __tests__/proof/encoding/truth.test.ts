import fc from 'fast-check';
import { Image } from '../../../lib/proof/encoding/terms/image';
import {
  ALWAYS,
  conjunction,
  disjunction,
  either,
  elseIfFalse,
  FAILS,
  inCases,
  NEVER,
  negation,
  type Truth,
  UNKNOWN,
} from '../../../lib/proof/encoding/terms/truth';
import {
  and,
  Enumeration,
  FALSE,
  type Formula,
  not,
  or,
  TRUE,
  Whole,
  written,
} from '../../../lib/proof/solver/formula';
import { orderOf } from '../../../lib/proof/solver/smt-text';
import type { ComparisonOperator } from '../../../lib/rules/language/syntax';
import { type Assignment, holds } from './meaning';

type Answer = 'true' | 'false' | 'fails' | 'unknown';
const ANSWERS: readonly Answer[] = ['true', 'false', 'fails', 'unknown'];

const told = { sorts: new Map(), named: new Map() };
const symbols = [new Enumeration('a', 4), new Enumeration('b', 4)] as const;
const [a, b] = symbols.map((symbol): Truth => {
  const [isTrue, isFalse, fails] = [0, 1, 2].map((place) => symbol.is(place)) as [Formula, Formula, Formula];
  return { isTrue, isFalse, fails };
}) as [Truth, Truth];

/** What a condition is where the two others are so. */
function answer({ isTrue, isFalse, fails }: Truth, one: Answer, other: Answer): string {
  const places = new Map([
    ['a', ANSWERS.indexOf(one)],
    ['b', ANSWERS.indexOf(other)],
  ]);
  const at: Assignment = { places, values: new Map(), told };
  const found = [isTrue, isFalse, fails].flatMap((formula, place) => (holds(formula, at) ? [ANSWERS[place]] : []));
  return found.join(' and ') || 'unknown';
}

const PAIRS = ANSWERS.flatMap((one) => ANSWERS.map((other) => [one, other] as const));

const andOf = (one: Answer, other: Answer): Answer => {
  if (one === 'fails' || one === 'false') return one;
  if (other === 'fails' || other === 'false') return other;
  return one === 'true' ? other : 'unknown';
};
const notOf = (one: Answer): Answer => (one === 'true' ? 'false' : one === 'false' ? 'true' : one);

test.each(PAIRS)('%s and %s, evaluated from left to right', (one, other) => {
  expect(answer(conjunction(a, b), one, other)).toBe(andOf(one, other));
  expect(answer(disjunction(a, b), one, other)).toBe(notOf(andOf(notOf(one), notOf(other))));
  expect(answer(negation(a), one, other)).toBe(notOf(one));
  expect(answer(elseIfFalse(a, b), one, other)).toBe(one === 'false' ? other : one);
});

test('a condition that is true or false and nothing else', () => {
  const choice = either(symbols[0].is(0));
  for (const [one, other] of PAIRS) {
    expect(answer(choice, one, other)).toBe(one === 'true' ? 'true' : 'false');
    expect(answer(elseIfFalse(choice, b), one, other)).toBe(one === 'true' ? 'true' : other);
    expect(answer(elseIfFalse(negation(choice), b), one, other)).toBe(one === 'true' ? other : 'true');
  }
});

test('what is known is said as it is', () => {
  expect(elseIfFalse(NEVER, a)).toBe(a);
  expect(elseIfFalse(ALWAYS, a)).toEqual(ALWAYS);
  expect(elseIfFalse(FAILS, a)).toEqual(FAILS);
  expect(elseIfFalse(UNKNOWN, a)).toEqual(UNKNOWN);
  expect(inCases([[TRUE, a]])).toBe(a);
  expect(inCases([])).toEqual(UNKNOWN);
  // Where the first is true or false, the other need not say that it is not.
  const [p, q] = [written('(p)'), written('(q)')];
  expect(elseIfFalse(either(p), either(q)).isTrue).toEqual(or(p, q));
  expect(elseIfFalse(either(not(p)), either(q)).isTrue).toEqual(or(not(p), q));
  expect(elseIfFalse({ ...either(p), fails: symbols[1].is(0) }, either(q)).isTrue).toEqual(or(p, and(not(p), q)));
  expect(elseIfFalse({ isTrue: p, isFalse: q, fails: FALSE }, either(q)).isTrue).toEqual(or(p, q));
});

test('in each of some cases that exclude each other', () => {
  const cases = inCases([
    [symbols[1].is(0), a],
    [symbols[1].is(1), NEVER],
    [symbols[1].is(2), FAILS],
    [symbols[1].is(3), ALWAYS],
  ]);
  for (const [one, other] of PAIRS) {
    const expected = { true: one, false: 'false', fails: 'fails', unknown: 'true' }[other];
    expect(answer(cases, one, other)).toBe(expected);
  }
  for (const [one, other] of PAIRS)
    expect(answer(inCases([[symbols[1].is(0), a]]), one, other)).toBe(other === 'true' ? one : 'unknown');
});

describe('a number that rises or falls with a symbol', () => {
  const whole = new Whole('n', -5n, 6n);
  const order = new Whole('d', orderOf(-3), orderOf(10));
  const operators: readonly ComparisonOperator[] = ['=', '<>', '<', '<=', '>', '>='];
  const isSo = (operator: ComparisonOperator, one: number | bigint, other: number | bigint): boolean =>
    ({
      '=': one === other,
      '<>': one !== other,
      '<': one < other,
      '<=': one <= other,
      '>': one > other,
      '>=': one >= other,
    })[operator];
  const at = (symbol: Whole, value: bigint): Assignment => ({
    places: new Map(),
    values: new Map([[symbol.symbol, value]]),
    told,
  });

  const step = fc.constantFrom<readonly [isRising: boolean, apply: (one: bigint) => bigint]>(
    [true, (one) => one + 3n],
    [true, (one) => one / 2n],
    [true, (one) => one * 4n],
    [false, (one) => -one],
    [false, (one) => 7n - one],
    [false, (one) => one / -3n],
  );

  test('is a limit of the symbol beside any number, however it is computed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 4 }), fc.bigInt(-30n, 30n), (steps, bound) => {
        let image = Image.ofWhole(whole);
        for (const [isRising, apply] of steps) image = isRising ? image.rising(apply) : image.falling(apply);
        expect(image.isSent).toBe(steps.length === 0);
        for (let value = whole.least; value <= whole.most; value++) {
          const number = steps.reduce((one, [, apply]) => apply(one), value);
          for (const operator of operators)
            expect([operator, holds(image.beside(operator, bound), at(whole, value))]).toEqual([
              operator,
              isSo(operator, number, bound),
            ]);
          expect(holds(image.above(bound), at(whole, value))).toBe(number > bound);
          expect(holds(image.atLeast(bound), at(whole, value))).toBe(number >= bound);
          expect(holds(image.is(bound), at(whole, value))).toBe(number === bound);
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each([-4, -3, -2.5, 0, 5e-324, 9.99, 10, 11])('and so is a double beside %d', (bound) => {
    const image = Image.ofOrder(order).falling((one) => -one);
    expect(Image.ofOrder(order).isSent).toBe(true);
    for (const value of [-3, -2.5, -1, 0, 5e-324, 2.5, 3, 4, 9.99, 10])
      for (const operator of operators) {
        expect(holds(Image.ofOrder(order).beside(operator, bound), at(order, orderOf(value)))).toBe(
          isSo(operator, value, bound),
        );
        expect(holds(image.beside(operator, -bound), at(order, orderOf(value)))).toBe(
          isSo(operator, value === 0 ? 0 : -value, bound === 0 ? 0 : -bound),
        );
      }
  });
});
