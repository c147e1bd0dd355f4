import type { Unresolved } from '../../routing';
import type { Message } from '../../rules';
import { type Formula } from '../solver/formula';
/**
 * A set of messages, said twice: as a formula for the solver, and as a test of one message.
 *
 * Where something that decides about it is not known, the set has two bounds: the messages that are in it whatever that
 * is, and those that may be. What is built of sets keeps both, so nothing certain is ever concluded from what is left
 * out: a message is shown only where it is in the set for sure, and a set is empty only where nothing may be in it.
 *
 * The formula and the test are put together in the same way, so that whatever the solver finds can be tried out by the
 * evaluator.
 */
export interface MessageSet {
    /** The messages that are in the set for sure. */
    readonly formula: Formula;
    /** The messages that may be in the set; the same formula where everything is known. */
    readonly possible: Formula;
    /** What would have to be known to tell the two apart; empty where they are the same. */
    readonly unresolved: readonly Unresolved[];
    /** Whether a message is in the set for sure. */
    has(message: Message): boolean;
    /** Whether a message may be in the set. */
    mayHave(message: Message): boolean;
}
/** A set of which everything is known. */
export declare function exactly(formula: Formula, has: (message: Message) => boolean): MessageSet;
export declare const EVERY_MESSAGE: MessageSet;
export declare const NO_MESSAGE: MessageSet;
/** Of a set nothing is in for sure, since something is not known. */
export declare function perhaps(set: MessageSet, unresolved: readonly Unresolved[]): MessageSet;
/** What is in the one set for sure, and may be in the other. */
export declare function between(sure: MessageSet, possible: MessageSet, unresolved: readonly Unresolved[]): MessageSet;
/** The messages that are in all of the sets. */
export declare function inAll(...sets: readonly MessageSet[]): MessageSet;
/** The messages that are in any of the sets. */
export declare function inAny(...sets: readonly MessageSet[]): MessageSet;
/** The messages that are not in the set. */
export declare function outside(set: MessageSet): MessageSet;
/** The messages that are in two of the sets, or more. */
export declare function inSeveral(sets: readonly MessageSet[]): MessageSet;
/** The messages that are in so many of the sets, or more. */
export declare function inAtLeast(count: number, sets: readonly MessageSet[]): MessageSet;
