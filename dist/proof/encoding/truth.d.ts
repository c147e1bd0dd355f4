import { type Formula } from '../solver/formula';
/** When a condition is true, when it is false, and when it fails; in all other messages it is unknown. */
export interface Truth {
    readonly isTrue: Formula;
    readonly isFalse: Formula;
    readonly fails: Formula;
}
export declare const ALWAYS: Truth;
export declare const NEVER: Truth;
export declare const FAILS: Truth;
export declare const UNKNOWN: Truth;
/** A condition that is true or false and nothing else. */
export declare function either(isTrue: Formula): Truth;
/** AND, left to right: false decides at once, unknown does not. */
export declare function conjunction(left: Truth, right: Truth): Truth;
/** OR, left to right: true decides at once, unknown does not. */
export declare function disjunction(left: Truth, right: Truth): Truth;
/** NOT: what is unknown or fails stays so. */
export declare function negation({ isTrue, isFalse, fails }: Truth): Truth;
/** The truth that holds in each of some cases, which exclude each other. */
export declare function inCases(cases: readonly (readonly [when: Formula, truth: Truth])[]): Truth;
/**
 * The same where exactly one of the cases holds, and none is unknown: what is long to say is all that the rest is not. Of
 * a text with a thousand choices, one comparison would name a thousand otherwise.
 */
export declare function inChoices(cases: readonly (readonly [when: Formula, truth: Truth])[]): Truth;
/** The first truth; the second one where the first is false. */
export declare function elseIfFalse(first: Truth, otherwise: Truth): Truth;
