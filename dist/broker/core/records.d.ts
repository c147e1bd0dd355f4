import type { Entity, SendingEntity, SubscriptionEntity } from './entity';
import type { JournalRecord } from './journal';
import type { Session } from './session';
import type { Content, StoredMessage } from './stored-message';
/** What the first letter of a key says that it is about. */
export declare const KEYS: {
    readonly entity: 'e/';
    /** What changes of an entity with every message: its next number, and when it was used. */
    readonly counter: 'n/';
    readonly rule: 'r/';
    /** The bytes of a content, and beside them what is read of them. */
    readonly content: 'c/';
    readonly head: 'h/';
    readonly message: 'm/';
    readonly session: 's/';
    readonly duplicate: 'd/';
};
export declare function entityRecord(entity: Entity): JournalRecord;
export declare function counterRecord({ address, key, isDeleted, nextSequence, accessedAt }: Entity): JournalRecord;
export declare function ruleRecord(subscription: SubscriptionEntity, name: string): JournalRecord;
export declare function contentRecords({ id, encoded, uses, ...head }: Content): JournalRecord[];
export declare function messageRecord(stored: StoredMessage): JournalRecord;
export declare function sessionRecord(session: Session): JournalRecord;
export declare function duplicateRecord(entity: SendingEntity, key: string): JournalRecord;
