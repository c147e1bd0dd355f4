"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.writeOutputs = writeOutputs;
exports.writeOutput = writeOutput;
exports.isStandardOutput = isStandardOutput;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const in_place_1 = require("./in-place");
const problem_1 = require("./problem");
const replacement_1 = require("./replacement");
const signals_1 = require("./signals");
const streams_1 = require("./streams");
const target_1 = require("./target");
/**
 * Writes outputs, all or none of them as far as a file system can promise that: the one way in which this project writes
 * what a user has named.
 *
 * - A file is written under a name of its own beside the one that is meant, which it gets when it is whole. It keeps mode
 *   and owner of the file that it replaces; a new one has what the umask gives. Whoever reads it sees the old one or the
 *   new one. What was prepared is taken away where anything fails, on Ctrl-C too.
 * - A link is followed, also to a file that is not there yet, and stays a link.
 * - What has several names (hard links), an owner who cannot be kept, or a folder in which nothing can be made (as a
 *   single file that is mounted into a container) is written in its place, and has its old content again where the disk
 *   is full.
 * - Devices, FIFOs, and files that are open already (`/dev/stdout`, `/dev/fd/3`) get the bytes, and are never replaced.
 *
 * @throws FileProblem in one line, when nothing was changed
 */
function writeOutputs(outputs) {
    const targeted = outputs.map((output) => ({ ...output, target: (0, target_1.targetOf)(output.path) }));
    checkApart(targeted);
    // A FIFO may have to wait for its reader, which Ctrl-C ends as ever; nothing is prepared by then.
    for (const { path, target, content } of targeted) {
        if (target.kind === 'stream')
            explained(path, () => (0, streams_1.writeStream)(target.path, content));
    }
    (0, signals_1.withSignalsHeld)(() => writeFiles(targeted.filter(isOfFile)));
    // In order with all else that is printed; what fails there is told where all of that is.
    for (const { target, content } of targeted) {
        if (target.kind === 'standard')
            (target.number === 1 ? process.stdout : process.stderr).write(content);
    }
}
function isOfFile(output) {
    return output.target.kind === 'file';
}
function writeFiles(outputs) {
    const prepared = [];
    try {
        for (const output of outputs)
            prepared.push(explained(output.path, () => prepare(output)));
        for (const { path, commit } of prepared)
            explained(path, commit);
    }
    finally {
        for (const { discard } of prepared)
            discard();
    }
}
/** Writes one output. @throws FileProblem in one line, when nothing was changed */
function writeOutput(path, content) {
    writeOutputs([{ path, content }]);
}
/** Whether an output of a name goes to standard output, where nothing else should stand then. */
function isStandardOutput(path) {
    const target = (0, target_1.targetOf)(path);
    return target.kind === 'standard' && target.number === 1;
}
function prepare({ path, target, content }) {
    const { stats } = target;
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    // What may not be written is not replaced either, though its folder may allow that.
    if (stats !== undefined)
        (0, node_fs_1.accessSync)(target.path, node_fs_1.constants.W_OK);
    const hasOneName = stats === undefined || stats.nlink === 1;
    const replacement = hasOneName ? replacement_1.Replacement.of(target.path, stats, bytes) : undefined;
    return replacement === undefined
        ? { path, commit: () => (0, in_place_1.writeInPlace)(target.path, bytes), discard: () => { } }
        : { path, commit: () => replacement.commit(), discard: () => replacement.discard() };
}
/** Two outputs for one file are a mistake: the second would take the place of the first. */
function checkApart(outputs) {
    const met = new Map();
    for (const { path, target } of outputs) {
        const key = keyOf(target);
        if (key === undefined)
            continue;
        const other = met.get(key);
        if (other !== undefined) {
            throw new problem_1.FileProblem(path, `cannot be written: it is the same as ${other}, and they are two outputs`);
        }
        met.set(key, path);
    }
}
/** What tells targets apart; `undefined` for one that takes whatever comes. */
function keyOf(target) {
    if (target.kind === 'stream')
        return undefined;
    if (target.kind === 'standard')
        return String(target.number);
    const { stats, path } = target;
    return stats === undefined ? (0, node_path_1.join)((0, node_fs_1.realpathSync)((0, node_path_1.dirname)(path)), (0, node_path_1.basename)(path)) : `${stats.dev} ${stats.ino}`;
}
function explained(path, work) {
    try {
        return work();
    }
    catch (error) {
        throw new problem_1.FileProblem(path, `cannot be written: ${(0, problem_1.reasonOf)(error)}`);
    }
}
//# sourceMappingURL=write.js.map