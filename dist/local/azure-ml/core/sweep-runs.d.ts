import type { MutableRun } from './run';
import type { RunTable } from './run-table';
import type { TaskRuns } from './task-runs';
/** Sweeps: each draws settings, runs a trial with each, and says which was the best. */
export declare class SweepRuns {
    private readonly table;
    private readonly tasks;
    private readonly lucks;
    constructor(table: RunTable, tasks: TaskRuns);
    begin(run: MutableRun, luck: number): void;
    /** A trial runs, so the sweep does. */
    running(run: MutableRun): void;
    /** A trial has reported a metric. */
    measured(run: MutableRun, trial: MutableRun, metric: string, value: number): void;
    /** A trial is over: another one begins, or the sweep is over. */
    goOn(run: MutableRun): void;
    private beginTrial;
    private finish;
    /** The best trial, as the service says it in the properties of a sweep that is over. */
    private find;
    private courses;
}
