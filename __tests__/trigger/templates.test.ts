import * as fc from 'fast-check';
import {
  idInName,
  type JobRequest,
  jobBody,
  jobName,
  LONGEST_ID_IN_NAME,
  SOURCE_LENGTH,
  sourceInName,
} from '../../lib/trigger/jobs';
import { JobTemplate, Parameter } from '../../lib/trigger/templates';
import { TEMPLATE_DATA, TEMPLATES } from '../support/templates';

const PLACE = { workspaceId: '/subscriptions/s/workspaces/ml', trainingClientId: 'training-client' };
const request = (change: Partial<JobRequest> = {}): JobRequest => ({
  id: 'r-1',
  attempt: 1,
  template: 'reviews-bert',
  tier: 'dedicated',
  nodeCount: 2,
  params: { epochs: 5 },
  inputs: { data: 'azureml:reviews:7' },
  ...change,
});
const bodyOf = (template: string, change: Partial<JobRequest> = {}, correlationId?: string): any =>
  jobBody(TEMPLATE_DATA[template]!, request({ template, ...change }), PLACE, correlationId).properties;

test.each(Object.entries(TEMPLATES))('the template %s has no problem', (_, template) => {
  expect(template.problems()).toEqual([]);
});

test('a command job: the message is in its literal inputs, data, nodes and tags, and nowhere else', () => {
  expect(bodyOf('reviews-bert', { displayName: 'weekly' }, 'run-1')).toEqual({
    jobType: 'Command',
    experimentName: 'reviews',
    displayName: 'weekly',
    command: expect.stringContaining('--epochs ${{inputs.epochs}}'),
    environmentId: 'azureml://registries/azureml/environments/acpt-pytorch/versions/10',
    computeId: '/subscriptions/s/workspaces/ml/computes/gpu-dedicated',
    identity: { identityType: 'Managed', clientId: 'training-client' },
    inputs: {
      epochs: { jobInputType: 'literal', value: '5' },
      lr: { jobInputType: 'literal', value: '0.001' },
      optimizer: { jobInputType: 'literal', value: 'adam' },
      data: {
        jobInputType: 'uri_folder',
        mode: 'ReadOnlyMount',
        uri: '/subscriptions/s/workspaces/ml/data/reviews/versions/7',
      },
    },
    outputs: { model: { jobOutputType: 'mlflow_model', mode: 'ReadWriteMount' } },
    resources: { instanceCount: 2, shmSize: '8g' },
    distribution: { distributionType: 'PyTorch', processCountPerInstance: 4 },
    limits: { jobLimitsType: 'Command', timeout: 'PT6H' },
    tags: { requestId: 'r-1', attempt: '1', template: 'reviews-bert', correlationId: 'run-1' },
  });
});

test("a sweep: trials, objective and limits are the template's", () => {
  expect(bodyOf('reviews-sweep', { tier: 'default', params: {} })).toMatchObject({
    jobType: 'Sweep',
    computeId: '/subscriptions/s/workspaces/ml/computes/gpu-spot',
    trial: { command: expect.stringContaining('${{search_space.lr}}'), resources: { instanceCount: 2 } },
    samplingAlgorithm: { samplingAlgorithmType: 'Random' },
    searchSpace: { lr: ['uniform', [0.00001, 0.001]] },
    earlyTermination: { policyType: 'MedianStopping' },
    limits: {
      jobLimitsType: 'Sweep',
      maxTotalTrials: 20,
      maxConcurrentTrials: 4,
      timeout: 'P1D',
      trialTimeout: 'PT2H',
    },
  });
});

test('a pipeline has its steps, each a registered component with an end', () => {
  const components = '/subscriptions/s/workspaces/ml/components';
  expect(bodyOf('nightly', { tier: 'default', params: { days: 7 }, inputs: {} })).toMatchObject({
    jobType: 'Pipeline',
    inputs: { days: { jobInputType: 'literal', value: '7' }, full: { jobInputType: 'literal', value: 'False' } },
    jobs: {
      prepare: {
        name: 'prepare',
        type: 'command',
        componentId: `${components}/prepare/versions/3`,
        inputs: { days: { job_input_type: 'literal', value: '${{parent.inputs.days}}' } },
        limits: { job_limits_type: 'Command', timeout: 'PT1H' },
        _source: 'REMOTE.WORKSPACE.COMPONENT',
      },
      train: { inputs: { data: { value: '${{parent.jobs.prepare.outputs.data}}' } } },
    },
    settings: {
      default_compute: '/subscriptions/s/workspaces/ml/computes/cpu',
      continue_on_step_failure: false,
      _source: 'YAML.JOB',
    },
  });
});

test('a correlation id becomes a tag that no page can be attacked with', () => {
  expect(bodyOf('reviews-bert', {}, '<script>${x}').tags.correlationId).toBe('_script___x_');
  expect(bodyOf('reviews-bert', {}, 'x'.repeat(500)).tags.correlationId).toHaveLength(100);
});

test('the name of a job is the same for every delivery, and another for another request', () => {
  const source = sourceInName('bus.servicebus.windows.net/events');
  expect(source).toMatch(/^[0-9a-f]{12}$/);
  const name = jobName(source, 'r-1', 1);
  expect(name).toBe(`tr-${source}-r-1-1`);
  const others = [jobName(source, 'r-1', 2), jobName(source, 'r-2', 1), jobName(sourceInName('other'), 'r-1', 1)];
  // Cutting or replacing characters would make these one, and so would a service that knows no capitals.
  const ids = ['a_b', 'a-b', 'a.b', 'a:b', 'aB', 'ab', 'a__b', 'a_0b', 'a_1b', 'a_bb', 'A-b', '_ab'];
  others.push(...ids.map((id) => jobName(source, id, 1)));
  expect(new Set([name, ...others].map((one) => one.toLowerCase())).size).toBe(others.length + 1);
});

test('no two ids have one name, and every name is one that Azure ML takes', () => {
  const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/);
  fc.assert(
    fc.property(id, id, (a, b) => {
      const [one, other] = [idInName(a), idInName(b)];
      return /^[a-z0-9_-]+$/.test(one) && (one === other) === (a === b);
    }),
  );
  const longest = jobName('0'.repeat(SOURCE_LENGTH), 'a'.repeat(LONGEST_ID_IN_NAME), 100);
  // Trials of a sweep add to the name.
  expect(longest.length).toBeLessThan(255 - '_1000'.length);
});

const COMMAND = {
  experiment: 'x',
  compute: 'cpu',
  command: 'python train.py --epochs ${{inputs.epochs}}',
  environment: 'azureml:e:1',
  parameters: { epochs: Parameter.integer({ min: 1, max: 5 }) },
  timeout: 'PT1H',
};

test.each<[problem: string, template: () => JobTemplate, message: RegExp]>([
  [
    'a command that names what is not there',
    () => JobTemplate.command({ ...COMMAND, command: 'x ${{inputs.epoch}} ${{inputs.epochs}}' }),
    /command: got \$\{\{inputs.epoch\}\}, allowed one of epochs/,
  ],
  [
    'a parameter that nobody reads',
    () => JobTemplate.command({ ...COMMAND, command: 'x' }),
    /command: inputs.epochs is not in it/,
  ],
  [
    'no end',
    () => JobTemplate.command({ ...COMMAND, timeout: 'forever' }),
    /timeout: got "forever", allowed an ISO 8601 time of at most 30 days/,
  ],
  ['an end in a year', () => JobTemplate.command({ ...COMMAND, timeout: 'P365D' }), /timeout: got "P365D"/],
  [
    'no nodes',
    () => JobTemplate.command({ ...COMMAND, maxNodes: 0 }),
    /maxNodes: got 0, allowed a whole number from 1 to 1000/,
  ],
  [
    'a compute that is no name',
    () => JobTemplate.command({ ...COMMAND, compute: 'gpu cluster' }),
    /compute: got "gpu cluster"/,
  ],
  ['no compute', () => JobTemplate.command({ ...COMMAND, compute: {} }), /compute: got none/],
  [
    'an experiment with a slash',
    () => JobTemplate.command({ ...COMMAND, experiment: 'a/b' }),
    /experiment: got "a\/b"/,
  ],
  [
    'an input of the name of a parameter',
    () => JobTemplate.command({ ...COMMAND, inputs: { epochs: { type: 'uri_file' } } }),
    /inputs: got "epochs", allowed another name/,
  ],
  [
    'a property that is no name of one',
    () => JobTemplate.command({ ...COMMAND, fromProperties: { tier: 'QueueTier' } }),
    /fromProperties.tier: got "QueueTier", allowed letters, digits and "_" that begin with a small letter/,
  ],
  [
    'a parameter that it does not have',
    () => JobTemplate.command({ ...COMMAND, fromProperties: { parameters: { epoch: 'epochs' } } }),
    /fromProperties.parameters.epoch: got a parameter that the template does not have, allowed epochs; did you mean epochs\?/,
  ],
  [
    'one property for two things',
    () => JobTemplate.command({ ...COMMAND, fromProperties: { nodeCount: 'n', parameters: { epochs: 'N' } } }),
    /fromProperties.parameters.epochs: got "N"/,
  ],
  [
    'one property for two things, in one letter case',
    () => JobTemplate.command({ ...COMMAND, fromProperties: { nodeCount: 'n', parameters: { epochs: 'n' } } }),
    /fromProperties.parameters.epochs: got "n", which fromProperties.nodeCount reads as well/,
  ],
  [
    'a place that properties do not decide',
    () => JobTemplate.command({ ...COMMAND, fromProperties: { teir: 'queueTier' } as never }),
    /fromProperties: unknown option "teir"; did you mean tier\?/,
  ],
  [
    'a winner that nobody knows',
    () => JobTemplate.command({ ...COMMAND, fromProperties: { tier: { property: 't', wins: 'rule' as never } } }),
    /fromProperties.tier.wins: got "rule"/,
  ],
])('a template with %s has a problem', (_, template, message) => {
  expect(template().problems().join('\n')).toMatch(message);
});

test.each<[problem: string, parameter: Parameter, message: RegExp]>([
  ['bounds the wrong way', Parameter.integer({ min: 5, max: 1 }), /min of at most max/],
  ['half a bound', Parameter.integer({ min: 0.5, max: 1 }), /whole bounds/],
  ['no bound', Parameter.number({ min: 0, max: Number.POSITIVE_INFINITY }), /bounds that are numbers/],
  ['a default outside', Parameter.integer({ min: 1, max: 5, default: 9 }), /a default within its own bounds, not 9/],
  ['a word that a shell reads', Parameter.oneOf(['adam', '$(rm -rf /)']), /words of letters.*\$\(rm/],
  ['a default that is no word of it', Parameter.oneOf(['adam'], { default: 'sgd' }), /a default within its own bounds/],
])('a parameter with %s has a problem', (_, parameter, message) => {
  expect(parameter.problems().join('\n')).toMatch(message);
  expect(
    JobTemplate.command({ ...COMMAND, parameters: { epochs: parameter } })
      .problems()
      .join('\n'),
  ).toMatch(message);
});
