/** A term or formula of SMT-LIB 2, as text. @see https://smt-lib.org/language.shtml */
export type Formula = string;
export declare const TRUE: Formula;
export declare const FALSE: Formula;
/** All of the parts hold. */
export declare function and(...parts: readonly Formula[]): Formula;
/** Any of the parts holds. */
export declare function or(...parts: readonly Formula[]): Formula;
export declare function not(part: Formula): Formula;
export declare function ifThenElse(condition: Formula, then: Formula, otherwise: Formula): Formula;
/** A whole number. */
export declare function integer(value: bigint): Formula;
/** At most so many of the parts hold. */
export declare function atMost(count: number, parts: readonly Formula[]): Formula;
/** A text of UTF-16 units; the solver is told to use characters of 16 bits. */
export declare function text(value: string): Formula;
/** The sort of a double, and its rounding. */
export declare const DOUBLE = "(_ FloatingPoint 11 53)";
/** A double, bit by bit. */
export declare function double(value: number): Formula;
/**
 * A whole number for each double, in the same order: where doubles are only compared, the solver compares whole
 * numbers, which it does far faster than floating point. Both zeros have one number; NaN has none.
 */
export declare function orderOf(value: number): bigint;
/** The double that has this number. */
export declare function doubleOfOrder(order: bigint): number;
/** How many bits tell so many values apart. */
export declare function widthFor(count: number): number;
/** A number of a fixed count of bits. */
export declare function bitVector(value: number, bits: number): Formula;
