/** One thing that was looked at: what is there, and what the rule wants. */
export interface Observation {
    /** The argument, with dots into blocks; empty for the whole resource. */
    readonly argument: string;
    /** What is there, as it is shown; a secret is never part of it. */
    readonly got: string;
    /** What the rule wants. */
    readonly expected: string;
}
/** One way in which a resource does not follow a rule. */
export interface Finding extends Observation {
    /** Tells findings of one rule apart, so that one of them can be waived: `RULE[key]`. */
    readonly key?: string;
}
/**
 * What a rule says of a resource. There is no fifth answer: what a rule cannot tell is unknown, with the reason, and
 * never a pass.
 */
export type Verdict = {
    readonly kind: 'compliant';
    readonly evidence: readonly Observation[];
} | {
    readonly kind: 'non-compliant';
    readonly findings: readonly [Finding, ...Finding[]];
} | {
    readonly kind: 'not-applicable';
    readonly reason: string;
} | {
    readonly kind: 'unknown';
    readonly reason: string;
};
/** The resource follows the rule; the evidence is for the auditor. */
export declare function compliant(...evidence: Observation[]): Verdict;
/** The resource does not follow the rule, in these ways; it does where there is none. */
export declare function judged(findings: readonly Finding[], evidence: readonly Observation[]): Verdict;
/** The resource does not follow the rule. */
export declare function nonCompliant(finding: Finding): Verdict;
/** The rule is about something that this resource cannot have. */
export declare function notApplicable(reason: string): Verdict;
/** What a rule would have to know is known to Terraform alone. Thrown anywhere in a rule, it makes its verdict unknown. */
export declare class Unresolved extends Error {
    readonly name = "Unresolved";
}
