import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { JobTemplate, Parameter, Serverless } from '../../lib/trigger/templates';
import { bodyOf, type Options } from './support';
import { COMMAND, JobFolder, PIPELINE, SWEEP } from './written';

let folder: JobFolder;
beforeEach(() => {
  folder = new JobFolder();
});
afterEach(() => folder.remove());

describe('where a problem is', () => {
  test('is told with file, line and column, all of them at once', () => {
    const text = 'comand: echo\nenvironment: azureml:e:1\n\nresources:\n  instance_cont: 2\nlimits:\n  timeout: soon\n';
    expect(folder.problemsOf(folder.read(text))).toEqual([
      'job.yml:1:1: unknown option "comand"; did you mean command?',
      expect.stringMatching(/^job.yml:5:3: resources: unknown option "instance_cont"; did you mean instance_count\?/),
      expect.stringMatching(/^job.yml:7:3: limits.timeout: got "soon", allowed a whole number/),
    ]);
  });

  test('is told in the words of the file, where the template finds it', () => {
    const text = `${COMMAND}resources: {shm_size: 8 gigs}\ndistribution: {type: pytorch, process_count_per_instance: 0}\n`;
    expect(folder.problemsOf(folder.read(text))).toEqual([
      expect.stringMatching(/^job.yml:5:31: distribution.process_count_per_instance: got 0/),
      expect.stringMatching(/^job.yml:4:13: resources.shm_size: got "8 gigs", allowed a number and b, k, m or g/),
    ]);
  });

  test('is told of the other file, where it stands in one', () => {
    const text = 'command: echo\nenvironment: file:./envs/env.yml\nlimits: {timeout: 60}\n';
    const files = { 'envs/env.yml': 'image: python:3.12\nconda_fil: conda.yml\n' };
    expect(folder.problemsOf(folder.read(text, {}, files))).toEqual([
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
  const problems = folder.problemsOf(folder.read(text));
  expect(problems.join('\n')).toMatch(problem);
});

test('a file that is not there is told, as a folder is', () => {
  expect(folder.problemsOf(JobTemplate.fromYaml(join(folder.path, 'no.yml')))).toEqual([
    'job file: got "no.yml", allowed a job file that is there; give its path from the folder that the app runs in',
  ]);
  mkdirSync(join(folder.path, 'folder.yml'));
  expect(folder.problemsOf(JobTemplate.fromYaml(join(folder.path, 'folder.yml'))).join()).toMatch(
    /got "folder.yml", allowed a job/,
  );
});

test.each([
  ['UTF-16', Buffer.from(`\uFEFF${COMMAND}`, 'utf16le')],
  ['a byte order mark', Buffer.from(`\uFEFF${COMMAND}`)],
  ['line ends of Windows', Buffer.from(COMMAND.replaceAll('\n', '\r\n'))],
])('a file with %s is read', (_, bytes) => {
  const template = folder.read(bytes);
  expect(folder.problemsOf(template)).toEqual([]);
  expect(template.data).toMatchObject({ command: 'echo hi' });
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
  const template = folder.read(text);
  expect(folder.problemsOf(template)).toEqual([]);
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
  const template = folder.read(INPUTS, {
    parameters: {
      epochs: Parameter.integer({ min: 1, max: 50 }),
      word: Parameter.oneOf(['1e3', 'x']),
      flag: Parameter.boolean(),
    },
  });
  expect(folder.problemsOf(template)).toEqual([]);
  const said = { inputs: { data: 'azureml:reviews:3' } };
  const of = (params: Record<string, number | string | boolean>) =>
    Object.fromEntries(
      Object.entries<any>(bodyOf(template, { ...said, params }).inputs).map(([name, one]) => [name, one.value]),
    );
  expect(of({})).toMatchObject({ epochs: '10', word: '1e3', flag: 'True' });
  expect(of({ epochs: 3, word: 'x', flag: false })).toMatchObject({ epochs: '3', word: 'x', flag: 'False' });
});

test('the latest data is what a message names', () => {
  const { inputs } = bodyOf(folder.read(INPUTS), { inputs: { data: 'azureml:reviews:3' } });
  expect(inputs.data).toEqual({
    jobInputType: 'uri_folder',
    mode: 'Download',
    uri: expect.stringMatching(/\/data\/reviews\/versions\/3$/),
  });
  expect(folder.read(INPUTS).data.inputs).toEqual({
    data: { type: 'uri_folder', mode: 'Download', assets: ['reviews'] },
  });
  expect(folder.read(INPUTS, { inputs: { data: { assets: ['a', 'b'] } } }).data.inputs.data?.assets).toEqual([
    'a',
    'b',
  ]);
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
  expect(folder.problemsOf(folder.read(INPUTS, options)).join('\n')).toMatch(problem);
});

test('what stands beside a file wins: where it runs, how many nodes, when it ends, where it stands', () => {
  const template = folder.read(`${COMMAND}compute: azureml:gpu\nresources: {instance_count: 2}\n`, {
    compute: { cluster: 'cpu', spot: Serverless.of({ jobTier: 'Spot' }) },
    maxNodes: 8,
    timeout: 'PT90M',
    experiment: 'other',
    fromProperties: { tier: 'queueTier' },
  });
  expect(folder.problemsOf(template)).toEqual([]);
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
  const { jobs } = bodyOf(folder.read(text, { timeout: 'PT2H' }));
  expect([jobs.a.limits.timeout, jobs.b.limits.timeout]).toEqual(['PT1M', 'PT2H']);
});

describe('limits of a template of a file', () => {
  const limits = { jobsPerHour: 4, priority: 'priority' };

  test.each([
    ['a command', COMMAND],
    ['a sweep', SWEEP],
    ['a pipeline', PIPELINE],
  ])('are kept for %s', (_, text) => {
    const template = folder.read(text, { limits });
    expect(folder.problemsOf(template)).toEqual([]);
    expect(template.data).toMatchObject({ limits });
  });

  test.each<[what: string, limits: object, problem: RegExp]>([
    ['no jobs at all', { jobsPerHour: 0 }, /^job.yml: limits.jobsPerHour: got 0, allowed a whole number from 1/],
    ['less than nothing a day', { budgetPerDay: -1 }, /^job.yml: limits.budgetPerDay: got -1, allowed/],
    ['a slip', { jobsPerHuor: 4 }, /^limits: unknown option "jobsPerHuor"; did you mean jobsPerHour\?/],
    ['none', {}, /^job.yml: limits: /],
  ])('are told where they are wrong: %s', (_, wrong, problem) => {
    expect(folder.problemsOf(folder.read(COMMAND, { limits: wrong } as Options)).join('\n')).toMatch(problem);
  });
});
