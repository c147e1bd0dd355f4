import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const LongestFirst = require('../support/longest-first.cjs');
const SLOW: Readonly<Record<string, number>> = JSON.parse(
  readFileSync(join(ROOT, '__tests__/support/slow-files.json'), 'utf8'),
);

/** What jest hands over of a file, in a clone where nothing has run yet. */
function file(name: string, bytes: number) {
  return {
    path: join(ROOT, name),
    context: { config: { rootDir: ROOT, cache: false }, hasteFS: { getSize: () => bytes } },
  };
}

/** The names of files in the order in which jest begins them. */
function order(sizes: Readonly<Record<string, number>>): string[] {
  const files = Object.entries(sizes).map(([name, bytes]) => file(name, bytes));
  const sorted: readonly { readonly path: string }[] = new LongestFirst().sort(files);
  return sorted.map(({ path }) => Object.keys(sizes).find((name) => join(ROOT, name) === path) as string);
}

test('the files that take longest are there', () => {
  expect(Object.keys(SLOW).filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  expect(Object.values(SLOW).filter((seconds) => !(seconds > 0))).toEqual([]);
});

test('where nothing has run yet they begin first, and then large files', () => {
  const [slowest, next] = Object.entries(SLOW)
    .sort((one, other) => other[1] - one[1])
    .map(([name]) => name) as [string, string];
  const sizes = { 'a.test.ts': 900, [next]: 10, 'large.test.ts': 30_000, [slowest]: 10, 'b.test.ts': 2000 };
  expect(order(sizes)).toEqual([slowest, next, 'large.test.ts', 'b.test.ts', 'a.test.ts']);
});
