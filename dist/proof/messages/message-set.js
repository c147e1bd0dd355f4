"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NO_MESSAGE = exports.EVERY_MESSAGE = void 0;
exports.exactly = exactly;
exports.perhaps = perhaps;
exports.between = between;
exports.inAll = inAll;
exports.inAny = inAny;
exports.outside = outside;
exports.inSeveral = inSeveral;
exports.inAtLeast = inAtLeast;
const formula_1 = require("../solver/formula");
/** A set of which everything is known. */
function exactly(formula, has) {
    return { formula, possible: formula, unresolved: [], has, mayHave: has };
}
exports.EVERY_MESSAGE = exactly((0, formula_1.and)(), () => true);
exports.NO_MESSAGE = exactly(formula_1.FALSE, () => false);
/** Of a set nothing is in for sure, since something is not known. */
function perhaps(set, unresolved) {
    return between(exports.NO_MESSAGE, set, unresolved);
}
/** What is in the one set for sure, and may be in the other. */
function between(sure, possible, unresolved) {
    return {
        formula: sure.formula,
        possible: possible.possible,
        unresolved: sure.formula === possible.possible ? [] : [...unresolved, ...sure.unresolved, ...possible.unresolved],
        has: (message) => sure.has(message),
        mayHave: (message) => possible.mayHave(message),
    };
}
/** The messages that are in all of the sets. */
function inAll(...sets) {
    return {
        ...bounds(sets, (formulas) => (0, formula_1.and)(...formulas)),
        has: (message) => sets.every((set) => set.has(message)),
        mayHave: (message) => sets.every((set) => set.mayHave(message)),
    };
}
/** The messages that are in any of the sets. */
function inAny(...sets) {
    return {
        ...bounds(sets, (formulas) => (0, formula_1.or)(...formulas)),
        has: (message) => sets.some((set) => set.has(message)),
        mayHave: (message) => sets.some((set) => set.mayHave(message)),
    };
}
/** The messages that are not in the set. */
function outside(set) {
    return {
        formula: (0, formula_1.not)(set.possible),
        possible: (0, formula_1.not)(set.formula),
        unresolved: set.unresolved,
        has: (message) => !set.mayHave(message),
        mayHave: (message) => !set.has(message),
    };
}
/** The messages that are in two of the sets, or more. */
function inSeveral(sets) {
    return inAtLeast(2, sets);
}
/** The messages that are in so many of the sets, or more. */
function inAtLeast(count, sets) {
    return {
        ...bounds(sets, (formulas) => (0, formula_1.not)((0, formula_1.atMost)(count - 1, formulas))),
        has: (message) => sets.filter((set) => set.has(message)).length >= count,
        mayHave: (message) => sets.filter((set) => set.mayHave(message)).length >= count,
    };
}
function bounds(sets, combine) {
    const formula = combine(sets.map((set) => set.formula));
    const unresolved = sets.flatMap((set) => set.unresolved);
    if (unresolved.length === 0)
        return { formula, possible: formula, unresolved };
    const possible = combine(sets.map((set) => set.possible));
    return { formula, possible, unresolved: formula === possible ? [] : unresolved };
}
//# sourceMappingURL=message-set.js.map