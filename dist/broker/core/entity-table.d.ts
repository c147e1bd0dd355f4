import { type Address } from './address';
import { BrokerError } from './broker-error';
import { type Entity, type SendingEntity } from './entity';
import type { MessageStore } from './message-store';
/** What an address leads to. */
export interface Place {
    readonly entity: Entity;
    readonly address: Address;
}
/** The entities of a namespace by their addresses. */
export declare class EntityTable {
    /** Queues and topics by name in small letters: they share one room. */
    private readonly top;
    private readonly remembered;
    add(entity: Entity): void;
    remove(entity: Entity): void;
    all(): IterableIterator<SendingEntity>;
    get size(): number;
    /** What is at an address. */
    find(text: string): Place | BrokerError;
    /** The queue or topic that messages are sent to. */
    sending(text: string): SendingEntity | BrokerError;
    /** The messages that are received from an address. */
    store(text: string): MessageStore | BrokerError;
}
export declare function notFound(address: string): BrokerError;
/** The address of a queue of messages, as the service writes it. */
export declare function addressOf({ owner, subqueue }: MessageStore): string;
