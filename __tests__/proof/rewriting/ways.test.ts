import { choiceOf, mergersOf } from '../../../lib/proof/rewriting/merging';
import { rewritesOf } from '../../../lib/proof/rewriting/rewrites';
import { printFilter, SqlFilter } from '../../../lib/rules';
import type { Predicate } from '../../../lib/rules/language/syntax';

const parsed = (sql: string): Predicate => SqlFilter._ofAnySize(sql).predicate!;
const plain = (sql: string) => printFilter(parsed(sql));

/** All that a condition may be instead, but itself. */
function waysOf(sql: string): string[] {
  const own = plain(sql);
  return [...new Set([...rewritesOf(parsed(sql))].map(printFilter))].filter((one) => one !== own).sort();
}

test.each<[sql: string, ways: readonly string[]]>([
  // One condition.
  ['a = 1', []],
  ['a = 1.5', []],
  ["a = '1'", []],
  ['a = b', []],
  ['a = a', ['EXISTS(a)']],
  ['a = 1.0', ['a = 1']],
  ['a > 2.0', ['a > 2']],
  ['a = 9007199254740992.0', []],
  ['a = 9007199254740991.0', ['a = 9007199254740991']],
  ['a + b = 1.0', ['a + b = 1', 'a = 1.0', 'b = 1.0']],
  ['a + 1 = a + 1', ['a = a + 1', '1 = a + 1']],
  ["p('a') > 1", ['a > 1']],
  ['p(a) > 1', []],
  ['p(1) > 1', []],
  ['newid() = a', []],
  ['a IS NULL', []],
  ['a IS NOT NULL', ['EXISTS(a)']],
  ['EXISTS(a)', []],
  // A pattern.
  ['a LIKE b', []],
  ["a LIKE 'x'", ["a = 'x'"]],
  ["a NOT LIKE 'x'", ["a <> 'x'"]],
  ["a LIKE 'x%'", ["a = 'x%'"]],
  ["a LIKE 'x%%%y%%'", ["a = 'x%%%y%%'", "a LIKE 'x%y%'"]],
  ["a LIKE b ESCAPE '!'", ['a LIKE b']],
  ["a NOT LIKE 'x%%' ESCAPE '!'", ["a <> 'x%%'", "a NOT LIKE 'x%%'", "a NOT LIKE 'x%' ESCAPE '!'"]],
  // A list.
  ["a IN ('x')", ["a = 'x'"]],
  ["a NOT IN ('x')", ["a <> 'x'"]],
  ["a IN ('x', 'x')", ["a = 'x'"]],
  ["a IN ('x', 'y')", ["a = 'y'", "a = 'x'"]],
  ["a NOT IN ('x', 'y')", ["a <> 'y'", "a <> 'x'"]],
  ["a IN ('x', 'y', 'z')", ["a IN ('y', 'z')", "a IN ('x', 'z')", "a IN ('x', 'y')"]],
  // NOT of each.
  ['NOT (a = 1)', ['a <> 1']],
  ['NOT (a >= 1.0)', ['a < 1.0', 'NOT a >= 1']],
  ['NOT (a LIKE b)', ['a NOT LIKE b']],
  ['NOT (a IS NULL)', ['a IS NOT NULL']],
  ['NOT (a IS NOT NULL)', ['a IS NULL', 'NOT EXISTS(a)']],
  ['NOT (EXISTS(a))', ['a IS NULL']],
  ["NOT (a NOT IN ('x', b))", ["a IN ('x', b)", "NOT (a <> 'x')", 'NOT (a <> b)']],
  ['NOT (NOT (a LIKE b))', ['a LIKE b', 'NOT a NOT LIKE b']],
  ['NOT (a LIKE b OR EXISTS(c))', ['a NOT LIKE b AND c IS NULL', 'NOT a LIKE b', 'NOT EXISTS(c)']],
  [
    'NOT (a LIKE b AND (c = 1 OR NOT (d = 1)))',
    [
      'a NOT LIKE b OR c <> 1 AND d = 1',
      'NOT a LIKE b',
      'NOT (c = 1 OR NOT d = 1)',
      'NOT (a LIKE b AND c = 1)',
      'NOT (a LIKE b AND NOT d = 1)',
      'NOT (a LIKE b AND (c = 1 OR d <> 1))',
    ],
  ],
  // Two in a chain.
  ['a LIKE b AND EXISTS(c)', ['a LIKE b', 'EXISTS(c)']],
  ['a LIKE b OR EXISTS(c)', ['a LIKE b', 'EXISTS(c)']],
  ['a LIKE b OR a LIKE b', ['a LIKE b']],
  [
    'a LIKE b OR a LIKE b AND EXISTS(c)',
    ['a LIKE b', 'a LIKE b AND EXISTS(c)', 'a LIKE b OR a LIKE b', 'a LIKE b OR EXISTS(c)'],
  ],
  ['NOT (a LIKE b) OR EXISTS(c)', ['NOT a LIKE b', 'EXISTS(c)', 'a NOT LIKE b OR EXISTS(c)']],
  [
    'NOT (a LIKE b) OR NOT (c LIKE d)',
    [
      'NOT a LIKE b',
      'NOT c LIKE d',
      'NOT (a LIKE b AND c LIKE d)',
      'a NOT LIKE b OR NOT c LIKE d',
      'NOT a LIKE b OR c NOT LIKE d',
    ],
  ],
  // Three: each alone, each left out.
  [
    'a LIKE b OR EXISTS(c) OR EXISTS(d)',
    ['a LIKE b', 'EXISTS(c)', 'EXISTS(d)', 'a LIKE b OR EXISTS(c)', 'a LIKE b OR EXISTS(d)', 'EXISTS(c) OR EXISTS(d)'],
  ],
  [
    'a LIKE b AND EXISTS(c) OR EXISTS(d) OR a LIKE b AND EXISTS(e)',
    [
      // What two share, once: before and behind the others.
      'a LIKE b AND (EXISTS(c) OR EXISTS(e)) OR EXISTS(d)',
      'EXISTS(d) OR a LIKE b AND (EXISTS(c) OR EXISTS(e))',
      // One alone.
      'a LIKE b AND EXISTS(c)',
      'EXISTS(d)',
      'a LIKE b AND EXISTS(e)',
      // One left out.
      'EXISTS(d) OR a LIKE b AND EXISTS(e)',
      'a LIKE b AND EXISTS(c) OR a LIKE b AND EXISTS(e)',
      'a LIKE b AND EXISTS(c) OR EXISTS(d)',
      // A part of one left out.
      'EXISTS(c) OR EXISTS(d) OR a LIKE b AND EXISTS(e)',
      'a LIKE b OR EXISTS(d) OR a LIKE b AND EXISTS(e)',
      'a LIKE b AND EXISTS(c) OR EXISTS(d) OR EXISTS(e)',
      'a LIKE b AND EXISTS(c) OR EXISTS(d) OR a LIKE b',
    ],
  ],
  ["a IN ('x', b) AND EXISTS(c)", ["a IN ('x', b)", 'EXISTS(c)', "a = 'x' AND EXISTS(c)", 'a = b AND EXISTS(c)']],
])('%s may be these, and nothing else', (sql, ways) => {
  expect(waysOf(sql)).toEqual(ways.map(plain).sort());
});

const OPERATORS = ['=', '<>', '<', '<=', '>', '>='] as const;
const comparisons = (...values: readonly string[]) =>
  values.flatMap((value) => OPERATORS.map((operator) => `a ${operator} ${value}`));

test.each<[joint: 'and' | 'or', one: string, other: string, together: readonly string[]]>([
  ['or', "a IN ('x', 'y')", "a IN ('y', 'z')", ["a IN ('x', 'y', 'z')"]],
  ['and', "a IN ('x', 'y')", "a IN ('y', 'z')", ["a = 'y'"]],
  ['and', "a IN ('x', 'y')", "a IN ('v', 'z')", []],
  ['or', "a NOT IN ('x', 'y')", "a NOT IN ('y', 'z')", ["a <> 'y'"]],
  ['and', "a NOT IN ('x', 'y')", "a NOT IN ('y', 'z')", ["a NOT IN ('x', 'y', 'z')"]],
  ['and', "a IN ('x', 'y')", "a NOT IN ('y', 'z')", ["a = 'x'"]],
  ['and', "a NOT IN ('y', 'z')", "a IN ('x', 'y')", ["a = 'x'"]],
  ['and', "a IN ('x', 'y', 'z')", "A <> 'y'", ["a IN ('x', 'z')"]],
  ['and', "a IN ('x', 'y')", "a NOT IN ('x', 'y')", []],
  ['or', "a NOT IN ('y', 'z')", "a IN ('x', 'y')", []],
  ['or', "a IN ('x', 'y')", "b IN ('x', 'y')", []],
  ['or', "a IN ('x', 'y')", 'a > 5', []],
  ['or', "a LIKE 'x'", 'a = 5', []],
  ['or', 'a > 5', 'b > 5', []],
  ['and', 'a > 5', 'A < b', comparisons('5', 'b')],
  ['or', 'a > 5', 'a < 3', comparisons('5', '3')],
  ['and', 'a = 5', 'a = 3', comparisons('5', '3')],
  ['or', 'a = 5', 'a = 3', ['a IN (5, 3)', ...comparisons('5', '3')]],
  ['and', 'a <> 5', 'a <> 3', ['a NOT IN (5, 3)', ...comparisons('5', '3')]],
  ['or', 'a <> 5', 'a <> 5', ['a <> 5', ...comparisons('5', '5')]],
])('%s of %s and %s as one: %j', (joint, one, other, together) => {
  expect([...mergersOf(joint, parsed(one), parsed(other))].map(printFilter)).toEqual(together.map(plain));
});

test.each<[sql: string, choice: readonly [operand: string, members: number, negated: boolean] | undefined]>([
  ['a = 1', ['a', 1, false]],
  ['a <> 1', ['a', 1, true]],
  ['a IN (1, 2)', ['a', 2, false]],
  ['a NOT IN (1, 2, 3)', ['a', 3, true]],
  ['a < 1', undefined],
  ['a >= 1', undefined],
  ["a LIKE 'x'", undefined],
  ['EXISTS(a)', undefined],
  ['NOT (a = 1)', undefined],
])('%s says which values something has: %j', (sql, choice) => {
  const found = choiceOf(parsed(sql));
  const operand = found?.operand;
  expect(found && [operand?.kind === 'property' && operand.name, found.members.length, found.negated]).toEqual(choice);
});

describe('how far it is looked', () => {
  const many = (count: number, part: (at: number) => string, joint: string) =>
    Array.from({ length: count }, (_, at) => part(at)).join(joint);

  test.each([
    [40, true],
    [41, false],
  ])('of %i parts two are put together: %s', (count, arePaired) => {
    const sql = many(count, (at) => `a > ${at}`, ' OR ');
    // No part says so itself.
    expect(waysOf(sql).some((one) => one.includes('a <= 0'))).toBe(arePaired);
  });

  test('of longer chains the values of one thing are put together still', () => {
    const sql = `${many(41, (at) => `b${at} LIKE c`, ' OR ')} OR a = 1 OR a = 2`;
    expect(waysOf(sql).some((one) => one.includes('a IN (1, 2)'))).toBe(true);
  });

  /** How many values the lists have that a list may be instead. */
  const sizes = (count: number) =>
    [...rewritesOf(parsed(`a IN (${many(count, String, ', ')})`))].map((one) =>
      one.kind === 'in' ? one.members.length : 1,
    );
  test.each<[count: number, found: readonly number[]]>([
    [2, [2, 1, 1]],
    [5, [5, 4, 4, 4, 4, 4]],
    [40, [40, ...Array<number>(40).fill(39)]],
    // Of a longer one the halves.
    [41, [41, 20, 21]],
    [100, [100, 50, 50]],
  ])('of %i values of a list', (count, found) => {
    expect(sizes(count)).toEqual(found);
  });
});
