import { type DocumentChange } from '../../terraform';
import type { PreviousAddress } from './pairs';
import type { Remark } from './review';
/**
 * Roles that are given, changed or taken away on something of Service Bus, and of which is not known what they allow: roles
 * of one's own, and those that are known only after apply.
 */
export declare function reviewUnknownRoles({ before, after, changes }: DocumentChange, previous: PreviousAddress): Remark[];
