import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { strToU8, zipSync } from 'fflate';
import { TrainingSchedulerStack } from '../../lib/app';
import { writeJobFile } from '../../lib/trigger/job-files';
import { JOB_DATA_VERSION } from '../../lib/trigger/jobs';
import { JobTemplate } from '../../lib/trigger/templates';
import { TEMPLATES } from '../support/templates';
import { LOGIC_APP, TRAINING } from '../support/training';
import { scheduler } from './scheduler';

const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'jobs-')) });
for (const environment of [TRAINING, LOGIC_APP]) new TrainingSchedulerStack(app, environment);
app.synth();
const stack = (name: string) => join(app.outdir, 'stacks', name);

const NAMES = Object.keys(TEMPLATES).sort();
const fresh = () => join(mkdtempSync(join(tmpdir(), 'exported-')), 'jobs');
const exported = (...args: string[]) => scheduler(['jobs', 'export', ...args]);

test('templates are written as files that are read as the same', () => {
  const out = fresh();
  const { status, stdout, stderr } = exported('--from', stack('ml'), '--out', out);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.replaceAll(out, 'jobs').trimEnd().split('\n')).toEqual([
    'wrote jobs/nightly.yml, a pipeline; start it with az ml job create --file jobs/nightly.yml',
    'wrote jobs/reviews-bert.yml, a command; start it with az ml job create --file jobs/reviews-bert.yml',
    'wrote jobs/reviews-sweep.yml, a sweep; start it with az ml job create --file jobs/reviews-sweep.yml',
  ]);
  expect(readdirSync(out).sort()).toEqual(NAMES.map((name) => `${name}.yml`));
  for (const [name, { data }] of Object.entries(TEMPLATES)) {
    expect(readFileSync(join(out, `${name}.yml`), 'utf8')).toBe(writeJobFile(name, data));
    expect(JobTemplate.fromYaml(join(out, `${name}.yml`)).problems()).toEqual([]);
  }
});

test('one template is chosen by its name; machines are told what was written', () => {
  const out = fresh();
  const { status, stdout } = exported('nightly', 'nightly', '--from', stack('ml'), '--out', out, '--json');
  expect(status).toBe(0);
  const written = join(out, 'nightly.yml');
  expect(JSON.parse(stdout)).toEqual({ written: [{ template: 'nightly', kind: 'pipeline', file: written }] });
  expect(readdirSync(out)).toEqual(['nightly.yml']);
});

test('what was changed by hand is not overwritten, unless that is said', () => {
  const out = fresh();
  const again = (...more: string[]) => exported('--from', stack('ml'), '--out', out, ...more);
  expect(again().status).toBe(0);
  expect(again().status).toBe(0);
  const changed = join(out, 'nightly.yml');
  writeFileSync(changed, 'mine');
  const { status, stdout, stderr } = again();
  expect({ status, stdout, stderr: stderr.replaceAll(out, 'jobs') }).toEqual({
    status: 2,
    stdout: '',
    stderr:
      'training-job-scheduler: jobs/nightly.yml: says something else already; name another folder with --out, or --overwrite\n',
  });
  expect(readFileSync(changed, 'utf8')).toBe('mine');
  expect(again('--overwrite').status).toBe(0);
  expect(readFileSync(changed, 'utf8')).toBe(writeJobFile('nightly', TEMPLATES.nightly.data));
});

/** A folder with a stack whose function runs from a package. */
function stackWith(zip: Uint8Array | undefined, others: Readonly<Record<string, Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'stack-'));
  const packages = { ...(zip && { 'package.zip': zip }), ...others };
  for (const [name, content] of Object.entries(packages)) writeFileSync(join(folder, name), content);
  const names = zip === undefined ? ['package.zip'] : Object.keys(packages);
  const blobs = names.map((source, index) => [`b${index}`, { name: source, source }]);
  const json = { resource: { azurerm_storage_blob: Object.fromEntries(blobs) } };
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(json));
  return folder;
}
const packaged = (jobs: unknown) =>
  zipSync({ 'jobs.json': strToU8(typeof jobs === 'string' ? jobs : JSON.stringify(jobs)) });
const holding = (templates: object) => packaged({ version: JOB_DATA_VERSION, templates, contract: null });
const { data } = TEMPLATES.nightly;

test('code is named by its id where the workspace is', () => {
  const template = JobTemplate.command({
    experiment: 'x',
    compute: 'cpu',
    command: 'python train.py',
    code: 'train:7',
    environment: 'azureml:e:1',
    timeout: 'PT1H',
  });
  const id = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ml';
  const out = fresh();
  const from = stackWith(holding({ train: template.data }));
  expect(exported('--from', from, '--out', out, '--workspace-id', id).status).toBe(0);
  expect(readFileSync(join(out, 'train.yml'), 'utf8')).toContain(`\ncode: azureml:${id}/codes/train/versions/7\n`);
  const { status, stderr } = exported('--from', from, '--out', out, '--workspace-id', 'ml', '--overwrite');
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: expect.stringMatching(
      /^training-job-scheduler: --workspace-id: got ml; write \/subscriptions\/<id>\/.*\n$/,
    ),
  });
});

test('the same template in two packages is one', () => {
  const from = stackWith(holding({ a: data }), { 'other.zip': holding({ a: data, b: data }) });
  const out = fresh();
  expect(exported('--from', from, '--out', out).status).toBe(0);
  expect(readdirSync(out).sort()).toEqual(['a.yml', 'b.yml']);
});

test.each<[what: string, from: () => string, args: string[], problem: RegExp]>([
  [
    'a template that is not there',
    () => stack('ml'),
    ['nightli'],
    /^nightli: there is no such template; did you mean nightly\?$/,
  ],
  [
    'one that is like none',
    () => stack('ml'),
    ['x'],
    /^x: there is no such template; there are nightly, reviews-bert, reviews-sweep$/,
  ],
  [
    'a stack whose jobs a Logic App starts',
    () => stack('logic'),
    [],
    /: no package of a function with job templates in there; subscriptions whose jobs a Logic App/,
  ],
  ['a folder that is not there', () => join(app.outdir, 'no'), [], /no: there is no such file or folder$/],
  [
    'a package that is not there',
    () => stackWith(undefined),
    [],
    /package.zip: there is no such package; name the folder of a stack/,
  ],
  ['a package that is no zip', () => stackWith(strToU8('no zip at all')), [], /package.zip: is no zip: /],
  [
    'a package of something else',
    () => stackWith(zipSync({ 'a.txt': strToU8('x') })),
    [],
    /: no package of a function with job templates/,
  ],
  [
    'a package of another version',
    () => stackWith(packaged({ version: 1, templates: {} })),
    [],
    /package.zip: was made by another version of this project; synthesize it again$/,
  ],
  [
    'a package without templates',
    () => stackWith(packaged({ version: JOB_DATA_VERSION })),
    [],
    /package.zip: has no templates in its jobs.json$/,
  ],
  ['a package with no JSON', () => stackWith(packaged('{')), [], /package.zip: has no JSON in its jobs.json: /],
  ...[5, null, [], {}].map((template): [string, () => string, string[], RegExp] => [
    `a template that is ${JSON.stringify(template)}`,
    () => stackWith(holding({ a: template })),
    [],
    /package.zip: was not made by this project: a/,
  ]),
  [
    'a kind that every object has',
    () => stackWith(holding({ a: { ...data, kind: 'constructor' } })),
    [],
    /was not made by this project: a.kind: got "constructor", allowed command, sweep, pipeline$/,
  ],
  [
    'a value without a text',
    () => stackWith(holding({ a: { ...data, experiment: { toString: 1 }, tiers: {} } })),
    [],
    /a.experiment: got {"toString":1}, allowed a text; a.tiers: got {}, allowed /,
  ],
  [
    'five thousand levels',
    () => stackWith(packaged(`{"version": 2, "templates": ${'['.repeat(5000)}${']'.repeat(5000)}}`)),
    [],
    /package.zip: has a jobs.json that is nested more than 256 levels deep/,
  ],
  [
    'two that are not the same',
    () => stackWith(holding({ a: data }), { 'other.zip': holding({ a: { ...data, experiment: 'x' } }) }),
    [],
    /: a is not the same in .*package.zip and .*other.zip; name one stack with --from$/,
  ],
  [
    'a name that leads elsewhere',
    () => stackWith(holding({ '../a': data })),
    [],
    /^\.\.\/a: no name for a file; name the other templates$/,
  ],
])('%s is told in one line, and nothing is written', (_, from, args, problem) => {
  const out = fresh();
  const { status, stdout, stderr } = exported(...args, '--from', from(), '--out', out);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^training-job-scheduler: .*\n$/);
  expect(stderr.slice('training-job-scheduler: '.length, -1)).toMatch(problem);
  expect(existsSync(out)).toBe(false);
});

test('nothing is written where a part cannot be', () => {
  const out = fresh();
  mkdirSync(join(out, 'nightly.yml'), { recursive: true });
  const { status, stderr } = exported('--from', stack('ml'), '--out', out);
  expect({ status, lines: stderr.trimEnd().split('\n').length }).toEqual({ status: 2, lines: 1 });
  expect(readdirSync(out)).toEqual(['nightly.yml']);
});
