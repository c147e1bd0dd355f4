import { Guid } from '../../../rules';
import type { BrokerOptions } from '../commands/broker-core';
import type { LockToken, SentMessage } from '../commands/broker-message';
import type { BrokerEvent, Effect } from '../commands/command-outcome';
import type { Time } from '../commands/time';
import { Content, type Leaving } from './broker-content';
import { DueTimes } from './due-times';
import type { Entity, ReceivingEntity, SendingEntity } from './entity';
import { EntityTable } from './entity-table';
import { JournalWriter } from './journal-writer';
import { LockTokens } from './lock-tokens';
import type { MessageStore, Receiver, Session, StoredMessage } from './message-store';
import type { Transaction } from './transaction';

/** What happens by itself when its time comes. */
export type Due =
  | { readonly kind: 'lock'; readonly stored: StoredMessage; readonly token: LockToken }
  | { readonly kind: 'session-lock'; readonly session: Session }
  | { readonly kind: 'expiry'; readonly stored: StoredMessage }
  | { readonly kind: 'activation'; readonly stored: StoredMessage }
  | { readonly kind: 'waiting'; readonly receiver: Receiver }
  | { readonly kind: 'forget'; readonly entity: SendingEntity }
  | { readonly kind: 'idle'; readonly entity: Entity }
  | { readonly kind: 'transaction'; readonly transaction: Transaction };

function isWanted(due: Due, at: Time): boolean {
  switch (due.kind) {
    case 'lock':
      return due.stored.lock?.token === due.token && due.stored.lock.until === at;
    case 'session-lock':
      return due.session.receiver !== undefined && due.session.lockedUntil === at;
    case 'expiry':
    case 'activation':
      return !due.stored.isGone;
    case 'waiting':
      return due.receiver.waitsUntil === at;
    case 'forget':
      return !due.entity.isDeleted;
    case 'idle':
      return !due.entity.isDeleted && due.entity.idleAt === at;
    case 'transaction':
      return !due.transaction.isEnded;
  }
}

/** A message on its way from one entity to another. */
interface Transfer {
  readonly from: ReceivingEntity;
  readonly leaving: Leaving;
  readonly target: string;
  readonly isDeadLetter: boolean;
}

/** The state of a core, and what comes of a command while it is carried out. */
export class Kernel {
  /** The time of what happens now. */
  now: Time = 0;
  readonly entities = new EntityTable();
  readonly receivers = new Map<string, Receiver>();
  readonly transactions = new Map<string, Transaction>();
  readonly due = new DueTimes<Due>(isWanted);
  readonly tokens: LockTokens;
  /** What newid() gives in filters and actions. */
  readonly newId: () => Guid;
  readonly journal: JournalWriter;
  effects: Effect[] = [];
  /** Where somebody may be able to receive something now. */
  readonly stirred = new Set<MessageStore>();
  readonly stirredSessions = new Set<Session>();
  /** Who gives back what is left of the credit when all is delivered. */
  readonly draining = new Set<Receiver>();
  /** What is to be forwarded. */
  readonly transfers: Transfer[] = [];
  /** Until when requests are refused: of an entity by its key, of all by the empty one. */
  readonly throttled = new Map<string, Time>();
  /** The number of the next content. */
  nextContent = 1;
  nextTransaction = 1;
  /** Whether somebody wants to know what happens to messages. */
  isWatched: boolean;

  constructor(readonly options: BrokerOptions) {
    this.isWatched = options.events === true;
    this.tokens = new LockTokens(options.seed);
    const ids = new LockTokens(`${options.seed}/newid`);
    this.newId = () => new Guid(ids.next());
    this.journal = new JournalWriter(options.durable === true);
  }

  content(message: Omit<SentMessage, 'scheduledAt'>): Content {
    return new Content(this.nextContent++, message);
  }

  emit(effect: Effect): void {
    this.effects.push(effect);
  }

  /** Tells of what happened to a message, where somebody wants to know. */
  tell(what: BrokerEvent['what'], entity: string, messageId: string | undefined, sequence: number, detail?: string) {
    if (!this.isWatched) return;
    const event = { what, at: this.now, entity, messageId, sequenceNumber: sequence };
    this.emit({ kind: 'event', event: detail === undefined ? event : { ...event, detail } });
  }

  /** Tells that a message was sent, where somebody wants to know. */
  tellSent(entity: string, { messageId, encoded }: Content): void {
    if (!this.isWatched) return;
    this.emit({
      kind: 'event',
      event: { what: 'sent', at: this.now, entity, messageId, sequenceNumber: 0, encoded },
    });
  }

  /** Notes that somebody uses an entity: it is not idle. */
  touch(entity: Entity): void {
    if (entity.accessedAt === this.now) return;
    entity.accessedAt = this.now;
    this.journal.counter(entity);
  }
}
