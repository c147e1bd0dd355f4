import { type Line, line, TerminalText, terminalLines } from '../../text';
import { type AuditResult, openChecks } from '../audit';
import type { AuditRecord, Status } from '../judging/audit-record';
import type { AuditRule, Severity } from '../rules/audit-rule';
import { drawTable } from './draw-table';
import { exceptionNotices } from './notices';
import { mostUrgentFirst } from './summary';
import { absenceText, checkText, exceptionsText, recordLines, totalText } from './text';

/** How wide the columns are where there is room: 122 with the lines between them. */
const WORDS_WIDTH = 54;
const PLACE_WIDTH = 44;
const RULE_WIDTH = 14;
/** A word of so much still has a line of its own. */
const LEAST_WIDTH = 12;

/** How some words are shown: with colours on a terminal, plain in a pipe. */
export interface Paint {
  severity(severity: Severity, text: Line): Line;
  /** What is there for whoever looks for it. */
  aside(text: Line): Line;
}
const PLAIN: Paint = { severity: (_, text) => text, aside: (text) => text };

const SHOWN: readonly Status[] = ['non-compliant', 'unknown', 'waived'];

/** The report for people as a text without colours, as a pipe gets it. */
export function auditTable(result: AuditResult, all: boolean): string {
  return terminalLines(auditLines(result, all)).join('\n');
}

/**
 * The report for people: what has to be looked at, what is excepted, and how much was right.
 *
 * @param all shows every record, what is right and what is not applicable too
 * @param columns how wide the terminal is; without it nothing is made narrower
 */
export function auditLines(result: AuditResult, all: boolean, paint: Paint = PLAIN, columns?: number): Line[] {
  const records = mostUrgentFirst(result.records.filter(({ status }) => all || SHOWN.includes(status)));
  return [
    ...(records.length === 0 ? [] : recordsTable(records, paint, columns)),
    ...waiverLines(result, paint),
    ...checkovLines(result, paint),
    ...unseenLines(result, all, paint),
    ...exceptionNotices(result).map((notice) => paint.aside(notice)),
    totalText(result),
    ...absenceText(result),
  ];
}

function recordsTable(records: readonly AuditRecord[], paint: Paint, columns: number | undefined): TerminalText[] {
  const rows = records.map((record) => {
    const { rule, status, constructPath, address } = record;
    const { location } = record.findings[0] ?? record;
    const isOpen = status === 'non-compliant';
    const shown = isOpen ? paint.severity(rule.severity, rule.severity) : paint.aside(status);
    const exceptions = exceptionsText(record).map((text) => paint.aside(text));
    const place = [constructPath ?? address, paint.aside(`${location.file}:${location.line}`)];
    const remedy = isOpen ? [paint.aside(rule.remediation)] : [];
    return [[rule.id, shown], place, [rule.title, ...recordLines(record), ...exceptions, ...remedy]];
  });
  return render(['rule', 'where', 'what'], rows, fitted([RULE_WIDTH, PLACE_WIDTH, WORDS_WIDTH], columns));
}

function waiverLines({ waiverFindings }: AuditResult, paint: Paint): Line[] {
  return waiverFindings.map(
    ({ rule, waiver, message }) => line`${paint.severity(rule.severity, rule.id)} ${waiver.place}: ${message}`,
  );
}

function checkovLines(result: AuditResult, paint: Paint): Line[] {
  return openChecks(result).map(
    (record) =>
      line`${paint.severity('high', record.check)} ${record.location.file}:${record.location.line} ${record.address}: ${checkText(record)}`,
  );
}

/** What nobody looked at is no pass. */
function unseenLines({ unknownTypes, idleRules }: AuditResult, all: boolean, paint: Paint): Line[] {
  if (!all) return [];
  const types = [...unknownTypes].map(([type, count]) => `${type} (${count})`).join(', ');
  return [
    ...(types === '' ? [] : [paint.aside(`types without a rule of their own: ${types}`)]),
    ...(idleRules.length === 0 ? [] : [paint.aside(`rules with nothing to look at: ${idleRules.join(', ')}`)]),
  ];
}

/** All rules, for whoever looks for an id. */
export function rulesTable(rules: readonly AuditRule[], paint: Paint = PLAIN, columns?: number): TerminalText[] {
  const rows = rules.map(({ id, severity, title, controls, waivable }) => {
    const { checkov = [], azurePolicy = [], benchmark = [], others = [] } = controls;
    const asked = [...checkov, ...benchmark, ...azurePolicy.map((guid) => `policy ${guid.slice(0, 8)}`), ...others];
    return [
      [id, paint.severity(severity, severity)],
      [waivable ? title : `${title} (no exceptions)`],
      [asked.join(', ')],
    ];
  });
  return render(
    ['rule', 'what holds where it is followed', 'also asked by'],
    rows,
    fitted([RULE_WIDTH, WORDS_WIDTH, PLACE_WIDTH], columns),
  );
}

/** The widths, made narrower for a terminal that has not so many columns; the ids of rules stay whole. */
function fitted([first, ...others]: readonly [number, ...number[]], columns: number | undefined): readonly number[] {
  const wanted = others.reduce((sum, width) => sum + width, 0);
  // A space at both ends of each cell, and the lines between and around them.
  const room = (columns ?? Number.POSITIVE_INFINITY) - first - 3 * (others.length + 1) - 1;
  if (room >= wanted) return [first, ...others];
  return [first, ...others.map((width) => Math.max(LEAST_WIDTH, Math.floor((room * width) / wanted)))];
}

/** Rows of cells, each of some lines. What is in a cell stays there, whatever it is. */
function render(head: readonly string[], rows: readonly Line[][][], widths: readonly number[]): TerminalText[] {
  return TerminalText.drawn((shown) =>
    drawTable([head.map((name) => [name]), ...rows.map((row) => row.map((lines) => lines.map(shown)))], widths),
  );
}
