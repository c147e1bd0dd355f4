import { Failure, type Message } from '../../rules';
import { type CompiledRule } from '../compiled-rule';
import type { DeployedRule } from '../topology/deployed-rules';
import type { MissingRules, Subscription } from '../topology/topology';
/** A subscription with its rules: all of them, or as many as are known. */
export interface IndexedSubscription<S, R> {
    readonly subscription: S;
    readonly rules: readonly CompiledRule<R>[];
    /** Why it may have further rules, with those that may be its own. */
    readonly missing: readonly {
        readonly one: MissingRules;
        readonly rule: CompiledRule | undefined;
    }[];
}
/** What the rules of one subscription said of a message. */
export interface Match<S = Subscription, R = DeployedRule> {
    readonly subscription: S;
    readonly matched: readonly CompiledRule<R>[];
    readonly failed: readonly {
        readonly rule: CompiledRule<R>;
        readonly failure: Failure;
    }[];
    /** Rules that may match: some of them is not known. */
    readonly possible: readonly CompiledRule<R>[];
    /** Why the subscription may have rules that match beside those that are known. */
    readonly missing: readonly MissingRules[];
}
/**
 * Finds the rules of a topic that may match or fail on a message without evaluating all of them.
 *
 * Of each rule an outline is made: what a message has that matches it (its signs), and where it may fail (its guards). It is
 * filed under the signs that fewest others share, and evaluated for messages with one of them, or for which a guard of it does
 * not hold. A rule of which there is no outline is evaluated for every message.
 */
export declare class RuleIndex<S = Subscription, R = DeployedRule> {
    private readonly always;
    private readonly byProperty;
    private messages;
    /** The subscriptions of which not all rules are known. */
    private readonly open;
    private readonly order;
    /**
     * @param subscriptions in the order in which answers are wanted
     * @param files whether rules are filed at all; without, every rule is evaluated for every message
     */
    constructor(subscriptions: readonly IndexedSubscription<S, R>[], files?: boolean);
    /** The subscriptions of which a rule matches or fails, or may, in their order. */
    match(message: Message): Match<S, R>[];
    private file;
    private indexOf;
}
