import {
  anything,
  either,
  flag,
  Inspection,
  isPlain,
  listOf,
  mapOf,
  number,
  oneOf,
  type Shape,
  shapeOf,
  text,
  UNUSABLE,
  valueThat,
} from '../../rules';
import { Parameter } from './parameter';
import type {
  CommandOptions,
  PipelineOptions,
  PropertyDecision,
  PropertyDecisions,
  SweepOptions,
  TemplateOptions,
} from './template';
import type { DataType, Distribution, InputData, OutputData } from './template-data';

// Functions, so that the package of the program, which reads templates and makes none, has nothing of this in it.

function base() {
  const type = oneOf<DataType>('uri_file', 'uri_folder', 'mltable', 'mlflow_model', 'custom_model', 'triton_model');
  const clusters: Shape<TemplateOptions['compute']> = either<TemplateOptions['compute']>(
    (value) => (isPlain(value) ? mapOf(text) : text),
    'the name of a cluster, or an object of names',
  );
  const parameter = valueThat<Parameter>('a Parameter', (value) => value instanceof Parameter, {
    isReference: true,
    fix: () => 'make one with Parameter.integer({ min, max })',
  });
  return {
    required: { experiment: text, compute: { ...clusters, standIn: 'standin' } },
    optional: {
      parameters: mapOf(parameter),
      inputs: mapOf(
        shapeOf<{ readonly type: DataType } & Partial<InputData>>(
          { type },
          {
            mode: oneOf('Direct', 'Download', 'ReadOnlyMount', 'EvalDownload', 'EvalMount'),
            assets: listOf(text),
          },
        ),
      ),
      outputs: mapOf(
        shapeOf<{ readonly type: DataType } & Partial<OutputData>>(
          { type },
          { mode: oneOf('Direct', 'ReadWriteMount', 'Upload') },
        ),
      ),
      maxNodes: number,
      fromProperties: shapeOf<PropertyDecisions>(
        {},
        { tier: decision(), nodeCount: decision(), parameters: mapOf(decision()) },
        { expects: "the names of properties: { tier: 'queueTier' }" },
      ),
    },
  };
}

function decision(): Shape<PropertyDecision> {
  const whole = shapeOf<Exclude<PropertyDecision, string>>({ property: text }, { wins: oneOf('property', 'body') });
  return either<PropertyDecision>(
    (value) => (isPlain(value) ? whole : text),
    "the name of a property, or { property, wins: 'body' }",
  );
}

function command() {
  const distribution: Shape<Distribution> = either<Distribution>(
    (value) =>
      isPlain(value) && value.distributionType === 'TensorFlow'
        ? shapeOf<Extract<Distribution, { readonly distributionType: 'TensorFlow' }>>(
            { distributionType: oneOf('TensorFlow'), parameterServerCount: number, workerCount: number },
            {},
          )
        : shapeOf<Exclude<Distribution, { readonly distributionType: 'TensorFlow' }>>(
            { distributionType: oneOf('PyTorch', 'Mpi'), processCountPerInstance: number },
            {},
          ),
    'an object with distributionType',
  );
  return {
    required: { command: text, environment: text },
    optional: { code: text, distribution, shmSize: text },
  };
}

const COMMAND: TemplateOptions & CommandOptions & { readonly timeout: string } = {
  experiment: 'standin',
  compute: 'standin',
  command: 'true',
  environment: 'standin',
  timeout: 'PT1H',
};

export function commandShape(): Shape<TemplateOptions & CommandOptions & { readonly timeout: string }> {
  const { required, optional } = base();
  const own = command();
  return shapeOf<TemplateOptions & CommandOptions & { readonly timeout: string }>(
    { ...required, ...own.required, timeout: text },
    { ...optional, ...own.optional },
    { standIn: COMMAND },
  );
}

export function sweepShape(): Shape<SweepOptions> {
  const { required, optional } = base();
  const own = command();
  const trial = shapeOf<CommandOptions>(own.required, own.optional, { standIn: COMMAND });
  return shapeOf<SweepOptions>(
    {
      ...required,
      trial,
      objective: shapeOf<SweepOptions['objective']>(
        { primaryMetric: text, goal: oneOf('Maximize', 'Minimize') },
        {},
        { standIn: { primaryMetric: 'standin', goal: 'Maximize' } },
      ),
      searchSpace: mapOf(listOf(anything<unknown>('a setting'))),
      maxTotalTrials: number,
      maxConcurrentTrials: number,
      timeout: text,
      trialTimeout: text,
    },
    {
      ...optional,
      sampling: oneOf('Random', 'Grid', 'Bayesian'),
      earlyTermination: mapOf(anything<unknown>('a value')),
    },
    {
      standIn: {
        ...COMMAND,
        trial: COMMAND,
        objective: { primaryMetric: 'standin', goal: 'Maximize' },
        searchSpace: {},
        maxTotalTrials: 1,
        maxConcurrentTrials: 1,
        trialTimeout: 'PT1H',
      },
    },
  );
}

export function pipelineShape(): Shape<PipelineOptions> {
  const { required, optional } = base();
  return shapeOf<PipelineOptions>(
    { ...required, component: text },
    { ...optional, continueOnStepFailure: flag },
    { standIn: { ...COMMAND, component: 'standin:1' } },
  );
}

/** Options as far as they can be used, and what is wrong with them. */
export function inspected<T>(shape: Shape<T>, given: unknown): { readonly options: T; readonly mistakes: string[] } {
  const inspection = new Inspection(true);
  const usable = shape.inspect(given, '', inspection);
  return { options: (usable === UNUSABLE ? shape.standIn : usable) as T, mistakes: inspection.problems };
}
