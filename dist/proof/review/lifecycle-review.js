"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.reviewRuleGaps = reviewRuleGaps;
const routing_1 = require("../../routing");
const message_set_1 = require("../messages/message-set");
const filter_change_1 = require("../questions/filter-change");
const prover_1 = require("../questions/prover");
const topic_proof_1 = require("../questions/topic-proof");
const default_rule_review_1 = require("./default-rule-review");
const pairs_1 = require("./pairs");
const replacement_review_1 = require("./replacement-review");
/** The moments in which rules are missing: replaced or renamed rules, and what becomes of `$Default`. */
async function reviewRuleGaps(change, before, after, previous) {
    const remarks = [...(0, default_rule_review_1.reviewFirstRules)(change, before, after, previous)];
    const kinds = new Map(change.changes.map(({ address, kind }) => [address, kind]));
    for (const { before: old, after: now } of (0, pairs_1.topicPairs)(before, after, previous)) {
        if (now === undefined || old === undefined)
            continue;
        for (const pair of (0, pairs_1.pairsOf)((0, routing_1.knownOf)(old.subscriptions), (0, routing_1.knownOf)(now.subscriptions), previous)) {
            if (pair.after === undefined || pair.before === undefined)
                continue;
            const isNew = (0, replacement_review_1.isReplaced)({ kind: kinds.get(pair.after.address) ?? 'none' });
            if (isNew || (0, routing_1.knownOf)(pair.after.rules).length === 0)
                continue;
            const subject = `${now.name}/${pair.after.name}`;
            remarks.push(...(await new Gaps(kinds, subject, pair.before, pair.after, old, now, previous).find()));
        }
    }
    return remarks;
}
class Gaps {
    kinds;
    subject;
    before;
    after;
    topicBefore;
    topicAfter;
    previous;
    constructor(kinds, subject, before, after, topicBefore, topicAfter, previous) {
        this.kinds = kinds;
        this.subject = subject;
        this.before = before;
        this.after = after;
        this.topicBefore = topicBefore;
        this.topicAfter = topicAfter;
        this.previous = previous;
    }
    /** Rules of a subscription that stays which are gone for a moment, or in an order that nobody keeps. */
    async find() {
        const kindOf = ({ resource }) => this.kinds.get(resource.address);
        const [old, now] = [this.before, this.after].map(({ rules }) => (0, routing_1.knownOf)(rules));
        const replaced = now.filter((rule) => kindOf(rule) === 'delete-then-create');
        const deleted = old.filter((rule) => kindOf(rule) === 'delete');
        const created = now.filter((rule) => kindOf(rule) === 'create');
        if (replaced.length === 0 && (deleted.length === 0 || created.length === 0))
            return [];
        const filters = [...(0, topic_proof_1.filtersOf)(this.topicBefore), ...(0, topic_proof_1.filtersOf)(this.topicAfter)];
        const prover = new prover_1.Prover(filters, (0, topic_proof_1.contractOf)(this.topicAfter));
        const proof = new topic_proof_1.TopicProof(this.topicAfter, { prover });
        try {
            const staying = now.filter((rule) => !replaced.includes(rule) && !created.includes(rule));
            const stays = (0, message_set_1.inAny)(...staying.map((rule) => proof.matches(this.after, rule)));
            const remarks = [];
            for (const rule of replaced) {
                const found = await prover.find((0, message_set_1.inAll)(proof.matches(this.after, rule), (0, message_set_1.outside)(stays)));
                if (found.kind === 'none')
                    continue;
                remarks.push({
                    code: 'rule-gap',
                    subject: this.subject,
                    text: `rule \`${rule.name}\` is deleted before it is created again: **messages of that moment are lost**; \`create_before_destroy\` closes the gap`,
                    ...(found.kind === 'message' && { message: found.message }),
                });
            }
            for (const gone of deleted) {
                const renamed = await this.renamed(prover, gone, created);
                if (renamed === undefined)
                    continue;
                remarks.push({
                    code: 'rule-gap',
                    subject: this.subject,
                    text: `rule \`${gone.name}\` is now called \`${renamed.name}\`: Terraform keeps no order between the two, and messages of that moment may be lost or come twice; a \`moved\` block with \`create_before_destroy\` closes the gap`,
                });
            }
            return remarks;
        }
        finally {
            await prover.close();
        }
    }
    async renamed(prover, old, created) {
        for (const now of created) {
            if (this.previous(now.resource.address) === old.resource.address)
                continue;
            const [from, to] = [(0, routing_1.knownFilter)(old), (0, routing_1.knownFilter)(now)];
            if (from === undefined || to === undefined)
                continue;
            const { verdict } = await (0, filter_change_1.changeOfFilters)(prover, from, to);
            if (verdict === 'equivalent')
                return now;
        }
        return undefined;
    }
}
//# sourceMappingURL=lifecycle-review.js.map