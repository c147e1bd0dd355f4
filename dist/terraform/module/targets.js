"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Targets = void 0;
const schema_1 = require("../../schema");
const values_1 = require("../hcl/values");
const resource_1 = require("../resource");
const entities_1 = require("./entities");
const instances_1 = require("./instances");
/** What arguments lead to, as far as the configuration decides it. */
class Targets {
    resources;
    ofInstance;
    entities;
    candidates = new WeakMap();
    constructor(resources, ofInstance) {
        this.resources = resources;
        this.ofInstance = ofInstance;
    }
    resolve({ type, values }, argument) {
        const value = valueAt(values, argument);
        if (value !== undefined && value !== null)
            return this.targetOf(value);
        const names = type.startsWith('azurerm_servicebus_') ? entities_1.NAME_ARGUMENTS.get(argument) : undefined;
        const last = names?.at(-1)?.[1];
        if (names === undefined || last === undefined || (values[last] ?? undefined) === undefined)
            return { kind: 'absent' };
        return this.byNames(names.map(([segment, name]) => [segment, values[name]]));
    }
    targetOf(value) {
        if (value instanceof instances_1.ResourceReference)
            return this.ofReference(value);
        if (value instanceof instances_1.UndeclaredReference) {
            const why = `it is ${value.text}, which this document does not have`;
            // The id of a resource that is not here is the id of none that is here.
            const isOther = isOwnId(value.path) && !/^\$\{.*\bdata\./.test(value.text);
            return { kind: 'unknown', why, ...(isOther && { candidates: [] }) };
        }
        if (value instanceof values_1.TemplateReference)
            return this.ofTemplate(value);
        if (value instanceof values_1.Choice)
            return this.ofChoice(value);
        if (value instanceof resource_1.Reference)
            return { kind: 'unknown', why: `it is ${value.text}` };
        return (0, values_1.isPrimitive)(value) ? this.ofId(String(value)) : { kind: 'unknown', why: 'it is no text' };
    }
    ofReference({ text, instances, instance, path }) {
        const why = `it is ${text}`;
        if (instance !== undefined) {
            const resource = this.ofInstance.get(instance);
            if (resource === undefined || !isIdentity(instance, path))
                return { kind: 'unknown', why };
            return instances.kind === 'unknown' || resource.perhaps !== undefined
                ? { kind: 'unknown', why: `${why}, and ${resource.perhaps}`, candidates: [resource] }
                : { kind: 'resource', resource };
        }
        // All are of one declaration, which is what decides.
        const first = (0, instances_1.firstOf)(instances);
        const isSure = first === undefined || isIdentity(first, path.slice(1));
        return { kind: 'unknown', why, ...(isSure && { candidates: this.candidatesOf(instances) }) };
    }
    /** The resources of all instances: one list, however many refer to them. */
    candidatesOf(instances) {
        const known = this.candidates.get(instances);
        if (known !== undefined)
            return known;
        const found = (0, instances_1.allOf)(instances).flatMap((one) => this.ofInstance.get(one) ?? []);
        this.candidates.set(instances, found);
        return found;
    }
    ofChoice({ text, options }) {
        const targets = options.map((option) => this.targetOf(option));
        // One option that may be anything leaves everything open.
        const isSure = targets.every((target) => target.kind !== 'unknown' || target.candidates !== undefined);
        const candidates = targets.flatMap((target) => target.kind === 'resource' ? [target.resource] : target.kind === 'unknown' ? (target.candidates ?? []) : []);
        return { kind: 'unknown', why: `it is ${text}`, ...(isSure && { candidates: [...new Set(candidates)] }) };
    }
    /** `${azurerm_servicebus_namespace.bus.id}/topics/jobs`: what follows an id says what it is, below that. */
    ofTemplate({ text, parts }) {
        const [first, ...rest] = parts;
        const why = `it is ${text}`;
        const parent = first instanceof instances_1.ResourceReference && isOwnId(first.path) ? this.ofReference(first) : undefined;
        const isLiteral = rest.every((part) => typeof part === 'string');
        const pairs = isLiteral ? (0, entities_1.entityPath)(rest.join('')) : undefined;
        if (parent?.kind !== 'resource' || pairs === undefined)
            return { kind: 'unknown', why };
        const found = this.follow(parent.resource, pairs);
        return found.kind === 'id'
            ? { kind: 'unknown', why: `${why}, which this document does not have`, candidates: [] }
            : found;
    }
    ofId(id) {
        const pairs = (0, entities_1.entityPath)(id);
        const isEntity = pairs?.[0]?.[0].toLowerCase() === 'namespaces';
        const found = pairs !== undefined && isEntity ? this.follow(undefined, pairs) : undefined;
        return found === undefined || found.kind === 'id' ? { kind: 'id', id } : found;
    }
    byNames(names) {
        // The name of what is nearest says all, where it is taken from a resource: `${azurerm_servicebus_topic.t.name}`.
        const [, nearest] = names.at(-1);
        if (nearest instanceof instances_1.ResourceReference)
            return this.ofReference(nearest);
        const unknown = names.map(([, name]) => name).find((name) => name instanceof resource_1.Reference);
        if (unknown instanceof resource_1.Reference)
            return { kind: 'unknown', why: `a part of its name is ${unknown.text}` };
        const pairs = names.map(([segment, name]) => [segment, (0, schema_1.plainText)(name)]);
        const found = this.follow(undefined, pairs);
        return found.kind === 'id' ? { kind: 'id', id: pairs.flat().join('/') } : found;
    }
    /** Goes down from a parent, or from all namespaces, name by name; an `id` where that leaves the document. */
    follow(from, pairs) {
        let at = from;
        for (const [segment, name] of pairs) {
            const { certain, possible } = this.named().find(at, segment, name);
            const managed = certain.filter(({ mode }) => mode === 'managed');
            const [only, ...others] = managed.length > 0 ? managed : certain;
            if (only === undefined && possible.length === 0)
                return { kind: 'id', id: '' };
            if (only === undefined || others.length > 0) {
                const isLast = pairs.at(-1)?.[0] === segment;
                const candidates = [...certain, ...possible];
                return { kind: 'unknown', why: `several may be named ${name}`, ...(isLast && { candidates }) };
            }
            at = only;
        }
        return at === undefined ? { kind: 'id', id: '' } : { kind: 'resource', resource: at };
    }
    named() {
        if (this.entities === undefined) {
            // From the outside in: a name leads from what is known already to what belongs to it.
            const entities = new entities_1.Entities();
            this.entities = entities;
            for (const kind of ['namespace', 'topic', 'queue', 'subscription', 'subscription_rule']) {
                const more = this.resources.filter(({ type }) => type === `azurerm_servicebus_${kind}`);
                entities.add(more, (entity, argument) => this.parent(entity, argument));
            }
        }
        return this.entities;
    }
    parent(entity, argument) {
        const target = this.resolve(entity, argument);
        if (target.kind === 'resource')
            return target.resource;
        return target.kind === 'unknown' && target.candidates?.length !== 0 ? 'unknown' : 'elsewhere';
    }
}
exports.Targets = Targets;
/** The value of an argument, or the reference that a block around it is. */
function valueAt(values, argument) {
    const parts = argument.split('.');
    for (let length = 1; length < parts.length; length++) {
        const around = (0, resource_1.argumentAt)(values, parts.slice(0, length).join('.'));
        if (around instanceof resource_1.Reference)
            return new resource_1.Reference(around.text, around.from);
    }
    return (0, resource_1.argumentAt)(values, argument);
}
function isOwnId(path) {
    const [first, ...rest] = path;
    return first?.kind === 'attribute' && first.name === 'id' && rest.length === 0;
}
/** What a resource holds of others: anything may stand in it. */
const HOLDS_OTHERS = /_deployment$|^azurerm_(key_vault_secret|app_configuration_key)$/;
const OF_ITSELF = /^(id|name|principal_id|object_id|client_id)$/;
/** Whether an attribute says which resource is meant, and not another one that it knows of. */
function isIdentity({ declaration: { type, mode } }, path) {
    if (isOwnId(path))
        return true;
    const [first, second, third] = path;
    if (first?.kind !== 'attribute' || !type.startsWith('azurerm_') || HOLDS_OTHERS.test(type))
        return false;
    if (path.length === 1)
        return mode === 'managed' || OF_ITSELF.test(first.name);
    // Who the resource is to others.
    return first.name === 'identity' && second?.kind === 'index' && third?.kind === 'attribute' && path.length === 3;
}
//# sourceMappingURL=targets.js.map