"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MalformedAcknowledgements = exports.ACKNOWLEDGEMENTS = void 0;
exports.acknowledgementsFromJson = acknowledgementsFromJson;
exports.acknowledge = acknowledge;
exports.closedGates = closedGates;
const rules_1 = require("../../rules");
const schema_1 = require("../../schema");
const review_1 = require("./review");
/** A list of acknowledgements; what a reason has to be, no schema can say. */
exports.ACKNOWLEDGEMENTS = new schema_1.Schema({
    $id: 'acknowledgements',
    type: 'array',
    description: 'a list of {"gate", "subject", "reason"}',
    items: {
        type: 'object',
        description: 'an object with gate, subject and reason',
        title: 'member',
        required: ['gate', 'subject', 'reason'],
        additionalProperties: false,
        properties: {
            gate: { enum: review_1.GATES },
            subject: { type: 'string', description: 'what the review names, for example "jobs"' },
            reason: { type: 'string', description: 'a sentence that says why it is meant' },
        },
    },
});
/** Acknowledgements from JSON: a list of objects with gate, subject and reason. @throws MalformedAcknowledgements */
function acknowledgementsFromJson(json) {
    const problems = exports.ACKNOWLEDGEMENTS.problems(json);
    const read = problems.length === 0 ? json : [];
    for (const [index, { reason }] of read.entries()) {
        if (!(0, rules_1.isReason)(reason)) {
            problems.push(`[${index}].reason: got ${(0, rules_1.show)(reason)}, allowed a sentence that says why it is meant`);
        }
    }
    if (problems.length > 0)
        throw new MalformedAcknowledgements(problems);
    return read.map(({ gate, subject, reason }) => ({ gate, subject, reason }));
}
/** What is wrong with acknowledgements, a sentence each, with the place in the list. */
class MalformedAcknowledgements extends Error {
    problems;
    name = 'MalformedAcknowledgements';
    constructor(problems) {
        super(problems.join('; '));
        this.problems = problems;
    }
}
exports.MalformedAcknowledgements = MalformedAcknowledgements;
/** The review with the gates that were acknowledged, and a remark for each acknowledgement that nothing asks for. */
function acknowledge(review, given) {
    const used = new Set();
    const open = (remark) => {
        const found = given.find(({ gate, subject }) => gate === remark.gate && subject === remark.subject);
        if (found === undefined)
            return remark;
        used.add(found);
        return { ...remark, acknowledged: found.reason };
    };
    const topics = review.topics.map((topic) => ({ ...topic, remarks: topic.remarks.map(open) }));
    const remarks = review.remarks.map(open);
    const stale = given
        .filter((one) => !used.has(one))
        .map(({ gate, subject }) => ({
        code: 'stale-acknowledgement',
        subject,
        text: `\`${gate}\` is acknowledged, and this change does not hit it; take the acknowledgement away`,
    }));
    return { ...review, topics, remarks: [...remarks, ...stale] };
}
/** The gates that a change hits and nobody has acknowledged. */
function closedGates(review) {
    return (0, review_1.remarksOf)(review).filter(({ gate, acknowledged }) => gate !== undefined && acknowledged === undefined);
}
//# sourceMappingURL=gates.js.map