/** A file in YAML of which each value has its place, and each number is also what somebody wrote. */
export declare class YamlFile {
    readonly path: string;
    /** As somebody wrote it. */
    readonly shown: string;
    /** @param path from the folder that the app runs in, or from wherever the shown path is meant from */
    static read(path: string, shown?: string): YamlFile;
    /** A file that this one names, by its path from here. */
    beside(written: string): YamlFile;
    /** What is wrong with it as YAML, or that there is none; a line each. */
    readonly problems: readonly string[];
    /** The folder that its paths begin at. */
    readonly folder: string;
    /** All of it, as plain values. */
    readonly value: unknown;
    private readonly document;
    private readonly lines;
    /** @param missing why there is nothing to read */
    constructor(path: string, 
    /** As somebody wrote it. */
    shown: string, text: string, missing?: readonly string[]);
    /** What is wrong with it as YAML. */
    private mistakes;
    /** Aliases that stand for nothing, for what they are in, or for so much that nobody has meant it. */
    private aliasMistakes;
    /** A value as the text that the official client makes of it: `1.0` stays `1.0`, and `true` is `True`. */
    textAt(...path: readonly (string | number)[]): string;
    /** Whether the file says something at a path, right or wrong. */
    says(...path: readonly string[]): boolean;
    /** A problem that begins with the path of what is wrong, with the place of it before that. */
    placed(problem: string): string;
    /** Where the name of the last part of a path stands that is there. */
    private offsetOf;
    /** A part of a list or an object, with its name; what an alias stands for is looked into, and what is merged. */
    private within;
    private resolved;
    private placeOf;
}
