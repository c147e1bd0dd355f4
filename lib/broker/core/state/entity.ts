import { addressText } from '../commands/entity-address';
import type { QueueSettings, SubscriptionSettings, TopicSettings } from '../commands/entity-settings';
import type { Time } from '../commands/time';
import type { Content } from './broker-content';
import type { BrokerRule } from './broker-rule';
import type { DuplicateHistory } from './duplicate-history';
import { MessageStore } from './message-store';
import type { TopicRules } from './topic-rules';

/** What queues, topics and subscriptions have in common. */
abstract class EntityBase<S> {
  createdAt: Time;
  updatedAt: Time;
  /** When somebody last sent, received or looked; `undefined` for never. */
  accessedAt: Time | undefined;
  /** The number of its next message. */
  nextSequence = 1;
  isDeleted = false;
  /** When it is looked at whether it is idle. */
  idleAt: Time | undefined;

  constructor(
    readonly name: string,
    public settings: S,
    now: Time,
  ) {
    this.createdAt = now;
    this.updatedAt = now;
  }
}

/** What has messages to receive. */
interface Subqueues {
  readonly main: MessageStore;
  readonly deadLetters: MessageStore;
  readonly transferDeadLetters: MessageStore;
}

export class QueueEntity extends EntityBase<QueueSettings> implements Subqueues {
  readonly kind = 'queue';
  readonly address: string;
  readonly key: string;
  readonly main: MessageStore;
  readonly deadLetters: MessageStore;
  readonly transferDeadLetters: MessageStore;
  /** The bytes of all that is in it. */
  size = 0;
  isFull = false;
  duplicates: DuplicateHistory | undefined;

  constructor(name: string, settings: QueueSettings, now: Time) {
    super(name, settings, now);
    this.address = name;
    this.key = name.toLowerCase();
    this.main = new MessageStore(this, undefined, settings.requiresSession);
    this.deadLetters = new MessageStore(this, 'dead-letter', false);
    this.transferDeadLetters = new MessageStore(this, 'transfer-dead-letter', false);
  }

  /** The queue or topic whose quota counts. */
  get top(): QueueEntity {
    return this;
  }
}

export class TopicEntity extends EntityBase<TopicSettings> {
  readonly kind = 'topic';
  readonly address: string;
  readonly key: string;
  /** What waits for its time. */
  readonly main: MessageStore;
  readonly subscriptions = new Map<string, SubscriptionEntity>();
  /** The bytes of all that is in it, once for all copies that are the same. */
  size = 0;
  /** How often each content is in it. */
  readonly contents = new Map<Content, number>();
  isFull = false;
  duplicates: DuplicateHistory | undefined;
  rules: TopicRules<SubscriptionEntity> | undefined;
  /** How many filters of each kind its subscriptions have. */
  readonly filters = { sql: 0, correlation: 0 };

  constructor(name: string, settings: TopicSettings, now: Time) {
    super(name, settings, now);
    this.address = name;
    this.key = name.toLowerCase();
    this.main = new MessageStore(this, undefined, false);
  }

  get top(): TopicEntity {
    return this;
  }
}

export class SubscriptionEntity extends EntityBase<SubscriptionSettings> implements Subqueues {
  readonly kind = 'subscription';
  readonly address: string;
  readonly key: string;
  readonly main: MessageStore;
  readonly deadLetters: MessageStore;
  readonly transferDeadLetters: MessageStore;
  /** By name in small letters. */
  readonly rules = new Map<string, BrokerRule>();

  constructor(
    readonly topic: TopicEntity,
    name: string,
    settings: SubscriptionSettings,
    now: Time,
  ) {
    super(name, settings, now);
    // So the service says it of a new subscription, and not of a new queue or topic.
    this.accessedAt = now;
    this.address = addressText({ name: topic.name, subscription: name, subqueue: undefined });
    this.key = this.address.toLowerCase();
    this.main = new MessageStore(this, undefined, settings.requiresSession);
    this.deadLetters = new MessageStore(this, 'dead-letter', false);
    this.transferDeadLetters = new MessageStore(this, 'transfer-dead-letter', false);
  }

  get top(): TopicEntity {
    return this.topic;
  }

  /** Gives it a rule, or takes it away; `undefined` for none. */
  setRule(name: string, rule: BrokerRule | undefined): void {
    const key = name.toLowerCase();
    const before = this.rules.get(key);
    if (before !== undefined) this.topic.filters[before.definition.filter.kind]--;
    if (rule === undefined) this.rules.delete(key);
    else {
      this.rules.set(key, rule);
      this.topic.filters[rule.definition.filter.kind]++;
    }
    this.topic.rules = undefined;
  }
}

/** What has messages that somebody receives. */
export type ReceivingEntity = QueueEntity | SubscriptionEntity;
/** What messages are sent to. */
export type SendingEntity = QueueEntity | TopicEntity;
export type Entity = QueueEntity | TopicEntity | SubscriptionEntity;

/** All the queues of messages that an entity has. */
export function storesOf(entity: Entity): MessageStore[] {
  return entity.kind === 'topic' ? [entity.main] : [entity.main, entity.deadLetters, entity.transferDeadLetters];
}

/** The queue, topic or subscription that has a store: nothing else makes one. */
export function ownerOf({ owner }: MessageStore): Entity {
  return owner as Entity;
}

/** The owner of a store that somebody receives from: topics let nobody. */
export function receivingOwnerOf({ owner }: MessageStore): ReceivingEntity {
  return owner as ReceivingEntity;
}
