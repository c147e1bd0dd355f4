import { Workspace } from '../../operations/jobs/workspace';
import type { WhereOptions } from './command';
/**
 * The workspaces that are meant: one, or all of what runs here.
 *
 * @param isSaid whether `--at` was said: without it, an id alone is of Azure
 */
export declare function workspacesOf(options: WhereOptions, isSaid: boolean): Promise<Workspace[]>;
/** The only workspace that is meant. @throws UsageError where there are several */
export declare function workspaceOf(options: WhereOptions, isSaid: boolean): Promise<Workspace>;
