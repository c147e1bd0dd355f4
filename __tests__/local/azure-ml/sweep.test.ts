import type { JobMachine, Json } from '../../../lib/local/azure-ml/core';
import { isGivenUp } from '../../../lib/local/azure-ml/core/early-termination';
import { Luck } from '../../../lib/local/azure-ml/core/run-luck';
import { drawn } from '../../../lib/local/azure-ml/core/search-space';
import { CPU, command, machine, of, put } from './machine';

function sweep(over: Json = {}): Json {
  const { command: text, environmentId } = command();
  return {
    jobType: 'Sweep',
    computeId: CPU,
    trial: { command: text, environmentId },
    objective: { primaryMetric: 'accuracy', goal: 'Maximize' },
    samplingAlgorithm: { samplingAlgorithmType: 'Random' },
    searchSpace: { rate: ['uniform', [0.1, 0.2]], batch: ['choice', [[16, 32]]] },
    limits: { jobLimitsType: 'Sweep', maxTotalTrials: 4, maxConcurrentTrials: 2 },
    ...over,
  };
}

function statesOf(ml: JobMachine): Record<string, string> {
  return Object.fromEntries([...ml.all()].map(({ name, state }) => [name, state]));
}

function end(ml: JobMachine, name: string, accuracy?: number, error?: string): void {
  if (accuracy !== undefined) ml.run({ kind: 'measured', run: of(name), metric: 'accuracy', value: accuracy }, 1);
  ml.run({ kind: 'ended', run: of(name), error }, 1);
}

test('runs so many trials at a time, and finds the best', () => {
  const ml = machine();
  ml.run(put('s', sweep()), 0);
  expect(statesOf(ml)).toEqual({ s: 'Preparing', s_0: 'Starting', s_1: 'Starting' });
  ml.run({ kind: 'began', run: of('s_0') }, 1);
  expect(ml.get(of('s'))?.state).toBe('Running');
  end(ml, 's_0', 0.7);
  expect(statesOf(ml)).toMatchObject({ s_0: 'Completed', s_1: 'Starting', s_2: 'Starting' });
  for (const [name, accuracy] of [
    ['s_1', 0.9],
    ['s_2', 0.8],
  ] as const)
    end(ml, name, accuracy);
  end(ml, 's_3', undefined, 'no memory');
  expect(statesOf(ml)).toEqual({ s: 'Completed', s_0: 'Completed', s_1: 'Completed', s_2: 'Completed', s_3: 'Failed' });
  expect(ml.get(of('s'))?.findings).toEqual({ best_child_run_id: 's_1', score: '0.9' });
  expect(ml.get(of('s_2'))).toMatchObject({ parent: 's', kind: 'Command' });
});

test('the same luck draws the same values, within what is allowed', () => {
  const valuesWith = (luck: number) => {
    const ml = machine();
    ml.run(put('s', sweep(), luck), 0);
    return ml.get(of('s_0'))?.task?.search;
  };
  expect(valuesWith(7)).toEqual(valuesWith(7));
  expect(valuesWith(7)).not.toEqual(valuesWith(8));
  const { rate, batch } = valuesWith(7) ?? {};
  expect(Number(rate)).toBeGreaterThanOrEqual(0.1);
  expect(Number(rate)).toBeLessThan(0.2);
  expect(['16', '32']).toContain(batch);
});

/** Many values of one setting, sorted. */
function drawnFrom(setting: unknown): number[] {
  const luck = new Luck(1);
  return Array.from({ length: 2000 }, () => Number(drawn({ x: setting }, luck).x)).sort((a, b) => a - b);
}

test.each<[string, unknown, [least: number, median: number, most: number]]>([
  ['uniform', ['uniform', [10, 20]], [10, 15, 20]],
  ['loguniform', ['loguniform', [0, 2]], [1, Math.E, Math.E ** 2]],
  ['randint', ['randint', [10]], [0, 4.5, 9]],
  ['normal', ['normal', [100, 2]], [92, 100, 108]],
  ['lognormal', ['lognormal', [1, 0.1]], [Math.exp(0.6), Math.E, Math.exp(1.4)]],
])('%s draws from where it says, and half of it on each side', (_, setting, [least, median, most]) => {
  const values = drawnFrom(setting);
  const width = most - least;
  expect(values[0]).toBeGreaterThanOrEqual(least);
  expect(values.at(-1)).toBeLessThanOrEqual(most);
  // It reaches into both ends.
  expect((values[0] as number) - least).toBeLessThan(width / 5);
  expect(most - (values.at(-1) as number)).toBeLessThan(width / 5);
  expect(Math.abs((values[1000] as number) - median)).toBeLessThan(width / 15);
});

test.each([
  ['quniform', [0, 10, 2]],
  ['qloguniform', [0, 3, 2]],
  ['qnormal', [5, 2, 2]],
  ['qlognormal', [1, 1, 2]],
])('%s draws whole steps', (draw, given) => {
  for (const value of drawnFrom([draw, given])) expect(Math.abs(value % 2)).toBe(0);
});

test('a grid has each point once', () => {
  const ml = machine();
  const searchSpace = { batch: ['choice', [[16, 32]]], kind: ['choice', [['a', 'b', 'c']]] };
  const limits = { jobLimitsType: 'Sweep', maxTotalTrials: 100 };
  const properties = sweep({
    searchSpace,
    samplingAlgorithm: { samplingAlgorithmType: 'Grid' },
    limits,
    computeId: undefined,
  });
  ml.run(put('s', properties), 0);
  const trials = [...ml.all()].filter(({ parent }) => parent === 's');
  expect(trials.map(({ task }) => Object.values(task?.search ?? {}).join())).toEqual([
    '16,a',
    '16,b',
    '16,c',
    '32,a',
    '32,b',
    '32,c',
  ]);
});

test('what a trial reports when it is over does not count', () => {
  const ml = machine();
  ml.run(put('s', sweep({ limits: { maxTotalTrials: 2 } })), 0);
  end(ml, 's_0', 0.5);
  ml.run({ kind: 'measured', run: of('s_0'), metric: 'accuracy', value: 0.99 }, 2);
  end(ml, 's_1', 0.7);
  expect(ml.get(of('s'))?.findings).toMatchObject({ best_child_run_id: 's_1', score: '0.7' });
});

test('fails where no trial succeeds, with what the first one said', () => {
  const ml = machine();
  ml.run(put('s', sweep({ limits: { maxTotalTrials: 2 } })), 0);
  end(ml, 's_0', undefined, 'no such file');
  end(ml, 's_1', undefined, 'the same');
  expect(ml.get(of('s'))).toMatchObject({ state: 'Failed', error: expect.stringContaining('no such file') });
});

test('cancel ends all trials, and no other one begins', () => {
  const ml = machine();
  ml.run(put('s', sweep()), 0);
  ml.run({ kind: 'began', run: of('s_0') }, 0);
  ml.run({ kind: 'cancel', run: of('s') }, 1);
  expect(statesOf(ml)).toEqual({ s: 'CancelRequested', s_0: 'CancelRequested', s_1: 'CancelRequested' });
  end(ml, 's_0');
  end(ml, 's_1');
  expect(statesOf(ml)).toEqual({ s: 'Canceled', s_0: 'Canceled', s_1: 'Canceled' });
});

test('the limit of a sweep ends it, and that of a trial the trial alone', () => {
  const ml = machine();
  const limits = { maxTotalTrials: 9, maxConcurrentTrials: 1, timeout: 'PT30S', trialTimeout: 'PT20S' };
  ml.run(put('s', sweep({ limits })), 0);
  ml.run({ kind: 'began', run: of('s_0') }, 0);
  ml.advance(20_000);
  expect(statesOf(ml)).toEqual({ s: 'Running', s_0: 'CancelRequested' });
  ml.run({ kind: 'ended', run: of('s_0'), error: undefined }, 20_000);
  ml.advance(30_000);
  ml.run({ kind: 'ended', run: of('s_1'), error: undefined }, 30_000);
  expect(statesOf(ml)).toEqual({ s: 'Canceled', s_0: 'Canceled', s_1: 'Canceled' });
});

test.each([
  ['no setting', {}, 'Random', /at least one setting/],
  ['a way to draw that there is not', { a: ['often', [1]] }, 'Random', /searchSpace\.a: got "often"/],
  ['nothing to choose from', { a: ['choice', [[]]] }, 'Random', /no value to choose from/],
  ['too few numbers', { a: ['uniform', [1]] }, 'Random', /searchSpace\.a: got \[1\], allowed 2 numbers/],
  ['a grid of what has no points', { a: ['uniform', [1, 2]] }, 'Grid', /Grid sampling does not take; allowed choice/],
  ['Bayesian of a normal distribution', { a: ['normal', [1, 2]] }, 'Bayesian', /allowed choice, uniform, quniform/],
])('refuses %s', (_, searchSpace, samplingAlgorithmType, message) => {
  const ml = machine();
  const { answer } = ml.run(put('s', sweep({ searchSpace, samplingAlgorithm: { samplingAlgorithmType } })), 0);
  expect(answer).toMatchObject({ kind: 'refused', status: 400, message: expect.stringMatching(message) });
});

describe('a trial is given up', () => {
  const others = (...reported: number[][]) =>
    reported.map((one, number) => ({ run: `t${number}`, isOver: false, reported: one }));

  test.each([
    [
      'Bandit, below the best one by more than the factor',
      { policyType: 'Bandit', slackFactor: 0.2 },
      [[0.8], [0.66]],
      true,
    ],
    ['Bandit, within the factor', { policyType: 'Bandit', slackFactor: 0.2 }, [[0.8], [0.67]], false],
    ['Bandit, below by more than the amount', { policyType: 'Bandit', slackAmount: 0.1 }, [[0.8], [0.69]], true],
    ['Bandit, within the amount', { policyType: 'Bandit', slackAmount: 0.1 }, [[0.8], [0.71]], false],
    ['Bandit, before it begins', { policyType: 'Bandit', slackAmount: 0.1, delayEvaluation: 2 }, [[0.8], [0.1]], false],
    [
      'Bandit, between two looks',
      { policyType: 'Bandit', slackAmount: 0.1, evaluationInterval: 2 },
      [[0.8], [0.1]],
      false,
    ],
    [
      'Bandit, when it looks',
      { policyType: 'Bandit', slackAmount: 0.1, evaluationInterval: 2 },
      [
        [0.8, 0.8],
        [0.1, 0.1],
      ],
      true,
    ],
    [
      'what the best reported later does not count',
      { policyType: 'Bandit', slackAmount: 0.1 },
      [[0.3, 0.9], [0.25]],
      false,
    ],
    [
      'the median of averages',
      { policyType: 'MedianStopping' },
      [
        [0.5, 0.7],
        [0.1, 0.2],
        [0.9, 0.9],
      ],
      false,
    ],
    [
      'below the median of averages',
      { policyType: 'MedianStopping' },
      [
        [0.9, 0.9],
        [0.1, 0.2],
        [0.5, 0.7],
      ],
      true,
    ],
    ['the last share', { policyType: 'TruncationSelection', truncationPercentage: 50 }, [[0.5], [0.4]], true],
    ['not in the last share', { policyType: 'TruncationSelection', truncationPercentage: 20 }, [[0.5], [0.4]], false],
    ['no policy', {}, [[0.9], [0]], false],
  ])('%s', (name, policy, reported, expected) => {
    const run = name === 'the median of averages' ? 't0' : 't1';
    expect(isGivenUp(policy, false, run, others(...reported))).toBe(expected);
  });

  test('what is to be small is given up where it is large', () => {
    const policy = { policyType: 'Bandit', slackFactor: 0.2 };
    expect(isGivenUp(policy, true, 't1', others([0.5], [0.61]))).toBe(true);
    expect(isGivenUp(policy, true, 't1', others([0.5], [0.59]))).toBe(false);
  });

  test('as a run: it is canceled, and the next one begins', () => {
    const ml = machine();
    ml.run(put('s', sweep({ earlyTermination: { policyType: 'Bandit', slackAmount: 0.1 } })), 0);
    for (const [name, value] of [
      ['s_0', 0.9],
      ['s_1', 0.2],
    ] as const) {
      ml.run({ kind: 'began', run: of(name) }, 1);
      ml.run({ kind: 'measured', run: of(name), metric: 'accuracy', value }, 2);
    }
    expect(ml.get(of('s_1'))?.state).toBe('CancelRequested');
    ml.run({ kind: 'ended', run: of('s_1'), error: undefined }, 3);
    expect(statesOf(ml)).toMatchObject({ s_0: 'Running', s_1: 'Canceled', s_2: 'Starting' });
    expect(ml.get(of('s_1'))?.error).toBe('given up by the Bandit policy of the sweep');
  });
});
