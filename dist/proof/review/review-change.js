"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.reviewChange = reviewChange;
const routing_1 = require("../../routing");
const topic_proof_1 = require("../questions/topic-proof");
const access_review_1 = require("./access-review");
const azapi_change_1 = require("./azapi-change");
const drift_review_1 = require("./drift-review");
const fault_1 = require("./fault");
const forwarding_review_1 = require("./forwarding-review");
const lifecycle_review_1 = require("./lifecycle-review");
const lock_review_1 = require("./lock-review");
const loose_rules_1 = require("./loose-rules");
const not_understood_1 = require("./not-understood");
const other_resources_1 = require("./other-resources");
const pairs_1 = require("./pairs");
const plan_review_1 = require("./plan-review");
const redact_1 = require("./redact");
const replacement_review_1 = require("./replacement-review");
const resource_review_1 = require("./resource-review");
const role_review_1 = require("./role-review");
const subjects_1 = require("./subjects");
const topic_review_1 = require("./topic-review");
const unnamed_rules_1 = require("./unnamed-rules");
const unresolved_review_1 = require("./unresolved-review");
/**
 * What a change does to messages, to who may send and receive them, and to what is waiting.
 *
 * @param describe gives topics the contract and the claims that a plan does not have
 */
async function reviewChange(given, describe = (topic) => topic) {
    const change = (0, azapi_change_1.asRead)(given);
    const previous = (0, pairs_1.previousAddressIn)(change);
    const [before, after] = (0, subjects_1.distinguished)([given.before, given.after].map((document) => ({
        document,
        topology: described((0, routing_1.topologyOf)(document), describe),
    })));
    const subjectOf = (0, subjects_1.subjectsOf)(before, after);
    const topics = [];
    for (const pair of (0, pairs_1.topicPlaces)(before, after, previous)) {
        const topic = await reviewOrFault(pair, previous, change.after.settings.isPlan);
        topics.push({ ...topic, remarks: topic.remarks.map(asUnknown) });
    }
    const said = (say) => (0, fault_1.saidOf)('Terraform', say);
    const notUnderstood = said(() => (0, not_understood_1.reviewNotUnderstood)(change));
    const gaps = await (0, fault_1.foundOf)('Terraform', () => (0, lifecycle_review_1.reviewRuleGaps)(change, before, after, previous), (fault) => [fault]);
    const remarks = [
        ...said(() => (0, plan_review_1.reviewNotes)(change)),
        ...said(() => (0, replacement_review_1.reviewReplacements)(change, previous)),
        ...said(() => (0, other_resources_1.reviewOtherResources)(change)),
        ...said(() => (0, resource_review_1.reviewResources)(change, before, after, previous, subjectOf)),
        ...said(() => (0, forwarding_review_1.reviewForwarding)(change, before, after, previous, subjectOf)),
        ...gaps,
        ...said(() => (0, loose_rules_1.reviewLooseRules)(change, before, after, previous)),
        ...said(() => (0, unnamed_rules_1.reviewUnnamedRules)(change, topics, after, gaps)),
        ...said(() => (0, access_review_1.reviewAccess)(before, after, change.after, previous)),
        ...said(() => (0, role_review_1.reviewUnknownRoles)(change, previous)),
        ...said(() => (0, lock_review_1.reviewLocks)(change, previous)),
        ...notUnderstood,
        ...said(() => (0, drift_review_1.reviewDrift)(change, previous, subjectOf)),
        ...said(() => (0, plan_review_1.reviewKeeping)(change, subjectOf)),
    ];
    const told = [...topics.flatMap((topic) => topic.remarks), ...remarks];
    remarks.push(...(0, unresolved_review_1.reviewUnresolved)(change, before, after, subjectOf, told), ...(0, unresolved_review_1.reviewGaps)(change, told));
    const hasChanges = change.changes.some(({ type }) => IS_OURS.test(type)) || notUnderstood.length > 0;
    const review = {
        topics: topics.map((topic) => ({ ...topic, remarks: topic.remarks.map(finished) })),
        remarks: remarks.map(finished),
        hasChanges,
        assumptions: after.assumptions,
    };
    return (0, redact_1.redacted)(review, before, after);
}
/** Without what was only there to put remarks together. */
function finished({ waitsFor: _, tells: __, ...remark }) {
    return remark;
}
/** What becomes of a topic; nothing of it is known where this program fails on it. */
function reviewOrFault(pair, previous, isPlan) {
    const topic = (pair.after ?? pair.before);
    return (0, fault_1.foundOf)(topic.label, () => (0, topic_review_1.reviewTopic)(pair, previous, (0, topic_proof_1.contractOf)(topic), isPlan), (fault) => ({
        topic: topic.label,
        hasContract: topic.contract !== undefined,
        rules: [],
        rows: [],
        remarks: [fault],
        isUnmoved: undefined,
        assumptions: [],
    }));
}
/** What the solver could not decide, and rules that say nothing here, are not known, whoever tells of them. */
function asUnknown(remark) {
    return remark.code === 'undecided' || remark.code === 'unknown-rule' ? { ...remark, unknown: true } : remark;
}
/** What is Service Bus, or who may come to it. */
const IS_OURS = /servicebus|role_assignment/;
function described(topology, describe) {
    return { ...topology, topics: topology.topics.map(describe) };
}
//# sourceMappingURL=review-change.js.map