import type { InvocationRequest, LogLevel, RegisteredFunction } from './worker-messages';
/** What is needed to start a program. */
export interface WorkerOptions {
    readonly folder: string;
    readonly modules: readonly string[];
    /** The settings of the app: its environment. */
    readonly environment: ReadonlyMap<string, string>;
    readonly onLog: (level: LogLevel, text: string) => void;
}
/** That a function has thrown, or was ended while it worked: in the words of the program. */
export declare class InvocationFailed extends Error {
}
/** A program in a process of its own. */
export declare class WorkerProcess {
    /** Starts one. @throws Error where it ends, or throws, before it has registered its functions */
    static start(options: WorkerOptions): Promise<WorkerProcess>;
    /** What the program has registered. */
    functions: readonly RegisteredFunction[];
    /** Comes when the process has ended, with why. */
    readonly exited: Promise<string>;
    private readonly process;
    private readonly running;
    private loaded;
    private constructor();
    /** How many calls are on their way. */
    get calls(): number;
    get pid(): number | undefined;
    /** Calls a function. @throws InvocationFailed */
    invoke(name: string, request: InvocationRequest): Promise<void>;
    /** Lets the program end what it has open, and ends it; after so many milliseconds without that. */
    terminate(within: number): Promise<void>;
    /** Ends the process at once. */
    kill(): void;
    private load;
    private say;
    private hear;
    private settle;
    private end;
}
