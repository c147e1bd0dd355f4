import stringWidth from 'string-width';
import { drawTable } from '../../lib/audit/report/draw-table';

test.each([
  ['plain', 'azurerm/'.repeat(5000)],
  ['shortened', `${'a'.repeat(30_000)}…(900 more)…${'b'.repeat(30_000)}`],
  ['of other letters', 'äöü'.repeat(10_000)],
  ['of letters that take two columns', '漢字'.repeat(5000)],
  ['of letters that are two units', '𝒜'.repeat(5000)],
])('a line that is long and %s is broken into lines of the column, and all of it is there', (_, line) => {
  const rows = drawTable([[[line], ['x']]], [40, 3]).slice(1, -1);
  const cells = rows.map((row) => /^║ (.*) │ .{3} ║$/u.exec(row)?.[1] ?? 'no row');
  expect(cells.join('').replaceAll(' ', '')).toBe(line.replaceAll(' ', ''));
});

test('all lines of a table are as wide as each other, whatever stands in it', () => {
  const rows = [
    [['rule'], ['where'], ['what']],
    [['a', 'b'], ['漢字'], []],
    [[], ['ä'.repeat(30)], ['x y z']],
    [[], [], []],
  ];
  const lines = drawTable(rows, [5, 12, 3]);
  expect(new Set(lines.map((line) => stringWidth(line)))).toEqual(new Set([5 + 12 + 3 + 3 * 3 + 1]));
  expect(lines.filter((line) => line.startsWith('╟'))).toHaveLength(rows.length - 1);
});
