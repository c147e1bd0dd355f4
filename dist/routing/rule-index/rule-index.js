"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RuleIndex = void 0;
const rules_1 = require("../../rules");
const compiled_rule_1 = require("../compiled-rule");
const outline_1 = require("./outline");
const property_index_1 = require("./property-index");
const selectivity_1 = require("./selectivity");
/**
 * Finds the rules of a topic that may match or fail on a message without evaluating all of them.
 *
 * Of each rule an outline is made: what a message has that matches it (its signs), and where it may fail (its guards). It is
 * filed under the signs that fewest others share, and evaluated for messages with one of them, or for which a guard of it does
 * not hold. A rule of which there is no outline is evaluated for every message.
 */
class RuleIndex {
    always = [];
    byProperty = new Map();
    messages = 0;
    /** The subscriptions of which not all rules are known. */
    open;
    order = new Map();
    /**
     * @param subscriptions in the order in which answers are wanted
     * @param files whether rules are filed at all; without, every rule is evaluated for every message
     */
    constructor(subscriptions, files = true) {
        const candidates = [];
        for (const [index, { subscription, rules }] of subscriptions.entries()) {
            this.order.set(subscription, index);
            for (const rule of rules)
                candidates.push({ rule, position: candidates.length, subscription, evaluated: 0 });
        }
        if (files)
            this.file(candidates);
        else
            this.always.push(...candidates);
        this.open = subscriptions.filter(({ missing }) => missing.length > 0);
    }
    /** The subscriptions of which a rule matches or fails, or may, in their order. */
    match(message) {
        const answers = [];
        const number = ++this.messages;
        const evaluate = (candidate) => {
            if (candidate.evaluated === number)
                return;
            candidate.evaluated = number;
            const truth = candidate.rule.matches(message);
            if (truth === true || truth === compiled_rule_1.MAYBE || truth instanceof rules_1.Failure)
                answers.push({ candidate, truth });
        };
        this.always.forEach(evaluate);
        for (const index of this.byProperty.values())
            index.find(message, evaluate);
        const found = grouped(answers.sort((a, b) => a.candidate.position - b.candidate.position));
        for (const { subscription, missing } of this.open) {
            const relevant = missing
                .filter(({ rule }) => rule === undefined || mayMatch(rule, message))
                .map(({ one }) => one);
            if (relevant.length === 0)
                continue;
            const match = found.get(subscription) ?? emptyMatch(subscription);
            found.set(subscription, { ...match, missing: relevant });
        }
        const place = ({ subscription }) => this.order.get(subscription) ?? 0;
        return [...found.values()].sort((a, b) => place(a) - place(b));
    }
    file(candidates) {
        const selectivity = new selectivity_1.Selectivity(candidates.flatMap(({ rule }) => rule.outline?.signs.flat() ?? []));
        for (const candidate of candidates) {
            const { outline } = candidate.rule;
            if (outline === undefined) {
                this.always.push(candidate);
                continue;
            }
            for (const sign of selectivity.best(outline.signs))
                this.indexOf(sign.property).addSign(sign, candidate);
            for (const guard of outline.guards)
                this.indexOf(guard.property).addGuard(guard, candidate);
        }
    }
    indexOf(property) {
        const id = (0, outline_1.propertyId)(property);
        const index = this.byProperty.get(id) ?? new property_index_1.PropertyIndex(property);
        this.byProperty.set(id, index);
        return index;
    }
}
exports.RuleIndex = RuleIndex;
function emptyMatch(subscription) {
    return { subscription, matched: [], failed: [], possible: [], missing: [] };
}
/** A rule that may belong to a subscription says something of a message where it matches, fails, or may. */
function mayMatch(rule, message) {
    const truth = rule.matches(message);
    return truth === true || truth === compiled_rule_1.MAYBE || truth instanceof rules_1.Failure;
}
function grouped(answers) {
    const bySubscription = new Map();
    for (const { candidate, truth } of answers) {
        const { subscription, rule } = candidate;
        const match = bySubscription.get(subscription) ?? emptyMatch(subscription);
        bySubscription.set(subscription, match);
        if (truth === true)
            match.matched.push(rule);
        else if (truth === compiled_rule_1.MAYBE)
            match.possible.push(rule);
        else
            match.failed.push({ rule, failure: truth });
    }
    return bySubscription;
}
//# sourceMappingURL=rule-index.js.map