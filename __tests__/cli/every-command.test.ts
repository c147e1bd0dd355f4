import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { STATUSES } from '../../lib/cli/common/statuses';
import { commandPage, commandsOf, PAGE, STATUS_PAGE, statusPage } from './command-page';

const ROOT = resolve(__dirname, '../..');
const COMMANDS = commandsOf().map(({ words }) => words);
const TESTS = readdirSync(join(ROOT, '__tests__'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !file.endsWith('every-command.test.ts'))
  .map((file) => readFileSync(join(ROOT, '__tests__', file), 'utf8'));

/** Whether a test has the words of a command: as a list of arguments, or as a line; a helper may put the first word before them. */
function isRun(words: string): boolean {
  const all = words.split(' ');
  return [all, all.slice(1)].some((some) => {
    if (some.length === 0) return false;
    const list = some.map((word) => `'${word}'`).join(',\\s*');
    return TESTS.some((test) =>
      new RegExp(`[[(]\\s*${list}|[\`'"](?:training-job-scheduler )?${some.join(' ')}[ \`'"]`).test(test),
    );
  });
}

test('there are commands, those below others too', () => {
  expect(COMMANDS).toEqual(expect.arrayContaining(['check', 'local', 'local fault fill', 'jobs show']));
  expect(COMMANDS).not.toContain('jobs');
});

test('a command that nobody tests is found', () => {
  expect([isRun(['no', 'such', 'command'].join('-')), isRun(['jobs', 'nonesuch'].join(' '))]).toEqual([false, false]);
});

test.each(COMMANDS)('%s is run by a test', (words) => {
  expect(isRun(words)).toBe(true);
});

test.each([
  ['the page of all commands is what they say of themselves', PAGE, commandPage],
  ['the page of exit statuses is what commands say of theirs', STATUS_PAGE, statusPage],
])('%s', (_, path, made) => {
  const page = made();
  if (process.env.UPDATE_PAGES === '1') writeFileSync(path, page);
  expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(page);
});

test('every command says what its status means, and no other has one', () => {
  expect([...STATUSES.keys()].sort()).toEqual([...COMMANDS].sort());
});

test.each(commandsOf().map(({ words, command }) => [words, command] as const))(
  'the help of %s says what its status means, once',
  (_, command) => {
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    expect(help.match(/exit status/gi)).toHaveLength(1);
  },
);
