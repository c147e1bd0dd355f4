import { durationAt, isScalar, type Json, numberAt, objectAt, textAt, textsAt } from './json-parts';

/** What a run reads. */
export type TaskInput =
  /** A text that stands in the command. */
  | { readonly kind: 'literal'; readonly value: string }
  /** Registered data, or an address. */
  | { readonly kind: 'data'; readonly type: string; readonly uri: string }
  /** What another run has left, by its name. */
  | { readonly kind: 'output'; readonly type: string; readonly run: string; readonly output: string };

/** What a run leaves. */
export interface TaskOutput {
  readonly type: string;
  /** The output of the pipeline that it is; its own where it is none. */
  readonly of?: { readonly run: string; readonly output: string };
}

/** How a command is spread over processes. */
export interface Spread {
  readonly type: 'PyTorch' | 'Mpi' | 'TensorFlow';
  /** Processes of each node; of TensorFlow, one. */
  readonly processesPerNode: number;
  /** Of TensorFlow: those that keep parameters, and those that compute. */
  readonly parameterServers: number;
  readonly workers: number;
}

/** A command with all that it needs: what one run does. */
export interface Task {
  readonly command: string;
  readonly codeId: string | undefined;
  readonly environmentId: string | undefined;
  readonly environmentVariables: Readonly<Record<string, string>>;
  readonly spread: Spread | undefined;
  readonly inputs: Readonly<Record<string, TaskInput>>;
  readonly outputs: Readonly<Record<string, TaskOutput>>;
  /** The values of `${{search_space.x}}`, where it is a trial. */
  readonly search: Readonly<Record<string, string>>;
  readonly nodes: number;
  readonly instanceType: string | undefined;
  /** The cluster by its id, in small letters; `undefined` without one. */
  readonly cluster: string | undefined;
  /** The longest that it may run, in milliseconds. */
  readonly timeout: number | undefined;
  /** What commands of the local profile are found by, the most exact first. */
  readonly called: readonly string[];
}

/** The task of a command job. */
export function commandTask(properties: Json): Task {
  return {
    ...taskOf(properties, properties),
    timeout: durationAt(objectAt(properties, 'limits'), 'timeout'),
    called: calledOf(properties),
  };
}

/** The task of a trial of a sweep, with the values that were drawn for it. */
export function trialTask(properties: Json, search: Readonly<Record<string, string>>): Task {
  return {
    ...taskOf(objectAt(properties, 'trial'), properties),
    search,
    timeout: durationAt(objectAt(properties, 'limits'), 'trialTimeout'),
    called: calledOf(properties),
  };
}

/** The name of the template that a job was made of. */
export function calledOf(properties: Json): readonly string[] {
  const template = textAt(objectAt(properties, 'tags'), 'template');
  return template === undefined ? [] : [template];
}

/** @param command what says the command, and @param job what says where it runs and what it reads */
function taskOf(command: Json, job: Json): Task {
  const resources = objectAt(command, 'resources');
  return {
    command: textAt(command, 'command') ?? '',
    codeId: textAt(command, 'codeId'),
    environmentId: textAt(command, 'environmentId'),
    environmentVariables: textsAt(command, 'environmentVariables'),
    spread: spreadOf(objectAt(command, 'distribution')),
    inputs: mapOf(objectAt(job, 'inputs'), inputOf),
    outputs: mapOf(objectAt(job, 'outputs'), outputOf),
    search: {},
    nodes: numberAt(resources, 'instanceCount') ?? 1,
    instanceType: textAt(resources, 'instanceType'),
    cluster: clusterOf(textAt(job, 'computeId')),
    timeout: undefined,
    called: [],
  };
}

/** A cluster as it is looked for; what stands in its place without one is none. */
export function clusterOf(computeId: string | undefined): string | undefined {
  const id = computeId?.toLowerCase();
  return id === undefined || id === '' || /(^|\/computes\/)serverless$/.test(id) ? undefined : id;
}

export function spreadOf(distribution: Json): Spread | undefined {
  const type = textAt(distribution, 'distributionType');
  if (type !== 'PyTorch' && type !== 'Mpi' && type !== 'TensorFlow') return undefined;
  return {
    type,
    processesPerNode: numberAt(distribution, 'processCountPerInstance') ?? 1,
    parameterServers: numberAt(distribution, 'parameterServerCount') ?? 0,
    workers: numberAt(distribution, 'workerCount') ?? 0,
  };
}

export function inputOf(input: unknown): TaskInput | undefined {
  if (isScalar(input)) return { kind: 'literal', value: String(input) };
  const type = textAt(input, 'jobInputType');
  const uri = textAt(input, 'uri');
  const value = (input as Json | null)?.value;
  if (uri !== undefined) return { kind: 'data', type: type ?? 'uri_folder', uri };
  return isScalar(value) ? { kind: 'literal', value: String(value) } : undefined;
}

export function outputOf(output: unknown): TaskOutput {
  return { type: textAt(output, 'jobOutputType') ?? 'uri_folder' };
}

/** What can be read of each member. */
export function mapOf<T>(members: Json, read: (value: unknown) => T | undefined): Record<string, T> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => {
      const made = read(value);
      return made === undefined ? [] : [[name, made] as const];
    }),
  );
}
