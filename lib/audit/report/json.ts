import { lacksServiceBus } from '../../terraform';
import type { AuditResult } from '../audit';
import type { CheckovRecord } from '../checkov';
import type { AuditRecord, LocatedFinding, LocatedObservation, RuleInfo, WaiverFinding } from '../judging/audit-record';
import type { Location } from '../places/locator';
import type { PlacedWaiver } from '../waivers/waiver';
import { type ExceptionNotice, noticesAbout } from './notices';
import type { Provenance } from './provenance';
import { summarize } from './summary';

/** The form of the JSON report; it rises when something is taken away or means something else. */
export const REPORT_VERSION = 1;

/** The report for machines and archives: every record, in an order that does not change. `schema.ts` is its schema. */
export function auditJson(result: AuditResult, provenance: Provenance): object {
  return {
    version: REPORT_VERSION,
    date: result.today,
    provenance,
    summary: summarize(result),
    rules: [...result.rules].map(ruleJson),
    records: result.records.map(recordJson),
    exceptions: result.waivers.map(waiverJson),
    exceptionFindings: result.waiverFindings.map(waiverFindingJson),
    exceptionNotices: noticesAbout(result).map(noticeJson),
    checkov: result.checkov.map(checkovJson),
    idleRules: result.idleRules,
    typesWithoutRules: Object.fromEntries(result.unknownTypes),
    hasServiceBus: !lacksServiceBus(result.documents),
  };
}

function ruleJson({ id, version, title, severity, rationale, remediation, controls, waivable }: RuleInfo): object {
  const { checkov = [], azurePolicy = [], benchmark = [], others = [] } = controls;
  return {
    id,
    version,
    title,
    severity,
    rationale,
    remediation,
    waivable,
    controls: { checkov, azurePolicy, benchmark, others },
  };
}

function recordJson(record: AuditRecord): object {
  const { rule, document, address, constructPath, location, status, evidence, findings, reason, waiver } = record;
  return {
    rule: rule.id,
    ruleVersion: rule.version,
    severity: rule.severity,
    status,
    document,
    address,
    constructPath: constructPath ?? null,
    location: locationJson(location),
    evidence: evidence.map(observationJson),
    findings: findings.map(findingJson),
    reason: reason ?? null,
    exception: waiver === undefined ? null : waiverJson(waiver),
  };
}

function locationJson({ file, line, column, endLine, pointer }: Location): object {
  return { file, line, column, endLine, pointer };
}

function observationJson({ argument, got, expected, location }: LocatedObservation): object {
  return { argument, got, expected, line: location.line, pointer: location.pointer };
}

function findingJson(finding: LocatedFinding): object {
  const { key, waiver } = finding;
  return {
    ...observationJson(finding),
    key: key ?? null,
    exception: waiver === undefined ? null : waiverJson(waiver),
  };
}

function waiverJson({ id, scope, source, reason, approver, ticket, expires, location }: PlacedWaiver): object {
  const { file, line } = location;
  return { id, scope, source, reason, approver, ticket, expires, file, line };
}

function waiverFindingJson({ rule, waiver, message }: WaiverFinding): object {
  return {
    rule: rule.id,
    severity: rule.severity,
    message,
    exception: waiverJson(waiver),
    location: locationJson(waiver.location),
  };
}

function noticeJson({ kind, text, waivers }: ExceptionNotice): object {
  return { kind, message: text, exceptions: waivers.map(waiverJson) };
}

function checkovJson(record: CheckovRecord): object {
  const { check, title, passed, document, address, constructPath, location, agreement, ours, waiver } = record;
  return {
    check,
    title,
    passed,
    document,
    address,
    constructPath: constructPath ?? null,
    location: locationJson(location),
    agreement,
    ours,
    exception: waiver === undefined ? null : waiverJson(waiver),
  };
}
