/** A part of a definition, with where it is; what is wrong with it is told to whoever reads the whole. */
export declare class Fields {
    readonly place: string;
    private readonly problems;
    private readonly values;
    constructor(value: unknown, place: string, problems: string[]);
    get names(): readonly string[];
    value(name: string): unknown;
    has(name: string): boolean;
    /** A part of it; an empty one where it is not there. */
    part(name: string): Fields;
    /** The elements of a list, by their index. */
    list(name: string): Fields;
    /** One of some words, in their letters; the first where it is none. */
    word<T extends string>(name: string, words: readonly [T, ...T[]]): T;
    /** A whole number within bounds. */
    whole(name: string, least: number, most: number, preset?: number): number;
    /** Refuses what is there beside what is known. */
    only(names: readonly string[]): void;
    problem(name: string, why: string): void;
    placeOf(name: string): string;
}
/** A value, short, as it is shown in a message. */
export declare function shown(value: unknown): string;
