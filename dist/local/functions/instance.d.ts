import type { AppPackage } from './app-package';
import type { LogLevel, RegisteredFunction } from './worker-messages';
/** What one instance of an app needs. */
export interface InstanceOptions {
    readonly package: AppPackage;
    /** The environment of the program; connections that functions name are added to it. */
    readonly environment: Map<string, string>;
    readonly connectionString: string;
    readonly idle: number;
    readonly onLog: (level: LogLevel, text: string) => void;
}
/**
 * One instance of a Function App: the host, which receives and settles, and the process of the program.
 *
 * A message is completed when its function has returned, where `host.json` says so, and given back when it throws, or its
 * process ends, or takes longer than `functionTimeout`; whoever crashes as a whole settles nothing, and the message comes
 * again when its lock ends.
 */
export declare class Instance {
    private readonly options;
    private readonly workers;
    /** Its own connections: what ends with them ends for this instance alone. */
    private readonly clients;
    private receivings;
    private readonly working;
    private isDead;
    private lastFault;
    constructor(options: InstanceOptions);
    /** What the program registers: it is started to say so. @throws Error in words of the program */
    register(): Promise<readonly RegisteredFunction[]>;
    /** Begins to receive for functions. */
    listen(functions: readonly RegisteredFunction[]): void;
    /** Ends the process of the program at once, as if it had ended by itself. */
    killProgram(): void;
    /** Ends host and program at once: nothing is settled any more. */
    crash(): Promise<void>;
    /**
     * Takes nothing any more, finishes what it has, lets the program end what it has open, and ends.
     *
     * @param within how long each of these may take, in milliseconds
     */
    stop(within: number): Promise<void>;
    private client;
    /** A program that finds Service Bus by a setting of its own finds this one. */
    private connect;
    private work;
    private invoke;
    /** The host says that a lock is lost, and goes on: the message comes again. */
    private settle;
    /** What keeps failing is told once. */
    private fault;
    private track;
    private closeAll;
}
