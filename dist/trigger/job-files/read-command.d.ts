import type { CommandTemplateData, ComputeData } from '../jobs';
import type { Parameter } from '../templates/parameter';
import type { JobPartsFile } from './command-file';
import type { JobFileOptions } from './job-file-options';
import type { JobReading } from './job-reading';
import type { YamlFile } from './yaml-file';
/** A template as data, with the parameters that a message fills. */
export interface ReadTemplate<T> {
    readonly data: T;
    readonly parameters: Readonly<Record<string, Parameter>>;
}
/** A command job. */
export declare function readCommand(reading: JobReading, file: YamlFile, options: JobFileOptions): ReadTemplate<CommandTemplateData>;
/** What every kind of job has. */
export declare function baseOf(reading: JobReading, file: YamlFile, job: JobPartsFile, options: JobFileOptions, compute: () => ComputeData): {
    parameters: Readonly<Record<string, Parameter>>;
    base: {
        experiment: string;
        displayName?: string | undefined;
        description?: string | undefined;
        tags?: Record<string, string> | undefined;
        tiers: Record<string, ComputeData>;
        parameters: {
            [k: string]: import("../jobs").ParameterSchema;
        };
        inputs: Readonly<Record<string, import("../jobs").InputData>>;
        fixed?: Readonly<Record<string, import("../jobs").FixedInput>> | undefined;
        outputs: Record<string, import("../jobs").OutputData>;
        fromProperties?: import("../jobs").PropertySources | undefined;
    };
};
/** The nodes of the file, which a message may change where there is room for it. */
export declare function nodesOf(nodes: number | undefined, { maxNodes }: JobFileOptions): {
    nodes?: number | undefined;
    maxNodes: number;
};
/**
 * When something ends: as is said beside the file, else as the file says, in seconds.
 *
 * @param subject where the file says it
 */
export declare function timeoutOf(reading: JobReading, file: YamlFile, subject: string, seconds: number | undefined, given: string | undefined): string;
