"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TopicProof = void 0;
exports.filtersOf = filtersOf;
exports.hasNoKnownName = hasNoKnownName;
exports.contractOf = contractOf;
exports.reasonOf = reasonOf;
const routing_1 = require("../../routing");
const rules_1 = require("../../rules");
const box_1 = require("../messages/box");
const message_set_1 = require("../messages/message-set");
const deliveries_1 = require("./deliveries");
const message_kinds_1 = require("./message-kinds");
const prover_1 = require("./prover");
/** All filters that a topic's rules and claims have, those included that may belong to it. */
function filtersOf({ subscriptions, claims }) {
    const rules = (0, routing_1.knownOf)(subscriptions).flatMap((subscription) => [
        ...(0, routing_1.knownOf)(subscription.rules),
        ...(0, routing_1.missingOf)(subscription.rules).flatMap(({ rule }) => rule ?? []),
    ]);
    const asked = claims.flatMap(({ messages, except }) => [messages, except]);
    return [...rules.map(deliveries_1.boundOf), ...asked, deliveries_1.HAS_SESSION].filter((filter) => filter !== undefined);
}
/**
 * What the rules of a topic do with all messages.
 *
 * A message is delivered to a subscription if one of its rules is true and the action of that rule does not fail; in a
 * subscription with sessions one without is a dead letter. Rules without an action share one copy, each rule with one
 * makes its own. What is not known of the topic, its subscriptions and rules is part of every answer: each is a set of
 * messages with two bounds. What another topic does with what is forwarded to it is not considered.
 */
class TopicProof {
    topic;
    prover;
    /** The rules of which something is not known, or which Azure would refuse. */
    excluded;
    /** Everything of the topic that is not known. */
    unresolved;
    /** The kinds of messages, by the property that most rules tell them apart by. */
    kinds;
    boxes = new Map();
    deliveries;
    constructor(topic, { contract = contractOf(topic), filters = [], effort, prover } = {}) {
        this.topic = topic;
        this.prover = prover ?? new prover_1.Prover([...filtersOf(topic), ...filters], contract, effort);
        this.deliveries = new deliveries_1.Deliveries(this.prover);
        this.kinds = (0, message_kinds_1.messageKinds)(this.prover);
        const subscriptions = (0, routing_1.knownOf)(topic.subscriptions);
        this.excluded = subscriptions.flatMap(excludedRules);
        this.unresolved = (0, routing_1.distinct)([
            ...(0, routing_1.missingOf)(topic.subscriptions),
            ...(topic.status.kind === 'unknown' ? [topic.status.unresolved] : []),
            ...subscriptions.flatMap(({ rules, requiresSession }) => [
                ...(0, routing_1.missingOf)(rules),
                ...(0, routing_1.knownOf)(rules).flatMap(routing_1.unresolvedOf),
                ...(requiresSession.kind === 'unknown' ? [requiresSession.unresolved] : []),
            ]),
        ]);
    }
    /** The messages that a rule delivers to its subscription. */
    matches(subscription, rule) {
        return this.deliveries.matches(subscription, rule);
    }
    /** The messages that a subscription gets, once for each copy that it may get. */
    copies(subscription) {
        return this.deliveries.copies(subscription);
    }
    /** The messages that subscriptions get which the topic may have beside those that are known. */
    get others() {
        const missing = (0, routing_1.missingOf)(this.topic.subscriptions);
        return missing.length === 0 ? message_set_1.NO_MESSAGE : (0, message_set_1.perhaps)(message_set_1.EVERY_MESSAGE, missing);
    }
    /** The messages that a subscription gets. */
    receives(subscription) {
        return (0, message_set_1.inAny)(...this.copies(subscription));
    }
    /** The messages that any of the subscriptions gets. */
    reaches(subscriptions) {
        return (0, message_set_1.inAny)(...subscriptions.map((subscription) => this.receives(subscription)));
    }
    /** Bounds of the messages that a subscription gets. */
    box(subscription) {
        if (!this.boxes.has(subscription)) {
            const isWhole = subscription.rules.kind === 'all';
            const boxes = (0, routing_1.knownOf)(subscription.rules).map((rule) => {
                const bound = (0, deliveries_1.boundOf)(rule);
                return bound === undefined ? box_1.EVERYTHING : (0, box_1.boxOf)(bound, this.prover.space);
            });
            this.boxes.set(subscription, isWhole ? boxes.reduce(box_1.around, undefined) : box_1.EVERYTHING);
        }
        return this.boxes.get(subscription);
    }
    /** The subscriptions that may get messages of a kind: the others need not be looked at. */
    near(kind) {
        return (0, routing_1.knownOf)(this.topic.subscriptions).filter((subscription) => kind.isNear(this.box(subscription)));
    }
    /** A message of the set, if there is one. */
    find(set) {
        return this.prover.find(set);
    }
    /**
     * The messages that refute a claim, by how. Subscriptions that the topic does not have get nothing, unless it may have
     * some that are not known.
     */
    refuting(claim) {
        const { kind, messages, except } = claim;
        const { about, nameless, others } = this.subjectsOf(claim);
        const may = (sets, { address }) => sets.map((set) => (0, message_set_1.perhaps)(set, [{ address, argument: 'name', problem: 'it is not known' }]));
        const scope = (0, message_set_1.inAll)(messages === undefined ? message_set_1.EVERY_MESSAGE : this.prover.matching(messages), except === undefined ? message_set_1.EVERY_MESSAGE : (0, message_set_1.outside)(this.prover.matching(except)));
        const receivers = [
            ...about.map((subscription) => this.receives(subscription)),
            ...nameless.flatMap((one) => may([this.receives(one)], one)),
            ...others,
        ];
        // What is not known may come twice by itself.
        const copies = [
            ...about.flatMap((subscription) => this.copies(subscription)),
            ...nameless.flatMap((one) => may(this.copies(one), one)),
            ...others,
            ...others,
        ];
        const unreached = (0, message_set_1.inAll)(scope, (0, message_set_1.outside)((0, message_set_1.inAny)(...receivers)));
        switch (kind) {
            case 'exactly-once':
                return [
                    ['reaches nobody', unreached],
                    ['comes twice', (0, message_set_1.inAll)(scope, (0, message_set_1.inSeveral)(copies))],
                ];
            case 'never-overlap':
                return [['comes twice', (0, message_set_1.inAll)(scope, (0, message_set_1.inSeveral)(receivers))]];
            case 'cover':
                return [['reaches nobody', unreached]];
            case 'not-reach':
                return [['reaches one', (0, message_set_1.inAll)(scope, (0, message_set_1.inAny)(...receivers))]];
        }
    }
    /** The subscriptions that a claim is about, those that it may be about, and what those may get that are not known. */
    subjectsOf(claim) {
        const { subscriptions, observers = [] } = claim;
        const known = (0, routing_1.knownOf)(this.topic.subscriptions);
        const named = subscriptions ?? observers;
        const strangers = named.filter((wanted) => known.every(({ name }) => name !== wanted));
        // Each that is not found may be one that is not known, or one of which the name is not.
        const nameless = strangers.length === 0
            ? []
            : known.filter((one) => hasNoKnownName(one) && subscriptions?.includes(one.name) !== true);
        const about = known.filter((one) => (0, rules_1.isAbout)(claim, one.name) && !nameless.includes(one));
        // Of all subscriptions, several may be missing: two say that a message may reach both.
        const count = subscriptions === undefined ? Math.min(2, (0, routing_1.missingOf)(this.topic.subscriptions).length * 2) : strangers.length;
        return { about, nameless, others: Array.from({ length: count }, () => this.others) };
    }
    /** Whether a claim holds for all messages. */
    async prove(claim) {
        const refutations = [];
        let undecided;
        for (const [how, messages] of this.refuting(claim)) {
            const found = await this.find(messages);
            if (found.kind === 'message')
                refutations.push({ how, message: found.message });
            if (found.kind === 'undecided')
                undecided = { verdict: 'undecided', reason: found.reason };
        }
        if (refutations.length > 0)
            return { verdict: 'refuted', refutations };
        return undecided ?? { verdict: 'proved' };
    }
    /** Ends the solver's thread. */
    close() {
        return this.prover.close();
    }
}
exports.TopicProof = TopicProof;
/** Whether only the apply tells the name of a subscription: it has its address instead. */
function hasNoKnownName({ name, address }) {
    return name === address;
}
/** The contract that the document of a topic has. */
function contractOf({ contract, setBySenders, systemProperties }) {
    return contract && { schema: contract, setBySenders, systemProperties };
}
function excludedRules({ name: subscription, rules }) {
    return (0, routing_1.knownOf)(rules)
        .filter((rule) => (0, routing_1.unresolvedOf)(rule).length > 0)
        .map((rule) => ({ subscription, rule: rule.name, reason: reasonOf(rule) }));
}
/** Why a rule is not known, or refused, as the rest of a sentence that begins with its name. */
function reasonOf(rule) {
    return (0, routing_1.unresolvedOf)(rule)
        .map(({ argument, problem }) => argument === '' || problem.startsWith('Azure') ? problem : `${argument}: ${problem}`)
        .join('; ');
}
//# sourceMappingURL=topic-proof.js.map