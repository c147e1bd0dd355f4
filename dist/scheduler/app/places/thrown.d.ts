/** The errors of the language itself. */
export declare function isProgrammingError(error: Error): boolean;
/** An error for its author, in one line: where in his files, and what. Without a place, it is not of his making. */
export declare function thrownText(error: Error): string;
/** The message in one line; names of other files stand without what the compiler writes before them. */
export declare function messageOf(error: Error): string;
/**
 * Where in the user's files an error comes from: the innermost of his functions. What was thrown on purpose has said in
 * words what it is about, unless it was thrown there.
 */
export declare function placeOfThrown(error: Error): string | undefined;
/**
 * What ended the program, for its author: the message with the place in his files, and how his own functions came there.
 * `undefined` for an error that none of them has to do with.
 *
 * @param error whatever was thrown
 */
export declare function uncaughtText(error: unknown): string | undefined;
/** Where problems come from that were thrown, by their text. */
export declare const placesOf: Map<string, string>;
/** An error that was thrown while an environment was built, as a problem of it with the place where it comes from. */
export declare function problemOfThrown(error: unknown): string;
