import type { RunningJobs } from '../running-jobs';
import { type ArmAnswer, type ArmRequest } from './arm-request';
/** `jobs`, `jobs/{name}` and `jobs/{name}/cancel` of a workspace. */
export declare class JobsService {
    private readonly jobs;
    constructor(jobs: RunningJobs);
    answer(asked: ArmRequest): Promise<ArmAnswer>;
    /** What has become of an operation that takes a while: `mfeOperationResults/jc:<workspace>:<job>`. */
    operation(workspaceId: string, name: string, url: URL): ArmAnswer;
    private get;
    private put;
    private remove;
    private cancel;
    /** Jobs that are no parts of others, the newest first, a page at a time. */
    private list;
}
export declare function notAllowed(method: string): ArmAnswer;
