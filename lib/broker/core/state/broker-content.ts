import type { SentMessage } from '../commands/broker-message';
import type { Duration, Time } from '../commands/time';

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
