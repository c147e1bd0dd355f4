import { type Status, type Steps } from '../definition/definition';
import { type Call, type NoReply, type Reply } from './call';
/** What a run asks for: a call, or that time passes. */
export type Effect = {
    readonly kind: 'call';
    readonly step: string;
    readonly call: Call;
} | {
    readonly kind: 'wait';
    readonly step: string;
    readonly milliseconds: number;
};
/** What it is told then: what time it is, and the answer to a call. */
export interface Resumption {
    readonly now: Date;
    readonly reply?: Reply | NoReply;
}
/** What a run has beside its steps. */
export interface RunOptions {
    readonly parameters: ReadonlyMap<string, unknown>;
    /** When it starts. */
    readonly now: Date;
    /** From 0 to below 1: how long it waits before it tries again. */
    readonly luck: () => number;
    /**
     * Whether ParseJson fails for what is not as its schema says; how much of it the service enforces, it does not say.
     *
     * @default true
     */
    readonly enforcesSchemas?: boolean;
}
/** What became of a run. */
export interface RunResult {
    readonly status: Status | 'Cancelled';
    /** How each step has ended. */
    readonly statuses: ReadonlyMap<string, Status>;
    /** What was tracked, in the order in which steps were done. */
    readonly tracked: readonly Tracked[];
    /** Why steps failed, in that order. */
    readonly failures: readonly {
        readonly step: string;
        readonly reason: string;
    }[];
}
/** What was tracked of a step, for the log. */
export interface Tracked {
    readonly step: string;
    readonly properties: Readonly<Record<string, unknown>>;
}
type Running<T> = Generator<Effect, T, Resumption>;
/**
 * Runs steps as Logic Apps does: each once, when those before it are done in a way that it names. It does nothing by
 * itself: it asks for calls and for time, and goes on with what it is told. Of steps that the service runs at the same
 * time, the one that stands first comes first.
 */
export declare function runWorkflow(steps: Steps, options: RunOptions): Running<RunResult>;
export {};
