"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.instancesOf = instancesOf;
exports.deletedBy = deletedBy;
exports.splitModules = splitModules;
exports.moduleName = moduleName;
exports.moduleKey = moduleKey;
const schema_1 = require("../schema");
const resource_1 = require("./resource");
const shown_value_1 = require("./shown-value");
const traversal_1 = require("./traversal");
/**
 * The instances that a plan has on one side of it.
 *
 * A plan lists changes, those that change nothing included; but one with `-target` lists only its targets, and data
 * sources that were read while planning stand in the prior state alone. What the prior state has and no change is about
 * stays as it is.
 */
function instancesOf(file, json, side) {
    const changes = json.resource_changes.map((change) => ((0, resource_1.isObject)(change) ? change : {}));
    const changed = changes.flatMap((change, index) => changedInstance(file, change, index, side));
    const met = new Set(changes.flatMap(({ address, previous_address: previous }) => [address, previous]));
    return [...changed, ...priorInstances(file, json).filter(({ resource }) => !met.has(resource.address))];
}
/** What a plan deletes and does not create again, as it was. */
function deletedBy(file, json) {
    const changes = json.resource_changes.map((change) => ((0, resource_1.isObject)(change) ? change : {}));
    return changes.flatMap((change, index) => {
        const actions = (0, resource_1.isObject)(change.change) && Array.isArray(change.change.actions) ? change.change.actions : [];
        // A rule that is made anew is gone from the subscription that it had, wherever it is from now on.
        const isGone = actions.length === 1 || change.type === 'azurerm_servicebus_subscription_rule';
        if (!isGone || !actions.includes('delete'))
            return [];
        return changedInstance(file, change, index, 'before').map(({ resource }) => resource);
    });
}
function changedInstance(file, change, index, side) {
    const { change: detail, address, type, name, mode } = change;
    if (!(0, resource_1.isObject)(detail))
        return [];
    const actions = Array.isArray(detail.actions) ? detail.actions.map(String) : [];
    // What Terraform forgets stays in Azure as it is.
    const isForgotten = actions.includes('forget');
    const from = side === 'after' && isForgotten ? 'before' : side;
    if (!(0, resource_1.isObject)(detail[from]))
        return [];
    const unknown = from === 'after' && (0, resource_1.isObject)(detail.after_unknown) ? detail.after_unknown : {};
    const modules = typeof change.module_address === 'string' ? splitModules(change.module_address) : [];
    const isData = mode === 'data';
    const presence = isData ? 'read' : isForgotten ? 'forgotten' : presenceOf(actions, detail, side);
    const resource = {
        file,
        // What is moved had another address before.
        address: String(side === 'before' ? (change.previous_address ?? address) : address),
        mode: isData ? 'data' : 'managed',
        type: String(type),
        path: ['resource_changes', index, 'change', from],
        values: withUnknown(detail[from], unknown),
        presence,
        sensitive: (0, shown_value_1.sensitivePaths)(detail[`${from}_sensitive`]),
    };
    return [{ resource, modules, local: `${isData ? 'data.' : ''}${type}.${name}`, key: keyOf(change.index) }];
}
function presenceOf(actions, detail, side) {
    if (side === 'before')
        return 'deployed';
    if (actions.includes('create'))
        return actions.includes('delete') ? 'replaced' : 'created';
    return (0, resource_1.isObject)(detail.importing) ? 'imported' : 'deployed';
}
/** What is deployed already, and what data sources have read: the state that the plan was made from. */
function priorInstances(file, { prior_state: prior }) {
    const values = (0, resource_1.isObject)(prior) && (0, resource_1.isObject)(prior.values) ? prior.values : {};
    const read = (module, path) => {
        if (!(0, resource_1.isObject)(module))
            return [];
        const modules = typeof module.address === 'string' ? splitModules(module.address) : [];
        const own = (Array.isArray(module.resources) ? module.resources : []).flatMap((one, index) => {
            if (!(0, resource_1.isObject)(one) || !(0, resource_1.isObject)(one.values))
                return [];
            const isData = one.mode === 'data';
            const resource = {
                file,
                address: String(one.address),
                mode: isData ? 'data' : 'managed',
                type: String(one.type),
                path: [...path, 'resources', index, 'values'],
                values: one.values,
                presence: isData ? 'read' : 'deployed',
                sensitive: (0, shown_value_1.sensitivePaths)(one.sensitive_values),
            };
            return [{ resource, modules, local: `${isData ? 'data.' : ''}${one.type}.${one.name}`, key: keyOf(one.index) }];
        });
        const children = Array.isArray(module.child_modules) ? module.child_modules : [];
        return [...own, ...children.flatMap((child, index) => read(child, [...path, 'child_modules', index]))];
    };
    return read(values.root_module, ['prior_state', 'values', 'root_module']);
}
function keyOf(index) {
    return typeof index === 'string' || typeof index === 'number' ? index : undefined;
}
/** The values with a reference for each that only the apply tells, also inside blocks. */
function withUnknown(values, unknown) {
    if (unknown === true)
        return new resource_1.Reference('known after apply');
    if (Array.isArray(unknown)) {
        const list = Array.isArray(values) ? values : [];
        return Array.from({ length: Math.max(list.length, unknown.length) }, (_, index) => withUnknown(list[index], unknown[index]));
    }
    if (!(0, resource_1.isObject)(unknown))
        return values;
    const known = (0, resource_1.isObject)(values) ? values : {};
    const names = new Set([...Object.keys(known), ...Object.keys(unknown)]);
    return Object.fromEntries([...names].map((name) => [name, withUnknown((0, schema_1.own)(known, name), (0, schema_1.own)(unknown, name))]));
}
/** `module.a["x"].module.b` as `a["x"]` and `b`. */
function splitModules(address) {
    return [...address.matchAll(/module\.([\w-]+(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?)/g)].map(([, module]) => module);
}
/** A module's name without the key of its instance. */
function moduleName(module) {
    const key = module.indexOf('[');
    return key === -1 ? module : module.slice(0, key);
}
/** The key of a module's instance; `undefined` for a module of which there is one. */
function moduleKey(module) {
    const key = module.indexOf('[');
    return key === -1 || !module.endsWith(']') ? undefined : (0, traversal_1.keyIn)(module.slice(key + 1, -1));
}
//# sourceMappingURL=plan-instances.js.map