/** Gives a file that has to stay the same file new content; where that fails, it has its old content again. */
export declare function writeInPlace(path: string, bytes: Uint8Array): void;
