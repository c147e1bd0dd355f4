"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.findingOf = findingOf;
exports.checkLines = checkLines;
exports.checkJson = checkJson;
const routing_1 = require("../routing");
const rules_1 = require("../rules");
const text_1 = require("../text");
/** A finding; of a rule that is sensitive it says where and of which kind, and quotes nothing. */
function findingOf(rule, argument, given, text) {
    const { file, address } = rule.resource;
    if (!rule.isSensitive)
        return { file, address, argument, diagnostic: given, text };
    const { severity, code } = given;
    const message = `${code}, of a text that is not shown ${routing_1.SENSITIVE}`;
    return { file, address, argument, diagnostic: { severity, code, message }, text: message };
}
/** What is known now of rules without a finding: only what was really looked at. */
function doneLines({ rules, judged, proved }) {
    const looked = rules.filter((rule) => (0, routing_1.unresolvedOf)(rule).length === 0);
    if (looked.length === 0)
        return [];
    const byContract = looked.filter((rule) => judged.includes(rule)).length;
    const all = (count) => (count === looked.length ? (count === 1 ? 'it' : 'all') : String(count));
    const rest = byContract < looked.length ? ' (the rest has no contract)' : '';
    const parts = [
        `${all(looked.length)} ${looked.length === 1 ? 'is' : 'are'} valid, within the limits of Azure and azurerm`,
        byContract === 0
            ? 'no contract says which properties there are'
            : `${all(byContract)} ${byContract === 1 ? 'names' : 'name'} only properties and values that the contract of the topic has${rest}`,
        ...(proved === 0 ? [] : [`${(0, rules_1.counted)(proved, 'claim')} proved for all messages`]),
    ];
    return [parts.join('; ')];
}
/** What was found, for people. */
function checkLines(checked) {
    const { rules, findings, notChecked } = checked;
    const errors = findings.filter(({ diagnostic }) => diagnostic.severity === 'error').length;
    const lines = findings.flatMap(({ file, address, argument, diagnostic, text }) => [
        `${file}: ${address}`,
        ...(0, text_1.problemLines)(`${diagnostic.severity}: ${argument}: ${text}`),
        '',
    ]);
    const skipped = notChecked.flatMap((one) => [`${one.file}: not checked: ${(0, routing_1.unresolvedText)(one)}`, '']);
    const warnings = findings.length - errors;
    const missed = new Set(notChecked.map(({ address }) => address));
    const isOpen = (rule) => (0, routing_1.unresolvedOf)(rule).length > 0 || missed.has(rule.resource.address);
    const open = rules.filter((rule) => isOpen(rule) && rule.match.kind !== 'refused').length;
    const parts = [
        `${(0, rules_1.counted)(rules.length - open, 'rule')} checked: ${(0, rules_1.counted)(errors, 'error')}, ${(0, rules_1.counted)(warnings, 'warning')}`,
        ...(open > 0 ? [`${(0, rules_1.counted)(open, 'rule')} only in part, or not at all`] : []),
        ...(notChecked.length > 0 ? [`cannot tell about ${(0, rules_1.counted)(notChecked.length, 'part')} of the document`] : []),
    ];
    const done = findings.length + notChecked.length === 0 ? doneLines(checked) : [];
    return [...lines, ...skipped, parts.join('; '), ...done];
}
/** The same for machines. */
function checkJson({ rules, findings, notChecked, proved }) {
    const rows = findings.map(({ file, address, argument, diagnostic: { severity, code, message, span, rewrite } }) => ({
        file,
        address,
        argument,
        severity,
        code,
        message,
        ...(span && { start: span.start, end: span.end }),
        ...(rewrite !== undefined && { rewrite }),
    }));
    const parts = notChecked.map(({ file, address, argument, problem }) => ({
        file,
        address,
        arguments: argument === '' ? [] : [argument],
        problem,
    }));
    return { rules: rules.length, findings: rows, notChecked: parts, claimsProved: proved };
}
//# sourceMappingURL=check-report.js.map