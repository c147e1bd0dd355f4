"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.findOverlaps = findOverlaps;
const routing_1 = require("../../routing");
const rules_1 = require("../../rules");
const box_1 = require("../messages/box");
const message_set_1 = require("../messages/message-set");
/**
 * Which pairs of subscriptions overlap.
 *
 * Most pairs are apart by the value of one property, which their boxes show. Of the others most do overlap, and a
 * message that one of them gets, or two such messages put together, shows it. What is left is asked of the solver, for
 * all partners of a subscription at once: "none" settles all of them, and a message those that get it.
 */
function findOverlaps(proof, among = (0, routing_1.knownOf)(proof.topic.subscriptions)) {
    return new Search(proof, among).run();
}
class Search {
    proof;
    among;
    boxes;
    examples = new Map();
    pairs = [];
    undecided = [];
    decidedBy = { box: 0, example: 0, solver: 0 };
    constructor(proof, among) {
        this.proof = proof;
        this.among = among;
        this.boxes = among.map((subscription) => proof.box(subscription));
    }
    async run() {
        for (const [index, subscription] of this.among.entries()) {
            const near = this.among.filter((_, other) => other > index && !(0, box_1.areApart)(this.boxes[index], this.boxes[other]));
            this.decidedBy.box += this.among.length - index - 1 - near.length;
            const pending = [];
            for (const other of near)
                if (!(await this.byExample(subscription, other)))
                    pending.push(other);
            this.decidedBy.solver += pending.length;
            await this.bySolver(subscription, pending);
        }
        return { pairs: this.pairs, undecided: this.undecided, decidedBy: this.decidedBy };
    }
    async byExample(a, b) {
        const [inA, inB] = [await this.exampleOf(a), await this.exampleOf(b)];
        if (inA === undefined || inB === undefined)
            return false;
        const both = (0, message_set_1.inAll)(this.proof.receives(a), this.proof.receives(b));
        const message = firstOf(both, combinations(inA, inB));
        if (message === undefined)
            return false;
        this.decidedBy.example++;
        this.pairs.push({ subscriptions: [a, b], message });
        return true;
    }
    async bySolver(subscription, partners) {
        let pending = partners;
        while (pending.length > 0) {
            const found = await this.proof.find((0, message_set_1.inAll)(this.proof.receives(subscription), this.proof.reaches(pending)));
            if (found.kind === 'none')
                return;
            if (found.kind === 'undecided' && pending.length > 1) {
                // One of them is too hard; the others need not be.
                for (const partner of pending)
                    await this.bySolver(subscription, [partner]);
                return;
            }
            if (found.kind === 'undecided') {
                const [partner] = pending;
                this.undecided.push({ subscriptions: [subscription, partner], reason: found.reason });
                return;
            }
            const reached = pending.filter((partner) => this.proof.receives(partner).has(found.message));
            for (const partner of reached)
                this.pairs.push({ subscriptions: [subscription, partner], message: found.message });
            pending = pending.filter((partner) => !reached.includes(partner));
        }
    }
    async exampleOf(subscription) {
        if (!this.examples.has(subscription)) {
            const found = await this.proof.find(this.proof.receives(subscription));
            this.examples.set(subscription, found.kind === 'message' ? found.message : undefined);
        }
        return this.examples.get(subscription);
    }
}
function firstOf(set, messages) {
    for (const message of messages)
        if (set.has(message))
            return message;
    return undefined;
}
/** Messages that may be in two sets, given one of each. */
function* combinations(a, b) {
    yield* [a, b];
    yield together(a, b);
    yield together(b, a);
    yield joined(a, b);
}
/** A message with the properties of both; the first one's where they differ. */
function together(first, second) {
    const message = second.copy();
    for (const { name, value } of first.properties)
        message.setProperty(name, value);
    for (const [name, value] of first.system)
        message.setSystemProperty(name, value);
    return message;
}
/** A message with the properties of both, and texts one after the other: what two patterns look for in one text. */
function joined(first, second) {
    const message = together(first, second);
    for (const { name, value } of first.properties) {
        const other = second.property((0, rules_1.foldName)(name));
        if (typeof value === 'string' && typeof other === 'string' && value !== other)
            message.setProperty(name, value + other);
    }
    return message;
}
//# sourceMappingURL=overlaps.js.map