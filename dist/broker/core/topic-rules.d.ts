import { type Message } from '../../rules';
import type { SubscriptionEntity } from './entity';
/** That a rule fails on a message. */
export interface RuleFailure {
    readonly rule: string;
    readonly reason: string;
    /** Whether its action makes the message too large. */
    readonly isTooLarge: boolean;
}
/** What a subscription gets of a message. */
export interface SubscriptionCopies {
    readonly subscription: SubscriptionEntity;
    /** Whether it gets the message itself, which all rules without an action share. */
    readonly plain: boolean;
    /** A copy for each rule with an action. */
    readonly changed: readonly Message[];
    /** Why rules failed on it. */
    readonly failures: readonly RuleFailure[];
}
/** The rules of all subscriptions of a topic as they are now, indexed: made anew where any of them changes. */
export declare class TopicRules {
    private readonly index;
    constructor(subscriptions: Iterable<SubscriptionEntity>);
    /** What every subscription gets that gets anything. */
    copies(message: Message): SubscriptionCopies[];
}
