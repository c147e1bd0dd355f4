"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.writeWhole = writeWhole;
const node_fs_1 = require("node:fs");
const problem_1 = require("./problem");
const wait_1 = require("./wait");
/**
 * Writes all of some bytes: a disk that is nearly full takes a part of them, and only the next attempt fails.
 *
 * @param position where in the file; left out, where the last write ended
 */
function writeWhole(file, bytes, position) {
    let written = 0;
    while (written < bytes.length) {
        const at = position === undefined ? null : position + written;
        try {
            written += (0, node_fs_1.writeSync)(file, bytes, written, bytes.length - written, at);
        }
        catch (error) {
            // What does not wait by itself has no room yet.
            if ((0, problem_1.codeOf)(error) !== 'EAGAIN')
                throw error;
            (0, wait_1.waitForRoom)();
        }
    }
}
//# sourceMappingURL=whole-write.js.map