import type { DocumentChange, ResourceChange } from '../../terraform';
import type { PreviousAddress } from './pairs';
import type { Remark } from './review';
export declare function isReplaced({ kind }: Pick<ResourceChange, 'kind'>): boolean;
/** Replacements and deletions of what holds messages; what goes with its topic or namespace is told with that. */
export declare function reviewReplacements({ before, changes }: DocumentChange, previous: PreviousAddress): Remark[];
