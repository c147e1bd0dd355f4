"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Encoder = void 0;
const evaluate_1 = require("../../rules/evaluation/evaluate");
const print_1 = require("../../rules/language/print");
const usage_1 = require("../messages/usage");
const formula_1 = require("../solver/formula");
const calculate_terms_1 = require("./calculate-terms");
const compare_terms_1 = require("./compare-terms");
const like_term_1 = require("./like-term");
const term_1 = require("./term");
const text_budget_1 = require("./text-budget");
const truth_1 = require("./truth");
/** More cases than this are not told apart. */
const MOST_CASES = 1000;
/**
 * Puts conditions to the solver exactly as the engine evaluates them: types, missing and null values, failures, the
 * order of evaluation.
 *
 * What the solver cannot compute is given to it as something that may be true, false, unknown or fail: it then looks
 * at more than there is, so that "there is no such message" stays true, and what it finds is tried out anyway.
 */
class Encoder {
    casesOf;
    lines;
    /** The parts that are hidden, as they are written. */
    hidden = new Map();
    /** What the solver gets to decide about texts. */
    texts = new text_budget_1.TextBudget();
    /** @param lines gets the declarations of what is hidden */
    constructor(casesOf, lines) {
        this.casesOf = casesOf;
        this.lines = lines;
    }
    truth(node) {
        switch (node.kind) {
            case 'and':
                return (0, truth_1.conjunction)(this.truth(node.left), this.truth(node.right));
            case 'or':
                return (0, truth_1.disjunction)(this.truth(node.left), this.truth(node.right));
            case 'not':
                return (0, truth_1.negation)(this.truth(node.operand));
            case 'comparison':
                return this.comparison(node);
            case 'in':
                return node.negated ? (0, truth_1.negation)(this.membership(node)) : this.membership(node);
            case 'like':
                return node.negated ? (0, truth_1.negation)(this.like(node)) : this.like(node);
            case 'is-null': {
                const isNull = this.presence(node, (term) => term.kind === 'missing' || isNullTerm(term));
                return node.negated ? (0, truth_1.negation)(isNull) : isNull;
            }
            case 'exists':
                return this.presence(node, (term) => term.kind !== 'missing');
        }
    }
    presence(node, holds) {
        const cases = this.casesOf(node.property);
        return (0, truth_1.inCases)(cases.map(({ when, term }) => {
            if (term.kind === 'hidden')
                return [when, this.hide(node)];
            return [when, term.kind === 'failure' ? truth_1.FAILS : holds(term) ? (0, truth_1.either)(formula_1.TRUE) : truth_1.NEVER];
        }));
    }
    comparison(node) {
        const pairs = this.combined([this.cases(node.left), this.cases(node.right)]);
        if (pairs === undefined)
            return this.hide(node);
        return (0, truth_1.inCases)(pairs.map(({ when, terms: [left, right] }) => [
            when,
            this.onPresent(node, [left, right], ([a, b]) => this.texts.admitsComparison(a, b)
                ? (0, compare_terms_1.compareTerms)(node.operator, a, b)
                : undefined),
        ]));
    }
    membership(node) {
        const parts = [node.operand, ...node.members].map((part) => this.cases(part));
        // Every part is evaluated before the first comparison: a failure anywhere wins.
        const fails = parts.reduce((sum, cases) => (0, truth_1.disjunction)(sum, this.failureOf(node, cases)), truth_1.NEVER);
        const [operand = [], ...members] = parts;
        const found = (0, truth_1.inCases)(operand.map(({ when, term }) => [when, this.memberOf(node, term, members)]));
        return (0, truth_1.elseIfFalse)(fails, found);
    }
    memberOf(node, operand, members) {
        if (operand.kind === 'missing')
            return truth_1.UNKNOWN;
        if (operand.kind === 'failure')
            return truth_1.NEVER;
        if (operand.kind === 'hidden')
            return this.hide(node);
        return members.reduceRight((rest, cases) => {
            const same = (0, truth_1.inCases)(cases.map(({ when, term }) => {
                if (term.kind === 'missing')
                    return [when, isNullTerm(operand) ? truth_1.NEVER : truth_1.FAILS];
                if (term.kind === 'failure')
                    return [when, truth_1.NEVER];
                const isHidden = term.kind === 'hidden' || !this.texts.admitsComparison(operand, term);
                return [when, (isHidden ? undefined : (0, compare_terms_1.equalTerms)(operand, term)) ?? this.hide(node)];
            }));
            return (0, truth_1.elseIfFalse)(same, rest);
        }, truth_1.NEVER);
    }
    /** Whether a part fails; one that is hidden may, or not. */
    failureOf(node, cases) {
        return (0, truth_1.inCases)(cases.map(({ when, term }) => {
            if (term.kind !== 'hidden')
                return [when, term.kind === 'failure' ? truth_1.FAILS : truth_1.NEVER];
            const { fails } = this.hide(node);
            return [when, { isTrue: formula_1.FALSE, isFalse: (0, formula_1.not)(fails), fails }];
        }));
    }
    like(node) {
        const parts = [node.operand, node.pattern, ...(node.escape === undefined ? [] : [node.escape])];
        const combined = this.combined(parts.map((part) => this.cases(part)));
        if (combined === undefined)
            return this.hide(node);
        return (0, truth_1.inCases)(combined.map(({ when, terms }) => [
            when,
            this.onPresent(node, terms, ([operand, pattern, escaping]) => {
                if (pattern?.kind !== 'literal' || (escaping !== undefined && escaping.kind !== 'literal'))
                    return undefined;
                return (0, like_term_1.likeTerm)(operand, pattern.value, escaping?.value ?? null, this.texts);
            }),
        ]));
    }
    /** The truth of an operation: a failure wins over an unknown value, and that over the operation. */
    onPresent(node, terms, apply) {
        if (terms.some(({ kind }) => kind === 'failure'))
            return truth_1.FAILS;
        if (terms.some(({ kind }) => kind === 'hidden'))
            return this.hide(node);
        if (terms.some(({ kind }) => kind === 'missing'))
            return truth_1.UNKNOWN;
        return apply(terms) ?? this.hide(node);
    }
    cases(node) {
        switch (node.kind) {
            case 'literal':
                return [{ when: formula_1.TRUE, term: { kind: 'literal', value: (0, evaluate_1.literalValue)(node) } }];
            case 'property':
                return this.casesOf(node);
            case 'call':
                return this.call(node);
            case 'parameter':
                return [{ when: formula_1.TRUE, term: term_1.FAILURE }];
            case 'negation':
                return this.computed([node.operand], ([operand]) => (0, calculate_terms_1.negateTerm)(operand));
            case 'arithmetic':
                return this.computed([node.left, node.right], ([left, right]) => (0, calculate_terms_1.calculateTerms)(node.operator, left, right));
        }
    }
    call(node) {
        const named = (0, usage_1.namedProperty)(node);
        return named === undefined ? [{ when: formula_1.TRUE, term: term_1.HIDDEN }] : this.casesOf(named);
    }
    computed(operands, apply) {
        const combined = this.combined(operands.map((operand) => this.cases(operand)));
        if (combined === undefined)
            return [{ when: formula_1.TRUE, term: term_1.HIDDEN }];
        return combined.flatMap(({ when, terms }) => {
            for (const kind of ['failure', 'hidden', 'missing']) {
                const decisive = terms.find((term) => term.kind === kind);
                if (decisive !== undefined)
                    return [{ when, term: decisive }];
            }
            return apply(terms).map((one) => ({ when: (0, formula_1.and)(when, one.when), term: one.term }));
        });
    }
    /** Every combination of cases that is possible; `undefined` where there are too many. */
    combined(parts) {
        if (parts.reduce((count, cases) => count * cases.length, 1) > MOST_CASES)
            return undefined;
        return parts.reduce((combinations, cases) => combinations.flatMap(({ when, terms }) => cases
            .map((one) => ({ when: (0, formula_1.and)(when, one.when), terms: [...terms, one.term] }))
            .filter((combination) => combination.when !== formula_1.FALSE)), [{ when: formula_1.TRUE, terms: [] }]);
    }
    /** Something of which only the text is known: the same text has the same truth in the same message. */
    hide(node) {
        const written = isExpression(node) ? (0, print_1.printExpression)(node) : (0, print_1.printFilter)(node);
        // A new GUID is another one each time.
        const key = /newid\s*\(/i.test(written) ? `${written} ${this.hidden.size}` : written;
        const known = this.hidden.get(key);
        if (known !== undefined)
            return known;
        const id = `hidden${this.hidden.size}`;
        const truth = { isTrue: `${id}.true`, isFalse: `${id}.false`, fails: `${id}.fails` };
        for (const part of Object.values(truth))
            this.lines.push(`(declare-const ${part} Bool)`);
        this.lines.push(`(assert ((_ at-most 1) ${Object.values(truth).join(' ')}))`);
        this.hidden.set(key, truth);
        return truth;
    }
}
exports.Encoder = Encoder;
function isNullTerm(term) {
    return term.kind === 'literal' && term.value === null;
}
function isExpression(node) {
    return ['property', 'literal', 'parameter', 'call', 'negation', 'arithmetic'].includes(node.kind);
}
//# sourceMappingURL=encoder.js.map