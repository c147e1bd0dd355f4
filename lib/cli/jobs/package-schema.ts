import { Schema } from '../../schema';
import type { writeJobFile } from '../../trigger/job-files';

type Template = Parameters<typeof writeJobFile>[1];

/*
 * What a package says of a job template. A package lies beside a document, and may have come from anywhere with it; of
 * one that this project made, `lib/trigger/jobs/template-data.ts` says what each part means.
 */

const text = { type: 'string', description: 'a text' };
const count = { type: 'integer', minimum: 0, description: 'a whole number' };
const texts = { type: 'object', description: 'texts by name', additionalProperties: text };
const oneOf = (...words: readonly string[]) => ({ enum: words, description: words.join(', ') });
const named = (description: string, additionalProperties: object) => ({
  type: 'object',
  description,
  additionalProperties,
});
const machines = {
  type: 'object',
  description: 'machines without a cluster',
  properties: { instanceType: text, jobTier: text },
};
const compute = { anyOf: [text, machines], description: 'the name of a cluster, or machines without one' };
const data = {
  type: 'object',
  description: 'data',
  required: ['type'],
  properties: { type: text, mode: text, path: text },
};
const literal = { type: 'object', required: ['literal'], properties: { literal: text, mode: text } };
const given = {
  anyOf: [literal, { ...data, required: ['type', 'path'] }],
  description: 'a literal text, or data with a path',
};
const distribution = {
  type: 'object',
  description: 'how a command is spread',
  required: ['distributionType'],
  properties: {
    distributionType: oneOf('PyTorch', 'Mpi', 'TensorFlow'),
    processCountPerInstance: count,
    parameterServerCount: count,
    workerCount: count,
  },
};
const machine = { distribution, shmSize: text, dockerArgs: text, environmentVariables: texts };
const command = { command: text, environment: text, code: text, ...machine };
const setting = {
  type: 'array',
  description: 'a kind of setting, and what it is given',
  minItems: 2,
  items: false,
  prefixItems: [
    oneOf(
      ...['choice', 'randint', 'uniform', 'loguniform', 'quniform', 'qloguniform'],
      ...['normal', 'lognormal', 'qnormal', 'qlognormal'],
    ),
    { type: 'array', description: 'a list', maxItems: 3 },
  ],
};
const step = {
  type: 'object',
  description: 'a step',
  required: ['component', 'inputs', 'outputs', 'timeout'],
  properties: {
    ...machine,
    component: text,
    displayName: text,
    comment: text,
    tags: texts,
    inputs: named('inputs by name', given),
    outputs: named('outputs by name', { anyOf: [literal, data], description: 'a literal text, or data' }),
    compute,
    instanceType: text,
    jobTier: text,
    nodes: count,
    timeout: text,
  },
};
const service = {
  type: 'object',
  description: 'a program to connect to',
  required: ['jobServiceType'],
  properties: { jobServiceType: text, port: count, properties: texts },
};

const kinds = {
  command: { required: ['command', 'environment', 'timeout'], properties: { ...command, timeout: text } },
  sweep: {
    required: [
      ...['trial', 'objective', 'sampling', 'searchSpace', 'timeout'],
      ...['maxTotalTrials', 'maxConcurrentTrials', 'trialTimeout'],
    ],
    properties: {
      trial: { type: 'object', description: 'a command', required: ['command', 'environment'], properties: command },
      objective: {
        type: 'object',
        description: 'a metric and a goal',
        required: ['primaryMetric', 'goal'],
        properties: { primaryMetric: text, goal: oneOf('Maximize', 'Minimize') },
      },
      sampling: {
        type: 'object',
        description: 'how settings are chosen',
        required: ['samplingAlgorithmType'],
        properties: { samplingAlgorithmType: oneOf('Random', 'Grid', 'Bayesian') },
      },
      searchSpace: named('settings by name', setting),
      earlyTermination: {
        type: 'object',
        description: 'when a trial is given up',
        required: ['policyType'],
        properties: { policyType: oneOf('Bandit', 'MedianStopping', 'TruncationSelection') },
      },
      maxTotalTrials: count,
      maxConcurrentTrials: count,
      trialTimeout: text,
      timeout: text,
    },
  },
  pipeline: {
    required: [],
    properties: { steps: named('steps by name', step), component: text, defaultDatastore: text },
  },
};

const TEMPLATES = new Schema(
  named('templates by name', {
    type: 'object',
    description: 'a template',
    required: ['kind', 'experiment', 'tiers', 'parameters', 'inputs', 'outputs', 'maxNodes'],
    properties: {
      kind: oneOf(...Object.keys(kinds)),
      experiment: text,
      displayName: text,
      description: text,
      tags: texts,
      tiers: { ...named('machines by the name of a tier', compute), minProperties: 1 },
      parameters: named('parameters by name', {
        type: 'object',
        description: 'what a parameter may be',
        required: ['type'],
        properties: {
          type: oneOf('integer', 'number', 'boolean', 'string'),
          enum: { type: 'array', description: 'a list of words', items: text },
        },
      }),
      inputs: named('inputs by name', {
        ...data,
        required: ['type', 'mode', 'assets'],
        properties: { type: text, mode: text, assets: { type: 'array', description: 'a list of names', items: text } },
      }),
      fixed: named('fixed inputs by name', given),
      outputs: named('outputs by name', data),
      services: named('programs to connect to, by name', service),
      nodes: count,
      maxNodes: count,
      limits: {
        type: 'object',
        description: 'what its jobs may use up together',
        properties: { jobsPerHour: count, budgetPerDay: { type: 'number', description: 'an amount' }, priority: text },
      },
    },
    allOf: Object.entries(kinds).map(([kind, then]) => ({ if: { properties: { kind: { const: kind } } }, then })),
  }),
);

/** What is wrong with the templates of a package, a sentence each. */
export function templateProblems(templates: Readonly<Record<string, unknown>>): string[] {
  return TEMPLATES.problems(templates);
}

export type { Template };
