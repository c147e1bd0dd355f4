"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SessionTable = exports.Session = void 0;
const ready_queue_1 = require("./ready-queue");
/** The messages of one session, what its receivers keep with it, and who has it. */
class Session {
    store;
    id;
    ready = new ready_queue_1.ReadyQueue();
    /** Those that are locked for the receiver that has the session. */
    locked = new Set();
    /** How many messages it has, deferred and locked ones too. */
    messages = 0;
    /** Who has it. */
    receiver;
    /** Until when. */
    lockedUntil = 0;
    state;
    stateSetAt = 0;
    constructor(store, id) {
        this.store = store;
        this.id = id;
    }
    /** Whether there is anything to remember of it. */
    get isEmpty() {
        return this.messages === 0 && this.state === undefined && this.receiver === undefined;
    }
}
exports.Session = Session;
/** The sessions of a queue or subscription. */
class SessionTable {
    store;
    byId = new Map();
    /** Those with something to receive that nobody has, in the order in which they came to be so. */
    free = new Set();
    /** The receivers that wait for one, the first first. */
    waiting = new Set();
    constructor(store) {
        this.store = store;
    }
    get(id) {
        return this.byId.get(id);
    }
    /** The session of this name, which is there as soon as somebody asks for it. */
    open(id) {
        const found = this.byId.get(id);
        if (found !== undefined)
            return found;
        const session = new Session(this.store, id);
        this.byId.set(id, session);
        return session;
    }
    all() {
        return this.byId.values();
    }
    /** The session that the next receiver gets that asks for any. */
    nextFree() {
        for (const session of this.free) {
            if (session.ready.first() !== undefined)
                return session;
            // What it had has expired.
            this.free.delete(session);
        }
        return undefined;
    }
    /** Takes note of what has changed about a session: whether it is free, and whether it is one at all. */
    update(session) {
        if (session.receiver === undefined && session.ready.first() !== undefined)
            this.free.add(session);
        else
            this.free.delete(session);
        if (session.isEmpty)
            this.byId.delete(session.id);
    }
}
exports.SessionTable = SessionTable;
//# sourceMappingURL=session.js.map