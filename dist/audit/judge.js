"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.subjectsOf = subjectsOf;
exports.judge = judge;
exports.recordOf = recordOf;
exports.statusOf = statusOf;
const text_1 = require("../text");
const rule_1 = require("./rule");
const verdict_1 = require("./verdict");
/** What a rule is asked about in a document. */
function subjectsOf(rule, document) {
    return rule.appliesTo.flatMap((type) => {
        if (type === 'output')
            return document.outputs;
        if (type === 'terraform')
            return [document.whole];
        if (type === 'written' || type === 'called')
            return document.written.filter((part) => part.type === type);
        if (type === 'unread')
            return document.unread;
        if (type === rule_1.EVERY_DATA_SOURCE)
            return document.resources.filter(({ resource }) => resource?.mode === 'data');
        if (type === rule_1.EVERY_RESOURCE)
            return document.resources.filter(({ resource }) => resource?.mode === 'managed');
        return document.ofType(type);
    });
}
/** Asks a rule about a subject; a rule that throws has not looked, and says nothing good. */
function judge(rule, subject, document) {
    try {
        const verdict = rule.judge(subject, document);
        const isCertain = verdict.kind !== 'unknown';
        const doubt = isCertain && subject.type !== 'unread' ? doubtAbout(subject, document) : undefined;
        return doubt === undefined ? verdict : { kind: 'unknown', reason: doubt };
    }
    catch (error) {
        const reason = error instanceof verdict_1.Unresolved ? error.message : (0, text_1.faultIn)('it', error);
        return { kind: 'unknown', reason };
    }
}
/** Why a subject may be another than the document says: something that is not read overrides it. */
function doubtAbout(subject, document) {
    const { overriding } = document;
    if (overriding !== undefined)
        return `${overriding.address} ${overriding.why}, and may say other`;
    const changing = subject.resource?.mode === 'managed' ? document.changing(subject) : undefined;
    return changing && `${changing.address} changes it in ARM's own words, which no rule reads`;
}
/** What rules are, each once: there is a record for each rule and resource. */
const infos = new WeakMap();
function infoOf(rule) {
    const { judge: _, appliesTo: __, ...rest } = rule;
    const info = infos.get(rule) ?? rest;
    infos.set(rule, info);
    return info;
}
/** A verdict as a record, before exceptions. */
function recordOf(rule, subject, document, locator) {
    const verdict = judge(rule, subject, document);
    const locate = (argument) => locator.locate(subject.file, subject.path, argument);
    return {
        rule: infoOf(rule),
        document: document.source.path,
        address: subject.address,
        constructPath: subject.constructPath,
        location: locate(''),
        status: verdict.kind,
        evidence: verdict.kind === 'compliant' ? verdict.evidence.map((one) => ({ ...one, location: locate(one.argument) })) : [],
        findings: verdict.kind === 'non-compliant'
            ? verdict.findings.map((one) => ({ ...one, location: locate(one.argument) }))
            : [],
        reason: 'reason' in verdict ? verdict.reason : undefined,
        waiver: undefined,
    };
}
/** The status of a record whose findings have been matched with exceptions. */
function statusOf(status, findings) {
    if (status !== 'non-compliant')
        return status;
    return findings.every(({ waiver }) => waiver !== undefined) ? 'waived' : 'non-compliant';
}
//# sourceMappingURL=judge.js.map