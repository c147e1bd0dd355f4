import type { LocalProfile } from '../../profile/profile';
import type { Task } from '../core';
/** The command of the local profile that stands in for that of a task; `undefined` where there is none. */
export declare function commandOf({ called }: Task, { commands }: LocalProfile): string | undefined;
/**
 * What stands in on this machine for what a task has in Azure, a sentence each.
 *
 * @param vmSize the machines of its cluster
 */
export declare function replacedBy(task: Task, { commands }: LocalProfile, vmSize: string | undefined): string[];
