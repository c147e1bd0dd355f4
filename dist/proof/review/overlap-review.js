"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.reviewClaims = reviewClaims;
exports.reviewOverlaps = reviewOverlaps;
const routing_1 = require("../../routing");
const box_1 = require("../messages/box");
const message_set_1 = require("../messages/message-set");
const destination_review_1 = require("./destination-review");
/** So many pairs of subscriptions are put to the solver one by one. */
const MOST_PAIRS = 5000;
/** Claims that messages refute which did not before; and those that were refuted before already. */
async function reviewClaims(change) {
    const remarks = [];
    for (const claim of change.after.topic.claims) {
        const before = new Map(change.before.refuting(claim));
        for (const [how, messages] of change.after.refuting(claim)) {
            remarks.push(...(await reviewClaim(change, claim.name, how, before.get(how) ?? message_set_1.NO_MESSAGE, messages)));
        }
    }
    return remarks;
}
async function reviewClaim({ prover, name: subject }, claim, how, before, after) {
    const found = await prover.find((0, message_set_1.inAll)(after, (0, message_set_1.outside)(before)));
    if (found.kind === 'undecided')
        return [(0, destination_review_1.undecided)(subject, `whether "${claim}" holds cannot be told`, found)];
    if (found.kind === 'message') {
        const gate = how === 'reaches nobody' ? 'lost-coverage' : 'new-overlap';
        const text = `"${claim}" no longer holds: a message ${how}`;
        return [{ code: 'claim-refuted', subject, text, message: found.message, gate }];
    }
    const old = await prover.find(after);
    if (old.kind !== 'message')
        return [];
    const text = `"${claim}" does not hold, as before: a message ${how}`;
    return [{ code: 'claim-refuted', subject, text, message: old.message }];
}
/** Messages that now reach two subscriptions of which they reached one at most. */
async function reviewOverlaps(change) {
    // Of a topic that is new everything is new.
    if ((0, routing_1.knownOf)(change.before.topic.subscriptions).length === 0)
        return [];
    const near = nearPairs(change);
    if (near.length > MOST_PAIRS) {
        const question = `whether ${change.changed.length} changed subscriptions overlap more than before was not looked at`;
        return [
            (0, destination_review_1.undecided)(change.name, question, {
                reason: `${near.length} pairs are too many; \`training-job-scheduler prove\` tells which overlap now`,
            }),
        ];
    }
    const remarks = [];
    const open = [];
    for (const [a, b] of near) {
        const [[oldA, nowA], [oldB, nowB]] = [change.received(a), change.received(b)];
        const found = await change.prover.find((0, message_set_1.inAll)(nowA, nowB, (0, message_set_1.outside)((0, message_set_1.inAll)(oldA, oldB))));
        const names = [a, b].map(({ after }) => `\`${after?.name}\``).join(' and ');
        // One sentence for all pairs that wait for what is not known.
        if (found.kind === 'undecided' && found.unresolved !== undefined)
            open.push(...found.unresolved);
        else if (found.kind === 'undecided')
            remarks.push((0, destination_review_1.undecided)(change.name, `whether ${names} overlap cannot be told`, found));
        if (found.kind !== 'message')
            continue;
        const text = `${names} both get messages that only one of them got before, if any`;
        remarks.push({ code: 'new-overlap', subject: change.name, text, message: found.message });
    }
    if (open.length > 0) {
        const reason = (0, routing_1.becauseOf)(open);
        remarks.push((0, destination_review_1.undecided)(change.name, 'which subscriptions newly get the same messages cannot be told', {
            reason,
            unresolved: open,
        }));
    }
    return remarks;
}
/** The pairs of a changed subscription and another one that are not seen to be apart. */
function nearPairs({ pairs, changed, after }) {
    const isChanged = new Set(changed);
    const there = pairs.filter((pair) => pair.after !== undefined);
    const boxes = there.map((pair) => after.box(pair.after));
    return there.flatMap((a, index) => there
        .slice(index + 1)
        .flatMap((b, offset) => (isChanged.has(a) || isChanged.has(b)) && !(0, box_1.areApart)(boxes[index], boxes[index + 1 + offset])
        ? [[a, b]]
        : []));
}
//# sourceMappingURL=overlap-review.js.map