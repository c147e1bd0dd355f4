"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.auditSarif = auditSarif;
exports.sarifNotices = sarifNotices;
const rules_1 = require("../../rules");
const text_1 = require("../../text");
const rule_1 = require("../rule");
const waiver_rules_1 = require("../waiver-rules");
const artifact_uri_1 = require("./artifact-uri");
const notices_1 = require("./notices");
const provenance_1 = require("./provenance");
const sarif_limits_1 = require("./sarif-limits");
const sarif_rules_1 = require("./sarif-rules");
const text_2 = require("./text");
/** Every rule that results can be about. */
const ABOUT_EXCEPTIONS = Object.values(waiver_rules_1.WAIVER_RULES);
/**
 * The report as SARIF 2.1.0, one run a document: GitHub keeps runs apart by their category. It takes twenty runs a
 * file, so of more documents those from the twentieth on share the last run, and nothing is left out for that.
 *
 * What GitHub would not take is left out of the variant for it, and said in the file: `sarifNotices` reads it out.
 */
function auditSarif(result, provenance, variant) {
    const paths = result.documents.map(({ path }) => path);
    const alone = paths.length <= sarif_limits_1.GITHUB_LIMITS.runs ? paths : paths.slice(0, sarif_limits_1.GITHUB_LIMITS.runs - 1);
    const shared = paths.slice(alone.length);
    const groups = [...alone.map((path) => [path]), ...(shared.length === 0 ? [] : [shared])];
    const report = (limit) => ({
        $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
        version: '2.1.0',
        runs: groups.map((documents) => runOf(new Set(documents), result, provenance, variant, limit)),
    });
    return variant === 'full'
        ? report(sarif_limits_1.unlimited)
        : (0, sarif_limits_1.fittingUpload)((most) => report((all, rank) => (0, sarif_limits_1.limited)(all, most, rank)));
}
/** What a report says of itself: what was left out of it, and why. */
function sarifNotices({ runs }) {
    const notices = runs.flatMap(({ automationDetails, invocations = [] }) => invocations.flatMap(({ toolExecutionNotifications = [] }) => toolExecutionNotifications.map(({ message }) => `${automationDetails?.id}: ${message.text}`)));
    return notices;
}
function runOf(documents, result, provenance, variant, limit) {
    const rules = [...result.rules, ...ABOUT_EXCEPTIONS];
    const index = new Map(rules.map(({ id }, at) => [id, at]));
    const severities = new Map(rules.map(({ id, severity }) => [id, rule_1.SEVERITIES.indexOf(severity)]));
    const inputs = provenance.inputs.filter((input) => documents.has(input.document));
    const isHere = belongingTo(documents, result);
    const notices = (0, notices_1.noticesAbout)({ ...result, waivers: result.waivers.filter(isHere) });
    const ofKind = (wanted) => notices.filter(({ kind }) => kind === wanted);
    const all = [
        ...result.records
            .filter((record) => documents.has(record.document))
            .flatMap((record) => resultsOf(record, index, variant)),
        ...result.waiverFindings.filter(({ waiver }) => isHere(waiver)).map((fault) => faultResult(fault, index)),
        ...ofKind('ends-soon').flatMap(({ waivers }) => waivers.map((waiver) => endResult(waiver, index, variant))),
    ];
    const { results, notice } = limit(all, ({ ruleId = '' }) => severities.get(ruleId) ?? 0);
    const [only = ''] = documents;
    const isShared = documents.size > 1;
    return {
        tool: { driver: (0, sarif_rules_1.driverOf)(rules, provenance) },
        automationDetails: { id: `scheduler-audit/${isShared ? OTHERS : (0, artifact_uri_1.artifactUri)(only)}/` },
        columnKind: 'utf16CodeUnits',
        invocations: [
            {
                executionSuccessful: true,
                toolExecutionNotifications: [
                    ...(isShared ? [notification('note', sharedText(documents.size, result))] : []),
                    ...(notice === undefined ? [] : [notification('warning', notice)]),
                ],
                toolConfigurationNotifications: ofKind('not-approved').map(({ text }) => notification('note', text)),
            },
        ],
        taxonomies: [(0, sarif_rules_1.benchmarkOf)(rules)],
        artifacts: inputs.map(({ file, sha256: hash }) => ({
            location: { uri: (0, artifact_uri_1.artifactUri)(file) },
            hashes: { 'sha-256': hash },
            sourceLanguage: 'json',
        })),
        results: numbered(results),
        properties: { date: result.today, rules: provenance.rules, inputs },
    };
}
/** Whether an exception belongs to some documents. Those of a file belong to all; the first run tells of them. */
function belongingTo(documents, { documents: [first] }) {
    const isFirst = first !== undefined && documents.has(first.path);
    return ({ beside }) => (beside === undefined ? isFirst : documents.has(beside.document.source.path));
}
/** The category of the run that several documents share; no URI of a document has a blank. */
const OTHERS = 'other documents';
function sharedText(count, { documents: all }) {
    const own = all.length - count;
    return `${count} of ${(0, rules_1.counted)(all.length, 'document')} share this run: GitHub takes ${sarif_limits_1.GITHUB_LIMITS.runs} runs a file, and the first ${own} have one each`;
}
function notification(level, text) {
    return { level, message: { text } };
}
/** Fingerprints that differ: of two that are alike, the later one has another number, as in GitHub's own. */
function numbered(results) {
    const counts = new Map();
    return results.map((result) => {
        const print = `${result.partialFingerprints?.primaryLocationLineHash}`;
        const count = (counts.get(print) ?? 0) + 1;
        counts.set(print, count);
        if (count === 1)
            return result;
        return { ...result, partialFingerprints: { primaryLocationLineHash: print.replace(/:1$/, `:${count}`) } };
    });
}
function resultsOf(record, index, variant) {
    const { rule, status, findings, location, waiver } = record;
    if (status === 'compliant' || status === 'not-applicable') {
        if (variant === 'upload')
            return [];
        const kind = status === 'compliant' ? 'pass' : 'notApplicable';
        return [{ ...common(record, index, location, undefined, (0, text_2.recordLines)(record)), kind, level: 'none' }];
    }
    if (findings.length === 0) {
        const unknown = common(record, index, location, undefined, (0, text_2.recordLines)(record));
        if (variant === 'full')
            return [{ ...unknown, kind: 'open', level: 'none', suppressions: suppressions(waiver) }];
        return waiver === undefined ? [{ ...unknown, level: 'warning' }] : [];
    }
    return findings
        .filter((finding) => variant === 'full' || finding.waiver === undefined)
        .map((finding) => ({
        ...common(record, index, finding.location, finding, [`${rule.title}: ${(0, text_2.findingText)(finding)}`]),
        ...(variant === 'full' && { kind: 'fail', suppressions: suppressions(finding.waiver) }),
        level: sarif_rules_1.LEVELS[rule.severity],
    }));
}
function common({ rule, document, address, constructPath }, index, location, finding, lines) {
    return {
        ruleId: rule.id,
        ruleIndex: index.get(rule.id) ?? -1,
        message: { text: (0, text_1.sarifText)([...lines.slice(0, -1), `${lines.at(-1) ?? ''} (${constructPath ?? address})`]) },
        locations: [physical(location, address, constructPath)],
        partialFingerprints: {
            // What is found stays the same alert when lines move.
            primaryLocationLineHash: `${(0, provenance_1.sha256)([rule.id, document, address, finding?.key ?? ''].join('\n')).slice(0, 16)}:1`,
        },
    };
}
function physical({ file, line, column, endLine }, address, constructPath) {
    return {
        physicalLocation: {
            artifactLocation: { uri: (0, artifact_uri_1.artifactUri)(file) },
            region: { startLine: line, startColumn: column, endLine },
        },
        logicalLocations: [
            { fullyQualifiedName: address, kind: 'resource' },
            ...(constructPath === undefined ? [] : [{ fullyQualifiedName: constructPath, kind: 'member' }]),
        ],
    };
}
function suppressions(waiver) {
    if (waiver === undefined)
        return [];
    const { source, reason, approver, ticket, expires } = waiver;
    return [
        {
            kind: source === 'code' ? 'inSource' : 'external',
            status: 'accepted',
            justification: (0, text_1.sarifText)([`${reason} (${approver}, ${ticket}, until ${expires})`]),
            properties: { approver, ticket, expires },
        },
    ];
}
function faultResult({ rule, waiver, message }, index) {
    return { ...aboutException(rule, waiver, message, index), level: sarif_rules_1.LEVELS[rule.severity] };
}
/** An exception that ends soon is nothing that is wrong, and GitHub shows nothing else. */
function endResult(waiver, index, variant) {
    const about = aboutException(waiver_rules_1.WAIVER_RULES.endsSoon, waiver, `it ends on ${waiver.expires}`, index);
    return variant === 'full' ? { ...about, kind: 'review', level: 'none' } : { ...about, level: 'note' };
}
function aboutException(rule, waiver, message, index) {
    return {
        ruleId: rule.id,
        ruleIndex: index.get(rule.id) ?? -1,
        message: { text: (0, text_1.sarifText)([`${waiver.id} at ${waiver.scope}: ${message}`]) },
        locations: [physical(waiver.location, waiver.scope, undefined)],
        partialFingerprints: {
            primaryLocationLineHash: `${(0, provenance_1.sha256)([rule.id, waiver.id, waiver.scope].join('\n')).slice(0, 16)}:1`,
        },
    };
}
//# sourceMappingURL=sarif.js.map