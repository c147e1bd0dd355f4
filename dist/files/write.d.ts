/** Something to be written, and where: a path, or `-` for standard output. */
export interface Output {
    readonly path: string;
    readonly content: string | Uint8Array;
}
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
export declare function writeOutputs(outputs: readonly Output[]): void;
/** Writes one output. @throws FileProblem in one line, when nothing was changed */
export declare function writeOutput(path: string, content: string | Uint8Array): void;
/** Whether an output of a name goes to standard output, where nothing else should stand then. */
export declare function isStandardOutput(path: string): boolean;
