"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MIRRORED = exports.OPPOSITE = void 0;
exports.childrenOf = childrenOf;
exports.walk = walk;
/** The operator that holds between two ordered values exactly where the other does not. */
exports.OPPOSITE = { '=': '<>', '<>': '=', '<': '>=', '>=': '<', '>': '<=', '<=': '>' };
/** The operator that says the same with the sides exchanged. */
exports.MIRRORED = { '=': '=', '<>': '<>', '<': '>', '>': '<', '<=': '>=', '>=': '<=' };
/** The parts that a part is made of, in reading order. */
function childrenOf(node) {
    switch (node.kind) {
        case 'property':
        case 'literal':
        case 'parameter':
            return [];
        case 'call':
            return node.argument === undefined ? [] : [node.argument];
        case 'negation':
        case 'not':
            return [node.operand];
        case 'arithmetic':
        case 'comparison':
        case 'and':
        case 'or':
            return [node.left, node.right];
        case 'in':
            return [node.operand, ...node.members];
        case 'like':
            return node.escape === undefined ? [node.operand, node.pattern] : [node.operand, node.pattern, node.escape];
        case 'is-null':
        case 'exists':
            return [node.property];
        case 'set':
            return [node.target, node.value];
        case 'remove':
            return [node.target];
    }
}
/** Every part of a rule, outer before inner, in reading order. */
function* walk(node) {
    yield node;
    for (const child of childrenOf(node))
        yield* walk(child);
}
//# sourceMappingURL=syntax.js.map