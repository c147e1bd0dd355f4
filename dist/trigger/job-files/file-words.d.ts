/** A problem of a template in the words of the file that it is of. */
export declare function inFileWords(problem: string): string;
