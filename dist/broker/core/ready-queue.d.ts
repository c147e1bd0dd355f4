import type { Numbered } from './sequence-log';
/**
 * What can be received, by number. New messages come at the end, and only what comes back has to be put in its place: those
 * are in a heap of their own, which is small.
 */
export declare class ReadyQueue<T extends Numbered> {
    private fresh;
    /** How many of `fresh` are taken. */
    private used;
    private readonly returned;
    add(entry: T): void;
    /** The first of them; it stays. */
    first(): T | undefined;
    /** Takes the first of them out. */
    take(): T | undefined;
    private dropGone;
    private skip;
    private putBack;
    private popReturned;
}
