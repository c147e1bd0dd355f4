"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TextBudget = void 0;
/** The most wildcards, and the most units, of all patterns that the solver gets. */
const MOST_WILDCARDS = 10;
const MOST_UNITS = 240;
/** The most units of literals in one comparison of texts that are put together, and in all of them. */
const MOST_IN_SUM = 24;
const MOST_IN_SUMS = 60;
/**
 * What the solver itself decides about texts, as it has to where one is put together: from two properties, or from a
 * number. It makes automata of patterns, and tries how two sums may overlap, before and beside what it counts as steps
 * (two sums with 20 letters each took 22 s in 5 million steps); so that it gets only few and short ones, and the rest
 * is hidden from it.
 */
class TextBudget {
    admitted = new Set();
    wildcards = 0;
    units = 0;
    inSums = 0;
    /** Whether the solver gets a pattern: the first ones that are asked for, in any run of the same questions. */
    admitsPattern(expression, units) {
        if (this.admitted.has(expression))
            return true;
        const wildcards = this.wildcards + units.filter((unit) => typeof unit !== 'string').length;
        if (wildcards > MOST_WILDCARDS || this.units + units.length > MOST_UNITS)
            return false;
        this.wildcards = wildcards;
        this.units += units.length;
        this.admitted.add(expression);
        return true;
    }
    /** Whether the solver gets a comparison. */
    admitsComparison(left, right) {
        if (![left, right].some((side) => side.kind === 'text' && side.term.startsWith('(')))
            return true;
        const key = JSON.stringify([left, right], (_, value) => (typeof value === 'bigint' ? String(value) : value));
        if (this.admitted.has(key))
            return true;
        const units = literalUnits(left) + literalUnits(right);
        if (units > MOST_IN_SUM || this.inSums + units > MOST_IN_SUMS)
            return false;
        this.inSums += units;
        this.admitted.add(key);
        return true;
    }
}
exports.TextBudget = TextBudget;
/** How many units of a term are written out in it. */
function literalUnits(term) {
    if (term.kind === 'literal')
        return typeof term.value === 'string' ? term.value.length : 0;
    if (term.kind !== 'text')
        return 0;
    const literals = term.term.match(/"(?:[^"]|"")*"/g) ?? [];
    return literals.reduce((sum, one) => sum + one.slice(1, -1).replaceAll(/\\u\{\w+\}|""/g, '.').length, 0);
}
//# sourceMappingURL=text-budget.js.map