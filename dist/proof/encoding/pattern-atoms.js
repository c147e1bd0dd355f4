"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PatternAtoms = void 0;
const like_1 = require("../../rules/evaluation/like");
const formula_1 = require("../solver/formula");
const pattern_run_1 = require("./pattern-run");
const text_search_1 = require("./text-search");
/**
 * How many places in patterns are looked at for one solution, in all: it takes a few seconds, and two patterns of the most
 * characters that Azure takes needs a small part of it.
 */
const MOST_WORK = 3_000_000;
/**
 * The patterns of LIKE that one property is asked for, each a symbol that the solver may take to be true or false.
 *
 * Whether there is a text that matches just these and none of the others is found out here, when the solver proposes
 * it, and where there is none it is told why. Z3 itself would turn patterns into automata before it begins to count
 * its steps, and two patterns with sixteen `%` keep it busy for half a minute.
 */
class PatternAtoms {
    id;
    declare;
    byPattern = new Map();
    found = new Map();
    taken;
    /** @param taken texts that the property has otherwise, and not here */
    constructor(id, taken, declare) {
        this.id = id;
        this.declare = declare;
        this.taken = new text_search_1.TakenTexts(taken);
    }
    /** The messages in which the text matches a pattern. */
    atom(pattern, escaping) {
        const key = JSON.stringify([pattern, escaping]);
        const known = this.byPattern.get(key);
        if (known !== undefined)
            return known.symbol;
        const symbol = `${this.id}.like${this.byPattern.size}`;
        this.declare(`(declare-const ${symbol} Bool)`);
        const atom = { symbol, matches: (0, like_1.likeMatcher)(pattern, escaping), run: new pattern_run_1.PatternRun(pattern, escaping) };
        this.byPattern.set(key, atom);
        return symbol;
    }
    /** What a text makes of the patterns so far. */
    ofText(text) {
        return (0, formula_1.and)(...[...this.byPattern.values()].map(({ symbol, matches }) => (matches(text) ? symbol : (0, formula_1.not)(symbol))));
    }
    get symbols() {
        return [...this.byPattern.values()].map(({ symbol }) => symbol);
    }
    /** A text that matches what the solution says and nothing else. */
    realize(values) {
        // Symbols that were made since the question was asked do not matter to it.
        const atoms = [...this.byPattern.values()].filter(({ symbol }) => values.has(symbol));
        const wishes = atoms.map((atom) => ({ ...atom, isWanted: values.get(atom.symbol) === 'true' }));
        const key = wishes.map(({ isWanted }) => Number(isWanted)).join('');
        const known = this.found.get(key) ?? this.search(wishes);
        this.found.set(key, known);
        return known;
    }
    /** Considers a pattern only when a text was found that does not agree with it: most never matter. */
    search(wishes) {
        const wrongIn = (text) => wishes.find(({ matches, isWanted }) => matches(text) !== isWanted);
        // Most patterns look for something within a text, and one after the other is found in it as well.
        const joined = wishes.map(({ run, isWanted }) => (isWanted ? run.example : '')).join('');
        if (!this.taken.has(joined) && wrongIn(joined) === undefined)
            return { kind: 'text', text: joined };
        const considered = [];
        const work = { left: MOST_WORK };
        const tried = (some) => (0, text_search_1.findText)(some.map(({ run, isWanted }) => ({ run, matches: isWanted })), this.taken, work);
        for (;;) {
            const result = tried(considered);
            if (result.kind === 'too-much')
                return result;
            if (result.kind === 'none')
                return { kind: 'impossible', because: contradiction(considered, tried) };
            const wrong = wrongIn(result.text);
            if (wrong === undefined)
                return result;
            // Two patterns that contradict each other are seen at once, however many others there are.
            for (const other of considered) {
                const bothWanted = other.isWanted && wrong.isWanted;
                if ((bothWanted && other.run.endsApartFrom(wrong.run)) || tried([other, wrong]).kind === 'none') {
                    return { kind: 'impossible', because: contradicting([other, wrong]) };
                }
            }
            considered.push(wrong);
        }
    }
}
exports.PatternAtoms = PatternAtoms;
/** What cannot hold together, as little of it as possible, said so that it holds for every text. */
function contradiction(parts, tried) {
    let least = [...parts];
    for (const part of parts) {
        const without = least.filter((one) => one !== part);
        if (without.length > 0 && tried(without).kind === 'none')
            least = without;
    }
    return contradicting(least);
}
function contradicting(parts) {
    return (0, formula_1.not)((0, formula_1.and)(...parts.map(({ symbol, isWanted }) => (isWanted ? symbol : (0, formula_1.not)(symbol)))));
}
//# sourceMappingURL=pattern-atoms.js.map