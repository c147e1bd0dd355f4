import type { DocumentChange } from '../../terraform';
import type { PreviousAddress } from './pairs';
import type { Remark } from './review';
/**
 * Locks that keep Azure from doing what the change wants: deleting something below, or taking the rule $Default from a
 * new subscription. The apply would fail half way.
 *
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources
 */
export declare function reviewLocks(change: DocumentChange, previous: PreviousAddress): Remark[];
