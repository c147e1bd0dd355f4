export declare const LINE_FEED = 10;
/**
 * A file in pieces of whole lines, as the bytes of UTF-8, so that a large one takes little memory: whatever `readText`
 * reads, in whatever encoding. That the bytes are UTF-8 is for the reader of a line to look at, since the other lines are
 * none the worse for it.
 *
 * @param path the file; `-` for standard input
 * @param size pieces have about so many bytes; a line that is longer is one piece
 * @throws FileProblem where it cannot be read
 */
export declare function wholeLines(path: string, size: number): AsyncGenerator<Buffer>;
