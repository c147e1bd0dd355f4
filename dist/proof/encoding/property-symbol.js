"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PropertySymbol = void 0;
const answer_text_1 = require("../solver/answer-text");
const formula_1 = require("../solver/formula");
const property_state_1 = require("./property-state");
/**
 * A property of the message as the solver sees it: which of its states it is in (missing, null, a value of one of its
 * types), and the value.
 *
 * Values are put as simply as the rules allow. Whole numbers are one type unless arithmetic tells them apart; a text
 * is a choice among the literals that it is compared with, and one more for all others, unless something looks into
 * it; a double is a place in the order of doubles unless it is computed with.
 */
class PropertySymbol {
    space;
    id;
    declarations;
    /** What always holds. */
    always;
    /** The values of which messages, exhaustively. */
    cases;
    states;
    guards;
    /** Whether the state is a symbol. */
    isDeclared;
    constructor(space, usage, id, declare) {
        this.space = space;
        this.id = id;
        this.states = (0, property_state_1.statesOf)(space, usage, id, declare);
        const { guards, declarations } = guardsOf(this.states.length, `${id}.state`);
        this.guards = guards;
        this.cases = this.states.map(({ term }, index) => ({ when: guards[index], term }));
        this.declarations = [...declarations, ...this.states.flatMap((state) => state.declarations ?? [])];
        this.always = (0, formula_1.and)(...(this.states.length > 2 ? [(0, formula_1.or)(...guards)] : []), 
        // Whatever the state: a value that is not looked at is within its limits too, which makes nothing impossible.
        ...this.states.map((state) => state.within ?? formula_1.TRUE));
        this.isDeclared = declarations.length > 0;
    }
    /** The symbols whose values make a solution; patterns bring more of them. */
    get symbols() {
        const own = this.states.flatMap(({ symbol, patterns }) => [
            ...(symbol === undefined ? [] : [symbol]),
            ...(patterns?.symbols ?? []),
        ]);
        return this.isDeclared ? [`${this.id}.state`, ...own] : own;
    }
    /** What the patterns leave of a solution; `undefined` where they do not matter to it. */
    realize(values) {
        const { state, part } = this.stateIn(values);
        return state.realize?.(part, values);
    }
    /** The value in a solution; `undefined` where the message lacks it. */
    read(values) {
        const { state, part } = this.stateIn(values);
        return state.read(part, values);
    }
    stateIn(values) {
        const at = stateAt(values.get(`${this.id}.state`), this.states.length);
        const state = this.states[at];
        return { state, part: state.symbol === undefined ? undefined : values.get(state.symbol) };
    }
    /** The formula for the messages with this value; `FALSE` for a value that the property never has here. */
    is(value) {
        return (0, formula_1.or)(...this.states.map((state, index) => {
            const formula = state.is(value);
            return formula === undefined ? formula_1.FALSE : (0, formula_1.and)(this.guards[index], formula);
        }));
    }
}
exports.PropertySymbol = PropertySymbol;
/** Formulas of which exactly one holds. */
function guardsOf(count, symbol) {
    if (count === 1)
        return { guards: [formula_1.TRUE], declarations: [] };
    if (count === 2)
        return { guards: [symbol, (0, formula_1.not)(symbol)], declarations: [`(declare-const ${symbol} Bool)`] };
    const bits = (0, formula_1.widthFor)(count);
    return {
        guards: Array.from({ length: count }, (_, index) => `(= ${symbol} ${(0, formula_1.bitVector)(index, bits)})`),
        declarations: [`(declare-const ${symbol} (_ BitVec ${bits}))`],
    };
}
function stateAt(part, count) {
    if (count === 1)
        return 0;
    if (count === 2)
        return part === 'true' ? 0 : 1;
    return (0, answer_text_1.bitsOf)(part);
}
//# sourceMappingURL=property-symbol.js.map