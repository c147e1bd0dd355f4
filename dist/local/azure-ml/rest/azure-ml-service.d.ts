import type { Workspace } from '../../deployment/deployment';
import { type LocalService } from '../../http';
import type { Assets } from '../assets';
import type { RunningJobs } from '../running-jobs';
export interface AzureMlServiceOptions {
    readonly workspaces: readonly Workspace[];
    readonly jobs: RunningJobs;
    readonly assets: Assets;
    /** What programs show to get a token. */
    readonly identityHeader: string;
    /** Where files of code are that clients upload. */
    readonly uploadFolder: string;
}
/** Everything of Azure ML that is asked over HTTP. */
export declare function azureMlService(options: AzureMlServiceOptions): LocalService;
