import type { Topology } from '../../routing';
import type { DocumentChange } from '../../terraform';
import type { Remark } from './review';
import type { SubjectOf } from './subjects';
/**
 * What cannot be looked at, since only Terraform knows it. What was so before and does not change is no news.
 *
 * @param told what is told already
 */
export declare function reviewUnresolved({ changes }: DocumentChange, before: Topology, after: Topology, subjectOf: SubjectOf, told: readonly Remark[]): Remark[];
/** Parts of the documents that were not understood; in a plan one that does not change says nothing of the change. */
export declare function reviewGaps({ before, after, changes }: DocumentChange, told: readonly Remark[]): Remark[];
