import { type ComponentOf, type Graph } from './pipeline';
import type { MutableRun } from './run';
import type { RunTable } from './run-table';
import type { TaskRuns } from './task-runs';
/** Pipelines: each runs its steps as soon as those before them are done. */
export declare class PipelineRuns {
    private readonly table;
    private readonly tasks;
    private readonly componentOf;
    private readonly courses;
    constructor(table: RunTable, tasks: TaskRuns, componentOf: (workspaceId: string) => ComponentOf);
    begin(run: MutableRun, graph: Graph): void;
    /** A step runs, so the pipeline does. */
    running(run: MutableRun): void;
    /**
     * A step is over: those begin that waited for it, or the pipeline is over. A step that failed keeps those that need it from
     * running; the others go on, unless the pipeline says otherwise.
     */
    goOn(run: MutableRun): void;
    /** The steps whose turn it is; none where the pipeline is to end, and what is under way is ended then. */
    private startable;
    private readyIn;
    private beginStep;
}
/** Where Azure ML puts what a job leaves, where nothing else is said. */
export declare function outputUri(run: string, output: string): string;
