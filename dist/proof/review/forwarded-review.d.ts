import type { Remark } from './review';
import type { TopicChange } from './topic-change';
/**
 * What becomes of copies that are changed in another way than before, and go on to another topic: its rules may select
 * on what the action sets, so the same message ends somewhere else, or nowhere.
 *
 * Messages are followed by the router. One that ends elsewhere is an answer; where none of those tried does, it cannot
 * be told.
 */
export declare function reviewForwarded(change: TopicChange): Promise<Remark[]>;
