import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scheduler } from './scheduler';

const newFolder = () => mkdtempSync(join(tmpdir(), 'init-'));
const GIVEN = ['--email', 'ml@contoso.com'];

test('a project is made with the names that are given', () => {
  const folder = join(newFolder(), 'jobs');
  const names = ['--name', 'churn', '--prefix', 'contoso-ml', '--location', 'eastus2', '--framework', 'cdktf'];
  const { status, stdout, stderr } = scheduler(['init', folder, ...names, ...GIVEN]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('npm install');
  expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name).toBe('churn');
  const environments = readFileSync(join(folder, 'lib/environments.ts'), 'utf8');
  for (const name of [
    'sbns-contoso-ml-dev',
    'stcontosomlprodfn',
    'eastus2',
    'ml@contoso.com',
    "application: 'churn'",
  ]) {
    expect(environments).toContain(name);
  }
});

test('for machines: what was made, and every file of it', () => {
  const folder = join(newFolder(), 'jobs');
  const { status, stdout } = scheduler(['init', folder, '--json', ...GIVEN]);
  const { folder: made, names, files } = JSON.parse(stdout);
  expect({ status, made, names }).toEqual({
    status: 0,
    made: folder,
    names: { name: 'jobs', prefix: 'jobs', location: 'westeurope', email: 'ml@contoso.com', framework: 'cdktf' },
  });
  const there = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(there).toHaveLength(files.length);
  for (const file of ['.gitignore', 'main.ts', '.github/workflows/review.yml']) expect(files).toContain(file);
});

test.each([
  ['my jobs', (path: string) => `cd '${path}'`],
  ["o'clock", (path: string) => `cd '${path.replace("'", "'\\''")}'`],
  ['jobs', (path: string) => `cd ${path}`],
])('the way into %s is written as a shell takes it', (name, expected) => {
  const folder = join(newFolder(), name);
  const { stdout } = scheduler(['init', folder, ...GIVEN, '--name', 'jobs', '--prefix', 'jobs']);
  expect(stdout.split('\n').map((line) => line.trim())).toContain(expected(folder));
});

test('no file of another project is touched: all that is in the way is told, beside every wrong name', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'package.json'), '{}');
  mkdirSync(join(folder, '.github'));
  writeFileSync(join(folder, '.github/workflows'), 'a file');
  const { status, stdout, stderr } = scheduler(['init', folder, '--prefix', 'UP', '--location', 'the moon']);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  for (const problem of [/--prefix: got "UP"/, /--location: got "the moon"/, /--email: got nothing/]) {
    expect(stderr).toMatch(problem);
  }
  expect(stderr).toMatch(/\.github\/workflows, .*package\.json exist already, and nothing is written over/);
  expect(readdirSync(folder).sort()).toEqual(['.github', 'package.json']);
});

test('a folder with other things in it is no obstacle', () => {
  const folder = newFolder();
  mkdirSync(join(folder, '.git'));
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  expect(scheduler(['init', folder, '--name', 'jobs', ...GIVEN]).status).toBe(0);
  expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
});

test('a second time nothing happens', () => {
  const folder = join(newFolder(), 'jobs');
  scheduler(['init', folder, ...GIVEN]);
  const { status, stderr } = scheduler(['init', folder, ...GIVEN]);
  expect(status).toBe(2);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

test('where the package comes from can be said', () => {
  const above = newFolder();
  const folder = join(above, 'jobs');
  writeFileSync(join(above, 'scheduler.tgz'), '');
  scheduler(['init', folder, '--package', 'file:../scheduler.tgz', '--framework', 'cdktn', ...GIVEN]);
  const { dependencies, overrides } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  expect(dependencies['training-job-scheduler']).toBe('file:../scheduler.tgz');
  expect(Object.keys(dependencies)).toEqual([
    '@cdktn/provider-azurerm',
    'cdktn',
    'constructs',
    'training-job-scheduler',
  ]);
  expect(overrides).toMatchObject({ '@cdktn/provider-azurerm': { cdktn: '$cdktn' } });
  expect(readFileSync(join(folder, 'lib/jobs.ts'), 'utf8')).toContain("from 'training-job-scheduler/cdktn'");
  expect(readFileSync(join(folder, '__tests__/jobs.test.ts'), 'utf8')).toContain("from 'training-job-scheduler/jest'");
});

describe('a name that nobody gave is told with what it is made of, and how to give one', () => {
  test.each([
    [
      'a/b/c',
      '--prefix was not given, and made of the name of the project, "c", it is "c"; allowed 2 to 16 ',
      'prefix',
    ],
    [
      '123',
      '--prefix was not given, and made of the name of the project, "123", it is nothing; allowed 2 to ',
      'prefix',
    ],
    ['Ü', '--name was not given, and made of the name of the folder, "Ü", it is nothing; allowed small ', 'name'],
    ['jest', '--name was not given, and made of the name of the folder, "jest", it is "jest"; allowed a name ', 'name'],
  ])('%s', (path, told, option) => {
    const above = newFolder();
    const { status, stderr } = scheduler(['init', join(above, path), ...GIVEN]);
    expect({ status, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, lines: 1 });
    expect(stderr).toContain(`training-job-scheduler: ${told}`);
    expect(stderr).toContain(option === 'prefix' ? 'such as --prefix contoso-ml' : '--name');
    expect(readdirSync(above)).toEqual([]);
    // Given one, all is well.
    expect(scheduler(['init', join(above, path), '--name', 'jobs', '--prefix', 'jobs', ...GIVEN]).status).toBe(0);
  });
});

test('a region that may be new is taken, and told; for machines it is no part of the answer', () => {
  const folder = newFolder();
  const given = ['--name', 'jobs', '--location', 'mars', ...GIVEN];
  const { status, stdout, stderr } = scheduler(['init', join(folder, 'one'), ...given, '--json']);
  expect({ status, location: JSON.parse(stdout).names.location }).toEqual({ status: 0, location: 'mars' });
  expect(stderr).toMatch(/^training-job-scheduler: mars is no region of Azure that is known here; [^\n]*\n$/);
});

test.each(['file:nowhere.tgz', 'name@9.9.9'])('--package %s: nothing is written', (source) => {
  const folder = newFolder();
  const { status, stderr } = scheduler(['init', join(folder, 'jobs'), '--package', source, ...GIVEN]);
  expect({ status, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, lines: 1 });
  expect(readdirSync(folder)).toEqual([]);
});
