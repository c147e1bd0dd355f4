"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.providerOf = providerOf;
exports.takesDefaultRuleAway = takesDefaultRuleAway;
const functions_1 = require("../hcl/functions");
const values_1 = require("../hcl/values");
const resource_1 = require("../resource");
const blocks_1 = require("./blocks");
/** The configuration of a provider, and the module that it stands in; `undefined` where there is none to be found. */
function providerOf(module, given, type) {
    // `provider` is written `azurerm.west`; without one it is the default of the type's own.
    const written = typeof given === 'string' ? given.replace(/^\$\{(.*)\}$/, '$1') : type.split('_')[0];
    const [name, alias = ''] = written.split('.');
    const own = module.source.providers.find(({ labels, body }) => labels[0] === name && (body.alias ?? '') === alias);
    if (own !== undefined && !isPlaceholder(own.body, module))
        return { block: own, module };
    if (module.calledBy === undefined)
        return own && { block: own, module };
    const passed = new Map((0, blocks_1.objectsOf)(module.calledBy.call.providers).flatMap(Object.entries));
    const above = passed.has(written) ? passed.get(written) : alias === '' ? written : undefined;
    return above === undefined ? undefined : providerOf(module.calledBy.module, above, type);
}
/** An empty block of a module says only that it takes the provider of its caller. */
function isPlaceholder(body, module) {
    return module.calledBy !== undefined && Object.keys(body).every((name) => name === '//' || name === 'alias');
}
const SWITCH = 'auto_delete_subscription_default_rule';
/** Whether a provider takes `$Default` away from subscriptions that it makes; `undefined` where that is not known. */
function takesDefaultRuleAway({ block, module }) {
    const evaluated = (0, values_1.unmarked)(module.evaluate(block.body.features)).value;
    if (evaluated instanceof resource_1.Reference)
        return undefined;
    const servicebus = (0, resource_1.argumentAt)(evaluated, 'servicebus') ?? undefined;
    if (servicebus instanceof resource_1.Reference)
        return undefined;
    const blocks = (0, blocks_1.objectsOf)(servicebus).filter(resource_1.isObject);
    const values = blocks
        .map((one) => (0, values_1.unmarked)(one[SWITCH]).value)
        .filter((value) => value !== undefined && value !== null);
    const [value] = values;
    return value === undefined ? false : (0, functions_1.asBoolean)(value);
}
//# sourceMappingURL=providers.js.map