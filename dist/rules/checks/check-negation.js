"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.negationWarnings = negationWarnings;
const print_1 = require("../language/print");
const syntax_1 = require("../language/syntax");
const message_1 = require("../messages/message");
/**
 * Negations that lose messages: where the property is missing, `a <> 'x'` is not true but unknown.
 *
 * Nothing is said where the author shows that the case was thought of: another branch of an OR asks whether the
 * property is missing, or the same AND asks for it to be there.
 */
function negationWarnings(predicate, contract) {
    const found = [];
    const visit = (node, thoughtOf) => {
        if (isNegation(node)) {
            for (const property of lostProperties(node, thoughtOf, contract))
                found.push(warningFor(node, property));
            return;
        }
        if (node.kind !== 'and' && node.kind !== 'or')
            return;
        for (const [side, other] of [
            [node.left, node.right],
            [node.right, node.left],
        ]) {
            visit(side, new Set([...thoughtOf, ...presenceTests(other, node.kind)]));
        }
    };
    visit(predicate, new Set());
    return found;
}
function isNegation(node) {
    switch (node.kind) {
        case 'comparison':
            return node.operator === '<>';
        case 'in':
        case 'like':
            return node.negated;
        case 'not':
            return node.operand.kind !== 'exists' && node.operand.kind !== 'is-null' && node.operand.kind !== 'not';
        default:
            return false;
    }
}
/** The properties for which a negation is unknown where they are missing, and nobody has thought of that. */
function lostProperties(node, thoughtOf, contract) {
    const tested = new Set([...(0, syntax_1.walk)(node)].flatMap(presenceTest));
    const properties = new Map();
    for (const part of (0, syntax_1.walk)(node)) {
        if (part.kind !== 'property' || part.scope === 'sys')
            continue;
        const name = (0, message_1.foldName)(part.name);
        if (thoughtOf.has(name) || tested.has(name) || contract?.property(part.name)?.required === true)
            continue;
        properties.set(name, part);
    }
    return [...properties.values()];
}
function warningFor(node, { name }) {
    return {
        severity: 'warning',
        code: 'negation-loses-messages',
        message: `messages without ${name} are not delivered by this: for them it is unknown, not true`,
        span: { start: node.start, end: node.end },
        rewrite: `(NOT EXISTS(${(0, print_1.printName)(name)}) OR ${(0, print_1.printFilter)(node)})`,
    };
}
/** The properties whose presence a condition asks for by itself, in all branches joined as given. */
function presenceTests(node, joined) {
    if (node.kind === joined)
        return [...presenceTests(node.left, joined), ...presenceTests(node.right, joined)];
    return presenceTest(node.kind === 'not' ? node.operand : node);
}
function presenceTest(node) {
    if (node.kind !== 'exists' && node.kind !== 'is-null')
        return [];
    return (0, syntax_1.childrenOf)(node).flatMap((child) => (child.kind === 'property' ? [(0, message_1.foldName)(child.name)] : []));
}
//# sourceMappingURL=check-negation.js.map