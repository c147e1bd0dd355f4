"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DuplicateHistory = void 0;
/** The ids that came in the last time, with until when each is remembered. */
class DuplicateHistory {
    until = new Map();
    /** What a message is remembered by; `undefined` for one without an id. */
    static keyOf(messageId, partitionKey) {
        if (messageId === undefined || messageId === '')
            return undefined;
        return JSON.stringify(partitionKey === undefined ? [messageId] : [messageId, partitionKey]);
    }
    has(key, now) {
        const until = this.until.get(key);
        return until !== undefined && until > now;
    }
    remember(key, until) {
        // What is set again would keep its place.
        this.until.delete(key);
        this.until.set(key, until);
    }
    /** When the first of them is forgotten. */
    next() {
        for (const until of this.until.values())
            return until;
        return undefined;
    }
    /** Forgets those whose time has come, and tells which; they are remembered in the order of their times. */
    forget(now) {
        const forgotten = [];
        for (const [key, until] of this.until) {
            // After the window has become shorter, what came before may stay longer than what came after.
            if (until > now)
                break;
            this.until.delete(key);
            forgotten.push(key);
        }
        return forgotten;
    }
    all() {
        return this.until.entries();
    }
    timeOf(key) {
        return this.until.get(key);
    }
}
exports.DuplicateHistory = DuplicateHistory;
//# sourceMappingURL=duplicate-history.js.map