"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.reportTopic = reportTopic;
const routing_1 = require("../../routing");
const message_set_1 = require("../messages/message-set");
const kind_coverage_1 = require("./kind-coverage");
const overlaps_1 = require("./overlaps");
/** Asks everything about a topic. */
async function reportTopic(proof) {
    const { topic } = proof;
    const claims = [];
    for (const claim of topic.claims)
        claims.push({ claim, answer: await proof.prove(claim) });
    const search = new RuleSearch(proof);
    const unreachable = [];
    for (const subscription of (0, routing_1.knownOf)(topic.subscriptions)) {
        await search.failuresOf(subscription);
        if (await search.isUnreachable(subscription))
            unreachable.push(subscription);
        else
            await search.rulesOf(subscription);
    }
    const missing = (0, routing_1.missingOf)(topic.subscriptions);
    if (missing.length > 0)
        search.undecided.push({ question: 'which further subscriptions it has', reason: (0, routing_1.becauseOf)(missing) });
    return {
        proof,
        claims,
        rules: search.found,
        unreachable,
        kinds: await (0, kind_coverage_1.kindCoverage)(proof),
        overlaps: await (0, overlaps_1.findOverlaps)(proof),
        undecided: search.undecided,
    };
}
class RuleSearch {
    proof;
    found = [];
    undecided = [];
    constructor(proof) {
        this.proof = proof;
    }
    async isUnreachable(subscription) {
        return this.isNone(await this.proof.find(this.proof.receives(subscription)), `whether ${subscription.name} is reached`);
    }
    /** Rules beside each other: which of them are dead, covered, or deliver a message twice. */
    async rulesOf(subscription) {
        const rules = this.known(subscription);
        for (const rule of rules.length > 1 ? rules : [])
            await this.ownMessages(subscription, rule, rules);
        for (const [index, rule] of rules.entries()) {
            for (const other of rules.slice(index + 1))
                await this.copies(subscription, rule, other);
        }
    }
    /** Rules that fail on a message. */
    async failuresOf(subscription) {
        for (const rule of this.known(subscription)) {
            const filter = (0, routing_1.knownFilter)(rule);
            if (filter === undefined)
                continue;
            const failing = await this.proof.find(this.proof.prover.failing(filter));
            if (failing.kind === 'message')
                this.found.push({ kind: 'fails', subscription, rule, message: failing.message });
            else
                this.isNone(failing, `whether ${subscription.name}/${rule.name} fails`);
        }
    }
    /** The rules of which the filter is known. */
    known(subscription) {
        return (0, routing_1.knownOf)(subscription.rules).filter((rule) => (0, routing_1.knownFilter)(rule) !== undefined);
    }
    async ownMessages(subscription, rule, rules) {
        const own = this.proof.matches(subscription, rule);
        if (this.isNone(await this.proof.find(own), `whether ${subscription.name}/${rule.name} ever matches`)) {
            this.found.push({ kind: 'never-matches', subscription, rule });
            return;
        }
        // A rule with an action makes copies of its own, whatever other rules match.
        if (hasAction(rule))
            return;
        for (const other of rules) {
            if (other === rule || hasAction(other))
                continue;
            const covers = (a, b) => this.proof.find((0, message_set_1.inAll)(this.proof.matches(subscription, b), (0, message_set_1.outside)(this.proof.matches(subscription, a))));
            if ((await covers(other, rule)).kind !== 'none')
                continue;
            // Of two that match the same, one is told to be superfluous.
            if (rules.indexOf(other) > rules.indexOf(rule) && (await covers(rule, other)).kind === 'none')
                continue;
            this.found.push({ kind: 'covered', subscription, rule, other });
            return;
        }
    }
    async copies(subscription, rule, other) {
        if (!hasAction(rule) && !hasAction(other))
            return;
        if ([rule, other].some(({ acknowledged }) => acknowledged['two-copies'] !== undefined))
            return;
        const both = (0, message_set_1.inSeveral)([rule, other].map((one) => this.proof.matches(subscription, one)));
        const twice = await this.proof.find(both);
        if (twice.kind === 'message') {
            this.found.push({ kind: 'two-copies', subscription, rule, other, message: twice.message });
        }
        else
            this.isNone(twice, `whether ${subscription.name} gets a message twice by ${rule.name} and ${other.name}`);
    }
    isNone(finding, question) {
        if (finding.kind === 'undecided')
            this.undecided.push({ question, reason: finding.reason });
        return finding.kind === 'none';
    }
}
/** Whether a rule has an action, or may have one. */
function hasAction({ action }) {
    return action.kind === 'unknown' || action.value !== undefined;
}
//# sourceMappingURL=topic-report.js.map