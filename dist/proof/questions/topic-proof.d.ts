import { type DeployedRule, type Subscription, type Topic, type Unresolved } from '../../routing';
import { type DeliveryClaim, type Message, type RuleFilter } from '../../rules';
import { type Box } from '../messages/box';
import { type MessageSet } from '../messages/message-set';
import type { Effort } from '../solver/solver';
import { type MessageKind } from './message-kinds';
import { type Contract, type Finding, Prover } from './prover';
/** A rule that is not known, or that Azure would refuse: what it would deliver cannot be told. */
export interface ExcludedRule {
    readonly subscription: string;
    readonly rule: string;
    readonly reason: string;
}
/** How a message refutes a claim. */
export type RefutationKind = 'reaches nobody' | 'comes twice' | 'reaches one';
/** A message that refutes a claim: the solver found it, and the evaluator has confirmed it. */
export interface Refutation {
    readonly how: RefutationKind;
    readonly message: Message;
}
/** The answer to a claim: proved for all messages, refuted by some (one of each kind), or neither. */
export type Verdict = {
    readonly verdict: 'proved';
} | {
    readonly verdict: 'refuted';
    readonly refutations: readonly Refutation[];
} | {
    readonly verdict: 'undecided';
    readonly reason: string;
};
/** Options of a proof. */
export interface ProofOptions {
    /**
     * What the messages look like.
     *
     * @default - what the topic's document says; without it, what the rules use properties as
     */
    readonly contract?: Contract | undefined;
    /** Filters that questions will ask about besides the rules. */
    readonly filters?: readonly RuleFilter[];
    readonly effort?: Effort;
    /**
     * A prover that knows the filters of the topic already, to ask about several topics together.
     *
     * @default - one of its own
     */
    readonly prover?: Prover;
}
/** All filters that a topic's rules and claims have, those included that may belong to it. */
export declare function filtersOf({ subscriptions, claims }: Topic): RuleFilter[];
/**
 * What the rules of a topic do with all messages.
 *
 * A message is delivered to a subscription if one of its rules is true and the action of that rule does not fail; in a
 * subscription with sessions one without is a dead letter. Rules without an action share one copy, each rule with one
 * makes its own. What is not known of the topic, its subscriptions and rules is part of every answer: each is a set of
 * messages with two bounds. What another topic does with what is forwarded to it is not considered.
 */
export declare class TopicProof {
    readonly topic: Topic;
    readonly prover: Prover;
    /** The rules of which something is not known, or which Azure would refuse. */
    readonly excluded: readonly ExcludedRule[];
    /** Everything of the topic that is not known. */
    readonly unresolved: readonly Unresolved[];
    /** The kinds of messages, by the property that most rules tell them apart by. */
    readonly kinds: readonly MessageKind[];
    private readonly boxes;
    private readonly deliveries;
    constructor(topic: Topic, { contract, filters, effort, prover }?: ProofOptions);
    /** The messages that a rule delivers to its subscription. */
    matches(subscription: Subscription, rule: DeployedRule): MessageSet;
    /** The messages that a subscription gets, once for each copy that it may get. */
    copies(subscription: Subscription): readonly MessageSet[];
    /** The messages that subscriptions get which the topic may have beside those that are known. */
    get others(): MessageSet;
    /** The messages that a subscription gets. */
    receives(subscription: Subscription): MessageSet;
    /** The messages that any of the subscriptions gets. */
    reaches(subscriptions: readonly Subscription[]): MessageSet;
    /** Bounds of the messages that a subscription gets. */
    box(subscription: Subscription): Box;
    /** The subscriptions that may get messages of a kind: the others need not be looked at. */
    near(kind: MessageKind): readonly Subscription[];
    /** A message of the set, if there is one. */
    find(set: MessageSet): Promise<Finding>;
    /**
     * The messages that refute a claim, by how. Subscriptions that the topic does not have get nothing, unless it may have
     * some that are not known.
     */
    refuting(claim: DeliveryClaim): readonly (readonly [RefutationKind, MessageSet])[];
    /** The subscriptions that a claim is about, those that it may be about, and what those may get that are not known. */
    private subjectsOf;
    /** Whether a claim holds for all messages. */
    prove(claim: DeliveryClaim): Promise<Verdict>;
    /** Ends the solver's thread. */
    close(): Promise<void>;
}
/** Whether only the apply tells the name of a subscription: it has its address instead. */
export declare function hasNoKnownName({ name, address }: Subscription): boolean;
/** The contract that the document of a topic has. */
export declare function contractOf({ contract, setBySenders, systemProperties }: Topic): Contract | undefined;
/** Why a rule is not known, or refused, as the rest of a sentence that begins with its name. */
export declare function reasonOf(rule: DeployedRule): string;
