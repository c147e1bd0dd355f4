import type { LockToken, MessageChanges, SentMessage } from './broker-message';
import type { EntityDefinition, QueueSettings, SubscriptionSettings, TopicSettings } from './entity-settings';
import type { RuleDefinition } from './rule-definition';
import type { Duration, Time } from './time';

/**
 * What an edge calls a link that receives; unique among those that are open. The core knows no connections: an edge that
 * loses one closes its receivers and discharges its transactions.
 */
export type ReceiverId = string;

/** What the core calls a transaction: the bytes of an edge's `txn-id`. */
export type TransactionId = string;

/** Whether a message stays, locked, until it is settled, or is gone with its delivery. */
export type ReceiveMode = 'peek-lock' | 'receive-and-delete';

/** What a receiver decides about a message that it has locked. */
export type Settlement =
  /** AMQP's accepted: it is gone. */
  | { readonly kind: 'complete' }
  /** AMQP's modified with delivery-failed: it comes again at its place, and the delivery counts. */
  | { readonly kind: 'abandon'; readonly changes?: MessageChanges | undefined }
  /**
   * AMQP's released: it comes again at its place, and the delivery does not count.
   *
   * @see https://github.com/Azure/amqpnetlite/issues/342, where the service's own team says so
   */
  | { readonly kind: 'release' }
  /** AMQP's modified with undeliverable-here: it is received by its sequence number alone. */
  | { readonly kind: 'defer'; readonly changes?: MessageChanges | undefined }
  /** AMQP's rejected: to the dead letters. Reason and description become application properties. */
  | {
      readonly kind: 'dead-letter';
      readonly reason?: string | undefined;
      readonly description?: string | undefined;
      readonly changes?: MessageChanges | undefined;
    };

/** An address as clients write it (`parseAddress`): `events/Subscriptions/train/$DeadLetterQueue`. */
type EntityAddress = string;

interface InTransaction {
  /** The transaction that it is a part of: it happens when that is discharged. */
  readonly transaction?: TransactionId | undefined;
}

/** Makes a queue, a topic, or a subscription. */
export interface Create {
  readonly kind: 'create';
  readonly entity: EntityDefinition;
  /** The first rule of a subscription. @default - `$Default`, which matches everything */
  readonly rule?: RuleDefinition | undefined;
}

/** Changes what is set of an entity; what is not named stays. */
export interface Update {
  readonly kind: 'update';
  readonly entity: EntityAddress;
  readonly settings: Partial<QueueSettings> | Partial<TopicSettings> | Partial<SubscriptionSettings>;
}

/** Takes an entity away with all that is in it, a topic with its subscriptions. */
export interface Delete {
  readonly kind: 'delete';
  readonly entity: EntityAddress;
}

/** Adds a rule to a subscription; messages that come later are matched by it. */
export interface AddRule {
  readonly kind: 'add-rule';
  readonly subscription: EntityAddress;
  readonly rule: RuleDefinition;
  /** Puts it in the place of a rule of its name, which then has to be there. @default false */
  readonly replace?: boolean;
}

export interface RemoveRule {
  readonly kind: 'remove-rule';
  readonly subscription: EntityAddress;
  readonly name: string;
}

/**
 * Sends messages, all or none: one transfer, or a batch. Those with a time in the future are scheduled.
 */
export interface Send extends InTransaction {
  readonly kind: 'send';
  readonly entity: EntityAddress;
  readonly messages: readonly SentMessage[];
  /** The entity that a transaction sends through, where it is about that one: what fails later is in its transfer dead letters. */
  readonly via?: EntityAddress | undefined;
}

/** Takes scheduled messages back, all or none. */
export interface CancelScheduled extends InTransaction {
  readonly kind: 'cancel-scheduled';
  readonly entity: EntityAddress;
  readonly sequenceNumbers: readonly number[];
}

/** Looks at messages without touching them: active, deferred and scheduled ones, in order. */
export interface Peek {
  readonly kind: 'peek';
  readonly entity: EntityAddress;
  /** The first number to look at. */
  readonly from: number;
  readonly count: number;
  /** @default - all sessions */
  readonly session?: string | undefined;
}

/**
 * Opens a receiver. It is open with the effect `receiver-opened`, which comes later where it waits for a session; then it
 * gets what it has credit for.
 */
export interface OpenReceiver {
  readonly kind: 'open-receiver';
  readonly receiver: ReceiverId;
  readonly entity: EntityAddress;
  readonly mode: ReceiveMode;
  /** For entities with sessions: the one that is wanted, or the next free one, and how long it waits for that. */
  readonly session?: { readonly id?: string | undefined; readonly timeout?: Duration | undefined } | undefined;
}

/** Says how many messages a receiver takes from now on: AMQP's link-credit, which every delivery lowers by one. */
export interface SetCredit {
  readonly kind: 'set-credit';
  readonly receiver: ReceiverId;
  readonly credit: number;
  /** Deliver what there is, and then take back what is left of the credit with the effect `drained`. @default false */
  readonly drain?: boolean;
}

/** Closes a receiver. Its locked messages stay locked; a session is free at once. */
export interface CloseReceiver {
  readonly kind: 'close-receiver';
  readonly receiver: ReceiverId;
}

/** Receives deferred messages, all or none. */
export interface ReceiveDeferred {
  readonly kind: 'receive-deferred';
  readonly entity: EntityAddress;
  readonly sequenceNumbers: readonly number[];
  readonly mode: ReceiveMode;
  /** The session that they are in, whose lock `receiver` has, where the entity has sessions. */
  readonly session?: string | undefined;
  readonly receiver?: ReceiverId | undefined;
}

/** Settles locked messages, all or none. Who has a token may settle; the receiver need not be open any more. */
export interface Settle extends InTransaction {
  readonly kind: 'settle';
  readonly entity: EntityAddress;
  readonly lockTokens: readonly LockToken[];
  readonly settlement: Settlement;
}

/** Makes locks of messages last for the entity's lock duration from now on, all or none. */
export interface RenewLocks {
  readonly kind: 'renew-locks';
  readonly entity: EntityAddress;
  readonly lockTokens: readonly LockToken[];
}

interface OfSession {
  readonly entity: EntityAddress;
  readonly session: string;
  /** Who asks: only the receiver that has the session may. @default - whoever has it */
  readonly receiver?: ReceiverId | undefined;
}

export interface RenewSessionLock extends OfSession {
  readonly kind: 'renew-session-lock';
}

export interface GetSessionState extends OfSession {
  readonly kind: 'get-session-state';
}

export interface SetSessionState extends OfSession {
  readonly kind: 'set-session-state';
  /** `undefined` clears it. */
  readonly state: Buffer | undefined;
}

/** Lists sessions by name. */
export interface ListSessions {
  readonly kind: 'list-sessions';
  readonly entity: EntityAddress;
  /** Only sessions whose state was set after. @default - those with messages or with a state */
  readonly stateSetAfter?: Time | undefined;
  readonly skip: number;
  readonly top: number;
}

export interface DeclareTransaction {
  readonly kind: 'declare-transaction';
}

/** Ends a transaction: everything in it happens, or nothing. */
export interface DischargeTransaction {
  readonly kind: 'discharge-transaction';
  readonly transaction: TransactionId;
  /** Whether nothing of it is to happen. */
  readonly fail: boolean;
}

/** Takes messages away that nobody has locked, all or none: what somebody does who looks after the service. */
export interface Discard {
  readonly kind: 'discard';
  readonly entity: EntityAddress;
  readonly sequenceNumbers: readonly number[];
}

/** Lets locks end now, as if their time had come: of one message, of one session, or of all of the entity. */
export interface LoseLocks {
  readonly kind: 'lose-locks';
  readonly entity: EntityAddress;
  readonly lockToken?: LockToken | undefined;
  readonly session?: string | undefined;
}

/** Makes an entity refuse messages as if it were full, or lets it be as full as it is. */
export interface Fill {
  readonly kind: 'fill';
  readonly entity: EntityAddress;
  readonly full: boolean;
}

/** Makes sends and requests fail with `com.microsoft:server-busy` until a time; a time that has passed ends it. */
export interface Throttle {
  readonly kind: 'throttle';
  /** @default - all entities */
  readonly entity?: EntityAddress | undefined;
  readonly until: Time;
}

/** Everything that can be asked of the core, beside looking at it and letting time pass. */
export type Command =
  | Create
  | Update
  | Delete
  | AddRule
  | RemoveRule
  | Send
  | CancelScheduled
  | Peek
  | OpenReceiver
  | SetCredit
  | CloseReceiver
  | ReceiveDeferred
  | Settle
  | RenewLocks
  | RenewSessionLock
  | GetSessionState
  | SetSessionState
  | ListSessions
  | DeclareTransaction
  | DischargeTransaction
  | Discard
  | LoseLocks
  | Fill
  | Throttle;
