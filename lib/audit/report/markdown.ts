import { markdownCell, markdownCode, markdownText, shortened, withinComment, withoutCommands } from '../../text';
import { type AuditResult, openChecks, openRecords } from '../audit';
import type { AuditRecord } from '../judging/audit-record';
import { exceptionNotices } from './notices';
import { mostUrgentFirst, summarize } from './summary';
import { absenceText, checkText, exceptionsText, recordLines, totalText } from './text';

/** A summary of a comment on a pull request stays readable with so many rows. */
const MOST_ROWS = 40;
/** No address that Azure or Terraform takes is longer, and no text that anybody reads. */
const LONGEST = 1000;

/** The summary for a pull request: what has to be looked at first, exceptions folded. */
export function auditMarkdown(result: AuditResult): string {
  const open = mostUrgentFirst(openRecords(result));
  const waived = result.records.filter(({ status }) => status === 'waived');
  const lines = [
    '### Security audit',
    '',
    summarize(result).isClean ? `✅ ${totalText(result)}` : `🛑 ${totalText(result)}`,
    ...absenceText(result).flatMap((text) => ['', `ℹ️ ${plain(text)}`]),
    ...rows(open, 'what has to be looked at', ({ rule }) => [rule.remediation]),
    ...waiverRows(result),
    ...checkovRows(result),
    ...exceptionNotices(result).flatMap((notice) => ['', `⏳ ${plain(notice)}`]),
    ...folded(waived),
    '',
  ];
  // A file of it may be printed by a pipeline.
  return withoutCommands(withinComment(lines, 'see the report').join('\n'));
}

function rows(records: readonly AuditRecord[], title: string, last: (record: AuditRecord) => string[]): string[] {
  if (records.length === 0) return [];
  const shown = records.slice(0, MOST_ROWS);
  const more = records.length - shown.length;
  return [
    '',
    `| rule | where | ${title} | |`,
    '|---|---|---|---|',
    ...shown.map((record) => {
      const { rule, status, constructPath, address } = record;
      const { location } = record.findings[0] ?? record;
      const severity = status === 'unknown' ? 'unknown' : rule.severity;
      const place = `${code(constructPath ?? address)} line ${location.line}`;
      return `| ${rule.id} (${severity}) | ${markdownCell(place)} | ${cell(recordLines(record))} | ${cell(last(record))} |`;
    }),
    ...(more > 0 ? ['', `and ${more} more: see the report`] : []),
  ];
}

function waiverRows({ waiverFindings }: AuditResult): string[] {
  if (waiverFindings.length === 0) return [];
  return [
    '',
    ...waiverFindings.map(({ rule, waiver, message }) => `- **${rule.id}** ${plain(`${waiver.place}: ${message}`)}`),
  ];
}

function checkovRows(result: AuditResult): string[] {
  const open = openChecks(result);
  if (open.length === 0) return [];
  return [
    '',
    ...open.map((record) => `- **${plain(record.check)}** ${code(record.address)}: ${plain(checkText(record))}`),
  ];
}

function folded(waived: readonly AuditRecord[]): string[] {
  if (waived.length === 0) return [];
  return [
    '',
    '<details>',
    `<summary>Exceptions (${waived.length})</summary>`,
    ...rows(waived, 'what is accepted', (record) => [exceptionsText(record).join('; ')]),
    '',
    '</details>',
  ];
}

/** Lines of text within a cell. */
function cell(lines: readonly string[]): string {
  return markdownCell(lines.map(plain).join('<br>'));
}

function code(text: string): string {
  return markdownCode(shortened(text, LONGEST));
}

function plain(text: string): string {
  return markdownText(shortened(text, LONGEST));
}
