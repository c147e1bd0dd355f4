"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isOutput = isOutput;
exports.settingOf = settingOf;
exports.settingsOf = settingsOf;
const schema_1 = require("../../../schema");
const namespace_settings_1 = require("./namespace-settings");
const other_settings_1 = require("./other-settings");
const receiver_settings_1 = require("./receiver-settings");
const topic_settings_1 = require("./topic-settings");
const QUIETLY = (text) => ({ tell: () => ({ code: 'tags', text }) });
/** A configuration has one block for all instances: which of them come or go is known from a plan alone. */
function instances(decides) {
    const text = 'a configuration does not tell which instances come or go, and a plan does';
    return {
        decides,
        tell: ({ from, to }) => ({
            code: 'unresolved',
            text: `${decides} changes from ${from} to ${to}: ${text}`,
            unknown: true,
        }),
    };
}
/** What every resource may have; Terraform's own arguments stand in configurations alone. */
const EVERY = {
    name: { decides: 'what it is called, and whether it is made anew' },
    tags: QUIETLY('`tags`'),
    timeouts: QUIETLY('`timeouts`'),
    lifecycle: QUIETLY('`lifecycle`'),
    depends_on: QUIETLY('`depends_on`'),
    provider: QUIETLY('`provider`'),
    namespace_id: { decides: 'which namespace it is in' },
    topic_id: { decides: 'which topic it is of' },
    queue_id: { decides: 'which queue it is of' },
    count: instances('how many of them there are'),
    for_each: instances('which of them there are'),
};
/** What is known of the arguments of each type; what is not in it is told as changed, without a sentence. */
const SETTINGS = new Map(Object.entries({
    azurerm_servicebus_namespace: namespace_settings_1.NAMESPACE,
    azurerm_servicebus_topic: topic_settings_1.TOPIC,
    azurerm_servicebus_queue: receiver_settings_1.QUEUE,
    azurerm_servicebus_subscription: receiver_settings_1.SUBSCRIPTION,
    azurerm_servicebus_subscription_rule: other_settings_1.RULE,
    azurerm_servicebus_namespace_authorization_rule: other_settings_1.AUTHORIZATION_RULE,
    azurerm_servicebus_topic_authorization_rule: other_settings_1.AUTHORIZATION_RULE,
    azurerm_servicebus_queue_authorization_rule: other_settings_1.AUTHORIZATION_RULE,
    azurerm_servicebus_namespace_disaster_recovery_config: other_settings_1.DISASTER_RECOVERY,
    azurerm_servicebus_namespace_customer_managed_key: other_settings_1.CUSTOMER_MANAGED_KEY,
}));
/** What Azure hands out: keys and endpoints, which no change of a setting is about. */
const OUTPUT = /^(id|endpoint|(default_)?(primary|secondary)_(key|connection_string(_alias)?)|default_(primary|secondary)_(key|connection_string))$/;
/** Whether an argument is an answer of Azure, or a note for tools. */
function isOutput(argument) {
    return argument === '//' || OUTPUT.test(argument);
}
/** What is known of an argument; an empty setting, where that is nothing. */
function settingOf(type, argument) {
    return (0, schema_1.own)(SETTINGS.get(type), argument) ?? (0, schema_1.own)(EVERY, argument) ?? {};
}
/** The arguments of a type of which something is known. */
function settingsOf(type) {
    return SETTINGS.get(type) ?? {};
}
//# sourceMappingURL=table.js.map