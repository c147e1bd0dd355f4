import type { ParameterSchema } from './parameter';

/** The form of the data that a package holds; it grows with each change that a program of before would read wrongly. */
export const JOB_DATA_VERSION = 2;

/** What kind of data an input or output is. */
export type DataType = 'uri_file' | 'uri_folder' | 'mltable' | 'mlflow_model' | 'custom_model' | 'triton_model';

/** Data that a message names: a registered asset with its version, never an address. */
export interface InputData {
  readonly type: DataType;
  readonly mode: 'Direct' | 'Download' | 'ReadOnlyMount' | 'EvalDownload' | 'EvalMount';
  /** The names of assets that may be used; any, where there are none. */
  readonly assets: readonly string[];
}

/** Data that a job leaves. */
export interface OutputData {
  readonly type: DataType;
  readonly mode: 'Direct' | 'ReadWriteMount' | 'Upload';
}

/** How a command is spread over nodes and processes. */
export type Distribution =
  | { readonly distributionType: 'PyTorch' | 'Mpi'; readonly processCountPerInstance: number }
  | { readonly distributionType: 'TensorFlow'; readonly parameterServerCount: number; readonly workerCount: number };

/** A property of the message that decides something, and who wins where the body says it too. */
export interface PropertySource {
  /** The name of the property, which rules may set. */
  readonly property: string;
  readonly wins: 'property' | 'body';
}

/** What properties of the message decide. */
export interface PropertySources {
  readonly tier?: PropertySource;
  readonly nodeCount?: PropertySource;
  readonly parameters?: Readonly<Record<string, PropertySource>>;
}

/** What every kind of template says. All of it is the deployment's; a message fills the parameters and names data. */
interface TemplateBase {
  readonly experiment: string;
  /** The clusters by the name of a tier that a message may ask for; the first is taken where it does not. */
  readonly tiers: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, ParameterSchema>>;
  readonly inputs: Readonly<Record<string, InputData>>;
  readonly outputs: Readonly<Record<string, OutputData>>;
  /** The most nodes that a message may ask for. */
  readonly maxNodes: number;
  /** What properties of the message decide; where it is not there, the body decides all. */
  readonly fromProperties?: PropertySources;
}

/** What a command job runs, and in what. */
export interface CommandData {
  readonly command: string;
  readonly environment: string;
  readonly code?: string;
  readonly distribution?: Distribution;
  readonly shmSize?: string;
}

/** One command, run once. */
export interface CommandTemplateData extends TemplateBase, CommandData {
  readonly kind: 'command';
  readonly timeout: string;
}

/** A command that is run with many settings, to find the best. */
export interface SweepTemplateData extends TemplateBase {
  readonly kind: 'sweep';
  readonly trial: CommandData;
  readonly objective: { readonly primaryMetric: string; readonly goal: 'Maximize' | 'Minimize' };
  readonly sampling: 'Random' | 'Grid' | 'Bayesian';
  readonly searchSpace: Readonly<Record<string, readonly unknown[]>>;
  readonly earlyTermination?: Readonly<Record<string, unknown>>;
  readonly maxTotalTrials: number;
  readonly maxConcurrentTrials: number;
  readonly timeout: string;
  readonly trialTimeout: string;
}

/** A graph that is registered in the workspace: the message path knows its name and inputs, not what it does. */
export interface PipelineTemplateData extends TemplateBase {
  readonly kind: 'pipeline';
  /** A registered pipeline component, with its version: `prepare-and-train:3`. */
  readonly component: string;
  readonly continueOnStepFailure: boolean;
}

/** A template as data: what the function's package holds. */
export type TemplateData = CommandTemplateData | SweepTemplateData | PipelineTemplateData;
