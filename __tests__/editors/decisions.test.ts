import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { decide } from '../../editors/vscode/src/decide';
import { commandSetting, findServer, startOf } from '../../editors/vscode/src/find-server';
import { notRunning } from '../../editors/vscode/src/problems';
import { hasRules } from '../../editors/vscode/src/relevance';

const EXTENSION = resolve(__dirname, '../../editors/vscode');

/** A machine with these files of JSON. */
const machine = (files: Readonly<Record<string, unknown>>, platform: NodeJS.Platform = 'linux') => ({
  node: '/usr/bin/node',
  platform,
  readJson: (path: string) => files[path],
  has: (folder: string, file: string) => join(folder, file) in files,
});

const INSTALLED = { name: 'training-job-scheduler', bin: { 'training-job-scheduler': 'lib/cli/scheduler.cjs' } };
const PACKAGE = 'node_modules/training-job-scheduler';
const PROGRAM = `${PACKAGE}/lib/cli/scheduler.cjs`;

describe('the server of a file', () => {
  test.each([
    [
      'beside it',
      { [`/repo/app/lib/${PACKAGE}/package.json`]: INSTALLED },
      '/repo/app/lib',
      `/repo/app/lib/${PROGRAM}`,
    ],
    ['above it', { [`/repo/${PACKAGE}/package.json`]: INSTALLED }, '/repo', `/repo/${PROGRAM}`],
    [
      'the nearest one',
      { [`/repo/${PACKAGE}/package.json`]: INSTALLED, [`/repo/app/${PACKAGE}/package.json`]: INSTALLED },
      '/repo/app',
      `/repo/app/${PROGRAM}`,
    ],
    ["the package's own clone", { '/repo/package.json': INSTALLED }, '/repo', '/repo/lib/cli/scheduler.cjs'],
    [
      'a command without a name',
      { [`/repo/${PACKAGE}/package.json`]: { ...INSTALLED, bin: 'main.js' } },
      '/repo',
      `/repo/${PACKAGE}/main.js`,
    ],
  ])('%s', (_name, files, cwd, program) => {
    expect(findServer('/repo/app/lib', machine(files))).toEqual({
      command: '/usr/bin/node',
      args: [program, 'language-server'],
      cwd,
      env: { ELECTRON_RUN_AS_NODE: '1' },
      shell: false,
    });
  });

  test.each([
    ['nothing', {}, undefined],
    ['a project', { '/repo/package.json': { name: 'mine' } }, '/repo'],
    ['the nearer project', { '/repo/package.json': {}, '/repo/app/package.json': {} }, '/repo/app'],
    ['somebody else with its name', { [`/repo/${PACKAGE}/package.json`]: { name: 'other', bin: 'x.js' } }, undefined],
    ['a package without a command', { [`/repo/${PACKAGE}/package.json`]: { name: INSTALLED.name } }, undefined],
    ['what is no object', { [`/repo/${PACKAGE}/package.json`]: 'text' }, undefined],
  ])('is not installed: %s', (_name, files, project) => {
    expect(findServer('/repo/app/lib', machine(files))).toEqual({ project });
  });
});

describe('a command of the setting', () => {
  test('is run as it is, in the folder of the file', () => {
    expect(startOf(['npx', '--yes', 'my tool'], '/repo', machine({}))).toEqual({
      command: 'npx',
      args: ['--yes', 'my tool', 'language-server'],
      cwd: '/repo',
      env: {},
      shell: false,
    });
  });

  test('on Windows a shell finds it, and keeps words together', () => {
    const { command, args, shell } = startOf(['C:\\My Tools\\npx', '--yes', 'a&b'], 'C:\\work', machine({}, 'win32'));
    expect([command, ...args]).toEqual(['"C:\\My Tools\\npx"', '--yes', '"a&b"', 'language-server']);
    expect(shell).toBe(true);
  });

  test.each([
    [undefined, undefined],
    [null, undefined],
    [[], undefined],
    [['npx'], ['npx']],
    ['npx', { wrong: '"npx"' }],
    [['npx', 1], { wrong: '["npx",1]' }],
    [[' '], { wrong: '[" "]' }],
    [{}, { wrong: '{}' }],
  ])('%j', (value, expected) => {
    expect(commandSetting(value)).toEqual(expected);
  });
});

describe('a file has rules', () => {
  test.each([
    ['typescript', '/a.ts', "SqlFilter.parse('a = 1')", true],
    ['typescript', '/a.ts', "SqlAction\n  .parse('SET a = 1')", true],
    ['typescript', '/a.ts', 'MessageContract.of({})', true],
    ['typescript', '/a.ts', "MySqlFilter.parse('a')", false],
    ['typescript', '/a.ts', 'JSON.parse(text)', false],
    ['terraform', '/a.tf', 'resource "azurerm_servicebus_subscription_rule" "a" {}', true],
    ['plaintext', '/a.tofu', 'resource "azurerm_servicebus_subscription_rule" "a" {}', true],
    ['terraform', '/a.tf', 'resource "azurerm_servicebus_topic" "a" {}', false],
  ])('%s %s: %s: %s', (languageId, path, text, expected) => {
    expect(hasRules({ languageId, path, text })).toBe(expected);
  });
});

describe('what an open file asks for', () => {
  const rules = { languageId: 'typescript', path: '/repo/app/jobs.ts', text: "SqlFilter.parse('a = 1')" };
  const other = { ...rules, text: 'export {};' };
  const installed = machine({ [`/repo/${PACKAGE}/package.json`]: INSTALLED });
  const project = machine({ '/repo/package.json': {} });
  const setting = ['npx', '--yes', 'training-job-scheduler'];

  test('the server of the project, before the first filter is written', () => {
    expect(decide(other, [], installed)).toMatchObject({ kind: 'start', start: { cwd: '/repo' } });
  });

  test('the command of the setting comes first, and waits for a file that has rules', () => {
    expect(decide(rules, setting, installed)).toMatchObject({ kind: 'start', start: { command: 'npx' } });
    expect(decide(other, setting, installed)).toEqual({ kind: 'nothing' });
  });

  test.each([
    ['of another language', { ...rules, languageId: 'markdown', path: '/repo/a.md' }, installed],
    ['without rules, where nothing is installed', other, project],
  ])('nothing, for a file %s', (_name, file, where) => {
    expect(decide(file, [], where)).toEqual({ kind: 'nothing' });
  });

  const told = (...all: Parameters<typeof decide>) => {
    const decision = decide(...all);
    if (decision.kind !== 'problem') throw new Error(decision.kind);
    const { text, buttons } = decision.problem;
    expect(text).not.toContain('\n');
    return { text, buttons: buttons.map(({ title, deed }) => [title, deed]) };
  };

  test.each([
    ['package.json', 'npm install --save-dev'],
    ['pnpm-lock.yaml', 'pnpm add --save-dev'],
    ['yarn.lock', 'yarn add --dev'],
    ['bun.lock', 'bun add --dev'],
  ])('where the package is missing, the user is told how to install it: %s', (lock, add) => {
    const command = `${add} training-job-scheduler`;
    const { text, buttons } = told(rules, [], machine({ '/repo/package.json': {}, [`/repo/${lock}`]: {} }));
    expect(text).toBe(
      `Service Bus filters are not checked: training-job-scheduler is not installed in /repo; run \`${command}\` there.`,
    );
    expect(buttons).toEqual([
      ['Install', { kind: 'terminal', cwd: '/repo', command }],
      ['Set the Command', { kind: 'setting' }],
    ]);
  });

  test('where there is no project to install it in, a command is proposed', () => {
    const terraform = {
      languageId: 'plaintext',
      path: '/repo/main.tf',
      text: 'resource "azurerm_servicebus_subscription_rule" "a" {}',
    };
    const { text, buttons } = told(terraform, [], machine({}));
    expect(text).toMatch(/set serviceBusFilters\.command to \["npx", "--yes", "training-job-scheduler"\]/);
    expect(buttons).toEqual([['Set the Command', { kind: 'setting' }]]);
  });

  test('a setting that is no command is told with its value and what it has to be', () => {
    expect(told(rules, 'npx', installed).text).toMatch(/^serviceBusFilters\.command is "npx"; it has to be a list of/);
    expect(decide(other, 'npx', installed)).toEqual({ kind: 'nothing' });
  });

  test('of what a server says when it ends, one line is told', () => {
    expect(notRunning('npx x', 'cannot be started: a\nb').text).toBe(
      'Service Bus filters are not checked: `npx x` cannot be started: a',
    );
  });
});

describe('the manifest', () => {
  const manifest = JSON.parse(readFileSync(join(EXTENSION, 'package.json'), 'utf8'));
  const source = ['extension.ts', 'client.ts', 'problems.ts']
    .map((file) => readFileSync(join(EXTENSION, 'src', file), 'utf8'))
    .join('\n');

  test('has the commands and the setting that the code has, and no other', () => {
    const { commands, configuration } = manifest.contributes;
    const registered = [...source.matchAll(/registerCommand\('([\w.]+)'/g)].map(([, name]) => name);
    expect(commands.map(({ command }: { command: string }) => command)).toEqual(registered);
    const settings = new Set([...source.matchAll(/serviceBusFilters\.command/g)].map(([name]) => name));
    expect(Object.keys(configuration.properties)).toEqual([...settings]);
  });

  test('wakes the extension for the languages that it tells the server about', () => {
    const languages = [...source.matchAll(/language: '(\w+)'/g)].map(([, language]) => `onLanguage:${language}`);
    expect(manifest.activationEvents).toEqual([...languages, 'workspaceContains:**/*.{tf,tofu}']);
  });

  test('promises no older editor than the types are of', () => {
    expect(manifest.engines.vscode).toBe(`^${manifest.devDependencies['@types/vscode']}`);
  });

  test('is off in folders that are not trusted, whose code it would run', () => {
    expect(manifest.capabilities.untrustedWorkspaces.supported).toBe(false);
  });
});

test('what decides needs neither the editor nor a package, and runs as one file', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(EXTENSION, 'src/decide.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    metafile: true,
    write: false,
  });
  const inputs = Object.keys(metafile.inputs).map((file) => file.replace(/^.*\/src\//, ''));
  expect(inputs.sort()).toEqual(['decide.ts', 'find-server.ts', 'problems.ts', 'relevance.ts']);
  const module = { exports: {} as { decide: typeof decide } };
  new Function('module', 'require', outputFiles[0]?.text ?? '')(module, createRequire(__filename));
  const file = { languageId: 'typescript', path: join(EXTENSION, 'a.ts'), text: '' };
  const { readJson, ...rest } = machine({ [join(EXTENSION, '../../package.json')]: INSTALLED });
  expect(module.exports.decide(file, undefined, { ...rest, readJson })).toMatchObject({
    start: { cwd: resolve(EXTENSION, '../..') },
  });
});
