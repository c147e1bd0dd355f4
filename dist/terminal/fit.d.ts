/** Fits text into so many columns: a sentence is broken between words, further lines stand to the right of the first. */
export declare function fit(text: string, columns: number): string;
