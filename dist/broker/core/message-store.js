"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MessageStore = void 0;
const ready_queue_1 = require("./ready-queue");
const sequence_log_1 = require("./sequence-log");
const session_1 = require("./session");
/** Messages in order: those of a queue or subscription, of one of its subqueues, or what is scheduled in a topic. */
class MessageStore {
    owner;
    subqueue;
    log = new sequence_log_1.SequenceLog();
    ready = new ready_queue_1.ReadyQueue();
    locks = new Map();
    sessions;
    /** Who has credit for more; the first of them is next. */
    hungry = new Set();
    scheduled = 0;
    deferred = 0;
    constructor(owner, subqueue, hasSessions) {
        this.owner = owner;
        this.subqueue = subqueue;
        this.sessions = hasSessions ? new session_1.SessionTable(this) : undefined;
    }
    /** How many can be received, are locked, or deferred. */
    get active() {
        return this.log.size - this.scheduled;
    }
    /** What the journal calls it. */
    get key() {
        const { key } = this.owner;
        return this.subqueue === undefined ? key : `${key}!${this.subqueue}`;
    }
}
exports.MessageStore = MessageStore;
//# sourceMappingURL=message-store.js.map