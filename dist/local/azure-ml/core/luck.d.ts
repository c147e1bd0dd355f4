/**
 * Numbers that look as if they were drawn, and follow from a number: the same luck draws the same.
 *
 * The generator is Mulberry32: 32 bits of state, enough for some thousands of trials.
 */
export declare class Luck {
    private state;
    constructor(state: number);
    /** From 0 to below 1. */
    next(): number;
    /** Of the normal distribution, with mean 0 and deviation 1, by Box and Muller. */
    normal(): number;
}
