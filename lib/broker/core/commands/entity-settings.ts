import type { Duration } from './time';

/** Whether messages go in and come out. */
export type EntityStatus = 'Active' | 'Disabled' | 'SendDisabled' | 'ReceiveDisabled';

/** What queues, topics and subscriptions have in common. */
export interface CommonSettings {
  /** @default 'Active' */
  readonly status: EntityStatus;
  /** How long a message waits that does not say so itself, or longer; `undefined` for ever. @default undefined */
  readonly defaultTimeToLive: Duration | undefined;
  /** How long nobody may use it before it is deleted, at least five minutes; `undefined` for never. @default undefined */
  readonly autoDeleteOnIdle: Duration | undefined;
  /** @default true. Changes nothing here. */
  readonly batchedOperations: boolean;
  /** What its owner keeps with it, at most 1024 characters. @default '' */
  readonly userMetadata: string;
}

/** What has messages that somebody receives. */
export interface ReceivingSettings {
  /** How long a receiver has a message, or a session, for itself: 1 second to 5 minutes. @default 1 minute */
  readonly lockDuration: Duration;
  /** After so many deliveries a message is dead-lettered: at least 1. @default 10 */
  readonly maxDeliveryCount: number;
  /** Whether every message belongs to a session. Cannot be changed. @default false */
  readonly requiresSession: boolean;
  /** Whether what expires is dead-lettered, and not lost. @default false */
  readonly deadLetterOnExpiration: boolean;
  /** The queue or topic that gets its messages at once. @default undefined */
  readonly forwardTo: string | undefined;
  /** The queue or topic that gets its dead letters. @default undefined */
  readonly forwardDeadLetteredMessagesTo: string | undefined;
}

/** Who has a key may do something. */
export interface AuthorizationRule {
  readonly keyName?: string | undefined;
  readonly primaryKey?: string | undefined;
  readonly secondaryKey?: string | undefined;
  readonly claimType?: string | undefined;
  readonly claimValue?: string | undefined;
  /** `Manage`, `Send`, `Listen`. */
  readonly rights: readonly string[];
}

/** What senders send to. */
export interface SendingSettings {
  /** Whether a message whose id came within the window is dropped. Cannot be changed. @default false */
  readonly requiresDuplicateDetection: boolean;
  /** How long ids are remembered: 20 seconds to 7 days. @default 10 minutes */
  readonly duplicateWindow: Duration;
  /**
   * How much waits in it at most, dead letters included. Of a new entity with partitions, in the tier Standard, it is that of
   * each of sixteen, and afterwards that of all.
   *
   * @default 1024
   */
  readonly maxSizeInMegabytes: number;
  /** The largest message in it; outside Premium that of the tier alone. @default - that of the tier: 256, or 1024 */
  readonly maxMessageSizeInKilobytes: number | undefined;
  /** Cannot be changed. Messages are numbered and ordered as in an entity of one part. @default false */
  readonly partitioning: boolean;
  /** Who may do what by which key: kept and told, and nobody is refused by it. @default none */
  readonly authorizationRules: readonly AuthorizationRule[];
}

export interface QueueSettings extends CommonSettings, ReceivingSettings, SendingSettings {}

export interface TopicSettings extends CommonSettings, SendingSettings {
  /** @default true. Changes nothing here: messages always keep their order. */
  readonly supportsOrdering: boolean;
}

export interface SubscriptionSettings extends CommonSettings, ReceivingSettings {
  /** Whether a message that a filter fails on is dead-lettered, and not lost. @default true */
  readonly deadLetterOnFilterErrors: boolean;
}

/** A queue, topic or subscription: its names, and what is set; what is not has its default. */
export type EntityDefinition =
  | { readonly kind: 'queue'; readonly name: string; readonly settings?: Partial<QueueSettings> }
  | { readonly kind: 'topic'; readonly name: string; readonly settings?: Partial<TopicSettings> }
  | {
      readonly kind: 'subscription';
      readonly topic: string;
      readonly name: string;
      readonly settings?: Partial<SubscriptionSettings>;
    };

export type EntityKind = EntityDefinition['kind'];
