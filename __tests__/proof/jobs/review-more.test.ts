import { startsToJson } from '../../../lib/requests';
import type { TemplateData } from '../../../lib/trigger/jobs';
import { reviewOfStep, type System, saidOf } from '../../support/small-systems';
import { TEMPLATE_DATA } from '../../support/templates';

const contract = {
  type: 'object',
  properties: {
    kind: { type: 'string', enum: ['train', 'evaluate'] },
    nodes: { type: 'integer', minimum: 1, maximum: 4 },
  },
  required: ['kind'],
};
const template = (maxNodes: number): TemplateData =>
  ({
    ...TEMPLATE_DATA['reviews-bert'],
    maxNodes,
    fromProperties: { nodeCount: { property: 'nodes', wins: 'property' } },
  }) as TemplateData;

/** Says that jobs of these templates are started of the messages of a subscription. */
const starting = (templates: Readonly<Record<string, number>>, more: object = {}) => ({
  ...more,
  '//': {
    starts: startsToJson({
      by: 'function',
      templates: Object.fromEntries(Object.entries(templates).map(([name, most]) => [name, template(most)])),
    }),
  },
});
/** Says it in a form that nobody knows. */
const UNCLEAR = { '//': { starts: 'by hand' } };

const JOBS: System = { jobs: { '//': { contract } } };
const GPU: System = { ...JOBS, 'jobs/gpu': starting({ train: 4 }), 'jobs/gpu/r': "kind = 'train'" };
const NEXT: System = {
  ...JOBS,
  next: { '//': { contract } },
  'jobs/gpu': { forward_to: 'next' },
  'jobs/gpu/r': '1=1',
  'next/a': starting({ train: 4 }),
  'next/a/r': "kind = 'train'",
};

type Case = readonly [what: string, before: System, after: System, said: readonly string[]];

const told = async (before: System, after: System) =>
  saidOf(await reviewOfStep(before, after)).filter((line) => /^jobs-|^unresolved|^unmoved/.test(line));

describe('jobs that messages start by way of other entities', () => {
  test.each<Case>([
    [
      'a rule of the next topic',
      NEXT,
      { ...NEXT, 'next/a/r': "kind = 'evaluate'" },
      [
        'unmoved: false',
        'jobs-more jobs: messages now start a job of `train` that started none of it; before, they came to nothing that starts jobs for applicationProperties:{kind:evaluate}',
        'jobs-more next: messages now start a job of `train` that started none of it; before, they came to nothing that starts jobs for applicationProperties:{kind:evaluate}',
      ],
    ],
    ['what forwards to it', NEXT, { ...NEXT, 'jobs/gpu/r': "kind = 'evaluate'" }, ['unmoved: false (next true)']],
    [
      'a template of the next topic',
      NEXT,
      { ...NEXT, 'next/a': starting({ train: 2 }) },
      [
        'unmoved: false (jobs true) (next true)',
        'jobs-lost jobs: messages that started a job of `train` now start none: `next/a` sets them aside: property nodes, which is nodeCount: must be <= 2 (not-allowed) for applicationProperties:{kind:train,nodes:3} [lost-coverage]',
        'jobs-lost next: messages that started a job of `train` now start none: `next/a` sets them aside: property nodes, which is nodeCount: must be <= 2 (not-allowed) for applicationProperties:{kind:train,nodes:3} [lost-coverage]',
      ],
    ],
    [
      'nothing is forwarded any more',
      NEXT,
      { ...NEXT, 'jobs/gpu': {} },
      [
        'unmoved: false (next true)',
        'jobs-lost jobs: messages that started a job of `train` now start none: they go `jobs/gpu`, where nothing starts jobs for applicationProperties:{kind:train} [lost-coverage]',
      ],
    ],
    [
      'a second one behind it',
      NEXT,
      { ...NEXT, 'next/b': starting({ train: 4 }), 'next/b/r': '1=1' },
      [
        'unmoved: false',
        'jobs-more jobs: messages now start a job of `train` that started none of it; before, they came to nothing that starts jobs for applicationProperties:{kind:evaluate}',
        'jobs-more jobs: messages that started one job at most now start 2: at `next/a` and `next/b` for applicationProperties:{kind:train}',
        'jobs-more next: messages now start a job of `train` that started none of it; before, they came to nothing that starts jobs for applicationProperties:{kind:evaluate}',
        'jobs-more next: messages that started one job at most now start 2: at `a` and `b` for applicationProperties:{kind:train}',
      ],
    ],
  ])('%s', async (_, before, after, said) => {
    expect(await told(before, after)).toEqual(said);
  });
});

describe('jobs of several templates, at one subscription and at several', () => {
  test.each<Case>([
    [
      'a template more',
      GPU,
      { ...GPU, 'jobs/gpu': starting({ train: 4, tune: 4 }) },
      [
        'unmoved: false (jobs true)',
        'jobs-more jobs: messages now start a job of `tune` that started none of it; before, `jobs/gpu` started jobs of `train` alone for applicationProperties:{kind:train}',
      ],
    ],
    [
      'a template less',
      { ...GPU, 'jobs/gpu': starting({ train: 4, tune: 4 }) },
      GPU,
      [
        'unmoved: false (jobs true)',
        'jobs-lost jobs: messages that started a job of `tune` now start none: `jobs/gpu` starts jobs of `train` alone for applicationProperties:{kind:train} [lost-coverage]',
      ],
    ],
    [
      'jobs are started from now on',
      { ...GPU, 'jobs/gpu': {} },
      GPU,
      [
        'unmoved: false (jobs true)',
        'jobs-more jobs: messages now start a job of `train` that started none of it; before, they came to nothing that starts jobs for applicationProperties:{kind:train}',
      ],
    ],
    [
      'jobs are started no longer',
      GPU,
      { ...GPU, 'jobs/gpu': {} },
      [
        'unmoved: false (jobs true)',
        'jobs-lost jobs: messages that started a job of `train` now start none: they go `jobs/gpu`, where nothing starts jobs for applicationProperties:{kind:train} [lost-coverage]',
      ],
    ],
    [
      'a subscription that starts jobs goes',
      GPU,
      { ...JOBS, 'jobs/cpu': {}, 'jobs/cpu/r': '1=1' },
      [
        'unmoved: false',
        'jobs-lost jobs: messages that started a job of `train` now start none: they go `jobs/cpu`, where nothing starts jobs for applicationProperties:{kind:train} [lost-coverage]',
      ],
    ],
    [
      'another one takes its place',
      GPU,
      { ...JOBS, 'jobs/cpu': starting({ train: 4 }), 'jobs/cpu/r': '1=1' },
      [
        'unmoved: false',
        'jobs-more jobs: messages now start a job of `train` that started none of it; before, they came to nothing that starts jobs for applicationProperties:{kind:evaluate}',
      ],
    ],
    [
      'another one, of fewer nodes',
      GPU,
      { ...JOBS, 'jobs/cpu': starting({ train: 2 }), 'jobs/cpu/r': '1=1' },
      [
        'unmoved: false',
        'jobs-lost jobs: messages that started a job of `train` now start none: `jobs/cpu` sets them aside: property nodes, which is nodeCount: must be <= 2 (not-allowed) for applicationProperties:{kind:train,nodes:3} [lost-coverage]',
        'jobs-more jobs: messages now start a job of `train` that started none of it; before, they came to nothing that starts jobs for applicationProperties:{kind:evaluate}',
      ],
    ],
    [
      'a copy more',
      GPU,
      { ...GPU, 'jobs/gpu/s': { sql_filter: "kind = 'train'", action: 'SET a = 1' } },
      [
        'unmoved: false',
        'jobs-more jobs: messages that started one job at most now start 2: at `gpu` and `gpu` for applicationProperties:{kind:train}',
      ],
    ],
    [
      'three that start jobs of the same messages',
      {
        ...GPU,
        'jobs/cpu': starting({ train: 4 }),
        'jobs/cpu/r': "kind = 'evaluate'",
        'jobs/tpu': starting({ tune: 4 }),
        'jobs/tpu/r': "kind = 'evaluate'",
      },
      {
        ...GPU,
        'jobs/cpu': starting({ train: 4 }),
        'jobs/cpu/r': '1=1',
        'jobs/tpu': starting({ tune: 4 }),
        'jobs/tpu/r': '1=1',
      },
      [
        'unmoved: false',
        'jobs-more jobs: messages now start a job of `tune` that started none of it; before, `jobs/gpu` started jobs of `train` alone for applicationProperties:{kind:train}',
        'jobs-more jobs: messages that started one job at most now start 3: at `cpu` and `gpu` and `tpu` for applicationProperties:{kind:train}',
      ],
    ],
    [
      'two that refuse it',
      { ...GPU, 'jobs/cpu': starting({ train: 4 }), 'jobs/cpu/r': '1=1' },
      { ...GPU, 'jobs/gpu': starting({ train: 2 }), 'jobs/cpu': starting({ train: 2 }), 'jobs/cpu/r': '1=1' },
      [
        'unmoved: false (jobs true)',
        'jobs-lost jobs: messages that started a job of `train` now start none: `jobs/cpu` sets them aside: property nodes, which is nodeCount: must be <= 2 (not-allowed), and `jobs/gpu` sets them aside: property nodes, which is nodeCount: must be <= 2 (not-allowed) for applicationProperties:{kind:train,nodes:3} [lost-coverage]',
      ],
    ],
    ['a new topic tells nothing of jobs', {}, GPU, ['unmoved: false']],
    [
      'where nothing starts jobs there is nothing to tell',
      { ...GPU, 'jobs/gpu': {} },
      { ...JOBS, 'jobs/gpu': {}, 'jobs/gpu/r': '1=1' },
      ['unmoved: false'],
    ],
  ])('%s', async (_, before, after, said) => {
    expect(await told(before, after)).toEqual(said);
  });
});

describe('jobs of which something is not known', () => {
  const BESIDE: System = { ...GPU, 'jobs/cpu': UNCLEAR, 'jobs/cpu/r': "kind = 'train'" };
  test.each<Case>([
    [
      'what starts jobs from now on',
      GPU,
      { ...GPU, 'jobs/gpu': UNCLEAR },
      [
        'unmoved: null (jobs true)',
        'unresolved jobs: cannot tell whether messages that started a job of `train` start none, since `//.starts` of `azurerm_servicebus_subscription.jobs_gpu`: it has another form than expected ?',
      ],
    ],
    [
      'what has started jobs',
      { ...GPU, 'jobs/gpu': UNCLEAR },
      GPU,
      [
        'unmoved: null (jobs true)',
        'unresolved jobs: cannot tell whether more messages start a job of `train`, since `//.starts` of `azurerm_servicebus_subscription.jobs_gpu`: it has another form than expected ?',
      ],
    ],
    [
      'what starts jobs elsewhere, as before',
      BESIDE,
      { ...BESIDE, 'jobs/gpu': starting({ train: 2 }) },
      [
        'unmoved: false (jobs true)',
        'jobs-lost jobs: messages that started a job of `train` now start none: `jobs/gpu` sets them aside: property nodes, which is nodeCount: must be <= 2 (not-allowed) for applicationProperties:{kind:train,nodes:3} [lost-coverage]',
      ],
    ],
    [
      'where messages go on to',
      GPU,
      { ...GPU, 'jobs/gpu': starting({ train: 4 }, { forward_to: '${var.x}' }) },
      [
        'unmoved: null',
        'unresolved jobs/gpu: cannot tell whether it loses messages, since `forward_to` of `azurerm_servicebus_subscription.jobs_gpu` is not known: it is ${var.x} (and 3 more questions wait for that) ?',
        'unresolved jobs/gpu: `forward_to` is not known: it is ${var.x}, before nothing; cannot tell where messages go on to ?',
      ],
    ],
    ['which messages come', GPU, { ...GPU, 'jobs/gpu/r': '${var.x}' }, ['unmoved: null']],
    [
      'what starts jobs, and nothing else does',
      { ...GPU, 'jobs/gpu': {} },
      { ...GPU, 'jobs/gpu': UNCLEAR },
      [
        'unmoved: null (jobs true)',
        'unresolved azurerm_servicebus_subscription.jobs_gpu: `//.starts` is not part of this review: it has another form than expected ?',
      ],
    ],
  ])('%s', async (_, before, after, said) => {
    expect(await told(before, after)).toEqual(said);
  });
});
