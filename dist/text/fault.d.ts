/** How every sentence of `faultIn` begins. */
export declare const FAULT = "this program fails on";
/**
 * That this program has failed on one thing of many, as a sentence: it is the answer about the one, and the others are
 * answered all the same. It is no mistake of who runs it.
 */
export declare function faultIn(what: string, error: unknown): string;
