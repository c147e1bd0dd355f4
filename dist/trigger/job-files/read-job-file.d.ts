import type { JobAsset } from '../assets';
import type { TemplateData } from '../jobs';
import type { Parameter } from '../templates/parameter';
import type { JobFileOptions } from './job-file-options';
/** A job file as it was read. */
export interface ReadJobFile {
    /** The template; `undefined` where nothing could be made of the file. */
    readonly data: TemplateData | undefined;
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly assets: readonly JobAsset[];
    /** What is wrong, each with file, line and column. */
    readonly problems: readonly string[];
    /** A problem of the template, in the words of the file and with its place there. */
    told(problem: string): string;
}
/**
 * Reads a job file of the Azure ML CLI (v2): a command, a sweep or a pipeline.
 *
 * @param path from the folder that the app runs in
 * @see https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-command
 */
export declare function readJobFile(path: string, options: JobFileOptions): ReadJobFile;
