import type { Remark } from './review';
import type { TopicChange } from './topic-change';
/** Properties that only one rule asks for, that none asked for before, and that are nearly called as another one. */
export declare function lonelyProperties(change: TopicChange): Remark[];
