import { faultIn } from '../../text';
import type { AuditedDocument } from '../document/audited-document';
import type { Subject } from '../document/subject';
import { Unresolved, type Verdict } from '../document/verdict';
import type { Locator } from '../places/locator';
import { type AuditRule, EVERY_DATA_SOURCE, EVERY_RESOURCE } from '../rules/audit-rule';
import type { AuditRecord, LocatedFinding, RuleInfo, Status } from './audit-record';

/** What a rule is asked about in a document. */
export function subjectsOf(rule: AuditRule, document: AuditedDocument): readonly Subject[] {
  return rule.appliesTo.flatMap((type) => {
    if (type === 'output') return document.outputs;
    if (type === 'terraform') return [document.whole];
    if (type === 'written' || type === 'called') return document.written.filter((part) => part.type === type);
    if (type === 'unread') return document.unread;
    if (type === EVERY_DATA_SOURCE) return document.resources.filter(({ resource }) => resource?.mode === 'data');
    if (type === EVERY_RESOURCE) return document.resources.filter(({ resource }) => resource?.mode === 'managed');
    return document.ofType(type);
  });
}

/** Asks a rule about a subject; a rule that throws has not looked, and says nothing good. */
export function judge(rule: AuditRule, subject: Subject, document: AuditedDocument): Verdict {
  try {
    const verdict = rule.judge(subject, document);
    const isCertain = verdict.kind !== 'unknown';
    const doubt = isCertain && subject.type !== 'unread' ? doubtAbout(subject, document) : undefined;
    return doubt === undefined ? verdict : { kind: 'unknown', reason: doubt };
  } catch (error) {
    const reason = error instanceof Unresolved ? error.message : faultIn('it', error);
    return { kind: 'unknown', reason };
  }
}

/** Why a subject may be another than the document says: something that is not read overrides it. */
function doubtAbout(subject: Subject, document: AuditedDocument): string | undefined {
  const { overriding } = document;
  if (overriding !== undefined) return `${overriding.address} ${overriding.why}, and may say other`;
  const changing = subject.resource?.mode === 'managed' ? document.changing(subject) : undefined;
  return changing && `${changing.address} changes it in ARM's own words, which no rule reads`;
}

/** What rules are, each once: there is a record for each rule and resource. */
const infos = new WeakMap<AuditRule, RuleInfo>();

function infoOf(rule: AuditRule): RuleInfo {
  const { judge: _, appliesTo: __, ...rest } = rule;
  const info = infos.get(rule) ?? rest;
  infos.set(rule, info);
  return info;
}

/** A verdict as a record, before exceptions. */
export function recordOf(rule: AuditRule, subject: Subject, document: AuditedDocument, locator: Locator): AuditRecord {
  const verdict = judge(rule, subject, document);
  const locate = (argument: string) => locator.locate(subject.file, subject.path, argument);
  return {
    rule: infoOf(rule),
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
