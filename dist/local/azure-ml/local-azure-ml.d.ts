import type { Workspace } from '../deployment/deployment';
import type { LocalService } from '../http';
import type { LocalProfile } from '../profile/profile';
import type { JobsHere, JobView } from './job-view';
import type { RunEvent } from './run-event';
export interface LocalAzureMlOptions {
    readonly workspaces: readonly Workspace[];
    readonly profile: LocalProfile;
    /**
     * Where jobs are kept, a folder for each workspace and in it one for each job: they are still there after a restart, and
     * their names are taken.
     *
     * @default - a folder of its own that is removed at the end
     */
    readonly folder?: string;
    /**
     * Where the HTTP server is that `service` is mounted on: jobs are told so.
     *
     * @default - jobs are not told where to keep metrics, and print them
     */
    readonly endpoint?: string;
    /** Hears of each change of the state of a run: what Event Grid has to know. */
    readonly onState?: (event: RunEvent) => void;
    /**
     * Milliseconds that a process has to end by itself when it is told to.
     *
     * @default 3000
     */
    readonly grace?: number;
}
/**
 * Azure ML on this machine: jobs are processes, clusters are counted, and the rest is as the service has it.
 *
 * @example
 * const http = await LocalHttp.start();
 * const ml = LocalAzureMl.start({ workspaces: deployment.workspaces, profile, endpoint: http.url });
 * http.mount(ml.service);
 * const end = ml.watch(({ name, state }) => print(`${name}: ${state}`));
 * await ml.stop();
 */
export declare class LocalAzureMl implements JobsHere {
    private readonly options;
    /** @throws FileProblem where what is in the folder cannot be read */
    static start(options: LocalAzureMlOptions): LocalAzureMl;
    /** Where jobs are. */
    readonly folder: string;
    /** Azure Resource Manager, run history, MLflow and tokens: to be mounted on the server of `endpoint`. */
    readonly service: LocalService;
    /** What a program has to have as IDENTITY_HEADER; its IDENTITY_ENDPOINT is `<endpoint>/identity`. */
    readonly identityHeader: `${string}-${string}-${string}-${string}-${string}`;
    private readonly jobs;
    private readonly endNow;
    private constructor();
    list(): readonly JobView[];
    log(name: string): Promise<string>;
    cancel(name: string): Promise<void>;
    watch(listener: (job: JobView) => void): () => void;
    /** Ends every job with its processes; what is kept is told by `folder`. */
    stop(): Promise<void>;
    /** The run of a name; of several workspaces, the one that is still under way or came last. @throws RangeError */
    private named;
}
