"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.planRemovesDefaultRule = planRemovesDefaultRule;
const schema_1 = require("../schema");
const resource_1 = require("./resource");
const SWITCH = 'auto_delete_subscription_default_rule';
/**
 * Whether a provider of a plan takes `$Default` away from the subscriptions that it creates; `undefined` where its
 * setting is not a literal, which is all that a plan has of it, or the plan does not tell which provider it is.
 *
 * @param providers the plan's `configuration.provider_config`
 * @param key the provider's key in it; one that a module is not given is the default one of the root
 */
function planRemovesDefaultRule(providers, key) {
    if (key === undefined)
        return undefined;
    const all = (0, resource_1.isObject)(providers) ? providers : {};
    const found = (0, schema_1.own)(all, key) ?? (0, schema_1.own)(all, key.split(':').at(-1) ?? key);
    // A provider that is nowhere configured has its defaults.
    const expressions = (0, resource_1.isObject)(found) && (0, resource_1.isObject)(found.expressions) ? found.expressions : {};
    return switchIn(expressions.features);
}
function switchIn(part) {
    if (Array.isArray(part))
        return any(part.map(switchIn));
    if (!(0, resource_1.isObject)(part))
        return false;
    // The whole of `features`, or of `servicebus`, may come from an expression by a dynamic block.
    if (Array.isArray(part.references) && part.references.length > 0)
        return undefined;
    if (part.servicebus !== undefined)
        return switchIn(part.servicebus);
    const value = part[SWITCH];
    if ((0, resource_1.isObject)(value))
        return 'constant_value' in value ? value.constant_value === true : undefined;
    return false;
}
/** Whether one of them is on; not known where none is, and one may be. */
function any(found) {
    if (found.includes(true))
        return true;
    return found.includes(undefined) ? undefined : false;
}
//# sourceMappingURL=plan-providers.js.map