import type { Parameter } from '../../options/parameter';
import type { ComputeOptions, LimitOptions, PropertyDecisions } from '../../options/template-options';

/** What a job file does not say: what a message may change of it, and when it ends. */
export interface JobFileOptions {
  /**
   * What a message may set, by the inputs of the file; the file's own value is what it is where a message does not say it.
   * Inputs that are not named here keep the file's value.
   *
   * @default - nothing
   */
  readonly parameters?: Readonly<Record<string, Parameter>>;
  /**
   * The data that a message has to name, by the inputs of the file: registered assets, of some names or of any.
   *
   * @default - what the file has as `azureml:<name>@latest`; all else is the file's
   */
  readonly inputs?: Readonly<Record<string, { readonly assets?: readonly string[] }>>;
  /**
   * Where it runs, in the place of the file's `compute`: a cluster, `Serverless.of({ … })`, or several by the name of a tier
   * that a message may ask for.
   *
   * @default - the file's own; without one, no cluster
   */
  readonly compute?: ComputeOptions | Readonly<Record<string, ComputeOptions>>;
  /**
   * The most nodes that a message may ask for.
   *
   * @default - those of the file
   */
  readonly maxNodes?: number;
  /**
   * What properties of the message decide, such as those that rules set: a tier, the number of nodes, parameters.
   *
   * @default - nothing: the body decides all
   */
  readonly fromProperties?: PropertyDecisions;
  /**
   * What its jobs may use up together, however many messages come: `{ jobsPerHour: 4, budgetPerDay: 200 }`.
   *
   * @default - none
   */
  readonly limits?: LimitOptions;
  /**
   * The longest that it may take (ISO 8601); of a pipeline, each step that has no limit of its own. Needed where the file
   * has no `limits.timeout`.
   *
   * @default - the file's own
   */
  readonly timeout?: string;
  /**
   * The longest that one trial of a sweep may take (ISO 8601).
   *
   * @default - the file's own, or that of the whole sweep
   */
  readonly trialTimeout?: string;
  /**
   * The experiment that the jobs stand under in the studio.
   *
   * @default - the file's own, or Default
   */
  readonly experiment?: string;
}
