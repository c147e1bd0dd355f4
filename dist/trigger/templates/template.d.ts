import type { JobAsset } from '../assets';
import { type JobFileOptions } from '../job-files';
import type { TemplateData } from '../jobs';
import type { CommandOptions, PipelineOptions, SweepOptions, TemplateOptions } from './template-options';
/**
 * A job that a message may start: the deployment owns what runs, where and as whom, the message names the template and
 * fills typed, bounded parameters.
 */
export declare class JobTemplate {
    readonly data: TemplateData;
    private readonly parameters;
    private readonly mistakes;
    private readonly collected;
    private readonly told;
    /** One command, run once, and ended after `timeout` (ISO 8601) at the latest. */
    static command(given: TemplateOptions & CommandOptions & {
        readonly timeout: string;
    }): JobTemplate;
    /** A search for the best settings of a command. */
    static sweep(given: SweepOptions): JobTemplate;
    /**
     * A graph of steps, each a registered component with an end of its own: Azure ML knows no end of a whole pipeline. A
     * pipeline that is registered as a whole, `component`, has to say why it ends.
     */
    static pipeline(given: PipelineOptions): JobTemplate;
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
     * @see https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-command
     */
    static fromYaml(path: string, options?: JobFileOptions): JobTemplate;
    private constructor();
    /** The names of the clusters that it can run on. */
    get computes(): readonly string[];
    /** Whether some of it runs without a cluster. */
    get isServerless(): boolean;
    /** What is registered in the workspace when it is deployed: code, environments, data and steps that lie here. */
    get assets(): readonly JobAsset[];
    /** What is wrong with the template, a line each. */
    problems(): string[];
}
