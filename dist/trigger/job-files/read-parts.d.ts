import type { CommandData, ComputeData, Distribution, JobServiceData } from '../jobs';
import type { CommandPartsFile, DistributionFile, EnvironmentFile, QueueFile, ResourcesFile, ServiceFile } from './command-file';
import { type JobReading } from './job-reading';
import type { YamlFile } from './yaml-file';
/** Where in a file something stands: `''`, `trial`, `jobs.prepare`. */
export type At = readonly string[];
/** What a command runs, and in what, as data. */
export declare function commandOf(reading: JobReading, file: YamlFile, parts: CommandPartsFile, at: At): CommandData;
/** Values as texts, each as somebody wrote it. */
export declare function textsAt(file: YamlFile, map: Readonly<Record<string, unknown>>, at: At): Record<string, string>;
/** A folder that lies beside the file is registered when it is deployed. */
export declare function codeOf(reading: JobReading, file: YamlFile, code: string, at: At): string;
/** An environment by reference; one that stands in the file, or in a file of its own, is registered when it is deployed. */
export declare function environmentOf(reading: JobReading, file: YamlFile, given: string | EnvironmentFile, at: At): string;
export declare function distributionOf(given: DistributionFile): Distribution;
/** Where a job or a step runs: a cluster by its name, or no cluster, as where nothing is said. */
export declare function computeOf(reading: JobReading, file: YamlFile, compute: string | undefined, { resources, queue }: {
    readonly resources?: ResourcesFile;
    readonly queue?: QueueFile;
}, at: At): ComputeData;
/** Programs to connect to while a job runs. */
export declare function servicesOf(file: YamlFile, services: Readonly<Record<string, ServiceFile>>): Record<string, JobServiceData>;
