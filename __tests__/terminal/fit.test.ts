import { stripVTControlCharacters } from 'node:util';
import { columnsOf, fit, wantsColors } from '../../lib/terminal';

/** The text with the colours of a terminal taken out, as wide as it is shown. */
const plain = stripVTControlCharacters;

test('what has room stays as it is', () => {
  expect(fit('  a line\n\nanother\n', 20)).toBe('  a line\n\nanother\n');
});

test('a sentence is broken between words, and goes on to the right of where it starts', () => {
  expect(fit('  proved   every subscription is reached by a message', 32)).toBe(
    '  proved   every subscription\n    is reached by a message',
  );
});

test('colours are not counted, and wide letters are', () => {
  expect(fit('\u001b[32mproved\u001b[39m a message', 16)).toBe('\u001b[32mproved\u001b[39m a message');
  expect(fit('優先度が高い 順番に', 14)).toBe('優先度が高い\n順番に');
  const broken = fit(`\u001b[1m${'word '.repeat(20)}\u001b[22m`, 30);
  for (const line of plain(broken).split('\n')) expect(line.length).toBeLessThanOrEqual(30);
});

test('JSON that is broken is the same JSON', () => {
  const json = JSON.stringify({
    applicationProperties: { eventType: 'a,"b', other: 'x, y', gpuCount: 4, list: [1, 2] },
  });
  const broken = fit(`    a message goes nowhere: ${json}`, 60);
  expect(broken).toContain('\n');
  expect(JSON.parse(broken.slice(broken.indexOf('{')))).toEqual(JSON.parse(json));
});

test('carets stay below what they point at, in the part of the line around it', () => {
  const sql = `${'a = 1 AND '.repeat(12)}gpuCnt >= 1${' OR b = 2'.repeat(12)}`;
  const carets = `${' '.repeat(120)}^^^^^^`;
  const [line = '', marks = ''] = fit(`${sql}\n${carets}`, 80).split('\n');
  expect([line.length, line[0], line.at(-1)]).toEqual([80, '…', '…']);
  expect(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('gpuCnt');
  expect(fit(`gpuCnt >= 1\n^^^^^^`, 80)).toBe('gpuCnt >= 1\n^^^^^^');
});

test.each([0, 190])('carets at column %i of a long line', (column) => {
  const text = `${'x'.repeat(column)}HERE${'x'.repeat(200 - column)}`;
  const [line = '', marks = ''] = fit(`${text}\n${' '.repeat(column)}^^^^`, 40).split('\n');
  expect(line.length).toBeLessThanOrEqual(40);
  expect(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('HERE');
});

test('rows and code of Markdown are not broken, since they would be something else', () => {
  const table = `| ${'wide '.repeat(30)}|\n\`\`\`text\n${'code '.repeat(30)}\n\`\`\``;
  expect(fit(table, 40)).toBe(table);
});

test('no word is too long for a narrow terminal', () => {
  for (const line of fit(`          ${'x'.repeat(100)}`, 24).split('\n')) expect(line.length).toBeLessThanOrEqual(24);
});

test.each([
  [{ isTTY: true }, {}, true],
  [{ isTTY: false }, {}, false],
  [{}, { CI: 'true' }, false],
  [{ isTTY: true }, { NO_COLOR: '1' }, false],
  [{ isTTY: true }, { NO_COLOR: '' }, true],
  [{ isTTY: true }, { TERM: 'dumb' }, false],
  [{ isTTY: false }, { FORCE_COLOR: '1' }, true],
  [{ isTTY: true }, { FORCE_COLOR: '0' }, false],
  [{ isTTY: true }, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
])('colours on %j with %j: %s', (stream, env, expected) => {
  expect(wantsColors(stream, env)).toBe(expected);
});

test('a pipe has no width, and neither has a terminal that does not tell', () => {
  expect([columnsOf({ columns: 80 }), columnsOf({ isTTY: true }), columnsOf({ isTTY: true, columns: 80 })]).toEqual([
    undefined,
    undefined,
    80,
  ]);
});
