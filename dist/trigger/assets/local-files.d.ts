/** A file that a job gets. */
export interface LocalFile {
    /** Where it is below what is uploaded, with "/". */
    readonly path: string;
    /** Where it is on this machine. */
    readonly source: string;
}
/** Files that are uploaded together. */
export interface LocalFiles {
    readonly files: readonly LocalFile[];
    /** Whether it is one file that was named, and no folder. */
    readonly isFile: boolean;
    readonly problems: readonly string[];
}
/**
 * The files of a folder, or the one file, that a job gets: links are followed, and what `.amlignore` or `.gitignore` names
 * stays here.
 *
 * @param subject what is wrong in a problem
 * @param shown the path as somebody wrote it
 */
export declare function localFiles(path: string, subject: string, shown: string): LocalFiles;
/** The version of the way in which files are hashed, which the service checks what it gets by. */
export declare const HASH_VERSION = "202208";
/**
 * What the content of files is known by: the same on every machine, and the same as the official client has it.
 *
 * @param files in their order
 */
export declare function contentHash(files: readonly LocalFile[]): string;
