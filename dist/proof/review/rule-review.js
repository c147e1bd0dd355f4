"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.reviewRules = reviewRules;
exports.reviewFailures = reviewFailures;
exports.remarksOnRules = remarksOnRules;
const routing_1 = require("../../routing");
const message_set_1 = require("../messages/message-set");
const filter_change_1 = require("../questions/filter-change");
const topic_proof_1 = require("../questions/topic-proof");
const examples_1 = require("./examples");
const pairs_1 = require("./pairs");
const rule_text_1 = require("./rule-text");
/** What became of the rules, one by one. */
async function reviewRules(change) {
    const rules = [];
    for (const pair of change.changed) {
        for (const rule of rulePairs(pair, change)) {
            const compared = await compareRules(change, pair, rule);
            if (compared !== undefined)
                rules.push(compared);
        }
    }
    return rules;
}
/** Messages that a rule fails on now and did not before. */
async function reviewFailures(change) {
    const remarks = [];
    for (const pair of change.changed) {
        for (const { before, after } of rulePairs(pair, change)) {
            const [old, now] = [before, after].map((one) => one && (0, routing_1.knownFilter)(one.rule));
            if (pair.after === undefined || after === undefined || now === undefined || now.toString() === old?.toString())
                continue;
            const failed = old === undefined ? message_set_1.NO_MESSAGE : change.prover.failing(old);
            const found = await change.prover.find((0, message_set_1.inAll)(change.prover.failing(now), (0, message_set_1.outside)(failed)));
            if (found.kind !== 'message')
                continue;
            const isKept = (0, routing_1.valueOr)(pair.after.deadLettersFilterErrors, undefined);
            const end = isKept === undefined ? 'dead-lettered or **lost**' : isKept ? 'dead-lettered' : '**lost**';
            const text = `rule \`${after.name}\` fails on messages that it did not fail on, and they are ${end} here`;
            remarks.push({ code: 'rule-fails', subject: change.subject(pair.after), text, message: found.message });
        }
    }
    return remarks;
}
/** Rules that Azure would refuse, and actions that make other copies. */
function remarksOnRules(change) {
    const excluded = change.newlyOpen.map(({ subscription, rule }) => {
        const isRefused = rule.match.kind === 'refused';
        return {
            code: isRefused ? 'invalid-rule' : 'unknown-rule',
            subject: change.subject(subscription),
            text: `rule \`${rule.name}\`: ${(0, topic_proof_1.reasonOf)(rule)}${isRefused ? '; the apply would fail half way' : ''}: cannot tell what it delivers`,
            unknown: true,
            tells: (0, routing_1.unresolvedOf)(rule),
            ...(isRefused && { gate: 'invalid-rule' }),
        };
    });
    const actions = change.changed.flatMap((pair) => rulePairs(pair, change).flatMap(({ before, after }) => {
        if (before === undefined || after === undefined)
            return [];
        return actionRemark(change.subject((pair.after ?? pair.before)), before.rule, after.rule);
    }));
    return [...excluded, ...actions];
}
function rulePairs({ before, after }, { previous }) {
    const named = (subscription) => (subscription === undefined ? [] : (0, routing_1.knownOf)(subscription.rules)).map((rule) => ({
        rule,
        name: rule.name,
        // Azure's own rule has no resource, and stands beside its subscription.
        address: rule.isDefault ? `${rule.resource.address} ${rule.name}` : rule.resource.address,
    }));
    return (0, pairs_1.pairsOf)(named(before), named(after), previous);
}
async function compareRules(change, pair, { before, after }) {
    const subscription = (pair.after ?? pair.before).name;
    const texts = {
        ...(before !== undefined && { before: (0, rule_text_1.ruleText)(before.rule) }),
        ...(after !== undefined && { after: (0, rule_text_1.ruleText)(after.rule) }),
    };
    const place = { subscription, rule: (after ?? before).name };
    if (before !== undefined && after !== undefined && (0, rule_text_1.ruleKey)(before.rule) === (0, rule_text_1.ruleKey)(after.rule))
        return undefined;
    if (before === undefined || after === undefined) {
        const open = change.mayHaveRule(pair, before === undefined ? 'before' : 'after');
        if (open.length > 0)
            return { ...place, verdict: 'unknown', ...texts, reason: (0, routing_1.becauseOf)(open) };
        return { ...place, verdict: before === undefined ? 'added' : 'removed', ...texts };
    }
    const [from, to] = [(0, routing_1.knownFilter)(before.rule), (0, routing_1.knownFilter)(after.rule)];
    if (from === undefined || to === undefined) {
        const isRefused = [before, after].some(({ rule }) => rule.match.kind === 'refused');
        const reason = (0, routing_1.becauseOf)([before, after].flatMap(({ rule }) => (0, routing_1.unresolvedOf)(rule)));
        return { ...place, verdict: isRefused ? 'invalid' : 'unknown', ...texts, reason };
    }
    const { verdict, gained, lost } = await (0, filter_change_1.changeOfFilters)(change.prover, from, to);
    return { ...place, verdict, ...texts, ...(0, examples_1.examplesOf)(gained, lost) };
}
/** What an action makes of a copy may matter to whoever reads it. */
function actionRemark(subject, before, after) {
    const [old, now] = [before, after].map((rule) => (rule.isSensitive ? routing_1.SENSITIVE : (0, routing_1.knownAction)(rule)?.toString()));
    const isOpen = after.action.kind === 'unknown';
    if (ruleActionKey(before) === ruleActionKey(after) && !isOpen)
        return [];
    if (isOpen) {
        const open = (0, routing_1.unresolvedOf)(after);
        const text = `whether rule \`${after.name}\` changes its copies is not known: ${(0, routing_1.becauseOf)(open)}`;
        return [{ code: 'action', subject, text, unknown: true, tells: (0, routing_1.toldParts)(open) }];
    }
    const did = old === undefined ? 'none' : `\`${old}\``;
    const does = now === undefined ? 'has no action any more' : `changes its copies by \`${now}\``;
    return [{ code: 'action', subject, text: `rule \`${after.name}\` ${does}; before: ${did}` }];
}
function ruleActionKey(rule) {
    return `${rule.action.kind} ${(0, routing_1.knownAction)(rule)?.sql}`;
}
//# sourceMappingURL=rule-review.js.map