import fc from 'fast-check';
import { SqlFilter } from '../../lib/rules';
import { singleLine } from '../../lib/rules/text/single-line';

test.each([
  ['blanks at the ends', '  a = 1\n', 'a = 1'],
  ['line breaks and tabs', 'a = 1\r\n\tAND b = 2', 'a = 1 AND b = 2'],
  ['blanks in a string', "a = 'x  \n y'", "a = 'x  \n y'"],
  ['doubled quotes in a string', "a = 'it''s  b'  AND c", "a = 'it''s  b' AND c"],
  ['blanks in a bracketed name', '[a  ]]  b]  = 1', '[a  ]]  b] = 1'],
  ['blanks in a quoted name', '"a  b"   = 1', '"a  b" = 1'],
  ['a string that is never closed', "a =  'x  y ", "a = 'x  y "],
  ['a character that only looks blank', 'a =\u00a0 1', 'a =\u00a0 1'],
])('%s', (_, sql, expected) => {
  expect(singleLine(sql)).toBe(expected);
});

test('folding twice is folding once', () => {
  const parts = fc.constantFrom('a', ' ', '\n', '\t', "'", "''", '[', ']', '"', '=', 'x  y', '\u00a0');
  const texts = fc.array(parts, { maxLength: 30 }).map((all) => all.join(''));
  fc.assert(fc.property(texts, (sql) => expect(singleLine(singleLine(sql))).toBe(singleLine(sql))));
});

test('a filter shows the text that is deployed', () => {
  expect(`${SqlFilter.parse(' a\n= 1 ')}`).toBe('a = 1');
});
