import pc from 'picocolors';
import { table } from 'table';
import { type AuditResult, openChecks } from '../audit';
import type { AuditRecord, Status } from '../record';
import type { AuditRule, Severity } from '../rule';
import { checkText, recordText, totalText, waiverText } from './text';

/** How wide the columns of words are; the whole table fits into a terminal of 120. */
const WORDS_WIDTH = 54;
const PLACE_WIDTH = 44;
const RULE_WIDTH = 14;

const SEVERITY_COLOURS: Readonly<Record<Severity, (text: string) => string>> = {
  critical: (text) => pc.bold(pc.red(text)),
  high: pc.red,
  medium: pc.yellow,
  low: pc.cyan,
};
const SHOWN: readonly Status[] = ['non-compliant', 'unknown', 'waived'];

/**
 * The report for people: what has to be looked at, what is excepted, and how much was right.
 *
 * @param all shows every record, what is right and what is not applicable too
 */
export function auditTable(result: AuditResult, all: boolean): string {
  const records = result.records.filter(({ status }) => all || SHOWN.includes(status));
  const parts = [
    ...(records.length === 0 ? [] : [recordsTable(records)]),
    ...waiverLines(result),
    ...checkovLines(result),
    ...unseenLines(result, all),
    totalText(result),
  ];
  return parts.join('\n');
}

function recordsTable(records: readonly AuditRecord[]): string {
  const rows = records.map((record) => {
    const { rule, status, constructPath, address } = record;
    const { location } = record.findings[0] ?? record;
    const colour = status === 'non-compliant' ? SEVERITY_COLOURS[rule.severity] : pc.dim;
    const waivers = new Set([record.waiver, ...record.findings.map(({ waiver }) => waiver)]);
    const exceptions = [...waivers].flatMap((waiver) => (waiver === undefined ? [] : [pc.dim(waiverText(waiver))]));
    const place = [constructPath ?? address, pc.dim(`${location.file}:${location.line}`)];
    const remedy = status === 'non-compliant' ? [pc.dim(rule.remediation)] : [];
    return [
      `${rule.id}\n${colour(status === 'non-compliant' ? rule.severity : status)}`,
      place.join('\n'),
      [rule.title, recordText(record), ...exceptions, ...remedy].join('\n'),
    ];
  });
  return render(['rule', 'where', 'what'], rows, [RULE_WIDTH, PLACE_WIDTH, WORDS_WIDTH]);
}

function waiverLines({ waiverFindings }: AuditResult): string[] {
  return waiverFindings.map(
    ({ rule, waiver, message }) => `${SEVERITY_COLOURS[rule.severity](rule.id)} ${waiver.place}: ${message}`,
  );
}

function checkovLines(result: AuditResult): string[] {
  return openChecks(result).map(
    (record) =>
      `${pc.red(record.check)} ${record.location.file}:${record.location.line} ${record.address}: ${checkText(record)}`,
  );
}

/** What nobody looked at is no pass. */
function unseenLines({ unknownTypes, idleRules }: AuditResult, all: boolean): string[] {
  if (!all) return [];
  const types = [...unknownTypes].map(([type, count]) => `${type} (${count})`).join(', ');
  return [
    ...(types === '' ? [] : [pc.dim(`types without a rule of their own: ${types}`)]),
    ...(idleRules.length === 0 ? [] : [pc.dim(`rules with nothing to look at: ${idleRules.join(', ')}`)]),
  ];
}

/** All rules, for whoever looks for an id. */
export function rulesTable(rules: readonly AuditRule[]): string {
  const rows = rules.map(({ id, severity, title, controls, waivable }) => {
    const { checkov = [], azurePolicy = [], benchmark = [], others = [] } = controls;
    return [
      `${id}\n${SEVERITY_COLOURS[severity](severity)}`,
      waivable ? title : `${title} (no exceptions)`,
      [...checkov, ...benchmark, ...azurePolicy.map((guid) => `policy ${guid.slice(0, 8)}`), ...others].join(', '),
    ];
  });
  return render(['rule', 'what holds where it is followed', 'also asked by'], rows, [
    RULE_WIDTH,
    WORDS_WIDTH,
    PLACE_WIDTH,
  ]);
}

function render(head: string[], rows: string[][], widths: readonly number[]): string {
  return table([head, ...rows], { columns: widths.map((width) => ({ width, wrapWord: true })) }).trimEnd();
}
