import type { Workspace } from './workspace';
/** A piece of a log: whole lines, but for the end of it. */
export interface LogPiece {
    readonly file: string;
    readonly lines: readonly string[];
}
export interface LogOptions {
    /** The log of each process, and not of the first alone. */
    readonly all: boolean;
    /** Whether it goes on until the job is over. */
    readonly follow: boolean;
    readonly signal: AbortSignal;
    /** Lets time pass between two looks. */
    wait(): Promise<unknown>;
}
/**
 * The log of a job, in pieces; to follow it, whatever comes until the job is over.
 *
 * @returns the state of the job at the end
 * @throws OperationProblem
 */
export declare function logOf(workspace: Workspace, name: string, options: LogOptions): AsyncGenerator<LogPiece, string>;
