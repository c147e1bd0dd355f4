import { type Stats } from 'node:fs';
/** A file of a disk, by its own path; without `stats` it is not there yet. */
export interface FileTarget {
    readonly kind: 'file';
    readonly path: string;
    readonly stats: Stats | undefined;
}
/** What an output is written to, after all links. */
export type Target = FileTarget
/** Standard output (1) or standard error (2) of this process. */
 | {
    readonly kind: 'standard';
    readonly number: 1 | 2;
}
/** What takes bytes and keeps no file: a device, a FIFO, a file that is open already. */
 | {
    readonly kind: 'stream';
    readonly path: string;
};
/**
 * What an output of a name goes to: links are followed to their end, also to a file that is not there yet.
 *
 * @param path a path; `-` for standard output
 * @throws FileProblem where nothing can be written there
 */
export declare function targetOf(path: string): Target;
