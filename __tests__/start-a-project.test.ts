import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { initCommand } from '../lib/cli/init/init-command';
import { projectPaths } from '../lib/init';
import { scheduler } from './cli/scheduler';

const page = readFileSync(resolve(__dirname, '../docs/start-a-project.md'), 'utf8');
const part = (heading: string) => page.slice(page.indexOf(`## ${heading}\n`)).split('\n## ')[0] as string;
const firstCells = (text: string) =>
  [...text.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, cell]) =>
    (cell as string).split(', ').map((one) => one.slice(1, -1)),
  );

test('the page has every option, and no other', () => {
  const options = initCommand().options.map(({ long }) => long);
  expect(firstCells(part('What is asked')).sort()).toEqual(options.sort());
});

test('what is said to be usual is in the help', () => {
  const usual = [...part('What is asked').matchAll(/^\| `(--\w+)` \|[^|]*\| `(\w+)` \|$/gm)];
  expect(usual).toHaveLength(2);
  for (const [, option, value] of usual) {
    expect(initCommand().options.find(({ long }) => long === option)?.description).toContain(`(default: ${value})`);
  }
});

test('the page has every file that is made', () => {
  const named = firstCells(part('What is made'));
  const isNamed = (path: string) =>
    named.some((name) => path === name || (name.endsWith('/') && path.startsWith(name)));
  expect(projectPaths().filter((path) => !isNamed(path))).toEqual([]);
  const isMade = (name: string) => projectPaths().some((path) => path === name || path.startsWith(name));
  expect(named.filter((name) => !isMade(name))).toEqual([]);
});

test('what is shown is what is said', () => {
  const [, shown = ''] = /```text\n\$ .*\n([\s\S]*?)```/.exec(page) ?? [];
  const options = ['--prefix', 'Contoso_ML', '--location', 'West Europe'];
  const folder = join(mkdtempSync(join(tmpdir(), 'shown-')), 'my-jobs');
  expect(scheduler(['init', folder, ...options]).stderr).toBe(shown);
});
