import { Inspection } from '../inspection/inspection';
import type { Predicate } from '../language/syntax';
/** A condition on a message, made with the fields of a contract. */
export declare class Condition {
    /** The syntax tree of the condition. */
    readonly predicate: Predicate;
    /** The condition for exactly the other messages. */
    private readonly opposite;
    constructor(
    /** The syntax tree of the condition. */
    predicate: Predicate, 
    /** The condition for exactly the other messages. */
    opposite: () => Predicate);
    /** This condition and all of the others. */
    and(...others: readonly [Condition, ...Condition[]]): Condition;
    /** This condition or any of the others. */
    or(...others: readonly [Condition, ...Condition[]]): Condition;
    /** @internal */
    _negated(): Condition;
}
/**
 * The condition for all other messages, those that lack an optional property included: where SQL's NOT would lose
 * them, what is printed asks for them.
 */
export declare function not(condition: Condition): Condition;
/** Stands where a condition could not be made; the mistake is told, and the filter never deployed. */
export declare const STAND_IN: Condition;
/** A condition that has to become part of the filter that is being built. */
export declare function made(condition: Condition): Condition;
/** Where mistakes in the building of a filter go. */
export declare function builderInspection(): Inspection;
/** What a callback has built: a condition, and what is wrong with how it was made. */
export interface Built {
    readonly condition: Condition;
    readonly mistakes: readonly string[];
}
/**
 * Runs a callback that answers a condition, and looks at every condition that it makes on the way: `a && b` is `b` to
 * JavaScript, and `a` would silently be no part of the filter.
 */
export declare function build<F>(callback: (fields: F) => unknown, fields: F): Built;
