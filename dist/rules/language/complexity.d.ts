import type { Expression, Predicate } from './syntax';
/** How deep and how large a condition is, in the units of the service's own limit. */
export interface Complexity {
    readonly depth: number;
    readonly nodes: number;
}
/** The service's limits are 32 and 1024, with one level and three nodes around the condition. */
export declare const DEEPEST = 31;
export declare const MOST_NODES = 1021;
/**
 * The complexity of a condition, as the service counts it before it takes a filter (measured; an action has no such
 * limit). Parentheses cost nothing. Chains of AND or OR nest to the left, an IN list does not deepen.
 */
export declare function complexityOf(node: Predicate | Expression): Complexity;
