"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.portable = portable;
exports.revived = revived;
const rules_1 = require("../../rules");
const fact_1 = require("./fact");
/** The part of a topology that says where messages go. */
function portable({ path, topics, queues, unresolved }) {
    return {
        path,
        topics: topics.map(({ observers: _, claims: __, setBySenders: ___, subscriptions, ...topic }) => ({
            ...topic,
            subscriptions: subscriptions.kind === 'all'
                ? { kind: 'all', all: subscriptions.all.map(writeSubscription) }
                : { ...subscriptions, known: subscriptions.known.map(writeSubscription) },
        })),
        queues: queues.map(({ forwardDeadLetteredMessagesTo: _, ...queue }) => ({
            ...queue,
            forwardTo: writeTarget(queue.forwardTo),
        })),
        unresolved,
    };
}
function writeSubscription(subscription) {
    const { topic: _, rules, forwardTo, forwardDeadLetteredMessagesTo: __, ...others } = subscription;
    const missing = rules.kind === 'all' ? [] : rules.missing;
    return {
        ...others,
        forwardTo: writeTarget(forwardTo),
        rules: (0, fact_1.knownOf)(rules).map(writeRule),
        isWhole: rules.kind === 'all',
        missing: missing.map(({ rule, ...one }) => ({ ...one, ...(rule !== undefined && { possible: writeRule(rule) }) })),
    };
}
function writeTarget(target) {
    if (target.kind === 'unknown' || target.value === undefined)
        return target;
    return (0, fact_1.known)({ ...target.value, entity: target.value.entity?.address });
}
function writeRule({ name, resource: { address }, match, action, isSensitive, isDefault }) {
    if (isSensitive) {
        const unresolved = { address, argument: '', problem: 'it is marked as sensitive, and not part of this page' };
        return {
            name,
            address,
            match: { kind: 'part', atMost: undefined, unresolved: [unresolved] },
            action: { kind: 'unknown', unresolved },
            isDefault,
        };
    }
    return {
        name,
        address,
        match: writeMatch(match),
        action: action.kind === 'unknown' ? action : (0, fact_1.known)(action.value?.sql),
        isDefault,
    };
}
function writeMatch(match) {
    if (match.kind === 'known')
        return { kind: 'known', filter: writeFilter(match.filter) };
    if (match.kind === 'refused')
        return { kind: 'refused', unresolved: match.unresolved };
    return { ...match, atMost: match.atMost && writeFilter(match.atMost) };
}
function writeFilter(filter) {
    return filter.kind === 'sql' ? { sql: filter.sql } : { correlation: filter.conditions };
}
/** The topology again. */
function revived({ path, topics, queues, unresolved }) {
    const made = topics.map((topic) => ({
        ...topic,
        observers: {},
        claims: [],
        // JSON has no member for what is not there.
        contract: topic.contract,
        setBySenders: undefined,
        systemProperties: topic.systemProperties,
    }));
    const found = made.map((topic) => topic);
    const madeQueues = queues.map((queue) => ({ ...queue }));
    const byAddress = new Map([...found, ...madeQueues].map((one) => [one.address, one]));
    const target = (fact) => fact.kind === 'unknown' || fact.value === undefined
        ? fact
        : (0, fact_1.known)({ ...fact.value, entity: byAddress.get(fact.value.entity ?? '') });
    const nowhere = { forwardDeadLetteredMessagesTo: (0, fact_1.known)(undefined) };
    for (const [index, topic] of topics.entries()) {
        const read = (one) => ({
            ...one,
            ...nowhere,
            topic: found[index],
            forwardTo: target(one.forwardTo),
            rules: readRules(one),
        });
        const { subscriptions } = topic;
        Object.assign(found[index], {
            subscriptions: subscriptions.kind === 'all'
                ? { kind: 'all', all: subscriptions.all.map(read) }
                : { ...subscriptions, known: subscriptions.known.map(read) },
        });
    }
    for (const [index, queue] of queues.entries())
        Object.assign(madeQueues[index], { ...nowhere, forwardTo: target(queue.forwardTo) });
    return { path, topics: found, queues: madeQueues, access: [], unplacedRules: [], assumptions: [], unresolved };
}
function readRules({ rules, isWhole, missing }) {
    const all = rules.map(readRule);
    if (isWhole)
        return { kind: 'all', all };
    return {
        kind: 'part',
        known: all,
        missing: missing.map(({ possible, ...one }) => ({ ...one, ...(possible && { rule: readRule(possible) }) })),
    };
}
function readRule({ name, address, match, action, isDefault }) {
    const resource = {
        file: '',
        address,
        mode: 'managed',
        type: 'azurerm_servicebus_subscription_rule',
        path: [],
        values: {},
        presence: 'declared',
        sensitive: [],
    };
    return {
        resource,
        name,
        match: readMatch(match),
        action: action.kind === 'unknown'
            ? action
            : (0, fact_1.known)(action.value === undefined ? undefined : rules_1.SqlAction.parse(action.value)),
        isSensitive: false,
        isDefault,
        acknowledged: {},
    };
}
function readMatch(match) {
    if (match.kind === 'known')
        return { kind: 'known', filter: readFilter(match.filter) };
    if (match.kind === 'refused')
        return { ...match, filter: undefined };
    return { ...match, atMost: match.atMost && readFilter(match.atMost) };
}
function readFilter(filter) {
    return 'sql' in filter ? rules_1.SqlFilter.parse(filter.sql) : rules_1.CorrelationFilter.of(filter.correlation);
}
//# sourceMappingURL=portable.js.map