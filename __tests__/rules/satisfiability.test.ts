import { type Predicate, parseFilter } from '../../lib/rules';
import { areDisjoint, isAlwaysTrue, isNeverTrue, type Ranges } from '../../lib/rules/checks/satisfiability';

const none: Ranges = () => undefined;
const ranges: Ranges = (name) =>
  name === 'KIND'
    ? { required: true, allowed: ['train', 'evaluate'] }
    : name === 'N'
      ? { required: false, least: 0, most: 9 }
      : undefined;

function tree(sql: string): Predicate {
  const parsing = parseFilter(sql);
  if (!parsing.valid) throw parsing.error;
  return parsing.value;
}

test.each([
  '1 = 0',
  "a = 'x' AND a = 'y'",
  "a = 'x' AND a <> 'x'",
  'a = 1 AND a = 2',
  'a > 5 AND a < 5',
  'a >= 5 AND a < 5',
  'a > 5 AND a = 3',
  "a IN ('x', 'y') AND a = 'z'",
  "a IN ('x') AND a NOT IN ('x')",
  'NOT EXISTS(a) AND a = 1',
  'EXISTS(a) AND NOT EXISTS(A)',
  "(a = 'x' OR a = 'y') AND a = 'z'",
  '5 < a AND 3 > a',
])('%s is never true', (sql) => {
  expect(isNeverTrue(tree(sql), none)).toBe(true);
});

test.each([
  'a >= 5 AND a <= 5',
  'a > 5 OR a < 3',
  // Null is neither below nor above.
  'NOT (a < 1) AND NOT (a >= 1)',
  'NOT (a <= NULL) AND a = 1',
  'NOT (0 <= NULL)',
  'a IS NULL AND EXISTS(a)',
  'a = 1 AND a = 1.0',
  "sys.Label <> 'x' AND sys.Label <> 'y'",
  'a = b AND a = 1 AND b = 2',
  "p('a') = 1 AND p('a') = 2",
])('%s may be true', (sql) => {
  expect(isNeverTrue(tree(sql), none)).toBe(false);
});

test.each([
  "kind = 'other'",
  "kind <> 'train' AND kind <> 'evaluate'",
  'NOT EXISTS(kind)',
  'n > 9',
  'n < 0',
  'n = 10',
  'n IN (10, 11)',
])('by its contract, %s is never true', (sql) => {
  expect(isNeverTrue(tree(sql), ranges)).toBe(true);
  expect(isNeverTrue(tree(sql), none)).toBe(false);
});

test('conditions with too many alternatives are not decided', () => {
  const sql = Array.from({ length: 12 }, (_, n) => `(a${n} = 1 OR a${n} = 2)`).join(' AND ');
  expect(isNeverTrue(tree(`${sql} AND b = 1 AND b = 2`), none)).toBe(false);
});

test.each([
  ["a = 'x'", "a = 'y'", true],
  ['a >= 7', 'NOT EXISTS(a) OR a < 7', true],
  ["a = 'x'", "b = 'y'", false],
  ['a >= 7', 'a >= 8', false],
])('%s and %s are disjoint: %s', (left, right, disjoint) => {
  expect(areDisjoint(tree(left), tree(right), none)).toBe(disjoint);
});

test.each([
  ['1=1', true],
  ['NOT 1 = 0', true],
  ['EXISTS(a) OR NOT EXISTS(a)', true],
  ['a IS NULL OR a IS NOT NULL', true],
  ['a = 1 OR 1=1', true],
  ['a = 1 OR NOT (a = 1)', false],
  ['EXISTS(a) OR NOT EXISTS(b)', false],
])('%s is always true: %s', (sql, always) => {
  expect(isAlwaysTrue(tree(sql))).toBe(always);
});
