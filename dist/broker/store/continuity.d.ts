import type { ClassicLevel } from 'classic-level';
type Level = ClassicLevel<string, Buffer>;
/**
 * Whether all batches are there, and not only what is left of them. LevelDB goes over a part of its log that is damaged, and
 * on with what comes after, without a word: what was acknowledged would be missing, and nobody would know.
 *
 * Each batch has a number, puts a mark with it, and takes the mark of the one before away. Where batches are missing and
 * later ones are there, the mark before the gap stays, so that there are two. Where the end is missing there is one: that is
 * how a log ends when the machine loses its power.
 */
export declare class Continuity {
    private last;
    private readonly first;
    /** Goes on from the marks that are there. */
    static of(level: Level): Promise<Continuity>;
    private constructor();
    /** Why not everything is there; `undefined` where it is. */
    get gap(): Error | undefined;
    /** What a batch has to do beside. It counts with `written`: one that failed is tried with the same number. */
    next(): ({
        readonly type: 'put';
        readonly key: string;
        readonly value: Buffer<ArrayBuffer>;
    } | {
        readonly value?: undefined;
        readonly type: 'del';
        readonly key: string;
    })[];
    written(): void;
    static isMark(key: string): boolean;
}
export {};
