"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isNumeric = isNumeric;
exports.promote = promote;
exports.integerTypeOf = integerTypeOf;
exports.numberOf = numberOf;
const decimal_1 = require("./decimal");
const values_1 = require("./values");
function isNumeric(value) {
    return (typeof value === 'number' || value instanceof values_1.Integer || value instanceof values_1.Float || value instanceof values_1.DecimalValue);
}
const SIGNED = new Set(['sbyte', 'short', 'int', 'long']);
const INT_LIKE = new Set(['byte', 'sbyte', 'short', 'ushort', 'int']);
/** Brings two numbers to the type that arithmetic and comparison work in. */
function promote(left, right) {
    if (left instanceof values_1.DecimalValue || right instanceof values_1.DecimalValue) {
        const [a, b] = [decimalOf(left), decimalOf(right)];
        return a === undefined || b === undefined ? undefined : { as: 'decimal', left: a, right: b };
    }
    if (typeof left === 'number' || typeof right === 'number') {
        return { as: 'double', left: numberOf(left), right: numberOf(right) };
    }
    if (left instanceof values_1.Float || right instanceof values_1.Float) {
        return { as: 'float', left: Math.fround(numberOf(left)), right: Math.fround(numberOf(right)) };
    }
    const type = integerTypeOf(left.type, right.type);
    return type === undefined ? undefined : { as: type, left: left.value, right: right.value };
}
/** The type that two whole numbers work in; there is none for ulong with a signed number. */
function integerTypeOf(left, right) {
    if (left === 'ulong' || right === 'ulong')
        return SIGNED.has(left) || SIGNED.has(right) ? undefined : 'ulong';
    if (left === 'long' || right === 'long')
        return 'long';
    if (INT_LIKE.has(left) && INT_LIKE.has(right))
        return 'int';
    // One of them is uint.
    return SIGNED.has(left) || SIGNED.has(right) ? 'long' : 'uint';
}
/** A decimal takes whole numbers along, but neither doubles nor floats. */
function decimalOf(value) {
    if (value instanceof values_1.DecimalValue)
        return value.value;
    return value instanceof values_1.Integer ? decimal_1.Decimal.ofInteger(value.value) : undefined;
}
/** The nearest double. */
function numberOf(value) {
    if (typeof value === 'number')
        return value;
    if (value instanceof values_1.Integer)
        return value.toNumber();
    return value instanceof values_1.Float ? value.value : value.value.toNumber();
}
//# sourceMappingURL=numbers.js.map