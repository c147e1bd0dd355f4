"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.summarize = summarize;
exports.summaryLines = summaryLines;
const rules_1 = require("../../rules");
const servicebus_1 = require("../../servicebus");
/** What a stack deploys, for people: a heading, and one line a subscription. */
function summarize(stack) {
    return summaryLines(stack).join('\n');
}
/** The same as lines, of which each is one whatever names are in it. */
function summaryLines({ environment, namespace, topic, starts }) {
    const { subscriptions } = topic;
    const width = Math.max(...subscriptions.map(({ name }) => name.length));
    const count = `${subscriptions.length} ${subscriptions.length === 1 ? 'subscription' : 'subscriptions'}`;
    const lines = subscriptions.map((subscription) => `  ${subscription.name.padEnd(width)}  ${[describe(subscription), ...started(starts.get(subscription.name))].join(' | ')}`);
    return [
        `${environment.name}: namespace ${environment.namespace.name} (${namespace.sku}, ${environment.location}), topic ${topic.name}, ${count}`,
        ...lines,
    ];
}
/** What a subscription starts by itself. */
function started(job) {
    if (job === undefined)
        return [];
    const { templates, by = 'function', paused = false } = job;
    return [`${paused ? 'paused, ' : ''}starts ${Object.keys(templates).sort().join(', ')} by ${by}`];
}
function describe(subscription) {
    const rules = subscription.rules.map(({ name, filter, action }) => [`${name}: ${(0, rules_1.filterInWords)(filter)}`, ...(action === undefined ? [] : [(0, rules_1.actionInWords)(action)])].join(', '));
    return [rules.join('; or '), ...settings(subscription)].join(' | ');
}
/** The settings that somebody chose: those that differ from the default. */
function settings({ options }) {
    const { rules, acknowledge, observes, forwardTo, forwardDeadLetteredMessagesTo, clientScoped, ...others } = options;
    const defaults = servicebus_1.SUBSCRIPTION_DEFAULTS;
    const chosen = Object.entries(others)
        .filter(([setting, value]) => !UNSHOWN.has(setting) && value !== undefined && value !== defaults[setting])
        .map(([setting, value]) => `${setting} ${value}`);
    if (forwardTo !== undefined)
        chosen.push(`forwards to ${forwardTo.node.id}`);
    if (forwardDeadLetteredMessagesTo !== undefined) {
        chosen.push(`forwards dead letters to ${forwardDeadLetteredMessagesTo.node.id}`);
    }
    if (observes !== undefined)
        chosen.push(`an observer: ${observes}`);
    if (clientScoped !== undefined)
        chosen.push(`for the JMS client ${clientScoped.clientId}`);
    return chosen;
}
/** What says where a subscription is, not how it behaves. */
const UNSHOWN = new Set(['topic', 'subscriptionName']);
//# sourceMappingURL=summary.js.map