"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isFolder = isFolder;
exports.namesIn = namesIn;
exports.kindOf = kindOf;
exports.realFolder = realFolder;
exports.inFolder = inFolder;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const descriptor_1 = require("./descriptor");
const problem_1 = require("./problem");
const read_1 = require("./read");
/** Whether a path is a folder; anything else that is there is read as a file. @throws FileProblem where nothing is */
function isFolder(path) {
    if ((0, descriptor_1.isStandardInput)(path))
        return false;
    try {
        return (0, node_fs_1.statSync)(path).isDirectory();
    }
    catch (error) {
        if ((0, problem_1.codeOf)(error) !== 'ENOENT')
            throw new problem_1.FileProblem(path, `cannot be read: ${(0, problem_1.reasonOf)(error)}`);
        const target = (0, read_1.linkTarget)(path);
        throw new problem_1.FileProblem(path, target === undefined ? 'there is no such file or folder' : `a link to ${target}, which is not there`);
    }
}
/** The names in a folder, in order; '' is the folder that the command runs in. @throws FileProblem */
function namesIn(folder) {
    try {
        return (0, node_fs_1.readdirSync)(folder === '' ? '.' : folder).sort();
    }
    catch (error) {
        throw new problem_1.FileProblem(folder === '' ? '.' : folder, `the folder cannot be read: ${(0, problem_1.reasonOf)(error)}`);
    }
}
/**
 * What is behind a path, links followed: `missing` where nothing is, also behind a link to what is not there and behind
 * links in a circle.
 *
 * @throws FileProblem where nobody may look
 */
function kindOf(path) {
    let stats;
    try {
        stats = (0, node_fs_1.statSync)(path);
    }
    catch (error) {
        if (MISSING.has((0, problem_1.codeOf)(error)))
            return 'missing';
        throw new problem_1.FileProblem(path, `cannot be read: ${(0, problem_1.reasonOf)(error)}`);
    }
    if (stats.isFile())
        return 'file';
    return stats.isDirectory() ? 'folder' : 'other';
}
const MISSING = new Set(['ENOENT', 'ENOTDIR', 'ELOOP']);
/**
 * A folder itself, whatever links lead to it; `undefined` where there is none. '' is the folder that the command runs in.
 *
 * @throws FileProblem where nobody may look
 */
function realFolder(folder) {
    const path = folder === '' ? '.' : folder;
    if (kindOf(path) !== 'folder')
        return undefined;
    try {
        return (0, node_fs_1.realpathSync)(path);
    }
    catch (error) {
        throw new problem_1.FileProblem(path, `cannot be read: ${(0, problem_1.reasonOf)(error)}`);
    }
}
/**
 * Does some work that needs a folder, which is made where it is not there, with those above it; where the work fails,
 * what was made is taken away again.
 *
 * @throws FileProblem where the folder cannot be made
 */
function inFolder(folder, work) {
    let first;
    try {
        first = (0, node_fs_1.mkdirSync)(folder, { recursive: true });
    }
    catch (error) {
        throw new problem_1.FileProblem(folder, `the folder cannot be made: ${(0, problem_1.reasonOf)(error)}`);
    }
    try {
        return work();
    }
    catch (error) {
        if (first !== undefined)
            removeEmpty((0, node_path_1.resolve)(folder), (0, node_path_1.resolve)(first));
        throw error;
    }
}
/** Takes away a folder, and those above it up to the first one, as far as nobody has put anything into them. */
function removeEmpty(last, first) {
    try {
        for (let folder = last;; folder = (0, node_path_1.dirname)(folder)) {
            (0, node_fs_1.rmdirSync)(folder);
            if (folder === first)
                return;
        }
    }
    catch {
        // Somebody uses it.
    }
}
//# sourceMappingURL=folder.js.map