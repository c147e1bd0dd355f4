"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isOverride = isOverride;
exports.overridden = overridden;
const resource_1 = require("../resource");
const blocks_1 = require("./blocks");
/** Whether a file overrides what others say: `override.tf.json`, `…_override.tf.json`. */
function isOverride(name) {
    return /(^|_)override\.(tf|tofu)(\.json)?$/.test(name);
}
/** Blocks that are merged argument by argument, not replaced as a whole. */
const MERGED = ['lifecycle'];
/**
 * A block with what an override says: argument by argument, and each kind of nested block as a whole. What is written as
 * a `dynamic` block is of the same kind as what it makes.
 *
 * @see https://developer.hashicorp.com/terraform/language/files/override#merging-behavior
 */
function overridden(base, override) {
    const merged = new Map(Object.entries(base));
    const dynamic = new Map((0, blocks_1.objectsOf)(base.dynamic).flatMap(Object.entries));
    for (const [name, value] of Object.entries(override)) {
        if (name === '//' || name === 'dynamic')
            continue;
        dynamic.delete(name);
        const [before, after] = [(0, blocks_1.objectsOf)(merged.get(name))[0], (0, blocks_1.objectsOf)(value)[0]];
        const isMerged = MERGED.includes(name) && before !== undefined && after !== undefined;
        merged.set(name, isMerged ? { ...before, ...after } : value);
    }
    for (const [name, value] of (0, blocks_1.objectsOf)(override.dynamic).flatMap(Object.entries)) {
        merged.delete(name);
        dynamic.set(name, value);
    }
    if (dynamic.size > 0)
        merged.set('dynamic', Object.fromEntries(dynamic));
    else if ((0, resource_1.isObject)(base.dynamic) || Array.isArray(base.dynamic))
        merged.delete('dynamic');
    return Object.fromEntries(merged);
}
//# sourceMappingURL=override.js.map