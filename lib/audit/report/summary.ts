import { type AuditResult, openChecks, openRecords } from '../audit';
import type { AuditRecord, Status } from '../judging/audit-record';
import { SEVERITIES, type Severity } from '../rules/audit-rule';

/** How many records have which status, and how bad what is open is. */
export interface Summary {
  readonly records: number;
  readonly statuses: Readonly<Record<Status, number>>;
  /** Of those that do not follow a rule and have no exception. */
  readonly open: Readonly<Record<Severity, number>>;
  readonly exceptions: { readonly total: number; readonly findings: number };
  readonly checkov: { readonly total: number; readonly open: number } | null;
  /** Whether somebody has to look. */
  readonly isClean: boolean;
}

/** Records in the order in which they want somebody, the most severe of what is open first; else as they were. */
export function mostUrgentFirst(records: readonly AuditRecord[]): AuditRecord[] {
  const rank = ({ status, rule }: AuditRecord) =>
    status === 'non-compliant' || status === 'unknown' ? SEVERITIES.indexOf(rule.severity) : SEVERITIES.length;
  return [...records].sort((a, b) => rank(a) - rank(b));
}

/** Counts a result. */
export function summarize(result: AuditResult): Summary {
  const { records, waivers, waiverFindings, checkov } = result;
  const count = (status: Status) => records.filter((record) => record.status === status).length;
  const open = records.filter(({ status }) => status === 'non-compliant');
  return {
    records: records.length,
    statuses: {
      compliant: count('compliant'),
      'non-compliant': count('non-compliant'),
      waived: count('waived'),
      'not-applicable': count('not-applicable'),
      unknown: count('unknown'),
    },
    open: Object.fromEntries(
      SEVERITIES.map((severity) => [severity, open.filter(({ rule }) => rule.severity === severity).length]),
    ) as Record<Severity, number>,
    exceptions: { total: waivers.length, findings: waiverFindings.length },
    checkov: checkov.length === 0 ? null : { total: checkov.length, open: openChecks(result).length },
    isClean: openRecords(result).length + waiverFindings.length + openChecks(result).length === 0,
  };
}
