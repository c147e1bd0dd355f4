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
