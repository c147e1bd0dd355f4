"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.writeStream = writeStream;
const node_fs_1 = require("node:fs");
const descriptor_1 = require("./descriptor");
const problem_1 = require("./problem");
const whole_write_1 = require("./whole-write");
/** Writes to a device, a FIFO, or a file that is open already: as it is, nothing is made, emptied or replaced. */
function writeStream(path, content) {
    const { file, isOurs } = opened(path);
    try {
        (0, whole_write_1.writeWhole)(file, typeof content === 'string' ? Buffer.from(content) : content);
    }
    finally {
        if (isOurs)
            (0, node_fs_1.closeSync)(file);
    }
}
/** Where somebody has a file open, what was written to it stays: this comes behind it. */
function opened(path) {
    try {
        return { file: (0, node_fs_1.openSync)(path, node_fs_1.constants.O_WRONLY | node_fs_1.constants.O_APPEND), isOurs: true };
    }
    catch (error) {
        const descriptor = (0, descriptor_1.descriptorAt)(path);
        // A socket has no path that opens it; who started this process may have given it one.
        if ((0, problem_1.codeOf)(error) !== 'ENXIO' || descriptor?.isOwn !== true)
            throw error;
        return { file: descriptor.number, isOurs: false };
    }
}
//# sourceMappingURL=streams.js.map