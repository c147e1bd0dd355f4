/**
 * Writes all of some bytes: a disk that is nearly full takes a part of them, and only the next attempt fails.
 *
 * @param position where in the file; left out, where the last write ended
 */
export declare function writeWhole(file: number, bytes: Uint8Array, position?: number): void;
