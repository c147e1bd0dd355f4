import { auditLines, auditMarkdown, compliant, rulesTable } from '../../lib/audit';
import { terminalLines } from '../../lib/text';
import { audited } from './documents';
import { oneNamespace, ruleThatFinds, ruleThatSays } from './made-rules';

/** How wide the columns of a table are, and how long the texts of a summary may be. */

const RULE = ruleThatFinds([{}]);
const RESULT = audited(oneNamespace(), { rules: [RULE] });

/** The widths of the columns, without the blanks beside them. */
function widthsOf(lines: readonly string[]): number[] {
  const [frame = ''] = lines.join('\n').split('\n');
  return frame.split(/[╔╤╗]/).flatMap((part) => (part === '' ? [] : part.length - 2));
}

test.each<[columns: number | undefined, place: number, words: number]>([
  [undefined, 44, 54],
  [123, 44, 54],
  [122, 44, 54],
  [121, 43, 53],
  [100, 34, 41],
  [80, 25, 30],
  [52, 12, 15],
  [50, 12, 14],
  [46, 12, 12],
  [1, 12, 12],
])('on a terminal of %s columns a place has %d and words have %d', (columns, place, words) => {
  expect(widthsOf(terminalLines(auditLines(RESULT, false, undefined, columns)))).toEqual([14, place, words]);
  expect(widthsOf(terminalLines(rulesTable([RULE], undefined, columns)))).toEqual([14, words, place]);
});

test.each([
  ['as long as may be', 1000],
  ['longer', 1001],
])('a text that is %s is told whole, or shortened', (_, length) => {
  const reason = 'x'.repeat(length - 'nobody can tell: '.length);
  const rules = [ruleThatSays({ kind: 'unknown', reason })];
  const path = 'y'.repeat(length);
  const markdown = auditMarkdown(audited(oneNamespace({ metadata: { path } }), { rules }));
  expect([markdown.includes(reason), markdown.includes(path)]).toEqual([length === 1000, length === 1000]);
  expect(markdown).toContain('x'.repeat(400));
});

test('a table has no row for what is right, and a summary none without something open', () => {
  const right = audited(oneNamespace(), { rules: [ruleThatSays(compliant())] });
  expect(terminalLines(auditLines(right, false))).toHaveLength(1);
  expect(auditMarkdown(right)).not.toContain('|');
});
