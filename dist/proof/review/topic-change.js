"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TopicChange = void 0;
exports.isNameOpen = isNameOpen;
const routing_1 = require("../../routing");
const message_set_1 = require("../messages/message-set");
const prover_1 = require("../questions/prover");
const topic_proof_1 = require("../questions/topic-proof");
const pairs_1 = require("./pairs");
const rule_text_1 = require("./rule-text");
/** A topic before and after, with one prover for both. */
class TopicChange {
    previous;
    isPlan;
    name;
    hasContract;
    prover;
    before;
    after;
    /** The subscriptions, old with new. */
    pairs;
    /** Those of which the rules are other ones, or whether sessions are asked for. */
    changed;
    constructor(pair, previous, contract, 
    /** Whether it is a plan: what it does not list as changed stays as it is, known or not. */
    isPlan) {
        this.previous = previous;
        this.isPlan = isPlan;
        const topic = (pair.after ?? pair.before);
        const none = (of) => ({ ...of, subscriptions: (0, routing_1.listed)([], []), claims: [] });
        const [before, after] = [pair.before ?? none(topic), pair.after ?? none(topic)];
        this.name = topic.label;
        this.hasContract = topic.contract !== undefined;
        this.prover = new prover_1.Prover([...(0, topic_proof_1.filtersOf)(before), ...(0, topic_proof_1.filtersOf)(after)], contract ?? (0, topic_proof_1.contractOf)(topic));
        this.before = new topic_proof_1.TopicProof(before, { prover: this.prover });
        this.after = new topic_proof_1.TopicProof(after, { prover: this.prover });
        this.pairs = (0, pairs_1.placePairsOf)((0, routing_1.knownOf)(before.subscriptions), (0, routing_1.knownOf)(after.subscriptions), previous, pairs_1.nameIn);
        this.changed = this.pairs.filter((one) => this.isChanged(one) || isNameOpen(one));
    }
    /** What a remark about a subscription is about. */
    subject(subscription) {
        return `${this.name}/${typeof subscription === 'string' ? subscription : subscription.name}`;
    }
    /** Why it is not known which subscriptions the topic has, where that is not as it was. */
    get missing() {
        const [old, now] = [this.before, this.after].map(({ topic }) => (0, routing_1.missingOf)(topic.subscriptions));
        const isSame = JSON.stringify(old) === JSON.stringify(now);
        return this.isPlan && isSame ? [] : [...old, ...now];
    }
    /** Whether what a subscription gets may be other than before. */
    isChanged({ before, after }) {
        const isOpen = [before, after].some((one) => one !== undefined && hasUnknown(one));
        return (isOpen && !this.isPlan) || written(before) !== written(after);
    }
    /** The rules of which something is not known, or refused, now and was not before, or for another reason. */
    get newlyOpen() {
        const open = ({ topic }) => (0, routing_1.knownOf)(topic.subscriptions).flatMap(({ name: subscription, rules }) => (0, routing_1.knownOf)(rules)
            .filter((rule) => (0, routing_1.unresolvedOf)(rule).length > 0)
            .map((rule) => ({ subscription, rule })));
        const key = ({ subscription, rule }) => `${subscription} ${rule.name} ${(0, topic_proof_1.reasonOf)(rule)}`;
        const known = new Set(open(this.before).map(key));
        return open(this.after).filter((one) => !known.has(key(one)));
    }
    /** The messages that a subscription gets, before and after. */
    received({ before, after }) {
        const [old, now] = [this.before.topic.subscriptions, this.after.topic.subscriptions];
        return [
            before === undefined ? this.perhapsThere(old, now) : this.before.receives(before),
            after === undefined ? this.perhapsThere(now, old) : this.after.receives(after),
        ];
    }
    /** Why a rule that is known on one side alone may be on the other one too. */
    mayHaveRule({ before, after }, side) {
        const [here, there] = side === 'before' ? [before, after] : [after, before];
        if (here !== undefined)
            return this.notKnownIn(here.rules, there?.rules);
        const [old, now] = [this.before.topic.subscriptions, this.after.topic.subscriptions];
        return side === 'before' ? this.notKnownIn(old, now) : this.notKnownIn(now, old);
    }
    /** What a subscription gets that is not known to be there: nothing, if that is known. */
    perhapsThere(here, there) {
        const missing = this.notKnownIn(here, there);
        return missing.length === 0 ? message_set_1.NO_MESSAGE : (0, message_set_1.perhaps)(message_set_1.EVERY_MESSAGE, missing);
    }
    /** What of a list is not known; of a plan, what is not known on the other side too stays as it is. */
    notKnownIn(here, there) {
        if (!this.isPlan || there === undefined)
            return (0, routing_1.missingOf)(here);
        const key = ({ address, argument, problem }) => `${address} ${argument} ${problem}`;
        const same = new Set((0, routing_1.missingOf)(there).map(key));
        return (0, routing_1.missingOf)(here).filter((one) => !same.has(key(one)));
    }
}
exports.TopicChange = TopicChange;
/** Whether it may be another one than before, since only one of its names is known. */
function isNameOpen({ before, after }) {
    return (before !== undefined && after !== undefined && ((0, pairs_1.nameIn)(before) === undefined) !== ((0, pairs_1.nameIn)(after) === undefined));
}
/** Everything that decides which messages a subscription gets, as text. */
function written(subscription) {
    if (subscription === undefined)
        return undefined;
    const { requiresSession, rules, topic } = subscription;
    return JSON.stringify([
        requiresSession,
        topic.status,
        (0, routing_1.knownOf)(rules).map(rule_text_1.ruleKey),
        (0, routing_1.missingOf)(rules).map(({ rule, ...one }) => [one, rule === undefined ? undefined : (0, rule_text_1.ruleKey)(rule)]),
    ]);
}
function hasUnknown({ requiresSession, rules }) {
    return (requiresSession.kind === 'unknown' ||
        rules.kind === 'part' ||
        rules.all.some((rule) => (0, routing_1.unresolvedOf)(rule).length > 0));
}
//# sourceMappingURL=topic-change.js.map