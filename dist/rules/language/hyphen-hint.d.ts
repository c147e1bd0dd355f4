/** That a word with a hyphen is no name, for a mistake that comes of it: one at the word, or right behind it. */
export declare function hyphenHint(text: string, at: number): string;
