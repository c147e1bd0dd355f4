import { type Parsing } from './parse';
/**
 * Parses what an author wrote: blanks that are folded before deployment do not count towards the longest text.
 *
 * Places in errors refer to the text as written, or to the folded one where only that is short enough.
 */
export declare function parseFolded<T>(source: string, parse: (sql: string) => Parsing<T>): Parsing<T>;
/** The canonical text of what was parsed; what was written, folded, where that is too long or not valid. */
export declare function deployedText<T>(source: string, parsing: Parsing<T>, print: (tree: T) => string): string;
/** What is said of something that was given as SQL and is no text. */
export declare function noText(given: unknown): string;
