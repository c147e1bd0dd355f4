import { either, flag, isPlain, listOf, mapOf, number, oneOf, type Shape, shapeOf, text, valueThat } from '../../rules';
import { JobCode, JobEnvironment } from '../assets';
import type { JobFileOptions } from '../job-files/reading/job-file-options';
import type { DataType, Distribution, FixedData, InputData, OutputData } from '../jobs';
import { Parameter } from '../options/parameter';
import { Serverless } from '../options/serverless';
import type {
  CommandOptions,
  ComputeOptions,
  InputOptions,
  LimitOptions,
  PipelineComponentOptions,
  PipelineOptions,
  PropertyDecision,
  PropertyDecisions,
  StepOptions,
  StepsOptions,
  SweepOptions,
  TemplateOptions,
} from '../options/template-options';
import { sampling, searchSpace, termination } from './sweep-shapes';

const type = oneOf<DataType>('uri_file', 'uri_folder', 'mltable', 'mlflow_model', 'custom_model', 'triton_model');
const inputMode = oneOf('Direct', 'Download', 'ReadOnlyMount', 'EvalDownload', 'EvalMount');

const computePlace: Shape<ComputeOptions> = either<ComputeOptions>(
  (value) => (value instanceof Serverless ? valueThat('a Serverless', () => true) : text),
  'the name of a cluster, or Serverless.of({ … })',
);
const compute: Shape<TemplateOptions['compute']> = {
  ...either<TemplateOptions['compute']>(
    (value) => (isPlain(value) ? mapOf(computePlace) : computePlace),
    'the name of a cluster, Serverless.of({ … }), or an object of those',
  ),
  standIn: 'standin',
};
const parameter = valueThat<Parameter>('a Parameter', (value) => value instanceof Parameter, {
  isReference: true,
  fix: () => 'make one with Parameter.integer({ min, max })',
});
const named = shapeOf<{ readonly type: DataType } & Partial<InputData>>(
  { type },
  { mode: inputMode, assets: listOf(text) },
);
const given = shapeOf<FixedData>({ type, path: text }, { mode: inputMode });
const value = valueThat<string | number | boolean>('a text, number or boolean', (one) =>
  ['string', 'number', 'boolean'].includes(typeof one),
);
const input: Shape<InputOptions> = either<InputOptions>(
  (one) => (isPlain(one) ? ('path' in one ? given : named) : value),
  'an object with type, or a value',
);

const whole = shapeOf<Exclude<PropertyDecision, string>>({ property: text }, { wins: oneOf('property', 'body') });
const decision: Shape<PropertyDecision> = either<PropertyDecision>(
  (one) => (isPlain(one) ? whole : text),
  "the name of a property, or { property, wins: 'body' }",
);
const decisions = shapeOf<PropertyDecisions>(
  {},
  { tier: decision, nodeCount: decision, parameters: mapOf(decision) },
  { expects: "the names of properties: { tier: 'queueTier' }" },
);

const limits = shapeOf<LimitOptions>(
  {},
  { jobsPerHour: number, budgetPerDay: number, priority: text },
  { expects: 'limits: { jobsPerHour: 4, budgetPerDay: 200 }' },
);

/** What stands beside a job file. */
export const JOB_FILE_OPTIONS = shapeOf<JobFileOptions>(
  {},
  {
    parameters: mapOf(parameter),
    inputs: mapOf(shapeOf<{ readonly assets?: readonly string[] }>({}, { assets: listOf(text) })),
    compute,
    maxNodes: number,
    fromProperties: decisions,
    limits,
    timeout: text,
    trialTimeout: text,
    experiment: text,
  },
  { expects: 'an object with what the file does not say', standIn: {} },
);

const BASE = {
  required: { experiment: text, compute },
  optional: {
    parameters: mapOf(parameter),
    inputs: mapOf(input),
    outputs: mapOf(
      shapeOf<{ readonly type: DataType } & Partial<OutputData>>(
        { type },
        { mode: oneOf('Direct', 'ReadWriteMount', 'Upload'), path: text },
      ),
    ),
    maxNodes: number,
    fromProperties: decisions,
    limits,
  },
};

const distribution: Shape<Distribution> = either<Distribution>(
  (one) =>
    isPlain(one) && one.distributionType === 'TensorFlow'
      ? shapeOf<Extract<Distribution, { readonly distributionType: 'TensorFlow' }>>(
          { distributionType: oneOf('TensorFlow') },
          { parameterServerCount: number, workerCount: number },
        )
      : shapeOf<Exclude<Distribution, { readonly distributionType: 'TensorFlow' }>>(
          { distributionType: oneOf('PyTorch', 'Mpi') },
          { processCountPerInstance: number },
        ),
  'an object with distributionType',
);

function textOr<T>(is: (one: unknown) => boolean, expects: string): Shape<string | T> {
  return valueThat<string | T>(expects, (one) => typeof one === 'string' || is(one));
}

const COMMAND_PARTS = {
  required: {
    command: text,
    environment: {
      ...textOr<JobEnvironment>((one) => one instanceof JobEnvironment, 'a text, or a JobEnvironment'),
      standIn: 'azureml:standin:1',
    },
  },
  optional: {
    code: textOr<JobCode>((one) => one instanceof JobCode, 'a text, or JobCode.fromFolder(path)'),
    distribution,
    shmSize: text,
    environmentVariables: mapOf(text),
  },
};

const STAND_IN: TemplateOptions & CommandOptions & { readonly timeout: string } = {
  experiment: 'standin',
  compute: 'standin',
  command: 'true',
  environment: 'azureml:standin:1',
  timeout: 'PT1H',
};

export const COMMAND = shapeOf<TemplateOptions & CommandOptions & { readonly timeout: string }>(
  { ...BASE.required, ...COMMAND_PARTS.required, timeout: text },
  { ...BASE.optional, ...COMMAND_PARTS.optional },
  { standIn: STAND_IN },
);

const OBJECTIVE: SweepOptions['objective'] = { primaryMetric: 'standin', goal: 'Maximize' };

export const SWEEP = shapeOf<SweepOptions>(
  {
    ...BASE.required,
    trial: shapeOf<CommandOptions>(COMMAND_PARTS.required, COMMAND_PARTS.optional, { standIn: STAND_IN }),
    objective: shapeOf<SweepOptions['objective']>(
      { primaryMetric: text, goal: oneOf('Maximize', 'Minimize') },
      {},
      { standIn: OBJECTIVE },
    ),
    searchSpace,
    maxTotalTrials: number,
    maxConcurrentTrials: number,
    timeout: text,
    trialTimeout: text,
  },
  { ...BASE.optional, sampling, earlyTermination: termination },
  {
    standIn: {
      ...STAND_IN,
      trial: STAND_IN,
      objective: OBJECTIVE,
      searchSpace: {},
      maxTotalTrials: 1,
      maxConcurrentTrials: 1,
      trialTimeout: 'PT1H',
    },
  },
);

const STEP = shapeOf<StepOptions>(
  { component: text, timeout: text },
  { inputs: mapOf(value), outputs: mapOf(text), compute: computePlace, nodes: number },
  { standIn: { component: 'standin:1', timeout: 'PT1H' } },
);
const STEPS = shapeOf<StepsOptions>(
  { ...BASE.required, steps: mapOf(STEP) },
  { ...BASE.optional, continueOnStepFailure: flag },
  { standIn: { ...STAND_IN, steps: {} } },
);
const WHOLE = shapeOf<PipelineComponentOptions>(
  { ...BASE.required, component: text, endsBecause: text },
  { ...BASE.optional, continueOnStepFailure: flag },
  { standIn: { ...STAND_IN, component: 'standin:1', endsBecause: 'standin' } },
);

export const PIPELINE: Shape<PipelineOptions> = {
  ...either<PipelineOptions>(
    (one) => (isPlain(one) && 'component' in one && !('steps' in one) ? WHOLE : STEPS) as Shape<PipelineOptions>,
    'an object with steps, or with component and endsBecause',
  ),
  standIn: STEPS.standIn as StepsOptions,
};
