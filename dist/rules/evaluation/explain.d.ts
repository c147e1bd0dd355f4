import { type Predicate } from '../language/syntax';
import type { Message } from '../messages/message';
import { type Evaluated, type Truth } from './evaluate';
/** Why a filter answered as it did. */
export interface Decision {
    readonly result: Truth;
    /** The smallest condition that decided, for instance `priority >= 7`. */
    readonly condition: string;
    /** What its parts were, for instance `priority is 3 (int)`; a missing property is `missing`. */
    readonly values: readonly string[];
    /** All parts that were evaluated, outer before inner, with what came out. */
    readonly steps: readonly {
        readonly part: string;
        readonly result: string;
    }[];
}
/** Evaluates a condition and says which part of it decided, with the values that it saw. */
export declare function explainFilter(predicate: Predicate, message: Message): Decision;
/** A result for people: a value with its type, a truth, `missing`, or why it failed. */
export declare function describeResult(result: Evaluated): string;
