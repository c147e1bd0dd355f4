/**
 * The machines of a cluster, and who waits for them, first come first served: whoever needs more than is free keeps those
 * behind waiting, so that large jobs get their turn.
 */
export declare class NodeQueue<Run> {
    readonly size: number;
    private readonly holding;
    private readonly waiting;
    private taken;
    /** @param size how many machines there are; `Infinity` where nobody counts them */
    constructor(size: number);
    get free(): number;
    get queued(): number;
    /** Waits for so many, which are not more than there are. */
    enter(run: Run, nodes: number): void;
    /** Gives back what a run has, or its place in the queue. */
    leave(run: Run): void;
    /** Whose turn it is now: they have their machines from here on. */
    admit(): Run[];
}
