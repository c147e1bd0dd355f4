import { counted } from '../../rules';
import { lacksServiceBus } from '../../terraform';
import type { AuditResult } from '../audit';
import type { CheckovRecord } from '../checkov';
import type { AuditRecord, LocatedFinding } from '../judging/audit-record';
import { isTemplate, type PlacedWaiver } from '../waivers/waiver';
import { summarize } from './summary';

/** What is found at a place, in words: `local_auth_enabled is true, wanted false`. */
export function findingText({
  argument,
  got,
  expected,
}: Pick<LocatedFinding, 'argument' | 'got' | 'expected'>): string {
  return argument === '' ? `${got}; wanted ${expected}` : `${argument} is ${got}; wanted ${expected}`;
}

/** What a record says, in words, a line each. */
export function recordLines({ status, findings, evidence, reason }: AuditRecord): string[] {
  if (status === 'not-applicable') return [reason ?? ''];
  if (reason !== undefined) return [`nobody can tell: ${reason}`];
  return (status === 'compliant' ? evidence : findings).map(findingText);
}

/** The exceptions that cover a record or its findings, each once, in a line. */
export function exceptionsText({ waiver, findings }: AuditRecord): string[] {
  const waivers = new Set([waiver, ...findings.map((finding) => finding.waiver)]);
  return [...waivers].flatMap((one) => (one === undefined ? [] : [waiverText(one)]));
}

/** An exception in a line: who, until when, and why. */
function waiverText(waiver: PlacedWaiver): string {
  const { approver, ticket, expires, reason } = waiver;
  // The approver and the day of the template are there to be replaced: that one is nobody, and the other counts for nothing.
  return isTemplate(waiver) ? `${OF_TEMPLATE}: ${reason}` : `until ${expires}, ${approver} (${ticket}): ${reason}`;
}

/** What holds of every exception of the template, as the rest of a sentence about it. */
export const OF_TEMPLATE = 'of the template, approved by nobody and without an end';

/** What a check of checkov says that has no exception, beside ours. */
export function checkText({ title, agreement, ours }: CheckovRecord): string {
  const say = ours.map(({ rule, status }) => `${rule} is ${status}`).join(', ');
  return agreement === 'only-checkov' ? title : `${title}; here ${say}`;
}

/** The last line of every report for people. */
export function totalText(result: AuditResult): string {
  const { records, statuses, exceptions, checkov } = summarize(result);
  const parts = [
    `${counted(records, 'record')}`,
    `${statuses.compliant} compliant`,
    `${statuses['non-compliant']} not`,
    `${statuses.waived} waived`,
    `${statuses['not-applicable']} not applicable`,
    `${statuses.unknown} unknown`,
  ];
  const more = exceptions.findings === 0 ? [] : [`${counted(exceptions.findings, 'fault')} of exceptions`];
  if (checkov !== null) more.push(`checkov: ${counted(checkov.total, 'result')}, ${checkov.open} open`);
  return [parts.join(', '), ...more].join('; ');
}

/** That there is nothing of Service Bus to be audited: then somebody may have named the wrong file. */
export function absenceText({ documents }: AuditResult): string[] {
  if (!lacksServiceBus(documents)) return [];
  const paths = documents.map(({ path }) => path).join(', ');
  return [`nothing of Service Bus in ${paths}: was that the one to audit?`];
}
