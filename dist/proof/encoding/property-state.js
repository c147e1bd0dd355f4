"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.statesOf = statesOf;
const values_1 = require("../../rules/values/values");
const answer_text_1 = require("../solver/answer-text");
const formula_1 = require("../solver/formula");
const pattern_atoms_1 = require("./pattern-atoms");
const term_1 = require("./term");
/** The largest whole number up to which every whole number is a double. */
const LARGEST_EXACT = 2n ** 53n;
/** The states that a property can be in. */
function statesOf(space, usage, id, declare) {
    const constant = (term, value) => ({
        term,
        read: () => value,
        is: (wanted) => (wanted === value ? formula_1.TRUE : undefined),
    });
    const states = typesNeeded(space.types, usage).map((type) => stateOf(type, space, usage, id, declare));
    return [
        ...(space.optional ? [constant(term_1.MISSING, undefined)] : []),
        ...(space.failsUnset ? [constant(term_1.FAILURE, undefined)] : []),
        ...(space.nullable || (space.types.length === 0 && !space.optional) ? [constant(term_1.NULL, null)] : []),
        ...states,
    ];
}
/**
 * The types that make a difference. Of a number that only meets literals it makes none how long it is, and a whole
 * number behaves as the double that it would be compared as, while the literals are small enough for both to agree;
 * so it does where it is only computed with doubles.
 */
function typesNeeded(types, usage) {
    const { literals, liked, computed, meetsOthers } = usage;
    if (computed && (meetsOthers || liked))
        return types;
    const isSmall = (value) => typeof value !== 'bigint' || (value <= LARGEST_EXACT && value >= -LARGEST_EXACT);
    if (types.includes('double') && !liked && [...literals].every(isSmall)) {
        return types.filter((type) => type !== 'int' && type !== 'long');
    }
    return types.includes('long') ? types.filter((type) => type !== 'int') : types;
}
function stateOf(type, space, usage, id, declare) {
    switch (type) {
        case 'string':
            if (usage.computed)
                return textState(space, id);
            return usage.liked && space.allowed === undefined
                ? patternState(usage, id, declare)
                : choiceState(space, usage, id);
        case 'bool':
            return {
                term: { kind: 'bool', term: `${id}.bool` },
                symbol: `${id}.bool`,
                declarations: [`(declare-const ${id}.bool Bool)`],
                read: (part) => part === 'true',
                is: (value) => (typeof value === 'boolean' ? (value ? `${id}.bool` : (0, formula_1.not)(`${id}.bool`)) : undefined),
            };
        case 'int':
        case 'long':
            return integerState(type, space, usage, id);
        case 'double':
            return usage.computed || usage.liked ? doubleState(space, usage, id) : orderState(space, id);
        case 'datetime':
        case 'timespan':
            return ticksState(type, id);
        default:
            // GUIDs, and what only the service makes: the rule language has no literals of them.
            return { term: term_1.HIDDEN, read: () => undefined, is: () => undefined };
    }
}
function textState({ allowed }, id) {
    const symbol = `${id}.text`;
    return {
        term: { kind: 'text', term: symbol },
        symbol,
        declarations: [`(declare-const ${symbol} String)`],
        within: allowed === undefined ? formula_1.TRUE : (0, formula_1.or)(...allowed.map((value) => `(= ${symbol} ${(0, formula_1.text)(value)})`)),
        read: (part) => part.text,
        is: (value) => (typeof value === 'string' ? `(= ${symbol} ${(0, formula_1.text)(value)})` : undefined),
    };
}
/** One text for each literal, and one that is none of them. */
function choiceState({ allowed }, { literals }, id) {
    const symbol = `${id}.choice`;
    const compared = [...literals].filter((value) => typeof value === 'string');
    const values = allowed ?? [...compared, otherThan(compared)];
    const bits = (0, formula_1.widthFor)(values.length);
    const isChoice = (index) => (values.length === 1 ? formula_1.TRUE : `(= ${symbol} ${(0, formula_1.bitVector)(index, bits)})`);
    const other = allowed === undefined ? values.length - 1 : undefined;
    return {
        term: { kind: 'choice', choices: values.map((value, index) => ({ value, when: isChoice(index) })) },
        symbol,
        declarations: [`(declare-const ${symbol} (_ BitVec ${bits}))`],
        within: 2 ** bits === values.length ? formula_1.TRUE : `(bvult ${symbol} ${(0, formula_1.bitVector)(values.length, bits)})`,
        read: (part) => values[values.length === 1 ? 0 : (0, answer_text_1.bitsOf)(part)],
        is: (value) => {
            if (typeof value !== 'string')
                return undefined;
            const index = values.indexOf(value);
            if (index !== -1)
                return isChoice(index);
            return other === undefined ? undefined : isChoice(other);
        },
    };
}
/** One text for each literal, and one that is none of them, of which the solver only says what patterns it matches. */
function patternState(usage, id, declare) {
    const plain = choiceState({ allowed: undefined }, usage, id);
    const { choices } = plain.term;
    const known = choices.slice(0, -1);
    const other = choices.at(-1);
    const patterns = new pattern_atoms_1.PatternAtoms(id, known.map(({ value }) => value), declare);
    const realize = (part, values) => plain.read(part, values) === other.value ? patterns.realize(values) : undefined;
    const matching = (pattern, escaping) => patterns.atom(pattern, escaping);
    return {
        ...plain,
        term: { kind: 'choice', choices: [...known, { ...other, matching }] },
        patterns,
        realize,
        is: (value) => {
            const formula = plain.is(value);
            return formula === other.when && typeof value === 'string' ? (0, formula_1.and)(formula, patterns.ofText(value)) : formula;
        },
        read: (part, values) => {
            const found = realize(part, values);
            return found?.kind === 'text' ? found.text : plain.read(part, values);
        },
    };
}
/** A text that is none of these, as a reader would choose one. */
function otherThan(values) {
    let other = 'other';
    while (values.includes(other))
        other += '-one';
    return other;
}
function integerState(type, { types, least, most }, { computed }, id) {
    const symbol = `${id}.${type}`;
    // Not computed with, a long stands for the int as well, and reads as one where it fits.
    const smallest = values_1.INTEGER_RANGES[type][0];
    const largest = values_1.INTEGER_RANGES[type][1];
    const [low, high] = [atLeast(smallest, least), atMost(largest, most)];
    return {
        term: { kind: 'integer', type, term: symbol },
        symbol,
        declarations: [`(declare-const ${symbol} Int)`],
        within: `(<= ${(0, formula_1.integer)(low)} ${symbol} ${(0, formula_1.integer)(high)})`,
        read: (part) => {
            const value = (0, answer_text_1.integerOf)(part);
            return ((computed || !types.includes('int') ? undefined : values_1.Integer.checked('int', value)) ?? values_1.Integer.of(type, value));
        },
        is: (value) => {
            if (!(value instanceof values_1.Integer) || (value.type !== type && (computed || !types.includes(value.type))))
                return undefined;
            return `(= ${symbol} ${(0, formula_1.integer)(value.value)})`;
        },
    };
}
function atLeast(smallest, least) {
    if (least === undefined || !Number.isFinite(least))
        return smallest;
    const limit = BigInt(Math.ceil(least));
    return limit > smallest ? limit : smallest;
}
function atMost(largest, most) {
    if (most === undefined || !Number.isFinite(most))
        return largest;
    const limit = BigInt(Math.floor(most));
    return limit < largest ? limit : largest;
}
function orderState({ types, least = -Number.MAX_VALUE, most = Number.MAX_VALUE }, id) {
    const symbol = `${id}.order`;
    return {
        term: { kind: 'order', term: symbol },
        symbol,
        declarations: [`(declare-const ${symbol} Int)`],
        within: `(<= ${(0, formula_1.integer)((0, formula_1.orderOf)(least))} ${symbol} ${(0, formula_1.integer)((0, formula_1.orderOf)(most))})`,
        read: (part) => (0, formula_1.doubleOfOrder)((0, answer_text_1.integerOf)(part)),
        is: (value) => {
            // A whole number is here as the double that it is compared as; see `typesNeeded`.
            const isWhole = value instanceof values_1.Integer && types.includes(value.type);
            const number = isWhole ? value.toNumber() : value;
            if (typeof number !== 'number' || !Number.isFinite(number))
                return undefined;
            return `(= ${symbol} ${(0, formula_1.integer)((0, formula_1.orderOf)(number))})`;
        },
    };
}
function doubleState({ types, least = -Number.MAX_VALUE, most = Number.MAX_VALUE }, { meetsOthers, liked }, id) {
    const symbol = `${id}.double`;
    return {
        term: { kind: 'double', term: symbol },
        symbol,
        declarations: [`(declare-const ${symbol} ${formula_1.DOUBLE})`],
        within: (0, formula_1.and)(`(fp.leq ${(0, formula_1.double)(least)} ${symbol})`, `(fp.leq ${symbol} ${(0, formula_1.double)(most)})`),
        read: answer_text_1.doubleOf,
        is: (value) => {
            // Where whole numbers have no state of their own, this one stands for them; see `typesNeeded`.
            const isWhole = value instanceof values_1.Integer && !meetsOthers && !liked && types.includes(value.type);
            const number = isWhole ? value.toNumber() : value;
            return typeof number === 'number' && Number.isFinite(number) ? `(= ${symbol} ${(0, formula_1.double)(number)})` : undefined;
        },
    };
}
function ticksState(type, id) {
    const symbol = `${id}.${type}`;
    const isOf = (value) => type === 'datetime' ? value instanceof values_1.DateTime : value instanceof values_1.TimeSpan;
    return {
        term: { kind: 'ticks', type, term: symbol },
        symbol,
        declarations: [`(declare-const ${symbol} Int)`],
        within: `(<= ${type === 'datetime' ? '0' : (0, formula_1.integer)(-(2n ** 63n))} ${symbol} ${(0, formula_1.integer)(type === 'datetime' ? 3155378975999999999n : 2n ** 63n - 1n)})`,
        read: (part) => (type === 'datetime' ? new values_1.DateTime((0, answer_text_1.integerOf)(part)) : new values_1.TimeSpan((0, answer_text_1.integerOf)(part))),
        is: (value) => (isOf(value) ? `(= ${symbol} ${(0, formula_1.integer)(value.ticks)})` : undefined),
    };
}
//# sourceMappingURL=property-state.js.map