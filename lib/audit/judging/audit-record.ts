import type { Finding, Observation } from '../document/verdict';
import type { Location } from '../places/locator';
import type { AuditRule } from '../rules/audit-rule';
import type { PlacedWaiver } from '../waivers/waiver';

/** How one resource stands to one rule, after exceptions. */
export type Status = 'compliant' | 'non-compliant' | 'waived' | 'not-applicable' | 'unknown';

/** What a rule is, without what it does. */
export type RuleInfo = Omit<AuditRule, 'judge' | 'appliesTo'>;

/** Something that was looked at, with its place. */
export interface LocatedObservation extends Observation {
  readonly location: Location;
}

/** A way in which a rule is not followed, with its place, and the exception that covers it. */
export interface LocatedFinding extends Finding {
  readonly location: Location;
  readonly waiver?: PlacedWaiver;
}

/** One rule and one resource: what an auditor reads, passes included. */
export interface AuditRecord {
  readonly rule: RuleInfo;
  /** The document, as the command was given it. */
  readonly document: string;
  readonly address: string;
  readonly constructPath: string | undefined;
  readonly location: Location;
  readonly status: Status;
  /** What was found to be right. */
  readonly evidence: readonly LocatedObservation[];
  /** What was found to be wrong. */
  readonly findings: readonly LocatedFinding[];
  /** Why the rule is not about the resource, or why nobody can tell. */
  readonly reason: string | undefined;
  /** The exception that covers a verdict that is unknown. */
  readonly waiver: PlacedWaiver | undefined;
}

/** Something that is wrong with an exception. */
export interface WaiverFinding {
  readonly rule: RuleInfo;
  /** The exception; its place is that of what is wrong. */
  readonly waiver: PlacedWaiver;
  readonly message: string;
}
