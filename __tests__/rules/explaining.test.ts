import {
  CorrelationFilter,
  explainFilter,
  Failure,
  filterInWords,
  messageFromJson,
  parseFilter,
  SqlAction,
  SqlFilter,
  type Value,
} from '../../lib/rules';
import { describeResult } from '../../lib/rules/evaluation/explain';
import { actionInWords, counted } from '../../lib/rules/filters/filter-words';
import { readValue } from '../../lib/rules/values/value-json';

function explained(sql: string, properties: object = {}, system: object = {}) {
  const parsing = parseFilter(sql);
  if (!parsing.valid) throw parsing.error;
  return explainFilter(parsing.value, messageFromJson({ properties, system }));
}

describe('why a filter answered as it did', () => {
  test.each<[sql: string, properties: object, condition: string, values: string[]]>([
    ['a = 1 AND b = 2 AND c = 3', { a: 1, b: 7 }, 'b = 2', ['b is 7 (int)']],
    ['a = 1 AND b = 2', { a: 1, b: 2 }, 'a = 1 AND b = 2', ['a is 1 (int)', 'b is 2 (int)']],
    ['a = 1 OR b = 2', { a: 7, b: 8 }, 'a = 1 OR b = 2', ['a is 7 (int)', 'b is 8 (int)']],
    ['a = 1 OR b = 2', { a: 1, b: 2 }, 'a = 1', ['a is 1 (int)']],
    ['a = 1 AND (b = 2 OR c = 3)', { a: 1, b: 7, c: 8 }, 'b = 2 OR c = 3', ['b is 7 (int)', 'c is 8 (int)']],
    ['NOT (a = 1 OR b = 2)', { a: 7, b: 2 }, 'b = 2', ['b is 2 (int)']],
    ["a = 1 AND b < 'x'", { a: 1, b: 2 }, "b < 'x'", ['b is 2 (int)']],
    ['a = 1 AND b = 2', { b: 2 }, 'a = 1', ['a is missing or unknown']],
    ['a = A', { a: 1 }, 'a = A', ['a is 1 (int)', 'A is 1 (int)']],
    ['a + a = 1', { a: 1 }, 'a + a = 1', ['a is 1 (int)']],
    ["p('a') = 1", { a: 1 }, "p('a') = 1", ["p('a') is 1 (int)"]],
    ['p(n) = 1', { a: 1, n: 'a' }, 'p(n) = 1', ['p(n) is 1 (int)']],
    ['a IN (1, b)', { a: 2, b: 3 }, 'a IN (1, b)', ['a is 2 (int)', 'b is 3 (int)']],
    ['a LIKE b ESCAPE c', { a: 'x', b: 'y', c: '!' }, 'a LIKE b ESCAPE c', ["a is 'x'", "b is 'y'", "c is '!'"]],
    ['a IS NULL', { a: null }, 'a IS NULL', ['a is null']],
    ['EXISTS(a)', {}, 'EXISTS(a)', ['a is missing or unknown']],
    ['1 = 2', {}, '1 = 2', []],
    [
      'sys.DeliveryCount = 1',
      {},
      'sys.DeliveryCount = 1',
      ['sys.DeliveryCount is an error: sys.DeliveryCount is set only after a broker has taken the message'],
    ],
  ])('%s of %j', (sql, properties, condition, values) => {
    expect(explained(sql, properties)).toMatchObject({ condition, values });
  });

  test('all that was evaluated, the outer before the inner, with what came out', () => {
    expect(explained('NOT (a = 1 AND -b + 2 > 3)', { a: 1, b: 4 }).steps).toEqual([
      { part: 'NOT (a = 1 AND -b + 2 > 3)', result: 'true' },
      { part: 'a = 1 AND -b + 2 > 3', result: 'false' },
      { part: '-b + 2 > 3', result: 'false' },
      { part: '3', result: '3 (long)' },
      { part: '-b + 2', result: '-2 (long)' },
      { part: '2', result: '2 (long)' },
      { part: '-b', result: '-4 (int)' },
      { part: 'b', result: '4 (int)' },
      { part: 'a = 1', result: 'true' },
      { part: '1', result: '1 (long)' },
      { part: 'a', result: '1 (int)' },
    ]);
    expect(explained('a = 1 AND b = 2', { a: 7 }).steps.map(({ part }) => part)).toEqual([
      'a = 1 AND b = 2',
      'a = 1',
      '1',
      'a',
    ]);
    expect(
      explained("EXISTS(a) OR a IS NULL OR a LIKE 'x' OR a IN (1)", {}).steps.map(({ result }) => result),
    ).toContain('missing or unknown');
  });

  test.each<[result: unknown, words: string]>([
    [undefined, 'missing or unknown'],
    [new Failure('no'), 'an error: no'],
    [null, 'null'],
    [true, 'true'],
    [false, 'false'],
    ['x', "'x'"],
    [readValue(1), '1 (int)'],
    [readValue(1.5), '1.5 (double)'],
    [readValue({ datetime: '2026-11-27T12:00:00Z' }), '11/27/2026 12:00:00 (datetime)'],
  ])('%p is %s', (result, words) => {
    expect(describeResult(result as Value)).toBe(words);
  });
});

describe('in words', () => {
  test.each<[sql: string, words: string]>([
    ['a > 1', 'messages whose a is above 1'],
    ['a >= 1', 'messages whose a is at least 1'],
    ['a < 1', 'messages whose a is below 1'],
    ['a <= 1', 'messages whose a is at most 1'],
    ['a <> 1', 'messages whose a is not 1'],
    ['NOT (a > 1)', 'messages whose a is not above 1'],
    ['NOT (a >= 1)', 'messages whose a is not at least 1'],
    ['NOT (a < 1)', 'messages whose a is not below 1'],
    ['NOT (a <= 1)', 'messages whose a is not at most 1'],
    ['NOT (a <> 1)', 'messages whose a is 1'],
    ['a = TRUE AND b <> FALSE', 'messages whose a is true and b is not false'],
    ["[a b] = 'x'", "messages whose [a b] is 'x'"],
    ['1 = 2 OR a = 1', 'messages whose a is 1'],
    ['1 = 1 AND 2 <> 2', 'no message'],
    ['1 = 2 AND a = 1', 'no message'],
    ['2 > 1', 'messages whose 2 is above 1'],
    ["1 = 'x'", "messages whose 1 is 'x'"],
    ['1.5 = 1.5', 'messages whose 1.5 is 1.5'],
    ['a IN (1)', 'messages whose a is 1'],
    ['a IN (TRUE, 1)', 'messages whose a is one of true, 1'],
    ["a NOT LIKE 'x%'", "messages whose a is not like 'x%'"],
    ["NOT (a NOT LIKE 'x%')", "messages whose a is like 'x%'"],
    ['a IS NULL', 'messages whose a is missing or null'],
    ['a IS NOT NULL', 'messages whose a is there'],
    ['NOT (a IS NOT NULL)', 'messages whose a is missing or null'],
    ['EXISTS(user.a)', 'messages whose user.a is there'],
    ['NOT EXISTS(user.a)', 'messages whose a is missing'],
    ['(a = 1 OR b = 2) AND (c = 3 OR d = 4)', 'messages whose (a is 1 or b is 2) and (c is 3 or d is 4)'],
    ['a = 1 AND b = 2 OR c = 3', 'messages whose a is 1 and b is 2 or c is 3'],
    ['NOT ((a = 1 OR b = 2) AND c = 3)', 'messages whose a is not 1 and b is not 2 or c is not 3'],
    ['a =', 'messages where a ='],
  ])('%s', (sql, words) => {
    expect(filterInWords(SqlFilter.parse(sql))).toBe(words);
  });

  test('a correlation filter', () => {
    expect(filterInWords(CorrelationFilter.of({ label: 'x', properties: { a: 'y' } }))).toBe(
      "messages whose label is 'x' and a is 'y'",
    );
  });

  test.each<[sql: string, words: string]>([
    ["SET a = 'x'", "with a set to 'x'"],
    ['SET a = b + 1; REMOVE user.c', 'with a set to b + 1 and user.c removed'],
    ['SET sys.Label = NULL', 'with sys.Label set to NULL'],
    ['SET', 'with '],
  ])('the action %s', (sql, words) => {
    expect(actionInWords(SqlAction.parse(sql))).toBe(words);
  });

  test('things are counted', () => {
    expect([0, 1, 2].map((count) => counted(count, 'rule'))).toEqual(['0 rules', '1 rule', '2 rules']);
  });
});
