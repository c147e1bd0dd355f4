/** Looks at values, and collects what is wrong with them. */
export declare class Inspection {
    readonly undefinedIsDefault: boolean;
    readonly problems: string[];
    /**
     * @param undefinedIsDefault whether an option may be there and `undefined`, as constructs of others pass it on; in
     *   what somebody writes by hand it is a value that got lost
     */
    constructor(undefinedIsDefault?: boolean);
    wrong(path: string, got: unknown, allowed: string, fix?: string): void;
    /** Tells of a name that is not known; answers the one that was probably meant. */
    unknown(path: string, name: string, known: readonly string[], what?: string): string | undefined;
}
/** A problem of something that stands in something else: one that begins with a place is at a place below that. */
export declare function within(path: string, problem: string): string;
/** A path of options; a name that is no word stands in brackets, as in code. */
export declare function pathTo(path: string, name: string): string;
/** An object that somebody has written down with braces. */
export declare function isPlain(value: unknown): value is Readonly<Record<string, unknown>>;
/** What somebody asked for by a name that is not there; stands where it should have been, until it is told of. */
export declare class Absent {
    readonly says: string;
    constructor(says: string);
}
/**
 * A map that says so when it is asked for a name that it does not have.
 *
 * @param isFatal whether at once, for whoever does something with the answer instead of passing it on
 */
export declare function askedByName<T>(map: Readonly<Record<string, T>>, what: string, isFatal?: boolean): Readonly<Record<string, T>>;
