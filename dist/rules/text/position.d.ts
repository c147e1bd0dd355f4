/** A piece of a rule's text, in UTF-16 code units. */
export interface Span {
    /** Where it begins, from 0. */
    readonly start: number;
    /** Where it has ended. */
    readonly end: number;
}
/** The place of what nobody has written: the trees of a builder have no text. */
export declare const NOWHERE: Span;
/** A place as Service Bus reports it. */
export interface Place {
    /** From 1; only a line feed begins a new line. */
    readonly line: number;
    /** From 0, in UTF-16 code units. */
    readonly column: number;
}
/** The place of a code unit in a text. */
export declare function placeOf(text: string, offset: number): Place;
/** The end of a text as Service Bus reports it: one line further than the last, at column 0. */
export declare function endPlaceOf(text: string): Place;
/**
 * The line of a text that holds a piece, with carets under the piece; a long line is cut around it.
 *
 * ```text
 *   priority > 5 AND AND gpuCount = 1
 *                    ^^^
 * ```
 */
export declare function caretLines(text: string, { start, end }: Span): string;
