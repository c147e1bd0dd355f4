import type { AuditedDocument } from './audited-document';
import type { Locator } from './locator';
import type { AuditRecord, LocatedFinding, Status } from './record';
import { type AuditRule, EVERY_RESOURCE } from './rule';
import type { Subject } from './subject';
import { Unresolved, type Verdict } from './verdict';

/** What a rule is asked about in a document. */
export function subjectsOf(rule: AuditRule, document: AuditedDocument): readonly Subject[] {
  return rule.appliesTo.flatMap((type) => {
    if (type === 'output') return document.outputs;
    if (type === 'terraform') return [document.whole];
    if (type === EVERY_RESOURCE) return document.resources.filter(({ resource }) => resource?.mode === 'managed');
    return document.ofType(type);
  });
}

/** Asks a rule about a subject; a rule that throws has not looked, and says nothing good. */
export function judge(rule: AuditRule, subject: Subject, document: AuditedDocument): Verdict {
  try {
    return rule.judge(subject, document);
  } catch (error) {
    const reason =
      error instanceof Unresolved
        ? error.message
        : `the rule failed, which is a fault of the rule: ${error instanceof Error ? error.message : String(error)}`;
    return { kind: 'unknown', reason };
  }
}

/** A verdict as a record, before exceptions. */
export function recordOf(rule: AuditRule, subject: Subject, document: AuditedDocument, locator: Locator): AuditRecord {
  const { judge: _, appliesTo: __, ...info } = rule;
  const verdict = judge(rule, subject, document);
  const locate = (argument: string) => locator.locate(subject.file, subject.path, argument);
  return {
    rule: info,
    document: document.source.path,
    address: subject.address,
    constructPath: subject.constructPath,
    location: locate(''),
    status: verdict.kind,
    evidence:
      verdict.kind === 'compliant' ? verdict.evidence.map((one) => ({ ...one, location: locate(one.argument) })) : [],
    findings:
      verdict.kind === 'non-compliant'
        ? verdict.findings.map((one) => ({ ...one, location: locate(one.argument) }))
        : [],
    reason: 'reason' in verdict ? verdict.reason : undefined,
    waiver: undefined,
  };
}

/** The status of a record whose findings have been matched with exceptions. */
export function statusOf(status: Status, findings: readonly LocatedFinding[]): Status {
  if (status !== 'non-compliant') return status;
  return findings.every(({ waiver }) => waiver !== undefined) ? 'waived' : 'non-compliant';
}
