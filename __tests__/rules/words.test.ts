import { CorrelationFilter, filterInWords, SqlFilter } from '../../lib/rules';

test.each([
  ['1=1', 'every message'],
  ['1 = 1', 'every message'],
  ['NOT (1=1)', 'no message'],
  ['1 = 0', 'no message'],
  ['2 <> 1', 'every message'],
  ['1=1 AND a = 2', 'messages whose a is 2'],
  ['a = 2 OR 1=1', 'every message'],
  ['a = 2 OR 1=0', 'messages whose a is 2'],
  ['NOT (priority IN (1, 2))', 'messages whose priority is not one of 1, 2'],
  ['priority NOT IN (1, 2)', 'messages whose priority is not one of 1, 2'],
  ['NOT (priority NOT IN (1, 2))', 'messages whose priority is one of 1, 2'],
  ["a NOT IN ('x')", "messages whose a is not 'x'"],
  ['NOT (a = 1 OR b < 2)', 'messages whose a is not 1 and b is not below 2'],
  ['NOT (a = 1 AND b <> 2)', 'messages whose a is not 1 or b is 2'],
  ['NOT (a = 1 AND b = 2) AND c = 3', 'messages whose (a is not 1 or b is not 2) and c is 3'],
  ['NOT (NOT (a > 1))', 'messages whose a is above 1'],
  ["NOT (a LIKE 'x%')", "messages whose a is not like 'x%'"],
  ['NOT (a IS NULL)', 'messages whose a is there'],
  ['NOT EXISTS(a) OR a < 7', 'messages whose a is missing or a is below 7'],
  ["a LIKE 'x%' AND EXISTS(b) AND c IN (1, 2)", "messages whose a is like 'x%' and b is there and c is one of 1, 2"],
  ['a = 1 OR (b = 2 OR c = 3)', 'messages whose a is 1 or b is 2 or c is 3'],
])('%s in words', (sql, words) => {
  expect(filterInWords(SqlFilter.parse(sql))).toBe(words);
});

test('a correlation filter in words', () => {
  expect(filterInWords(CorrelationFilter.of({ label: 'x' }))).toBe("messages whose label is 'x'");
});
