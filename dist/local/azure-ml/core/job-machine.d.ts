import { type Command, type Effect, type Outcome } from './commands';
import { type ComponentOf } from './pipeline';
import type { Run, RunRef, Time } from './run';
import { type ClusterSize, type Stages } from './task-runs';
export interface JobMachineOptions {
    readonly clusters: readonly ClusterSize[];
    /** The registered components of a workspace. */
    readonly componentOf: (workspaceId: string) => ComponentOf;
    readonly stages?: Partial<Stages>;
}
/**
 * Azure ML as far as jobs go, as a state machine: what is asked and what processes do comes in with the time, and what has
 * to be done about it comes out. It has no clock, no process and no luck of its own, so it runs in a program, in a test and
 * in a simulation alike.
 */
export declare class JobMachine {
    private readonly options;
    private readonly table;
    private readonly tasks;
    private readonly sweeps;
    private readonly pipelines;
    constructor(options: JobMachineOptions);
    /** Carries out a command at a time; what is due by then happens as well, before and after. */
    run(command: Command, at: Time): Outcome;
    /** Lets time pass. */
    advance(at: Time): readonly Effect[];
    /** When time changes something by itself. */
    nextDue(): Time | undefined;
    get(ref: RunRef): Run | undefined;
    /** All runs, the oldest first. */
    all(): Iterable<Run>;
    /** How many machines of a cluster nobody has. */
    freeNodes(cluster: string): number | undefined;
    /**
     * Takes up runs that were there before; for the beginning. What was under way then has failed: whatever ran it is gone.
     *
     * @returns what has to be told
     */
    restore(runs: Iterable<Run>, at: Time, why: string): readonly Effect[];
    private pass;
    private answer;
    private put;
    private putSweep;
    private putPipeline;
    /** What is there stays as it is, but for what may be changed. */
    private putAgain;
    private remove;
    private cancel;
    private measured;
    private whenRunning;
    private whenOver;
    private goOn;
    private parentOf;
}
