import type { LockToken, MessageState } from '../commands/broker-message';
import type { ReceiveMode, ReceiverId } from '../commands/command';
import type { Subqueue } from '../commands/entity-address';
import type { Duration, Time } from '../commands/time';
import type { Content, Origin } from './broker-content';
import { ReadyQueue } from './ready-queue';
import { SequenceLog } from './sequence-log';

// Messages, their sessions and their receivers hold each other, so they are declared in one place.

/** The queue, topic or subscription that messages are in, as far as they need to know it; `ownerOf` gives all of it. */
export interface StoreOwner {
  readonly key: string;
  readonly address: string;
}

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
    readonly owner: StoreOwner,
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

/** That somebody has a message for himself. */
export interface Lock {
  readonly token: LockToken;
  /** Its end; in a session that of the session's lock counts. */
  until: Time;
  readonly session: Session | undefined;
  /** Whether a transaction is to settle it: nobody else can. */
  isClaimed: boolean;
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

/** A link that receives. */
export class Receiver {
  credit = 0;
  isDraining = false;
  isClosed = false;
  /** The session that it has, where its entity has sessions. */
  session: Session | undefined;
  /** Until when it waits for a session; `undefined` where it does not. */
  waitsUntil: Time | undefined;

  constructor(
    readonly id: ReceiverId,
    readonly store: MessageStore,
    readonly mode: ReceiveMode,
  ) {}
}

/** The messages of one session, what its receivers keep with it, and who has it. */
export class Session {
  readonly ready = new ReadyQueue<StoredMessage>();
  /** Those that are locked for the receiver that has the session. */
  readonly locked = new Set<StoredMessage>();
  /** How many messages it has, deferred and locked ones too. */
  messages = 0;
  /** Who has it. */
  receiver: Receiver | undefined;
  /** Until when. */
  lockedUntil: Time = 0;
  state: Buffer | undefined;
  stateSetAt: Time = 0;

  constructor(
    readonly store: MessageStore,
    readonly id: string,
  ) {}

  /** Whether there is anything to remember of it. */
  get isEmpty(): boolean {
    return this.messages === 0 && this.state === undefined && this.receiver === undefined;
  }
}

/** The sessions of a queue or subscription. */
export class SessionTable {
  private readonly byId = new Map<string, Session>();
  /** Those with something to receive that nobody has, in the order in which they came to be so. */
  private readonly free = new Set<Session>();
  /** The receivers that wait for one, the first first. */
  readonly waiting = new Set<Receiver>();

  constructor(private readonly store: MessageStore) {}

  get(id: string): Session | undefined {
    return this.byId.get(id);
  }

  /** The session of this name, which is there as soon as somebody asks for it. */
  open(id: string): Session {
    const found = this.byId.get(id);
    if (found !== undefined) return found;
    const session = new Session(this.store, id);
    this.byId.set(id, session);
    return session;
  }

  all(): IterableIterator<Session> {
    return this.byId.values();
  }

  /** The session that the next receiver gets that asks for any. */
  nextFree(): Session | undefined {
    for (const session of this.free) {
      if (session.ready.first() !== undefined) return session;
      // What it had has expired.
      this.free.delete(session);
    }
    return undefined;
  }

  /** Takes note of what has changed about a session: whether it is free, and whether it is one at all. */
  update(session: Session): void {
    if (session.receiver === undefined && session.ready.first() !== undefined) this.free.add(session);
    else this.free.delete(session);
    if (session.isEmpty) this.byId.delete(session.id);
  }
}
