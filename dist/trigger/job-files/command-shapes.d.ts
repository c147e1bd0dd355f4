import { type Shape } from '../../rules';
import type { CommandFile, DistributionFile, EnvironmentFile, IdentityFile, InputFile, OutputFile, QueueFile, ResourcesFile, ServiceFile } from './command-file';
export declare const DATA_TYPES: readonly ['uri_file', 'uri_folder', 'mltable', 'mlflow_model', 'custom_model', 'triton_model'];
export declare const input: Shape<InputFile>;
export declare const output: Shape<OutputFile | null>;
export declare const ENVIRONMENT: import("../../rules/inspection/shape").ObjectShape<EnvironmentFile>;
export declare const resources: import("../../rules/inspection/shape").ObjectShape<ResourcesFile>;
export declare const distribution: import("../../rules/inspection/shape").ObjectShape<DistributionFile>;
export declare const queue: import("../../rules/inspection/shape").ObjectShape<QueueFile>;
export declare const services: Shape<Readonly<Record<string, ServiceFile>>>;
export declare const identity: import("../../rules/inspection/shape").ObjectShape<IdentityFile>;
export declare const COMMAND_PARTS: {
    required: {
        command: Shape<string>;
        environment: Shape<string | EnvironmentFile>;
    };
    optional: {
        code: Shape<string>;
        environment_variables: Shape<Readonly<Record<string, string | number | boolean>>>;
        resources: import("../../rules/inspection/shape").ObjectShape<ResourcesFile>;
        distribution: import("../../rules/inspection/shape").ObjectShape<DistributionFile>;
    };
};
export declare const JOB_PARTS: {
    $schema: Shape<unknown>;
    type: Shape<unknown>;
    name: Shape<never>;
    display_name: Shape<string>;
    experiment_name: Shape<string>;
    description: Shape<string>;
    tags: Shape<Readonly<Record<string, string | number | boolean>>>;
    properties: Shape<never>;
    compute: Shape<string>;
    identity: import("../../rules/inspection/shape").ObjectShape<IdentityFile>;
    inputs: Shape<Readonly<Record<string, InputFile>>>;
    outputs: Shape<Readonly<Record<string, OutputFile | null>>>;
};
export declare const COMMAND_FILE: import("../../rules/inspection/shape").ObjectShape<CommandFile>;
