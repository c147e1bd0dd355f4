"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DOUBLE = exports.FALSE = exports.TRUE = void 0;
exports.and = and;
exports.or = or;
exports.not = not;
exports.ifThenElse = ifThenElse;
exports.integer = integer;
exports.atMost = atMost;
exports.text = text;
exports.double = double;
exports.orderOf = orderOf;
exports.doubleOfOrder = doubleOfOrder;
exports.widthFor = widthFor;
exports.bitVector = bitVector;
exports.TRUE = 'true';
exports.FALSE = 'false';
/** All of the parts hold. */
function and(...parts) {
    return joined('and', parts, exports.TRUE, exports.FALSE);
}
/** Any of the parts holds. */
function or(...parts) {
    return joined('or', parts, exports.FALSE, exports.TRUE);
}
function joined(operator, parts, neutral, decisive) {
    const distinct = new Set(parts);
    distinct.delete(neutral);
    if (distinct.has(decisive))
        return decisive;
    if (distinct.size === 0)
        return neutral;
    const [only] = distinct;
    return distinct.size === 1 ? only : `(${operator} ${[...distinct].join(' ')})`;
}
function not(part) {
    if (part === exports.TRUE)
        return exports.FALSE;
    if (part === exports.FALSE)
        return exports.TRUE;
    return /^\(not .*\)$/s.test(part) ? part.slice('(not '.length, -1) : `(not ${part})`;
}
function ifThenElse(condition, then, otherwise) {
    if (condition === exports.TRUE || then === otherwise)
        return then;
    return condition === exports.FALSE ? otherwise : `(ite ${condition} ${then} ${otherwise})`;
}
/** A whole number. */
function integer(value) {
    return value < 0n ? `(- ${-value})` : `${value}`;
}
/** At most so many of the parts hold. */
function atMost(count, parts) {
    const certain = parts.filter((part) => part === exports.TRUE).length;
    const open = parts.filter((part) => part !== exports.TRUE && part !== exports.FALSE);
    if (certain > count)
        return exports.FALSE;
    if (open.length <= count - certain)
        return exports.TRUE;
    return count === certain ? and(...open.map(not)) : `((_ at-most ${count - certain}) ${open.join(' ')})`;
}
/** A text of UTF-16 units; the solver is told to use characters of 16 bits. */
function text(value) {
    const unit = (letter) => `\\u{${letter.charCodeAt(0).toString(16)}}`;
    // A backslash could begin an escape; outside printable ASCII everything is written as one.
    return `"${value.replace(/[^ -~]|\\/g, unit).replaceAll('"', '""')}"`;
}
/** The sort of a double, and its rounding. */
exports.DOUBLE = '(_ FloatingPoint 11 53)';
/** A double, bit by bit. */
function double(value) {
    const bits = bitsOf(value).toString(2).padStart(64, '0');
    return `(fp #b${bits.slice(0, 1)} #b${bits.slice(1, 12)} #b${bits.slice(12)})`;
}
const view = new DataView(new ArrayBuffer(8));
function bitsOf(value) {
    view.setFloat64(0, value);
    return view.getBigUint64(0);
}
const MAGNITUDE = (1n << 63n) - 1n;
/**
 * A whole number for each double, in the same order: where doubles are only compared, the solver compares whole
 * numbers, which it does far faster than floating point. Both zeros have one number; NaN has none.
 */
function orderOf(value) {
    const bits = bitsOf(value);
    return bits >> 63n === 0n ? bits : -(bits & MAGNITUDE);
}
/** The double that has this number. */
function doubleOfOrder(order) {
    view.setBigUint64(0, order < 0n ? -order | (1n << 63n) : order);
    return view.getFloat64(0);
}
/** How many bits tell so many values apart. */
function widthFor(count) {
    return Math.max(1, Math.ceil(Math.log2(count)));
}
/** A number of a fixed count of bits. */
function bitVector(value, bits) {
    return `#b${value.toString(2).padStart(bits, '0')}`;
}
//# sourceMappingURL=formula.js.map