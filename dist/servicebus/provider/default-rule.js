"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.protectSubscriptions = protectSubscriptions;
exports.keepDefaultRule = keepDefaultRule;
exports.requireProtection = requireProtection;
const cdktf_1 = require("cdktf");
const rules_1 = require("../../rules");
const version_1 = require("./version");
const kept = new WeakMap();
/**
 * Has a provider take away `$Default`, the rule that lets every message through, together with the creation of each
 * subscription; without it every message starts the job of a new subscription until its own first rule is there.
 *
 * Sets `features.servicebus.auto_delete_subscription_default_rule` at the provider and, unless the stack says its own,
 * the versions that have it: the bindings are of azurerm 4.55, and the two belong together.
 */
function protectSubscriptions(provider) {
    provider.addOverride('features.0.servicebus', [{ auto_delete_subscription_default_rule: true }]);
    const stack = cdktf_1.TerraformStack.of(provider);
    if ((0, version_1.azurermConstraintOf)(stack) === undefined)
        (0, version_1.constrainAzurerm)(stack, version_1.DEFAULT_CONSTRAINT);
}
/**
 * Accepts that new subscriptions of a provider get every message for some seconds: where an older azurerm is needed,
 * or nothing is sent during a deployment. The reason stands in the JSON beside the provider.
 */
function keepDefaultRule(provider, reason) {
    kept.set(provider, reason);
    provider.addOverride('//', { acknowledged: { 'default-rule': reason } });
}
const subscriptionsOf = new WeakMap();
/** Adds the check to a stack that the providers of its subscriptions are protected; once a stack. */
function requireProtection(subscription) {
    const stack = cdktf_1.TerraformStack.of(subscription);
    const known = subscriptionsOf.get(stack);
    if (known !== undefined) {
        known.push(subscription);
        return;
    }
    const subscriptions = [subscription];
    subscriptionsOf.set(stack, subscriptions);
    stack.node.addValidation({ validate: () => problemsOf(stack, subscriptions) });
}
function problemsOf(stack, subscriptions) {
    const all = stack.allProviders().filter(({ terraformResourceType }) => terraformResourceType === version_1.AZURERM);
    const used = new Set(subscriptions.flatMap(({ provider }) => provider ?? all.filter(({ alias }) => alias === undefined)));
    return [...used].flatMap((provider) => (kept.has(provider) ? keptProblems(provider) : providerProblems(provider)));
}
function keptProblems(provider) {
    if (kept.get(provider)?.trim() !== '')
        return [];
    const subject = `keepDefaultRule of ${provider.node.path}`;
    return [(0, rules_1.describeProblem)({ subject, got: '', allowed: 'a reason', fix: 'say why it is kept' })];
}
function providerProblems(provider) {
    const { path } = provider.node;
    const said = provider.toTerraform();
    const features = firstOf(said.provider[version_1.AZURERM]?.[0]?.features);
    const isOn = firstOf(features?.servicebus)?.auto_delete_subscription_default_rule;
    const fix = `write protectSubscriptions(${provider.node.id}) after new AzurermProvider(…), or keepDefaultRule with a reason`;
    if (isOn !== true) {
        return [
            (0, rules_1.describeProblem)({
                subject: `features.servicebus.auto_delete_subscription_default_rule of ${path}`,
                got: isOn,
                allowed: 'true: every message reaches a new subscription until its own rules are there',
                fix,
            }),
        ];
    }
    const constraint = (0, version_1.azurermConstraintOf)(cdktf_1.TerraformStack.of(provider)) ?? said.terraform.required_providers[version_1.AZURERM]?.version;
    const problem = (0, version_1.constraintProblem)(`terraform.required_providers.${version_1.AZURERM}.version for ${path}`, constraint ?? '');
    return problem === undefined ? [] : [problem];
}
function firstOf(block) {
    return Array.isArray(block) ? block[0] : block;
}
//# sourceMappingURL=default-rule.js.map