import { type Job } from './job';
import { type Requests } from './requests';
/** Where jobs are. */
export interface WorkspacePlace {
    /** `https://management.azure.com`, without a slash at its end. */
    readonly manager: string;
    /** `/subscriptions/…/resourceGroups/…/providers/Microsoft.MachineLearningServices/workspaces/…` */
    readonly id: string;
}
/** Whether a text is the ARM id of a workspace. */
export declare function isWorkspaceId(text: string): boolean;
/** Which jobs are meant. */
export interface JobFilter {
    readonly template?: string;
    readonly requestId?: string;
    readonly state?: string;
}
/** What the history of runs tells of a job. */
export interface RunDetails {
    readonly state: string;
    readonly started: string | undefined;
    readonly ended: string | undefined;
    /** Why it failed. */
    readonly error: string | undefined;
    /** The addresses of its log files, by name. */
    readonly logs: ReadonlyMap<string, string>;
}
/** The jobs of a workspace of Azure ML: Azure Resource Manager has them, and the history of runs has their logs. */
export declare class Workspace {
    readonly place: WorkspacePlace;
    private readonly requests;
    private history;
    constructor(place: WorkspacePlace, requests: Requests);
    /**
     * The jobs that are meant, the newest first as the service gives them, page by page.
     *
     * @throws OperationProblem
     */
    jobs(filter: JobFilter): AsyncGenerator<Job>;
    job(name: string): Promise<Job>;
    /** Asks to end a job; it may take a while. */
    cancel(name: string): Promise<void>;
    details(name: string): Promise<RunDetails>;
    /** The trials of a sweep, or the steps of a pipeline: their names, and what they are called. */
    children(name: string): Promise<{
        readonly name: string;
        readonly title: string;
        readonly state: string;
    }[]>;
    /** The bytes of a log file that follow. */
    bytes(url: string, from: number): Promise<Buffer>;
    /** Where the history of runs is: the workspace has the address of a list, which anybody may read. */
    private findHistory;
    /** What the token of somebody is sent to: never in plain text, but on this machine. */
    private trusted;
    /** A further page is at the same service. */
    private checked;
    private jobAddress;
    private address;
    private orNoSuchJob;
}
