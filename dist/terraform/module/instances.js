"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UndeclaredReference = exports.ResourceReference = void 0;
exports.allOf = allOf;
exports.firstOf = firstOf;
exports.instanceAt = instanceAt;
exports.resourceAt = resourceAt;
exports.withKey = withKey;
const evaluate_1 = require("../hcl/evaluate");
const functions_1 = require("../hcl/functions");
const values_1 = require("../hcl/values");
const resource_1 = require("../resource");
/** All instances, in order. */
function allOf(instances) {
    if (instances.kind === 'one')
        return [instances.only];
    return instances.kind === 'unknown' ? [instances.any] : [...instances.byKey.values()];
}
/** The first of all instances; `undefined` where there is none. */
function firstOf(instances) {
    if (instances.kind === 'one')
        return instances.only;
    return instances.kind === 'unknown' ? instances.any : instances.byKey.values().next().value;
}
/** The instance that a path begins with, and what follows; `undefined` where it names all, none, or one that is not known. */
function instanceAt(instances, path) {
    if (instances.kind === 'one')
        return { one: instances.only, rest: path };
    const [step, ...rest] = path;
    if (instances.kind === 'unknown' || step?.kind !== 'index')
        return undefined;
    const key = instances.kind === 'count' ? (0, functions_1.asNumber)(step.key) : String(step.key);
    const one = key === undefined ? undefined : instances.byKey.get(key);
    return one === undefined ? undefined : { one, rest };
}
/** A resource, its attribute that only Azure knows, or all of its instances. */
class ResourceReference extends values_1.Steppable {
    address;
    path;
    // Private to the language, so that whoever writes values as JSON does not write all of the configuration.
    #instances;
    #instance;
    constructor(
    /** `module.bus.azurerm_servicebus_topic.jobs`, without the key of an instance. */
    address, instances, instance, 
    /** The attribute; where no instance is decided, with the index. */
    path) {
        const whole = `${instance?.address ?? address}${(0, values_1.pathText)(path)}`;
        super(`\${${whole}}`, [whole]);
        this.address = address;
        this.path = path;
        this.#instances = instances;
        this.#instance = instance;
    }
    get instances() {
        return this.#instances;
    }
    /** The instance, where it is decided. */
    get instance() {
        return this.#instance;
    }
    at(path) {
        const all = [...this.path, ...path];
        return this.instance === undefined
            ? resourceAt(this.address, this.instances, all)
            : attributeAt(this.address, this.instances, this.instance, all);
    }
    entries() {
        if (this.instance !== undefined || this.path.length > 0 || this.instances.kind !== 'each')
            return undefined;
        return new Map([...this.instances.byKey].map(([key, instance]) => [
            String(key),
            new ResourceReference(this.address, this.instances, instance, []),
        ]));
    }
}
exports.ResourceReference = ResourceReference;
/** A resource that the configuration does not declare. */
class UndeclaredReference extends resource_1.Reference {
    path;
    constructor(address, path) {
        super(`\${${address}${(0, values_1.pathText)(path)}}`, [`${address}${(0, values_1.pathText)(path)}`]);
        this.path = path;
    }
}
exports.UndeclaredReference = UndeclaredReference;
/** What a path from a resource leads to: the value of an argument that is set, or a reference. */
function resourceAt(address, instances, path) {
    const found = instanceAt(instances, path);
    return found === undefined
        ? new ResourceReference(address, instances, undefined, path)
        : attributeAt(address, instances, found.one, found.rest);
}
function attributeAt(address, instances, instance, path) {
    const reference = new ResourceReference(address, instances, instance, path);
    const [first, ...rest] = path;
    const name = first?.kind === 'attribute' ? first.name : first?.kind === 'index' ? String(first.key) : undefined;
    const set = name === undefined ? undefined : instance.argument(name);
    const value = name === undefined ? set : (set ?? instance.computed(name));
    if (value === undefined || value === null)
        return reference;
    return (0, evaluate_1.access)(value, inBlocks(value, rest), () => reference);
}
/** A block may be written without the list that it is: `identity[0].type` is a step of `{"identity": {"type": …}}`. */
function inBlocks(value, path) {
    const [first, ...rest] = path;
    const isOnlyBlock = first?.kind === 'index' && first.key === 0 && (0, resource_1.isObject)(value) && !(value instanceof resource_1.Reference);
    return isOnlyBlock ? rest : path;
}
/** The address of an instance by its key. */
function withKey(address, key) {
    return key === undefined ? address : `${address}${(0, values_1.keyText)(key)}`;
}
//# sourceMappingURL=instances.js.map