import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { workflowOf } from '../support/workflow';

const ROOT = resolve(__dirname, '../..');
const FOLDER = join(ROOT, '.github/workflows');
const files = readdirSync(FOLDER);
const text = (file: string) => readFileSync(join(FOLDER, file), 'utf8');
const workflow = (file: string) => workflowOf(text(file));
const { scripts, engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

test.each(files)('%s names actions by commit, with the version beside it', (file) => {
  const uses = text(file)
    .split('\n')
    .filter((line) => /\buses:/.test(line) && !line.includes('uses: ./'));
  for (const line of uses) expect(line).toMatch(/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test.each(files)('%s asks for permissions, and may write nothing of the repository but a release', (file) => {
  const { permissions, jobs } = workflow(file);
  expect(permissions).toMatchObject({ contents: 'read' });
  for (const [name, job] of Object.entries(jobs))
    expect(job.permissions?.contents ?? 'read').toBe(name === 'release' ? 'write' : 'read');
});

test.each(files)('%s runs on a Node that is supported', (file) => {
  const versions = [...text(file).matchAll(/node(?:-version)?: (?:\[(.*)\]|(\d+))/g)].map(
    ([, list, one]) => list ?? one,
  );
  const expected = file === 'test.yml' ? ['20, 22, 24'] : [readFileSync(join(ROOT, '.nvmrc'), 'utf8').trim()];
  expect(versions).toEqual(expected);
  expect(engines.node).toBe('>=20.9');
});

test('pull requests are tested, and nothing is deployed before the tests', () => {
  expect(Object.keys(workflow('test.yml').on)).toEqual(['pull_request', 'push', 'workflow_call']);
  const { jobs } = workflow('deploy.yml');
  expect(jobs.test?.uses).toBe('./.github/workflows/test.yml');
  expect(jobs.deploy?.needs).toBe('test');
  expect(jobs.deploy?.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
});

test("scripts run in Windows' shell, too: no variable in front of a command, no quotes of Unix", () => {
  for (const script of Object.values<string>(scripts)) {
    expect(script).not.toMatch(/(^|&& )\w+=|'|\$|;|\bcp\b|\brm\b/);
  }
});

test('a clone has LF on every machine', () => {
  expect(readFileSync(join(ROOT, '.gitattributes'), 'utf8')).toMatch(/^\* text=auto eol=lf$/m);
});
