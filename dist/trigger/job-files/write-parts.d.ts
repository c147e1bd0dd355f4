import { type CommandData, type ComputeData, type Distribution, type InputMode, type OutputData, type OutputMode, type TemplateData } from '../jobs';
/** What is said above a name of a file, by its path. */
export type Comments = Map<string, string>;
/** A file that is being written. */
export interface Written {
    readonly comments: Comments;
    /** The ARM id of the workspace that it is for. */
    readonly workspaceId?: string;
}
/** How data comes and goes, in the words of the CLI. */
export declare const MODES: Readonly<Record<InputMode | OutputMode, string>>;
/** A cluster, or the name that stands for none. */
export declare function computeName(compute: ComputeData): string;
/** What a file says of machines without a cluster. */
export declare function machines(compute: ComputeData): {
    resources: {} | {
        instance_type: string;
    };
    queue: {} | {
        queue_settings: {
            job_tier: string;
        };
    };
};
/**
 * What a command runs, and in what.
 *
 * @param others what else is said of machines
 * @param at the path of it, with a point at its end
 */
export declare function commandParts(data: CommandData, others: Readonly<Record<string, unknown>>, at: string, written: Written): {
    command: string;
    environment: string;
    code?: string | undefined;
    environment_variables?: Readonly<Record<string, string>> | undefined;
    resources?: {
        shm_size?: string | undefined;
        docker_args?: string | undefined;
    } | undefined;
    distribution?: {
        type: string;
        parameter_server_count?: number | undefined;
        worker_count?: number | undefined;
    } | {
        type: string;
        process_count_per_instance?: number | undefined;
    } | undefined;
};
export declare function distributionFile(distribution: Distribution): {
    type: string;
    parameter_server_count?: number | undefined;
    worker_count?: number | undefined;
} | {
    type: string;
    process_count_per_instance?: number | undefined;
};
/** The inputs: what a message fills with what it is without one, and with what it may be above it. */
export declare function inputsFile({ parameters, inputs, fixed }: TemplateData, { comments }: Written): {
    inputs: Record<string, unknown>;
} | {
    inputs?: undefined;
};
export declare function outputsFile({ outputs }: TemplateData): {
    outputs: any;
} | {
    outputs?: undefined;
};
export declare function outputFile({ type, mode, path }: OutputData): {
    type: import("../jobs").DataType;
    mode?: string | undefined;
    path?: string | undefined;
};
