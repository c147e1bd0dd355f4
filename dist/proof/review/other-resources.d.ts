import type { DocumentChange } from '../../terraform';
import type { Remark } from './review';
/** Resources beside those that hold messages which come, go or are made anew; what is new is one line. */
export declare function reviewOtherResources({ changes }: DocumentChange): Remark[];
