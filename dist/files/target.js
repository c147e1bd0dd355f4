"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.targetOf = targetOf;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const descriptor_1 = require("./descriptor");
const problem_1 = require("./problem");
/** So many links may follow each other; Linux takes as many. */
const MOST_LINKS = 40;
/**
 * What an output of a name goes to: links are followed to their end, also to a file that is not there yet.
 *
 * @param path a path; `-` for standard output
 * @throws FileProblem where nothing can be written there
 */
function targetOf(path) {
    if (path === '-')
        return { kind: 'standard', number: 1 };
    if (path === '')
        throw new problem_1.FileProblem('', 'cannot be written: it is no name of a file');
    let at = path;
    for (let links = 0; links <= MOST_LINKS; links++) {
        const descriptor = (0, descriptor_1.descriptorAt)(at);
        if (descriptor !== undefined) {
            const { number, isOwn } = descriptor;
            if (isOwn && (number === 1 || number === 2))
                return { kind: 'standard', number };
            return { kind: 'stream', path: at };
        }
        const stats = statsOf(at, path);
        if (stats === undefined)
            return { kind: 'file', path: at, stats };
        if (!stats.isSymbolicLink())
            return existing(at, path, stats);
        at = behind(at, path);
    }
    throw new problem_1.FileProblem(path, 'cannot be written: its links go in a circle');
}
function existing(at, path, stats) {
    if (stats.isFile())
        return { kind: 'file', path: at, stats };
    if (stats.isDirectory())
        throw new problem_1.FileProblem(path, 'cannot be written: it is a folder');
    // A report on a disk itself is the end of what is on it, and nobody's wish.
    if (stats.isBlockDevice())
        throw new problem_1.FileProblem(path, 'cannot be written: it is a disk');
    if (stats.isSocket())
        throw new problem_1.FileProblem(path, 'cannot be written: it is a socket');
    return { kind: 'stream', path: at };
}
/** What is at a path, without following a link; `undefined` where nothing is, in a folder that is there. */
function statsOf(at, path) {
    try {
        return (0, node_fs_1.lstatSync)(at);
    }
    catch (error) {
        if ((0, problem_1.codeOf)(error) !== 'ENOENT')
            throw new problem_1.FileProblem(path, `cannot be written: ${(0, problem_1.reasonOf)(error)}`);
    }
    const folder = (0, node_path_1.dirname)(at);
    try {
        (0, node_fs_1.statSync)(folder);
    }
    catch {
        throw new problem_1.FileProblem(path, `cannot be written: there is no folder ${folder}`);
    }
    if (/[\\/]$/.test(at))
        throw new problem_1.FileProblem(path, `cannot be written: there is no folder ${at}`);
    return undefined;
}
/** The path that a link names: it begins where the link itself is, whatever links lead there. */
function behind(link, path) {
    try {
        return (0, node_path_1.resolve)((0, node_fs_1.realpathSync)((0, node_path_1.dirname)(link)), (0, node_fs_1.readlinkSync)(link));
    }
    catch (error) {
        throw new problem_1.FileProblem(path, `cannot be written: ${(0, problem_1.reasonOf)(error)}`);
    }
}
//# sourceMappingURL=target.js.map