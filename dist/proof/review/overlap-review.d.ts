import type { Remark } from './review';
import type { TopicChange } from './topic-change';
/** Claims that messages refute which did not before; and those that were refuted before already. */
export declare function reviewClaims(change: TopicChange): Promise<Remark[]>;
/** Messages that now reach two subscriptions of which they reached one at most. */
export declare function reviewOverlaps(change: TopicChange): Promise<Remark[]>;
