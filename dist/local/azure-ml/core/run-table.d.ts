import type { JobState } from '../job-view';
import type { Effect } from './commands';
import type { MutableRun, RunRef, Time } from './run';
/** All runs, what is to happen to them when, and what has to be done about what has happened. */
export declare class RunTable {
    now: Time;
    private readonly runs;
    private readonly due;
    private effects;
    get(ref: RunRef): MutableRun | undefined;
    /** A part of a run, by the name that it is kept under. */
    childOf(run: MutableRun, name: string): MutableRun;
    all(): Iterable<MutableRun>;
    get size(): number;
    add(run: MutableRun): void;
    /** Takes one up that was there before; nobody has to be told. */
    restore(run: MutableRun): void;
    remove(run: MutableRun): void;
    /** A name that nobody has, as near to one as can be. */
    freeName(workspaceId: string, base: string): string;
    /** A run goes on to another state; what is over stays so. */
    move(run: MutableRun, state: JobState, error?: string): void;
    /** Something of a run is otherwise: it is told as it is now, since it may go on before anybody hears. */
    tell(run: MutableRun, isNew: boolean): void;
    schedule(run: MutableRun, at: Time, what: NonNullable<MutableRun['due']>['what']): void;
    nextDue(): Time | undefined;
    /** What is due now, one after the other. */
    takeDue(): {
        readonly run: MutableRun;
        readonly what: NonNullable<MutableRun['due']>['what'];
    } | undefined;
    effect(effect: Effect): void;
    takeEffects(): Effect[];
}
/** Ids of Azure are the same in capitals and small letters, names of jobs are not. */
export declare function keyOf({ workspaceId, name }: RunRef): string;
