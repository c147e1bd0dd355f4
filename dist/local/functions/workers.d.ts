import { type WorkerOptions, WorkerProcess } from './worker-process';
/** What keeps a program running. */
export interface KeeperOptions extends WorkerOptions {
    /** Hears that the process has ended by itself, why, and after how many milliseconds there is another. */
    readonly onEnd: (why: string, pause: number) => void;
    /** After so long without a message the process ends; it starts with the next one. */
    readonly idle: number;
}
/**
 * The process of a program: started when there is something to do, ended when there has been nothing for long, and started
 * again, after a pause that grows, where it has ended by itself.
 */
export declare class Workers {
    private readonly options;
    private current;
    private running;
    private pause;
    private notBefore;
    private isStopping;
    private idleTimer;
    private wake;
    constructor(options: KeeperOptions);
    /** The process, when it runs. @throws Error where it does not start: in words of the program */
    worker(): Promise<WorkerProcess>;
    /** That a call went well: the next end is the first again. */
    wentWell(): void;
    /** Lets the process go; the next message has another, with the settings of then. */
    recycle(): void;
    /** Ends the process, as if it had ended by itself. */
    kill(): void;
    /** Ends the process for good. */
    stop(within: number): Promise<void>;
    /** Ends the process for good, at once. */
    crash(): Promise<void>;
    private start;
    private ended;
    private endedByItself;
    private waitForIdle;
    private letGo;
}
