import type { Time } from './time';
/**
 * What is to happen when: a heap of times. What is no longer wanted is not taken out, which would cost more than it weighs:
 * it is passed over when its time comes, and swept when half of them may be such.
 */
export declare class DueTimes<T> {
    private readonly isWanted;
    private heap;
    private added;
    private sweepAt;
    /** @param isWanted whether something that was added for a time is still to happen then */
    constructor(isWanted: (what: T, at: Time) => boolean);
    add(at: Time, what: T): void;
    /** When the next of them is due; `undefined` for never. */
    next(): Time | undefined;
    /** The first that is due at a time, with when it was; it is in here no longer. */
    take(now: Time): {
        readonly at: Time;
        readonly what: T;
    } | undefined;
    private sweep;
    private pop;
    private rise;
    private sink;
}
