/**
 * The places in a pattern of LIKE at which the reading of a text may be, smallest first: none where the text no longer
 * fits. One place beyond the end stands for the line feed that a text may have more than its pattern.
 */
export type Places = readonly number[];
/** A pattern of LIKE that is read unit by unit, so that several can be read at once. */
export declare class PatternRun {
    readonly start: Places;
    readonly length: number;
    private readonly units;
    private readonly hasLineFeed;
    /** @param escaping its first unit escapes; an empty text means that nothing does */
    constructor(pattern: string, escaping: string);
    /** The shortest text that matches, as a reader would write it. */
    get example(): string;
    /** Where the reading may be after one unit more. */
    next(places: Places, unit: string): Places;
    /** Whether a text that was read so far fits the whole pattern. */
    isEnd(places: Places): boolean;
    /** The units that make a difference at these places; all others do the same. */
    expected(places: Places): Generator<string>;
    /** Whether no text matches both patterns, as far as their ends tell. */
    endsApartFrom(other: PatternRun): boolean;
    /** Adds a place, and those behind it where it is a run; places come in their order. */
    private reach;
    private isRun;
}
