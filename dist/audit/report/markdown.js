"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.auditMarkdown = auditMarkdown;
const text_1 = require("../../text");
const audit_1 = require("../audit");
const rule_1 = require("../rule");
const notices_1 = require("./notices");
const summary_1 = require("./summary");
const text_2 = require("./text");
/** A summary of a comment on a pull request stays readable with so many rows. */
const MOST_ROWS = 40;
/** No address that Azure or Terraform takes is longer, and no text that anybody reads. */
const LONGEST = 1000;
/** The summary for a pull request: what has to be looked at first, exceptions folded. */
function auditMarkdown(result) {
    const open = [...(0, audit_1.openRecords)(result)].sort((a, b) => rule_1.SEVERITIES.indexOf(a.rule.severity) - rule_1.SEVERITIES.indexOf(b.rule.severity));
    const waived = result.records.filter(({ status }) => status === 'waived');
    const lines = [
        '### Security audit',
        '',
        (0, summary_1.summarize)(result).isClean ? `✅ ${(0, text_2.totalText)(result)}` : `🛑 ${(0, text_2.totalText)(result)}`,
        ...rows(open, 'what has to be looked at', ({ rule }) => [rule.remediation]),
        ...waiverRows(result),
        ...checkovRows(result),
        ...(0, notices_1.exceptionNotices)(result).flatMap((notice) => ['', `⏳ ${plain(notice)}`]),
        ...folded(waived),
        '',
    ];
    // A file of it may be printed by a pipeline.
    return (0, text_1.withoutCommands)((0, text_1.withinComment)(lines, 'see the report').join('\n'));
}
function rows(records, title, last) {
    if (records.length === 0)
        return [];
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
            return `| ${rule.id} (${severity}) | ${(0, text_1.markdownCell)(place)} | ${cell((0, text_2.recordLines)(record))} | ${cell(last(record))} |`;
        }),
        ...(more > 0 ? ['', `and ${more} more: see the report`] : []),
    ];
}
function waiverRows({ waiverFindings }) {
    if (waiverFindings.length === 0)
        return [];
    return [
        '',
        ...waiverFindings.map(({ rule, waiver, message }) => `- **${rule.id}** ${plain(`${waiver.place}: ${message}`)}`),
    ];
}
function checkovRows(result) {
    const open = (0, audit_1.openChecks)(result);
    if (open.length === 0)
        return [];
    return [
        '',
        ...open.map((record) => `- **${plain(record.check)}** ${code(record.address)}: ${plain((0, text_2.checkText)(record))}`),
    ];
}
function folded(waived) {
    if (waived.length === 0)
        return [];
    return [
        '',
        '<details>',
        `<summary>Exceptions (${waived.length})</summary>`,
        ...rows(waived, 'what is accepted', (record) => [(0, text_2.exceptionsText)(record).join('; ')]),
        '',
        '</details>',
    ];
}
/** Lines of text within a cell. */
function cell(lines) {
    return (0, text_1.markdownCell)(lines.map(plain).join('<br>'));
}
function code(text) {
    return (0, text_1.markdownCode)((0, text_1.shortened)(text, LONGEST));
}
function plain(text) {
    return (0, text_1.markdownText)((0, text_1.shortened)(text, LONGEST));
}
//# sourceMappingURL=markdown.js.map