/** The text of a file. */
export interface FileText {
    readonly text: string;
    /** The bytes of the file, where they are not the UTF-8 of the text: of UTF-16, and with a byte order mark. */
    readonly bytes?: Buffer;
}
/** The longest text that Node can hold, some 512 MB: a larger file cannot be read at once. */
export declare const LARGEST: number;
/**
 * Reads a text: a file, what is behind a link, a FIFO, `<(…)` of a shell, `/dev/stdin`, or standard input for `-`.
 *
 * @throws FileProblem in one line where there is none, it may not be read, is a folder, is no text, or is too large
 */
export declare function readText(path: string): string;
/** The same, with the bytes where they are other than the text says. @throws FileProblem */
export declare function readFileText(path: string): FileText;
/** The bytes of anything that can be read to its end. @throws FileProblem */
export declare function readBytes(path: string): Buffer;
/** Why a file cannot be read: what is not there, and what may not be read, are different mistakes. */
export declare function whyNotRead(path: string, error: unknown): string;
/** What a path is a link to; `undefined` where it is none. */
export declare function linkTarget(path: string): string | undefined;
