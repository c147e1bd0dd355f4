import { type Stats } from 'node:fs';
/** A whole new file beside the one that it replaces. */
export declare class Replacement {
    private readonly draft;
    private readonly path;
    private readonly stats;
    private readonly bytes;
    private isThere;
    private constructor();
    /**
     * Writes the new file, with mode and owner of the old one.
     *
     * @param stats of the old one; `undefined` where there is none
     * @returns `undefined` where it cannot be replaced, and has to be written in its place
     */
    static of(path: string, stats: Stats | undefined, bytes: Uint8Array): Replacement | undefined;
    commit(): void;
    discard(): void;
}
