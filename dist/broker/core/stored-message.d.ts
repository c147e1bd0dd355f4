import type { BrokeredMessage, Delivery, LockToken, MessageState, SentMessage } from './message';
import type { MessageStore } from './message-store';
import type { Session } from './session';
import type { Duration, Time } from './time';
/** What a message is and says of itself: once for all copies that are the same. */
export declare class Content {
    /** What the journal calls it. */
    readonly id: number;
    readonly encoded: Buffer;
    readonly messageId: string | undefined;
    readonly sessionId: string | undefined;
    readonly partitionKey: string | undefined;
    readonly timeToLive: Duration | undefined;
    /** How many messages have it. */
    uses: number;
    constructor(
    /** What the journal calls it. */
    id: number, { encoded, messageId, sessionId, partitionKey, timeToLive }: Omit<SentMessage, 'scheduledAt'>);
    get size(): number;
}
/** That somebody has a message for himself. */
export interface Lock {
    readonly token: LockToken;
    /** Its end; in a session that of the session's lock counts. */
    until: Time;
    readonly session: Session | undefined;
    /** Whether a transaction is to settle it: nobody else can. */
    isClaimed: boolean;
}
/** How a message came here. */
export interface Origin {
    readonly content: Content;
    /** How often it was forwarded. */
    readonly hops: number;
    /** The number that it had where it was sent to; 0 where that is here. */
    readonly enqueuedSequence: number;
    readonly deadLetterSource: string | undefined;
}
/** A message on its way out of a queue or subscription: what it keeps where it is a dead letter of that. */
export interface Leaving {
    readonly origin: Origin;
    /** Its number stays. @see https://github.com/MicrosoftDocs/azure-docs/issues/97032 */
    readonly sequence: number;
    readonly enqueuedAt: Time;
    readonly timeToLive: Duration | undefined;
    readonly deliveryCount: number;
}
/** A message in a queue or subscription. */
export declare class StoredMessage {
    readonly store: MessageStore;
    readonly sequence: number;
    readonly enqueuedAt: Time;
    readonly timeToLive: Duration | undefined;
    state: MessageState;
    deliveryCount: number;
    scheduledAt: Time | undefined;
    lock: Lock | undefined;
    isGone: boolean;
    content: Content;
    readonly hops: number;
    readonly enqueuedSequence: number;
    readonly deadLetterSource: string | undefined;
    constructor(store: MessageStore, sequence: number, origin: Origin, enqueuedAt: Time, timeToLive: Duration | undefined);
    get expiresAt(): Time | undefined;
    /** How it came here, for where it goes on to. */
    get origin(): Origin;
}
/** A message as receivers see it. */
export declare function brokered(stored: StoredMessage): BrokeredMessage;
/** A message as it is delivered, with its lock where it has one. */
export declare function delivery(stored: StoredMessage): Delivery;
