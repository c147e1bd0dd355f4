import { type Review } from './review';
/** A review as a comment on a pull request: one line where nothing changes for messages. */
export declare function reviewMarkdown(review: Review): string;
