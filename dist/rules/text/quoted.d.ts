import type { Span } from './position';
/** A part of an SQL text: in quotes or brackets, with them, or what stands between such parts. */
export interface Piece extends Span {
    /** The sign that begins it; `undefined` for what is not quoted. */
    readonly quote: "'" | '[' | '"' | undefined;
    /** Whether it is ended by its sign; one that is not runs to the end of the text. */
    readonly isClosed: boolean;
}
/**
 * The parts of an SQL text: strings `'…'`, names in `[…]` or `"…"`, and what stands between. The closing sign doubled
 * stands for itself. By hand, since an expression with a choice in a repetition needs more stack than there is for a
 * text of some million letters.
 */
export declare function piecesOf(text: string): Generator<Piece>;
/** Where a part ends that a quote or bracket begins, after the closing sign; `undefined` where it is never closed. */
export declare function endOfQuoted(text: string, start: number): number | undefined;
