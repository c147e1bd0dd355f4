import {
  type CommandData,
  type ComputeData,
  type EarlyTermination,
  type FixedInput,
  type InputData,
  literalText,
  type OutputData,
  type PipelineTemplateData,
  type PropertySource,
  type PropertySources,
  type SamplingAlgorithm,
  type StepData,
} from '../jobs';
import type { AssetCollection } from './asset-collection';
import { canonicalTime } from './iso-time';
import { Serverless } from './serverless';
import type {
  CommandOptions,
  ComputeOptions,
  InputOptions,
  PipelineOptions,
  PropertyDecision,
  PropertyDecisions,
  StepOptions,
  SweepOptions,
  TemplateOptions,
} from './template-options';

/** What every kind of template has, as data. */
export function baseOf(options: TemplateOptions, assets: AssetCollection) {
  const {
    experiment,
    compute,
    parameters = {},
    inputs = {},
    outputs = {},
    maxNodes = 1,
    fromProperties,
    limits,
  } = options;
  const fixed = fixedOf(inputs);
  return {
    experiment,
    tiers: tiersOf(compute, assets.problems),
    parameters: mapValues(parameters, ({ schema }) => schema),
    inputs: namedOf(inputs),
    ...(Object.keys(fixed).length > 0 && { fixed }),
    outputs: mapValues(outputs, (output): OutputData => ({ mode: 'ReadWriteMount', ...output })),
    maxNodes,
    ...(fromProperties !== undefined && { fromProperties: sourcesOf(fromProperties) }),
    ...(limits !== undefined && { limits: { ...limits } }),
  };
}

/** What properties decide, as data: they win where nothing is said. */
export function sourcesOf({ tier, nodeCount, parameters }: PropertyDecisions): PropertySources {
  const source = (decision: PropertyDecision): PropertySource =>
    typeof decision === 'string' ? { property: decision, wins: 'property' } : { wins: 'property', ...decision };
  return {
    ...(tier !== undefined && { tier: source(tier) }),
    ...(nodeCount !== undefined && { nodeCount: source(nodeCount) }),
    ...(parameters !== undefined && { parameters: mapValues(parameters, source) }),
  };
}

/** What a command runs, and in what, as data. */
export function commandOf(options: CommandOptions, assets: AssetCollection): CommandData {
  const { command, environment, code, distribution, shmSize, environmentVariables = {} } = options;
  return {
    command,
    environment: assets.reference(environment),
    ...(code !== undefined && { code: versioned(assets.reference(code)) }),
    ...(distribution && { distribution }),
    ...(shmSize !== undefined && { shmSize }),
    ...(Object.keys(environmentVariables).length > 0 && { environmentVariables }),
  };
}

/** A word for a way of choosing, as data. */
export function samplingOf(sampling: SweepOptions['sampling'] = 'Random'): SamplingAlgorithm {
  return typeof sampling === 'string' ? { samplingAlgorithmType: sampling } : sampling;
}

/** When a trial is given up, as data: a median is looked at with every report, as the official client says it. */
export function terminationOf(policy: EarlyTermination): EarlyTermination {
  const { policyType, evaluationInterval = 1 } = policy;
  return policyType === 'MedianStopping' ? { ...policy, evaluationInterval } : policy;
}

/** A graph, as data. */
export function pipelineOf(
  options: PipelineOptions,
  assets: AssetCollection,
): Pick<PipelineTemplateData, 'component' | 'steps' | 'continueOnStepFailure'> {
  const { continueOnStepFailure = false } = options;
  if ('component' in options) return { component: versioned(options.component), continueOnStepFailure };
  return { steps: mapValues(options.steps, (step) => stepOf(step, assets)), continueOnStepFailure };
}

function stepOf(step: StepOptions, assets: AssetCollection): StepData {
  const { component, timeout, inputs = {}, outputs = {}, compute, nodes } = step;
  const isOfRegistry = component.startsWith('azureml://registries/');
  return {
    component: versioned(component),
    source: isOfRegistry ? 'REMOTE.REGISTRY' : 'REMOTE.WORKSPACE.COMPONENT',
    inputs: mapValues(inputs, (value) => ({ literal: literalText(value) })),
    outputs: mapValues(outputs, (value) => ({ literal: value })),
    ...(compute !== undefined && { compute: computeOf(compute, assets.problems) }),
    ...(nodes !== undefined && { nodes }),
    timeout: canonicalTime(timeout),
  };
}

/** `train:7` is short for what is registered in the workspace. */
function versioned(reference: string): string {
  return /^[^:/@]+:[^:/@]+$/.test(reference) && !reference.startsWith('azureml:') ? `azureml:${reference}` : reference;
}

/** Where it runs by tier; what is wrong is added. */
export function tiersOf(compute: TemplateOptions['compute'], problems: string[]): Record<string, ComputeData> {
  if (typeof compute === 'string' || compute instanceof Serverless) return { default: computeOf(compute, problems) };
  return mapValues(compute, (one) => computeOf(one, problems));
}

function computeOf(compute: ComputeOptions, problems: string[]): ComputeData {
  if (typeof compute === 'string') return compute;
  problems.push(...compute.problems.map((problem) => `compute: ${problem}`));
  return compute.data;
}

function namedOf(inputs: Readonly<Record<string, InputOptions>>): Record<string, InputData> {
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([name, input]) =>
      typeof input === 'object' && !('path' in input) ? [[name, { mode: 'ReadOnlyMount', assets: [], ...input }]] : [],
    ),
  );
}

function fixedOf(inputs: Readonly<Record<string, InputOptions>>): Record<string, FixedInput> {
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([name, input]): [string, FixedInput][] => {
      if (typeof input !== 'object') return [[name, { literal: literalText(input) }]];
      return 'path' in input ? [[name, input]] : [];
    }),
  );
}

function mapValues<A, B>(map: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));
}
