import type { ServerResponse } from 'node:http';
import type { Workspace } from '../../deployment/deployment';
import { type LocalRequest } from '../../http';
import type { RunningJobs } from '../running-jobs';
/**
 * What programs in jobs ask of MLflow: the run that they are in, and to keep its metrics, parameters and tags. Runs are
 * made by jobs alone; models and artifacts are files in the folder of the job, which the client writes itself.
 *
 * @see https://mlflow.org/docs/latest/api_reference/rest-api.html
 */
export declare class MlflowService {
    private readonly jobs;
    constructor(jobs: RunningJobs);
    /** @param path behind the workspace: `['api', '2.0', 'mlflow', 'runs', 'log-metric']` */
    answer(request: LocalRequest, response: ServerResponse, workspace: Workspace, path: readonly string[]): Promise<boolean>;
    private askedOf;
    private carryOut;
    private logMetrics;
    private experiment;
}
