"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.waitForRoom = waitForRoom;
const NOBODY = new Int32Array(new SharedArrayBuffer(4));
const MILLISECONDS = 5;
/** Waits for a moment, where a descriptor that does not wait by itself is not ready yet. */
function waitForRoom() {
    Atomics.wait(NOBODY, 0, 0, MILLISECONDS);
}
//# sourceMappingURL=wait.js.map