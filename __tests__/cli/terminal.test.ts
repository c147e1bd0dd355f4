import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import stringWidth from 'string-width';
import { Project } from '../support/project';
import { shippedTexts } from '../support/shipped/synthesized';
import { scheduler } from './scheduler';

const ROOT = resolve(__dirname, '../..');
const COMMAND = join(ROOT, 'lib/cli/scheduler.cjs');
const PLANS = join(ROOT, '__tests__/support/plans');

/** `script` of util-linux makes a pseudo terminal. */
const hasTerminal = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') === true;
const onTerminal = hasTerminal ? test : test.skip;

const folder = mkdtempSync(join(tmpdir(), 'terminal-'));

/**
 * A keyboard on which nobody types: where input ends instead, `script` types the end of it (`^D`), which the terminal
 * shows wherever the output is then.
 */
function silentKeyboard(): number {
  const fifo = join(folder, 'keyboard');
  if (!existsSync(fifo)) spawnSync('mkfifo', [fifo]);
  // Open for writing too, so that it never ends.
  return openSync(fifo, 'r+');
}

/** Stands at the end of all that a command shows: `script` may end before it has passed on everything. */
const END = 'end-of-what-is-shown';
const MOST_ATTEMPTS = 5;

/** The lines that a command shows on a terminal of 80 columns. */
function shown(command: string, cwd: string, env: Record<string, string> = {}): string[] {
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
  const options = { cwd, encoding: 'utf8', env: { ...inherited, TERM: 'xterm', ...env }, maxBuffer: 1 << 26 } as const;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const keyboard = silentKeyboard();
    const words = ['-qec', `stty cols 80; ${command}; echo ${END}`, '/dev/null'];
    const { stdout } = spawnSync('script', words, { ...options, stdio: [keyboard, 'pipe', 'pipe'] });
    closeSync(keyboard);
    const whole = new RegExp(`^([^]*)${END}\\s*$`).exec(stdout)?.[1];
    // What progress wrote is written over.
    if (whole !== undefined)
      return whole.split(/\r*\n/).map((line) => line.split(/\p{Cc}\[1G(?:\p{Cc}\[0K)?/u).at(-1) as string);
  }
  throw new Error(`script has not passed on all of ${command}`);
}

beforeAll(() => {
  for (const [name, text] of Object.entries(shippedTexts())) {
    mkdirSync(join(folder, 'cdktf.out/stacks', name), { recursive: true });
    writeFileSync(join(folder, 'cdktf.out/stacks', name, 'cdk.tf.json'), text);
  }
  const message = readFileSync(join(ROOT, 'examples/messages/gpu-urgent.json'), 'utf8');
  writeFileSync(join(folder, 'message.json'), message);
});

const COMMANDS = [
  'audit',
  'audit --rules',
  'check',
  `check --from ${join(PLANS, 'typo.json')}`,
  'prove',
  'prove --overlaps',
  `prove exactly-once gpu-urgent gpu-spot --from ${join('cdktf.out', 'stacks', 'dev')}`,
  'route message.json --explain',
  'emulator',
  'audit --waivers a-file-with-a-rather-long-name-that-is-not-there-so-that-there-is-something-to-say.yaml',
  '--help',
  'audit --help',
];

onTerminal.each(COMMANDS)('scheduler %s fits into 80 columns', (command) => {
  const lines = shown(`${process.execPath} ${COMMAND} ${command}`, folder);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
});

onTerminal('a review fits into 80 columns, but for the rows of its tables, which would be no rows', () => {
  const lines = shown(`${process.execPath} ${COMMAND} review ${join(PLANS, 'narrowed.json')}`, folder);
  expect(lines.filter((line) => stringWidth(line) > 80 && !line.startsWith('|'))).toEqual([]);
});

onTerminal('what synth prints fits into 80 columns, problems too', () => {
  const project = new Project();
  const main = readFileSync(join(ROOT, 'main.ts'), 'utf8');
  const run = () => shown(`${process.execPath} --require ./lib/typescript.cjs main.ts`, project.folder);
  project.write('main.ts', main);
  for (const text of [main, main.replace('(app, environment)', '(app, { ...environment, name: 1 })')]) {
    project.write('main.ts', text);
    const lines = run();
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
  }
});

onTerminal('JSON is one text, whatever the terminal', () => {
  const json = shown(`${process.execPath} ${COMMAND} check --json 2>/dev/null`, folder);
  expect(() => JSON.parse(json.join('\n'))).not.toThrow();
});

onTerminal('colours are there on a terminal, and not with NO_COLOR', () => {
  const command = `${process.execPath} ${COMMAND} audit`;
  expect(shown(command, folder).join('\n')).toContain('\u001b[');
  expect(shown(command, folder, { NO_COLOR: '1' }).join('\n')).not.toContain('\u001b[');
});

test('in a pipe nothing is broken and nothing coloured, unless it is asked for', () => {
  const from = ['--from', join(folder, 'cdktf.out/stacks/dev')];
  const { stdout } = scheduler(['prove', ...from], '', { COLUMNS: '40', NO_COLOR: '', FORCE_COLOR: '' });
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeGreaterThan(120);
  expect(stdout).not.toContain('\u001b[');
  expect(scheduler(['prove', ...from], '', { FORCE_COLOR: '1', NO_COLOR: '' }).stdout).toContain('\u001b[32m');
});

test.each(['--version', '-V'])(
  '%s is that of the package, of Node, and the platform; of a clone the commit too',
  (option) => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const machine = `Node ${process.versions.node}, ${process.platform} ${process.arch}`;
    const { status, stdout, stderr } = scheduler([option]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.replace(/clone at [0-9a-f]{8,}(, changed)?; /, 'clone; ')).toBe(
      `training-job-scheduler ${version} (clone; ${machine})\n`,
    );
  },
);

test('where there is no git it is a clone all the same', () => {
  expect(scheduler(['--version'], '', { PATH: '' }).stdout).toMatch(/ \(clone; Node /);
});

test.each(['check', 'prove', 'audit', 'diagram', 'emulator', 'route message.json', 'prove cover a'])(
  'scheduler %s before anything is synthesized says what to run',
  (command) => {
    const empty = mkdtempSync(join(tmpdir(), 'empty-'));
    writeFileSync(join(empty, 'message.json'), '{}');
    const before = process.cwd();
    process.chdir(empty);
    const run = scheduler(command.split(' '));
    process.chdir(before);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toBe(
      'training-job-scheduler: nothing is synthesized here yet: run npm run synth first, or name what to read with --from\n',
    );
  },
);
