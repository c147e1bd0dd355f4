import type { QueueSettings, SubscriptionSettings, TopicSettings } from './entity-settings';
import type { Time } from './time';

/** How many messages are where. */
export interface MessageCounts {
  /** Those that a receiver can get or has locked; deferred ones too. */
  readonly active: number;
  /** Those of them that are received by their number alone. */
  readonly deferred: number;
  /** Those of them that somebody has for himself. */
  readonly locked: number;
  readonly deadLetter: number;
  readonly scheduled: number;
  /** Those on their way to where they are forwarded. */
  readonly transfer: number;
  readonly transferDeadLetter: number;
}

interface Described {
  readonly name: string;
  readonly createdAt: Time;
  readonly updatedAt: Time;
  /** When somebody last sent, received or looked; `undefined` where nobody has. A new subscription has its creation. */
  readonly accessedAt: Time | undefined;
}

/** A queue, topic or subscription as it is. */
export type EntityDescription =
  | (Described & {
      readonly kind: 'queue';
      readonly settings: QueueSettings;
      readonly counts: MessageCounts;
      /** In bytes, dead letters included. */
      readonly size: number;
    })
  | (Described & {
      readonly kind: 'topic';
      readonly settings: TopicSettings;
      /** What waits for its time in the topic itself. */
      readonly counts: Pick<MessageCounts, 'scheduled'>;
      readonly size: number;
      readonly subscriptionCount: number;
      readonly sqlFilterCount: number;
      readonly correlationFilterCount: number;
    })
  | (Described & {
      readonly kind: 'subscription';
      readonly topic: string;
      readonly settings: SubscriptionSettings;
      readonly counts: MessageCounts;
    });
