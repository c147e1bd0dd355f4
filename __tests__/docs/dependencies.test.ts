import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { page, ROOT } from './pages';

const {
  exports: entries,
  dependencies,
  devDependencies,
  scripts,
} = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

test('every package is in the table of dependencies, and no other', () => {
  const named = [...page('docs/reference/dependencies.md').text.matchAll(/^\| (?!package)([^|-][^|]*) \|/gm)].flatMap(
    ([, cell]) => (cell as string).split(', '),
  );
  expect(named.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort());
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
