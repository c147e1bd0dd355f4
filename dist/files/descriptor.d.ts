/** An open file of a process. */
export interface Descriptor {
    readonly number: number;
    /** Whether it is this process's own. */
    readonly isOwn: boolean;
}
/**
 * The open file that a path names, such as `/dev/fd/63` and `/proc/self/fd/1`; `undefined` for any other path. A link to
 * such a path, as `/dev/stdout` is on most systems, is none by itself.
 */
export declare function descriptorAt(path: string): Descriptor | undefined;
/** Whether a path means standard input: it can be read once, and may be a socket, which no path opens. */
export declare function isStandardInput(path: string): boolean;
/** Standard input of this process: its number, and whether somebody has read it. Tests stand a file in for it. */
export declare const standardInput: {
    number: number;
    isTaken: boolean;
};
/** Takes standard input, of which nothing is left for a second reader. @throws FileProblem for that one */
export declare function takeStandardInput(): void;
/** How messages call what is read: a path as it is, and standard input by its name. */
export declare function inputName(path: string): string;
