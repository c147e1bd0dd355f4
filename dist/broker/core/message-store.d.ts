import type { Subqueue } from './address';
import type { QueueEntity, SubscriptionEntity, TopicEntity } from './entity';
import { ReadyQueue } from './ready-queue';
import type { Receiver } from './receiver';
import { SequenceLog } from './sequence-log';
import { SessionTable } from './session';
import type { StoredMessage } from './stored-message';
/** Messages in order: those of a queue or subscription, of one of its subqueues, or what is scheduled in a topic. */
export declare class MessageStore {
    readonly owner: QueueEntity | SubscriptionEntity | TopicEntity;
    readonly subqueue: Subqueue | undefined;
    readonly log: SequenceLog<StoredMessage>;
    readonly ready: ReadyQueue<StoredMessage>;
    readonly locks: Map<string, StoredMessage>;
    readonly sessions: SessionTable | undefined;
    /** Who has credit for more; the first of them is next. */
    readonly hungry: Set<Receiver>;
    scheduled: number;
    deferred: number;
    constructor(owner: QueueEntity | SubscriptionEntity | TopicEntity, subqueue: Subqueue | undefined, hasSessions: boolean);
    /** How many can be received, are locked, or deferred. */
    get active(): number;
    /** What the journal calls it. */
    get key(): string;
}
