import fc from 'fast-check';
import { bitsOf, doubleOf, integerOf, type Part, readParts } from '../../../lib/proof/solver/answer-text';
import {
  and,
  atMost,
  Enumeration,
  type Formula,
  not,
  or,
  TRUE,
  Whole,
  written,
} from '../../../lib/proof/solver/formula';
import { atMostAsSum, smtLib } from '../../../lib/proof/solver/smt-lib';
import {
  bitVector,
  comment,
  double,
  doubleOfOrder,
  ifThenElse,
  integer,
  orderOf,
  text,
  widthFor,
  withTerm,
} from '../../../lib/proof/solver/smt-text';

const [a, b, c] = ['(p)', '(q)', '(r)'].map(written) as [Formula, Formula, Formula];
const flag = new Enumeration('flag', 2);
const few = new Enumeration('few', 3);
const number = new Whole('n', -2n, 3n);

describe('a formula as it is written', () => {
  test.each<[formula: Formula, text: string]>([
    [TRUE, 'true'],
    [not(TRUE), 'false'],
    [a, '(p)'],
    [and(a, b), '(and (p) (q))'],
    [or(a, b), '(or (p) (q))'],
    [not(a), '(not (p))'],
    [atMost(1, [a, b, c]), '((_ at-most 1) (p) (q) (r))'],
    [{ kind: 'named', name: 'x', formula: and(a, b) }, 'x'],
    [flag.is(1), '(not flag)'],
    [few.is(1), '(= few #b01)'],
    [few.isOneOf(new Set([0, 2])), '(or (= few #b00) (= few #b10))'],
    [few.isSame(new Enumeration('other', 3)), '(= few other)'],
    [number.atLeast(1n), '(>= n 1)'],
    [number.atLeast(-1n), '(>= n (- 1))'],
    // Where one value is left, it is said.
    [number.atLeast(3n), '(= n 3)'],
    [number.is(3n), '(= n 3)'],
    [number.is(-2n), '(= n (- 2))'],
    [number.is(1n), '(= n 1)'],
    [not(number.atLeast(0n)), '(not (>= n 0))'],
    [and(number.atLeast(0n), not(number.atLeast(2n))), '(and (>= n 0) (not (>= n 2)))'],
    [and(number.atLeast(0n), not(new Whole('m', -2n, 3n).atLeast(1n))), '(and (>= n 0) (not (>= m 1)))'],
    [and(number.atLeast(0n), number.atLeast(1n)), '(and (>= n 0) (>= n 1))'],
    [and(not(number.atLeast(0n)), number.atLeast(1n)), '(and (not (>= n 0)) (>= n 1))'],
    [and(number.atLeast(0n), not(number.atLeast(1n)), a), '(and (>= n 0) (not (>= n 1)) (p))'],
    [or(number.atLeast(0n), not(number.atLeast(1n))), '(or (>= n 0) (not (>= n 1)))'],
    [and(a, not(b)), '(and (p) (not (q)))'],
    [and(number.atLeast(0n), not(b)), '(and (>= n 0) (not (q)))'],
  ])('%#: %j', (formula, expected) => {
    expect(smtLib(formula)).toBe(expected);
  });

  test('what stands in it more than once is written once, what it is made of first', () => {
    const inner = and(a, b);
    const outer = or(inner, c);
    expect(smtLib(and(outer, or(not(outer), not(inner))))).toBe(
      '(let ((s0 (and (p) (q)))) (let ((s1 (or s0 (r)))) (and s1 (or (not s1) (not s0)))))',
    );
    expect(smtLib(and(or(a, b), or(a, c)))).toBe('(and (or (p) (q)) (or (p) (r)))');
    const few = atMost(1, [a, b, c]);
    expect(smtLib(or(and(few, a), and(few, b)))).toBe(
      '(let ((s0 ((_ at-most 1) (p) (q) (r)))) (or (and s0 (p)) (and s0 (q))))',
    );
  });

  test('that at most so many hold is a sum in the standard', () => {
    expect(smtLib(atMost(2, [a, b, c]), atMostAsSum)).toBe('(<= (+ (ite (p) 1 0) (ite (q) 1 0) (ite (r) 1 0)) 2)');
    expect(atMostAsSum(0, ['x'])).toBe('(<= (ite x 1 0) 0)');
    const shared = atMost(1, [a, b, c]);
    expect(smtLib(or(and(shared, a), and(shared, b)), atMostAsSum)).toContain('(let ((s0 (<= (+ ');
  });
});

describe('a term', () => {
  test.each([
    ['true', 'x', 'y', 'x'],
    ['false', 'x', 'y', 'y'],
    ['c', 'x', 'x', 'x'],
    ['c', 'x', 'y', '(ite c x y)'],
  ])('if %s then %s, otherwise %s', (condition, then, otherwise, expected) => {
    expect(ifThenElse(condition, then, otherwise)).toBe(expected);
  });

  test('is made of one that is there alone', () => {
    expect(withTerm('x', (one) => `(- ${one})`)).toBe('(- x)');
    expect(withTerm(undefined, () => 'x')).toBeUndefined();
  });

  test.each([
    [0n, '0'],
    [7n, '7'],
    [-7n, '(- 7)'],
  ])('the whole number %d', (value, expected) => {
    expect(integer(value)).toBe(expected);
    expect(integerOf(readParts(expected)[0])).toBe(value);
  });

  test.each([
    ['', '""'],
    ['a b~', '"a b~"'],
    ['"', '""""'],
    ['\\u', '"\\u{5c}u"'],
    ['é\n', '"\\u{e9}\\u{a}"'],
    ['😀', '"\\u{d83d}\\u{de00}"'],
  ])('the text %j', (value, expected) => {
    expect(text(value)).toBe(expected);
    expect(readParts(expected)).toEqual([{ text: value }]);
  });

  test.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 3],
    [8, 3],
    [9, 4],
  ])('%i values are told apart by %i bits', (count, bits) => {
    expect(widthFor(count)).toBe(bits);
  });

  test('bits are as many as are asked for', () => {
    expect([bitVector(5, 4), bitVector(5, 3), bitVector(0, 1)]).toEqual(['#b0101', '#b101', '#b0']);
    expect(['#b0101', '#x1f'].map(bitsOf)).toEqual([5, 31]);
  });

  test('a comment is one line of letters that every solver reads', () => {
    expect(comment('a é\n\u0000 b~')).toBe('; a ??? b~');
  });
});

describe('doubles', () => {
  const number = fc.double({ noNaN: true });

  test('are written bit by bit', () => {
    expect(double(1)).toBe(`(fp #b0 #b01111111111 #b${'0'.repeat(52)})`);
    expect(double(-2.5)).toBe(`(fp #b1 #b10000000000 #b01${'0'.repeat(50)})`);
    fc.assert(
      fc.property(number, (value) => {
        expect(doubleOf(readParts(double(value))[0])).toBe(value);
      }),
    );
  });

  test.each<[said: string, value: number]>([
    ['(_ +zero 11 53)', 0],
    ['(_ -zero 11 53)', -0],
    ['(_ +oo 11 53)', Infinity],
    ['(_ -oo 11 53)', -Infinity],
    ['(_ NaN 11 53)', Number.NaN],
  ])('%s is %d', (said, value) => {
    expect(doubleOf(readParts(said)[0])).toBe(value);
  });

  test('have a number in the same order, and come back from it', () => {
    expect([0, -0, 5e-324, -5e-324].map(orderOf)).toEqual([0n, 0n, 1n, -1n]);
    fc.assert(
      fc.property(number, number, (one, other) => {
        expect(doubleOfOrder(orderOf(one)) === one).toBe(true);
        expect(orderOf(one) < orderOf(other)).toBe(one < other);
        expect(orderOf(one) === orderOf(other)).toBe(one === other);
      }),
    );
  });
});

test.each<[said: string, parts: readonly Part[]]>([
  ['', []],
  ['sat', ['sat']],
  ['"sat"', [{ text: 'sat' }]],
  ['sat (:rlimit 5)', ['sat', [':rlimit', '5']]],
  [
    '((a.b #b01) (|c d| (- 5)))',
    [
      [
        ['a.b', '#b01'],
        ['|c d|', ['-', '5']],
      ],
    ],
  ],
  ['(a "b""c\\u{e9}\\u0041")', [['a', { text: 'b"céA' }]]],
  ['(error "line 1: x")', [['error', { text: 'line 1: x' }]]],
  ['(a', [['a']]],
])('what a solver says: %s', (said, parts) => {
  expect(readParts(said)).toEqual(parts);
});
