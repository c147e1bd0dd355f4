"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.GATES = void 0;
exports.isUnmovedBy = isUnmovedBy;
exports.unknownsOf = unknownsOf;
exports.remarksOf = remarksOf;
const harm_1 = require("./harm");
/**
 * What may stop a change: messages that reached somebody reach nobody, a message comes twice where exactly once is
 * claimed, a topic or namespace is replaced or deleted, Azure would refuse a rule, or messages are lost by other means
 * than filters: a queue or subscription that goes, a target that is not there or takes nothing, a shorter life, a loop.
 */
exports.GATES = ['lost-coverage', 'new-overlap', 'replacement', 'invalid-rule', 'message-loss'];
/** What moves messages without a rule that changes. */
const MOVES = new Set([
    'forward-to',
    'forward-target',
    'forward-loop',
    'forward-hops',
    'status',
    'no-rules',
    'loose-rule',
]);
/**
 * Whether every message goes where it went before, forwarding and disabled entities included: `undefined` where that
 * cannot be told, since something is not known and nothing is known to move.
 */
function isUnmovedBy(review) {
    const remarks = remarksOf(review);
    if (remarks.some(({ code, unknown }) => MOVES.has(code) && unknown === undefined))
        return false;
    if (review.topics.some(({ isUnmoved }) => isUnmoved === false))
        return false;
    // Who may come says nothing of where messages go.
    const isOpen = remarks.some(({ code, unknown }) => unknown === true && !code.startsWith('access'));
    return isOpen || review.topics.some(({ isUnmoved }) => isUnmoved === undefined) ? undefined : true;
}
/** What is not known, so that this review may not tell everything. */
function unknownsOf(review) {
    return remarksOf(review).filter(({ unknown }) => unknown === true);
}
/** Everything that a reviewer has to be told, the most harmful first. */
function remarksOf({ topics, remarks }) {
    const all = [...topics.flatMap((topic) => topic.remarks), ...remarks];
    return all.sort((a, b) => (0, harm_1.harmOf)(a) - (0, harm_1.harmOf)(b));
}
//# sourceMappingURL=review.js.map