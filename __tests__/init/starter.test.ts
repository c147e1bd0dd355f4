import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectFiles } from '../../lib/init';
import { workflowOf } from '../support/workflow';

const ROOT = resolve(__dirname, '../..');
const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const NAMES = { name: 'my-jobs', prefix: 'my-jobs', location: 'westeurope', email: 'ml@contoso.com' };
const filesOf = (framework: string) =>
  new Map(projectFiles({ ...NAMES, framework }, '2026-11-26').map(({ path, content }) => [path, content]));
const files = filesOf('cdktf');
const packageOf = (framework: string) => JSON.parse(filesOf(framework).get('package.json') ?? '{}');

describe('versions', () => {
  test('that this project holds are held', () => {
    expect(Object.keys(own.overrides).length).toBeGreaterThan(0);
    expect(packageOf('cdktf').overrides).toEqual(own.overrides);
    expect(packageOf('cdktn').overrides).toMatchObject(own.overrides);
  });

  test('are those that this project is tried with', () => {
    const { dependencies, devDependencies } = packageOf('cdktf');
    const { 'training-job-scheduler': self, ...packages } = { ...dependencies, ...devDependencies };
    expect(self).toBe(own.version);
    expect(Object.keys(packages).length).toBeGreaterThan(8);
    const tried: Record<string, string> = { ...own.dependencies, ...own.devDependencies };
    for (const [name, version] of Object.entries(packages)) expect([name, version]).toEqual([name, tried[name]]);
  });

  test.each(['cdktf', 'cdktn'])('are exact, for %s', (framework) => {
    const { dependencies, devDependencies } = packageOf(framework);
    for (const version of Object.values({ ...dependencies, ...devDependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('of the command line of a framework are those of the framework', () => {
    for (const [framework, packages] of [
      ['cdktf', 'cdktf-cli'],
      ['cdktn', 'cdktn-cli'],
    ] as const) {
      const { scripts, dependencies } = packageOf(framework);
      for (const action of ['deploy', 'destroy']) {
        expect(scripts[action]).toContain(`--package=${packages}@${dependencies[framework]} -- ${framework} ${action}`);
      }
    }
  });

  test('what check refutes is not deployed', () => {
    for (const { scripts } of [packageOf('cdktf'), packageOf('cdktn'), own]) {
      expect(scripts.deploy).toMatch(/^npm run --silent synth && [\w -]*training-job-scheduler check && /);
    }
  });
});

test.each(['cdktf', 'cdktn'])('with %s nothing is imported that is not installed', (framework) => {
  const made = filesOf(framework);
  const { dependencies, devDependencies } = packageOf(framework);
  const installed = Object.keys({ ...dependencies, ...devDependencies });
  const code = [...made].filter(([path]) => path.endsWith('.ts')).map(([, text]) => text);
  const imported = code.flatMap((text) =>
    [...text.matchAll(/(?:from|import) '([^'.][^']*)'/g)].map(([, one]) => one as string),
  );
  expect(imported.length).toBeGreaterThan(8);
  expect(
    imported.filter((one) => !one.startsWith('node:') && !installed.includes(one.split('/')[0] as string)),
  ).toEqual([]);
});

test('the other framework differs in what it is imported from, and in nothing else', () => {
  const other = filesOf('cdktn');
  const differing = [...files].filter(([path, text]) => other.get(path) !== text).map(([path]) => path);
  const code = [
    '__tests__/jobs.test.ts',
    'lib/contract.ts',
    'lib/environments.ts',
    'lib/exceptions.ts',
    'lib/jobs.ts',
    'lib/templates.ts',
    'main.ts',
  ];
  expect(differing.sort()).toEqual([...code, 'README.md', 'package.json'].sort());
  for (const path of code) {
    expect(other.get(path)?.replaceAll("'training-job-scheduler/cdktn'", "'training-job-scheduler'")).toBe(
      files.get(path),
    );
  }
});

describe('workflows', () => {
  const workflows = [...files].filter(([path]) => path.startsWith(join('.github', 'workflows')));
  const usesOf = (text: string) => [...text.matchAll(/uses: (\S+@\S+ # \S+)/g)].map(([, one]) => one as string);
  const folder = join(ROOT, '.github/workflows');
  const known = readdirSync(folder).flatMap((file) => usesOf(readFileSync(join(folder, file), 'utf8')));

  test.each(workflows)('%s uses actions at the commits that this project uses', (_, text) => {
    expect(usesOf(text).length).toBeGreaterThan(1);
    expect(usesOf(text).filter((one) => !known.includes(one))).toEqual([]);
  });

  test.each(workflows)('%s may read the repository, and write nothing of it', (_, text) => {
    const { permissions, jobs } = workflowOf(text);
    expect(permissions).toEqual({ contents: 'read' });
    for (const job of Object.values(jobs)) expect(job.permissions?.contents ?? 'read').toBe('read');
  });

  test.each(workflows)('%s puts no text of a pull request into a command', (_, text) => {
    const steps = Object.values(workflowOf(text).jobs).flatMap(({ steps = [] }) => steps);
    const commands = steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
    expect(commands.length).toBeGreaterThan(3);
    expect(commands.filter((command) => command.includes('${{'))).toEqual([]);
  });

  test('run scripts that there are', () => {
    const { scripts } = packageOf('cdktf');
    const texts = [...workflows.map(([, text]) => text), files.get('README.md') ?? ''];
    const run = texts.flatMap((text) => [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, one]) => one as string));
    expect(run.length).toBeGreaterThan(4);
    expect(run.filter((one) => !(one in scripts))).toEqual([]);
  });
});

test('every file that its README names is there', () => {
  const readme = files.get('README.md') ?? '';
  const named = [...readme.matchAll(/`((?:lib|training|examples|local|__tests__|\.github)\/[\w./-]*)`/g)].map(
    ([, one]) => one as string,
  );
  const added = ['examples/messages/model-trained.json', '.github/acknowledgements.json'];
  expect(named.length).toBeGreaterThan(8);
  const isThere = (name: string) =>
    [...files.keys()].some((path) => path === name || (name.endsWith('/') && path.startsWith(name)));
  expect([...new Set(named)].filter((name) => !isThere(name) && !added.includes(name))).toEqual([]);
});

test('exceptions hold for half a year from the day on which the project is made', () => {
  expect(files.get('lib/exceptions.ts')).toContain("expires: '2027-05-25'");
});

test('what two projects of one name are known by is the same, and another for another name', () => {
  const idOf = (name: string) => {
    const made = projectFiles({ ...NAMES, name, framework: 'cdktf' }, '2026-11-26');
    return JSON.parse(made.find(({ path }) => path === 'cdktf.json')?.content ?? '{}').projectId;
  };
  expect(idOf('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect([idOf('a'), idOf('b')]).toEqual([idOf('a'), expect.not.stringMatching(idOf('a'))]);
});
