import type { JobCode, JobEnvironment } from '../assets';
import type {
  DataType,
  Distribution,
  FixedData,
  InputData,
  OutputData,
  PropertySource,
  SamplingAlgorithm,
  SweepSettings,
} from '../jobs';
import type { Parameter } from './parameter';
import type { Serverless } from './serverless';

/** An input: data that a message names; data or a value that the deployment gives, and no message changes. */
export type InputOptions =
  | ({ readonly type: DataType } & Partial<InputData>)
  | Pick<FixedData, 'type' | 'mode' | 'path'>
  | string
  | number
  | boolean;

/** Where a job runs. */
export type ComputeOptions = string | Serverless;

/** What every kind of template says. */
export interface TemplateOptions {
  /** The experiment that the jobs stand under in the studio. */
  readonly experiment: string;
  /**
   * Where it runs: the name of a cluster of the workspace or `Serverless.of({ … })`, or several by the name of a tier that
   * a message may ask for; the first where it does not.
   */
  readonly compute: ComputeOptions | Readonly<Record<string, ComputeOptions>>;
  /**
   * What a message may set.
   *
   * @default - nothing
   */
  readonly parameters?: Readonly<Record<string, Parameter>>;
  /**
   * What the job reads, by input. A message has to name the data of each that has no `path`: registered assets such as
   * `azureml:reviews:7`, never an address, which would be read with the rights of the job.
   *
   * @default - none
   */
  readonly inputs?: Readonly<Record<string, InputOptions>>;
  /**
   * What the job leaves.
   *
   * @default - nothing
   */
  readonly outputs?: Readonly<Record<string, { readonly type: DataType } & Partial<OutputData>>>;
  /**
   * The most nodes that a message may ask for.
   *
   * @default 1
   */
  readonly maxNodes?: number;
  /**
   * What properties of the message decide, such as those that rules set: `{ tier: 'queueTier' }` reads what
   * `SET queueTier = 'spot'` says. The values are bounded as those of the body are.
   *
   * The property wins where the body says the same, since rules are the deployment's and the body is the sender's;
   * `{ property: 'queueTier', wins: 'body' }` turns it around.
   *
   * @default - nothing: the body decides all
   */
  readonly fromProperties?: PropertyDecisions;
  /**
   * What its jobs may use up together, however many messages come: `{ jobsPerHour: 4, budgetPerDay: 200 }`. What is over
   * it waits for a place; nothing is lost. A function keeps it, and a Logic App does not.
   *
   * @default - none: each message starts its job at once, and Azure ML queues what its clusters cannot take
   */
  readonly limits?: LimitOptions;
}

/** What the jobs of a template may use up together. */
export interface LimitOptions {
  /**
   * The most jobs that start within any hour.
   *
   * @default - no limit
   */
  readonly jobsPerHour?: number;
  /**
   * The most that the jobs that start within any 24 hours may cost at their longest, in the currency of
   * `training.prices`: each on all of its nodes until its `timeout`.
   *
   * @default - no limit
   */
  readonly budgetPerDay?: number;
  /**
   * The property of a message that says how urgent it is: a whole number from 0 to 9, of which 9 is the most urgent and
   * what says none is 0. Each step is worth an hour of waiting, so nobody waits for ever.
   *
   * @default - none: who has waited longest is first
   */
  readonly priority?: string;
}

/** A property by its name, or with who wins. */
export type PropertyDecision = string | { readonly property: string; readonly wins?: PropertySource['wins'] };

/** What properties of the message decide, each by its name. */
export interface PropertyDecisions {
  /** The tier, of those of `compute`. */
  readonly tier?: PropertyDecision;
  /** The number of nodes, up to `maxNodes`. */
  readonly nodeCount?: PropertyDecision;
  /** Parameters by name. */
  readonly parameters?: Readonly<Record<string, PropertyDecision>>;
}

/** What a command runs, and in what. */
export interface CommandOptions {
  /** The command, with `${{inputs.name}}` and `${{outputs.name}}`; all of its text is the deployment's. */
  readonly command: string;
  /**
   * What it runs in: an environment of a registry, `azureml://registries/azureml/environments/<name>/versions/<n>`; one of
   * the workspace, `azureml:<name>:<version>` or its ARM id; or one that is registered with the deployment,
   * `JobEnvironment.fromImage('train', 'python:3.12')`.
   */
  readonly environment: string | JobEnvironment;
  /**
   * The code that the command finds in its folder: `JobCode.fromFolder('src')`, or what is registered already,
   * `azureml:<name>:<version>` or its ARM id.
   *
   * @default - what the environment has
   */
  readonly code?: string | JobCode;
  /**
   * How it is spread over nodes and processes.
   *
   * @default - not
   */
  readonly distribution?: Distribution;
  /**
   * Shared memory, for loaders of data: a number and b, k, m or g, `8g`.
   *
   * @default - Azure's own
   */
  readonly shmSize?: string;
  /**
   * What the command finds in its environment; no secrets, which everybody reads who sees the job.
   *
   * @default - nothing
   */
  readonly environmentVariables?: Readonly<Record<string, string>>;
}

/** A sweep: a command run with many settings. */
export interface SweepOptions extends TemplateOptions {
  /** What one trial runs; it has `${{search_space.name}}` too. */
  readonly trial: CommandOptions;
  /** Which metric of a trial counts, and whether more of it is better: `{ primaryMetric: 'accuracy', goal: 'Maximize' }`. */
  readonly objective: SweepSettings['objective'];
  /**
   * How settings are chosen: a word, or `{ samplingAlgorithmType: 'Random', rule: 'Sobol', seed: 1 }`.
   *
   * @default 'Random'
   */
  readonly sampling?: SamplingAlgorithm | SamplingAlgorithm['samplingAlgorithmType'];
  /** The settings, in the words of Azure ML: `{ lr: ['uniform', [0.00001, 0.001]] }`. */
  readonly searchSpace: SweepSettings['searchSpace'];
  /**
   * When a trial is given up.
   *
   * @default - never before its end
   */
  readonly earlyTermination?: SweepSettings['earlyTermination'];
  /** The most trials that there are in all. */
  readonly maxTotalTrials: number;
  /** The most trials that run at the same time. */
  readonly maxConcurrentTrials: number;
  /** The longest that all trials together may take (ISO 8601). */
  readonly timeout: string;
  /** The longest that one trial may take (ISO 8601). */
  readonly trialTimeout: string;
}

/** One step of a pipeline. */
export interface StepOptions {
  /** A registered component of a command, with its version: `train:7`, or one of a registry. */
  readonly component: string;
  /** The longest that the step may take (ISO 8601): a pipeline has no end of its own. */
  readonly timeout: string;
  /**
   * What it is given: values, `${{parent.inputs.name}}`, or `${{parent.jobs.step.outputs.name}}`.
   *
   * @default - nothing
   */
  readonly inputs?: Readonly<Record<string, string | number | boolean>>;
  /**
   * Where its outputs go: `${{parent.outputs.name}}`.
   *
   * @default - the workspace's own place
   */
  readonly outputs?: Readonly<Record<string, string>>;
  /**
   * Where it runs.
   *
   * @default - where the pipeline runs
   */
  readonly compute?: ComputeOptions;
  /**
   * How many nodes it runs on.
   *
   * @default - as its component says
   */
  readonly nodes?: number;
}

/** A pipeline of steps that are listed here. */
export interface StepsOptions extends TemplateOptions {
  /** The steps by name, each a registered component. */
  readonly steps: Readonly<Record<string, StepOptions>>;
  /**
   * Whether other steps go on when one has failed.
   *
   * @default false
   */
  readonly continueOnStepFailure?: boolean;
}

/** A pipeline that is registered in the workspace as a whole. */
export interface PipelineComponentOptions extends TemplateOptions {
  /** The component, with its version: `prepare-and-train:3`. */
  readonly component: string;
  /** Why it ends, for those who read this: nothing here can limit the steps of a component, which have limits of their own. */
  readonly endsBecause: string;
  /**
   * Whether other steps go on when one has failed.
   *
   * @default false
   */
  readonly continueOnStepFailure?: boolean;
}

/** A pipeline: of steps, or registered as a whole. */
export type PipelineOptions = StepsOptions | PipelineComponentOptions;
