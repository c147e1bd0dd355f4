import type { NamedAssets, RequestTemplate } from '../../requests';
import type { LimitsData } from './limits-data';
import type { SweepSettings } from './sweep-data';

/** The form of the data that a package holds; it grows with each change that a program of before would read wrongly. */
export const JOB_DATA_VERSION = 3;

/** What kind of data an input or output is. */
export type DataType = 'uri_file' | 'uri_folder' | 'mltable' | 'mlflow_model' | 'custom_model' | 'triton_model';

/** How data comes to a job; what is evaluated is a table, `mltable`. */
export type InputMode = 'Direct' | 'Download' | 'ReadOnlyMount' | 'EvalDownload' | 'EvalMount';

/** How what a job leaves gets to where it stays. */
export type OutputMode = 'Direct' | 'ReadWriteMount' | 'Upload';

/** Data that a message names: a registered asset with its version, never an address. */
export interface InputData extends NamedAssets {
  readonly type: DataType;
  readonly mode: InputMode;
}

/** An input that the deployment fills, and no message can change. */
export type FixedInput = FixedLiteral | FixedData;

/** A text that Azure ML pastes into the command. */
export interface FixedLiteral {
  readonly literal: string;
}

/** Data of the deployment: `azureml:<name>:<version>`, or any address that Azure ML reads. */
export interface FixedData {
  readonly type: DataType;
  readonly mode?: InputMode;
  readonly path: string;
}

/** Data that a job leaves. */
export interface OutputData {
  readonly type: DataType;
  readonly mode?: OutputMode;
  /** Where it is put; the workspace's own place for a job, where it is not said. */
  readonly path?: string;
}

/** How a command is spread over nodes and processes. */
export type Distribution =
  | { readonly distributionType: 'PyTorch' | 'Mpi'; readonly processCountPerInstance?: number }
  | { readonly distributionType: 'TensorFlow'; readonly parameterServerCount?: number; readonly workerCount?: number };

/** Machines of whom nobody has a cluster: Azure ML makes them for a job, and takes them away. */
export interface ServerlessData {
  /** The kind of machine; what Azure ML finds quota for, where it is not said. */
  readonly instanceType?: string;
  readonly jobTier?: JobTier;
}

/** How machines without a cluster are had: `Spot` is cheap and taken away at any time. */
export type JobTier = 'Basic' | 'Standard' | 'Premium' | 'Spot';

/** Where a job runs: a cluster by its name, or no cluster. */
export type ComputeData = string | ServerlessData;

/** A program that somebody can connect to while a job runs, such as TensorBoard. */
export interface JobServiceData {
  readonly jobServiceType: string;
  readonly nodes?: { readonly nodesValueType: 'All' };
  readonly port?: number;
  readonly properties?: Readonly<Record<string, string>>;
}

/** What every kind of template says. All of it is the deployment's; a message fills the parameters and names data. */
interface TemplateBase extends RequestTemplate {
  readonly experiment: string;
  readonly displayName?: string;
  readonly description?: string;
  /** Labels of the deployment; those that the program puts beside them win. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Where it runs by the name of a tier that a message may ask for; the first is taken where it does not. */
  readonly tiers: Readonly<Record<string, ComputeData>>;
  readonly inputs: Readonly<Record<string, InputData>>;
  readonly fixed?: Readonly<Record<string, FixedInput>>;
  readonly outputs: Readonly<Record<string, OutputData>>;
  /** What its jobs may use up together; where it is not there, nothing limits them. */
  readonly limits?: LimitsData;
}

/** What a command job runs, and in what. */
export interface CommandData {
  readonly command: string;
  /** `azureml:<name>:<version>` of the workspace, an ARM id, or an environment of a registry. */
  readonly environment: string;
  /** `azureml:<name>:<version>` of the workspace, or an ARM id. */
  readonly code?: string;
  readonly distribution?: Distribution;
  readonly shmSize?: string;
  readonly dockerArgs?: string;
  readonly environmentVariables?: Readonly<Record<string, string>>;
}

/** One command, run once. */
export interface CommandTemplateData extends TemplateBase, CommandData {
  readonly kind: 'command';
  readonly services?: Readonly<Record<string, JobServiceData>>;
  readonly timeout: string;
}

/** A command that is run with many settings, to find the best. */
export interface SweepTemplateData extends TemplateBase, SweepSettings {
  readonly kind: 'sweep';
  readonly trial: CommandData;
  readonly timeout: string;
}

/** A graph: of steps that are listed here, or one that is registered in the workspace as a whole. */
export interface PipelineTemplateData extends TemplateBase {
  readonly kind: 'pipeline';
  readonly steps?: Readonly<Record<string, StepData>>;
  /** A registered pipeline component, `azureml:<name>:<version>`, where there are no steps. */
  readonly component?: string;
  readonly continueOnStepFailure: boolean;
  /** Whether steps run that have run before with the same inputs. */
  readonly forceRerun?: boolean;
  readonly defaultDatastore?: string;
}

/** One step of a pipeline: a registered command component, and what it is given. */
export interface StepData {
  /** `azureml:<name>:<version>` of the workspace, or a component of a registry. */
  readonly component: string;
  /** Where the component comes from, in the client's words. */
  readonly source: 'YAML.JOB' | 'YAML.COMPONENT' | 'REMOTE.WORKSPACE.COMPONENT' | 'REMOTE.REGISTRY';
  /** What it is called, why it is there, and labels: for those who look at it in the studio. */
  readonly displayName?: string;
  readonly comment?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, StepInput>>;
  readonly outputs: Readonly<Record<string, StepOutput>>;
  /** Where it runs, if elsewhere than the pipeline. */
  readonly compute?: ComputeData;
  /** The kind of machine, and how it is had, where it runs without a cluster and says so itself. */
  readonly instanceType?: string;
  readonly jobTier?: JobTier;
  readonly nodes?: number;
  readonly distribution?: Distribution;
  readonly shmSize?: string;
  readonly dockerArgs?: string;
  readonly environmentVariables?: Readonly<Record<string, string>>;
  /** The longest that it may take (ISO 8601). */
  readonly timeout: string;
}

/** A literal, or `${{parent.inputs.x}}` and `${{parent.jobs.step.outputs.y}}`; or data of the deployment. */
export type StepInput = (FixedLiteral & { readonly mode?: InputMode }) | FixedData;

/** `${{parent.outputs.x}}`, or a place of its own. */
export type StepOutput = (FixedLiteral & { readonly mode?: OutputMode }) | OutputData;

/** A template as data: what the function's package holds. */
export type TemplateData = CommandTemplateData | SweepTemplateData | PipelineTemplateData;
