import type { Program } from '../deployment';
import type { ProgramLine, ProgramsHere } from '../programs/program-line';
/** What Function Apps on this machine are started with. */
export interface LocalFunctionsOptions {
    readonly programs: readonly Program[];
    /** How Service Bus is reached. */
    readonly connectionString: string;
    /** Where Azure Resource Manager is: `http://localhost:8080`. */
    readonly resourceManager: string;
    /** What App Service gives an app for its identity. */
    readonly identity: {
        readonly endpoint: string;
        readonly header: string;
    };
    /**
     * So many instances of each app at once, each with a host and a process of its own.
     *
     * @default 1
     */
    readonly instances?: number;
    /**
     * After so long without a message the process of a program ends, in milliseconds; it starts with the next one.
     *
     * @default 300000
     */
    readonly idle?: number;
    /** Hears each line, from before anything starts. */
    readonly onLine?: (line: ProgramLine) => void;
}
/** Which part of an app is ended. */
export interface KillOptions {
    /** The process of the program alone, or its host with it. @default 'program' */
    readonly what?: 'program' | 'instance';
    /** Which instance, from 0. @default - all */
    readonly instance?: number;
}
/**
 * Function Apps on this machine: the packages that are deployed, unchanged, in the programming model of Functions, each
 * in processes of its own; what the host of Functions does for them is done here.
 *
 * @example
 * const functions = await LocalFunctions.start({ programs, connectionString, resourceManager, identity });
 * functions.watch(({ program, text }) => …);
 * await functions.stop();
 */
export declare class LocalFunctions implements ProgramsHere {
    /**
     * Starts them. It is done when each program has registered its functions and listens, or has said why it does not; one
     * that does not start is told of by a line, and harms no other.
     */
    static start(options: LocalFunctionsOptions): Promise<LocalFunctions>;
    private readonly listeners;
    private readonly scratch;
    private readonly apps;
    private constructor();
    watch(listener: (line: ProgramLine) => void): () => void;
    /**
     * Ends a program at once, wherever it is, as a machine does that fails; it starts again by itself.
     *
     * @param program the name of the app
     * @throws RangeError where there is no such app
     */
    kill(program: string, options?: KillOptions): Promise<void>;
    /** Ends all of them: what they work on is finished where that takes no longer than seconds. */
    stop(): Promise<void>;
    private tell;
}
