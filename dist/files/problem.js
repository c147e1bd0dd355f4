"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.FileProblem = void 0;
exports.reasonOf = reasonOf;
exports.codeOf = codeOf;
/** Why a file or folder cannot be read or written, as one line that begins with its name. */
class FileProblem extends Error {
    file;
    reason;
    name = 'FileProblem';
    constructor(
    /** The file, as it was named; `standard input` and the like for what has no name. */
    file, reason) {
        super(`${file === '' ? '""' : file}: ${reason}`);
        this.file = file;
        this.reason = reason;
    }
}
exports.FileProblem = FileProblem;
/** What the system says, in words; what is not here is told as Node tells it. */
const WORDS = new Map(Object.entries({
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the file system is read-only',
    ENOSPC: 'no space is left on the disk',
    EDQUOT: 'the quota of the disk is used up',
    EFBIG: 'the file would be larger than this system allows',
    EEXIST: 'there is something else of this name',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of its path is no folder',
    ELOOP: 'its links go in a circle',
    ENAMETOOLONG: 'its name is too long',
    ENXIO: 'it is a socket, or a device that is not there',
    ETXTBSY: 'it is a program that runs',
    EBUSY: 'it is in use',
    EMFILE: 'too many files are open',
    ENFILE: 'too many files are open',
    EPIPE: 'nobody reads it any more',
}));
/** Why the system refused something, as a noun or a clause: `permission denied`. */
function reasonOf(error) {
    const { code = '', message } = error;
    const known = WORDS.get(code);
    if (known !== undefined)
        return known;
    // `EIO: i/o error, read` is what Node says.
    const said = /^E[A-Z0-9]+: ([^,]+)/.exec(message)?.[1];
    return said === undefined ? (message.split('\n')[0] ?? code) : `${said} (${code})`;
}
/** The code of an error of the system, such as `ENOENT`. */
function codeOf(error) {
    const { code } = error;
    return typeof code === 'string' ? code : undefined;
}
//# sourceMappingURL=problem.js.map