import type { Message } from '../rules';
import { type Unresolved } from './topology/fact';
import type { Subscription, Topic } from './topology/topology';
/** After this many hops Service Bus dead-letters a message. */
export declare const MOST_HOPS = 4;
/** One copy of a message that a subscription gets. */
export interface Copy {
    /** The rules that it came by: one with an action, or all without one. */
    readonly rules: readonly string[];
    readonly message: Message;
    /** Whether an action has changed it. */
    readonly changed: boolean;
    /** Where it ends up. */
    readonly end: End;
}
/** Where a copy ends up. */
export interface End {
    /** The entities that it has passed, this subscription first. */
    readonly way: readonly string[];
    /** `unknown` where that cannot be told, for the reason that is given. */
    readonly state: 'waiting' | 'dead-letter' | 'left' | 'unknown';
    /** Why, where it is not simply waiting to be read. */
    readonly reason?: string;
    /** That it is a dead letter since it has no session, and the last entity of its way asks for one. */
    readonly lacksSession?: true;
    /** How long it waits before it expires, and what then. */
    readonly expires?: string;
    /** What the next topic does with it, after forwarding. */
    readonly next?: TopicResult;
}
/** What one subscription does with a message. */
export interface SubscriptionResult {
    readonly subscription: Subscription;
    /** The copies that certain rules make. */
    readonly copies: readonly Copy[];
    /** Rules that failed, and whether that dead-letters the message here; `undefined` where that is not known. */
    readonly failures: readonly {
        readonly rule: string;
        readonly reason: string;
        readonly deadLettered: boolean | undefined;
    }[];
    /** Why it may get further copies, or get one at all where there is none. */
    readonly unknown: readonly Unresolved[];
}
/** What a topic does with a message. */
export interface TopicResult {
    readonly topic: Topic;
    /** Why the topic does not take it at all. */
    readonly refused?: string;
    /** The subscriptions that get it, or fail on it, or may. */
    readonly results: readonly SubscriptionResult[];
    /** Why others may get it too, or none of these. */
    readonly unknown: readonly Unresolved[];
}
/** Everything that could not be told about a message. */
export declare function unknownsIn({ results, unknown }: TopicResult): Unresolved[];
/** The copies that a subscription takes: in one that asks for sessions, a message without is a dead letter at once. */
export declare function deliveredCopies({ copies }: SubscriptionResult): readonly Copy[];
/** Whether the subscription itself does not take a copy, which has no session; one that it forwards may have none there. */
export declare function isUntaken({ lacksSession, way }: End): boolean;
/** Whether it is not known of a copy that the subscription itself takes it; what becomes of it later may be unknown too. */
export declare function isTakingUnknown({ state, way }: End): boolean;
/** Routes messages through a topic as Service Bus does. */
export declare class Router {
    private readonly indexed;
    private readonly indexes;
    /** @param indexed whether rules that cannot match are passed over unread; the answers are the same without */
    constructor(indexed?: boolean);
    /** What a topic does with a message, forwarding included. */
    route(topic: Topic, message: Message, hops?: number): TopicResult;
    private deliver;
    private changedCopy;
    private indexOf;
    private end;
    private forward;
}
/**
 * That an action gives a message its session, or takes it. The documentation does not say whether Service Bus asks for
 * the session before or after the action; so it cannot be told whether such a message is taken.
 */
export declare function sessionReason(action: string): string;
/** Whether a message is of a session; the one without a name is one as well. */
export declare function hasSession(message: Message): boolean;
