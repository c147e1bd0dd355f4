import type { Time } from '../commands/time';
import type { MessageStore } from './message-store';
import { ReadyQueue } from './ready-queue';
import type { Receiver } from './receiver';
import type { StoredMessage } from './stored-message';

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
