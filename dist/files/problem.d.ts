/** Why a file or folder cannot be read or written, as one line that begins with its name. */
export declare class FileProblem extends Error {
    /** The file, as it was named; `standard input` and the like for what has no name. */
    readonly file: string;
    readonly reason: string;
    readonly name = "FileProblem";
    constructor(
    /** The file, as it was named; `standard input` and the like for what has no name. */
    file: string, reason: string);
}
/** Why the system refused something, as a noun or a clause: `permission denied`. */
export declare function reasonOf(error: unknown): string;
/** The code of an error of the system, such as `ENOENT`. */
export declare function codeOf(error: unknown): string | undefined;
