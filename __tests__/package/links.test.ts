import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { FRAMEWORKS } from '../../lib/init';
import type { Framework } from '../../lib/init/framework';
import { packageJson } from '../../lib/init/package-json';
import { relativeTargets } from '../docs/links';
import { type Page, page, ROOT } from '../docs/pages';

/** What npm would pack, but for what `npm run build` makes first. */
const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
  cwd: ROOT,
  encoding: 'utf8',
});
const packed: ReadonlySet<string> = new Set(
  JSON.parse(stdout)[0].files.map(({ path }: { readonly path: string }) => path),
);
const pages = [...packed].filter((path) => path.endsWith('.md') && !path.startsWith('dist/'));

const isPacked = (path: string) => packed.has(path) || [...packed].some((one) => one.startsWith(`${path}/`));

/** The links of a page that lead to nothing in the package. */
function leadingOut(of: Page): string[] {
  return relativeTargets(of).filter((target) => {
    const [file = ''] = decodeURI(target).split('#');
    if (file === '') return false;
    const path = posix.join(posix.dirname(of.path), file);
    return !isPacked(path);
  });
}

test('the pictures are small: whoever installs the package loads them', () => {
  const pictures = [...packed].filter((path) => path.endsWith('.png'));
  expect(pictures).not.toEqual([]);
  const bytes = pictures.reduce((sum, path) => sum + statSync(join(ROOT, path)).size, 0);
  expect(bytes).toBeLessThan(200_000);
});

test('the pages of the project are in the package, with the README', () => {
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'CHANGELOG.md', 'docs/README.md', 'starter/README.md']));
  expect(pages.length).toBeGreaterThan(50);
});

test.each(pages)('the links of %s lead to something in the package', (path) => {
  expect(leadingOut(page(path))).toEqual([]);
});

test.each([
  ['a file that only a clone has', '[x](../lib/index.ts)', ['../lib/index.ts']],
  ['a file of the package', '[x](../CHANGELOG.md#added)', []],
  ['a folder of it', '[x](guides)', []],
  ['a picture', '![x](none.png)', ['none.png']],
])('%s is told apart', (_, text, expected) => {
  expect(leadingOut({ path: 'docs/x.md', text })).toEqual(expected);
});

/** What a page says of what the package does not bring. */
const OF_A_CLONE = /\bclone\b|\brepository\b/;
/** Scripts that a project has, which `init` makes. */
const { scripts } = packageJson('x', FRAMEWORKS.get('cdktf') as Framework, {}) as { readonly scripts: object };

/** Scripts and files that only a clone has, in paragraphs that do not say so; code belongs to what stands above it. */
function unmarked({ text }: Page): string[] {
  const [, introduction = '', ...rest] = text.split(/\n\n/);
  // A page about the repository as a whole says so once.
  if (/are in a clone|a clone has them/.test(introduction)) return [];
  return [introduction, ...rest].flatMap((paragraph, index, all) => {
    const about =
      paragraph.startsWith('```') || paragraph.startsWith('|') ? `${all[index - 1]}${paragraph}` : paragraph;
    return OF_A_CLONE.test(about) ? [] : onlyInAClone(paragraph);
  });
}

function onlyInAClone(text: string): string[] {
  const run = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)|npm (ci)\b/g)].map(
    ([, script, ci]) => script ?? ci ?? '',
  );
  const named = [...text.matchAll(/`((?:lib|functions|editors|benchmarks|__tests__|\.ci|\.github)\/[\w./-]+)`/g)];
  const files = named.map(([, path]) => posix.join(path as string)).filter((path) => existsSync(join(ROOT, path)));
  const isHere = (path: string) => isPacked(path) || existsSync(join(ROOT, 'starter', path));
  return [...run.filter((script) => !(script in scripts)), ...files.filter((path) => !isHere(path))];
}

test.each(pages.filter((path) => path !== 'CHANGELOG.md'))('%s says of what only a clone has that it does', (path) => {
  expect(unmarked(page(path))).toEqual([]);
});

test.each([
  ['a script', '# A\n\nRun `npm run kill`.', ['kill']],
  ['a script, said to be of a clone', '# A\n\nIn a clone run `npm run kill`.', []],
  ['a script that a project has', '# A\n\nRun `npm run synth`.', []],
  ['a script in code, below what says so', '# A\n\nIn a clone:\n\n```sh\nnpm ci\n```', []],
  ['a script in code', '# A\n\nThen:\n\n```sh\nnpm ci\n```', ['ci']],
  ['a file of the sources', '# A\n\n`lib/scheduler/jobs.ts`', ['lib/scheduler/jobs.ts']],
  ['a file of the package', '# A\n\n`lib/cli/scheduler.cjs`', []],
])('%s is told apart', (_, text, expected) => {
  expect(unmarked({ path: 'docs/x.md', text })).toEqual(expected);
});
