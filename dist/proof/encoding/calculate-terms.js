"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.calculateTerms = calculateTerms;
exports.negateTerm = negateTerm;
exports.textIn = textIn;
const arithmetic_1 = require("../../rules/evaluation/arithmetic");
const failure_1 = require("../../rules/values/failure");
const numbers_1 = require("../../rules/values/numbers");
const text_1 = require("../../rules/values/text");
const values_1 = require("../../rules/values/values");
const formula_1 = require("../solver/formula");
const compare_terms_1 = require("./compare-terms");
const term_1 = require("./term");
/** What an operation on two values that are there gives, in cases: a result, a failure, or something hidden. */
function calculateTerms(operator, left, right) {
    if (left.kind === 'literal' && right.kind === 'literal')
        return always(known((0, arithmetic_1.calculate)(operator, left.value, right.value)));
    const example = (0, arithmetic_1.calculate)(operator, (0, term_1.sample)(left), (0, term_1.sample)(right));
    if (example instanceof failure_1.Failure)
        return always(term_1.FAILURE);
    if (example === null)
        return always(term_1.NULL);
    if (typeof example === 'string')
        return always(concatenated(left, right));
    const [a, b] = [wholeIn(left), wholeIn(right)];
    if (a !== undefined && b !== undefined)
        return wholeResult(operator, a, b);
    if (typeof example === 'number')
        return always(doubleResult(operator, left, right));
    return always(term_1.HIDDEN);
}
/** What the opposite of a value that is there is. */
function negateTerm(operand) {
    if (operand.kind === 'literal')
        return always(known((0, arithmetic_1.negate)(operand.value)));
    const example = (0, arithmetic_1.negate)((0, term_1.sample)(operand));
    if (example instanceof failure_1.Failure)
        return always(term_1.FAILURE);
    const whole = wholeIn(operand);
    if (whole !== undefined && example instanceof values_1.Integer)
        return checked(example.type, `(- ${whole.term})`);
    return always(operand.kind === 'double' ? { kind: 'double', term: `(fp.neg ${operand.term})` } : term_1.HIDDEN);
}
function always(term) {
    return [{ when: formula_1.TRUE, term }];
}
function known(value) {
    return value instanceof failure_1.Failure ? term_1.FAILURE : { kind: 'literal', value };
}
function wholeIn(term) {
    if (term.kind === 'integer')
        return term;
    return term.kind === 'literal' && term.value instanceof values_1.Integer
        ? { type: term.value.type, term: (0, formula_1.integer)(term.value.value) }
        : undefined;
}
/** A whole number that fails where it is beyond its type. */
function checked(type, term) {
    const [least, most] = values_1.INTEGER_RANGES[type];
    const fits = `(<= ${(0, formula_1.integer)(least)} ${term} ${(0, formula_1.integer)(most)})`;
    return [
        { when: fits, term: { kind: 'integer', type, term } },
        { when: (0, formula_1.not)(fits), term: term_1.FAILURE },
    ];
}
function wholeResult(operator, left, right) {
    const type = (0, numbers_1.integerTypeOf)(left.type, right.type);
    if (type === undefined)
        return always(term_1.FAILURE);
    const [a, b] = [left.term, right.term];
    if (operator !== '/' && operator !== '%')
        return checked(type, `(${operator} ${a} ${b})`);
    // The solver rounds so that the rest is not negative; the engine rounds toward zero.
    const divided = (part) => (0, formula_1.ifThenElse)(`(>= ${a} 0)`, `(${part} ${a} ${b})`, `(- (${part} (- ${a}) ${b}))`);
    const isZero = `(= ${b} 0)`;
    // The rest of the least number by -1 would be 0, and fails as its quotient does.
    const cases = checked(type, divided('div')).map(({ when, term }) => ({
        when: (0, formula_1.and)((0, formula_1.not)(isZero), when),
        term: term.kind === 'integer' && operator === '%' ? { ...term, term: divided('mod') } : term,
    }));
    return [{ when: isZero, term: term_1.FAILURE }, ...cases];
}
const FLOATING = { '+': 'fp.add', '-': 'fp.sub', '*': 'fp.mul', '/': 'fp.div' };
/** Doubles are computed as they are, rounding included; the rest of a division is another one in SMT-LIB. */
function doubleResult(operator, left, right) {
    const [a, b] = [doubleIn(left), doubleIn(right)];
    if (operator === '%' || a === undefined || b === undefined)
        return term_1.HIDDEN;
    return { kind: 'double', term: `(${FLOATING[operator]} RNE ${a} ${b})` };
}
function doubleIn(term) {
    if (term.kind === 'double')
        return term.term;
    if (term.kind === 'integer')
        return (0, compare_terms_1.doubleOfInteger)(term.term);
    if (term.kind !== 'literal')
        return undefined;
    if (typeof term.value === 'number')
        return (0, formula_1.double)(term.value);
    return term.value instanceof values_1.Integer ? (0, formula_1.double)(term.value.toNumber()) : undefined;
}
function concatenated(left, right) {
    const [a, b] = [textIn(left), textIn(right)];
    return a === undefined || b === undefined ? term_1.HIDDEN : { kind: 'text', term: `(str.++ ${a} ${b})` };
}
/** The text that a value has in LIKE and in a concatenation; `undefined` where it is beyond the solver. */
function textIn(term) {
    switch (term.kind) {
        case 'literal':
            return (0, formula_1.text)((0, text_1.textOf)(term.value));
        case 'text':
            return term.term;
        case 'choice':
            return term.choices.reduceRight((rest, { value, when }) => (0, formula_1.ifThenElse)(when, (0, formula_1.text)(value), rest), (0, formula_1.text)(''));
        case 'bool':
            return (0, formula_1.ifThenElse)(term.term, (0, formula_1.text)('True'), (0, formula_1.text)('False'));
        case 'integer':
            return (0, formula_1.ifThenElse)(`(>= ${term.term} 0)`, `(str.from_int ${term.term})`, `(str.++ "-" (str.from_int (- ${term.term})))`);
        default:
            return undefined;
    }
}
//# sourceMappingURL=calculate-terms.js.map