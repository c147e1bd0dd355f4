"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.reviewTopic = reviewTopic;
const routing_1 = require("../../routing");
const destination_review_1 = require("./destination-review");
const forwarded_review_1 = require("./forwarded-review");
const lonely_properties_1 = require("./lonely-properties");
const overlap_review_1 = require("./overlap-review");
const pairs_1 = require("./pairs");
const rule_review_1 = require("./rule-review");
const topic_change_1 = require("./topic-change");
/** What a change does to the messages of a topic. */
async function reviewTopic(pair, previous, contract, isPlan) {
    const review = await reviewMessages(pair, previous, contract, isPlan);
    const { before, after } = pair;
    if (before === undefined || after === undefined)
        return review;
    const isOther = (isKnown) => isKnown(before) !== isKnown(after);
    const hasOpenNamespace = isOther(pairs_1.hasNamespaceName);
    if (!hasOpenNamespace && !isOther((topic) => (0, pairs_1.nameIn)(topic) !== undefined))
        return review;
    const isUnmoved = review.isUnmoved === false ? false : undefined;
    return {
        ...review,
        isUnmoved,
        remarks: [...(hasOpenNamespace ? [openNamespace(before, after)] : []), ...review.remarks],
    };
}
/** Senders know a topic by its namespace too. */
function openNamespace(before, after) {
    const text = `whether it is still \`${before.label}\` cannot be told: the name of its namespace is not known`;
    return { code: 'unresolved', subject: after.label, text, unknown: true };
}
async function reviewMessages(pair, previous, contract, isPlan) {
    const change = new topic_change_1.TopicChange(pair, previous, contract, isPlan);
    const { name: topic, hasContract, changed, prover } = change;
    // Nothing comes to a topic that is disabled, whatever its rules say; that is told with its status.
    if (isOpen(pair.before) && !isOpen(pair.after)) {
        return { topic, hasContract, rules: [], rows: [], remarks: [], isUnmoved: false, assumptions: [] };
    }
    if (changed.length === 0 && change.missing.length === 0) {
        return { topic, hasContract, rules: [], rows: [], remarks: [], isUnmoved: true, assumptions: [] };
    }
    try {
        const rules = await (0, rule_review_1.reviewRules)(change);
        const { rows, remarks, isUnmoved } = await (0, destination_review_1.reviewDestinations)(change);
        const forwarded = await (0, forwarded_review_1.reviewForwarded)(change);
        return {
            topic,
            hasContract,
            rules,
            rows,
            isUnmoved: isUnmoved && (forwarded.length === 0 || (forwarded.every(({ unknown }) => unknown) ? undefined : false)),
            remarks: (0, destination_review_1.grouped)([
                ...(0, rule_review_1.remarksOnRules)(change),
                ...(await (0, rule_review_1.reviewFailures)(change)),
                ...remarks,
                ...forwarded,
                ...(await (0, overlap_review_1.reviewClaims)(change)),
                ...(await (0, overlap_review_1.reviewOverlaps)(change)),
                ...(0, lonely_properties_1.lonelyProperties)(change),
            ]),
            assumptions: prover.space.assumptions,
        };
    }
    finally {
        await prover.close();
    }
}
function isOpen(topic) {
    const status = topic === undefined ? 'Active' : (0, routing_1.valueOr)(topic.status, 'Active');
    return status === 'Active' || status === 'ReceiveDisabled';
}
//# sourceMappingURL=topic-review.js.map