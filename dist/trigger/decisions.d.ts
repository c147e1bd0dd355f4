import { type MessageContract, type SqlAction } from '../rules';
import type { JobTemplate } from './templates';
/** A rule of the subscription, as far as its action matters. */
export interface ActingRule {
    readonly name: string;
    readonly action: SqlAction | undefined;
}
/** What is wrong between what rules set, what the contract has, and what templates read. */
export interface DecisionFindings {
    /** What can never work. */
    readonly problems: readonly string[];
    /** What is probably forgotten. */
    readonly warnings: readonly string[];
}
type Templates = Readonly<Record<string, JobTemplate>>;
/**
 * Compares what the templates of a subscription read with what its messages can have: properties of the contract, and
 * those that its rules set.
 *
 * @param contract what is known of the properties that senders set; without it any property may be there
 */
export declare function findDecisions(templates: Templates, rules: readonly ActingRule[], contract: MessageContract | undefined): DecisionFindings;
/** The contract's names that a workflow cannot ask for. */
export declare function unspeakableNames(contract: MessageContract | undefined): string[];
/** What is known of properties beside the contract: those that templates read, and those that rules set. */
export declare function decidedProperties(templates: Templates, rules: readonly ActingRule[]): string[];
/** Properties that a rule sets in another letter case than a template reads them in. */
export declare function otherSpellings(templates: Templates, rules: readonly ActingRule[]): {
    readonly property: string;
    readonly rule: string;
    readonly sets: string;
}[];
export {};
