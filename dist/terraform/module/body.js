"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.evaluateValue = evaluateValue;
const evaluate_1 = require("../hcl/evaluate");
const template_1 = require("../hcl/template");
const values_1 = require("../hcl/values");
const resource_1 = require("../resource");
const blocks_1 = require("./blocks");
/**
 * A value of Terraform's JSON, evaluated in all its parts. `//` stands for a comment and is kept as it is; `dynamic`
 * blocks become what they make.
 */
function evaluateValue(value, scope, withNames) {
    if (typeof value === 'string')
        return (0, evaluate_1.evaluateText)(value, scope);
    if (!(Array.isArray(value) || (0, resource_1.isObject)(value)) || value instanceof resource_1.Reference)
        return value;
    return scope.bounds.within(() => Array.isArray(value)
        ? value.map((one) => evaluateValue(one, scope, withNames))
        : evaluateObject(value, scope, withNames), () => new resource_1.Reference('what stands deep inside of other values'));
}
function evaluateObject(value, scope, withNames) {
    const entries = new Map();
    for (const [name, part] of Object.entries(value)) {
        if (name === '//')
            entries.set(name, part);
        else if (name === 'dynamic' && isDynamic(part))
            continue;
        else {
            const key = (0, template_1.mayBeTemplate)(name) ? (0, values_1.unmarked)((0, evaluate_1.evaluateText)(name, scope)).value : name;
            // With a key that only Terraform knows, nothing is known of what the others hide.
            if (!(0, values_1.isPrimitive)(key))
                return wholeUnknown(value, name, scope, withNames);
            entries.set(String(key), evaluateValue(part, scope, withNames));
        }
    }
    if (isDynamic(value.dynamic)) {
        for (const blocks of (0, blocks_1.objectsOf)(value.dynamic)) {
            for (const [name, block] of Object.entries(blocks))
                addBlocks(entries, name, block, scope, withNames);
        }
    }
    return Object.fromEntries(entries);
}
function wholeUnknown(value, name, scope, withNames) {
    const parts = Object.entries(value).map(([key, part]) => [
        (0, evaluate_1.evaluateText)(key, scope),
        evaluateValue(part, scope, withNames),
    ]);
    const { from, isSensitive } = (0, values_1.madeOf)(parts);
    return (0, values_1.marked)(new resource_1.Reference(`an object with the key ${name}`, from), isSensitive);
}
/** Whether `dynamic` is Terraform's, and not an argument that is called so. */
function isDynamic(part) {
    return (0, blocks_1.objectsOf)(part).some((blocks) => Object.values(blocks).some((block) => (0, blocks_1.objectsOf)(block).some((one) => 'for_each' in one && 'content' in one)));
}
function addBlocks(entries, name, block, scope, withNames) {
    const made = (0, blocks_1.objectsOf)(block).map((one) => blocksOf(name, one, scope, withNames));
    const unknown = made.find((one) => one instanceof resource_1.Reference);
    if (unknown !== undefined) {
        const { from } = (0, values_1.madeOf)([entries.get(name), ...made]);
        entries.set(name, new resource_1.Reference(unknown.text, from));
        return;
    }
    const all = [...listOf(entries.get(name)), ...made.flat()];
    if (all.length > 0)
        entries.set(name, all);
}
/** The blocks that a `dynamic` block makes, or a reference where only Terraform knows which. */
function blocksOf(name, block, scope, withNames) {
    const over = evaluateValue(block.for_each, scope, withNames);
    const items = itemsOf(over);
    const iterator = typeof block.iterator === 'string' ? block.iterator : name;
    const contents = (0, blocks_1.objectsOf)(block.content);
    const content = (names) => contents.map((one) => evaluateValue(one, withNames(scope, names), withNames));
    if (items === undefined) {
        const text = typeof block.for_each === 'string' ? block.for_each : 'what only Terraform knows';
        const each = new resource_1.Reference(`\${${iterator}}`, (0, values_1.madeOf)(over).from);
        // How many there are is told by what is gone through; what stands in them, by what they hold of it.
        const { from } = (0, values_1.madeOf)(content(new Map([[iterator, { key: each, value: each }]])));
        return new resource_1.Reference(`a dynamic block for each of ${text}`, from);
    }
    return items.flatMap(([key, value]) => content(new Map([[iterator, { key, value }]])));
}
/** What is gone through, with keys; `undefined` where only Terraform knows. */
function itemsOf(over) {
    const { value } = (0, values_1.unmarked)(over);
    if (Array.isArray(value))
        return [...value.entries()];
    if (value instanceof Set)
        return [...value].map((one) => [one, one]);
    if (value instanceof values_1.Steppable) {
        const entries = value.entries();
        return entries && [...entries];
    }
    if (value === null || !(0, resource_1.isObject)(value) || value instanceof resource_1.Reference)
        return undefined;
    return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
function listOf(value) {
    if (value === undefined || value === null)
        return [];
    return Array.isArray(value) ? value : [value];
}
//# sourceMappingURL=body.js.map