import { readMessage } from '../../lib/routing';
import { compileFilter, type Predicate, SqlFilter } from '../../lib/rules';
import { page } from './pages';

/** The rows of every table `| filter | properties of the message | answer |` of a page. */
function rowsOf(path: string): (readonly [filter: string, properties: string, answer: string])[] {
  return [...page(path).text.matchAll(/^\| `([^`]+)` \| `(\{[^`]*\})` \| (\w+) \|$/gm)].map(
    ([, filter = '', properties = '', answer = '']) => [filter, properties, answer] as const,
  );
}

const ROWS = rowsOf('docs/concepts/unknown.md');

test('there are answers of each kind', () => {
  expect([...new Set(ROWS.map(([, , answer]) => answer))].sort()).toEqual(['error', 'false', 'true', 'unknown']);
});

test.each(ROWS)('%s of %s is %s', (filter, properties, answer) => {
  const { message } = readMessage({ applicationProperties: JSON.parse(properties) });
  const { predicate } = SqlFilter.parse(filter);
  const answered = compileFilter(predicate as Predicate)(message);
  expect(answered === undefined ? 'unknown' : typeof answered === 'boolean' ? String(answered) : 'error').toBe(answer);
});
