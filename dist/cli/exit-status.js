"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UsageError = exports.ExitStatus = void 0;
/** What the status of every command means. */
exports.ExitStatus = {
    NothingToReport: 0,
    Findings: 1,
    /** Also: what was asked could not be read, answered or written. */
    WrongUsage: 2,
};
/** A mistake of the user: a line, or several of which each is one; no stack trace, exit status 2. */
class UsageError extends Error {
    name = 'UsageError';
    lines;
    constructor(lines) {
        const all = typeof lines === 'string' ? [lines] : lines;
        super(all.join('\n'));
        this.lines = all;
    }
}
exports.UsageError = UsageError;
//# sourceMappingURL=exit-status.js.map