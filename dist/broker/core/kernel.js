"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Kernel = void 0;
const rules_1 = require("../../rules");
const due_times_1 = require("./due-times");
const entity_table_1 = require("./entity-table");
const journal_writer_1 = require("./journal-writer");
const lock_tokens_1 = require("./lock-tokens");
const stored_message_1 = require("./stored-message");
function isWanted(due, at) {
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
/** The state of a core, and what comes of a command while it is carried out. */
class Kernel {
    options;
    /** The time of what happens now. */
    now = 0;
    entities = new entity_table_1.EntityTable();
    receivers = new Map();
    transactions = new Map();
    due = new due_times_1.DueTimes(isWanted);
    tokens;
    /** What newid() gives in filters and actions. */
    newId;
    journal;
    effects = [];
    /** Where somebody may be able to receive something now. */
    stirred = new Set();
    stirredSessions = new Set();
    /** Who gives back what is left of the credit when all is delivered. */
    draining = new Set();
    /** What is to be forwarded. */
    transfers = [];
    /** Until when requests are refused: of an entity by its key, of all by the empty one. */
    throttled = new Map();
    /** The number of the next content. */
    nextContent = 1;
    nextTransaction = 1;
    /** Whether somebody wants to know what happens to messages. */
    isWatched;
    constructor(options) {
        this.options = options;
        this.isWatched = options.events === true;
        this.tokens = new lock_tokens_1.LockTokens(options.seed);
        const ids = new lock_tokens_1.LockTokens(`${options.seed}/newid`);
        this.newId = () => new rules_1.Guid(ids.next());
        this.journal = new journal_writer_1.JournalWriter(options.durable === true);
    }
    content(message) {
        return new stored_message_1.Content(this.nextContent++, message);
    }
    emit(effect) {
        this.effects.push(effect);
    }
    /** Tells of what happened to a message, where somebody wants to know. */
    tell(what, entity, messageId, sequence, detail) {
        if (!this.isWatched)
            return;
        const event = { what, at: this.now, entity, messageId, sequenceNumber: sequence };
        this.emit({ kind: 'event', event: detail === undefined ? event : { ...event, detail } });
    }
    /** Tells that a message was sent, where somebody wants to know. */
    tellSent(entity, { messageId, encoded }) {
        if (!this.isWatched)
            return;
        this.emit({
            kind: 'event',
            event: { what: 'sent', at: this.now, entity, messageId, sequenceNumber: 0, encoded },
        });
    }
    /** Notes that somebody uses an entity: it is not idle. */
    touch(entity) {
        if (entity.accessedAt === this.now)
            return;
        entity.accessedAt = this.now;
        this.journal.counter(entity);
    }
}
exports.Kernel = Kernel;
//# sourceMappingURL=kernel.js.map