"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.reviewFirstRules = reviewFirstRules;
const routing_1 = require("../../routing");
const names_1 = require("./names");
const pairs_1 = require("./pairs");
const replacement_review_1 = require("./replacement-review");
/**
 * What becomes of the rule `$Default`, which matches every message: a new subscription has it until its first rule is
 * there, and keeps it where it gets none; the first rule of one takes it away; the last rule that goes brings it not back.
 *
 * @see shared/facts/azurerm.md section 2
 */
function reviewFirstRules(change, before, after, previous) {
    const review = new DefaultRules(change);
    const pairs = (0, pairs_1.topicPairs)(before, after, previous).flatMap(({ before: old, after: now }) => now === undefined
        ? []
        : (0, pairs_1.pairsOf)(old === undefined ? [] : (0, routing_1.knownOf)(old.subscriptions), (0, routing_1.knownOf)(now.subscriptions), previous).map((pair) => ({
            pair,
            topic: now.name,
        })));
    const remarks = pairs.flatMap(({ pair, topic }) => pair.after === undefined ? [] : review.of(pair, `${topic}/${pair.after.name}`));
    return [...remarks, ...review.exposure()];
}
class DefaultRules {
    change;
    exposed = [];
    perhapsExposed = [];
    created;
    resources;
    constructor(change) {
        this.change = change;
        const isCreated = ({ kind }) => kind === 'create' || (0, replacement_review_1.isReplaced)({ kind });
        this.created = new Set(change.changes.filter(isCreated).map(({ address }) => address));
        this.resources = new Map(change.after.resources.map((resource) => [resource.address, resource]));
    }
    of({ before, after }, subject) {
        if (after === undefined)
            return [];
        if (this.created.has(after.address))
            return this.ofNew(after, subject);
        const [had, has] = [writtenRules(before).length, writtenRules(after).length];
        if (had > 0 && has === 0)
            return after.rules.kind === 'all' ? [lastRuleGoes(subject)] : [];
        if (had > 0 || has === 0)
            return [];
        // Only a rule that is made now takes $Default away; one that was there has done so long ago.
        if (!writtenRules(after).some(({ resource }) => this.created.has(resource.address)))
            return [];
        const text = 'gets its first rule here, which takes `$Default` away: if nobody changed its rules it received **every message**, and what the new rules do not match comes **no longer**';
        return [{ code: 'first-rule', subject, text }];
    }
    ofNew(subscription, subject) {
        const resource = this.resources.get(subscription.address);
        const removes = resource === undefined ? undefined : this.change.after.removesDefaultRule(resource);
        // Of one whose rules are not all known, what it receives is told where destinations are compared.
        if (writtenRules(subscription).length > 0 || subscription.rules.kind === 'part') {
            if (removes === false)
                this.exposed.push(subject);
            if (removes === undefined)
                this.perhapsExposed.push(subject);
            return [];
        }
        const code = 'no-rules';
        const text = removes
            ? 'is new and has no rule: it receives nothing'
            : 'is new and has no rule of its own: it keeps `$Default` and receives **every message**';
        return [{ code, subject, text }];
    }
    /** One remark for all new subscriptions. */
    exposure() {
        return [
            ...exposureOf(this.exposed, 'takes', 'take', ''),
            ...exposureOf(this.perhapsExposed, 'may take', 'may take', ', as far as is known of their provider'),
        ];
    }
}
function lastRuleGoes(subject) {
    const text = 'has **no rule** any more: it receives nothing, since Azure does not bring `$Default` back';
    return { code: 'no-rules', subject, text, gate: 'message-loss' };
}
/** The rules that the document has: `$Default` is none of them. */
function writtenRules(subscription) {
    return subscription === undefined ? [] : (0, routing_1.knownOf)(subscription.rules).filter(({ isDefault }) => !isDefault);
}
/** A new subscription has the rule $Default until its first rule is there. */
function exposureOf(exposed, takes, take, known) {
    const [only] = exposed;
    if (only === undefined)
        return [];
    const isOne = exposed.length === 1;
    const who = isOne ? `is new and ${takes}` : `${(0, names_1.namesOf)(exposed)} ${take}`;
    const text = `${who} **every message** for the seconds between creation and first rule (\`$Default\`)${known}; azurerm 4.81 closes most of that with \`features.servicebus.auto_delete_subscription_default_rule\``;
    return [{ code: 'default-rule', subject: isOne ? only : 'new subscriptions', text }];
}
//# sourceMappingURL=default-rule-review.js.map