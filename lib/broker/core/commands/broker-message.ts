import type { Message, Value } from '../../../rules';
import type { Duration, Time } from './time';

/** A GUID in small letters with dashes. */
export type LockToken = string;

/**
 * A message as it is sent. Its bytes are the edge's own: the core keeps them once for all copies, and reads of them only
 * what a `MessageCodec` tells.
 */
export interface SentMessage {
  /** The whole message, encoded. It is kept: the edge does not write to it again. */
  readonly encoded: Buffer;
  /** `message-id` as text, whatever its type. */
  readonly messageId?: string | undefined;
  /** `group-id`; an empty text is a session like any other. */
  readonly sessionId?: string | undefined;
  /** `x-opt-partition-key`. */
  readonly partitionKey?: string | undefined;
  /** `ttl` of the header. */
  readonly timeToLive?: Duration | undefined;
  /** `x-opt-scheduled-enqueue-time`; one that has passed counts as now. */
  readonly scheduledAt?: Time | undefined;
}

/** What an action, a dead-lettering or a settlement changes of a message. Its body stays as it is. */
export interface MessageChanges {
  /** Application properties by name; `undefined` takes one away. */
  readonly properties: ReadonlyMap<string, Value | undefined>;
  /** System properties by the engine's name (`Label`, `To`, `TimeToLive`, …); null clears one. */
  readonly system: ReadonlyMap<string, Value>;
}

/**
 * What an edge knows of its encoded messages. Both functions are pure: the same bytes give the same answer, and none is thrown
 * at: an edge takes no message that it cannot read.
 */
export interface MessageCodec {
  /** The properties that rules see; those that only the service sets are filled in by the core. */
  read(encoded: Buffer): Message;
  /** The same message with changes, in bytes of its own; everything else is unharmed. */
  change(encoded: Buffer, changes: MessageChanges): Buffer;
}

/** Where a message is in its life; `x-opt-message-state`. */
export type MessageState = 'active' | 'deferred' | 'scheduled';

/** A message as the service has it. */
export interface BrokeredMessage {
  /** As it was sent, or as an action, a settlement or a dead-lettering has changed it. */
  readonly encoded: Buffer;
  readonly messageId: string | undefined;
  readonly sessionId: string | undefined;
  readonly partitionKey: string | undefined;
  /** `x-opt-sequence-number`. */
  readonly sequenceNumber: number;
  /** `x-opt-enqueue-sequence-number`: the number that it had in the topic or queue that it came through; 0 for none. */
  readonly enqueuedSequenceNumber: number;
  /** `x-opt-enqueued-time`. */
  readonly enqueuedAt: Time;
  /** How long it may wait here from then on, by itself and its entity; `undefined` for ever. `ttl` of the header. */
  readonly timeToLive: Duration | undefined;
  /** `absolute-expiry-time`; `undefined` for never. */
  readonly expiresAt: Time | undefined;
  /** The deliveries before this one, as the header of AMQP counts them: clients add one. */
  readonly deliveryCount: number;
  readonly state: MessageState;
  /** `x-opt-scheduled-enqueue-time`. */
  readonly scheduledAt: Time | undefined;
  /** `x-opt-deadletter-source`: the entity that dead-lettered it, where it was forwarded from there. */
  readonly deadLetterSource: string | undefined;
}

/** A message that somebody receives. */
export interface Delivery extends BrokeredMessage {
  /** What it is settled by; `undefined` where it is gone with its delivery (receive and delete). */
  readonly lockToken: LockToken | undefined;
  /** `x-opt-locked-until`; in a session the end of the session's lock. */
  readonly lockedUntil: Time | undefined;
}
