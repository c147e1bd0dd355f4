/** A piece of JSON with its place, or what is wrong there. */
export type Piece = {
    readonly place: string;
} & ({
    readonly json: unknown;
} | {
    readonly problem: string;
});
/**
 * The JSON values of a file or of standard input (`-`): one value, an array of values, or a value a line.
 *
 * Lines are read one by one, so that a large file takes little memory, and a broken line leaves the others; a file
 * that is one value over several lines is read whole.
 *
 * @throws FileProblem where it cannot be read
 */
export declare function jsonPieces(path: string): AsyncGenerator<Piece>;
