import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { page, ROOT } from './pages';
import { licensesOf, NAMED, shown, weightAlone, weightOf } from './weights';

const { exports: entries, scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

const PAGE = 'docs/reference/dependencies.md';

/** The rows of the tables of packages: their names, what is said of them, and where that stands. */
const rows = [
  ...page(PAGE).text.matchAll(/^\| (?!package)([^|\n-][^|\n]*) \|([^|\n]*)\|([^|\n]*)\|([^|\n]*)\| /gm),
].map(({ 0: text, 1: cell = '', 2: all = '', 3: alone = '', 4: license = '' }) => ({
  text,
  names: cell.split(', '),
  all: all.trim(),
  alone: alone.trim(),
  license: license.trim(),
}));

test('every package is in a table of dependencies, and no other', () => {
  expect(rows.flatMap(({ names }) => names).sort()).toEqual([...NAMED.all].sort());
});

/** The sums of the last table, with what they are of. */
const SUMS: Readonly<Record<string, readonly string[]>> = {
  'the command alone': NAMED.shipped,
  constructs: [...NAMED.shipped, 'cdktf', 'constructs', '@cdktf/provider-azurerm'],
  'a clone': NAMED.all,
};

/** Whether a number on the page is what is measured, within what another version of a small package changes. */
function isAbout(written: string, megabytes: number): boolean {
  return /^[\d.]+$/.test(written) && Math.abs(Number(written) - megabytes) <= Math.max(0.2, megabytes / 20);
}

// `UPDATE_PAGES=1 npx jest __tests__/docs/dependencies` writes what is measured into the page.
if (process.env.UPDATE_PAGES !== undefined) writeWeights();

function writeWeights(): void {
  let { text } = page(PAGE);
  for (const { text: row, names } of rows) {
    const cells = [names.join(', '), shown(weightOf(names)), shown(weightAlone(names)), licensesOf(names)];
    text = text.replace(row, () => `| ${cells.join(' | ')} | `);
  }
  for (const [what, names] of Object.entries(SUMS))
    text = text.replace(new RegExp(`(?<=^\\| ${what}\\b[^|]*\\|)[^|]*`, 'm'), () => ` ${shown(weightOf(names))} `);
  writeFileSync(join(ROOT, PAGE), text);
}

/** What may be passed on in a package under MPL-2.0, by anybody and for everything. */
const PERMISSIVE = ['MIT', 'ISC', 'BSD-3-Clause', 'Apache-2.0', 'MPL-2.0'];

test.each(rows)('$names: the license', ({ names, license }) => {
  expect(license).toBe(licensesOf(names));
  const parts = license.split(/, | OR |[()]/).filter((part) => part !== '' && !part.startsWith('GPL'));
  expect(parts).not.toEqual([]);
  expect(parts.filter((part) => !PERMISSIVE.includes(part))).toEqual([]);
});

// Binaries are of this platform: elsewhere other numbers are right.
const measured = process.platform === 'linux' && process.arch === 'x64' ? test : test.skip;

measured('what each row weighs', () => {
  const wrong = rows.filter(
    ({ names, all, alone }) => !isAbout(all, weightOf(names)) || !isAbout(alone, weightAlone(names)),
  );
  const right = wrong.map(({ names }) => `${names}: ${shown(weightOf(names))}, alone ${shown(weightAlone(names))}`);
  expect(right).toEqual([]);
});

measured('what all weighs, for a user and for a developer', () => {
  const { text } = page(PAGE);
  const wrong = Object.entries(SUMS).filter(([what, names]) => {
    const [, written = ''] = new RegExp(`^\\| ${what}\\b[^|]*\\|([^|]*)`, 'm').exec(text) ?? [];
    return !isAbout(written.trim(), weightOf(names));
  });
  expect(wrong.map(([what, names]) => `${what}: ${shown(weightOf(names))}`)).toEqual([]);
});

test('every script is in the table of scripts', () => {
  const { text } = page('docs/reference/scripts.md');
  // npm's own words for two of them; the others run before one by themselves.
  const usual: Readonly<Record<string, string>> = {
    start: '`npm start`',
    test: '`npm test`',
    prestart: '`npm start`',
    prepack: '`npm run build`',
  };
  const missing = Object.keys(scripts).filter((name) => {
    const command = usual[name] ?? `\`npm run ${name}`;
    return !text.includes(command);
  });
  expect(missing).toEqual([]);
});

test('the API reference has every entry of the package', () => {
  const folder = join(ROOT, 'docs/.vitepress/api');
  const documented = readdirSync(folder).map((file) => {
    const [, name] = /@module (\S+)/.exec(readFileSync(join(folder, file), 'utf8')) ?? [];
    return name;
  });
  // The variant for CDK Terrain is the first entry again.
  const imported = Object.keys(entries)
    .filter((name) => !name.endsWith('.json') && name !== './cdktn')
    .map((name) => name.replace(/^\./, 'training-job-scheduler'));
  expect(documented.sort()).toEqual(imported.sort());
});
