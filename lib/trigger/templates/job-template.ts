import { Inspection, type Shape, UNUSABLE } from '../../rules';
import type { JobAsset } from '../assets';
import { type JobFileOptions, readJobFile } from '../job-files';
import type { TemplateData } from '../jobs';
import { AssetCollection } from '../options/asset-collection';
import { canonicalTime } from '../options/iso-time';
import type { Parameter } from '../options/parameter';
import { baseOf, commandOf, pipelineOf, samplingOf, terminationOf } from '../options/template-data-of';
import type { CommandOptions, PipelineOptions, SweepOptions, TemplateOptions } from '../options/template-options';
import { templateProblems } from './problems/template-problems';
import { COMMAND, JOB_FILE_OPTIONS, PIPELINE, SWEEP } from './template-shapes';

/**
 * A job that a message may start: the deployment owns what runs, where and as whom, the message names the template and
 * fills typed, bounded parameters.
 *
 * Nothing here throws for what is wrong with a template: synth tells it, all at once, and so do `problems`.
 */
export class JobTemplate {
  /**
   * One command, run once, and ended after `timeout` (ISO 8601, a minute or longer) at the latest.
   *
   * @param given what runs, where, with which parameters and data
   */
  static command(given: TemplateOptions & CommandOptions & { readonly timeout: string }): JobTemplate {
    const { options, mistakes } = inspected(COMMAND, given);
    const assets = new AssetCollection();
    const { timeout, parameters } = options;
    const data: TemplateData = {
      kind: 'command',
      ...baseOf(options, assets),
      ...commandOf(options, assets),
      timeout: canonicalTime(timeout),
    };
    return new JobTemplate(data, parameters, mistakes, assets);
  }

  /**
   * A search for the best settings of a command: trials of it, each with other values.
   *
   * @param given the command of a trial, what is searched, and when trial and sweep end
   */
  static sweep(given: SweepOptions): JobTemplate {
    const { options, mistakes } = inspected(SWEEP, given);
    const assets = new AssetCollection();
    const { trial, objective, sampling, searchSpace, earlyTermination, parameters } = options;
    const { maxTotalTrials, maxConcurrentTrials, timeout, trialTimeout } = options;
    const data: TemplateData = {
      kind: 'sweep',
      ...baseOf(options, assets),
      trial: commandOf(trial, assets),
      objective,
      sampling: samplingOf(sampling),
      searchSpace,
      ...(earlyTermination && { earlyTermination: terminationOf(earlyTermination) }),
      maxTotalTrials,
      maxConcurrentTrials,
      timeout: canonicalTime(timeout),
      trialTimeout: canonicalTime(trialTimeout),
    };
    return new JobTemplate(data, parameters, mistakes, assets);
  }

  /**
   * A graph of steps, each a registered component with an end of its own: Azure ML knows no end of a whole pipeline. A
   * pipeline that is registered as a whole, `component`, has to say why it ends.
   *
   * @param given the steps by name, each with its component and its `timeout`
   */
  static pipeline(given: PipelineOptions): JobTemplate {
    const { options, mistakes } = inspected(PIPELINE, given);
    const assets = new AssetCollection();
    const data: TemplateData = { kind: 'pipeline', ...baseOf(options, assets), ...pipelineOf(options, assets) };
    return new JobTemplate(data, options.parameters, mistakes, assets);
  }

  /**
   * A job as a file of the Azure ML CLI (v2) has it: a command, a sweep or a pipeline. What a message may change of it, and
   * when it ends where the file does not say it, stands beside it.
   *
   * What lies beside the file (code, data, environments, components) is registered when it is deployed, under a version
   * that is a hash of its content. Without `compute` it runs without a cluster.
   *
   * ```ts
   * JobTemplate.fromYaml('jobs/train.yml', {
   *   parameters: { epochs: Parameter.integer({ min: 1, max: 50 }) },
   *   timeout: 'PT6H',
   * })
   * ```
   *
   * @param path from the folder that the app runs in
   * @param options what the file does not say, and what a message may change; it wins over the file
   * @see https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-command
   */
  static fromYaml(path: string, options: JobFileOptions = {}): JobTemplate {
    const { options: usable, mistakes } = inspected(JOB_FILE_OPTIONS, options);
    const { data, parameters, assets, problems, told } = readJobFile(path, usable);
    const collected = new AssetCollection();
    for (const asset of assets) collected.add(asset);
    return new JobTemplate(data ?? STAND_IN, parameters, [...mistakes, ...problems], collected, told);
  }

  private constructor(
    /** The template as programs get it, in the words of Azure ML's interface. */
    readonly data: TemplateData,
    private readonly parameters: Readonly<Record<string, Parameter>> = {},
    private readonly mistakes: readonly string[],
    private readonly collected: AssetCollection,
    private readonly told: (problem: string) => string = (problem) => problem,
  ) {}

  /** The names of the clusters that it can run on. */
  get computes(): readonly string[] {
    const { tiers } = this.data;
    const steps = this.data.kind === 'pipeline' ? Object.values(this.data.steps ?? {}) : [];
    const all = [...Object.values(tiers), ...steps.map(({ compute }) => compute)];
    return [...new Set(all.filter((one) => typeof one === 'string'))];
  }

  /** Whether some of it runs without a cluster. */
  get isServerless(): boolean {
    const steps = this.data.kind === 'pipeline' ? Object.values(this.data.steps ?? {}) : [];
    return [...Object.values(this.data.tiers), ...steps.map(({ compute }) => compute)].some(
      (one) => typeof one === 'object',
    );
  }

  /** What is registered in the workspace when it is deployed: code, environments, data and steps that lie here. */
  get assets(): readonly JobAsset[] {
    return this.collected.assets;
  }

  /** What is wrong with the template, a line each. */
  problems(): string[] {
    if (this.mistakes.length > 0) return [...this.mistakes];
    const parameters = Object.entries(this.parameters).flatMap(([name, parameter]) =>
      parameter.problems().map((problem) => `parameters.${name}: ${problem}`),
    );
    return [...this.collected.problems, ...parameters, ...templateProblems(this.data).map(this.told)];
  }
}

/** Stands in for a file of which nothing could be made; its problems are told, and nothing of it is deployed. */
const STAND_IN: TemplateData = {
  kind: 'command',
  ...baseOf(COMMAND.standIn as TemplateOptions, new AssetCollection()),
  command: 'true',
  environment: 'azureml:standin:1',
  timeout: 'PT1H',
};

/** Options as far as they can be used, and what is wrong with them. */
function inspected<T>(shape: Shape<T>, given: unknown): { readonly options: T; readonly mistakes: string[] } {
  const inspection = new Inspection(true);
  const usable = shape.inspect(given, '', inspection);
  return { options: (usable === UNUSABLE ? shape.standIn : usable) as T, mistakes: inspection.problems };
}
