import fc from 'fast-check';
import { mergersOf, withChoicesMerged } from '../../lib/proof/rewriting/merging';
import { joined, partsOf } from '../../lib/proof/rewriting/parts';
import { piecesOf, TooLarge } from '../../lib/proof/rewriting/pieces';
import { plainForm } from '../../lib/proof/rewriting/plain-form';
import { rewritesOf } from '../../lib/proof/rewriting/rewrites';
import { evaluateFilter, messageFromJson, printFilter, SqlFilter } from '../../lib/rules';
import { complexityOf, DEEPEST } from '../../lib/rules/language/complexity';
import type { Predicate } from '../../lib/rules/language/syntax';

const parsed = (sql: string): Predicate => SqlFilter._ofAnySize(sql).predicate!;

test.each<[sql: string, plain: string]>([
  ['user.a = 1', 'a = 1'],
  ['sys.Label = 1', 'sys.Label = 1'],
  ['1 < a', 'a > 1'],
  ['1 >= user.a', 'a <= 1'],
  ['1 = 2', '1 = 2'],
  ['a = b', 'a = b'],
  ['a = 1 + 2 * 3', 'a = 7'],
  ['a = 1.5 + 1.5', 'a = 3.0'],
  ["a = 'x' + 'y'", "a = 'xy'"],
  ['a = 1 / 0', 'a = 1 / 0'],
  ["a = 1 - 'x'", "a = 1 - 'x'"],
  ['a = 1 + b', 'a = 1 + b'],
  ['a = -(user.b)', 'a = -b'],
  ['NOT (1 > user.a)', 'NOT a < 1'],
  ['user.a = 1 AND (2 = user.b OR 1 <> c)', 'a = 1 AND (b = 2 OR c <> 1)'],
  ['user.a IN (1 + 1, user.b)', 'a IN (2, b)'],
  ["user.a LIKE 'a' + '%'", "a LIKE 'a%'"],
  ['user.a IS NULL', 'a IS NULL'],
  ['EXISTS(user.a)', 'EXISTS(a)'],
  ['EXISTS(sys.Label)', 'EXISTS(sys.Label)'],
  ["p('a' + 'b') = 1", "p('ab') = 1"],
  ['newid() = user.a', 'newid() = a'],
])('the plain form of %s is %s', (sql, plain) => {
  expect(printFilter(plainForm(parsed(sql)))).toBe(printFilter(parsed(plain)));
});

const rewrites = (sql: string) => [...new Set([...rewritesOf(parsed(sql))].map(printFilter))];

test.each<[sql: string, others: readonly string[]]>([
  ['NOT (NOT (a = 1))', ['a = 1']],
  ['NOT (a = 1)', ['a <> 1']],
  ['NOT (a < 1)', ['a >= 1']],
  ["NOT (a IN ('x', 'y'))", ["a NOT IN ('x', 'y')"]],
  ["NOT (a NOT LIKE 'x%')", ["a LIKE 'x%'"]],
  ['NOT (a IS NULL)', ['a IS NOT NULL']],
  ['NOT (EXISTS(a))', ['a IS NULL']],
  ['NOT (a = 1 AND b = 2)', ['a <> 1 OR b <> 2']],
  ['NOT (a = 1 OR NOT (b = 2))', ['a <> 1 AND b = 2']],
  ['a IS NOT NULL', ['EXISTS(a)']],
  ["a LIKE 'x'", ["a = 'x'"]],
  ["a NOT LIKE 'x'", ["a <> 'x'"]],
  ["a LIKE 'x%%y'", ["a LIKE 'x%y'"]],
  ["a LIKE 'x%' ESCAPE '!'", ["a LIKE 'x%'"]],
  ["a IN ('x')", ["a = 'x'"]],
  ["a NOT IN ('x')", ["a <> 'x'"]],
  ["a IN ('x', 'y', 'x')", ["a IN ('x', 'y')"]],
  ["a IN ('x', 'y', 'z')", ["a IN ('y', 'z')", "a IN ('x', 'z')", "a IN ('x', 'y')"]],
  ['a = 1.0', ['a = 1']],
  ['a + 0 = 1', ['a = 1']],
  ['0 + a = 1', ['a = 1']],
  ["p('a') = 1", ['a = 1']],
  ['a = a', ['EXISTS(a)']],
  ['a = 1 AND b = 2', ['a = 1', 'b = 2']],
  ['a = 1 OR b = 2 OR c = 3', ['a = 1', 'b = 2', 'c = 3', 'a = 1 OR b = 2', 'b = 2 OR c = 3', 'a = 1 OR c = 3']],
  ["a = 'x' OR a = 'y'", ["a IN ('x', 'y')"]],
  ["a <> 'x' AND a <> 'y'", ["a NOT IN ('x', 'y')"]],
  ["a IN ('x', 'y') AND a IN ('y', 'z')", ["a = 'y'"]],
  ["a NOT IN ('x', 'y') OR a NOT IN ('y', 'z')", ["a <> 'y'"]],
  ["a IN ('x', 'y') AND a <> 'x'", ["a = 'y'"]],
  ["a <> 'x' AND A IN ('x', 'y')", ["a = 'y'"]],
  ['a > 1 OR a = 1', ['a >= 1']],
  ['a = 1 AND b = 1 OR a = 1 AND c = 1', ['a = 1 AND (b = 1 OR c = 1)']],
  ['(a = 1 OR b = 1) AND (a = 1 OR c = 1)', ['a = 1 OR b = 1 AND c = 1']],
  ['a = 1 OR a = 1 AND c = 1', ['a = 1']],
  [
    'a = 1 AND b = 1 OR d = 1 OR a = 1 AND c = 1',
    ['a = 1 AND (b = 1 OR c = 1) OR d = 1', 'd = 1 OR a = 1 AND (b = 1 OR c = 1)'],
  ],
  ['NOT (a LIKE b) AND NOT (c LIKE d) AND e = 1', ['e = 1 AND NOT (a LIKE b OR c LIKE d)']],
  // A part of a part.
  ['a = 1 AND NOT (NOT (b = 1))', ['a = 1 AND b = 1']],
  ['NOT (a = 1 AND b = 1 AND c = 1)', ['NOT (a = 1 AND b = 1)']],
])('%s may be %j', (sql, others) => {
  expect(rewrites(sql)).toEqual(expect.arrayContaining(others.map((one) => printFilter(parsed(one)))));
});

test.each<[sql: string]>([['EXISTS(a)'], ['a IS NULL'], ['a = b'], ['a > 1'], ['a LIKE b']])(
  'of %s alone there is nothing to leave out',
  (sql) => {
    const own = printFilter(parsed(sql));
    expect(rewrites(sql).filter((one) => one !== own)).toEqual([]);
  },
);

test('of two choices that have nothing in common none is made', () => {
  const of = (joint: 'and' | 'or', a: string, b: string) =>
    [...mergersOf(joint, parsed(a), parsed(b))]
      .map(printFilter)
      .filter((one) => one.includes('IN') || one.includes("= '"));
  expect(of('and', "a IN ('x', 'w')", "a IN ('y', 'z')")).toEqual([]);
  expect(of('or', "a IN ('x', 'y')", "b IN ('x', 'y')")).toEqual([]);
  expect(of('or', "a IN ('x', 'y')", "a NOT IN ('x', 'y')")).toEqual([]);
});

test('what is said of one thing is said once, and nothing else is touched', () => {
  const merged = (joint: 'and' | 'or', ...sqls: string[]) =>
    withChoicesMerged(joint, sqls.map(parsed)).map(printFilter);
  expect(merged('or', "a = 'x'", "b = 'x'", "A IN ('y', 'x')", 'a > 1', "b <> 'y'")).toEqual([
    "a IN ('x', 'y')",
    "b = 'x'",
    'a > 1',
    "b <> 'y'",
  ]);
  expect(merged('and', "a <> 'x'", "a = 'y'", "a <> 'z'")).toEqual(["a NOT IN ('x', 'z')", "a = 'y'"]);
  expect(merged('or', "a <> 'x'", "a <> 'z'")).toEqual(["a <> 'x'", "a <> 'z'"]);
  expect(merged('and', "a = 'x'", "a = 'z'")).toEqual(["a = 'x'", "a = 'z'"]);
});

describe('a chain', () => {
  const parts = (count: number) => Array.from({ length: count }, (_, at) => parsed(`a${at} = ${at}`));

  test.each([1, 2, 3, 4, 30, 60, 200])(
    'of %i parts has them all, in their order, and is no deeper than is taken',
    (count) => {
      const chain = joined('or', parts(count));
      expect(partsOf('or', chain).map(printFilter)).toEqual(parts(count).map(printFilter));
      expect(complexityOf(chain).depth).toBeLessThanOrEqual(DEEPEST);
    },
  );

  test('that is not too deep stays without parentheses', () => {
    expect(printFilter(joined('or', parts(5)))).not.toContain('(');
    expect(printFilter(joined('or', parts(200)))).toContain('(');
  });

  test('has of others what they are', () => {
    expect(partsOf('and', parsed('a = 1 OR b = 1')).map(printFilter)).toEqual(['a = 1 OR b = 1']);
    expect(partsOf('or', parsed('a = 1 OR (b = 1 OR c = 1 AND d = 1)')).map(printFilter)).toEqual([
      'a = 1',
      'b = 1',
      'c = 1 AND d = 1',
    ]);
  });
});

describe('pieces of a condition', () => {
  const pieces = (sql: string, most: number) => {
    const found = piecesOf(parsed(sql), (node) => printFilter(node).length <= most);
    return found instanceof TooLarge ? { part: printFilter(found.part) } : found.map(printFilter);
  };

  test.each<[sql: string, most: number, found: readonly string[] | { readonly part: string }]>([
    ['a = 1 OR b = 2', 20, ['a = 1 OR b = 2']],
    ['a = 1 OR b = 2', 10, ['a = 1', 'b = 2']],
    ['a = 1 OR b = 2 OR c = 3', 14, ['a = 1 OR b = 2', 'c = 3']],
    ['a = 1 OR b = 2 OR c = 3', 4, { part: 'a = 1' }],
    // A GUID is equal to its text, and in no list of texts.
    ["a IN ('x', 'y', 'z')", 13, ["a IN ('x')", "a IN ('y')", "a IN ('z')"]],
    ["a IN ('x', 'y', 'z')", 15, ["a IN ('x', 'y')", "a IN ('z')"]],
    ["a IN ('x', 'y', 'x', 'z')", 15, ["a IN ('x', 'y')", "a IN ('z')"]],
    ["a IN ('x', 'y')", 5, { part: "a IN ('x')" }],
    ["a NOT IN ('x', 'y')", 15, { part: "a NOT IN ('x', 'y')" }],
    ['a = 1 AND (b = 2 OR c = 3)', 15, ['a = 1 AND b = 2', 'a = 1 AND c = 3']],
    ['(b = 2 OR c = 3) AND a = 1', 15, ['b = 2 AND a = 1', 'c = 3 AND a = 1']],
    ["a = 1 AND b IN ('x', 'y')", 20, ["a = 1 AND b IN ('x')", "a = 1 AND b IN ('y')"]],
    ['a = 1 AND b = 2', 10, { part: 'a = 1 AND b = 2' }],
    ['a = 1 AND (b = 2 OR c = 3)', 10, { part: 'a = 1 AND (b = 2 OR c = 3)' }],
    [
      '(a = 1 OR b = 2) AND (c = 3 OR d = 4)',
      15,
      ['a = 1 AND c = 3', 'a = 1 AND d = 4', 'b = 2 AND c = 3', 'b = 2 AND d = 4'],
    ],
    // The largest part with alternatives first; where it does not do alone, its halves, and the rest beside each.
    [
      "(a = 1 OR b = 2) AND c IN ('xx', 'yy', 'zz')",
      38,
      ["(a = 1 OR b = 2) AND c IN ('xx', 'yy')", "(a = 1 OR b = 2) AND c IN ('zz')"],
    ],
    [
      '(a = 1 OR b = 2 OR c = 3) AND (e = 5 OR f = 6)',
      26,
      ['a = 1 AND (e = 5 OR f = 6)', 'b = 2 AND (e = 5 OR f = 6)', 'c = 3 AND (e = 5 OR f = 6)'],
    ],
    [
      'c IN (1, 2, 3) AND (d = 4 OR f = 5) AND e = 6',
      31,
      [
        'c IN (1, 2) AND d = 4 AND e = 6',
        'c IN (1, 2) AND f = 5 AND e = 6',
        'c IN (3) AND d = 4 AND e = 6',
        'c IN (3) AND f = 5 AND e = 6',
      ],
    ],
    [
      'NOT (a = 1 AND b = 2 AND c = 3) AND (d = 4 OR e = 5)',
      25,
      [
        'NOT a = 1 AND d = 4',
        'NOT a = 1 AND e = 5',
        'NOT b = 2 AND d = 4',
        'NOT b = 2 AND e = 5',
        'NOT c = 3 AND d = 4',
        'NOT c = 3 AND e = 5',
      ],
    ],
    // A list that is negated has no alternatives, nor has one of one value.
    ['a NOT IN (1, 2) AND (b = 1 OR c = 1)', 25, ['a NOT IN (1, 2) AND b = 1', 'a NOT IN (1, 2) AND c = 1']],
    ['a IN (1) AND (b = 1 OR c = 1)', 20, ['a IN (1) AND b = 1', 'a IN (1) AND c = 1']],
    ["a IN ('a long text') AND (b = 2 OR c = 3)", 10, { part: "a IN ('a long text') AND (b = 2 OR c = 3)" }],
    ['NOT (a = 1 AND b = 2)', 10, ['NOT a = 1', 'NOT b = 2']],
    ['NOT (a = 1 OR b = 2)', 10, { part: 'NOT a = 1 AND NOT b = 2' }],
    ['NOT (a = 1)', 5, { part: 'NOT a = 1' }],
    ['a > 1', 2, { part: 'a > 1' }],
    ["a LIKE 'x'", 2, { part: "a LIKE 'x'" }],
    ['a IS NULL', 2, { part: 'a IS NULL' }],
    ['EXISTS(a)', 2, { part: 'EXISTS(a)' }],
    ["a = 1 OR b IN ('x', 'y')", 10, ['a = 1', "b IN ('x')", "b IN ('y')"]],
  ])('%s, of %i letters at most', (sql, most, found) => {
    expect(pieces(sql, most)).toEqual(found);
  });

  const condition: fc.Arbitrary<string> = fc.letrec<{ sql: string }>((tie) => ({
    sql: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc
        .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('=', '<>'), fc.constantFrom(1, 2))
        .map((some) => some.join(' ')),
      fc
        .tuple(fc.constantFrom('a', 'b'), fc.constantFrom('IN', 'NOT IN'))
        .map(([name, word]) => `${name} ${word} (1, 2, 3)`),
      fc.array(tie('sql'), { minLength: 2, maxLength: 4 }).map((some) => `(${some.join(' OR ')})`),
      fc.array(tie('sql'), { minLength: 2, maxLength: 3 }).map((some) => `(${some.join(' AND ')})`),
      tie('sql').map((one) => `NOT (${one})`),
    ),
  })).sql;
  const MESSAGES = [1, 2, 3].flatMap((a) =>
    [1, 2, 3].flatMap((b) => [1, 2].map((c) => messageFromJson({ properties: { a, b, c } }))),
  );

  test('one of them is met where the whole is met, and each is small', () => {
    let several = 0;
    fc.assert(
      fc.property(condition, fc.integer({ min: 12, max: 60 }), (sql, most) => {
        const whole = parsed(sql);
        const isSmall = (node: Predicate) => printFilter(node).length <= most;
        const found = piecesOf(whole, isSmall);
        if (found instanceof TooLarge) return expect(isSmall(found.part)).toBe(false);
        if (found.length > 1) several++;
        for (const piece of found) expect(isSmall(piece)).toBe(true);
        for (const message of MESSAGES) {
          expect(found.some((piece) => evaluateFilter(piece, message) === true)).toBe(
            evaluateFilter(whole, message) === true,
          );
        }
      }),
      { numRuns: 300 },
    );
    expect(several).toBeGreaterThan(20);
  });
});
