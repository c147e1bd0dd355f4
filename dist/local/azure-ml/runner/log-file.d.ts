/** As much of what a process writes is kept: a program that never stops writing fills no disk. */
export declare const LARGEST_LOG: number;
/** What a process writes, in a file. */
export declare class LogFile {
    private readonly file;
    private size;
    constructor(path: string);
    write(chunk: Buffer): void;
    close(): void;
}
