"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.writeInPlace = writeInPlace;
const node_fs_1 = require("node:fs");
const problem_1 = require("./problem");
const whole_write_1 = require("./whole-write");
/** Gives a file that has to stay the same file new content; where that fails, it has its old content again. */
function writeInPlace(path, bytes) {
    const { file, old } = opened(path);
    try {
        setContent(file, bytes);
        (0, node_fs_1.fsyncSync)(file);
    }
    catch (error) {
        // The disk has room for it: it was there.
        if (old !== undefined)
            setContent(file, old);
        throw error;
    }
    finally {
        (0, node_fs_1.closeSync)(file);
    }
}
function setContent(file, bytes) {
    (0, whole_write_1.writeWhole)(file, bytes, 0);
    (0, node_fs_1.ftruncateSync)(file, bytes.length);
}
/** The file, open, and what is in it; `undefined` where that may not be read, so that nothing can be put back. */
function opened(path) {
    try {
        const file = (0, node_fs_1.openSync)(path, 'r+');
        return { file, old: contentOf(file) };
    }
    catch (error) {
        if ((0, problem_1.codeOf)(error) !== 'EACCES')
            throw error;
        return { file: (0, node_fs_1.openSync)(path, node_fs_1.constants.O_WRONLY), old: undefined };
    }
}
function contentOf(file) {
    const content = Buffer.alloc((0, node_fs_1.fstatSync)(file).size);
    let length = 0;
    while (length < content.length) {
        const count = (0, node_fs_1.readSync)(file, content, length, content.length - length, length);
        if (count === 0)
            break;
        length += count;
    }
    return content.subarray(0, length);
}
//# sourceMappingURL=in-place.js.map