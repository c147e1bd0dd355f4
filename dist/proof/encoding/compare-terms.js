"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.compareTerms = compareTerms;
exports.equalTerms = equalTerms;
exports.doubleOfInteger = doubleOfInteger;
const comparison_1 = require("../../rules/evaluation/comparison");
const syntax_1 = require("../../rules/language/syntax");
const failure_1 = require("../../rules/values/failure");
const values_1 = require("../../rules/values/values");
const formula_1 = require("../solver/formula");
const term_1 = require("./term");
const truth_1 = require("./truth");
/** How two values compare that are there; `undefined` where it is beyond the solver. */
function compareTerms(operator, left, right) {
    const result = decided((a, b) => (0, comparison_1.compare)(operator, a, b), left, right);
    if (result !== undefined)
        return result;
    return compareValues(operator, left, right);
}
/** Whether two values are equal as IN compares them: a text is never read as a GUID. */
function equalTerms(left, right) {
    return decided((a, b) => (0, comparison_1.equals)(a, b, false), left, right) ?? compareValues('=', left, right);
}
/** What the engine says whatever the values are: of two literals, of null, and of types that do not go together. */
function decided(apply, left, right) {
    if (left.kind === 'literal' && right.kind === 'literal')
        return constant(apply(left.value, right.value));
    if (left.kind === 'choice' && right.kind === 'literal') {
        return (0, truth_1.inChoices)(left.choices.map(({ value, when }) => [when, constant(apply(value, right.value))]));
    }
    if (right.kind === 'choice' && left.kind === 'literal') {
        return (0, truth_1.inChoices)(right.choices.map(({ value, when }) => [when, constant(apply(left.value, value))]));
    }
    const result = apply((0, term_1.sample)(left), (0, term_1.sample)(right));
    const isNull = (term) => term.kind === 'literal' && term.value === null;
    return result instanceof failure_1.Failure || isNull(left) || isNull(right) ? constant(result) : undefined;
}
function constant(result) {
    if (result instanceof failure_1.Failure)
        return truth_1.FAILS;
    return result ? truth_1.ALWAYS : truth_1.NEVER;
}
function compareValues(operator, left, right) {
    const numbers = numericPair(left, right);
    if (numbers !== undefined)
        return numbers(operator);
    const [a, b] = [plainTerm(left), plainTerm(right)];
    if (a === undefined || b === undefined)
        return undefined;
    if (left.kind === 'ticks')
        return (0, truth_1.either)(inOrder(operator, a, b));
    // What is left are texts and booleans: a text beside a GUID has failed or is beyond the solver.
    return (0, truth_1.either)(operator === '=' ? `(= ${a} ${b})` : (0, formula_1.not)(`(= ${a} ${b})`));
}
/** The formula of a text, a boolean or a time. */
function plainTerm(term) {
    if (term.kind === 'text' || term.kind === 'bool' || term.kind === 'ticks')
        return term.term;
    if (term.kind !== 'literal')
        return undefined;
    if (typeof term.value === 'boolean')
        return String(term.value);
    return typeof term.value === 'string' ? (0, formula_1.text)(term.value) : undefined;
}
/** Two numbers brought to one type. */
function numericPair(left, right) {
    const [a, b] = [numberIn(left), numberIn(right)];
    if (a === undefined || b === undefined)
        return undefined;
    if (a.whole !== undefined && b.whole !== undefined) {
        const [x, y] = [a.whole, b.whole];
        return (operator) => (0, truth_1.either)(inOrder(operator, x, y));
    }
    // A whole number beside a double that is known: a limit for the whole number, exactly where rounding puts it.
    if (left.kind === 'integer' && b.constant !== undefined) {
        const constant = b.constant;
        return (operator) => besideDouble(operator, left.term, constant);
    }
    if (right.kind === 'integer' && a.constant !== undefined) {
        const constant = a.constant;
        return (operator) => besideDouble(syntax_1.MIRRORED[operator], right.term, constant);
    }
    if (a.order !== undefined && b.order !== undefined) {
        const [x, y] = [a.order, b.order];
        return (operator) => (0, truth_1.either)(inOrder(operator, x, y));
    }
    const [x, y] = [a.double(), b.double()];
    return (operator) => (0, truth_1.either)(operator === '<>' ? (0, formula_1.not)(`(fp.eq ${x} ${y})`) : `(${FLOATING[operator]} ${x} ${y})`);
}
const FLOATING = { '=': 'fp.eq', '<': 'fp.lt', '<=': 'fp.leq', '>': 'fp.gt', '>=': 'fp.geq' };
function inOrder(operator, left, right) {
    return operator === '<>' ? (0, formula_1.not)(`(= ${left} ${right})`) : `(${operator} ${left} ${right})`;
}
function numberIn(term) {
    switch (term.kind) {
        case 'integer':
            return { whole: term.term, double: () => doubleOfInteger(term.term) };
        case 'order':
            return { order: term.term, double: () => term.term };
        case 'double':
            return { double: () => term.term };
        case 'literal':
            return literalNumber(term.value);
        default:
            return undefined;
    }
}
function literalNumber(value) {
    if (value instanceof values_1.Integer) {
        const near = value.toNumber();
        return { whole: (0, formula_1.integer)(value.value), constant: near, order: (0, formula_1.integer)((0, formula_1.orderOf)(near)), double: () => (0, formula_1.double)(near) };
    }
    if (typeof value !== 'number')
        return undefined;
    return Number.isNaN(value)
        ? { double: () => (0, formula_1.double)(value) }
        : { constant: value, order: (0, formula_1.integer)((0, formula_1.orderOf)(value)), double: () => (0, formula_1.double)(value) };
}
/** A whole number of 64 bits as the nearest double. */
function doubleOfInteger(term) {
    return `((_ to_fp 11 53) RNE ((_ int2bv 64) ${term}))`;
}
/**
 * A whole number compared with a known double: the whole number is rounded to a double first, which keeps the order,
 * so that the comparison is one with the least whole numbers that are rounded to it or beyond it.
 */
function besideDouble(operator, term, constant) {
    const atLeast = `(>= ${term} ${(0, formula_1.integer)(leastWhole((rounded) => rounded >= constant))})`;
    const above = `(>= ${term} ${(0, formula_1.integer)(leastWhole((rounded) => rounded > constant))})`;
    switch (operator) {
        case '>=':
            return (0, truth_1.either)(atLeast);
        case '>':
            return (0, truth_1.either)(above);
        case '<':
            return (0, truth_1.either)((0, formula_1.not)(atLeast));
        case '<=':
            return (0, truth_1.either)((0, formula_1.not)(above));
        case '=':
            return (0, truth_1.either)(`(and ${atLeast} ${(0, formula_1.not)(above)})`);
        case '<>':
            return (0, truth_1.either)((0, formula_1.or)((0, formula_1.not)(atLeast), above));
    }
}
/** The least whole number of 64 bits, or the one beyond, whose double is so; larger ones all are. */
function leastWhole(isSo) {
    let [low, high] = [-(2n ** 63n), 2n ** 63n];
    while (low < high) {
        const middle = (low + high) >> 1n;
        if (isSo(Number(middle)))
            high = middle;
        else
            low = middle + 1n;
    }
    return low;
}
//# sourceMappingURL=compare-terms.js.map