/** The states of a job, in the words of Azure ML. */
export type JobState = 'NotStarted' | 'Queued' | 'Preparing' | 'Provisioning' | 'Starting' | 'Running' | 'Finalizing' | 'CancelRequested' | 'NotResponding' | 'Completed' | 'Failed' | 'Canceled';
/** Whether nothing more comes of a job. */
export declare function isOver(state: JobState): boolean;
/** A job as those see it who look at this machine: the page, and the table of `npm start`. */
export interface JobView {
    readonly workspaceId: string;
    readonly name: string;
    readonly kind: 'Command' | 'Sweep' | 'Pipeline';
    readonly displayName: string | undefined;
    readonly experiment: string;
    /** The cluster; `undefined` without one (serverless). */
    readonly cluster: string | undefined;
    readonly nodes: number;
    readonly state: JobState;
    /** What the program and the producer said of it: `requestId`, `correlationId`, `template`, … */
    readonly tags: Readonly<Record<string, string>>;
    /** The job that it is a trial or a step of. */
    readonly parent: string | undefined;
    readonly created: Date;
    readonly started: Date | undefined;
    readonly ended: Date | undefined;
    /** Why it failed. */
    readonly error: string | undefined;
    /** The last value of each metric. */
    readonly metrics: Readonly<Record<string, number>>;
    /** What stands in for what cannot be had here, in words: `the image … is replaced by the command of the local profile`. */
    readonly replaced: readonly string[];
    /** The folder with its logs, inputs and outputs. */
    readonly folder: string;
}
/** The jobs of this machine, to look at and to end. */
export interface JobsHere {
    /** All jobs, the newest first. */
    list(): readonly JobView[];
    /** What a job has written so far, standard output and standard error in one. */
    log(name: string): Promise<string>;
    cancel(name: string): Promise<void>;
    /** Hears of each change. @returns what ends it */
    watch(listener: (job: JobView) => void): () => void;
}
