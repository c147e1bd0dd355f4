import fc from 'fast-check';
import { evaluateFilter, messageFromJson, type Predicate, parseFilter } from '../../lib/rules';
import {
  allows,
  alternativesOf,
  areDisjoint,
  type Fact,
  isAlwaysTrue,
  isInRange,
  isNeverTrue,
  keyOf,
  type Ranges,
} from '../../lib/rules/checks/satisfiability';

function tree(sql: string): Predicate {
  const parsing = parseFilter(sql);
  if (!parsing.valid) throw parsing.error;
  return parsing.value;
}
const none: Ranges = () => undefined;
const compared = (name: string, operator: string, constant: unknown) => ({ name, operator, constant });

describe('a condition as alternatives of facts', () => {
  test.each<[sql: string, holds: boolean, alternatives: object[][]]>([
    ["a = 'x'", true, [[compared('A', '=', 'x')]]],
    ["a = 'x'", false, [[compared('A', '<>', 'x')]]],
    ["'x' = user.a", true, [[compared('A', '=', 'x')]]],
    ["sys.Label = 'x'", true, [[compared('sys.Label', '=', 'x')]]],
    ['a > 1', true, [[compared('A', '>', 1n)]]],
    ['1 > a', true, [[compared('A', '<', 1n)]]],
    ['1 >= a', true, [[compared('A', '<=', 1n)]]],
    ['1 < a', true, [[compared('A', '>', 1n)]]],
    // What is not below may be null.
    ['a < 1', false, [[compared('A', '>=', 1n)], [{ name: 'A', state: 'null-or-missing' }]]],
    ['1 <= a', false, [[compared('A', '<', 1n)], [{ name: 'A', state: 'null-or-missing' }]]],
    ['a = b', true, [[]]],
    ['a + 1 = 2', true, [[]]],
    ['1 = 1', true, [[]]],
    ['1 = 2', true, []],
    ['1 = 1', false, []],
    ['1 = 2', false, [[]]],
    ["1 = 'x'", true, []],
    ["1 = 'x'", false, []],
    ['1 <> NULL', true, [[]]],
    ['0 <= NULL', true, []],
    ['0 <= NULL', false, [[]]],
    ["a IN ('x', 1)", true, [[{ name: 'A', oneOf: ['x', 1n], holds: true }]]],
    ["a NOT IN ('x')", true, [[{ name: 'A', oneOf: ['x'], holds: false }]]],
    ["a NOT IN ('x')", false, [[{ name: 'A', oneOf: ['x'], holds: true }]]],
    ['a IN (b)', true, [[]]],
    ["'x' IN ('x')", true, [[]]],
    ["a LIKE 'x%'", true, [[{ name: 'A', state: 'there' }]]],
    ["a LIKE 'x%'", false, [[{ name: 'A', state: 'there' }]]],
    ["sys.Label LIKE 'x%'", true, [[]]],
    ["a + b LIKE 'x%'", true, [[]]],
    ['EXISTS(a)', true, [[{ name: 'A', state: 'there' }]]],
    ['EXISTS(a)', false, [[{ name: 'A', state: 'missing' }]]],
    ['EXISTS(sys.Label)', true, [[]]],
    ['EXISTS(sys.Label)', false, []],
    ['a IS NULL', true, [[{ name: 'A', state: 'null-or-missing' }]]],
    ['a IS NULL', false, [[{ name: 'A', state: 'there' }]]],
    ['a IS NOT NULL', true, [[{ name: 'A', state: 'there' }]]],
    ['a = 1 AND b = 2', true, [[compared('A', '=', 1n), compared('B', '=', 2n)]]],
    ['a = 1 AND b = 2', false, [[compared('A', '<>', 1n)], [compared('B', '<>', 2n)]]],
    ['a = 1 OR b = 2', true, [[compared('A', '=', 1n)], [compared('B', '=', 2n)]]],
    ['a = 1 OR b = 2', false, [[compared('A', '<>', 1n), compared('B', '<>', 2n)]]],
    ['NOT (a = 1)', true, [[compared('A', '<>', 1n)]]],
  ])('%s, where it is %s', (sql, holds, alternatives) => {
    expect(alternativesOf(tree(sql), holds)).toEqual(alternatives);
  });

  test('512 of them, and no more', () => {
    const balanced = (parts: readonly Predicate[], kind: 'and' | 'or'): Predicate => {
      const [first, second] = [parts.slice(0, parts.length / 2), parts.slice(parts.length / 2)];
      if (parts.length === 1) return parts[0] as Predicate;
      return { kind, left: balanced(first, kind), right: balanced(second, kind), start: 0, end: 0 };
    };
    const either = (n: number) => tree(`a${n} = 1 OR a${n} = 2`);
    const all = (count: number) => Array.from({ length: count }, (_, n) => n);
    expect(alternativesOf(balanced(all(9).map(either), 'and'), true)).toHaveLength(512);
    expect(alternativesOf(balanced(all(10).map(either), 'and'), true)).toBeUndefined();
    expect(
      alternativesOf(
        balanced(
          all(512).map((n) => tree(`a = ${n}`)),
          'or',
        ),
        true,
      ),
    ).toHaveLength(512);
    expect(
      alternativesOf(
        balanced(
          all(513).map((n) => tree(`a = ${n}`)),
          'or',
        ),
        true,
      ),
    ).toBeUndefined();
    // What is undecided in a part is so in the whole.
    const many = balanced(
      all(513).map((n) => tree(`a = ${n}`)),
      'or',
    );
    for (const kind of ['and', 'or'] as const) {
      const one = tree('b = 1');
      expect(alternativesOf({ kind, left: many, right: one, start: 0, end: 0 }, true)).toBeUndefined();
      expect(alternativesOf({ kind, left: one, right: many, start: 0, end: 0 }, true)).toBeUndefined();
    }
  });

  test('properties are called alike in any letters, and those of the system by their names', () => {
    const names = ['a', 'A', 'user.a', 'sys.label'].map((name) => {
      const node = tree(`EXISTS(${name})`);
      return node.kind === 'exists' && keyOf(node.property);
    });
    expect(names).toEqual(['A', 'A', 'A', 'sys.Label']);
  });
});

test.each<[fact: object, value: unknown, allowed: boolean]>([
  [compared('A', '=', 1n), 1n, true],
  [compared('A', '=', 1n), 1, true],
  [compared('A', '=', 1n), '1', false],
  [compared('A', '<>', 1n), 2n, true],
  [compared('A', '<>', 1n), 'x', false],
  [compared('A', '<>', 1n), null, true],
  [compared('A', '<>', null), null, false],
  [compared('A', '<', 1n), 0.5, true],
  [compared('A', '<', 'x'), 'a', false],
  [compared('A', '>=', 1.5), 2n, true],
  [compared('A', '>', null), 1, false],
  [{ name: 'A', oneOf: ['x', 1n], holds: true }, 1, true],
  [{ name: 'A', oneOf: ['x', 1n], holds: true }, 'y', false],
  [{ name: 'A', oneOf: ['x', 1n], holds: false }, 'y', true],
  [{ name: 'A', oneOf: ['x', 1n], holds: false }, 'x', false],
  [{ name: 'A', state: 'there' }, 'x', true],
])('%p allows %p: %s', (fact, value, allowed) => {
  expect(allows(fact as Fact, value as string)).toBe(allowed);
});

test.each<[value: string | number | bigint | boolean | null, range: object | undefined, is: boolean]>([
  ['x', undefined, true],
  [null, { allowed: ['x'] }, true],
  ['x', { allowed: ['x'] }, true],
  ['y', { allowed: ['x'] }, false],
  [true, { least: 5 }, true],
  ['x', { least: 5 }, true],
  [5, { least: 5 }, true],
  [4, { least: 5 }, false],
  [5n, { most: 5 }, true],
  [6n, { most: 5 }, false],
  [5, {}, true],
  [5, { least: 5, most: 5 }, true],
])('%p in %p: %s', (value, range, is) => {
  expect(isInRange(value, range as never)).toBe(is);
});

describe('never true', () => {
  const digits: Ranges = () => ({ required: false, least: 0, most: 9 });
  const words: Ranges = () => ({ required: true, allowed: ['x', 'y'] });
  const perhaps: Ranges = () => ({ required: false, allowed: ['x', 'y'], nullable: true });

  test.each<[sql: string, ranges: Ranges, never: boolean]>([
    ['a > 9', digits, true],
    ['a >= 9', digits, false],
    ['a < 0', digits, true],
    ['a <= 0', digits, false],
    ['a > 8.5 AND a < 9', digits, false],
    ['a > 5 AND a > 7 AND a <= 7', none, true],
    ['a > 5 AND a >= 7 AND a <= 7', none, false],
    ['a >= 7 AND a > 5 AND a <= 7', none, false],
    ['a < 9 AND a <= 7 AND a >= 7', none, false],
    ['a > 7 AND a >= 7 AND a <= 7', none, true],
    // What a double cannot tell apart is not said to be different.
    ['a > 9007199254740993 AND a < 9007199254740994', none, false],
    ['a > 9007199254740993 AND a < 5', none, false],
    ["a > 'x' AND a < 'x'", none, false],
    ['a = 5 AND a > 9', none, true],
    ['a = 5 AND a <= 5', none, false],
    ['a <> 5 AND a <> 6', none, false],
    ["a <> 'x' AND a <> 'y'", words, true],
    ["a <> 'x' AND a <> 'y'", perhaps, false],
    ["a NOT IN ('x', 'y')", words, true],
    ["a NOT IN ('x')", words, false],
    ["a IN ('y', 'z') AND a <> 'y'", words, true],
    ['NOT EXISTS(a)', words, true],
    ['a IS NULL', words, false],
    ['NOT EXISTS(a)', digits, false],
    ["sys.Label = 'x' AND sys.Label = 'y'", none, true],
    ['sys.DeliveryCount > 5 AND sys.DeliveryCount < 5', none, false],
    ['a = 1 OR a = 2', none, false],
    ['a = 1 AND (a = 2 OR a = 3)', none, true],
    ['a = 1 AND b = 2', none, false],
    ['(a = 1 AND a = 2) OR b = 1', none, false],
  ])('%s', (sql, ranges, never) => {
    expect(isNeverTrue(tree(sql), ranges)).toBe(never);
    expect(areDisjoint(tree(sql), tree('1 = 1'), ranges)).toBe(never);
  });
});

describe('always true', () => {
  test.each<[sql: string, always: boolean]>([
    ['1 = 1 AND 2 = 2', true],
    ['1 = 1 AND a = 1', false],
    ['a = 1 AND 1 = 1', false],
    ['1 = 1 OR a = 1', true],
    ['a = 1 OR b = 1', false],
    ['NOT 1 = 2', true],
    ['NOT 1 = 1', false],
    ['NOT a = 1', false],
    ['1 = 2', false],
    ['1 < 2', true],
    ["1 = 'x'", false],
    ['a = a', false],
    ['EXISTS(a)', false],
    ['NOT EXISTS(a) OR EXISTS(a)', true],
    ['EXISTS(a) OR EXISTS(a)', false],
    ['EXISTS(a) OR NOT NOT EXISTS(a)', false],
    ['NOT EXISTS(a) OR NOT NOT EXISTS(A)', true],
    ['a IS NULL OR a IS NOT NULL', true],
    ['a IS NULL OR NOT a IS NULL', true],
    ['a IS NULL OR a IS NULL', false],
    ['a IS NULL OR b IS NOT NULL', false],
    ['EXISTS(a) OR a IS NULL', false],
    ["'x' IN ('x')", false],
    ["'x' LIKE 'x'", false],
  ])('%s: %s', (sql, always) => {
    expect(isAlwaysTrue(tree(sql))).toBe(always);
  });
});

test('what is said to be never true is true of no message of small numbers and texts', () => {
  const part = fc
    .tuple(
      fc.constantFrom('a', 'b'),
      fc.constantFrom('=', '<>', '<', '<=', '>', '>='),
      fc.constantFrom('0', '1', '2', '1.5', 'NULL', "'x'"),
    )
    .map((words) => words.join(' '));
  const simple = fc.oneof(
    part,
    fc.constantFrom('EXISTS(a)', 'a IS NULL', 'a IN (1, 2)', 'b NOT IN (1, 2)', "a LIKE '1%'"),
  );
  const negated = fc.tuple(fc.boolean(), simple).map(([isNot, sql]) => (isNot ? `NOT (${sql})` : sql));
  const conditions = fc
    .array(fc.tuple(negated, fc.constantFrom(' AND ', ' OR ')), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.map(([sql, joint], index) => (index === 0 ? sql : joint + sql)).join(''));
  const values = [undefined, null, 0, 1, 1.5, 2, 3, 'x', 'y'];
  fc.assert(
    fc.property(conditions, (sql) => {
      const predicate = tree(sql);
      fc.pre(isNeverTrue(predicate, none));
      for (const a of values) {
        for (const b of values) {
          const properties = JSON.parse(JSON.stringify({ a, b }));
          expect(evaluateFilter(predicate, messageFromJson({ properties }))).not.toBe(true);
        }
      }
    }),
  );
});
