import { table } from 'table';
import { type AuditResult, openChecks } from '../audit';
import type { AuditRecord, Status } from '../record';
import type { AuditRule, Severity } from '../rule';
import { exceptionNotices } from './notices';
import { checkText, exceptionsText, recordText, totalText } from './text';

/** How wide the columns are where there is room: 122 with the lines between them. */
const WORDS_WIDTH = 54;
const PLACE_WIDTH = 44;
const RULE_WIDTH = 14;
/** A word of so much still has a line of its own. */
const LEAST_WIDTH = 12;

/** How some words are shown: with colours on a terminal, plain in a pipe. */
export interface Paint {
  severity(severity: Severity, text: string): string;
  /** What is there for whoever looks for it. */
  aside(text: string): string;
}
const PLAIN: Paint = { severity: (_, text) => text, aside: (text) => text };

const SHOWN: readonly Status[] = ['non-compliant', 'unknown', 'waived'];

/**
 * The report for people: what has to be looked at, what is excepted, and how much was right.
 *
 * @param all shows every record, what is right and what is not applicable too
 * @param columns how wide the terminal is; without it nothing is made narrower
 */
export function auditTable(result: AuditResult, all: boolean, paint: Paint = PLAIN, columns?: number): string {
  const records = result.records.filter(({ status }) => all || SHOWN.includes(status));
  const parts = [
    ...(records.length === 0 ? [] : [recordsTable(records, paint, columns)]),
    ...waiverLines(result, paint),
    ...checkovLines(result, paint),
    ...unseenLines(result, all, paint),
    ...exceptionNotices(result).map((notice) => paint.aside(notice)),
    totalText(result),
  ];
  return parts.join('\n');
}

function recordsTable(records: readonly AuditRecord[], paint: Paint, columns: number | undefined): string {
  const rows = records.map((record) => {
    const { rule, status, constructPath, address } = record;
    const { location } = record.findings[0] ?? record;
    const isOpen = status === 'non-compliant';
    const shown = isOpen ? paint.severity(rule.severity, rule.severity) : paint.aside(status);
    const exceptions = exceptionsText(record).map((text) => paint.aside(text));
    const place = [constructPath ?? address, paint.aside(`${location.file}:${location.line}`)];
    const remedy = isOpen ? [paint.aside(rule.remediation)] : [];
    return [
      `${rule.id}\n${shown}`,
      place.join('\n'),
      [rule.title, recordText(record), ...exceptions, ...remedy].join('\n'),
    ];
  });
  return render(['rule', 'where', 'what'], rows, fitted([RULE_WIDTH, PLACE_WIDTH, WORDS_WIDTH], columns));
}

function waiverLines({ waiverFindings }: AuditResult, paint: Paint): string[] {
  return waiverFindings.map(
    ({ rule, waiver, message }) => `${paint.severity(rule.severity, rule.id)} ${waiver.place}: ${message}`,
  );
}

function checkovLines(result: AuditResult, paint: Paint): string[] {
  return openChecks(result).map(
    (record) =>
      `${paint.severity('high', record.check)} ${record.location.file}:${record.location.line} ${record.address}: ${checkText(record)}`,
  );
}

/** What nobody looked at is no pass. */
function unseenLines({ unknownTypes, idleRules }: AuditResult, all: boolean, paint: Paint): string[] {
  if (!all) return [];
  const types = [...unknownTypes].map(([type, count]) => `${type} (${count})`).join(', ');
  return [
    ...(types === '' ? [] : [paint.aside(`types without a rule of their own: ${types}`)]),
    ...(idleRules.length === 0 ? [] : [paint.aside(`rules with nothing to look at: ${idleRules.join(', ')}`)]),
  ];
}

/** All rules, for whoever looks for an id. */
export function rulesTable(rules: readonly AuditRule[], paint: Paint = PLAIN, columns?: number): string {
  const rows = rules.map(({ id, severity, title, controls, waivable }) => {
    const { checkov = [], azurePolicy = [], benchmark = [], others = [] } = controls;
    return [
      `${id}\n${paint.severity(severity, severity)}`,
      waivable ? title : `${title} (no exceptions)`,
      [...checkov, ...benchmark, ...azurePolicy.map((guid) => `policy ${guid.slice(0, 8)}`), ...others].join(', '),
    ];
  });
  return render(
    ['rule', 'what holds where it is followed', 'also asked by'],
    rows,
    fitted([RULE_WIDTH, WORDS_WIDTH, PLACE_WIDTH], columns),
  );
}

/** The widths, made narrower for a terminal that has not so many columns; the ids of rules stay whole. */
function fitted([first = 0, ...others]: readonly number[], columns: number | undefined): readonly number[] {
  const wanted = others.reduce((sum, width) => sum + width, 0);
  // A space at both ends of each cell, and the lines between and around them.
  const room = (columns ?? Number.POSITIVE_INFINITY) - first - 3 * (others.length + 1) - 1;
  if (room >= wanted) return [first, ...others];
  return [first, ...others.map((width) => Math.max(LEAST_WIDTH, Math.floor((room * width) / wanted)))];
}

function render(head: string[], rows: string[][], widths: readonly number[]): string {
  return table([head, ...rows], { columns: widths.map((width) => ({ width, wrapWord: true })) }).trimEnd();
}
