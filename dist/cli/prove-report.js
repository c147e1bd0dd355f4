"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.reportLines = reportLines;
exports.excludedLines = excludedLines;
exports.answerLines = answerLines;
exports.refutationText = refutationText;
exports.hasFindings = hasFindings;
exports.reportJson = reportJson;
exports.answerJson = answerJson;
const routing_1 = require("../routing");
const rules_1 = require("../rules");
const terminal_1 = require("../terminal");
const text_1 = require("../text");
const proving_1 = require("./proving");
/** So many overlaps are shown to people; `--json` has more. */
const MOST_SHOWN = 10;
/** So many kinds of messages are shown to people. */
const MOST_KINDS = 20;
/** So many overlaps are given to machines, with an example each. */
const MOST_LISTED = 10_000;
/** A report for people. */
function reportLines(report, from, allOverlaps) {
    const { proof, claims, rules, unreachable, undecided } = report;
    const { topic } = proof;
    const least = (0, routing_1.missingOf)(topic.subscriptions).length > 0 ? 'at least ' : '';
    const known = (0, rules_1.counted)((0, routing_1.knownOf)(topic.subscriptions).length, 'subscription');
    const isEmpty = topic.subscriptions.kind === 'all' && topic.subscriptions.all.length === 0;
    const isSettled = unreachable.length + rules.length + undecided.length + proof.unresolved.length === 0;
    return [
        (0, text_1.line) `${terminal_1.colors.bold(topic.label)} (${from}): ${least}${known}, ${(0, proving_1.aboutMessages)(topic)}`,
        ...assumptionLines(report),
        ...excludedLines(proof, 'nothing here covers what it would deliver'),
        ...unknownLines(proof.unresolved),
        ...claims.flatMap(({ claim, answer }) => answerLines(topic, claim, answer)),
        ...unreachable.map(({ name }) => (0, text_1.line) `  ${word('found')} no message reaches ${name}`),
        ...rules.map((finding) => (0, text_1.line) `  ${word('found')} ${describeFinding(finding)}`),
        ...alike(undecided).map(({ reason, all }) => (0, text_1.line) `  ${word('undecided')} ${listOf(all, ({ question }) => question, 'questions')}: ${reason}`),
        // Of no subscription everything could be said.
        ...(isEmpty ? ['  There is no subscription: no message reaches anybody.'] : []),
        ...(isSettled && !isEmpty
            ? [(0, text_1.line) `  ${word('proved')} every subscription is reached; no rule is dead, covered by another, or fails`]
            : []),
        ...(isEmpty ? [] : coverageLines(report)),
        ...overlapLines(report, allOverlaps),
    ];
}
const WORDS = {
    proved: terminal_1.colors.green,
    refuted: terminal_1.colors.red,
    found: terminal_1.colors.yellow,
    undecided: terminal_1.colors.yellow,
    excluded: terminal_1.colors.red,
    unknown: terminal_1.colors.yellow,
};
function word(said) {
    return WORDS[said](said.padEnd(9));
}
/** The rules that are not known, or refused, and what that means for the answer. */
function excludedLines({ excluded }, consequence, among = excluded.map(({ subscription }) => subscription)) {
    return excluded
        .filter(({ subscription }) => among.includes(subscription))
        .map(({ subscription, rule, reason }) => (0, text_1.line) `  ${word('excluded')} ${subscription}/${rule}: ${reason}; ${consequence}`);
}
/** So many reasons why parts are not known are told to people. */
const MOST_UNKNOWN = 12;
/** What is not known of the topic: whatever depends on it is undecided. */
function unknownLines(unresolved) {
    const reasons = (0, routing_1.reasonsOf)(unresolved);
    const lines = reasons.slice(0, MOST_UNKNOWN).map(({ text }) => (0, text_1.line) `  ${word('unknown')} ${text}`);
    const more = reasons.slice(MOST_UNKNOWN).reduce((count, { parts }) => count + parts.length, 0);
    return more > 0 ? [...lines, (0, text_1.line) `  ${word('unknown')} and ${more} more, with --json`] : lines;
}
/** The answer to one claim, with the message that refutes it and where that goes. */
function answerLines(topic, claim, answer) {
    const head = (0, text_1.line) `  ${word(answer.verdict)} ${claim.name}: ${(0, rules_1.claimSubjects)(claim)}`;
    if (answer.verdict === 'proved')
        return [head];
    if (answer.verdict === 'undecided')
        return [head, `            ${answer.reason}`];
    return [head, ...answer.refutations.map((refutation) => `            ${refutationText(topic, claim, refutation)}`)];
}
/** A message that refutes a claim, and where it goes. */
function refutationText(topic, claim, { how, message }) {
    const goes = receivers(topic, message).filter((name) => (0, rules_1.isAbout)(claim, name));
    const where = how === 'reaches nobody' ? 'reaches none of them' : `goes to ${goes.join(' and ')}`;
    return `a message ${where}: ${(0, proving_1.exampleText)(topic, message)}`;
}
/** The subscriptions that get a message, one entry a copy. */
function receivers(topic, message) {
    return new routing_1.Router()
        .route(topic, message)
        .results.flatMap((one) => (0, routing_1.deliveredCopies)(one).map(() => one.subscription.name));
}
function assumptionLines({ proof }) {
    const { assumptions } = proof.prover.space;
    if (assumptions.length === 0)
        return [];
    const optional = proof.topic.contract === undefined ? '; any of them may be missing, none is null' : '';
    return [`  assumed   ${assumptions.join('; ')}${optional}`];
}
function describeFinding({ kind, subscription, rule, other, message }) {
    const place = `${subscription.name}/${rule.name}`;
    switch (kind) {
        case 'never-matches':
            return `no message matches ${place}`;
        case 'covered':
            return `${place} is covered by ${other?.name}: every message that it matches comes anyway`;
        case 'fails':
            return `${place} fails on ${(0, proving_1.exampleText)(subscription.topic, message)}`;
        case 'two-copies':
            return `${subscription.name} gets a message twice, by ${rule.name} and by ${other?.name}: ${(0, proving_1.exampleText)(subscription.topic, message)}`;
    }
}
function coverageLines({ kinds, proof: { topic } }) {
    const lines = kinds.flatMap(({ kind, unreached, reached }) => {
        if (unreached.kind === 'none')
            return [];
        if (unreached.kind === 'undecided')
            return [];
        if (reached.kind === 'none')
            return [`    ${kind}: none of them reaches anybody`];
        return [`    ${kind}: not all, for example ${(0, proving_1.exampleText)(topic, unreached.message)}`];
    });
    const open = kinds.flatMap(({ kind, unreached }) => unreached.kind === 'undecided' ? [{ kind, reason: unreached.reason }] : []);
    lines.push(...alike(open).map(({ reason, all }) => `    ${listOf(all, ({ kind }) => kind, 'kinds')}: not known (${reason})`));
    return lines.length === 0
        ? [(0, text_1.line) `  ${word('proved')} every message of a known kind (${kinds.length}) reaches somebody`]
        : ['  Messages that reach nobody:', ...shortened(lines)];
}
function overlapLines({ overlaps, proof }, all) {
    const { pairs, undecided } = overlaps;
    const { topic } = proof;
    const count = (0, routing_1.knownOf)(topic.subscriptions).length;
    const total = (count * (count - 1)) / 2;
    if (total === 0)
        return [];
    const shown = all ? pairs : pairs.slice(0, MOST_SHOWN);
    const hidden = pairs.length - shown.length;
    if (pairs.length + undecided.length === 0) {
        const isWhole = topic.subscriptions.kind === 'all';
        return isWhole ? [(0, text_1.line) `  ${word('proved')} no message reaches two subscriptions`] : [];
    }
    return [
        `  Messages that reach two subscriptions (${pairs.length} of ${total} pairs${hidden > 0 ? `, ${hidden} more with --overlaps` : ''}):`,
        ...shown.map(({ subscriptions: [a, b], message }) => `    ${a.name} and ${b.name}: ${(0, proving_1.exampleText)(topic, message)}`),
        ...alike(undecided).map(({ reason, all }) => `    ${listOf(all, ({ subscriptions: [a, b] }) => `${a.name} and ${b.name}`, 'pairs')}: not known (${reason})`),
    ];
}
/** What waits for the same, under its reason. */
function alike(open) {
    const groups = new Map();
    for (const one of open)
        groups.set(one.reason, [...(groups.get(one.reason) ?? []), one]);
    return [...groups].map(([reason, all]) => ({ reason, all }));
}
/** So many of what waits for the same are named. */
const MOST_NAMED = 3;
function listOf(all, name, what) {
    const named = all.slice(0, MOST_NAMED).map(name).join(', ');
    return all.length > MOST_NAMED ? `${named} and ${all.length - MOST_NAMED} more ${what}` : named;
}
function shortened(lines) {
    if (lines.length <= MOST_KINDS)
        return lines;
    return [...lines.slice(0, MOST_KINDS), `    and ${lines.length - MOST_KINDS} more kinds, with --json`];
}
/** Whether there is anything that somebody should look at. */
function hasFindings({ claims, rules, unreachable, undecided, proof }) {
    const isOpen = claims.some(({ answer }) => answer.verdict !== 'proved');
    return isOpen || rules.length + unreachable.length + undecided.length + proof.unresolved.length > 0;
}
/** A report for machines. */
function reportJson({ proof, claims, rules, unreachable, kinds, overlaps, undecided }, from) {
    return {
        topic: proof.topic.label,
        address: proof.topic.address,
        from,
        contract: proof.topic.contract !== undefined,
        assumptions: proof.prover.space.assumptions,
        excluded: proof.excluded,
        ...(proof.unresolved.length > 0 && {
            unknown: proof.unresolved.map(({ address, argument, problem }) => ({ address, argument, problem })),
        }),
        claims: claims.map(({ claim, answer }) => answerJson(proof.topic, claim, answer)),
        unreachable: unreachable.map(({ name }) => name),
        rules: rules.map(({ kind, subscription, rule, other, message }) => ({
            kind,
            subscription: subscription.name,
            rule: rule.name,
            ...(other !== undefined && { other: other.name }),
            ...(message !== undefined && { message: (0, proving_1.exampleJson)(subscription.topic, message) }),
        })),
        kinds: kinds.map(({ kind, unreached, reached }) => ({ kind, ...coverageJson(proof.topic, unreached, reached) })),
        overlaps: {
            pairs: overlaps.pairs.length,
            listed: overlaps.pairs.slice(0, MOST_LISTED).map(({ subscriptions: [a, b], message }) => ({
                subscriptions: [a.name, b.name],
                message: (0, proving_1.exampleJson)(proof.topic, message),
            })),
            undecided: overlaps.undecided.map(({ subscriptions: [a, b], reason }) => ({
                subscriptions: [a.name, b.name],
                reason,
            })),
            decidedBy: overlaps.decidedBy,
        },
        undecided: undecided.map(({ question, reason }) => `${question}: ${reason}`),
        solverQuestions: proof.prover.questions,
    };
}
function coverageJson(topic, unreached, reached) {
    if (unreached.kind === 'undecided')
        return { reaches: 'undecided', reason: unreached.reason };
    if (unreached.kind === 'none')
        return { reaches: 'always' };
    return { reaches: reached.kind === 'none' ? 'never' : 'sometimes', message: (0, proving_1.exampleJson)(topic, unreached.message) };
}
/** The answer to a claim for machines. */
function answerJson(topic, claim, answer) {
    return {
        ...(0, rules_1.claimToJson)(claim),
        verdict: answer.verdict,
        ...(answer.verdict === 'undecided' && { reason: answer.reason }),
        ...(answer.verdict === 'refuted' && {
            refutations: answer.refutations.map(({ how, message }) => ({
                how,
                message: (0, proving_1.exampleJson)(topic, message),
                receivers: receivers(topic, message),
            })),
        }),
    };
}
//# sourceMappingURL=prove-report.js.map