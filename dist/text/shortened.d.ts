/**
 * A text of so many letters at most. What is left out is in the middle, and how much is said: no text that is cut looks
 * like one that is whole, and few look like each other.
 */
export declare function shortened(given: string, most: number): string;
