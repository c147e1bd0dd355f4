import type { Diagnostic } from '../checks/diagnostic';
import type { RuleFilter } from '../filters/rule';
import type { Predicate } from '../language/syntax';
import type { KnownProperties } from '../properties/known-properties';
/** A rule of a subscription, as far as its copies are concerned. */
export interface CopyingRule {
    readonly name: string;
    readonly filter: RuleFilter;
    /** Whether the rule has an action, and so makes a copy of its own. */
    readonly hasAction: boolean;
}
/**
 * That a message may come twice to one subscription: a rule with an action makes a copy of its own, beside the one
 * of any other rule that matches. `undefined` where one of the two cannot match what the other does.
 */
export declare function twoCopiesWarning(a: CopyingRule, b: CopyingRule, contract: KnownProperties | undefined): Diagnostic | undefined;
/** The condition of a filter as a tree; `undefined` for one that is not valid. */
export declare function predicateOf(filter: RuleFilter): Predicate | undefined;
