import { parseFilter } from '../../lib/rules';
import { likeMatcher, likeUnits, type PatternUnit } from '../../lib/rules/evaluation/like';
import { complexityOf, DEEPEST, MOST_NODES } from '../../lib/rules/language/complexity';

/** As the service counts; beside what is counted stands a literal, with a depth of two and two nodes. */
test.each<[sql: string, depth: number, nodes: number]>([
  ['1 = 1', 3, 5],
  ["'x' = TRUE", 3, 5],
  ['-1 = 1.5', 3, 5],
  ['NULL = 1', 3, 4],
  ['NULL = NULL', 2, 3],
  ['a = 1', 4, 9],
  ['sys.Label = 1', 4, 9],
  ['newid() = 1', 4, 6],
  ["p('a') = 1", 6, 11],
  ['p(a) = 1', 7, 15],
  ['-a = 1', 5, 10],
  ['-(1) = 1', 4, 6],
  ['+a = 1', 4, 9],
  ['(((a))) = 1', 4, 9],
  ['a + 1 = 1', 5, 12],
  ['a + b * c = 1', 6, 23],
  ['NOT a = 1', 5, 10],
  ['a = 1 AND b = 1', 5, 19],
  ['a = 1 OR b = 1 OR c = 1', 6, 29],
  ['EXISTS(a)', 5, 9],
  ['a IS NULL', 5, 9],
  ['a IS NOT NULL', 6, 10],
  ['a IN (1)', 5, 13],
  ['a IN (1, 2, 3)', 5, 17],
  ['a IN (b)', 6, 17],
  ["'x' IN (1)", 5, 8],
  ["p('a') IN (1)", 7, 15],
  ['a NOT IN (1)', 6, 14],
  ["a LIKE 'x'", 5, 11],
  ["'x' LIKE 'x'", 3, 6],
  ["'x' LIKE a", 5, 11],
  ["a LIKE 'x' ESCAPE '!'", 5, 11],
  ["a LIKE 'x' ESCAPE b", 5, 16],
  ["a NOT LIKE 'x'", 6, 12],
])('%s is %d deep and has %d nodes', (sql, depth, nodes) => {
  const parsing = parseFilter(sql);
  if (!parsing.valid) throw parsing.error;
  expect(complexityOf(parsing.value)).toEqual({ depth, nodes });
});

test('a parameter has a depth of three and five nodes', () => {
  const parsing = parseFilter('@x = 1', new Map([['@x', 1]]));
  expect(parsing.valid && complexityOf(parsing.value)).toEqual({ depth: 4, nodes: 8 });
});

test('so much may be', () => {
  expect([DEEPEST, MOST_NODES]).toEqual([31, 1021]);
});

describe('patterns', () => {
  const units = (pattern: string, escaping = '') =>
    likeUnits(pattern, escaping).map((unit: PatternUnit) => (typeof unit === 'string' ? unit : `<${unit.any}>`));

  test.each<[pattern: string, escaping: string, units: string[]]>([
    ['', '', []],
    ['a%_', '', ['a', '<run>', '<one>']],
    ['a!%!_!!', '!', ['a', '%', '_', '!']],
    ['a!', '!', ['a']],
    ['!a', '!', ['a']],
    ['a!%', '', ['a', '!', '<run>']],
    ['a!%', '!?', ['a', '%']],
    ['%%', '%', ['%']],
  ])('%j with %j is made of %j', (pattern, escaping, expected) => {
    expect(units(pattern, escaping)).toEqual(expected);
  });

  test.each<[pattern: string, fitting: string[], others: string[]]>([
    ['abc', ['abc', 'abc\n'], ['ab', 'abcd', 'abc\n\n', 'ABC']],
    ['', ['', '\n'], ['a', '\n\n']],
    ['%', ['', 'a', 'abc', '\n', 'abc\n'], ['a\nb', '\n\n']],
    ['_', ['a', 'a\n'], ['', 'ab', '\n\n']],
    ['a%', ['a', 'ab', 'ab\n'], ['', 'ba', 'a\nb']],
    ['%a', ['a', 'ba', 'aa', 'a\n'], ['ab', '']],
    ['%a%b%', ['ab', 'xaxbx', 'aab', 'abab'], ['ba', 'b', 'a']],
    ['a%b', ['ab', 'axb', 'abb', 'ab\n'], ['a', 'abc', 'a\nb']],
    ['a_b%', ['axb', 'axbc'], ['ab', 'axxb']],
    ['%aab', ['aab', 'aaab', 'xaaaab'], ['aaba', 'ab']],
    ['_%_', ['ab', 'abc'], ['a', '']],
    ['\n', ['\n', '\n\n'], ['', 'a']],
  ])('%j', (pattern, fitting, others) => {
    const matches = likeMatcher(pattern, '');
    expect([fitting.filter((text) => !matches(text)), others.filter(matches)]).toEqual([[], []]);
  });
});
