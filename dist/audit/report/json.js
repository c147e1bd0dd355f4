"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.REPORT_VERSION = void 0;
exports.auditJson = auditJson;
const notices_1 = require("./notices");
const summary_1 = require("./summary");
/** The form of the JSON report; it rises when something is taken away or means something else. */
exports.REPORT_VERSION = 1;
/** The report for machines and archives: every record, in an order that does not change. `schema.ts` is its schema. */
function auditJson(result, provenance) {
    return {
        version: exports.REPORT_VERSION,
        date: result.today,
        provenance,
        summary: (0, summary_1.summarize)(result),
        rules: [...result.rules].map(ruleJson),
        records: result.records.map(recordJson),
        exceptions: result.waivers.map(waiverJson),
        exceptionFindings: result.waiverFindings.map(waiverFindingJson),
        exceptionNotices: (0, notices_1.noticesAbout)(result).map(noticeJson),
        checkov: result.checkov.map(checkovJson),
        idleRules: result.idleRules,
        typesWithoutRules: Object.fromEntries(result.unknownTypes),
    };
}
function ruleJson({ id, version, title, severity, rationale, remediation, controls, waivable }) {
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
function recordJson(record) {
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
function locationJson({ file, line, column, endLine, pointer }) {
    return { file, line, column, endLine, pointer };
}
function observationJson({ argument, got, expected, location }) {
    return { argument, got, expected, line: location.line, pointer: location.pointer };
}
function findingJson(finding) {
    const { key, waiver } = finding;
    return {
        ...observationJson(finding),
        key: key ?? null,
        exception: waiver === undefined ? null : waiverJson(waiver),
    };
}
function waiverJson({ id, scope, source, reason, approver, ticket, expires, location }) {
    const { file, line } = location;
    return { id, scope, source, reason, approver, ticket, expires, file, line };
}
function waiverFindingJson({ rule, waiver, message }) {
    return {
        rule: rule.id,
        severity: rule.severity,
        message,
        exception: waiverJson(waiver),
        location: locationJson(waiver.location),
    };
}
function noticeJson({ kind, text, waivers }) {
    return { kind, message: text, exceptions: waivers.map(waiverJson) };
}
function checkovJson(record) {
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
//# sourceMappingURL=json.js.map