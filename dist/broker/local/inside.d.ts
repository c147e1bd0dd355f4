import type { Message } from '../../rules';
import { type AnswerOf, type BrokerCore, BrokerError, type BrokeredMessage, type Command, type EntityStatus, type MessageChanges, type SentMessage } from '../core';
/** How many messages are where, and whether they go in and come out. */
export interface EntityCounts {
    readonly kind: 'queue' | 'topic' | 'subscription';
    /** As clients write it: `orders`, `events/Subscriptions/train`. */
    readonly address: string;
    readonly status: EntityStatus;
    /** Those that wait for a receiver or that one has; without those that are deferred. 0 for a topic. */
    readonly active: number;
    /** Those of them that a receiver has. */
    readonly locked: number;
    readonly scheduled: number;
    readonly deferred: number;
    /** Dead letters, those of transfers included. */
    readonly deadLetters: number;
}
/** What the body of a message is, as far as one can look at it. */
export type LookedAtBody = {
    readonly kind: 'text';
    readonly text: string;
}
/** No text; its bytes. */
 | {
    readonly kind: 'binary';
    readonly bytes: Buffer;
};
/** A message that somebody looks at, who does not take it. */
export interface LookedAt extends BrokeredMessage {
    /** What rules see of it. */
    readonly message: Message;
    readonly body: LookedAtBody;
}
/** A message to send from this program, without a connection: a new one, or one that was looked at with changes. */
export type Outgoing = {
    readonly message: Message;
    /** @default - none */
    readonly body?: string | Buffer | undefined;
} | {
    /** The message in its bytes: what nothing changes stays as it is. */
    readonly encoded: Buffer;
    readonly changes: MessageChanges;
    /** @default - as it was */
    readonly body?: string | Buffer | undefined;
};
/** What looking after a Service Bus from within is made of. */
export interface Insides {
    readonly look: BrokerCore;
    run<C extends Command>(command: C): Promise<AnswerOf<C> | BrokerError>;
}
/** What every queue, topic and subscription has. */
export declare function countsIn(look: BrokerCore): EntityCounts[];
/** Carries out a command. @throws ServiceBusRefusal */
export declare function ask<C extends Command>({ run }: Insides, command: C): Promise<AnswerOf<C>>;
/** What can be seen of a message. */
export declare function lookedAt(message: BrokeredMessage): LookedAt;
/** What rules see of an encoded message, and its body. */
export declare function readEncoded(encoded: Buffer): Pick<LookedAt, 'message' | 'body'>;
/** A message in AMQP's encoding, as the official clients send it: the body is one section of data. */
export declare function encoded(outgoing: Outgoing): SentMessage;
