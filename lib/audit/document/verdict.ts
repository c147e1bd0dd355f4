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
export type Verdict =
  | { readonly kind: 'compliant'; readonly evidence: readonly Observation[] }
  | { readonly kind: 'non-compliant'; readonly findings: readonly [Finding, ...Finding[]] }
  | { readonly kind: 'not-applicable'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** The resource follows the rule; the evidence is for the auditor. */
export function compliant(...evidence: Observation[]): Verdict {
  return { kind: 'compliant', evidence };
}

/** The resource does not follow the rule, in these ways; it does where there is none. */
export function judged(findings: readonly Finding[], evidence: readonly Observation[]): Verdict {
  const [first, ...others] = findings;
  return first === undefined
    ? { kind: 'compliant', evidence }
    : { kind: 'non-compliant', findings: [first, ...others] };
}

/** The resource does not follow the rule. */
export function nonCompliant(finding: Finding): Verdict {
  return { kind: 'non-compliant', findings: [finding] };
}

/** The rule is about something that this resource cannot have. */
export function notApplicable(reason: string): Verdict {
  return { kind: 'not-applicable', reason };
}

/** What a rule would have to know is known to Terraform alone. Thrown anywhere in a rule, it makes its verdict unknown. */
export class Unresolved extends Error {
  override readonly name = 'Unresolved';
}
