/** So many modules and resources may `count` and `for_each` make in all. */
export declare const MOST_INSTANCES = 20000;
/** A text that is longer is not put together. */
export declare const LONGEST_TEXT: number;
/**
 * How much of a configuration may be gone through, so that the effort is proportional to its text whatever it says: forty
 * locals, each a list of the one before twice, are a value with a million million parts.
 *
 * What goes beyond is a value that is not known, and `isExceeded` says so for the whole configuration.
 */
export declare class Bounds {
    private inside;
    private parts;
    private instances;
    private exceeded;
    private readonly sizes;
    /** Whether something was left unknown for its size or depth: nothing certain may be said of the configuration. */
    get isExceeded(): boolean;
    /** Takes account of a text that was read. */
    add(text: string): void;
    /** Does something that evaluates further values inside of it. */
    within<T>(go: () => T, otherwise: () => T): T;
    /** Whether a value may stand in the place of a reference to it. */
    admits(value: unknown): boolean;
    /** Whether a text of so many letters may be put together. */
    fits(length: number): boolean;
    /** Whether so many instances more may be made. That they may not is told where they are. */
    makes(instances: number): boolean;
    private sizeOf;
}
