"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.planParts = planParts;
const schema_1 = require("../schema");
const references_1 = require("./references");
const resource_1 = require("./resource");
/**
 * What a plan has beside resources and outputs, where a secret may stand: the values of variables, and what is written
 * for providers and in calls of modules.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation
 */
function planParts(file, json) {
    const configuration = objectAt(json, 'configuration');
    const root = objectAt(configuration, 'root_module');
    const declared = objectAt(root, 'variables');
    const variables = Object.entries(objectAt(json, 'variables')).map(([name, variable]) => {
        const { value } = (0, resource_1.isObject)(variable) ? variable : {};
        const isSensitive = objectAt(declared, name).sensitive === true;
        return {
            file,
            address: `var.${name}`,
            kind: 'variable',
            path: ['variables', name],
            values: { value },
            isSensitive,
        };
    });
    const providers = Object.entries(objectAt(configuration, 'provider_config')).map(([name, provider]) => written(file, `provider.${name}`, 'provider', ['configuration', 'provider_config', name], provider));
    const at = ['configuration', 'root_module'];
    const backend = {
        file,
        address: 'terraform.backend',
        kind: 'backend',
        path: [],
        // A plan does not say where the state is kept.
        values: {},
        isSensitive: false,
    };
    return [backend, ...variables, ...providers, ...resourcesIn(file, root, '', at), ...callsIn(file, root, '', at)];
}
function callsIn(file, module, prefix, path) {
    return Object.entries(objectAt(module, 'module_calls')).flatMap(([name, call]) => {
        const at = [...path, 'module_calls', name];
        const address = `${prefix}module.${name}`;
        const inner = (0, resource_1.isObject)(call) ? objectAt(call, 'module') : {};
        const below = [...at, 'module'];
        return [
            written(file, address, 'module', at, call),
            ...resourcesIn(file, inner, `${address}.`, below),
            ...callsIn(file, inner, `${address}.`, below),
        ];
    });
}
/** What is written for resources; the values of a plan may come from Azure as well. */
function resourcesIn(file, module, prefix, path) {
    const resources = Array.isArray(module.resources) ? module.resources : [];
    return resources.map((resource, index) => {
        const address = (0, resource_1.isObject)(resource) ? (0, schema_1.plainText)(resource.address) : String(index);
        return written(file, `${prefix}${address}`, 'resource', [...path, 'resources', index], resource);
    });
}
/** The constants among some expressions. */
function written(file, address, kind, path, block) {
    const expressions = (0, resource_1.isObject)(block) ? block.expressions : undefined;
    const isConstant = (part) => (0, resource_1.isObject)(part) && 'constant_value' in part;
    const constants = (0, references_1.leavesOf)(expressions, isConstant).flatMap(({ argument, leaf }) => (0, resource_1.isObject)(leaf) && 'constant_value' in leaf ? [[argument, leaf.constant_value]] : []);
    return { file, address, kind, path, values: Object.fromEntries(constants), isSensitive: false };
}
function objectAt(part, name) {
    const found = (0, schema_1.own)(part, name);
    return (0, resource_1.isObject)(found) ? found : {};
}
//# sourceMappingURL=plan-parts.js.map