"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.audit = audit;
exports.openRecords = openRecords;
exports.openChecks = openChecks;
const apply_waivers_1 = require("./apply-waivers");
const audited_document_1 = require("./audited-document");
const checkov_1 = require("./checkov");
const judge_1 = require("./judge");
const locator_1 = require("./locator");
const read_waivers_1 = require("./read-waivers");
const rule_1 = require("./rule");
const rules_1 = require("./rules");
/**
 * Asks every rule about every resource.
 *
 * @throws MalformedWaivers for exceptions in the documents that are not in order
 */
function audit(documents, options) {
    const { today, rules = rules_1.auditRules } = options;
    const judgedTypes = new Set(rules.flatMap(({ appliesTo }) => appliesTo));
    const audited = documents.map((document) => new audited_document_1.AuditedDocument(document, judgedTypes));
    const locators = new Map(audited.map((document) => [document, new locator_1.Locator(document.source)]));
    const ids = rules.map(({ id }) => id);
    const waivers = [...(0, read_waivers_1.waiversInCode)(locators, ids), ...(options.waivers ?? [])];
    const steps = audited.length * rules.length;
    const judged = audited.flatMap((document, number) => rules.flatMap((rule, index) => {
        options.onProgress?.(number * rules.length + index, steps);
        return (0, judge_1.subjectsOf)(rule, document).map((subject) => ({
            record: (0, judge_1.recordOf)(rule, subject, document, locators.get(document)),
            document,
            subject,
        }));
    }));
    const matcher = new apply_waivers_1.WaiverMatcher(waivers, rules, today);
    const applied = judged.map((one) => matcher.apply(one));
    const records = applied.map(({ record }) => record);
    const { checkov: results } = options;
    const checkov = results === undefined ? [] : (0, checkov_1.compareWithCheckov)(results, applied, rules, locators, matcher);
    const met = new Set(records.map(({ rule }) => rule.id));
    return {
        today,
        documents,
        rules,
        records: records.sort(byPlace),
        waivers,
        waiverFindings: matcher.faults(judged, results !== undefined),
        checkov,
        idleRules: ids.filter((id) => !met.has(id)),
        unknownTypes: unknownTypes(audited, rules),
    };
}
/** What has to be looked at by somebody: it makes the command end with status 1. */
function openRecords({ records }) {
    return records.filter(({ status }) => status === 'non-compliant' || status === 'unknown');
}
/** Checks of checkov that fail without an exception, or that ours contradicts. */
function openChecks({ checkov }) {
    return checkov.filter(({ passed, waiver }) => !passed && waiver === undefined);
}
function byPlace(a, b) {
    return inOrder(a.document, b.document) || inOrder(a.address, b.address) || inOrder(a.rule.id, b.rule.id);
}
function inOrder(a, b) {
    return a < b ? -1 : Number(a > b);
}
function unknownTypes(documents, rules) {
    const known = new Set(rules.flatMap(({ appliesTo }) => appliesTo).filter((type) => type !== rule_1.EVERY_RESOURCE));
    const counts = new Map();
    for (const { resource, type } of documents.flatMap(({ resources }) => resources)) {
        if (resource?.mode === 'managed' && !known.has(type))
            counts.set(type, (counts.get(type) ?? 0) + 1);
    }
    return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
//# sourceMappingURL=audit.js.map