/**
 * Makes standard output and standard error write all that they are given where they are files: Node's own write asks the
 * system once, and what a disk that is nearly full does not take is lost without a word.
 *
 * @see lib/internal/bootstrap/switches/is_main_thread.js and lib/internal/fs/sync_write_stream.js of Node
 */
export declare function writeStandardStreamsWhole(): void;
