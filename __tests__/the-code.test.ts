import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FILES, ROOT, reachedFrom } from './support/imports';

const page = readFileSync(join(ROOT, 'docs/the-code.md'), 'utf8');

/** The paths of the project that a text names. */
const pathsIn = (text: string) =>
  [...text.matchAll(/`((?:lib|functions|__tests__|docs|examples)\/[^`\s]*|main\.ts)`/g)].map(
    ([, path]) => path as string,
  );

test('every path on the page is there', () => {
  const paths = pathsIn(page);
  expect(paths.length).toBeGreaterThan(60);
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('every link on the page leads somewhere', () => {
  const links = [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link as string);
  expect(links.filter((link) => !existsSync(join(ROOT, 'docs', link)))).toEqual([]);
});

const floors = readdirSync(join(ROOT, 'lib'), { withFileTypes: true }).filter((one) => one.isDirectory());

test.each(floors.map(({ name }) => name))('the floor lib/%s is on the page, with its rooms', (floor) => {
  const row = page.split('\n').find((line) => line.startsWith(`| \`lib/${floor}/\` |`)) ?? '';
  const named = row.split('|').at(-2)?.trim() ?? '';
  const rooms = readdirSync(join(ROOT, 'lib', floor), { withFileTypes: true }).filter((one) => one.isDirectory());
  const names = new Set(named.split(', '));
  expect(named).not.toBe('');
  // A floor whose rooms are the commands, or that has a file for each idea, says so.
  if (/file/.test(named)) return;
  expect(rooms.map(({ name }) => name).filter((name) => !names.has(name))).toEqual([]);
  expect([...names].filter((name) => !existsSync(join(ROOT, 'lib', floor, name)))).toEqual([]);
});

/** The steps of the ways through the code: files, each with what does the work in it. */
const ways = page
  .split(/^### /m)
  .slice(1)
  .map((section) => ({
    title: section.split('\n')[0] as string,
    steps: [...section.matchAll(/^\| `([^`]+)` \(`(\w+)`\) \|/gm)].map(([, file, name]) => ({
      file: file as string,
      name: name as string,
    })),
  }));

test('there are three ways', () => {
  expect(ways.map(({ steps }) => steps.length > 8)).toEqual([true, true, true]);
});

test.each(ways)('$title: each step is reached from the first, and has what is said to work there', ({ steps }) => {
  const [first] = steps;
  const reached = reachedFrom(first?.file ?? '');
  expect(steps.slice(1).filter(({ file }) => !reached.has(file))).toEqual([]);
  const lacks = ({ file, name }: (typeof steps)[number]) =>
    !new RegExp(`\\b${name}\\b`).test(readFileSync(join(ROOT, file), 'utf8'));
  expect(steps.filter(lacks)).toEqual([]);
});

test('every file of a way is a source', () => {
  expect(ways.flatMap(({ steps }) => steps).filter(({ file }) => !FILES.has(file))).toEqual([]);
});

test('the words for a rule are each declared once', () => {
  const words = ['SubscriptionRule', 'DeployedRule', 'BrokerRule', 'AuditRule', 'Rule'];
  const declared = (word: string) =>
    [...FILES].filter((file) =>
      new RegExp(`^export (?:class|interface|type) ${word}\\b`, 'm').test(readFileSync(join(ROOT, file), 'utf8')),
    );
  expect(words.map((word) => [word, declared(word).map((file) => dirname(file).split('/')[1])])).toEqual([
    ['SubscriptionRule', ['servicebus']],
    ['DeployedRule', ['routing']],
    ['BrokerRule', ['broker']],
    ['AuditRule', ['audit']],
    ['Rule', ['rules']],
  ]);
  expect(words.filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
});
