import { BrokerError, type MessageChanges, type Settlement } from '../core';
import { type AmqpValue, type Encodable } from './encoding';
/** What a client says of a delivery. */
export interface Decision {
    readonly settlement: Settlement;
    /** The transaction that it is a part of, where it is. */
    readonly transaction: string | undefined;
}
/** What a client has decided by a state that it sent; `undefined` for a state that decides nothing. */
export declare function decisionOf(state: AmqpValue): Decision | undefined;
/** The transaction that a message is sent in. */
export declare function transactionOf(state: AmqpValue): string | undefined;
/** The application properties that a settlement changes; those that are null are taken away. */
export declare function changesOf(map: AmqpValue | undefined): MessageChanges | undefined;
/** A value of one of AMQP's own described types. */
export declare function composite(code: number, fields: readonly Encodable[]): Encodable;
/** What the service says of a delivery, in bytes. */
export declare const states: {
    accepted: Buffer<ArrayBufferLike>;
    /** The same outcome as the client's; of a dead-lettered message without the error, which clients would take for one. */
    of: (kind: Settlement['kind']) => Buffer<ArrayBufferLike>;
    rejected: (error: BrokerError) => Buffer<ArrayBufferLike>;
    declared: (transaction: string) => Buffer<ArrayBufferLike>;
    inTransaction: (transaction: string) => Buffer<ArrayBufferLike>;
};
/** That a client sends what is no AMQP, or no message. */
export declare function malformed(why: string): BrokerError;
