"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.keyIn = keyIn;
exports.parseTraversal = parseTraversal;
exports.traversalsOf = traversalsOf;
exports.traversalText = traversalText;
const resource_1 = require("./resource");
const ROOT_OF_TWO = /^(?:module|var|local|each|count|path|terraform|self)$/;
const PART = /^(?:\.?([\w-]+)|\[("(?:[^"\\]|\\.)*"|\d+)\])/;
/** A key as it stands in brackets: a number, or a text in quotes, with whatever stands in it. */
function keyIn(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return text.replace(/^"|"$/g, '');
    }
}
/** A reference as a plan writes it, in parts. */
function parseTraversal(text) {
    const parts = [];
    for (let rest = text; rest !== '';) {
        const match = PART.exec(rest);
        if (match === null)
            break;
        const [whole, name, key] = match;
        parts.push(key === undefined ? { key: name, isIndex: false } : { key: keyIn(key), isIndex: true });
        rest = rest.slice(whole.length);
    }
    const first = String(parts[0]?.key ?? text);
    const length = first === 'data' ? 3 : ROOT_OF_TWO.test(first) || parts.length > 1 ? 2 : 1;
    return {
        root: parts
            .slice(0, length)
            .map(({ key }) => key)
            .join('.'),
        steps: parts.slice(length),
    };
}
/**
 * What an expression of a plan refers to, each reference once for each place where it stands.
 *
 * Terraform writes a reference followed by what it is part of, down to the resource: `t.m["b"].id`, `t.m["b"]`, `t.m`.
 * A reference that is no part of the one before it begins a new one.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#expression-representation
 */
function traversalsOf(expression) {
    if (!(0, resource_1.isObject)(expression) || !Array.isArray(expression.references))
        return [];
    const found = [];
    let last = '';
    for (const reference of expression.references.map(String)) {
        const isPart = last.startsWith(reference) && /^[.[]/.test(last.slice(reference.length));
        last = reference;
        if (!isPart)
            found.push(parseTraversal(reference));
    }
    return found;
}
/** A traversal as somebody would write it. */
function traversalText({ root, steps }) {
    return root + steps.map(({ key, isIndex }) => (isIndex ? `[${JSON.stringify(key)}]` : `.${key}`)).join('');
}
//# sourceMappingURL=traversal.js.map