import type { Remark, RuleChange } from './review';
import type { TopicChange } from './topic-change';
/** What became of the rules, one by one. */
export declare function reviewRules(change: TopicChange): Promise<RuleChange[]>;
/** Messages that a rule fails on now and did not before. */
export declare function reviewFailures(change: TopicChange): Promise<Remark[]>;
/** Rules that Azure would refuse, and actions that make other copies. */
export declare function remarksOnRules(change: TopicChange): Remark[];
