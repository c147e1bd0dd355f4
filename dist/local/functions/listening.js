"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.listeningOf = listeningOf;
exports.addressOf = addressOf;
/**
 * What a registered function listens to.
 *
 * @param settings the settings of the app, which fill the places of `%NAME%`
 * @returns why it does not listen, where it does not
 */
function listeningOf({ name, bindings }, settings) {
    const all = Object.entries(bindings);
    const trigger = all.find(([, { type }]) => /trigger$/i.test(type));
    const others = all.filter((one) => one !== trigger);
    if (trigger === undefined)
        return `the function ${name} has no trigger`;
    const [input, binding] = trigger;
    if (binding.type !== 'serviceBusTrigger')
        return `the function ${name} has a ${binding.type}, and only serviceBusTrigger runs here`;
    if (others.length > 0)
        return `the function ${name} has further inputs or outputs (${others.map(([one]) => one).join(', ')}), which are not made here`;
    if (binding.cardinality === 'many')
        return `the function ${name} takes many messages at once, which is not done here`;
    const unset = [];
    const fill = (argument) => filled(binding, argument, settings, unset);
    const [queue, topic, subscription] = [fill('queueName'), fill('topicName'), fill('subscriptionName')];
    if (unset.length > 0)
        return `the function ${name} listens to ${unset.join(' and ')}, which no setting of the app has a value for`;
    const source = queue !== undefined ? { queue } : topic !== undefined && subscription !== undefined && { topic, subscription };
    if (source === false)
        return `the function ${name} names no queue, and no topic with a subscription`;
    return {
        name,
        input,
        source,
        hasSessions: binding.isSessionsEnabled === true,
        isBinary: binding.dataType === 'binary',
        connection: typeof binding.connection === 'string' && binding.connection !== ''
            ? binding.connection
            : 'AzureWebJobsServiceBus',
    };
}
/** An argument with settings in the places of `%NAME%`; names of settings are the same in any letters. */
function filled(binding, argument, settings, unset) {
    const value = binding[argument];
    if (typeof value !== 'string' || value === '')
        return undefined;
    return value.replace(/%([^%]+)%/g, (place, name) => {
        const found = settings.get(name) ?? [...settings].find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];
        if (found === undefined || found === '')
            unset.push(place);
        return found ?? '';
    });
}
/** The address of what a function listens to, for people. */
function addressOf({ source }) {
    return 'queue' in source ? source.queue : `${source.topic}/Subscriptions/${source.subscription}`;
}
//# sourceMappingURL=listening.js.map