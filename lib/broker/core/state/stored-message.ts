import type { BrokeredMessage, Delivery, LockToken, MessageState, SentMessage } from '../commands/message';
import type { Duration, Time } from '../commands/time';
import type { MessageStore } from './message-store';
import type { Session } from './session';

/** What a message is and says of itself: once for all copies that are the same. */
export class Content {
  readonly encoded: Buffer;
  readonly messageId: string | undefined;
  readonly sessionId: string | undefined;
  readonly partitionKey: string | undefined;
  readonly timeToLive: Duration | undefined;
  /** How many messages have it. */
  uses = 0;

  constructor(
    /** What the journal calls it. */
    readonly id: number,
    { encoded, messageId, sessionId, partitionKey, timeToLive }: Omit<SentMessage, 'scheduledAt'>,
  ) {
    this.encoded = encoded;
    this.messageId = messageId;
    this.sessionId = sessionId;
    this.partitionKey = partitionKey;
    this.timeToLive = timeToLive;
  }

  get size(): number {
    return this.encoded.length;
  }
}

/** That somebody has a message for himself. */
export interface Lock {
  readonly token: LockToken;
  /** Its end; in a session that of the session's lock counts. */
  until: Time;
  readonly session: Session | undefined;
  /** Whether a transaction is to settle it: nobody else can. */
  isClaimed: boolean;
}

/** How a message came here. */
export interface Origin {
  readonly content: Content;
  /** How often it was forwarded. */
  readonly hops: number;
  /** The number that it had where it was sent to; 0 where that is here. */
  readonly enqueuedSequence: number;
  readonly deadLetterSource: string | undefined;
}

/** A message on its way out of a queue or subscription: what it keeps where it is a dead letter of that. */
export interface Leaving {
  readonly origin: Origin;
  /** Its number stays. @see https://github.com/MicrosoftDocs/azure-docs/issues/97032 */
  readonly sequence: number;
  readonly enqueuedAt: Time;
  readonly timeToLive: Duration | undefined;
  readonly deliveryCount: number;
}

/** A message in a queue or subscription. */
export class StoredMessage {
  state: MessageState = 'active';
  deliveryCount = 0;
  scheduledAt: Time | undefined = undefined;
  lock: Lock | undefined = undefined;
  isGone = false;
  content: Content;
  readonly hops: number;
  readonly enqueuedSequence: number;
  readonly deadLetterSource: string | undefined;

  constructor(
    readonly store: MessageStore,
    readonly sequence: number,
    origin: Origin,
    readonly enqueuedAt: Time,
    readonly timeToLive: Duration | undefined,
  ) {
    this.content = origin.content;
    this.hops = origin.hops;
    this.enqueuedSequence = origin.enqueuedSequence;
    this.deadLetterSource = origin.deadLetterSource;
  }

  get expiresAt(): Time | undefined {
    return this.timeToLive === undefined ? undefined : this.enqueuedAt + this.timeToLive;
  }

  /** How it came here, for where it goes on to. */
  get origin(): Origin {
    return {
      content: this.content,
      hops: this.hops,
      enqueuedSequence: this.enqueuedSequence === 0 ? this.sequence : this.enqueuedSequence,
      deadLetterSource: this.deadLetterSource,
    };
  }
}

/** A message as receivers see it. */
export function brokered(stored: StoredMessage): BrokeredMessage {
  const { content, sequence, enqueuedSequence, enqueuedAt, timeToLive, expiresAt, deliveryCount } = stored;
  return {
    encoded: content.encoded,
    messageId: content.messageId,
    sessionId: content.sessionId,
    partitionKey: content.partitionKey,
    sequenceNumber: sequence,
    enqueuedSequenceNumber: enqueuedSequence,
    enqueuedAt,
    timeToLive,
    expiresAt,
    deliveryCount,
    state: stored.state,
    scheduledAt: stored.scheduledAt,
    deadLetterSource: stored.deadLetterSource,
  };
}

/** A message as it is delivered, with its lock where it has one. */
export function delivery(stored: StoredMessage): Delivery {
  const { lock } = stored;
  // Into the same object: a copy of it for each delivery is felt.
  return Object.assign(brokered(stored), {
    lockToken: lock?.token,
    lockedUntil: lock?.session === undefined ? lock?.until : lock.session.lockedUntil,
  });
}
