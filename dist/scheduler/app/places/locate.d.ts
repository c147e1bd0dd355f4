/**
 * Finds what a problem is about in the files of the user.
 *
 * Only when there is a problem: where an object was written cannot be told from the object, and to note it for all that
 * are made (as cdktf does, with a stack trace each) costs more than the rest of the synthesis. So the source is read
 * again, and what has the names of the path in it, in that order, is the place.
 */
export declare class Locator {
    private readonly sources;
    private readonly marks;
    private readonly uses;
    private readonly imports;
    /** Where a constant is used. */
    private readonly usesOf;
    constructor(files?: readonly string[]);
    /** The place of a problem, as `file:line:column`; `undefined` where nothing has any of the names. */
    placeOf(path: string, problem: string): string | undefined;
    private read;
    /** How many of the names stand around a mark, in this order; what is farther out says more about where it is. */
    private score;
    private usesOfConstant;
    /** In the same file, or where it is imported: from that file, or from one that may pass it on. */
    private isUseOf;
    private shown;
}
