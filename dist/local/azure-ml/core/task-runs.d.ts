import type { MutableRun } from './run';
import type { RunTable } from './run-table';
import type { Task } from './task';
/** A cluster, and how many machines it has at most. */
export interface ClusterSize {
    readonly id: string;
    readonly maxNodes: number;
}
/** What a run takes beside its process, in milliseconds. */
export interface Stages {
    readonly preparing: number;
    readonly finalizing: number;
}
/** Runs of commands: each waits for its machines, runs, and gives them back. */
export declare class TaskRuns {
    private readonly table;
    private readonly stages;
    private readonly onRunning;
    private readonly onOver;
    private readonly queues;
    private readonly withoutCluster;
    /** @param onRunning and @param onOver hear of runs that are parts of others */
    constructor(table: RunTable, clusters: readonly ClusterSize[], stages: Stages, onRunning: (run: MutableRun) => void, onOver: (run: MutableRun) => void);
    /** Why a run of so many machines cannot be there at all. */
    refusalOf({ cluster, nodes }: Pick<Task, 'cluster' | 'nodes'>): string | undefined;
    /** How many machines are free; `undefined` where there is no such cluster. */
    freeNodes(cluster: string): number | undefined;
    begin(run: MutableRun, task: Task): void;
    due(run: MutableRun, what: NonNullable<MutableRun['due']>['what']): void;
    began(run: MutableRun): void;
    ended(run: MutableRun, error: string | undefined): void;
    /** Ends a run; one whose process has ended by itself keeps how. */
    cancel(run: MutableRun, why: string): void;
    private finish;
    private admit;
    private queueOf;
}
