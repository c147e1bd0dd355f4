import type { Call, NoReply, Reply } from './call';
import type { Effect, Resumption, RunResult } from './run';
/** Who does what a run asks for. */
export interface Doer {
    readonly send: (call: Call) => Promise<Reply | NoReply>;
    readonly sleep: (milliseconds: number) => Promise<void>;
    readonly now: () => Date;
}
/** Runs to the end, with everything done that is asked for. */
export declare function drive(run: Generator<Effect, RunResult, Resumption>, doer: Doer): Promise<RunResult>;
