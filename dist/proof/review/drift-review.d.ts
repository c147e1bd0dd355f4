import type { DocumentChange } from '../../terraform';
import type { PreviousAddress } from './pairs';
import type { Remark } from './review';
import type { SubjectOf } from './subjects';
/**
 * What somebody changed in Azure outside Terraform, with what it does to messages, and what the plan does about it: it
 * puts it back, takes it as it is, or changes it again.
 */
export declare function reviewDrift(change: DocumentChange, previous: PreviousAddress, subjectOf: SubjectOf): Remark[];
