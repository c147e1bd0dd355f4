/**
 * Where the values of a JSON text stand, found in one pass. A plan of a hundred megabytes has millions of values, so a
 * value is a number here, in the order of the text, and what is known of it are four numbers more: a tree of objects takes
 * ten times as much as the text.
 */
export declare class JsonPlaces {
    private readonly text;
    private readonly starts;
    private readonly ends;
    /** Where the name of a property stands; -1 for what has none. */
    private readonly names;
    /** The first value that is no part of it any more. */
    private readonly nexts;
    private readonly items;
    private readonly properties;
    constructor(text: string);
    /** The value of the text as a whole; `undefined` for a text without one. */
    get root(): number | undefined;
    isList(value: number): boolean;
    /** Where a value begins, and ends: a property begins with its name, which is where a reader looks. */
    span(value: number): readonly [start: number, end: number];
    /** A member of an object, or of a list by its number; of a name that is written twice the last, as JSON has it. */
    member(value: number, step: string | number): number | undefined;
    private itemsOf;
    private propertiesOf;
    /** The values that stand in an object or a list. */
    private inside;
    private nameOf;
}
