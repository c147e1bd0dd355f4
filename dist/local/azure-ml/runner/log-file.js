"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LogFile = exports.LARGEST_LOG = void 0;
const node_fs_1 = require("node:fs");
/** As much of what a process writes is kept: a program that never stops writing fills no disk. */
exports.LARGEST_LOG = 64 * 1024 * 1024;
/** What a process writes, in a file. */
class LogFile {
    file;
    size = 0;
    constructor(path) {
        this.file = (0, node_fs_1.openSync)(path, 'a');
    }
    write(chunk) {
        const room = exports.LARGEST_LOG - this.size;
        this.size += chunk.length;
        if (room <= 0)
            return;
        (0, node_fs_1.writeSync)(this.file, chunk.subarray(0, room));
        if (chunk.length > room)
            (0, node_fs_1.writeSync)(this.file, `\n(the log ends here: it has ${exports.LARGEST_LOG} bytes)\n`);
    }
    close() {
        (0, node_fs_1.closeSync)(this.file);
    }
}
exports.LogFile = LogFile;
//# sourceMappingURL=log-file.js.map