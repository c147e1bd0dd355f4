import type { Predicate, PropertyNode } from '../../rules/language/syntax';
import { type Case } from './term';
import { type Truth } from './truth';
/** The values of a property, in cases. */
export type PropertyCases = (property: Pick<PropertyNode, 'scope' | 'name'>) => readonly Case[];
/**
 * Puts conditions to the solver exactly as the engine evaluates them: types, missing and null values, failures, the
 * order of evaluation.
 *
 * What the solver cannot compute is given to it as something that may be true, false, unknown or fail: it then looks
 * at more than there is, so that "there is no such message" stays true, and what it finds is tried out anyway.
 */
export declare class Encoder {
    private readonly casesOf;
    private readonly lines;
    /** The parts that are hidden, as they are written. */
    readonly hidden: Map<string, Truth>;
    /** What the solver gets to decide about texts. */
    private readonly texts;
    /** @param lines gets the declarations of what is hidden */
    constructor(casesOf: PropertyCases, lines: string[]);
    truth(node: Predicate): Truth;
    private presence;
    private comparison;
    private membership;
    private memberOf;
    /** Whether a part fails; one that is hidden may, or not. */
    private failureOf;
    private like;
    /** The truth of an operation: a failure wins over an unknown value, and that over the operation. */
    private onPresent;
    private cases;
    private call;
    private computed;
    /** Every combination of cases that is possible; `undefined` where there are too many. */
    private combined;
    /** Something of which only the text is known: the same text has the same truth in the same message. */
    private hide;
}
