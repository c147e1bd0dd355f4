import type { MessageStore } from './message-store';
import { ReadyQueue } from './ready-queue';
import type { Receiver } from './receiver';
import type { StoredMessage } from './stored-message';
import type { Time } from './time';
/** The messages of one session, what its receivers keep with it, and who has it. */
export declare class Session {
    readonly store: MessageStore;
    readonly id: string;
    readonly ready: ReadyQueue<StoredMessage>;
    /** Those that are locked for the receiver that has the session. */
    readonly locked: Set<StoredMessage>;
    /** How many messages it has, deferred and locked ones too. */
    messages: number;
    /** Who has it. */
    receiver: Receiver | undefined;
    /** Until when. */
    lockedUntil: Time;
    state: Buffer | undefined;
    stateSetAt: Time;
    constructor(store: MessageStore, id: string);
    /** Whether there is anything to remember of it. */
    get isEmpty(): boolean;
}
/** The sessions of a queue or subscription. */
export declare class SessionTable {
    private readonly store;
    private readonly byId;
    /** Those with something to receive that nobody has, in the order in which they came to be so. */
    private readonly free;
    /** The receivers that wait for one, the first first. */
    readonly waiting: Set<Receiver>;
    constructor(store: MessageStore);
    get(id: string): Session | undefined;
    /** The session of this name, which is there as soon as somebody asks for it. */
    open(id: string): Session;
    all(): IterableIterator<Session>;
    /** The session that the next receiver gets that asks for any. */
    nextFree(): Session | undefined;
    /** Takes note of what has changed about a session: whether it is free, and whether it is one at all. */
    update(session: Session): void;
}
