"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.repetitionOf = repetitionOf;
const functions_1 = require("../hcl/functions");
const values_1 = require("../hcl/values");
const resource_1 = require("../resource");
/** More than these are not made one by one: nobody writes them, and a slip of a digit would fill the memory. */
const MOST = 10_000;
/**
 * What `for_each` and `count` of a block say.
 *
 * @param bounds how many may be made in all
 * @see https://developer.hashicorp.com/terraform/language/meta-arguments/for_each
 */
function repetitionOf(body, evaluate, bounds) {
    if (body.for_each !== undefined && body.for_each !== null) {
        const over = evaluate(body.for_each);
        const items = itemsOf(over);
        if (items === undefined || !bounds.makes(items.length))
            return unknown('for_each', body.for_each, over);
        return { kind: 'each', items };
    }
    if (body.count !== undefined && body.count !== null) {
        const value = evaluate(body.count);
        const count = (0, functions_1.asNumber)(value);
        const isCount = count !== undefined && Number.isInteger(count) && count >= 0 && count <= MOST;
        return isCount && bounds.makes(count) ? { kind: 'count', count } : unknown('count', body.count, value);
    }
    return { kind: 'one' };
}
function unknown(argument, written, value) {
    const what = typeof written === 'string' ? written : value instanceof values_1.Sensitive ? 'sensitive' : JSON.stringify(written);
    const why = `${argument} is ${what.length > 80 ? `${what.slice(0, 79)}…` : what}`;
    return { kind: 'unknown', why, from: (0, values_1.madeOf)(value).from };
}
/** The keys and values: of a map, a set of texts, or all instances of something. A list is none, as in Terraform. */
function itemsOf(over) {
    if (over instanceof Set) {
        const texts = [...over];
        return texts.every(values_1.isPrimitive) ? texts.map((one) => [String(one), String(one)]) : undefined;
    }
    if (over instanceof values_1.Steppable) {
        const entries = over.entries();
        return entries && [...entries];
    }
    if (over === null ||
        Array.isArray(over) ||
        !(0, resource_1.isObject)(over) ||
        over instanceof resource_1.Reference ||
        over instanceof values_1.Sensitive) {
        return undefined;
    }
    const entries = Object.entries(over).filter(([name]) => name !== '//');
    return entries.length > MOST ? undefined : entries.sort(([a], [b]) => (a < b ? -1 : 1));
}
//# sourceMappingURL=repetition.js.map