import type { ServerResponse } from 'node:http';
import type { Workspace } from '../../deployment/deployment';
import { type LocalRequest } from '../../http';
import type { RunningJobs } from '../running-jobs';
/**
 * The history of runs, as clients ask for it: what a run is, its log files with addresses, and its parts.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-track-monitor-analyze-runs
 */
export declare class HistoryService {
    private readonly jobs;
    constructor(jobs: RunningJobs);
    /** @param path behind the workspace: `['runs', '<name>', 'details']`, also below `['experiments', '<name>']` */
    answer(request: LocalRequest, response: ServerResponse, workspace: Workspace, path: readonly string[]): Promise<boolean>;
    /** A file of a run: a log, or what it has left. */
    file(response: ServerResponse, workspace: Workspace, [name, ...path]: readonly string[]): boolean;
    private runData;
    /** As `az ml job update` and `az ml job archive` ask for it: tags are added to those that there are. */
    private change;
    /** What is asked; nothing where it is no JSON. */
    private askedOf;
    private detailsJson;
    private partsOf;
}
