"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.explainFilter = explainFilter;
exports.describeResult = describeResult;
const print_1 = require("../language/print");
const syntax_1 = require("../language/syntax");
const failure_1 = require("../values/failure");
const text_1 = require("../values/text");
const values_1 = require("../values/values");
const evaluate_1 = require("./evaluate");
/** Evaluates a condition and says which part of it decided, with the values that it saw. */
function explainFilter(predicate, message) {
    const results = new Map();
    const result = (0, evaluate_1.evaluateFilter)(predicate, message, (node, value) => results.set(node, value));
    const decisive = decisivePart(predicate, results);
    const said = valuesOf(decisive, results).map(([node, value]) => `${textOfNode(node)} is ${describeResult(value)}`);
    const values = [...new Set(said)];
    const steps = [...results]
        .reverse()
        .map(([node, value]) => ({ part: textOfNode(node), result: describeResult(value) }));
    return { result, condition: (0, print_1.printFilter)(decisive), values, steps };
}
/** Goes down to the side that made AND or OR come out as it did. */
function decisivePart(node, results) {
    if (node.kind === 'not')
        return decisivePart(node.operand, results);
    if (node.kind !== 'and' && node.kind !== 'or')
        return node;
    const result = results.get(node);
    const sides = [node.left, node.right].filter((side) => results.has(side));
    const alike = sides.filter((side) => sameResult(results.get(side), result));
    // An AND that is true, or an OR that is false, needed both sides: no single part decided.
    const needsBoth = node.kind === 'and' ? result === true : result === false;
    const [decisive] = alike;
    return needsBoth || decisive === undefined ? node : decisivePart(decisive, results);
}
function sameResult(a, b) {
    return a === b || (a instanceof failure_1.Failure && b instanceof failure_1.Failure);
}
/** The properties and calls in a part that were evaluated, with their values. */
function valuesOf(node, results) {
    if ((node.kind === 'property' || node.kind === 'call') && results.has(node))
        return [[node, results.get(node)]];
    return (0, syntax_1.childrenOf)(node).flatMap((child) => valuesOf(child, results));
}
function textOfNode(node) {
    switch (node.kind) {
        case 'property':
        case 'literal':
        case 'parameter':
        case 'call':
        case 'negation':
        case 'arithmetic':
            return (0, print_1.printExpression)(node);
        case 'set':
        case 'remove':
            return node.kind;
        default:
            return (0, print_1.printFilter)(node);
    }
}
/** A result for people: a value with its type, a truth, `missing`, or why it failed. */
function describeResult(result) {
    if (result === undefined)
        return 'missing or unknown';
    if (result instanceof failure_1.Failure)
        return `an error: ${result.reason}`;
    if (result === null)
        return 'null';
    if (typeof result === 'boolean')
        return String(result);
    const text = (0, text_1.textOf)(result);
    return typeof result === 'string' ? `'${text}'` : `${text} (${(0, values_1.typeOf)(result)})`;
}
//# sourceMappingURL=explain.js.map