import { type Json } from './reading';
/** What a run reads. */
export type TaskInput = 
/** A text that stands in the command. */
{
    readonly kind: 'literal';
    readonly value: string;
}
/** Registered data, or an address. */
 | {
    readonly kind: 'data';
    readonly type: string;
    readonly uri: string;
}
/** What another run has left, by its name. */
 | {
    readonly kind: 'output';
    readonly type: string;
    readonly run: string;
    readonly output: string;
};
/** What a run leaves. */
export interface TaskOutput {
    readonly type: string;
    /** The output of the pipeline that it is; its own where it is none. */
    readonly of?: {
        readonly run: string;
        readonly output: string;
    };
}
/** How a command is spread over processes. */
export interface Spread {
    readonly type: 'PyTorch' | 'Mpi' | 'TensorFlow';
    /** Processes of each node; of TensorFlow, one. */
    readonly processesPerNode: number;
    /** Of TensorFlow: those that keep parameters, and those that compute. */
    readonly parameterServers: number;
    readonly workers: number;
}
/** A command with all that it needs: what one run does. */
export interface Task {
    readonly command: string;
    readonly codeId: string | undefined;
    readonly environmentId: string | undefined;
    readonly environmentVariables: Readonly<Record<string, string>>;
    readonly spread: Spread | undefined;
    readonly inputs: Readonly<Record<string, TaskInput>>;
    readonly outputs: Readonly<Record<string, TaskOutput>>;
    /** The values of `${{search_space.x}}`, where it is a trial. */
    readonly search: Readonly<Record<string, string>>;
    readonly nodes: number;
    readonly instanceType: string | undefined;
    /** The cluster by its id, in small letters; `undefined` without one. */
    readonly cluster: string | undefined;
    /** The longest that it may run, in milliseconds. */
    readonly timeout: number | undefined;
    /** What commands of the local profile are found by, the most exact first. */
    readonly called: readonly string[];
}
/** The task of a command job. */
export declare function commandTask(properties: Json): Task;
/** The task of a trial of a sweep, with the values that were drawn for it. */
export declare function trialTask(properties: Json, search: Readonly<Record<string, string>>): Task;
/** The name of the template that a job was made of. */
export declare function calledOf(properties: Json): readonly string[];
/** A cluster as it is looked for; what stands in its place without one is none. */
export declare function clusterOf(computeId: string | undefined): string | undefined;
export declare function spreadOf(distribution: Json): Spread | undefined;
export declare function inputOf(input: unknown): TaskInput | undefined;
export declare function outputOf(output: unknown): TaskOutput;
/** What can be read of each member. */
export declare function mapOf<T>(members: Json, read: (value: unknown) => T | undefined): Record<string, T>;
