"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Replacement = void 0;
const node_crypto_1 = require("node:crypto");
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const in_place_1 = require("./in-place");
const problem_1 = require("./problem");
const whole_write_1 = require("./whole-write");
/** Only the owner may look at what is not finished. */
const PRIVATE = 0o600;
/** Whatever `umask` leaves of it. */
const ANYBODY = 0o666;
/** Read, write, execute, and what runs with other rights. */
const MODE_BITS = 0o7777;
/** That a folder, or who owns a file, does not allow to replace it: it can still be written. */
const NOT_ALLOWED = new Set(['EACCES', 'EPERM', 'EROFS']);
/** That a name cannot be given to another file: something is mounted there, or Windows has it open. */
const NOT_REPLACED = new Set(['EBUSY', 'EXDEV', 'EACCES', 'EPERM']);
/** A whole new file beside the one that it replaces. */
class Replacement {
    draft;
    path;
    stats;
    bytes;
    isThere = true;
    constructor(draft, path, stats, bytes) {
        this.draft = draft;
        this.path = path;
        this.stats = stats;
        this.bytes = bytes;
    }
    /**
     * Writes the new file, with mode and owner of the old one.
     *
     * @param stats of the old one; `undefined` where there is none
     * @returns `undefined` where it cannot be replaced, and has to be written in its place
     */
    static of(path, stats, bytes) {
        const draft = (0, node_path_1.join)((0, node_path_1.dirname)(path), `.scheduler-${(0, node_crypto_1.randomBytes)(8).toString('hex')}.tmp`);
        let file;
        try {
            // Never somebody's file: one of this name is an error.
            file = (0, node_fs_1.openSync)(draft, 'wx', stats === undefined ? ANYBODY : PRIVATE);
        }
        catch (error) {
            if (stats !== undefined && NOT_ALLOWED.has((0, problem_1.codeOf)(error)))
                return undefined;
            throw error;
        }
        let isWhole = false;
        try {
            if (stats !== undefined && !takeOwner(file, stats))
                return undefined;
            (0, whole_write_1.writeWhole)(file, bytes);
            // After the owner and the content: both take the bits away that make a program run with other rights.
            if (stats !== undefined)
                takeMode(file, stats);
            // The disk has the content before it has the name, whatever happens in between.
            (0, node_fs_1.fsyncSync)(file);
            isWhole = true;
        }
        finally {
            (0, node_fs_1.closeSync)(file);
            if (!isWhole)
                (0, node_fs_1.rmSync)(draft, { force: true });
        }
        return new Replacement(draft, path, stats, bytes);
    }
    commit() {
        try {
            (0, node_fs_1.renameSync)(this.draft, this.path);
            this.isThere = false;
        }
        catch (error) {
            if (this.stats === undefined || !NOT_REPLACED.has((0, problem_1.codeOf)(error)))
                throw error;
            (0, in_place_1.writeInPlace)(this.path, this.bytes);
        }
    }
    discard() {
        if (this.isThere)
            (0, node_fs_1.rmSync)(this.draft, { force: true });
        this.isThere = false;
    }
}
exports.Replacement = Replacement;
function takeOwner(file, { uid, gid }) {
    // Windows has no such owners.
    const { geteuid, getegid } = process;
    if (geteuid === undefined || getegid === undefined)
        return true;
    if (uid === geteuid() && gid === getegid())
        return true;
    try {
        (0, node_fs_1.fchownSync)(file, uid, gid);
        return true;
    }
    catch {
        return false;
    }
}
function takeMode(file, { mode }) {
    try {
        (0, node_fs_1.fchmodSync)(file, mode & MODE_BITS);
    }
    catch (error) {
        // A disk without modes has none to keep.
        if (!NOT_ALLOWED.has((0, problem_1.codeOf)(error)) && (0, problem_1.codeOf)(error) !== 'ENOTSUP')
            throw error;
    }
}
//# sourceMappingURL=replacement.js.map