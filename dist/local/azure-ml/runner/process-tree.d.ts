/** A process to start. */
export interface ProcessStart {
    readonly shell: string;
    readonly text: string;
    readonly folder: string;
    readonly environment: Readonly<Record<string, string>>;
    /** Hears what it writes, standard output and standard error. */
    readonly onOutput: (chunk: Buffer) => void;
}
/** How a process ended; `undefined` where it did well. */
export type ProcessEnd = string | undefined;
/** The variable that marks what belongs to a process, wherever it has gone. */
export declare const MARK = "AZUREML_LOCAL_PROCESS";
/** A process with all that it has started: they end together. */
export declare class ProcessTree {
    /** When it has ended, and everything that it has started; with why, where that is a failure. */
    readonly ended: Promise<ProcessEnd>;
    /** When it runs; a text says why it does not. */
    readonly began: Promise<string | undefined>;
    private readonly child;
    private readonly mark;
    /** @param start its environment has a `MARK` of its own */
    constructor({ shell, text, folder, environment, onOutput }: ProcessStart);
    /** Asks all of it to end, and ends what does not within so many milliseconds. */
    end(grace: number): Promise<void>;
    /** Ends all of it at once; for when this process ends itself. */
    endNow(): void;
    private wait;
    private signal;
}
/**
 * Processes that have a mark in their environment, or one that begins so (`<mark>/…`), also those that left their group:
 * where the system shows it, which is on Linux.
 */
export declare function marked(mark: string): number[];
/** Ends what is left of a process that nobody waits for any more. */
export declare function endMarked(mark: string): void;
