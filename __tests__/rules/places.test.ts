import { SqlAction, SqlFilter } from '../../lib/rules';
import { describeDiagnostic } from '../../lib/rules/checks/diagnostic';
import { parseFilter } from '../../lib/rules/language/parse';
import { nearest } from '../../lib/rules/text/near-miss';
import { caretLines, placeOf } from '../../lib/rules/text/position';
import { endOfQuoted, piecesOf } from '../../lib/rules/text/quoted';

test.each<[text: string, offset: number, line: number, column: number]>([
  ['abc', 0, 1, 0],
  ['abc', 2, 1, 2],
  ['a\nbc', 1, 1, 1],
  ['a\nbc', 2, 2, 0],
  ['a\nbc', 3, 2, 1],
  ['\n\na', 2, 3, 0],
  ['\n\na', 1, 2, 0],
])('in %j, %d is line %d and column %d', (text, offset, line, column) => {
  expect(placeOf(text, offset)).toEqual({ line, column });
});

describe('the line with carets under a piece', () => {
  test.each<[what: string, text: string, start: number, end: number, shown: string]>([
    ['of one line', 'a = b', 4, 5, '  a = b\n      ^'],
    ['of several letters', 'abc = d', 0, 3, '  abc = d\n  ^^^'],
    ['of the second of three', 'a\nbcd\ne', 3, 4, '  bcd\n   ^'],
    ['at the beginning of a line', 'a\nbcd', 2, 3, '  bcd\n  ^'],
    ['that goes on in the next', 'ab\ncd', 1, 5, '  ab\n   ^'],
    ['that is empty', 'ab', 1, 1, '  ab\n   ^'],
    ['behind the end', 'ab', 2, 3, '  ab\n    ^'],
    ['with tabs', 'a\t\v\rb', 4, 5, '  a   b\n      ^'],
    [
      'fifty letters around it',
      `${'x'.repeat(60)}A${'y'.repeat(60)}`,
      60,
      61,
      `  ${'x'.repeat(50)}A${'y'.repeat(50)}\n  ${' '.repeat(50)}^`,
    ],
  ])('%s', (_, text, start, end, shown) => {
    expect(caretLines(text, { start, end })).toBe(shown);
  });
});

test.each<[name: string, known: string[], near: string | undefined]>([
  ['gpuCnt', ['gpuCount'], 'gpuCount'],
  ['GPUCOUNT', ['gpuCount'], 'gpuCount'],
  ['ab', ['ac'], 'ac'],
  ['ab', ['cd'], undefined],
  ['abc', ['abd'], 'abd'],
  ['abc', ['ade'], undefined],
  ['abcdef', ['abcdxy'], 'abcdxy'],
  ['abcdef', ['abcxyz'], undefined],
  ['abcdef', ['abdcef'], 'abdcef'],
  ['abcdef', ['badcfe'], undefined],
  ['label', ['lable'], 'lable'],
  ['ba', ['ab'], 'ab'],
  ['training', ['traning', 'trainings', 'training'], 'training'],
  // Of those that are as near the first.
  ['bat', ['cat', 'hat'], 'cat'],
  ['bat', ['boot', 'hat'], 'hat'],
  ['', ['a'], 'a'],
  ['x', [], undefined],
  ['abcdefghi', ['abcdefghijkl'], 'abcdefghijkl'],
  ['abcdefghi', ['abcdefghijklm'], undefined],
])('nearest to %j among %j', (name, known, near) => {
  expect(nearest(name, known)).toBe(near);
});

test.each<[text: string, start: number, end: number | undefined]>([
  ["'a'", 0, 3],
  ["'a''b'", 0, 6],
  ["'a'''", 0, 5],
  ["'a", 0, undefined],
  ["'a''", 0, undefined],
  ["''", 0, 2],
  ['[a]]b]', 0, 6],
  ['"a""b" c', 0, 6],
  ["x '[' y", 2, 5],
])('in %j, what begins at %d ends at %p', (text, start, end) => {
  expect(endOfQuoted(text, start)).toBe(end);
});

test('pieces say what they are, and whether they are closed', () => {
  expect([...piecesOf(`a 'b' [c] "d" 'e`)].map(({ quote, isClosed }) => [quote, isClosed])).toEqual([
    [undefined, true],
    ["'", true],
    [undefined, true],
    ['[', true],
    [undefined, true],
    ['"', true],
    [undefined, true],
    ["'", false],
  ]);
});

describe('what is told of a text', () => {
  test('has the line, the column from 1, a proposal and the code', () => {
    const warning = {
      severity: 'warning',
      code: 'unquoted-word',
      message: 'b is a property here',
      span: { start: 6, end: 7 },
      rewrite: "'b'",
    } as const;
    expect(describeDiagnostic(warning, 'a\n= c\nb')).toBe(
      "line 3, column 1: b is a property here; write 'b' (unquoted-word)\n  b\n  ^",
    );
    expect(describeDiagnostic({ ...warning, span: undefined, rewrite: undefined }, '')).toBe(
      'b is a property here (unquoted-word)',
    );
  });

  /** Where the first thing is that is told, as a piece of the text. */
  const piece = (part: SqlFilter | SqlAction) => {
    const [first] = part.diagnostics();
    return first?.span && part.source.slice(first.span.start, first.span.end);
  };

  test.each<[sql: string, piece: string | undefined]>([
    ["a = 1 AND b <> 'x'", "b <> 'x'"],
    ["a = 1 AND NOT (b = 'x')", "NOT (b = 'x')"],
    ['a = 1 AND b IN (1, NULL)', 'NULL'],
    ["a = 1 AND b LIKE 'x'", "b LIKE 'x'"],
    ['a = 1 AND (b = NULL)', '(b = NULL)'],
    ["a = 1 AND 'x' < b", "'x' < b"],
    ["a = 1 AND Label = 'x'", 'Label'],
    ['a = 1 AND user.b = c', 'c'],
    ['a = 1 --1', '--'],
    ['a = 1 AND a = 2', 'a = 1 AND a = 2'],
    ['a = 1 AND sys.Lable = 1', 'sys.Lable'],
    ['a = 1 AND f(b, 2) = 1', 'f'],
    ['a = 1 AND p() = 1', 'p()'],
    ['a = 1 AND foo.bar = 1', 'foo.bar'],
    ['a = 1 AND 2 IN (1)', '2'],
    ['a = -9223372036854775809', '9223372036854775809'],
    ['', undefined],
  ])('%s', (sql, found) => {
    expect(piece(SqlFilter.parse(sql))).toBe(found);
  });

  test.each<[sql: string, piece: string | undefined]>([
    ['SET a = 1; SET sys.MessageId = newid()', 'sys.MessageId'],
    ['SET a = 1; REMOVE sys.Label', 'sys.Label'],
    ['SET a = 1; SET sys.Size = 1', 'sys.Size'],
    ['SET a = @x', '@x'],
  ])('%s', (sql, found) => {
    expect(piece(SqlAction.parse(sql))).toBe(found);
  });
});

test.each<[sql: string, lines: readonly string[]]>([
  ['a =', ['line 1, column 4: the text ends where', '  a =', '     ^']],
  ['a = 1 AND\n  b == 2', ['line 2, column 6: = cannot stand here', '    b == 2', '       ^']],
  ['a = 1\n AND', ['line 2, column 5: the text ends where', '   AND', '      ^']],
])('the mistake in %j is described at its place, in whichever line', (sql, [first, ...others]) => {
  const parsing = parseFilter(sql);
  const [said = '', ...carets] = parsing.valid ? [] : parsing.error.describe(sql).split('\n');
  expect(said.startsWith(first!)).toBe(true);
  expect(carets).toEqual(others);
});
