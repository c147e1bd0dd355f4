/**
 * Says on a terminal how far something long has come, on standard error, in a line that is written over and goes at the
 * end. In a pipe it says nothing. It asks for no timer, so that work that never waits can tell too.
 */
export declare class Progress {
    private readonly stream;
    private readonly now;
    private readonly started;
    private last;
    private isShown;
    constructor(stream?: NodeJS.WriteStream, now?: () => number);
    /**
     * Where the work is: what is done, how much of it, of how much. Cheap enough to be called for each piece.
     *
     * @param total `undefined` where nobody knows
     */
    tell(what: string, done?: number, total?: number): void;
    /** Takes the line away. */
    end(): void;
    private clear;
}
/** Does some work with its progress on the terminal; while it waits, the time that has passed is told. */
export declare function withProgress<T>(what: string, work: (progress: Progress) => Promise<T> | T): Promise<T>;
