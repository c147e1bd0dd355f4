/** A place in a text, as people count: from 1. */
export interface Place {
    readonly line: number;
    readonly column: number;
}
/** Where a letter of a text stands. */
export declare function placeOf(text: string, at: number): Place;
/** The same in words. */
export declare function placeText(text: string, at: number): string;
