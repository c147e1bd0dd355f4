"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.standardInput = void 0;
exports.descriptorAt = descriptorAt;
exports.isStandardInput = isStandardInput;
exports.takeStandardInput = takeStandardInput;
exports.inputName = inputName;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const problem_1 = require("./problem");
const STANDARD_INPUT = 'standard input';
/** Where a system shows the open files of a process by their numbers. */
const DESCRIPTORS = /^(?:\/dev\/fd|\/proc\/(\d+)(?:\/task\/\d+)?\/fd)$/;
/**
 * The open file that a path names, such as `/dev/fd/63` and `/proc/self/fd/1`; `undefined` for any other path. A link to
 * such a path, as `/dev/stdout` is on most systems, is none by itself.
 */
function descriptorAt(path) {
    const name = (0, node_path_1.basename)(path);
    if (!/^\d+$/.test(name))
        return undefined;
    const found = DESCRIPTORS.exec(folderOf(path));
    if (found === null)
        return undefined;
    return { number: Number(name), isOwn: found[1] === undefined || Number(found[1]) === process.pid };
}
function folderOf(path) {
    try {
        return (0, node_fs_1.realpathSync)((0, node_path_1.dirname)(path));
    }
    catch {
        return '';
    }
}
/** Whether a path means standard input: it can be read once, and may be a socket, which no path opens. */
function isStandardInput(path) {
    if (path === '-' || path === '/dev/stdin')
        return true;
    const descriptor = descriptorAt(path);
    return descriptor?.isOwn === true && descriptor.number === 0;
}
/** Standard input of this process: its number, and whether somebody has read it. Tests stand a file in for it. */
exports.standardInput = { number: 0, isTaken: false };
/** Takes standard input, of which nothing is left for a second reader. @throws FileProblem for that one */
function takeStandardInput() {
    if (exports.standardInput.isTaken)
        throw new problem_1.FileProblem(STANDARD_INPUT, 'is named twice, and can be read once; name a file for one of them');
    exports.standardInput.isTaken = true;
}
/** How messages call what is read: a path as it is, and standard input by its name. */
function inputName(path) {
    return isStandardInput(path) ? STANDARD_INPUT : path;
}
//# sourceMappingURL=descriptor.js.map