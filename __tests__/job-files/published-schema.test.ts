import fc from 'fast-check';
import { type JobRequest, jobBody } from '../../lib/trigger/jobs';
import { JobTemplate, Parameter, Serverless } from '../../lib/trigger/templates';
import { refusals } from '../support/azure-ml/published';
import { TEMPLATES } from '../support/templates';
import { arbitraryTemplates, someValues } from './arbitrary-templates';
import { bodyOf, fixture } from './support';

const FILES = ['command/job.yml', 'serverless/job.yml', 'curated/job.yml', 'sweep/job.yml', 'pipeline/pipeline.yml'];

test.each(FILES)('the published schema takes the job of %s', (file) => {
  expect(refusals({ properties: bodyOf(fixture(file)) })).toEqual([]);
});

test.each(Object.entries(TEMPLATES))('the published schema takes the job of the template %s', (_, template) => {
  const params = { days: 3, epochs: 5 };
  expect(refusals({ properties: bodyOf(template, { params, inputs: { data: 'azureml:reviews:7' } }) })).toEqual([]);
});

test('the published schema refuses what it should: it is no empty one', () => {
  const body = bodyOf(fixture('curated/job.yml'));
  expect(refusals({ properties: { ...body, command: '' } }).join()).toMatch(/command must/);
  expect(refusals({ properties: { ...body, comand: 'x' } }).join()).toMatch(/additional properties/);
  expect(refusals({ properties: { ...body, inputs: { x: { jobInputType: 'uri_fold', uri: 'x' } } } })).not.toEqual([]);
  for (const part of ['objective', 'samplingAlgorithm', 'searchSpace', 'trial']) {
    const swept = { ...bodyOf(fixture('sweep/job.yml')), [part]: undefined };
    expect(refusals(JSON.parse(JSON.stringify({ properties: swept })))).toContain(
      `/properties must have required property '${part}'`,
    );
  }
});

const COMMAND = {
  experiment: 'x',
  compute: 'cpu',
  command: 'true',
  environment: 'azureml:e:1',
  timeout: 'PT1H',
} as const;
const SWEEP = {
  experiment: 'x',
  compute: 'cpu',
  trial: { command: 'a ${{search_space.lr}}', environment: 'azureml:e:1' },
  objective: { primaryMetric: 'f1', goal: 'Maximize' },
  searchSpace: { lr: ['uniform', [0, 1]] },
  maxTotalTrials: 4,
  maxConcurrentTrials: 2,
  timeout: 'P1D',
  trialTimeout: 'PT1H',
} as const;
const command = (change: object) => JobTemplate.command({ ...COMMAND, ...change } as never);
const sweep = (change: object) => JobTemplate.sweep({ ...SWEEP, ...change } as never);
const pipeline = (change: object) => JobTemplate.pipeline({ experiment: 'x', compute: 'cpu', ...change } as never);
const step = (change: object) => pipeline({ steps: { a: { component: 'a:1', timeout: 'PT1H', ...change } } });

test.each<[what: string, template: JobTemplate, message: RegExp]>([
  ['no command', command({ command: '' }), /^command: got "", allowed a text with a letter/],
  ['a command of signs', command({ command: '&& ||' }), /^command: got "&& \|\|"/],
  ['no environment', command({ environment: '' }), /^environment: got "", allowed azureml:<name>:<version>/],
  ['an environment that is no reference', command({ environment: 'python' }), /^environment: got "python"/],
  [
    'the latest environment',
    command({ environment: 'azureml:env@latest' }),
    /^environment: got "azureml:env@latest", allowed a version/,
  ],
  [
    'an environment of another kind',
    command({ environment: 'azureml://registries/r/components/c/versions/1' }),
    /^environment: got/,
  ],
  ['code that is no reference', command({ code: './src' }), /^code: got ".\/src", allowed azureml:<name>:<version>/],
  ['a size in words', command({ shmSize: '8 gigs' }), /^shmSize: got "8 gigs", allowed a number and b, k, m or g/],
  ['a size that goes on', command({ shmSize: '8g please' }), /^shmSize: got "8g please"/],
  ['no memory', command({ shmSize: '0g' }), /^shmSize: got "0g"/],
  [
    'a spread over less than none',
    command({ distribution: { distributionType: 'PyTorch', processCountPerInstance: -1 } }),
    /^distribution.processCountPerInstance: got -1, allowed a whole number from 1/,
  ],
  [
    'half a worker',
    command({ distribution: { distributionType: 'TensorFlow', workerCount: 1.5 } }),
    /^distribution.workerCount: got 1.5/,
  ],
  [
    'an unknown spread',
    command({ distribution: { distributionType: 'Ray', processCountPerInstance: 1 } }),
    /distribution.distributionType: got "Ray", allowed PyTorch, Mpi/,
  ],
  ['less than no nodes', command({ maxNodes: -4 }), /^maxNodes: got -4/],
  ['a variable with a dash', command({ environmentVariables: { 'A-B': 'x' } }), /^environmentVariables: got "A-B"/],
  [
    'data by a signature',
    command({
      command: 'x ${{inputs.d}}',
      inputs: { d: { type: 'uri_file', path: 'https://a.blob.core.windows.net/x?sv=1&sig=abc' } },
    }),
    /^inputs.d: allowed an address without a signature/,
  ],
  [
    'the latest data',
    command({ command: 'x ${{inputs.d}}', inputs: { d: { type: 'uri_file', path: 'azureml:d@latest' } } }),
    /^inputs.d: got "azureml:d@latest", allowed a version/,
  ],
  [
    'assets with a version',
    command({ command: 'x ${{inputs.d}}', inputs: { d: { type: 'uri_file', assets: ['d:1'] } } }),
    /^inputs.d.assets: got "d:1", allowed the names/,
  ],
  [
    'a value of nothing',
    command({ command: 'x ${{inputs.d}}', inputs: { d: '' } }),
    /^inputs.d: got "", allowed a text with a letter/,
  ],
  [
    'a kind of machine that is a number',
    command({ compute: Serverless.of({ instanceType: 4 as never }) }),
    /^compute: instanceType: got 4, allowed a text/,
  ],
  [
    'an unknown tier',
    command({ compute: Serverless.of({ jobTier: 'Spott' as never }) }),
    /^compute: jobTier: got "Spott".*did you mean "Spot"/,
  ],
  [
    'an unknown policy',
    sweep({ earlyTermination: { policyType: 'MedianStoping' } }),
    /earlyTermination.policyType: got "MedianStoping".*did you mean "MedianStopping"/,
  ],
  [
    'an option of another policy',
    sweep({ earlyTermination: { policyType: 'MedianStopping', slackFactor: 1 } }),
    /earlyTermination: unknown option "slackFactor"/,
  ],
  [
    'a negative delay',
    sweep({ earlyTermination: { policyType: 'MedianStopping', delayEvaluation: -1 } }),
    /^earlyTermination.delayEvaluation: got -1/,
  ],
  [
    'all trials cut',
    sweep({ earlyTermination: { policyType: 'TruncationSelection', truncationPercentage: 100 } }),
    /^earlyTermination.truncationPercentage: got 100, allowed a whole number from 1 to 99/,
  ],
  [
    'no slack',
    sweep({ earlyTermination: { policyType: 'Bandit' } }),
    /^earlyTermination: got .*, allowed slackAmount or slackFactor/,
  ],
  ['an unknown way of choosing', sweep({ sampling: 'Sobol' }), /sampling: got "Sobol", allowed Random, Grid, Bayesian/],
  [
    'an unknown rule',
    sweep({ sampling: { samplingAlgorithmType: 'Random', rule: 'Halton' } }),
    /sampling.rule: got "Halton", allowed Random, Sobol/,
  ],
  [
    'a rule for a grid',
    sweep({ sampling: { samplingAlgorithmType: 'Grid', rule: 'Sobol' } }),
    /sampling: unknown option "rule"/,
  ],
  [
    'an unknown distribution',
    sweep({ searchSpace: { lr: ['unifrom', [0, 1]] } }),
    /^searchSpace.lr: got "unifrom".*did you mean "uniform"/,
  ],
  [
    'a distribution with too little',
    sweep({ searchSpace: { lr: ['quniform', [0, 1]] } }),
    /^searchSpace.lr: got .*allowed \["quniform", \[min, max, q\]\]/,
  ],
  ['a distribution the wrong way', sweep({ searchSpace: { lr: ['uniform', [1, 0]] } }), /^searchSpace.lr: got/],
  ['no choice', sweep({ searchSpace: { lr: ['choice', [[]]] } }), /^searchSpace.lr: got .*\[texts and numbers\]/],
  ['a choice of yes and no', sweep({ searchSpace: { lr: ['choice', [[true, false]]] } }), /^searchSpace.lr: got/],
  ['a choice that is not nested', sweep({ searchSpace: { lr: ['choice', [1, 2]] } }), /^searchSpace.lr: got/],
  [
    'nothing to search',
    sweep({ searchSpace: {}, trial: { command: 'a', environment: 'azureml:e:1' } }),
    /^searchSpace: got none/,
  ],
  [
    'a grid of what is no choice',
    sweep({ sampling: 'Grid' }),
    /^searchSpace.lr: got "uniform", allowed choice, which is what Grid/,
  ],
  ['no metric', sweep({ objective: { primaryMetric: '', goal: 'Maximize' } }), /^objective.primaryMetric: got ""/],
  ['fewer than no trials', sweep({ maxTotalTrials: -1 }), /^maxTotalTrials: got -1/],
  [
    'more trials at once than in all',
    sweep({ maxConcurrentTrials: 9 }),
    /^maxConcurrentTrials: got 9, allowed a whole number from 1 to 4/,
  ],
  [
    'a trial of less than a minute',
    sweep({ trialTimeout: 'PT59S' }),
    /^trialTimeout: got "PT59S", allowed .*at least 60/,
  ],
  ['less than a minute', sweep({ timeout: 'PT1S', trialTimeout: 'PT1S' }), /^timeout: got "PT1S"/],
  ['a trial longer than all', sweep({ trialTimeout: 'P2D' }), /^trialTimeout: got "P2D", allowed at most P1D/],
  [
    'a trial without a command',
    sweep({ trial: { command: '', environment: 'azureml:e:1' } }),
    /^trial.command: got ""/,
  ],
  ['a step without an end', pipeline({ steps: { a: { component: 'a:1' } } }), /steps.a.timeout: got nothing/],
  ['a step that never ends', step({ timeout: 'P365D' }), /^steps.a.timeout: got "P365D"/],
  [
    'the latest component',
    step({ component: 'azureml:a@latest' }),
    /^steps.a.component: got "azureml:a@latest", allowed a version/,
  ],
  ['no steps', pipeline({ steps: {} }), /^steps: got none/],
  ['a step on less than no nodes', step({ nodes: -2 }), /^steps.a.nodes: got -2/],
  [
    'a step that reads what is not there',
    step({ inputs: { x: '${{parent.inputs.lr}}' } }),
    /^steps.a.inputs.x: got .*allowed none/,
  ],
  ['a step that reads itself', step({ inputs: { x: '${{parent.jobs.a.outputs.y}}' } }), /^steps.a.inputs.x: got/],
  [
    'a step that waits for one that waits for it',
    pipeline({
      steps: {
        a: { component: 'a:1', timeout: 'PT1H', inputs: { x: '${{parent.jobs.b.outputs.y}}' } },
        b: { component: 'b:1', timeout: 'PT1H', inputs: { x: '${{parent.jobs.a.outputs.y}}' } },
      },
    }),
    /^steps: a waits for b waits for a/,
  ],
  [
    'an output that is not there',
    step({ outputs: { x: '${{parent.outputs.model}}' } }),
    /^steps.a.outputs.x: got .*allowed none/,
  ],
  [
    'a parameter that no step reads',
    pipeline({
      parameters: { lr: Parameter.number({ min: 0, max: 1 }) },
      steps: { a: { component: 'a:1', timeout: 'PT1H' } },
    }),
    /^steps: none reads inputs.lr/,
  ],
  ['a whole component without a reason', pipeline({ component: 'a:1' }), /endsBecause: got nothing/],
  [
    'nodes of a pipeline',
    pipeline({ maxNodes: 4, component: 'a:1', endsBecause: 'x' }),
    /^maxNodes: got 4, allowed 1 for a pipeline/,
  ],
])('a template with %s is refused', (_, template, message) => {
  const problems = template.problems();
  expect(problems.some((problem) => message.test(problem)) ? '' : problems).toBe('');
});

const size = fc.oneof(fc.constant(undefined), fc.stringMatching(/^[1-9]\d{0,2}[bkmgBKMG]$/), fc.string());
const count = fc.oneof(fc.integer({ min: -3, max: 40 }), fc.double({ noNaN: true }));
const reference = fc.oneof(
  fc.constantFrom('azureml:e:1', 'azureml:AzureML-x@latest', 'azureml://registries/r/environments/e/versions/1', ''),
  fc.string(),
);

test('whatever is refused by the published schema has a problem before', () => {
  const template = fc.record({
    command: fc.oneof(fc.string(), fc.constant('python train.py')),
    environment: reference,
    shmSize: size,
    nodes: count,
    processes: count,
    timeout: fc.oneof(fc.constantFrom('PT1H', 'P1D', 'P40D', ''), fc.string()),
    literal: fc.oneof(fc.string(), fc.integer(), fc.boolean()),
  });
  fc.assert(
    fc.property(template, ({ command: text, environment, shmSize, nodes, processes, timeout, literal }) => {
      const made = command({
        command: `${text} \${{inputs.x}}`,
        environment,
        ...(shmSize !== undefined && { shmSize }),
        maxNodes: nodes,
        distribution: { distributionType: 'PyTorch', processCountPerInstance: processes },
        inputs: { x: literal },
        timeout,
      });
      if (made.problems().length > 0) return;
      const request: JobRequest = {
        id: 'r',
        attempt: 1,
        template: 't',
        tier: 'default',
        nodeCount: nodes,
        params: {},
        inputs: {},
      };
      const body = jobBody(made.data, request, { workspaceId: '/w', trainingClientId: 'c' }, undefined);
      expect(refusals(body)).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test('a template of any kind that nothing is wrong with makes a body that the published schema takes', () => {
  fc.assert(
    fc.property(arbitraryTemplates, (template) => {
      const inputs = Object.fromEntries(Object.keys(template.data.inputs).map((name) => [name, 'azureml:reviews:3']));
      const body = bodyOf(template, { params: someValues(template.data), inputs });
      expect(refusals({ properties: body })).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('a sweep that the published schema refuses has a problem before', () => {
  const odd = fc.oneof(fc.integer({ min: -3, max: 200 }), fc.double(), fc.constantFrom('', 'x', 'Random', 'PT1H'));
  const policy = fc.record({
    policyType: fc.constantFrom('Bandit', 'MedianStopping', 'TruncationSelection', 'Other'),
    evaluationInterval: odd,
    slackFactor: odd,
    truncationPercentage: odd,
  });
  const settings = fc.record(
    {
      maxTotalTrials: odd,
      maxConcurrentTrials: odd,
      timeout: odd,
      trialTimeout: odd,
      sampling: odd,
      earlyTermination: policy,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(settings, (change) => {
      const made = sweep(change);
      if (made.problems().length === 0) expect(refusals({ properties: bodyOf(made) })).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});
