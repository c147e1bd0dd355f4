/** What the status of every command means. */
export declare const ExitStatus: {
    readonly NothingToReport: 0;
    readonly Findings: 1;
    /** Also: what was asked could not be read, answered or written. */
    readonly WrongUsage: 2;
};
/** A mistake of the user: a line, or several of which each is one; no stack trace, exit status 2. */
export declare class UsageError extends Error {
    readonly name = "UsageError";
    readonly lines: readonly string[];
    constructor(lines: string | readonly string[]);
}
