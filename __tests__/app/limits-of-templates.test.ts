import type { TrainingPlan } from '../../lib/app/declaration/training-plan';
import { budgetProblems, priceProblems, pricesOf, SharedLimits } from '../../lib/app/stack/budgets';
import { JobTemplate, Serverless } from '../../lib/trigger';
import { limitsText, unkeptLimits } from '../../lib/trigger/listening/template-limits';
import type { LimitOptions } from '../../lib/trigger/templates';

const PLAN = {
  workspace: { existing: 'ml', resourceGroupName: 'rg' },
  computes: {
    'gpu-dedicated': { vmSize: 'Standard_NC4as_T4_v3', maxNodes: 4, priority: 'Dedicated' },
    'gpu-spot': { vmSize: 'standard_nc4as_t4_v3', maxNodes: 4 },
  },
  hosting: { storageAccountName: 'programs' },
  prices: {
    source: 'our contract, page 3',
    date: '2026-11-01',
    currency: 'EUR',
    nodeHours: { Standard_NC4as_T4_v3: { Dedicated: 0.5, LowPriority: 0.1 } },
  },
} satisfies TrainingPlan;

const train = (limits: unknown, more: object = {}) =>
  JobTemplate.command({
    experiment: 'reviews',
    compute: { dedicated: 'gpu-dedicated', spot: 'gpu-spot' },
    command: 'python train.py',
    environment: 'azureml:train:1',
    maxNodes: 4,
    timeout: 'PT6H',
    ...(limits !== undefined && { limits: limits as LimitOptions }),
    ...more,
  });

test.each<[limits: unknown, problems: (string | RegExp)[]]>([
  [{ jobsPerHour: 4 }, []],
  [{ budgetPerDay: 0.5, priority: 'priority' }, []],
  [{ jobsPerHour: 0 }, [/^limits.jobsPerHour: got 0, allowed a whole number from 1 to 10000/]],
  [
    { jobsPerHour: 1.5, budgetPerDay: -1 },
    [/^limits.jobsPerHour: got 1.5/, /^limits.budgetPerDay: got -1, allowed an amount from 0.01/],
  ],
  [{ budgetPerDay: Number.NaN }, [/budgetPerDay/]],
  [{ jobsPerHour: 1, priority: 'Priority' }, [/^limits.priority: got "Priority", allowed letters, digits/]],
  [{ priority: 'priority' }, [/^limits: got none|^limits: got "none"/]],
  [{ jobsPerHour: '4' }, [/limits.jobsPerHour/]],
  [{ jobsPerHour: 4, perDay: 9 }, [/perDay/]],
])('limits %j', (limits, problems) => {
  expect(train(limits).problems()).toEqual(problems.map((problem) => expect.stringMatching(problem)));
});

describe('a budget', () => {
  const job = (limits: unknown, more: object = {}) => ({ templates: { train: train(limits, more) } });

  test('has the prices of the machines that its template runs on, with source and date', () => {
    expect(pricesOf(job({ budgetPerDay: 10 }), PLAN)).toEqual({
      source: 'our contract, page 3',
      date: '2026-11-01',
      currency: 'EUR',
      nodeHours: { 'gpu-dedicated': 0.5, 'gpu-spot': 0.1 },
    });
    expect(pricesOf(job({ jobsPerHour: 10 }), PLAN)).toBeUndefined();
  });

  test('without a cluster: the kind of machine, and whether it may be taken away', () => {
    const spot = Serverless.of({ instanceType: 'Standard_NC4as_T4_v3', jobTier: 'Spot' });
    const own = Serverless.of({ instanceType: 'Standard_NC4as_T4_v3' });
    const serverless = job({ budgetPerDay: 10 }, { compute: { spot, own } });
    expect(pricesOf(serverless, PLAN)?.nodeHours).toEqual({
      Standard_NC4as_T4_v3: 0.5,
      'Standard_NC4as_T4_v3 (Spot)': 0.1,
    });
    expect(budgetProblems('s', serverless, PLAN)).toEqual([]);
  });

  const { prices: _, ...withoutPrices } = PLAN;
  test.each<[string, object, object, TrainingPlan, RegExp[]]>([
    ['fits', { budgetPerDay: 3 }, {}, PLAN, []],
    ['no prices', { budgetPerDay: 3 }, {}, withoutPrices, [/^training.prices: got nothing|^training.prices/]],
    [
      'less than one job',
      { budgetPerDay: 2.99 },
      {},
      PLAN,
      [/allowed at least 3.00 EUR, what one job on one node of dedicated costs/],
    ],
    [
      'any machine',
      { budgetPerDay: 3 },
      { compute: Serverless.of({}) },
      PLAN,
      [/of default, without a cluster and an instanceType/],
    ],
    [
      'no price',
      { budgetPerDay: 3 },
      { compute: Serverless.of({ instanceType: 'Standard_X' }) },
      PLAN,
      [/there is no price of Standard_X/],
    ],
  ])('%s', (_, limits, more, plan, problems) => {
    expect(budgetProblems('s', job(limits, more), plan)).toEqual(problems.map((one) => expect.stringMatching(one)));
  });

  test('a pipeline says the nodes of each step, or its cost is not known', () => {
    const pipeline = (nodes: object) => ({
      templates: {
        nightly: JobTemplate.pipeline({
          experiment: 'n',
          compute: 'gpu-spot',
          steps: { one: { component: 'one:1', timeout: 'PT2H', ...nodes } },
          limits: { budgetPerDay: 1 },
        }),
      },
    });
    expect(budgetProblems('s', pipeline({ nodes: 2 }), PLAN)).toEqual([]);
    expect(budgetProblems('s', pipeline({}), PLAN)).toEqual([
      expect.stringContaining('the step one runs on as many nodes'),
    ]);
  });
});

test('prices that are none are told, all at once', () => {
  const prices = { source: 's', date: 'today', currency: 'euro', nodeHours: { A: { Dedicated: -1 } } };
  expect(priceProblems({ ...PLAN, prices })).toEqual([
    expect.stringMatching(/^training.prices.date: got "today", allowed a day/),
    expect.stringMatching(/^training.prices.currency: got "euro"/),
    expect.stringMatching(/^training.prices.nodeHours.A.Dedicated: got -1/),
  ]);
});

test('templates of one name have one limit, whatever subscription starts them', () => {
  const shared = new SharedLimits();
  expect(shared.problems('a', { templates: { train: train({ jobsPerHour: 2 }) } })).toEqual([]);
  expect(shared.problems('b', { templates: { train: train({ jobsPerHour: 2, priority: 'p' }) } })).toEqual([]);
  expect(shared.problems('c', { templates: { train: train({ jobsPerHour: 3 }) } })).toEqual([
    expect.stringContaining('c.starts.templates.train.limits'),
  ]);
});

test('for people, limits are a sentence; and a Logic App keeps none', () => {
  const templates = {
    train: train({ jobsPerHour: 1, budgetPerDay: 20, priority: 'priority' }),
    other: train(undefined),
  };
  expect(limitsText(templates)).toBe(
    'train: at most 1 job an hour and a cost of 20 a day, the most urgent by priority first',
  );
  expect(unkeptLimits(templates)).toEqual([
    expect.stringMatching(/^template train: limits: .* a Logic App starts each request at once/),
  ]);
});
