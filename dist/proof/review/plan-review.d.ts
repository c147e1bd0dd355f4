import type { DocumentChange } from '../../terraform';
import type { Remark } from './review';
import type { SubjectOf } from './subjects';
/** What a plan says beside its changes: what it leaves out, what is put off, which checks fail. */
export declare function reviewNotes({ notes }: DocumentChange): Remark[];
/** Changes of who looks after something, which change nothing in Azure by themselves: one line for each kind. */
export declare function reviewKeeping({ changes, after }: DocumentChange, subjectOf: SubjectOf): Remark[];
