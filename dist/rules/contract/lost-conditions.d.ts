/**
 * The conditions on the right of `||` or `??` in the source of a function: the left one is an object, so JavaScript
 * never comes to the right one, and nothing of it can be seen when the function runs.
 */
export declare function lostConditions(source: string): string[];
