import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { schedulerProgram } from '../../lib/cli/program';
import { reader } from '../support/rendered';
import { relativeTargets } from './links';
import { allPages, docs, type Page, page, ROOT } from './pages';

const scripts = Object.keys(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts);

/** The places of a page that a link can lead to, named as GitHub does. */
function anchorsOf({ text }: Page): string[] {
  const tokens = reader.parse(text, {});
  return tokens.flatMap(({ type }, index) => {
    if (type !== 'heading_open') return [];
    const words = (tokens[index + 1]?.children ?? []).map(({ content }) => content).join('');
    return words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\-_ ]/gu, '')
      .replaceAll(' ', '-');
  });
}

/** What is wrong with the links of a page. */
function brokenLinks(of: Page): string[] {
  return relativeTargets(of).filter((target) => {
    const [file = '', anchor] = decodeURI(target).split('#');
    const path = file === '' ? of.path : posix.join(dirname(of.path), file);
    if (path.startsWith('..') || !existsSync(join(ROOT, path))) return true;
    return (
      anchor !== undefined && !(path.endsWith('.md') && anchorsOf(path === of.path ? of : page(path)).includes(anchor))
    );
  });
}

test.each(allPages().map((one) => [one.path, one] as const))('the links of %s lead somewhere', (_, one) => {
  expect(brokenLinks(one)).toEqual([]);
});

test.each([
  ['a page that is not there', '[x](nowhere.md)', ['nowhere.md']],
  ['a heading that is not there', '# A\n\n[x](#b)', ['#b']],
  ['a picture that is not there', '![x](images/none.png)', ['images/none.png']],
  ['a file outside of the repository', '[x](../../x.md)', ['../../x.md']],
  ['a heading with a comma and code', '# A, and `$B`\n\n[x](#a-and-b)', []],
])('%s is found', (_, text, expected) => {
  expect(brokenLinks({ path: 'docs/README.md', text })).toEqual(expected);
});

test('every page stands in the list of all pages, with a line about it', () => {
  const list = page('docs/README.md');
  const listed = [...list.text.matchAll(/^- \[[^\]]+\]\(([^)]+)\): \S/gm)].map(([, target]) =>
    posix.join('docs', target as string),
  );
  const written = docs().filter(({ path }) => path !== list.path);
  // A page that is missing here is found by nobody: the list is the sidebar of the site too.
  expect(written.map(({ path }) => path).filter((path) => !listed.includes(path))).toEqual([]);
  expect(listed.length).toBe(new Set(listed).size);
});

test.each(
  allPages()
    .filter(({ path }) => path !== 'CHANGELOG.md')
    .map((one) => [one.path, one.text] as const),
)('the scripts and commands that %s names exist', (_, text) => {
  const named = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name as string);
  expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  const program = schedulerProgram();
  const shown = program.createHelp().visibleCommands(program);
  const commands = shown.map((command) => command.name()).filter((name) => name !== 'help');
  const used = [...text.matchAll(/npx training-job-scheduler ([a-z][\w-]*)/g)].map(([, name]) => name as string);
  expect(used.filter((name) => !commands.includes(name))).toEqual([]);
});

test('every command has a line on the page about the command', () => {
  const { text } = page('docs/reference/command.md');
  const program = schedulerProgram();
  const shown = program.createHelp().visibleCommands(program);
  const commands = shown.map((command) => command.name()).filter((name) => name !== 'help');
  expect(commands.filter((name) => !text.includes(`npx training-job-scheduler ${name}`))).toEqual([]);
});

test.each(allPages().map((one) => [one.path, one] as const))(
  'code of %s stands in fences, which the site scrolls; indented it would be wider than a phone',
  (_, { text }) => {
    expect(reader.parse(text, {}).filter(({ type }) => type === 'code_block')).toEqual([]);
  },
);
