import { type DeployedRule, type Subscription } from '../../routing';
import { type RuleFilter, SqlFilter } from '../../rules';
import { type MessageSet } from '../messages/message-set';
import type { Prover } from './prover';
/** What a subscription with sessions asks of a message; the session without a name is one as well. */
export declare const HAS_SESSION: SqlFilter;
/** The filter of a rule, or of one that is known in part what it matches at most. */
export declare function boundOf({ match }: DeployedRule): RuleFilter | undefined;
/** Which messages the rules of a subscription deliver to it, and in how many copies; as far as that is known. */
export declare class Deliveries {
    private readonly prover;
    private readonly sets;
    constructor(prover: Prover);
    /** The messages that a rule delivers to its subscription. */
    matches(subscription: Subscription, rule: DeployedRule): MessageSet;
    /** The messages that a rule is true for. */
    private matching;
    /** Of the messages of a rule those that its subscription takes; one with sessions asks for a session. */
    private taken;
    /** The messages that a subscription gets, once for each copy that it may get. */
    copies(subscription: Subscription): readonly MessageSet[];
    private copiesOf;
    /** A topic that is disabled takes nothing. */
    private takesMessages;
}
