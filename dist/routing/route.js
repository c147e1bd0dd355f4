"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Router = exports.MOST_HOPS = void 0;
exports.unknownsIn = unknownsIn;
exports.deliveredCopies = deliveredCopies;
exports.isUntaken = isUntaken;
exports.isTakingUnknown = isTakingUnknown;
exports.sessionReason = sessionReason;
exports.hasSession = hasSession;
const compiled_rule_1 = require("./compiled-rule");
const rule_index_1 = require("./rule-index");
const deployed_rules_1 = require("./topology/deployed-rules");
const fact_1 = require("./topology/fact");
/** After this many hops Service Bus dead-letters a message. */
exports.MOST_HOPS = 4;
/** Everything that could not be told about a message. */
function unknownsIn({ results, unknown }) {
    const inside = results.flatMap((one) => [
        ...one.unknown,
        ...one.copies.flatMap(({ end }) => [
            ...(end.state === 'unknown'
                ? [{ address: one.subscription.address, argument: '', problem: end.reason ?? '' }]
                : []),
            ...(end.next === undefined ? [] : unknownsIn(end.next)),
        ]),
    ]);
    return (0, fact_1.distinct)([...unknown, ...inside]);
}
/** The copies that a subscription takes: in one that asks for sessions, a message without is a dead letter at once. */
function deliveredCopies({ copies }) {
    return copies.filter(({ end }) => !isUntaken(end) && !isTakingUnknown(end));
}
/** Whether the subscription itself does not take a copy, which has no session; one that it forwards may have none there. */
function isUntaken({ lacksSession, way }) {
    return lacksSession === true && way.length === 1;
}
/** Whether it is not known of a copy that the subscription itself takes it; what becomes of it later may be unknown too. */
function isTakingUnknown({ state, way }) {
    return state === 'unknown' && way.length === 1;
}
/** Routes messages through a topic as Service Bus does. */
class Router {
    indexed;
    indexes = new Map();
    /** @param indexed whether rules that cannot match are passed over unread; the answers are the same without */
    constructor(indexed = true) {
        this.indexed = indexed;
    }
    /** What a topic does with a message, forwarding included. */
    route(topic, message, hops = 0) {
        const { status } = topic;
        if (status.kind === 'known' && status.value !== 'Active' && status.value !== 'ReceiveDisabled') {
            return { topic, refused: `the topic is ${status.value}`, results: [], unknown: [] };
        }
        const unknown = [...(0, fact_1.missingOf)(topic.subscriptions), ...unknownOf(status)];
        const results = this.indexOf(topic)
            .match(message)
            .map((match) => this.deliver(match, message, hops));
        return { topic, results, unknown };
    }
    deliver({ subscription, matched, failed, possible, missing }, message, hops) {
        const unknown = [...missing, ...possible.flatMap(({ rule }) => (0, deployed_rules_1.unresolvedOf)(rule))];
        const known = matched.filter(({ rule: { action } }) => {
            if (action.kind === 'unknown')
                unknown.push(action.unresolved);
            return action.kind === 'known';
        });
        const made = (0, compiled_rule_1.copiesOf)(known, message);
        const failures = [...failed, ...made.failed].map(({ rule, failure }) => failureOf(subscription, rule.rule.name, failure));
        const copies = made.changed.map(({ rule, message: changed }) => this.changedCopy(subscription, rule, message, changed, hops));
        const plain = made.plain.map(({ rule }) => rule.name);
        // All matching rules without an action share one copy.
        if (plain.length > 0)
            copies.unshift({ rules: plain, message, changed: false, end: this.end(subscription, message, hops) });
        return { subscription, copies, failures, unknown: (0, fact_1.distinct)(unknown) };
    }
    changedCopy(subscription, { rule }, before, message, hops) {
        const copy = { rules: [rule.name], message, changed: true };
        const asked = (0, fact_1.valueOr)(subscription.requiresSession, true);
        if (asked && hasSession(before) !== hasSession(message)) {
            return { ...copy, end: unknownEnd([nameOf(subscription)], sessionReason((0, deployed_rules_1.knownAction)(rule)?.toString() ?? '')) };
        }
        return { ...copy, end: this.end(subscription, message, hops) };
    }
    indexOf(topic) {
        const index = this.indexes.get(topic) ?? indexOf(topic, this.indexed);
        this.indexes.set(topic, index);
        return index;
    }
    end(from, message, hops) {
        const way = [nameOf(from)];
        const { requiresSession, forwardTo, status } = from;
        if (!hasSession(message)) {
            if (requiresSession.kind === 'unknown')
                return unknownEnd(way, reasonOf(requiresSession.unresolved));
            if (requiresSession.value) {
                // https://learn.microsoft.com/azure/service-bus-messaging/service-bus-dead-letter-queues#moving-messages-to-the-dlq
                const reason = 'it requires sessions, and the message has no session id';
                return { way, state: 'dead-letter', reason, lacksSession: true };
            }
        }
        if (forwardTo.kind === 'unknown')
            return { ...unknownEnd(way, reasonOf(forwardTo.unresolved)), way: [...way, '?'] };
        if (forwardTo.value !== undefined)
            return this.forward(from, forwardTo.value, message, hops);
        const expires = expiry(from);
        const disabled = status.kind === 'unknown'
            ? { reason: `whether it can be read is not known: ${reasonOf(status.unresolved)}` }
            : status.value === 'Active' || status.value === 'SendDisabled'
                ? {}
                : { reason: `nobody can read it: ${status.value}` };
        return { way, state: 'waiting', ...disabled, ...(expires !== undefined && { expires }) };
    }
    forward(from, { name, entity, isDeleted }, message, hops) {
        const here = nameOf(from);
        if (hops >= exports.MOST_HOPS) {
            return {
                way: [here],
                state: 'dead-letter',
                reason: `${exports.MOST_HOPS} hops are the most that Service Bus forwards a message`,
            };
        }
        // https://github.com/Azure/azure-service-bus/issues/693
        if (isDeleted)
            return { way: [here, name], state: 'dead-letter', reason: `${name} is deleted: it has nowhere to go` };
        if (entity === undefined)
            return { way: [here, name], state: 'left', reason: 'what it is forwarded to is not in this document' };
        const status = (0, fact_1.valueOr)(entity.status, undefined);
        if (entity.status.kind === 'unknown')
            return unknownEnd([here, name], reasonOf(entity.status.unresolved));
        if (status === 'Disabled' || status === 'SendDisabled') {
            return { way: [here, name], state: 'dead-letter', reason: `${name} takes no messages: ${status}` };
        }
        if (entity.kind === 'queue') {
            const end = this.end(entity, message, hops + 1);
            return { ...end, way: [here, ...end.way] };
        }
        return { way: [here, entity.label], state: 'left', next: this.route(entity, message, hops + 1) };
    }
}
exports.Router = Router;
function indexOf(topic, files) {
    const subscriptions = (0, fact_1.knownOf)(topic.subscriptions).map((subscription) => ({
        subscription,
        rules: (0, fact_1.knownOf)(subscription.rules).map(compiled_rule_1.compileRule),
        missing: (0, fact_1.missingOf)(subscription.rules).map((one) => ({
            one,
            rule: one.rule === undefined ? undefined : (0, compiled_rule_1.compileRule)(one.rule),
        })),
    }));
    return new rule_index_1.RuleIndex(subscriptions, files);
}
/**
 * That an action gives a message its session, or takes it. The documentation does not say whether Service Bus asks for
 * the session before or after the action; so it cannot be told whether such a message is taken.
 */
function sessionReason(action) {
    return `it requires sessions, and whether Service Bus asks for one before or after ${action} is not documented`;
}
/** Whether a message is of a session; the one without a name is one as well. */
function hasSession(message) {
    return message.systemProperty('SessionId') !== null;
}
function unknownEnd(way, reason) {
    return { way, state: 'unknown', reason };
}
function unknownOf(fact) {
    return fact.kind === 'unknown' ? [fact.unresolved] : [];
}
function reasonOf({ argument, problem }) {
    return argument === '' ? problem : `${argument}: ${problem}`;
}
function failureOf(subscription, rule, { reason }) {
    return { rule, reason, deadLettered: (0, fact_1.valueOr)(subscription.deadLettersFilterErrors, undefined) };
}
function nameOf(entity) {
    return entity.kind === 'subscription' ? `${entity.topic.label}/${entity.name}` : entity.label;
}
/** When a message expires here, and what happens then. */
function expiry(entity) {
    const own = entity.timeToLive;
    const time = own.kind === 'known' && own.value === undefined && entity.kind === 'subscription' ? entity.topic.timeToLive : own;
    if (time.kind === 'unknown')
        return 'a time that is not known';
    if (time.value === undefined)
        return undefined;
    const end = (0, fact_1.valueOr)(entity.deadLettersExpired, undefined);
    return `${time.value}, then ${end === undefined ? 'dead-lettered or lost: that is not known' : end ? 'dead-lettered' : 'lost'}`;
}
//# sourceMappingURL=route.js.map