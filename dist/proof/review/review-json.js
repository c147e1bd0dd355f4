"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.reviewJson = reviewJson;
const routing_1 = require("../../routing");
const terraform_1 = require("../../terraform");
const gates_1 = require("./gates");
const hidden_message_1 = require("./hidden-message");
const review_1 = require("./review");
/** A review for machines: everything that it has, with messages that `scheduler route` takes. */
function reviewJson(review) {
    return {
        // Null where it cannot be told.
        unmoved: (0, review_1.isUnmovedBy)(review) ?? null,
        gates: [...new Set((0, gates_1.closedGates)(review).map(({ gate }) => gate))],
        ...(review.assumptions.length > 0 && { assumptions: review.assumptions }),
        remarks: (0, review_1.remarksOf)(review).map(withMessages),
        topics: review.topics.map(({ topic, isUnmoved, hasContract, assumptions, rows, rules }) => ({
            topic,
            unmoved: isUnmoved ?? null,
            contract: hasContract,
            assumptions,
            rows: rows.map(withMessages),
            rules: rules.map(withMessages),
        })),
    };
}
/** An object with its messages as JSON. */
function withMessages(given) {
    const entries = Object.entries(given).map(([name, value]) => name === 'message' || name === 'gained' || name === 'lost'
        ? [name, value === hidden_message_1.HIDDEN_MESSAGE ? terraform_1.SENSITIVE : (0, routing_1.sentJson)(value)]
        : [name, value]);
    return Object.fromEntries(entries);
}
//# sourceMappingURL=review-json.js.map