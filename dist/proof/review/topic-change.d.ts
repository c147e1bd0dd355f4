import { type DeployedRule, type Subscription, type Topic, type Unresolved } from '../../routing';
import { type MessageSet } from '../messages/message-set';
import { type Contract, Prover } from '../questions/prover';
import { TopicProof } from '../questions/topic-proof';
import { type Pair, type PreviousAddress } from './pairs';
/** A topic before and after, with one prover for both. */
export declare class TopicChange {
    readonly previous: PreviousAddress;
    /** Whether it is a plan: what it does not list as changed stays as it is, known or not. */
    readonly isPlan: boolean;
    readonly name: string;
    readonly hasContract: boolean;
    readonly prover: Prover;
    readonly before: TopicProof;
    readonly after: TopicProof;
    /** The subscriptions, old with new. */
    readonly pairs: readonly Pair<Subscription>[];
    /** Those of which the rules are other ones, or whether sessions are asked for. */
    readonly changed: readonly Pair<Subscription>[];
    constructor(pair: Pair<Topic>, previous: PreviousAddress, contract: Contract | undefined, 
    /** Whether it is a plan: what it does not list as changed stays as it is, known or not. */
    isPlan: boolean);
    /** What a remark about a subscription is about. */
    subject(subscription: Subscription | string): string;
    /** Why it is not known which subscriptions the topic has, where that is not as it was. */
    get missing(): readonly Unresolved[];
    /** Whether what a subscription gets may be other than before. */
    private isChanged;
    /** The rules of which something is not known, or refused, now and was not before, or for another reason. */
    get newlyOpen(): readonly {
        readonly subscription: string;
        readonly rule: DeployedRule;
    }[];
    /** The messages that a subscription gets, before and after. */
    received({ before, after }: Pair<Subscription>): readonly [before: MessageSet, after: MessageSet];
    /** Why a rule that is known on one side alone may be on the other one too. */
    mayHaveRule({ before, after }: Pair<Subscription>, side: 'before' | 'after'): readonly Unresolved[];
    /** What a subscription gets that is not known to be there: nothing, if that is known. */
    private perhapsThere;
    /** What of a list is not known; of a plan, what is not known on the other side too stays as it is. */
    private notKnownIn;
}
/** Whether it may be another one than before, since only one of its names is known. */
export declare function isNameOpen({ before, after }: Pair<Subscription>): boolean;
