"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LARGEST = void 0;
exports.readText = readText;
exports.readFileText = readFileText;
exports.readBytes = readBytes;
exports.whyNotRead = whyNotRead;
exports.linkTarget = linkTarget;
const node_buffer_1 = require("node:buffer");
const node_fs_1 = require("node:fs");
const decode_1 = require("./decode");
const descriptor_1 = require("./descriptor");
const problem_1 = require("./problem");
const wait_1 = require("./wait");
/** The longest text that Node can hold, some 512 MB: a larger file cannot be read at once. */
exports.LARGEST = node_buffer_1.constants.MAX_STRING_LENGTH;
const SOME = 1 << 16;
/**
 * Reads a text: a file, what is behind a link, a FIFO, `<(…)` of a shell, `/dev/stdin`, or standard input for `-`.
 *
 * @throws FileProblem in one line where there is none, it may not be read, is a folder, is no text, or is too large
 */
function readText(path) {
    return readFileText(path).text;
}
/** The same, with the bytes where they are other than the text says. @throws FileProblem */
function readFileText(path) {
    const bytes = readBytes(path);
    try {
        const encoding = (0, decode_1.encodingOf)(bytes);
        const text = (0, decode_1.decode)(bytes, encoding);
        return encoding.name === 'UTF-8' && encoding.mark === 0 ? { text } : { text, bytes };
    }
    catch (error) {
        if (error instanceof decode_1.Undecodable)
            throw new problem_1.FileProblem((0, descriptor_1.inputName)(path), error.message);
        throw error;
    }
}
/** The bytes of anything that can be read to its end. @throws FileProblem */
function readBytes(path) {
    if ((0, descriptor_1.isStandardInput)(path)) {
        (0, descriptor_1.takeStandardInput)();
        return readAll(descriptor_1.standardInput.number, (0, descriptor_1.inputName)(path));
    }
    const file = opened(path);
    try {
        return readAll(file, path);
    }
    finally {
        (0, node_fs_1.closeSync)(file);
    }
}
function opened(path) {
    try {
        return (0, node_fs_1.openSync)(path, 'r');
    }
    catch (error) {
        throw new problem_1.FileProblem(path, whyNotRead(path, error));
    }
}
/** Why a file cannot be read: what is not there, and what may not be read, are different mistakes. */
function whyNotRead(path, error) {
    if ((0, problem_1.codeOf)(error) !== 'ENOENT')
        return `cannot be read: ${(0, problem_1.reasonOf)(error)}`;
    const target = linkTarget(path);
    return target === undefined ? 'there is no such file' : `a link to ${target}, which is not there`;
}
/** What a path is a link to; `undefined` where it is none. */
function linkTarget(path) {
    try {
        return (0, node_fs_1.lstatSync)(path).isSymbolicLink() ? (0, node_fs_1.readlinkSync)(path) : undefined;
    }
    catch {
        return undefined;
    }
}
function readAll(file, name) {
    const chunks = [];
    let total = 0;
    try {
        const about = (0, node_fs_1.fstatSync)(file);
        // What is no file has no size, and some of it no end.
        const expected = about.isFile() ? about.size : 0;
        for (let chunk = Buffer.allocUnsafe(Math.min(expected, exports.LARGEST) + SOME);;) {
            const count = readSome(file, chunk);
            if (count === 0)
                break;
            chunks.push(chunk.subarray(0, count));
            total += count;
            if (total > exports.LARGEST)
                throw new problem_1.FileProblem(name, TOO_LARGE);
            chunk = chunk.length - count >= SOME ? chunk.subarray(count) : Buffer.allocUnsafe(SOME);
        }
    }
    catch (error) {
        throw error instanceof problem_1.FileProblem ? error : new problem_1.FileProblem(name, `cannot be read: ${(0, problem_1.reasonOf)(error)}`);
    }
    const [only] = chunks;
    return only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks, total);
}
const TOO_LARGE = `is larger than ${Math.floor(exports.LARGEST / 2 ** 20)} MB, and no more can be read at once`;
function readSome(file, into) {
    for (;;) {
        try {
            return (0, node_fs_1.readSync)(file, into);
        }
        catch (error) {
            // Standard input may be shared with somebody who does not want to wait for it; Windows calls its end an error.
            if ((0, problem_1.codeOf)(error) === 'EOF')
                return 0;
            if ((0, problem_1.codeOf)(error) !== 'EAGAIN')
                throw error;
            (0, wait_1.waitForRoom)();
        }
    }
}
//# sourceMappingURL=read.js.map