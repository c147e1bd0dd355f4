/** Numbers from one to another, both included, and what is found by them. */
export interface Interval<T> {
    readonly from: number;
    readonly to: number;
    readonly found: T;
}
/** Finds the intervals that contain a number, without looking at others: a centered interval tree. */
export declare class IntervalTree<T> {
    private readonly root;
    constructor(intervals: readonly Interval<T>[]);
    /** Tells everything whose interval contains a number. */
    find(number: number, tell: (found: T) => void): void;
}
