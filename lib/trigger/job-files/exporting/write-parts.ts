import {
  assetId,
  type CommandData,
  type ComputeData,
  type Distribution,
  type FixedInput,
  type InputMode,
  type OutputData,
  type OutputMode,
  type ParameterSchema,
  registeredAsset,
  type TemplateData,
} from '../../jobs';

/** What is said above a name of a file, by its path. */
export type Comments = Map<string, string>;

/** A file that is being written. */
export interface Written {
  readonly comments: Comments;
  /** The ARM id of the workspace that it is for. */
  readonly workspaceId?: string;
}

/** How data comes and goes, in the words of the CLI. */
export const MODES: Readonly<Record<InputMode | OutputMode, string>> = {
  Direct: 'direct',
  Download: 'download',
  ReadOnlyMount: 'ro_mount',
  ReadWriteMount: 'rw_mount',
  EvalDownload: 'eval_download',
  EvalMount: 'eval_mount',
  Upload: 'upload',
};

/** A cluster, or the name that stands for none. */
export function computeName(compute: ComputeData): string {
  return `azureml:${typeof compute === 'string' ? compute : 'serverless'}`;
}

/** What a file says of machines without a cluster. */
export function machines(compute: ComputeData) {
  const { instanceType, jobTier } = typeof compute === 'string' ? {} : compute;
  return {
    resources: instanceType === undefined ? {} : { instance_type: instanceType },
    queue: jobTier === undefined ? {} : { queue_settings: { job_tier: jobTier.toLowerCase() } },
  };
}

/**
 * What a command runs, and in what.
 *
 * @param others what else is said of machines
 * @param at the path of it, with a point at its end
 */
export function commandParts(
  data: CommandData,
  others: Readonly<Record<string, unknown>>,
  at: string,
  written: Written,
) {
  const { command, environment, code, environmentVariables, shmSize, dockerArgs, distribution } = data;
  const resources = {
    ...others,
    ...(shmSize !== undefined && { shm_size: shmSize }),
    ...(dockerArgs !== undefined && { docker_args: dockerArgs }),
  };
  return {
    command,
    environment,
    ...(code !== undefined && { code: codeFile(code, `${at}code`, written) }),
    ...(environmentVariables && { environment_variables: environmentVariables }),
    ...(Object.keys(resources).length > 0 && { resources }),
    ...(distribution && { distribution: distributionFile(distribution) }),
  };
}

/**
 * Code that is registered. The official client takes its short form for a folder, and reads the ARM id alone.
 *
 * @see azure-ai-ml 1.35.2, azure.ai.ml._schema.core.fields.CodeField
 */
function codeFile(code: string, at: string, { comments, workspaceId }: Written): string {
  if (registeredAsset(code) === undefined) return code;
  if (workspaceId !== undefined) return `azureml:${assetId(workspaceId, 'codes', code)}`;
  comments.set(at, 'az ml 2.x reads registered code by its ARM id alone, azureml:/subscriptions/…');
  return code;
}

export function distributionFile(distribution: Distribution) {
  if (distribution.distributionType === 'TensorFlow') {
    const { parameterServerCount: servers, workerCount: workers } = distribution;
    return {
      type: 'tensorflow',
      ...(servers !== undefined && { parameter_server_count: servers }),
      ...(workers !== undefined && { worker_count: workers }),
    };
  }
  const { distributionType, processCountPerInstance: processes } = distribution;
  return {
    type: distributionType.toLowerCase(),
    ...(processes !== undefined && { process_count_per_instance: processes }),
  };
}

/** The inputs: what a message fills with what it is without one, and with what it may be above it. */
export function inputsFile({ parameters, inputs, fixed = {} }: TemplateData, { comments }: Written) {
  const all: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(parameters)) {
    all[name] = valueFile(schema.default ?? someValue(schema));
    const must = schema.default === undefined ? '; a message has to say it' : '';
    comments.set(`inputs.${name}`, `${boundsOf(schema)}${must}`);
  }
  for (const [name, { type, mode, assets }] of Object.entries(inputs)) {
    all[name] = { type, path: `azureml:${assets[0] ?? name}@latest`, mode: MODES[mode] };
    const which = assets.length === 0 ? 'any registered asset, by another name than this' : assets.join(' or ');
    comments.set(`inputs.${name}`, `a version of ${which}; a message has to say it`);
  }
  for (const [name, input] of Object.entries(fixed)) all[name] = fixedFile(input);
  return Object.keys(all).length > 0 ? { inputs: all } : {};
}

/** A value; a number with an exponent is a text, since Python would write it anew in another way. */
function valueFile(value: number | boolean | string): number | boolean | string {
  return typeof value === 'number' && /e/.test(String(value)) ? String(value) : value;
}

function fixedFile(input: FixedInput) {
  if ('literal' in input) return input.literal;
  return { type: input.type, path: input.path, ...(input.mode !== undefined && { mode: MODES[input.mode] }) };
}

function someValue({ type, minimum = 0, enum: [first] = [] }: ParameterSchema): number | boolean | string {
  if (type === 'boolean') return false;
  return type === 'string' ? (first ?? '') : minimum;
}

function boundsOf({ type, minimum, maximum, enum: words = [] }: ParameterSchema): string {
  if (type === 'boolean') return 'true or false';
  return type === 'string'
    ? words.join(', ')
    : `${type === 'integer' ? 'a whole number, ' : ''}${minimum} to ${maximum}`;
}

export function outputsFile({ outputs }: TemplateData) {
  const all = Object.entries(outputs).map(([name, output]) => [name, outputFile(output)]);
  return all.length > 0 ? { outputs: Object.fromEntries(all) } : {};
}

export function outputFile({ type, mode, path }: OutputData) {
  return { type, ...(mode !== undefined && { mode: MODES[mode] }), ...(path !== undefined && { path }) };
}
