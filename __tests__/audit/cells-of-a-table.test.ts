import fc from 'fast-check';
import stringWidth from 'string-width';
import { getBorderCharacters, table } from 'table';
import { drawTable } from '../../lib/audit/report/draw-table';

/** How a line that is wider than its column is broken. */

const linesOf = (line: string, width: number) =>
  drawTable([[[line]]], [width])
    .slice(1, -1)
    .map((row) => row.slice(2, -2));

test.each<[line: string, width: number, lines: string[]]>([
  ['', 3, ['   ']],
  ['ab', 3, ['ab ']],
  ['abc', 3, ['abc']],
  ['abcd', 3, ['abc', 'd  ']],
  ['ab cd', 3, ['ab ', 'cd ']],
  ['abc def', 3, ['abc', 'def']],
  ['abc  def', 3, ['abc', 'def']],
  ['a b c', 3, ['a b', 'c  ']],
  ['a/bcd', 3, ['a/ ', 'bcd']],
  ['ab/cd', 3, ['ab/', 'cd ']],
  ['abc/d', 3, ['abc', '/d ']],
  ['a.b,c;d', 4, ['a.b,', 'c;d ']],
  ['a_b-c\\d', 4, ['a_b-', 'c\\d ']],
  ['a b/cdef', 4, ['a   ', 'b/  ', 'cdef']],
  ['abcdefg', 2, ['ab', 'cd', 'ef', 'g ']],
  ['ab-cd', 2, ['ab', '-c', 'd ']],
  ['a-b', 2, ['a-', 'b ']],
  ['…abc', 3, ['…ab', 'c  ']],
  ['ä b c d', 3, ['ä b', 'c d']],
  ['漢字', 3, ['漢 ', '字 ']],
  ['漢字', 4, ['漢字']],
])('%j in %d columns', (line, width, lines) => {
  expect(linesOf(line, width)).toEqual(lines);
});

test('what has letters of one column is broken as the package for tables does it', () => {
  const word = fc.stringMatching(/^[a-z/_.,;\\-]{1,9}$/);
  const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(text, fc.integer({ min: 3, max: 12 }), (line, width) => {
      const drawn = table([[line]], {
        border: getBorderCharacters('void'),
        drawHorizontalLine: () => false,
        columnDefault: { paddingLeft: 0, paddingRight: 0 },
        columns: [{ width, wrapWord: true }],
      });
      expect(linesOf(line, width)).toEqual(drawn.split('\n').slice(0, -1));
    }),
  );
});

test('colours go with the letters that they are of, and take no room', () => {
  const red = '\u001b[31mabc def\u001b[39m';
  expect(linesOf(red, 7)).toEqual([red]);
  const lines = linesOf(red, 3);
  expect(lines.map((line) => stringWidth(line))).toEqual([3, 3]);
  expect(lines.map((line) => line.includes('\u001b[31m'))).toEqual([true, true]);
  // A long one is broken as a whole, so that no colour is taken apart: thirteen words a line.
  const long = `\u001b[31m${'ab '.repeat(900)}\u001b[39m`;
  const broken = linesOf(long, 40);
  expect(broken.every((line) => stringWidth(line) === 40)).toBe(true);
  expect(new Set(broken.slice(0, 69).map((line) => line.split('ab').length - 1))).toEqual(new Set([13]));
});

test('a table has a head, a line between rows, and a frame as wide as its columns', () => {
  expect(
    drawTable(
      [
        [['a'], ['b']],
        [['1', '2'], ['3']],
        [['4'], []],
      ],
      [1, 2],
    ),
  ).toEqual([
    '╔═══╤════╗',
    '║ a │ b  ║',
    '╟───┼────╢',
    '║ 1 │ 3  ║',
    '║ 2 │    ║',
    '╟───┼────╢',
    '║ 4 │    ║',
    '╚═══╧════╝',
  ]);
});

test('a row may have fewer cells than there are columns', () => {
  expect(drawTable([[['a']]], [1, 2])[1]).toBe('║ a │    ║');
});
