import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { JobCode, JobEnvironment } from '../../lib/trigger/assets';
import { JobTemplate, Parameter, Serverless } from '../../lib/trigger/templates';
import { bodyOf, type Options } from './support';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jobs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** A template of a file with this text, and with others beside it. */
function read(text: string, options: Options = {}, files: Readonly<Record<string, string>> = {}): JobTemplate {
  put({ 'job.yml': text, ...files });
  return JobTemplate.fromYaml(join(folder, 'job.yml'), options);
}

/** Its problems, without the folder of the test. */
function problemsOf(template: JobTemplate): string[] {
  return template.problems().map((problem) => problem.replaceAll(`${folder}/`, ''));
}

const COMMAND = 'command: echo hi\nenvironment: azureml:e:1\nlimits: {timeout: 60}\n';
const SWEEP = `type: sweep
trial: {command: "x \${{search_space.lr}}", environment: azureml:e:1}
sampling_algorithm: random
search_space: {lr: {type: uniform, min_value: 0, max_value: 1}}
objective: {goal: maximize, primary_metric: f1}
limits: {max_total_trials: 4, timeout: 3600}
`;
const PIPELINE = `type: pipeline
settings: {default_compute: azureml:cpu}
jobs:
  a: {command: echo hi, environment: azureml:e:1, limits: {timeout: 60}}
`;

describe('where a problem is', () => {
  test('is told with file, line and column, all of them at once', () => {
    const text = 'comand: echo\nenvironment: azureml:e:1\n\nresources:\n  instance_cont: 2\nlimits:\n  timeout: soon\n';
    expect(problemsOf(read(text))).toEqual([
      'job.yml:1:1: unknown option "comand"; did you mean command?',
      expect.stringMatching(/^job.yml:5:3: resources: unknown option "instance_cont"; did you mean instance_count\?/),
      expect.stringMatching(/^job.yml:7:3: limits.timeout: got "soon", allowed a whole number/),
    ]);
  });

  test('is told in the words of the file, where the template finds it', () => {
    const text = `${COMMAND}resources: {shm_size: 8 gigs}\ndistribution: {type: pytorch, process_count_per_instance: 0}\n`;
    expect(problemsOf(read(text))).toEqual([
      expect.stringMatching(/^job.yml:5:31: distribution.process_count_per_instance: got 0/),
      expect.stringMatching(/^job.yml:4:13: resources.shm_size: got "8 gigs", allowed a number and b, k, m or g/),
    ]);
  });

  test('is told of the other file, where it stands in one', () => {
    const text = 'command: echo\nenvironment: file:./envs/env.yml\nlimits: {timeout: 60}\n';
    const files = { 'envs/env.yml': 'image: python:3.12\nconda_fil: conda.yml\n' };
    expect(problemsOf(read(text, {}, files))).toEqual([
      expect.stringMatching(/^envs\/env.yml:2:1: unknown option "conda_fil"; did you mean conda_file/),
    ]);
  });
});

test.each<[what: string, text: string | Uint8Array, problem: RegExp]>([
  ['a text that is no YAML', 'command: [echo\n', /^job.yml:2:1: Flow sequence in block collection/],
  ['a name twice', 'command: a\ncommand: b\n', /^job.yml:2:1: Map keys must be unique/],
  ['two documents', 'command: a\n---\ncommand: b\n', /^job.yml:2:1: Source contains multiple documents/],
  ['a tag of Python', `${COMMAND}tags: !!python/object {}\n`, /^job.yml:4:7: Unresolved tag/],
  ['an alias of nothing', `${COMMAND}tags: *none\n`, /^job.yml:4:7: \*none: there is no &none before it/],
  ['an alias in a circle', `${COMMAND}tags: &a {a: *a}\n`, /^job.yml:4:14: \*a stands for what it is in/],
  [
    'a bomb',
    `${COMMAND}tags: {a: &a [1], b: [${'*a, '.repeat(101)}]}\n`,
    /^job.yml: allowed at most 100 aliases, and these are 101/,
  ],
  ['a hole', `x: ${'['.repeat(300)}${']'.repeat(300)}\n`, /^job.yml:1:\d+: nested more deeply than any job is/],
  ['a list', '- command: a\n', /^job.yml:1:1: got no object, allowed a job/],
  ['nothing', '', /^job.yml:1:1: got no object, allowed a job/],
  ['no text', new Uint8Array([0xff, 0xfe, 0xfd]), /^job file: job.yml: /],
  ['a job of another kind', 'type: automl\n', /^job.yml:1:1: type: got "automl", allowed command, sweep or pipeline/],
  ['a kind with a slip', 'type: comand\n', /^job.yml:1:1: type: got "comand".*did you mean command\?/],
  [
    'another kind by its schema',
    '$schema: https://azuremlschemas.azureedge.net/latest/sparkJob.schema.json\n',
    /^job.yml:1:1: \$schema: got "spark", allowed command, sweep or pipeline/,
  ],
])('%s is told', (_, text, problem) => {
  put({ 'job.yml': text });
  const problems = problemsOf(JobTemplate.fromYaml(join(folder, 'job.yml')));
  expect(problems.join('\n')).toMatch(problem);
});

test('a file that is not there is told, as a folder is', () => {
  expect(problemsOf(JobTemplate.fromYaml(join(folder, 'no.yml')))).toEqual([
    'job file: got "no.yml", allowed a job file that is there; give its path from the folder that the app runs in',
  ]);
  mkdirSync(join(folder, 'folder.yml'));
  expect(problemsOf(JobTemplate.fromYaml(join(folder, 'folder.yml'))).join()).toMatch(
    /got "folder.yml", allowed a job/,
  );
});

test.each([
  ['UTF-16', Buffer.from(`\uFEFF${COMMAND}`, 'utf16le')],
  ['a byte order mark', Buffer.from(`\uFEFF${COMMAND}`)],
  ['line ends of Windows', Buffer.from(COMMAND.replaceAll('\n', '\r\n'))],
])('a file with %s is read', (_, bytes) => {
  put({ 'job.yml': bytes });
  const template = JobTemplate.fromYaml(join(folder, 'job.yml'));
  expect(problemsOf(template)).toEqual([]);
  expect(template.data).toMatchObject({ command: 'echo hi' });
});

/** What the format of the CLI knows, and nothing is made of: each with its reason. */
test.each<[what: string, text: string, problem: RegExp]>([
  ['a name', `${COMMAND}name: x\n`, /4:1: name: not taken; a job is named after its request/],
  ['properties', `${COMMAND}properties: {a: b}\n`, /4:1: properties: not taken; they are written by the service/],
  [
    'a parent',
    `${COMMAND}parent_job_name: x\n`,
    /parent_job_name: not taken; what a message starts is a job of its own/,
  ],
  [
    'the identity of a user',
    `${COMMAND}identity: {type: user_identity}\n`,
    /identity.type: not taken: "user_identity"; a message has no user/,
  ],
  [
    'another identity',
    `${COMMAND}identity: {type: managed, client_id: x}\n`,
    /identity.client_id: not taken; jobs run as the identity/,
  ],
  [
    'a priority',
    `${COMMAND}queue_settings: {priority: high}\n`,
    /queue_settings.priority: not taken; the service has no place/,
  ],
  ['locations', `${COMMAND}resources: {locations: [x]}\n`, /resources.locations: not taken/],
  [
    'resources of others',
    `${COMMAND}resources: {properties: {a: b}}\n`,
    /resources.properties: not taken; it is for compute that is not of Azure ML/,
  ],
  [
    'an output by name',
    `${COMMAND}outputs: {o: {name: x, version: 1}}\n`,
    /outputs.o.name: not taken; the service has no place[\s\S]*outputs.o.version: not taken/,
  ],
  [
    'a datastore for what lies here',
    `${COMMAND}inputs: {d: {path: ., datastore: azureml:x}}\n`,
    /inputs.d.datastore: not taken/,
  ],
  [
    'an environment for an endpoint',
    'command: x\nlimits: {timeout: 9}\nenvironment: {image: a, inference_config: {}}\n',
    /environment.inference_config: not taken; it is for endpoints/,
  ],
  ['code out of git', `${COMMAND}code: git+https://github.com/a/b\n`, /4:1: code: got "git\+https:.*check it out here/],
  ['a machine of its own', `${COMMAND}compute: local\n`, /compute: got "local", allowed a cluster/],
  [
    'a cluster by its id',
    `${COMMAND}compute: azureml:/subscriptions/s/x/computes/c\n`,
    /compute: got .*allowed azureml:<name of a cluster>/,
  ],
  [
    'a kind of machine beside a cluster',
    `${COMMAND}compute: azureml:gpu\nresources: {instance_type: x}\n`,
    /5:13: resources.instance_type: got "x", allowed none beside compute/,
  ],
  [
    'a tier beside a cluster',
    `${COMMAND}compute: azureml:gpu\nqueue_settings: {job_tier: spot}\n`,
    /5:18: queue_settings.job_tier: got "spot", allowed none beside compute/,
  ],
  [
    'no end',
    'command: echo hi\nenvironment: azureml:e:1\n',
    /1:1: limits.timeout: got nothing, allowed the longest that it may take.*limits: \{ timeout: 3600 \}/,
  ],
  [
    'the latest environment',
    'command: x\nlimits: {timeout: 9}\nenvironment: azureml:e@latest\n',
    /3:1: environment: got "azureml:e@latest", allowed a version/,
  ],
  [
    'an environment that is nothing',
    'command: x\nlimits: {timeout: 9}\nenvironment: python\n',
    /3:1: environment: got "python", allowed azureml:<name>:<version>, an object/,
  ],
  [
    'an environment of nothing',
    'command: x\nlimits: {timeout: 9}\nenvironment: {name: e}\n',
    /environment: got .*allowed image or build/,
  ],
  [
    'an environment of Windows',
    'command: x\nlimits: {timeout: 9}\nenvironment: {image: a, os_type: windows}\n',
    /environment.os_type: got "windows", allowed linux/,
  ],
  [
    'an image that is none',
    'command: x\nlimits: {timeout: 9}\nenvironment: {image: "a b"}\n',
    /3:15: environment.image: got "a b"/,
  ],
  [
    'packages beside a Dockerfile',
    'command: x\nlimits: {timeout: 9}\nenvironment: {build: {path: .}, conda_file: c.yml}\n',
    /environment.conda_file: got .*allowed none beside build/,
  ],
  [
    'packages that are not there',
    'command: x\nlimits: {timeout: 9}\nenvironment: {image: a, conda_file: no.yml}\n',
    /3:25: environment.conda_file: got "no.yml", allowed a file that can be read: there is no such file/,
  ],
  [
    'a Dockerfile that is not there',
    'command: x\nlimits: {timeout: 9}\nenvironment: {build: {path: .}}\n',
    /environment.build.path: got ".", allowed a folder with Dockerfile in it/,
  ],
  [
    'an environment file that is not there',
    'command: x\nlimits: {timeout: 9}\nenvironment: file:no.yml\n',
    /3:1: environment: job file: got "no.yml", allowed a job file that is there/,
  ],
  [
    'code that is not there',
    `${COMMAND}code: ./src\n`,
    /4:1: code: got ".\/src", allowed a file or folder that is there/,
  ],
  [
    'data that is not there',
    `${COMMAND}inputs: {d: {path: data, type: uri_folder}}\n`,
    /4:14: inputs.d.path: got "data", allowed a file or folder that is there/,
  ],
  [
    'a file as a folder',
    `${COMMAND}inputs: {d: {path: job.yml}}\n`,
    /inputs.d.path: got "job.yml", allowed a folder, as uri_folder is one/,
  ],
  [
    'a folder as a file',
    `${COMMAND}inputs: {d: {path: ., type: uri_file}}\n`,
    /inputs.d.path: got ".", allowed a file, as uri_file is one/,
  ],
  [
    'data with a signature',
    `${COMMAND}inputs: {d: {path: "https://a.blob.core.windows.net/c?sig=x"}}\n`,
    /inputs.d: allowed an address without a signature/,
  ],
  [
    'a way of data that is for outputs',
    `${COMMAND}inputs: {d: {path: azureml:a:1, mode: rw_mount}}\n`,
    /4:33: inputs.d.mode: got "rw_mount", allowed ro_mount.*did you mean ro_mount/,
  ],
  [
    'a way of tables for a folder',
    `${COMMAND}inputs: {d: {path: azureml:a:1, mode: eval_mount}}\n`,
    /4:33: inputs.d.mode: got "EvalMount", allowed .* for uri_folder/,
  ],
  [
    'an output beside the file',
    `${COMMAND}outputs: {o: {path: ./out}}\n`,
    /4:15: outputs.o.path: got ".\/out", allowed azureml:\/\/datastores/,
  ],
  ['a label of the program', `${COMMAND}tags: {requestId: x}\n`, /4:8: tags.requestId: allowed another name/],
  [
    'an input that is not there',
    'command: x ${{inputs.y}}\nenvironment: azureml:e:1\nlimits: {timeout: 60}\n',
    /1:1: command: got \$\{\{inputs.y\}\}, allowed one of none/,
  ],
  [
    'a sweep without a count',
    SWEEP.replace('max_total_trials: 4, ', ''),
    /6:1: limits.max_total_trials: got nothing, allowed a whole number of trials/,
  ],
  [
    'a distribution that is none',
    SWEEP.replace('uniform', 'unifrom'),
    /4:21: search_space.lr.type: got "unifrom".*did you mean uniform/,
  ],
  [
    'a way of choosing that is none',
    SWEEP.replace('random', 'randm'),
    /3:1: sampling_algorithm: got "randm".*did you mean random/,
  ],
  [
    'a base of logarithms',
    SWEEP.replace('random', '{type: random, logbase: e}'),
    /sampling_algorithm.logbase: not taken/,
  ],
  [
    'a policy that is none',
    `${SWEEP}early_termination: {type: medium_stopping}\n`,
    /early_termination.type: got "medium_stopping".*did you mean median_stopping/,
  ],
  [
    'a choice of yes and no',
    SWEEP.replace('{type: uniform, min_value: 0, max_value: 1}', '{type: choice, values: [true]}'),
    /search_space.lr.values\[0\]: got true, allowed a text or number; write it in quotes/,
  ],
  [
    'a component as a pipeline',
    `${PIPELINE}component: azureml:x:1\n`,
    /component: not taken; the ends of its steps cannot be seen/,
  ],
  [
    'a pipeline without a place',
    PIPELINE.replace('azureml:cpu', '"azureml:"'),
    /^job.yml:1:1: compute: got "", allowed the name of a cluster/,
  ],
  [
    'a pipeline that says no place',
    PIPELINE.replace(/settings.*\n/, ''),
    /1:1: settings.default_compute: got nothing, allowed a cluster for the steps that have none/,
  ],
  ['a step without an end', PIPELINE.replace(', limits: {timeout: 60}', ''), /4:3: jobs.a.limits.timeout: got nothing/],
  [
    'a sweep as a step',
    PIPELINE.replace('command:', 'type: sweep, command:'),
    /4:7: jobs.a.type: not taken: "sweep"; .* a sweep as a step/,
  ],
  [
    'a step of another type',
    PIPELINE.replace('command:', 'type: spark, command:'),
    /jobs.a.type: not taken: "spark"; .*Spark/,
  ],
  [
    'a step with a slip',
    PIPELINE.replace('environment:', 'enviroment:'),
    /jobs.a: unknown option "enviroment"; did you mean environment/,
  ],
  [
    'a step that is connected to',
    PIPELINE.replace('limits:', 'services: {a: {type: ssh}}, limits:'),
    /jobs.a.services: not taken; nobody connects/,
  ],
  [
    'a step by its latest version',
    PIPELINE.replace(/command: .*\{timeout/, 'component: azureml:a@latest, limits: {timeout'),
    /4:7: jobs.a.component: got "azureml:a@latest", allowed a version/,
  ],
  [
    'a component that is not there',
    PIPELINE.replace(/command: .*\{timeout/, 'component: ./a.yml, limits: {timeout'),
    /4:7: jobs.a.component: got ".\/a.yml"|jobs.a.component: .*a.yml/,
  ],
  [
    'a step that reads what is not there',
    PIPELINE.replace('limits:', 'inputs: {x: "${{parent.inputs.y}}"}, limits:'),
    /jobs.a.inputs.x: got .*allowed none/,
  ],
  ['a step in capitals', PIPELINE.replace('  a:', '  A:'), /jobs: got "A", allowed small letters/],
  [
    'a datastore by its id',
    PIPELINE.replace('{default', '{default_datastore: azureml:/subscriptions/s/datastores/d, default'),
    /2:12: settings.default_datastore: got .*allowed the name of a datastore/,
  ],
])('%s is refused with the reason', (_, text, problem) => {
  expect(problemsOf(read(text)).join('\n')).toMatch(problem);
});

/** What is taken, and how it is sent. */
test.each<[what: string, text: string, body: object]>([
  ['no cluster', COMMAND, { resources: { instanceCount: 1 }, computeId: undefined, queueSettings: undefined }],
  ['no cluster by its name', `${COMMAND}compute: azureml:serverless\n`, { computeId: undefined }],
  [
    'a kind of machine',
    `${COMMAND}resources: {instance_type: Standard_NC6}\n`,
    { resources: { instanceCount: 1, instanceType: 'Standard_NC6' } },
  ],
  ['a tier', `${COMMAND}queue_settings: {job_tier: Spot}\n`, { queueSettings: { jobTier: 'Spot' } }],
  [
    'a cluster',
    `${COMMAND}compute: azureml:gpu\n`,
    { computeId: expect.stringMatching(/\/workspaces\/ml\/computes\/gpu$/) },
  ],
  [
    'a registry with a label',
    COMMAND.replace('azureml:e:1', 'azureml://registries/azureml/environments/e/labels/latest'),
    { environmentId: 'azureml://registries/azureml/environments/e/labels/latest' },
  ],
  [
    'an environment of Azure ML',
    COMMAND.replace('azureml:e:1', 'azureml:AzureML-e@latest'),
    { environmentId: 'azureml:AzureML-e@latest' },
  ],
  [
    'an environment by its id',
    COMMAND.replace(
      'azureml:e:1',
      'azureml:/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w/environments/e/versions/1',
    ),
    {
      environmentId:
        '/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w/environments/e/versions/1',
    },
  ],
  [
    'public data',
    `${COMMAND}inputs: {d: {path: "https://example.com/x.csv", type: uri_file}}\n`,
    { inputs: { d: { jobInputType: 'uri_file', uri: 'https://example.com/x.csv' } } },
  ],
  [
    'data of a datastore',
    `${COMMAND}inputs: {d: {path: azureml://datastores/s/paths/x/}}\n`,
    { inputs: { d: { jobInputType: 'uri_folder', uri: 'azureml://datastores/s/paths/x/' } } },
  ],
  [
    'a model',
    `${COMMAND}inputs: {d: {path: azureml:m:2, type: mlflow_model}}\n`,
    { inputs: { d: { jobInputType: 'mlflow_model', uri: expect.stringMatching(/\/models\/m\/versions\/2$/) } } },
  ],
  [
    'values as they are written',
    `${COMMAND}inputs: {a: 1.0, b: yes, c: "yes", d: 1e-3, e: 007}\n`,
    {
      inputs: Object.fromEntries(
        Object.entries({ a: '1.0', b: 'True', c: 'yes', d: '1e-3', e: '7' }).map(([name, value]) => [
          name,
          { jobInputType: 'literal', value },
        ]),
      ),
    },
  ],
  [
    'an alias, and what is merged',
    `command: x\nlimits: {timeout: 9}\nenvironment: azureml:e:1\ntags: &t {a: 1.0}\nenvironment_variables: *t\ninputs: {<<: *t, b: 2}\n`,
    { tags: { a: '1.0' }, environmentVariables: { a: '1.0' }, inputs: { a: { value: '1.0' }, b: { value: '2' } } },
  ],
  [
    'a sweep of seconds, for a minute',
    SWEEP.replace('3600', '5'),
    { limits: { timeout: 'PT1M', trialTimeout: 'PT1M', maxConcurrentTrials: 4 } },
  ],
])('%s is taken', (_, text, body) => {
  const template = read(text);
  expect(problemsOf(template)).toEqual([]);
  const sent = bodyOf(template);
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined) expect(sent).not.toHaveProperty(name);
    else expect({ [name]: sent[name] }).toMatchObject({ [name]: value });
  }
});

const INPUTS = `command: x \${{inputs.epochs}} \${{inputs.word}} \${{inputs.data}} \${{inputs.flag}}
environment: azureml:e:1
limits: {timeout: 60}
inputs:
  epochs: 10
  word: 1e3
  flag: true
  data: {type: uri_folder, path: azureml:reviews@latest, mode: download}
`;

test('an input that a parameter is declared for is what a message fills; what the file has is what it is without one', () => {
  const template = read(INPUTS, {
    parameters: {
      epochs: Parameter.integer({ min: 1, max: 50 }),
      word: Parameter.oneOf(['1e3', 'x']),
      flag: Parameter.boolean(),
    },
  });
  expect(problemsOf(template)).toEqual([]);
  const said = { inputs: { data: 'azureml:reviews:3' } };
  const of = (params: Record<string, number | string | boolean>) =>
    Object.fromEntries(
      Object.entries<any>(bodyOf(template, { ...said, params }).inputs).map(([name, one]) => [name, one.value]),
    );
  expect(of({})).toMatchObject({ epochs: '10', word: '1e3', flag: 'True' });
  expect(of({ epochs: 3, word: 'x', flag: false })).toMatchObject({ epochs: '3', word: 'x', flag: 'False' });
});

test('the latest data is what a message names', () => {
  const { inputs } = bodyOf(read(INPUTS), { inputs: { data: 'azureml:reviews:3' } });
  expect(inputs.data).toEqual({
    jobInputType: 'uri_folder',
    mode: 'Download',
    uri: expect.stringMatching(/\/data\/reviews\/versions\/3$/),
  });
  expect(read(INPUTS).data.inputs).toEqual({ data: { type: 'uri_folder', mode: 'Download', assets: ['reviews'] } });
  expect(read(INPUTS, { inputs: { data: { assets: ['a', 'b'] } } }).data.inputs.data?.assets).toEqual(['a', 'b']);
});

test.each<[what: string, options: Options, problem: RegExp]>([
  [
    'a parameter that the file does not have',
    { parameters: { epoch: Parameter.boolean() } },
    /^parameters.epoch: job.yml has no such input; did you mean epochs\?/,
  ],
  [
    'data that the file does not have',
    { inputs: { dat: {} } },
    /^inputs.dat: job.yml has no such input; did you mean data\?/,
  ],
  [
    'a parameter for data',
    { parameters: { data: Parameter.boolean() } },
    /^job.yml:8:3: inputs.data: got "azureml:reviews@latest", allowed a value for a parameter/,
  ],
  [
    'data for a value',
    { inputs: { epochs: {} } },
    /^job.yml:5:3: inputs.epochs: got 10, allowed data that a message can name/,
  ],
  [
    "bounds without the file's value",
    { parameters: { epochs: Parameter.integer({ min: 20, max: 30 }) } },
    /^job.yml:5:3: inputs.epochs: allowed a default within its own bounds, not 10/,
  ],
  [
    'bounds that are none',
    { parameters: { epochs: Parameter.integer({ min: 9, max: 1 }) } },
    /^job.yml:5:3: inputs.epochs: allowed min of at most max/,
  ],
  ['a time that is none', { timeout: 'soon' }, /timeout: got "soon", allowed an ISO 8601 time/],
  ['an option that is none', { timeot: 'PT1H' } as never, /unknown option "timeot"; did you mean timeout\?/],
  ['a parameter that is none', { parameters: { epochs: 3 } } as never, /parameters.epochs: got 3, allowed a Parameter/],
  [
    'a property for what is no parameter',
    { fromProperties: { parameters: { epochs: 'epochs' } } },
    /epochs: got a parameter that the template does not have/,
  ],
])('%s beside the file is told', (_, options, problem) => {
  expect(problemsOf(read(INPUTS, options)).join('\n')).toMatch(problem);
});

test('what stands beside a file wins: where it runs, how many nodes, when it ends, where it stands', () => {
  const template = read(`${COMMAND}compute: azureml:gpu\nresources: {instance_count: 2}\n`, {
    compute: { cluster: 'cpu', spot: Serverless.of({ jobTier: 'Spot' }) },
    maxNodes: 8,
    timeout: 'PT90M',
    experiment: 'other',
    fromProperties: { tier: 'queueTier' },
  });
  expect(problemsOf(template)).toEqual([]);
  expect(template.data).toMatchObject({
    tiers: { cluster: 'cpu', spot: { jobTier: 'Spot' } },
    nodes: 2,
    maxNodes: 8,
    experiment: 'other',
    fromProperties: { tier: { property: 'queueTier', wins: 'property' } },
  });
  expect(bodyOf(template).limits.timeout).toBe('PT1H30M');
  expect(template.computes).toEqual(['cpu']);
  expect(template.isServerless).toBe(true);
});

test('a time beside a pipeline is for the steps that have none', () => {
  const text = `${PIPELINE}  b: {command: echo, environment: azureml:e:1}\n`;
  const { jobs } = bodyOf(read(text, { timeout: 'PT2H' }));
  expect([jobs.a.limits.timeout, jobs.b.limits.timeout]).toEqual(['PT1M', 'PT2H']);
});

describe('what lies beside a file', () => {
  const files = { 'src/train.py': 'print(1)\n', 'src/lib/a.py': '', 'src/big.bin': 'x', 'src/.amlignore': '*.bin\n' };
  const text = `${COMMAND}code: src\n`;
  const versions = (template: JobTemplate) =>
    template.assets.map(({ kind, name, version }) => `${kind} ${name} ${version}`);

  test('is known by its content: nothing changes when nothing changed, and another file is another version', () => {
    const first = versions(read(text, {}, files));
    expect(first).toHaveLength(1);
    expect(versions(read(text, {}, files))).toEqual(first);
    // What stays here changes nothing; what a job gets does.
    expect(versions(read(text, {}, { ...files, 'src/big.bin': 'y' }))).toEqual(first);
    expect(versions(read(text, {}, { ...files, 'src/train.py': 'print(2)\n' }))).not.toEqual(first);
  });

  test('is registered once, however many steps need it', () => {
    const step = '{command: echo, code: src, environment: {image: python:3.12}, limits: {timeout: 60}}';
    const pipeline = `type: pipeline\nsettings: {default_compute: azureml:cpu}\njobs:\n  a: ${step}\n  b: ${step}\n`;
    const kinds = read(pipeline, {}, files).assets.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'codes')).toHaveLength(1);
  });

  test('goes there without what runs leave behind', () => {
    put({ ...files, 'src/__pycache__/a.pyc': 'x', 'src/.git/HEAD': 'x' });
    const [code] = read(text).assets;
    expect(code?.files?.map(({ path }) => path)).toEqual(['.amlignore', 'lib/a.py', 'train.py']);
  });

  test('may not be a folder that goes round, and is no endless one', () => {
    put(files);
    symlinkSync(join(folder, 'src'), join(folder, 'src', 'again'));
    expect(problemsOf(read(text))).toEqual([]);
  });

  test('may not be more than a job needs', () => {
    put(Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`src/${index}.txt`, 'x'])));
    expect(problemsOf(read(text)).join()).toMatch(
      /code: got "src", allowed at most 500 files and 300 MB, and these are 501/,
    );
  });

  test('may not be all left out', () => {
    put({ 'src/a.py': '', 'src/.amlignore': '*\n' });
    expect(problemsOf(read(text)).join()).toMatch(
      /code: got "src", allowed a folder with a file in it that .amlignore/,
    );
  });

  const isRoot = process.getuid?.() === 0;
  (isRoot || process.platform === 'win32' ? test.skip : test)('has to be readable', () => {
    put(files);
    chmodSync(join(folder, 'src/train.py'), 0);
    expect(problemsOf(read(text)).join()).toMatch(
      /code: got "src", allowed files that can be read: .*permission denied/,
    );
  });

  test('is found from code, too', () => {
    put({ ...files, 'image/Dockerfile': 'FROM scratch\n' });
    expect(JobCode.fromFolder(join(folder, 'src')).problems).toEqual([]);
    expect(JobCode.fromFolder(join(folder, 'none')).problems.join()).toMatch(
      /^code: got ".*none", allowed a file or folder/,
    );
    expect(JobEnvironment.fromDockerfile(join(folder, 'image')).problems).toEqual([]);
    expect(JobEnvironment.fromDockerfile(join(folder, 'src')).problems.join()).toMatch(
      /allowed a folder with Dockerfile/,
    );
    expect(JobEnvironment.fromImage('e', 'not an image').problems.join()).toMatch(
      /^environment.image: got "not an image"/,
    );
  });
});
