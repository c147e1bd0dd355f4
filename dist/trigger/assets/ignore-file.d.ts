/**
 * Which files of a folder stay here, as the official client decides it: the patterns of `.amlignore`, or of `.gitignore`
 * where there is none, of the folder itself and of none below. The last pattern that fits a file decides.
 */
export declare class IgnoreFile {
    static of(folder: string): IgnoreFile;
    /** The last first. */
    private readonly patterns;
    constructor(text: string);
    /** @param path below the folder, with "/" */
    leavesOut(path: string): boolean;
}
