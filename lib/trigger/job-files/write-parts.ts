import type {
  CommandData,
  ComputeData,
  Distribution,
  FixedInput,
  InputMode,
  OutputData,
  OutputMode,
  ParameterSchema,
  TemplateData,
} from '../jobs';

/** What is said above a name of a file, by its path. */
export type Comments = Map<string, string>;

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

/** What a command runs, and in what. */
export function commandParts(data: CommandData, others: Readonly<Record<string, unknown>>) {
  const { command, environment, code, environmentVariables, shmSize, dockerArgs, distribution } = data;
  const resources = {
    ...others,
    ...(shmSize !== undefined && { shm_size: shmSize }),
    ...(dockerArgs !== undefined && { docker_args: dockerArgs }),
  };
  return {
    command,
    environment,
    ...(code !== undefined && { code }),
    ...(environmentVariables && { environment_variables: environmentVariables }),
    ...(Object.keys(resources).length > 0 && { resources }),
    ...(distribution && { distribution: distributionFile(distribution) }),
  };
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
export function inputsFile({ parameters, inputs, fixed = {} }: TemplateData, comments: Comments) {
  const all: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(parameters)) {
    all[name] = schema.default ?? someValue(schema);
    const must = schema.default === undefined ? '; a message has to say it' : '';
    comments.set(`inputs.${name}`, `${boundsOf(schema)}${must}`);
  }
  for (const [name, { type, mode, assets }] of Object.entries(inputs)) {
    all[name] = { type, path: `azureml:${assets[0] ?? 'any'}@latest`, mode: MODES[mode] };
    const which = assets.length === 0 ? 'any registered asset' : assets.join(' or ');
    comments.set(`inputs.${name}`, `a version of ${which}; a message has to say it`);
  }
  for (const [name, input] of Object.entries(fixed)) all[name] = fixedFile(input);
  return Object.keys(all).length > 0 ? { inputs: all } : {};
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
