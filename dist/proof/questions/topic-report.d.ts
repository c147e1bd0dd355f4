import { type DeployedRule, type Subscription } from '../../routing';
import type { DeliveryClaim, Message } from '../../rules';
import { type KindCoverage } from './kind-coverage';
import { type Overlaps } from './overlaps';
import type { TopicProof, Verdict } from './topic-proof';
/** Something about a rule that is probably a mistake. */
export interface RuleFinding {
    /**
     * `never-matches`: no message makes it true. `covered`: another rule of its subscription matches all that it does.
     * `fails`: it fails on a message, which then is dead-lettered or lost. `two-copies`: with another rule of its
     * subscription it delivers a message twice.
     */
    readonly kind: 'never-matches' | 'covered' | 'fails' | 'two-copies';
    readonly subscription: Subscription;
    readonly rule: DeployedRule;
    readonly other?: DeployedRule;
    readonly message?: Message;
}
/** What could not be told: `whether gpu-urgent is reached`. */
export interface OpenQuestion {
    readonly question: string;
    readonly reason: string;
}
/** What is proved, refuted and found about a topic. */
export interface TopicReport {
    readonly proof: TopicProof;
    readonly claims: readonly {
        readonly claim: DeliveryClaim;
        readonly answer: Verdict;
    }[];
    readonly rules: readonly RuleFinding[];
    /** Subscriptions that no message reaches. */
    readonly unreachable: readonly Subscription[];
    readonly kinds: readonly KindCoverage[];
    readonly overlaps: Overlaps;
    /** What could not be told, in words, and why. */
    readonly undecided: readonly OpenQuestion[];
}
/** Asks everything about a topic. */
export declare function reportTopic(proof: TopicProof): Promise<TopicReport>;
