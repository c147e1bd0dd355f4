"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.likeTerm = likeTerm;
const like_1 = require("../../rules/evaluation/like");
const text_1 = require("../../rules/values/text");
const formula_1 = require("../solver/formula");
const calculate_terms_1 = require("./calculate-terms");
const truth_1 = require("./truth");
/** Every unit but a line feed. */
const ANY_UNIT = '(re.union (re.range "\\u{0}" "\\u{9}") (re.range "\\u{b}" "\\u{ffff}"))';
/** Whether the text of a value matches a pattern that is known; `undefined` where it is beyond the solver. */
function likeTerm(operand, pattern, escaping, budget) {
    const [patternText, escapingText] = [(0, text_1.textOf)(pattern), (0, text_1.textOf)(escaping)];
    const matches = (0, like_1.likeMatcher)(patternText, escapingText);
    if (operand.kind === 'literal')
        return matches((0, text_1.textOf)(operand.value)) ? truth_1.ALWAYS : truth_1.NEVER;
    if (operand.kind === 'choice') {
        return (0, truth_1.inChoices)(operand.choices.map(({ value, when, matching }) => {
            if (matching !== undefined)
                return [when, (0, truth_1.either)(matching(patternText, escapingText))];
            return [when, matches(value) ? truth_1.ALWAYS : truth_1.NEVER];
        }));
    }
    if (operand.kind === 'bool')
        return likeBoolean(operand.term, matches);
    const term = (0, calculate_terms_1.textIn)(operand);
    if (term === undefined)
        return undefined;
    const units = withoutRepeatedRuns((0, like_1.likeUnits)(patternText, escapingText));
    const expression = expressionOf(units);
    return budget.admitsPattern(expression, units) ? (0, truth_1.either)(`(str.in_re ${term} ${expression})`) : undefined;
}
function likeBoolean(term, matches) {
    const [isTrue, isFalse] = [matches('True'), matches('False')];
    if (isTrue === isFalse)
        return isTrue ? truth_1.ALWAYS : truth_1.NEVER;
    return (0, truth_1.either)(isTrue ? term : `(not ${term})`);
}
/** `%%` is `%`. */
function withoutRepeatedRuns(units) {
    const isRun = (unit) => typeof unit === 'object' && unit.any === 'run';
    return units.filter((unit, at) => !(isRun(unit) && isRun(units[at - 1])));
}
/** A pattern as a regular expression of SMT-LIB; a text may have one line feed more at its end. */
function expressionOf(units) {
    const parts = [];
    let exact = '';
    const finish = () => {
        if (exact !== '')
            parts.push(`(str.to_re ${(0, formula_1.text)(exact)})`);
        exact = '';
    };
    for (const unit of units) {
        if (typeof unit === 'string') {
            exact += unit;
            continue;
        }
        finish();
        parts.push(unit.any === 'run' ? `(re.* ${ANY_UNIT})` : ANY_UNIT);
    }
    finish();
    return `(re.++ ${parts.join(' ')} (re.opt (str.to_re "\\u{a}")))`.replace('(re.++  (', '(re.++ (str.to_re "") (');
}
//# sourceMappingURL=like-term.js.map