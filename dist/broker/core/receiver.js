"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Receiver = void 0;
/** A link that receives. */
class Receiver {
    id;
    store;
    mode;
    credit = 0;
    isDraining = false;
    isClosed = false;
    /** The session that it has, where its entity has sessions. */
    session;
    /** Until when it waits for a session; `undefined` where it does not. */
    waitsUntil;
    constructor(id, store, mode) {
        this.id = id;
        this.store = store;
        this.mode = mode;
    }
}
exports.Receiver = Receiver;
//# sourceMappingURL=receiver.js.map