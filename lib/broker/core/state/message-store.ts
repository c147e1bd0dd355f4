import type { Subqueue } from '../commands/address';
import type { LockToken } from '../commands/message';
import type { QueueEntity, SubscriptionEntity, TopicEntity } from './entity';
import { ReadyQueue } from './ready-queue';
import type { Receiver } from './receiver';
import { SequenceLog } from './sequence-log';
import { SessionTable } from './session';
import type { StoredMessage } from './stored-message';

/** Messages in order: those of a queue or subscription, of one of its subqueues, or what is scheduled in a topic. */
export class MessageStore {
  readonly log = new SequenceLog<StoredMessage>();
  readonly ready = new ReadyQueue<StoredMessage>();
  readonly locks = new Map<LockToken, StoredMessage>();
  readonly sessions: SessionTable | undefined;
  /** Who has credit for more; the first of them is next. */
  readonly hungry = new Set<Receiver>();
  scheduled = 0;
  deferred = 0;

  constructor(
    readonly owner: QueueEntity | SubscriptionEntity | TopicEntity,
    readonly subqueue: Subqueue | undefined,
    hasSessions: boolean,
  ) {
    this.sessions = hasSessions ? new SessionTable(this) : undefined;
  }

  /** How many can be received, are locked, or deferred. */
  get active(): number {
    return this.log.size - this.scheduled;
  }

  /** What the journal calls it. */
  get key(): string {
    const { key } = this.owner;
    return this.subqueue === undefined ? key : `${key}!${this.subqueue}`;
  }
}
