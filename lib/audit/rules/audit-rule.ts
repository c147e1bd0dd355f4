import type { AuditedDocument } from '../document/audited-document';
import type { Subject } from '../document/subject';
import type { Verdict } from '../document/verdict';

/** How much harm it does where a rule is not followed. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Who else asks for the same. */
export interface Controls {
  /** Checks of checkov that pass and fail with the rule. */
  readonly checkov?: readonly string[];
  /** Built-in definitions of Azure Policy, by GUID. */
  readonly azurePolicy?: readonly string[];
  /** Controls of the Microsoft cloud security benchmark, such as `IM-1`. */
  readonly benchmark?: readonly string[];
  /** Rules of PSRule for Azure, Trivy, KICS and others, by their ids. */
  readonly others?: readonly string[];
}

/** As a type, every resource that Terraform makes. */
export const EVERY_RESOURCE = '*';
/** As a type, every data source. */
export const EVERY_DATA_SOURCE = 'data.*';

/**
 * A security rule: a pure function from a resource, and the document it stands in, to a verdict.
 *
 * It reads what is written, and asks nobody. What it cannot read it must not guess: `Subject.literal` throws
 * `Unresolved` for what only Terraform knows, and the audit says so.
 */
export interface AuditRule {
  /** Stable, and part of every waiver: `SB-NET-001`. */
  readonly id: string;
  /** Rises when the rule judges differently, so that two reports can be told apart. */
  readonly version: number;
  /** What holds where the rule is followed, as a sentence. */
  readonly title: string;
  readonly severity: Severity;
  /** What could happen otherwise. */
  readonly rationale: string;
  /** What to write, in Terraform's words. */
  readonly remediation: string;
  readonly controls: Controls;
  /** Whether an exception can be accepted at all. */
  readonly waivable: boolean;
  /**
   * The types of what it is about: of Terraform's resources, `data.<type>` for what it reads, `output`, `written` for
   * what else is written (locals, variables, the backend), `called` for calls of modules and providers, `unread` for what no rule
   * understands, `terraform` for the document as a whole, `EVERY_RESOURCE` or `EVERY_DATA_SOURCE`.
   */
  readonly appliesTo: readonly string[];
  judge(subject: Subject, document: AuditedDocument): Verdict;
}

/** A rule as it is written: exceptions can be accepted, and it is its first version, unless it says otherwise. */
export type RuleSource = Omit<AuditRule, 'version' | 'waivable' | 'controls'> &
  Partial<Pick<AuditRule, 'version' | 'waivable' | 'controls'>>;

/** Completes a rule. */
export function auditRule(source: RuleSource): AuditRule {
  return { version: 1, waivable: true, controls: {}, ...source };
}
