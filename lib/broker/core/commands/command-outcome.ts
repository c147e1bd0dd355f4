import type { BrokerError } from './broker-error';
import type { BrokeredMessage, Delivery } from './broker-message';
import type { Command, ReceiverId, TransactionId } from './command';
import type { JournalRecord } from './journal';
import type { Time } from './time';

/** What a command is answered with where it is not refused. */
export interface Answers {
  readonly create: undefined;
  readonly update: undefined;
  readonly delete: undefined;
  readonly 'add-rule': undefined;
  readonly 'remove-rule': undefined;
  /**
   * A number for each message: what a scheduled one is cancelled by. 0 for a duplicate, which is taken and dropped, and in a
   * transaction, which numbers messages at its end.
   */
  readonly send: { readonly sequenceNumbers: readonly number[] };
  readonly 'cancel-scheduled': undefined;
  readonly peek: { readonly messages: readonly BrokeredMessage[] };
  readonly 'open-receiver': undefined;
  readonly 'set-credit': undefined;
  readonly 'close-receiver': undefined;
  /** In the order of the numbers. */
  readonly 'receive-deferred': { readonly deliveries: readonly Delivery[] };
  readonly settle: undefined;
  /** In the order of the tokens. */
  readonly 'renew-locks': { readonly lockedUntil: readonly Time[] };
  readonly 'renew-session-lock': { readonly lockedUntil: Time };
  readonly 'get-session-state': { readonly state: Buffer | undefined };
  readonly 'set-session-state': undefined;
  readonly 'list-sessions': { readonly sessions: readonly string[] };
  readonly 'declare-transaction': { readonly transaction: TransactionId };
  readonly 'discharge-transaction': undefined;
  readonly discard: undefined;
  readonly 'lose-locks': { readonly lost: number };
  readonly fill: undefined;
  readonly throttle: undefined;
}

export type AnswerOf<C extends Command> = Answers[C['kind']];

/** What an edge has to do, in this order. */
export type Effect =
  /** The receiver is open; where it has a session, this one. Its link is attached now. */
  | {
      readonly kind: 'receiver-opened';
      readonly receiver: ReceiverId;
      readonly session?: { readonly id: string; readonly lockedUntil: Time };
    }
  /** A message for a receiver; one without a lock token is settled already. It has used one of the credit. */
  | { readonly kind: 'deliver'; readonly receiver: ReceiverId; readonly delivery: Delivery }
  /** What was asked with `drain` is done: the credit of the receiver is 0. */
  | { readonly kind: 'drained'; readonly receiver: ReceiverId }
  /**
   * The receiver is closed, or was never opened: its session's lock is lost, no session came free in time, or its entity is
   * gone or disabled. Nothing comes for it any more, and it need not be closed.
   */
  | { readonly kind: 'receiver-closed'; readonly receiver: ReceiverId; readonly error: BrokerError }
  /** Nobody can send to the entity any more: links that do are detached. */
  | { readonly kind: 'senders-closed'; readonly entity: string; readonly error: BrokerError }
  /** A transaction took too long and is rolled back. */
  | { readonly kind: 'transaction-ended'; readonly transaction: TransactionId; readonly error: BrokerError }
  /** Something that people may want to see; only where the core was made with `events`. */
  | { readonly kind: 'event'; readonly event: BrokerEvent };

/** What happened to a message, for who watches. */
export interface BrokerEvent {
  readonly what: /**
   * Somebody has sent it; what is told until the next message is sent, forwarded or activated, of what comes to entities, is
   * told of its copies.
   */
    | 'sent'
    /** It comes to a queue or subscription, where it may go on at once. */
    | 'enqueued'
    /** The time of one that was scheduled has come. */
    | 'activated'
    | 'scheduled'
    | 'delivered'
    | 'completed'
    | 'abandoned'
    | 'deferred'
    | 'dead-lettered'
    | 'forwarded'
    | 'expired'
    | 'lock-lost'
    | 'duplicate'
    | 'cancelled'
    /** Somebody who looks after the service has taken it away. */
    | 'discarded'
    | 'no-match'
    | 'filter-failed';
  readonly at: Time;
  /** The address of the entity. */
  readonly entity: string;
  readonly messageId: string | undefined;
  /** 0 where it has none here. */
  readonly sequenceNumber: number;
  /** Why, or where to, where there is something to say. */
  readonly detail?: string;
  /** The message as it was sent, of one that is. */
  readonly encoded?: Buffer;
}

/** What became of a command, and what follows from the time that has passed until then. */
export interface Outcome<T> {
  readonly answer: T | BrokerError;
  /** To be done even where the command is refused: time has passed all the same. */
  readonly effects: readonly Effect[];
  /**
   * What has to be stored, all of it or nothing, before anybody is told of the answer or the effects, for nothing to be lost.
   */
  readonly journal: readonly JournalRecord[];
}
