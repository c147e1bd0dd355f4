import { App } from 'cdktf';
import { type Environment, jobCatalogue, TrainingSchedulerStack } from '../../lib/app';
import { sharedEventProblems, trainingWarnings } from '../../lib/app/stack/training-checks';
import { SqlFilter } from '../../lib/rules';
import { TRAINING } from '../support/training';

const training = TRAINING.training as NonNullable<Environment['training']>;
const { alerts: _, ...quiet } = TRAINING;
const { training: __, ...without } = TRAINING;

test.each<[what: string, environment: Environment, starting: readonly string[], warning: RegExp]>([
  ['jobs that start, with somebody who is told', TRAINING, ['gpu-train'], /^$/],
  ['no training, and no job that starts', without, [], /^$/],
  ['training for no job', TRAINING, [], /^training: no job of the catalogue starts any, and nothing of it is made: /],
  [
    'nobody who is told',
    quiet,
    ['gpu-train'],
    /^alerts: nobody is told of requests .* what gpu-train cannot start is in/,
  ],
])('%s', (_what, environment, starting, warning) => {
  expect(trainingWarnings(environment, starting).join('\n')).toMatch(warning);
});

test('an environment says so where it is made', () => {
  const app = new App({ stackTraces: false });
  const withoutJobs = jobCatalogue({
    topicName: 'events',
    jobs: () => ({ all: { rules: { all: SqlFilter.acceptEverything() } } }),
  });
  const environments = [
    { ...TRAINING, catalogue: withoutJobs },
    { ...quiet, name: 'quiet' },
  ];
  const warned = environments.map((environment) =>
    new TrainingSchedulerStack(app, environment).node.metadata.map(({ data }) => String(data)),
  );
  expect(warned).toEqual([
    expect.arrayContaining([expect.stringMatching(/^training: no job/)]),
    expect.arrayContaining([expect.stringMatching(/^alerts: nobody is told/)]),
  ]);
});

describe('events of one workspace', () => {
  const existing = { existing: 'MLW', resourceGroupName: 'rg-training-ml' };
  const hears = (name: string, change: Partial<typeof training> = {}): Environment => ({
    ...TRAINING,
    name,
    training: { ...training, workspace: existing, jobEvents: true, ...change },
  });

  test.each<[what: string, first: Environment, second: Environment, isRefused: boolean]>([
    ['twice', hears('a'), hears('b'), true],
    [
      'in the one that makes it and in another',
      hears('a', { workspace: { ...training.workspace, create: 'mlw' } as typeof training.workspace }),
      hears('b'),
      true,
    ],
    ['once', hears('a', { jobEvents: false }), hears('b'), false],
    ['of two groups', hears('a'), hears('b', { workspace: { ...existing, resourceGroupName: 'rg-other' } }), false],
    ['of two workspaces', hears('a'), hears('b', { workspace: { ...existing, existing: 'mlw-2' } }), false],
  ])('%s', (_what, first, second, isRefused) => {
    const problems = sharedEventProblems(second, [first]);
    expect(problems).toEqual(
      isRefused
        ? [expect.stringMatching(/^training.jobEvents: got true, allowed .*, and a has those of rg-training-ml\/mlw/)]
        : [],
    );
    const app = new App({ stackTraces: false });
    const stacks = [first, second].map((environment) => new TrainingSchedulerStack(app, environment));
    const told = stacks.map(({ node }) =>
      node.validate().filter((problem) => problem.startsWith('training.jobEvents')),
    );
    expect(told).toEqual([[], problems]);
  });
});
