import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Json } from '../../../lib/local/azure-ml/core';
import { folderWith, JobsOfTest, removeFolder } from './jobs-here';
import { command, of, WORKSPACE } from './machine';

let folder: string;
let here: JobsOfTest;
const extra: string[] = [];

beforeEach(() => {
  folder = folderWith();
  here = new JobsOfTest(folder);
});
afterEach(async () => {
  await here.jobs.stop('the test is over');
  for (const one of [folder, ...extra.splice(0)]) removeFolder(one);
});

function literal(value: string): Json {
  return { jobInputType: 'literal', value };
}

function logOf(name: string, file = 'std_log.txt'): string {
  return readFileSync(join(folder, 'training', name, 'user_logs', file), 'utf8');
}

function again(
  profile: ConstructorParameters<typeof JobsOfTest>[1],
  assets: ConstructorParameters<typeof JobsOfTest>[2] = [],
  grace = 2000,
) {
  here = new JobsOfTest(folder, profile, assets, grace);
}

/** Whether a process runs. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // What nobody has waited for yet is over too.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function goneWithin(pid: number, milliseconds: number): Promise<boolean> {
  for (let waited = 0; waited < milliseconds; waited += 20) {
    if (!isAlive(pid)) return true;
    await pause(20);
  }
  return !isAlive(pid);
}

test('a command runs as a process; what it writes is its log, and where it is told of its values', async () => {
  const view = await here.run(
    'job',
    command({
      command:
        'echo "epochs ${{inputs.epochs}}"; echo oh >&2; echo weights > ${{outputs.model}}/w; echo more > outputs/kept',
      inputs: { epochs: literal('3') },
      outputs: { model: { jobOutputType: 'mlflow_model' } },
      tags: { requestId: '7' },
      displayName: 'a training',
    }),
  );
  expect(view).toMatchObject({
    state: 'Completed',
    error: undefined,
    cluster: 'cpu',
    nodes: 1,
    displayName: 'a training',
    experiment: 'Default',
    folder: join(folder, 'training', 'job'),
  });
  expect(logOf('job')).toBe('epochs 3\noh\n');
  expect(readFileSync(join(view.folder, 'outputs', 'model', 'w'), 'utf8')).toBe('weights\n');
  expect(readFileSync(join(view.folder, 'outputs', 'default', 'kept'), 'utf8')).toBe('more\n');
});

test('each change of the state is told as Event Grid has to know it', async () => {
  await here.run('job', command({ command: 'true', tags: { requestId: '7' }, experimentName: 'trainings' }));
  expect(here.events.map(({ state }) => state)).toEqual([
    'NotStarted',
    'Queued',
    'Preparing',
    'Starting',
    'Running',
    'Finalizing',
    'Completed',
  ]);
  expect(here.events.at(-1)).toMatchObject({
    workspaceId: WORKSPACE,
    runId: 'job',
    kind: 'Command',
    experimentName: 'trainings',
    tags: { requestId: '7' },
    ended: expect.any(Date),
  });
});

test.each([
  ['that fails', 'exit 3', /^the process ended with exit code 3$/],
  ['that is not there', 'no-such-program', /exit code 127/],
  ['that is killed by somebody', 'kill -9 $$', /^the process was ended by SIGKILL$/],
  ['with a value that there is not', 'echo ${{inputs.nope}}', /\$\{\{inputs\.nope\}\}, and the job has no such value/],
])('a command %s fails the job with its words', async (_, text, message) => {
  const view = await here.run('job', command({ command: text }));
  expect(view).toMatchObject({ state: 'Failed', error: expect.stringMatching(message) });
});

test('a shell that is not there fails the job, with what to do about it', async () => {
  again({ shell: 'no-such-shell' });
  const view = await here.run('job', command());
  expect(view.error).toBe(
    'the process could not start: there is no no-such-shell on this machine; install it, or name another shell in the local profile ("shell")',
  );
  expect(view).toMatchObject({ state: 'Failed', started: undefined });
});

describe('inputs', () => {
  const data = (uri: string, type = 'uri_folder'): Json => ({ jobInputType: type, uri });

  test('registered data is the folder, or the file, that the local profile has for it', async () => {
    const mine = folderWith({ 'reviews/a.csv': 'one', 'old/a.csv': 'old', 'b.csv': 'two' });
    extra.push(mine);
    again({
      folder: mine,
      data: { reviews: 'reviews', 'reviews:1': 'old', table: 'b.csv' },
      models: { bert: 'reviews' },
    });
    const view = await here.run(
      'job',
      command({
        command: 'cat ${{inputs.new}}/a.csv ${{inputs.old}}/a.csv ${{inputs.table}} ${{inputs.model}}/a.csv',
        inputs: {
          new: data(`${WORKSPACE}/data/reviews/versions/7`),
          old: data('azureml:reviews:1'),
          table: data(`${WORKSPACE}/data/table/versions/1`, 'uri_file'),
          model: data(`${WORKSPACE}/models/bert/versions/2`, 'mlflow_model'),
        },
      }),
    );
    expect([view.error, logOf('job')]).toEqual([undefined, 'oneoldtwoone']);
    expect(readdirSync(join(view.folder, 'inputs')).sort()).toEqual(['model', 'new', 'old', 'table']);
  });

  test('what another job has left, by each of its names', async () => {
    await here.run('first', command({ command: 'echo hi > ${{outputs.data}}/x', outputs: { data: {} } }));
    const uris = [
      'azureml://datastores/workspaceblobstore/paths/azureml/first/data/',
      'azureml://jobs/first/outputs/data',
      'azureml:azureml_first_output_data:1',
    ];
    const inputs = Object.fromEntries(uris.map((uri, index) => [`i${index}`, data(uri)]));
    const view = await here.run('second', command({ command: 'cat inputs/* ../inputs/*/x', inputs }));
    expect(logOf('second')).toContain('hi\nhi\nhi\n');
    expect(view.state).toBe('Failed');
  });

  test.each([
    [
      `${WORKSPACE}/data/reviews/versions/7`,
      'uri_folder',
      'data reviews:7 is not on this machine; say where it is in the local profile: "data": { "reviews": "<folder or file>" }',
    ],
    [
      'azureml:bert:1',
      'mlflow_model',
      'models bert:1 is not on this machine; say where it is in the local profile: "models": { "bert": "<folder or file>" }',
    ],
    [
      'https://example.com/x.csv',
      'uri_file',
      'https://example.com/x.csv is not on this machine, and nothing is fetched; say where it is in the local profile: "data": { "https://example.com/x.csv": "<folder or file>" }',
    ],
    ['azureml://jobs/none/outputs/data', 'uri_folder', 'the output data of job none is not here: there is no such job'],
  ])('%s that is not here fails the job, with what to do about it', async (uri, type, message) => {
    const view = await here.run('job', command({ inputs: { data: data(uri, type) } }));
    expect(view).toMatchObject({ state: 'Failed', error: message });
  });

  test('all that is missing is told at once', async () => {
    const inputs = { a: data('azureml:one:1'), b: data('azureml:two:2') };
    expect((await here.run('job', command({ inputs }))).error?.split('\n')).toHaveLength(2);
  });
});

test('the files of registered code are what the command finds in its folder', async () => {
  const mine = folderWith({ 'train.js': 'console.log("trained", process.env.AZUREML_RUN_ID)', 'lib/x.js': '' });
  extra.push(mine);
  const id = `${WORKSPACE}/codes/training/versions/1`;
  const files = new Map([
    ['train.js', join(mine, 'train.js')],
    ['lib/x.js', join(mine, 'lib/x.js')],
  ]);
  again({}, [{ id, kind: 'codes', files, properties: {} }]);
  const view = await here.run('job', command({ command: 'node train.js', codeId: id.toUpperCase() }));
  expect([view.error, logOf('job')]).toEqual([undefined, 'trained job\n']);
  expect((await here.run('other', command({ codeId: `${id}0` }))).error).toMatch(/versions\/10 is not registered here/);
});

test('an asset whose files would leave the folder is refused', async () => {
  const id = `${WORKSPACE}/codes/bad/versions/1`;
  again({}, [{ id, kind: 'codes', files: new Map([['../../escaped', __filename]]), properties: {} }]);
  expect((await here.run('job', command({ codeId: id }))).error).toMatch(/has a file outside of its folder/);
  expect(existsSync(join(folder, 'training', 'escaped'))).toBe(false);
});

test('the command of the local profile stands in, and it is said what it stands in for', async () => {
  again({ commands: { 'reviews-bert': 'echo stand-in ${{inputs.epochs}}' } });
  const view = await here.run(
    'job',
    command({
      environmentId: `${WORKSPACE}/environments/torch/versions/41`,
      codeId: 'not-here',
      inputs: { epochs: literal('3') },
      tags: { template: 'reviews-bert' },
      resources: { instanceCount: 2 },
    }),
  );
  expect([view.error, logOf('job')]).toEqual([undefined, 'stand-in 3\n']);
  expect(view.replaced).toEqual([
    'the command and its environment torch:41 are replaced by the command "reviews-bert" of the local profile',
    '2 machines Standard_DS3_v2: replaced by this one',
    '2 machines without a distribution: replaced by one process here',
  ]);
});

describe('distribution', () => {
  test.each([
    ['PyTorch', 'RANK/$WORLD_SIZE/$LOCAL_RANK/$NODE_RANK', ['0/4/0/0', '1/4/1/0', '2/4/0/1', '3/4/1/1']],
    ['Mpi', 'OMPI_COMM_WORLD_RANK/$OMPI_COMM_WORLD_SIZE', ['0/4', '1/4', '2/4', '3/4']],
  ])('%s: a process for each of each node, which knows which it is', async (distributionType, asked, expected) => {
    const view = await here.run(
      'job',
      command({
        command: `echo $${asked}; test -n "$MASTER_PORT"`,
        resources: { instanceCount: 2 },
        distribution: { distributionType, processCountPerInstance: 2 },
      }),
    );
    expect(view.error).toBeUndefined();
    expect(expected.map((_, rank) => logOf('job', `std_log_process_0${rank}.txt`).trim())).toEqual(expected);
    expect(view.replaced).toContain(`${distributionType} on 2 machines: replaced by 4 processes here`);
  });

  test('TensorFlow: each is told who all are', async () => {
    const distribution = { distributionType: 'TensorFlow', workerCount: 2, parameterServerCount: 1 };
    await here.run('job', command({ command: 'echo $TF_CONFIG', distribution }));
    const configs = [0, 1, 2].map((rank) => JSON.parse(logOf('job', `std_log_process_0${rank}.txt`)));
    expect(configs.map(({ task }) => task)).toEqual([
      { type: 'worker', index: 0 },
      { type: 'worker', index: 1 },
      { type: 'ps', index: 0 },
    ]);
    expect(configs[0].cluster).toEqual({ worker: [expect.any(String), expect.any(String)], ps: [expect.any(String)] });
  });

  test('one that is done before the others leaves them alone', async () => {
    const distribution = { distributionType: 'PyTorch', processCountPerInstance: 2 };
    const view = await here.run('job', command({ command: 'test $RANK = 0 || sleep 0.3; echo done', distribution }));
    expect([view.state, view.error]).toEqual(['Completed', undefined]);
    expect(logOf('job', 'std_log_process_01.txt')).toBe('done\n');
  });

  test('where one of them fails, all end', async () => {
    const distribution = { distributionType: 'PyTorch', processCountPerInstance: 2 };
    const view = await here.run('job', command({ command: 'test $RANK = 1 && exit 5; sleep 60', distribution }));
    expect(view).toMatchObject({ state: 'Failed', error: 'rank 1: the process ended with exit code 5' });
  });
});

describe('metrics', () => {
  test('are lines of the log', async () => {
    const view = await here.run(
      'job',
      command({
        command:
          'printf "metric loss=0.5 step=1\\nmetric loss=.25 step=2\\nmetric val/acc=9e-1\\nmetric =1\\nsay metric x=2\\n"; printf "metric last=1"',
      }),
    );
    expect(view.metrics).toEqual({ loss: 0.25, 'val/acc': 0.9, last: 1 });
    const lines = readFileSync(join(view.folder, 'metrics.jsonl'), 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line)).slice(0, 2)).toMatchObject([
      { name: 'loss', value: 0.5, step: 1 },
      { name: 'loss', value: 0.25, step: 2 },
    ]);
  });

  test('of trials decide which was the best', async () => {
    const view = await here.run('sweep', {
      jobType: 'Sweep',
      trial: { command: 'echo "metric loss=${{search_space.rate}}"', environmentId: 'env' },
      objective: { primaryMetric: 'loss', goal: 'Minimize' },
      samplingAlgorithm: { samplingAlgorithmType: 'Grid' },
      searchSpace: { rate: ['choice', [[0.3, 0.1, 0.2]]] },
      limits: { maxTotalTrials: 3, maxConcurrentTrials: 2 },
    });
    expect(view.state).toBe('Completed');
    expect(here.jobs.machine.get(of('sweep'))?.findings).toEqual({ best_child_run_id: 'sweep_1', score: '0.1' });
  });
});

describe('the end of a job is the end of all its processes', () => {
  /** A tree: a shell with a child in the background, and one that has left the group, all of which ignore SIGTERM. */
  const stubborn = `trap '' TERM; sleep 300 & echo "pid $!"; setsid sleep 300 & sleep 0.2; pgrep -f "sleep 300" -s 0 > /dev/null; echo "pid $$"; wait`;
  const pidsIn = (text: string): number[] => [...text.matchAll(/pid (\d+)/g)].map(([, pid]) => Number(pid));

  async function started(properties: Json): Promise<number[]> {
    await here.run('job', command(properties), ({ state }) => state === 'Running');
    for (let waited = 0; pidsIn(logOf('job')).length < 2 && waited < 5000; waited += 20) await pause(20);
    const pids = pidsIn(logOf('job'));
    expect(pids.map(isAlive)).toEqual([true, true]);
    return pids;
  }

  test('at its time limit', async () => {
    again({}, [], 100);
    const pids = await started({ command: stubborn, limits: { jobLimitsType: 'Command', timeout: 'PT1S' } });
    const view = await here.when('job');
    expect(view).toMatchObject({ state: 'Canceled', error: 'it took longer than its time limit of 1 s' });
    for (const pid of pids) expect(await goneWithin(pid, 2000)).toBe(true);
  });

  test('when somebody cancels it', async () => {
    again({}, [], 100);
    const pids = await started({ command: stubborn });
    const ended = here.when('job');
    here.jobs.run({ kind: 'cancel', run: of('job') });
    expect((await ended).state).toBe('Canceled');
    for (const pid of pids) expect(await goneWithin(pid, 2000)).toBe(true);
  });

  test('when Azure ML is stopped', async () => {
    again({}, [], 100);
    const pids = await started({ command: stubborn });
    await here.jobs.stop('this machine stops');
    expect(here.view('job')).toMatchObject({ state: 'Canceled', error: 'this machine stops' });
    for (const pid of pids) expect(await goneWithin(pid, 2000)).toBe(true);
  });

  test('when its command ends by itself and leaves others behind', async () => {
    await here.run(
      'job',
      command({ command: 'sleep 300 & echo "pid $!"; setsid sleep 301 & echo "pid $!"; sleep 0.1' }),
    );
    expect(here.view('job')?.state).toBe('Completed');
    const pids = pidsIn(logOf('job'));
    expect(pids).toHaveLength(2);
    for (const pid of pids) expect(await goneWithin(pid, 2000)).toBe(true);
  });
});

describe('a restart', () => {
  test('finds the jobs of before, and their names are taken', async () => {
    await here.run('done', command({ command: 'echo "metric loss=1"' }));
    await here.jobs.stop('stopped');
    again({});
    expect(here.view('done')).toMatchObject({ state: 'Completed', metrics: { loss: 1 } });
    expect(here.jobs.put(of('done'), command({ command: 'echo "metric loss=1"' })).kind).toBe('kept');
    expect(here.jobs.put(of('done'), command({ command: 'another' }))).toMatchObject({ code: 'JobPropertyImmutable' });
  });

  test('after a loss, what was under way has failed and its processes are ended', async () => {
    await here.run('lost', command({ command: 'echo "pid $$"; sleep 300' }), ({ state }) => state === 'Running');
    for (let waited = 0; logOf('lost') === '' && waited < 5000; waited += 20) await pause(20);
    const pid = Number(/pid (\d+)/.exec(logOf('lost'))?.[1]);
    const before = here;
    // As if this process had been ended: the other one knows nothing of it but its folder.
    again({});
    expect(here.view('lost')).toMatchObject({
      state: 'Failed',
      error: expect.stringContaining('when this machine lost it'),
    });
    expect(here.events.map(({ runId, state }) => [runId, state])).toEqual([['lost', 'Failed']]);
    expect(await goneWithin(pid, 2000)).toBe(true);
    await before.jobs.stop('it is over');
  });

  test('names that differ in capitals alone have folders of their own', async () => {
    await here.run('job', command({ command: 'echo small' }));
    await here.run('JOB', command({ command: 'echo large' }));
    expect(here.view('job')?.folder).not.toBe(here.view('JOB')?.folder);
    expect(logOf('JOB')).toBe('large\n');
  });
});

test('variables of this process that may be secret do not reach a job', async () => {
  process.env.AZURE_CLIENT_SECRET = 'a secret';
  try {
    await here.run('job', command({ command: 'echo "[$AZURE_CLIENT_SECRET][$AZUREML_ARM_WORKSPACE_NAME]"' }));
  } finally {
    delete process.env.AZURE_CLIENT_SECRET;
  }
  expect(logOf('job')).toBe('[][training]\n');
});
