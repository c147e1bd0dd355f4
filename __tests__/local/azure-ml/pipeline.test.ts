import type { JobMachine, Json } from '../../../lib/local/azure-ml/core';
import { CPU, machine, of, put, WORKSPACE } from './machine';

const COMPONENT = `${WORKSPACE}/components/step/versions/1`;
const COMPONENTS = new Map<string, Json>([
  [
    COMPONENT,
    {
      type: 'command',
      command: 'python step.py',
      code: `azureml:${WORKSPACE}/codes/steps/versions/1`,
      environment: `azureml:${WORKSPACE}/environments/env/versions/1`,
      inputs: { rate: { type: 'number', default: 0.5 } },
      outputs: { data: { type: 'uri_folder' } },
      resources: { instance_count: 1 },
    },
  ],
  [`${WORKSPACE}/components/graph/versions/1`, { type: 'pipeline', jobs: { only: { componentId: COMPONENT } } }],
  [`${WORKSPACE}/components/spark/versions/1`, { type: 'spark' }],
]);

function pipelines(): JobMachine {
  return machine({ componentOf: () => (id) => COMPONENTS.get(id) });
}

function step(over: Json = {}): Json {
  return { type: 'command', componentId: COMPONENT, ...over };
}

/** prep, then train and check with what it has left. */
function graph(over: Json = {}): Json {
  const data = { job_input_type: 'literal', value: '${{parent.jobs.prep.outputs.data}}' };
  return {
    jobType: 'Pipeline',
    inputs: {
      raw: { jobInputType: 'uri_folder', uri: `${WORKSPACE}/data/reviews/versions/7` },
      epochs: { jobInputType: 'literal', value: '3' },
    },
    outputs: { model: { jobOutputType: 'mlflow_model' } },
    jobs: {
      prep: step({ inputs: { raw: { job_input_type: 'literal', value: '${{parent.inputs.raw}}' } } }),
      train: step({
        inputs: { data, rate: 0.1, epochs: { job_input_type: 'literal', value: '${{parent.inputs.epochs}}' } },
        outputs: { model: { type: 'literal', value: '${{parent.outputs.model}}' } },
        resources: { instance_count: 2 },
        limits: { job_limits_type: 'Command', timeout: 'PT1H' },
        distribution: { distribution_type: 'PyTorch', process_count_per_instance: 4 },
      }),
      check: step({ inputs: { data } }),
    },
    settings: { default_compute: CPU },
    tags: { template: 'retrain' },
    ...over,
  };
}

function statesOf(ml: JobMachine): Record<string, string> {
  return Object.fromEntries([...ml.all()].map(({ name, state }) => [name, state]));
}

function end(ml: JobMachine, name: string, error?: string): void {
  ml.run({ kind: 'began', run: of(name) }, 1);
  ml.run({ kind: 'ended', run: of(name), error }, 2);
}

test('steps run when those before them are done, on the machines that there are', () => {
  const ml = pipelines();
  ml.run(put('p', graph()), 0);
  expect(statesOf(ml)).toEqual({ p: 'Preparing', p_prep: 'Starting' });
  end(ml, 'p_prep');
  // Both are ready; train takes both machines.
  expect(statesOf(ml)).toEqual({ p: 'Running', p_prep: 'Completed', p_train: 'Starting', p_check: 'Queued' });
  end(ml, 'p_train');
  end(ml, 'p_check');
  expect(statesOf(ml)).toEqual({ p: 'Completed', p_prep: 'Completed', p_train: 'Completed', p_check: 'Completed' });
});

test('what a step is given is that of the pipeline and of the steps before', () => {
  const ml = pipelines();
  ml.run(put('p', graph()), 0);
  end(ml, 'p_prep');
  expect(ml.get(of('p_prep'))?.task).toMatchObject({
    command: 'python step.py',
    codeId: `${WORKSPACE}/codes/steps/versions/1`,
    environmentId: `${WORKSPACE}/environments/env/versions/1`,
    inputs: {
      raw: { kind: 'data', type: 'uri_folder', uri: `${WORKSPACE}/data/reviews/versions/7` },
      rate: { kind: 'literal', value: '0.5' },
    },
    called: ['retrain/prep', 'prep'],
  });
  expect(ml.get(of('p_train'))?.task).toMatchObject({
    inputs: {
      data: { kind: 'output', run: 'p_prep', output: 'data' },
      epochs: { kind: 'literal', value: '3' },
      // What the pipeline says wins over what the component has by itself.
      rate: { kind: 'literal', value: '0.1' },
    },
    outputs: { model: { of: { run: 'p', output: 'model' } }, data: { type: 'uri_folder' } },
    nodes: 2,
    timeout: 3_600_000,
    spread: { type: 'PyTorch', processesPerNode: 4 },
    cluster: CPU.toLowerCase(),
  });
});

test('a step that fails keeps those from running that need it, and the others go on', () => {
  const ml = pipelines();
  const jobs = { ...(graph().jobs as Json), alone: step() };
  ml.run(put('p', graph({ jobs })), 0);
  end(ml, 'p_prep', 'exit code 1');
  expect(statesOf(ml)).toEqual({ p: 'Running', p_prep: 'Failed', p_alone: 'Starting' });
  end(ml, 'p_alone');
  expect(statesOf(ml)).toEqual({ p: 'Failed', p_prep: 'Failed', p_alone: 'Completed' });
  expect(ml.get(of('p'))?.error).toBe('step prep failed: exit code 1');
});

test('or everything stops, where the pipeline says so', () => {
  const ml = pipelines();
  const jobs = { ...(graph().jobs as Json), alone: step() };
  ml.run(put('p', graph({ jobs, settings: { default_compute: CPU, continue_on_step_failure: false } })), 0);
  ml.run({ kind: 'began', run: of('p_alone') }, 1);
  end(ml, 'p_prep', 'exit code 1');
  expect(statesOf(ml)).toEqual({ p: 'Running', p_prep: 'Failed', p_alone: 'CancelRequested' });
  ml.run({ kind: 'ended', run: of('p_alone'), error: undefined }, 3);
  expect(statesOf(ml)).toEqual({ p: 'Failed', p_prep: 'Failed', p_alone: 'Canceled' });
});

test('cancel ends the steps that run, and begins none', () => {
  const ml = pipelines();
  ml.run(put('p', graph()), 0);
  ml.run({ kind: 'cancel', run: of('p') }, 1);
  ml.run({ kind: 'ended', run: of('p_prep'), error: undefined }, 2);
  expect(statesOf(ml)).toEqual({ p: 'Canceled', p_prep: 'Canceled' });
});

test('a registered pipeline runs its own steps', () => {
  const ml = pipelines();
  ml.run(put('p', { jobType: 'Pipeline', componentId: `${WORKSPACE}/components/graph/versions/1`, jobs: {} }), 0);
  expect(statesOf(ml)).toEqual({ p: 'Preparing', p_only: 'Starting' });
});

test('steps whose components are not here fail each with its words, and the pipeline with the first', () => {
  const ml = pipelines();
  const other = step({ componentId: 'azureml://registries/r/components/c/versions/1' });
  const spark = step({ componentId: `${WORKSPACE}/components/spark/versions/1` });
  ml.run(put('p', graph({ jobs: { other, spark, fine: step() } })), 0);
  expect(statesOf(ml)).toEqual({ p: 'Preparing', p_other: 'Failed', p_spark: 'Failed', p_fine: 'Starting' });
  end(ml, 'p_fine');
  expect(ml.get(of('p_spark'))?.error).toMatch(/is a spark, and this machine runs command components/);
  expect(ml.get(of('p'))).toMatchObject({ state: 'Failed', error: expect.stringContaining('components/c/versions/1') });
});

test.each([
  ['no steps', {}, /got no step/],
  [
    'a circle',
    {
      a: step({ inputs: { x: '${{parent.jobs.b.outputs.y}}' } }),
      b: step({ inputs: { x: '${{parent.jobs.a.outputs.y}}' } }),
    },
    /jobs: a needs b needs a goes round/,
  ],
  [
    'a step that is not there',
    { a: step({ inputs: { x: '${{parent.jobs.z.outputs.y}}' } }) },
    /jobs\.a\.inputs: there is no step z/,
  ],
  [
    'an input that the pipeline has not',
    { a: step({ inputs: { x: '${{parent.inputs.nope}}' } }) },
    /jobs\.a\.inputs\.x: the pipeline has no input nope/,
  ],
  [
    'an output that the pipeline has not',
    { a: step({ outputs: { x: { value: '${{parent.outputs.nope}}' } } }) },
    /the pipeline has no output nope/,
  ],
  ['a step of another kind', { a: step({ type: 'parallel' }) }, /jobs\.a\.type: got "parallel"/],
  ['a step without a component', { a: { type: 'command' } }, /jobs\.a\.componentId: got nothing/],
  ['more machines than there are', { a: step({ resources: { instance_count: 3 } }) }, /jobs\.a: The node count 3/],
])('refuses %s', (_, jobs, message) => {
  const ml = pipelines();
  const { answer } = ml.run(put('p', graph({ jobs })), 0);
  expect(answer).toMatchObject({ kind: 'refused', status: 400, message: expect.stringMatching(message) });
  expect([...ml.all()]).toEqual([]);
});
