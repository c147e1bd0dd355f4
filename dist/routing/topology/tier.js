"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.tierOf = tierOf;
const resource_1 = require("../../terraform/resource");
const deployed_rules_1 = require("./deployed-rules");
/**
 * The tier of the namespace that something is in. No answer about where messages go depends on it: what of it is not known
 * is told by whoever asks.
 *
 * @param doubt what may make any setting another one than the document says
 */
function tierOf(resource, namespace, doubt) {
    const unknown = (address, argument, problem) => ({
        kind: 'unknown',
        unresolved: { address, argument, problem },
    });
    if (doubt !== undefined)
        return { kind: 'unknown', unresolved: doubt };
    if (namespace.kind !== 'resource')
        return unknown(resource.address, 'namespace_id', 'its namespace is made elsewhere, and the tier of that is not known');
    const { address, values } = namespace.resource;
    if (typeof values.sku === 'string')
        return { kind: 'known', value: values.sku };
    // azurerm has no default for it; what azapi says of it is not read.
    const why = values.sku instanceof resource_1.Reference ? `it is ${(0, deployed_rules_1.textOf)(values.sku)}` : 'its tier is not read here';
    return unknown(address, 'sku', why);
}
//# sourceMappingURL=tier.js.map