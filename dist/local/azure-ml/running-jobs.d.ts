import type { Workspace } from '../deployment/deployment';
import type { LocalProfile } from '../profile/profile';
import type { Assets } from './assets';
import { type Answer, type Command, JobMachine, type Run, type RunRef } from './core';
import type { JobView } from './job-view';
import type { RunEvent } from './run-event';
import type { JobStore } from './runner/job-store';
import type { Measured } from './runner/metric-lines';
export interface RunningJobsOptions {
    readonly workspaces: readonly Workspace[];
    readonly profile: LocalProfile;
    readonly assets: Assets;
    readonly store: JobStore;
    /** Where Azure ML answers; `undefined` where it does not. */
    readonly endpoint: string | undefined;
    /** Milliseconds that a process has to end by itself when it is told to. */
    readonly grace: number;
    readonly onState: (event: RunEvent) => void;
}
/** The state machine with a clock, with processes, and with folders that keep what has become of them. */
export declare class RunningJobs {
    private readonly options;
    readonly machine: JobMachine;
    private readonly here;
    private readonly listeners;
    private readonly unkept;
    private timer;
    private keeper;
    private isStopped;
    constructor(options: RunningJobsOptions);
    /** Carries out a command now. */
    run(command: Command): Answer;
    put(run: RunRef, properties: Readonly<Record<string, unknown>>): Answer;
    /** A metric of a run, from a line of its log or from whoever tells it. */
    measure(run: RunRef, measured: Measured & {
        readonly time?: number;
    }): void;
    /** The folder of a run; `undefined` where there is none. */
    folderOf(run: RunRef): string | undefined;
    view(run: Run): JobView;
    watch(listener: (view: JobView) => void): () => void;
    /** Ends every process, and waits until all have ended. */
    stop(why: string): Promise<void>;
    /** Ends every process at once; for when this process ends without warning. */
    endNow(): void;
    private act;
    private changed;
    private start;
    private removed;
    private keep;
    private keepSoon;
    private keepAll;
    /** Sets the timer for what happens next by itself. */
    private wait;
    private workspaceOf;
}
