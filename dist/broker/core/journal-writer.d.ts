import type { Entity, SendingEntity, SubscriptionEntity } from './entity';
import type { JournalRecord } from './journal';
import type { Session } from './session';
import type { Content, StoredMessage } from './stored-message';
/**
 * Notes what a command changes of the durable state. What is noted is written when the command is done, as it is then: so
 * there is one record for each thing, however often it has changed, and none that is true only in between.
 */
export declare class JournalWriter {
    private readonly isKept;
    private readonly entities;
    private readonly counters;
    private readonly rules;
    private readonly contents;
    private readonly messages;
    private readonly sessions;
    private readonly duplicates;
    /** @param isKept whether anybody wants to store it */
    constructor(isKept: boolean);
    /** An entity is made, changed or taken away. */
    entity(entity: Entity): void;
    /** An entity is used. */
    counter(entity: Entity): void;
    rule(subscription: SubscriptionEntity, name: string): void;
    content(content: Content): void;
    message(stored: StoredMessage): void;
    session(session: Session): void;
    duplicate(entity: SendingEntity, key: string): void;
    /** The records of everything that was noted since the last time. */
    take(): JournalRecord[];
}
