"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.subscriptionAt = subscriptionAt;
exports.addRule = addRule;
exports.ruleRefusal = ruleRefusal;
exports.addTo = addTo;
exports.removeRule = removeRule;
const broker_error_1 = require("./broker-error");
const entity_table_1 = require("./entity-table");
const subscription_rule_1 = require("./subscription-rule");
/** @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas */
const MOST_FILTERS = { sql: 2000, correlation: 100_000 };
/** The subscription at an address. */
function subscriptionAt(kernel, address) {
    const place = kernel.entities.find(address);
    if (place instanceof broker_error_1.BrokerError)
        return place;
    if (place.entity.kind === 'subscription')
        return place.entity;
    return new broker_error_1.BrokerError('amqp:not-allowed', `'${place.entity.address}' is a ${place.entity.kind}, which has no rules.`);
}
function addRule(kernel, { subscription, rule, replace = false }) {
    const entity = subscriptionAt(kernel, subscription);
    if (entity instanceof broker_error_1.BrokerError)
        return entity;
    const existing = entity.rules.get(rule.name.toLowerCase());
    if (replace && existing === undefined)
        return noRule(entity, rule.name);
    if (!replace && existing !== undefined) {
        return new broker_error_1.BrokerError('com.microsoft:entity-already-exists', `The rule '${existing.definition.name}' already exists in '${entity.address}'.`);
    }
    const made = (0, subscription_rule_1.makeRule)(rule, existing?.createdAt ?? kernel.now, kernel.newId);
    if (made instanceof broker_error_1.BrokerError)
        return made;
    const refused = ruleRefusal(entity, made);
    if (refused !== undefined)
        return refused;
    addTo(kernel, entity, made);
    kernel.touch(entity);
    return undefined;
}
/** Why a topic has no room for a rule; `undefined` where it has. */
function ruleRefusal({ topic, rules }, rule) {
    const { kind } = rule.definition.filter;
    if (rules.get(rule.definition.name.toLowerCase())?.definition.filter.kind === kind)
        return undefined;
    const most = MOST_FILTERS[kind];
    if (topic.filters[kind] < most)
        return undefined;
    const what = kind === 'sql' ? 'SQL filters' : 'correlation filters';
    return new broker_error_1.BrokerError('amqp:resource-limit-exceeded', `The topic '${topic.name}' has ${most} ${what}, the most.`);
}
/** Gives a subscription a rule, in the place of one of the same name. */
function addTo(kernel, subscription, rule) {
    subscription.setRule(rule.definition.name, rule);
    kernel.journal.rule(subscription, rule.definition.name);
}
function removeRule(kernel, { subscription, name }) {
    const entity = subscriptionAt(kernel, subscription);
    if (entity instanceof broker_error_1.BrokerError)
        return entity;
    if (!entity.rules.has(name.toLowerCase()))
        return noRule(entity, name);
    entity.setRule(name, undefined);
    kernel.journal.rule(entity, name);
    kernel.touch(entity);
    return undefined;
}
function noRule(entity, name) {
    return (0, entity_table_1.notFound)(`${entity.address}/Rules/${name}`);
}
//# sourceMappingURL=rule-commands.js.map