import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { page, ROOT } from './pages';

const { dependencies, devDependencies, scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

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
