import type { Workspace } from '../deployment/deployment';
import type { LocalProfile } from '../profile/profile';
import { type Run } from './core';
import type { JobView } from './job-view';
import type { RunEvent } from './run-event';
/** What is to be known to show a run. */
export interface ViewPlace {
    readonly workspace: Workspace;
    readonly profile: LocalProfile;
    readonly folder: string;
}
/** A run as people look at it. */
export declare function viewOf(run: Run, { workspace, profile, folder }: ViewPlace): JobView;
/** A change of a run as Event Grid hears of it. */
export declare function eventOf(run: Run, at: number): RunEvent;
export declare function experimentOf({ properties }: Run): string;
/** The id of an experiment: the same for the same name in the same workspace. */
export declare function experimentId(workspaceId: string, experiment: string): string;
export declare function tagsOf({ properties }: Run): Record<string, string>;
/** What the job says in `properties`, and what the service has found. */
export declare function propertiesOf({ properties, findings }: Run): Record<string, string>;
