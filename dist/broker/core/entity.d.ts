import type { DuplicateHistory } from './duplicate-history';
import type { QueueSettings, SubscriptionSettings, TopicSettings } from './entity-settings';
import { MessageStore } from './message-store';
import type { Content } from './stored-message';
import type { SubscriptionRule } from './subscription-rule';
import type { Time } from './time';
import type { TopicRules } from './topic-rules';
/** What queues, topics and subscriptions have in common. */
declare abstract class EntityBase<S> {
    readonly name: string;
    settings: S;
    createdAt: Time;
    updatedAt: Time;
    /** When somebody last sent, received or looked; `undefined` for never. */
    accessedAt: Time | undefined;
    /** The number of its next message. */
    nextSequence: number;
    isDeleted: boolean;
    /** When it is looked at whether it is idle. */
    idleAt: Time | undefined;
    constructor(name: string, settings: S, now: Time);
}
/** What has messages to receive. */
interface Subqueues {
    readonly main: MessageStore;
    readonly deadLetters: MessageStore;
    readonly transferDeadLetters: MessageStore;
}
export declare class QueueEntity extends EntityBase<QueueSettings> implements Subqueues {
    readonly kind = "queue";
    readonly address: string;
    readonly key: string;
    readonly main: MessageStore;
    readonly deadLetters: MessageStore;
    readonly transferDeadLetters: MessageStore;
    /** The bytes of all that is in it. */
    size: number;
    isFull: boolean;
    duplicates: DuplicateHistory | undefined;
    constructor(name: string, settings: QueueSettings, now: Time);
    /** The queue or topic whose quota counts. */
    get top(): QueueEntity;
}
export declare class TopicEntity extends EntityBase<TopicSettings> {
    readonly kind = "topic";
    readonly address: string;
    readonly key: string;
    /** What waits for its time. */
    readonly main: MessageStore;
    readonly subscriptions: Map<string, SubscriptionEntity>;
    /** The bytes of all that is in it, once for all copies that are the same. */
    size: number;
    /** How often each content is in it. */
    readonly contents: Map<Content, number>;
    isFull: boolean;
    duplicates: DuplicateHistory | undefined;
    rules: TopicRules | undefined;
    /** How many filters of each kind its subscriptions have. */
    readonly filters: {
        sql: number;
        correlation: number;
    };
    constructor(name: string, settings: TopicSettings, now: Time);
    get top(): TopicEntity;
}
export declare class SubscriptionEntity extends EntityBase<SubscriptionSettings> implements Subqueues {
    readonly topic: TopicEntity;
    readonly kind = "subscription";
    readonly address: string;
    readonly key: string;
    readonly main: MessageStore;
    readonly deadLetters: MessageStore;
    readonly transferDeadLetters: MessageStore;
    /** By name in small letters. */
    readonly rules: Map<string, SubscriptionRule>;
    constructor(topic: TopicEntity, name: string, settings: SubscriptionSettings, now: Time);
    get top(): TopicEntity;
    /** Gives it a rule, or takes it away; `undefined` for none. */
    setRule(name: string, rule: SubscriptionRule | undefined): void;
}
/** What has messages that somebody receives. */
export type ReceivingEntity = QueueEntity | SubscriptionEntity;
/** What messages are sent to. */
export type SendingEntity = QueueEntity | TopicEntity;
export type Entity = QueueEntity | TopicEntity | SubscriptionEntity;
/** All the queues of messages that an entity has. */
export declare function storesOf(entity: Entity): MessageStore[];
export {};
