"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UNKNOWN = exports.FAILS = exports.NEVER = exports.ALWAYS = void 0;
exports.either = either;
exports.conjunction = conjunction;
exports.disjunction = disjunction;
exports.negation = negation;
exports.inCases = inCases;
exports.inChoices = inChoices;
exports.elseIfFalse = elseIfFalse;
const formula_1 = require("../solver/formula");
exports.ALWAYS = { isTrue: formula_1.TRUE, isFalse: formula_1.FALSE, fails: formula_1.FALSE };
exports.NEVER = { isTrue: formula_1.FALSE, isFalse: formula_1.TRUE, fails: formula_1.FALSE };
exports.FAILS = { isTrue: formula_1.FALSE, isFalse: formula_1.FALSE, fails: formula_1.TRUE };
exports.UNKNOWN = { isTrue: formula_1.FALSE, isFalse: formula_1.FALSE, fails: formula_1.FALSE };
/** A condition that is true or false and nothing else. */
function either(isTrue) {
    return { isTrue, isFalse: (0, formula_1.not)(isTrue), fails: formula_1.FALSE };
}
/** AND, left to right: false decides at once, unknown does not. */
function conjunction(left, right) {
    return {
        isTrue: (0, formula_1.and)(left.isTrue, right.isTrue),
        isFalse: (0, formula_1.or)(left.isFalse, (0, formula_1.and)((0, formula_1.not)(left.fails), right.isFalse)),
        fails: (0, formula_1.or)(left.fails, (0, formula_1.and)((0, formula_1.not)(left.isFalse), right.fails)),
    };
}
/** OR, left to right: true decides at once, unknown does not. */
function disjunction(left, right) {
    return negation(conjunction(negation(left), negation(right)));
}
/** NOT: what is unknown or fails stays so. */
function negation({ isTrue, isFalse, fails }) {
    return { isTrue: isFalse, isFalse: isTrue, fails };
}
/** The truth that holds in each of some cases, which exclude each other. */
function inCases(cases) {
    const [only] = cases;
    if (cases.length === 1 && only !== undefined && only[0] === formula_1.TRUE)
        return only[1];
    const collect = (part) => (0, formula_1.or)(...cases.map(([when, truth]) => (0, formula_1.and)(when, truth[part])));
    return { isTrue: collect('isTrue'), isFalse: collect('isFalse'), fails: collect('fails') };
}
/**
 * The same where exactly one of the cases holds, and none is unknown: what is long to say is all that the rest is not. Of
 * a text with a thousand choices, one comparison would name a thousand otherwise.
 */
function inChoices(cases) {
    const parts = ['isTrue', 'isFalse', 'fails'];
    const counts = parts.map((part) => cases.filter(([, truth]) => truth[part] !== formula_1.FALSE).length);
    const longest = parts[counts.indexOf(Math.max(...counts))];
    const shorter = parts.filter((part) => part !== longest);
    const collected = shorter.map((part) => [part, (0, formula_1.or)(...cases.flatMap(([when, truth]) => (truth[part] === formula_1.FALSE ? [] : [(0, formula_1.and)(when, truth[part])])))]);
    return { ...exports.NEVER, ...Object.fromEntries(collected), [longest]: (0, formula_1.not)((0, formula_1.or)(...collected.map(([, formula]) => formula))) };
}
/** The first truth; the second one where the first is false. */
function elseIfFalse(first, otherwise) {
    return {
        isTrue: (0, formula_1.or)(first.isTrue, (0, formula_1.and)(first.isFalse, otherwise.isTrue)),
        isFalse: (0, formula_1.and)(first.isFalse, otherwise.isFalse),
        fails: (0, formula_1.or)(first.fails, (0, formula_1.and)(first.isFalse, otherwise.fails)),
    };
}
//# sourceMappingURL=truth.js.map