/** A part of what the solver says: a word, a text, or a list. */
export type Part = string | {
    readonly text: string;
} | readonly Part[];
/** Reads what a solver of SMT-LIB 2 says; words are strings, texts are objects, so that `"sat"` is not `sat`. */
export declare function readParts(said: string): Part[];
/** A whole number: `5` or `(- 5)`. */
export declare function integerOf(part: Part | undefined): bigint;
/** A number of a fixed count of bits: `#b0101` or `#x5`. */
export declare function bitsOf(part: Part | undefined): number;
/** A double: `(fp #b0 #b… #x…)` or `(_ +zero 11 53)`. */
export declare function doubleOf(part: Part | undefined): number;
