import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { scheduler } from '../scheduler';

const COMMAND = resolve(__dirname, '../../../lib/cli/scheduler.cjs');
const folder = mkdtempSync(join(tmpdir(), 'shells-'));
const bin = join(folder, 'bin');
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, HOME: folder, TERM: 'dumb' };

beforeAll(() => {
  mkdirSync(bin);
  writeFileSync(join(bin, 'training-job-scheduler'), `#!/bin/sh\nexec '${process.execPath}' '${COMMAND}' "$@"\n`);
  chmodSync(join(bin, 'training-job-scheduler'), 0o755);
  for (const name of ['messages.json', 'my plan.json']) writeFileSync(join(folder, name), '[]');
  mkdirSync(join(folder, 'model-runs'));
});

/** What somebody writes before he presses the key, and what stands there afterwards. */
const CASES = [
  ['a command', 'training-job-scheduler lan', 'training-job-scheduler language-server '],
  ['a value', 'training-job-scheduler jobs list --state Fai', 'training-job-scheduler jobs list --state Failed '],
  [
    'a value in the same word',
    'training-job-scheduler local --tier=Pre',
    'training-job-scheduler local --tier=Premium ',
  ],
  ['what goes on behind a colon', 'training-job-scheduler watch --at azu', 'training-job-scheduler watch --at azure:'],
  ['a file', 'training-job-scheduler route mess', 'training-job-scheduler route messages.json '],
  ['a folder', 'training-job-scheduler init mod', 'training-job-scheduler init model-runs/'],
  [
    'nothing of what would be run',
    'training-job-scheduler route "$(touch hacked)" --expl',
    'training-job-scheduler route "$(touch hacked)" --explain ',
  ],
] as const;

/** The lines after the key, as the shell itself has them: each between the two signs. */
function linesIn(output: string): string[] {
  return [...output.matchAll(/\u00ab([^\u00bb\n]*)\u00bb/g)].map(([, line = '']) => line);
}

function has(shell: string): boolean {
  return spawnSync(shell, ['-c', 'exit 0']).status === 0;
}

function completedBy(shell: string, args: readonly string[], input: string): string[] {
  const { stdout, stderr, error } = spawnSync(shell, args, {
    cwd: folder,
    env,
    input,
    encoding: 'utf8',
    timeout: 50_000,
  });
  if (error !== undefined) throw error;
  return linesIn(`${stdout}${stderr}`);
}

function scriptOf(shell: string): string {
  const file = join(folder, `completion.${shell}`);
  const { status, stdout } = scheduler(['completion', shell]);
  expect(status).toBe(0);
  writeFileSync(file, stdout);
  return file;
}

const KEY = '\t';
/** Shows the line, and empties it. */
const SHOW = '\x14';

function inBash(): string[] {
  const rc = join(folder, 'rc.bash');
  writeFileSync(
    rc,
    [
      'PS1=',
      `source '${scriptOf('bash')}'`,
      `source '${scriptOf('bash')}'`,
      "bind 'set bell-style none'",
      String.raw`bind -x '"\C-t": echo "«$READLINE_LINE»"; READLINE_LINE='`,
    ].join('\n'),
  );
  return completedBy(
    'bash',
    ['--rcfile', rc, '-i'],
    `${CASES.map(([, line]) => `${line}${KEY}${SHOW}`).join('')}exit\n`,
  );
}

function inZsh(): string[] {
  const driver = join(folder, 'drive.zsh');
  const setUp = [
    'PS1=; unsetopt beep',
    'autoload -U compinit; compinit -D -u',
    `source '${scriptOf('zsh')}'`,
    'show() { print -r -- "«$BUFFER»"; BUFFER=; }; zle -N show; bindkey "^T" show',
    'print -r -- ready',
  ];
  writeFileSync(join(folder, 'set-up.zsh'), setUp.join('\n'));
  writeFileSync(
    driver,
    [
      'zmodload zsh/zpty',
      'zpty shell zsh -f -i',
      `zpty -w shell "source '${join(folder, 'set-up.zsh')}'"`,
      "zpty -r -m shell seen '*ready*'",
      ...CASES.flatMap(([, line]) => [
        `zpty -w -n shell ${quoted(line)}$'\\t\\x14'`,
        "zpty -r -m shell seen '*«*»*'",
        'print -r -- "$seen"',
      ]),
      'zpty -d shell',
    ].join('\n'),
  );
  return completedBy('zsh', ['-f', driver], '');
}

function inFish(): string[] {
  const file = scriptOf('fish');
  return CASES.map(([, line]) => {
    const { stdout } = spawnSync('fish', ['--no-config', '-c', `source '${file}'; complete -C ${quoted(line)}`], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    const values = stdout
      .split('\n')
      .filter((one) => one !== '')
      .map((one) => one.split('\t')[0] as string);
    const before = line.slice(0, line.lastIndexOf(' ') + 1);
    // Fish answers with what would be written, without the blank that it sets behind it.
    return `${before}${values.join(' ')}${/[:/]$/.test(values.at(-1) ?? '') ? '' : ' '}`;
  });
}

function quoted(text: string): string {
  return `'${text}'`;
}

describe.each([
  ['bash', inBash],
  ['zsh', inZsh],
  ['fish', inFish],
] as const)('%s, as it is', (shell, complete) => {
  const inShell = has(shell) ? test : test.skip;

  inShell('completes what is written, and runs nothing of it', () => {
    expect(complete()).toEqual(CASES.map(([, , after]) => after));
    expect(existsSync(join(folder, 'hacked'))).toBe(false);
  });
});

test('a shell that there is no script for is told which there are', () => {
  const { status, stderr } = scheduler(['completion', 'csh']);
  expect(status).toBe(2);
  expect(stderr).toMatch(/bash, zsh, fish/);
});
