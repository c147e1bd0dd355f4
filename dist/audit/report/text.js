"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.findingText = findingText;
exports.recordLines = recordLines;
exports.exceptionsText = exceptionsText;
exports.checkText = checkText;
exports.totalText = totalText;
const rules_1 = require("../../rules");
const summary_1 = require("./summary");
/** What is found at a place, in words: `local_auth_enabled is true, wanted false`. */
function findingText({ argument, got, expected, }) {
    return argument === '' ? `${got}; wanted ${expected}` : `${argument} is ${got}; wanted ${expected}`;
}
/** What a record says, in words, a line each. */
function recordLines({ status, findings, evidence, reason }) {
    if (status === 'not-applicable')
        return [reason ?? ''];
    if (reason !== undefined)
        return [`nobody can tell: ${reason}`];
    return (status === 'compliant' ? evidence : findings).map(findingText);
}
/** The exceptions that cover a record or its findings, each once, in a line. */
function exceptionsText({ waiver, findings }) {
    const waivers = new Set([waiver, ...findings.map((finding) => finding.waiver)]);
    return [...waivers].flatMap((one) => (one === undefined ? [] : [waiverText(one)]));
}
/** An exception in a line: who, until when, and why. */
function waiverText({ approver, ticket, expires, reason }) {
    return `until ${expires}, ${approver} (${ticket}): ${reason}`;
}
/** What a check of checkov says that has no exception, beside ours. */
function checkText({ title, agreement, ours }) {
    const say = ours.map(({ rule, status }) => `${rule} is ${status}`).join(', ');
    return agreement === 'only-checkov' ? title : `${title}; here ${say}`;
}
/** The last line of every report for people. */
function totalText(result) {
    const { records, statuses, exceptions, checkov } = (0, summary_1.summarize)(result);
    const parts = [
        `${(0, rules_1.counted)(records, 'record')}`,
        `${statuses.compliant} compliant`,
        `${statuses['non-compliant']} not`,
        `${statuses.waived} waived`,
        `${statuses['not-applicable']} not applicable`,
        `${statuses.unknown} unknown`,
    ];
    const more = exceptions.findings === 0 ? [] : [`${(0, rules_1.counted)(exceptions.findings, 'fault')} of exceptions`];
    if (checkov !== null)
        more.push(`checkov: ${checkov.total} results, ${checkov.open} open`);
    return [parts.join(', '), ...more].join('; ');
}
//# sourceMappingURL=text.js.map