import { Guid } from '../../rules';
import type { BrokerOptions } from './broker-core';
import { DueTimes } from './due-times';
import type { Entity, ReceivingEntity, SendingEntity } from './entity';
import { EntityTable } from './entity-table';
import { JournalWriter } from './journal-writer';
import { LockTokens } from './lock-tokens';
import type { LockToken, SentMessage } from './message';
import type { MessageStore } from './message-store';
import type { BrokerEvent, Effect } from './outcome';
import type { Receiver } from './receiver';
import type { Session } from './session';
import { Content, type Leaving, type StoredMessage } from './stored-message';
import type { Time } from './time';
import type { Transaction } from './transaction';
/** What happens by itself when its time comes. */
export type Due = {
    readonly kind: 'lock';
    readonly stored: StoredMessage;
    readonly token: LockToken;
} | {
    readonly kind: 'session-lock';
    readonly session: Session;
} | {
    readonly kind: 'expiry';
    readonly stored: StoredMessage;
} | {
    readonly kind: 'activation';
    readonly stored: StoredMessage;
} | {
    readonly kind: 'waiting';
    readonly receiver: Receiver;
} | {
    readonly kind: 'forget';
    readonly entity: SendingEntity;
} | {
    readonly kind: 'idle';
    readonly entity: Entity;
} | {
    readonly kind: 'transaction';
    readonly transaction: Transaction;
};
/** A message on its way from one entity to another. */
interface Transfer {
    readonly from: ReceivingEntity;
    readonly leaving: Leaving;
    readonly target: string;
    readonly isDeadLetter: boolean;
}
/** The state of a core, and what comes of a command while it is carried out. */
export declare class Kernel {
    readonly options: BrokerOptions;
    /** The time of what happens now. */
    now: Time;
    readonly entities: EntityTable;
    readonly receivers: Map<string, Receiver>;
    readonly transactions: Map<string, Transaction>;
    readonly due: DueTimes<Due>;
    readonly tokens: LockTokens;
    /** What newid() gives in filters and actions. */
    readonly newId: () => Guid;
    readonly journal: JournalWriter;
    effects: Effect[];
    /** Where somebody may be able to receive something now. */
    readonly stirred: Set<MessageStore>;
    readonly stirredSessions: Set<Session>;
    /** Who gives back what is left of the credit when all is delivered. */
    readonly draining: Set<Receiver>;
    /** What is to be forwarded. */
    readonly transfers: Transfer[];
    /** Until when requests are refused: of an entity by its key, of all by the empty one. */
    readonly throttled: Map<string, number>;
    /** The number of the next content. */
    nextContent: number;
    nextTransaction: number;
    /** Whether somebody wants to know what happens to messages. */
    isWatched: boolean;
    constructor(options: BrokerOptions);
    content(message: Omit<SentMessage, 'scheduledAt'>): Content;
    emit(effect: Effect): void;
    /** Tells of what happened to a message, where somebody wants to know. */
    tell(what: BrokerEvent['what'], entity: string, messageId: string | undefined, sequence: number, detail?: string): void;
    /** Tells that a message was sent, where somebody wants to know. */
    tellSent(entity: string, { messageId, encoded }: Content): void;
    /** Notes that somebody uses an entity: it is not idle. */
    touch(entity: Entity): void;
}
export {};
