"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.convertLike = convertLike;
const decimal_1 = require("./decimal");
const failure_1 = require("./failure");
const numbers_1 = require("./numbers");
const text_1 = require("./text");
const values_1 = require("./values");
/**
 * Converts a value to the type of the one that an action replaces, as the service does.
 *
 * The value is not null. What cannot be converted is a failure of the whole action.
 */
function convertLike(existing, value) {
    if (typeof existing === 'string')
        return (0, text_1.textOf)(value);
    if ((0, values_1.typeOf)(existing) === (0, values_1.typeOf)(value))
        return value;
    const converted = convert(existing, value);
    return converted ?? new failure_1.Failure(`${(0, values_1.typeOf)(value)} '${(0, text_1.textOf)(value)}' cannot become ${(0, values_1.typeOf)(existing)}`);
}
function convert(existing, value) {
    if (existing instanceof values_1.Integer)
        return toInteger(existing.type, value);
    if (typeof existing === 'number')
        return toDouble(value);
    if (typeof existing === 'boolean')
        return toBoolean(value);
    if (existing instanceof values_1.Float) {
        const double = toDouble(value);
        return double === undefined ? undefined : new values_1.Float(double);
    }
    if (existing instanceof values_1.DecimalValue) {
        const decimal = toDecimal(value);
        return decimal === undefined ? undefined : new values_1.DecimalValue(decimal);
    }
    if (typeof value !== 'string')
        return undefined;
    if (existing instanceof values_1.Guid)
        return (0, text_1.parseGuid)(value);
    if (existing instanceof values_1.DateTime)
        return (0, text_1.parseDateTime)(value);
    return existing instanceof values_1.TimeSpan ? (0, text_1.parseTimeSpan)(value) : undefined;
}
function toInteger(type, value) {
    if (typeof value === 'boolean')
        return values_1.Integer.small(type, value ? 1 : 0);
    if (typeof value === 'string') {
        const text = value.trim();
        return /^[+-]?\d+$/.test(text) ? values_1.Integer.checked(type, BigInt(text.replace('+', ''))) : undefined;
    }
    if (!(0, numbers_1.isNumeric)(value))
        return undefined;
    const rounded = roundHalfEven(value);
    return rounded === undefined ? undefined : values_1.Integer.checked(type, rounded);
}
/** The nearest whole number, halves to the even one; `undefined` for infinities and NaN. */
function roundHalfEven(value) {
    if (value instanceof values_1.Integer)
        return value.value;
    if (value instanceof values_1.DecimalValue)
        return value.value.rounded();
    const number = (0, numbers_1.numberOf)(value);
    if (!Number.isFinite(number))
        return undefined;
    const down = Math.floor(number);
    const isHalf = number - down === 0.5;
    return BigInt(isHalf ? (down % 2 === 0 ? down : down + 1) : Math.round(number));
}
function toDouble(value) {
    if (typeof value === 'boolean')
        return value ? 1 : 0;
    if ((0, numbers_1.isNumeric)(value))
        return (0, numbers_1.numberOf)(value);
    if (typeof value !== 'string')
        return undefined;
    const text = value.trim();
    const named = NAMED.get(text);
    if (named !== undefined)
        return named;
    const plain = numberText(text, true);
    const number = plain === undefined ? undefined : Number(plain);
    return number !== undefined && Number.isFinite(number) ? number : undefined;
}
const NAMED = new Map(Object.entries({
    NaN: Number.NaN,
    Infinity: Number.POSITIVE_INFINITY,
    '-Infinity': Number.NEGATIVE_INFINITY,
}));
/** A number as text without its commas, which stand between digits before the point in any place. */
function numberText(text, withExponent) {
    const match = /^([+-]?)(?:(\d[\d,]*)(\.\d*)?|(\.\d+))([eE][+-]?\d+)?$/.exec(text);
    if (match === null || (match[5] !== undefined && !withExponent))
        return undefined;
    const [, sign = '', whole = '', fraction = '', onlyFraction = '', exponent = ''] = match;
    return `${sign}${whole.replaceAll(',', '')}${fraction}${onlyFraction}${exponent}`;
}
function toDecimal(value) {
    if (typeof value === 'boolean')
        return decimal_1.Decimal.ofInteger(value ? 1n : 0n);
    if (value instanceof values_1.Integer)
        return decimal_1.Decimal.ofInteger(value.value);
    if (typeof value === 'number')
        return decimal_1.Decimal.ofDouble(value, 15);
    if (value instanceof values_1.Float)
        return decimal_1.Decimal.ofDouble(value.value, 7);
    if (typeof value !== 'string')
        return undefined;
    const plain = numberText(value.trim(), false);
    return plain === undefined ? undefined : decimal_1.Decimal.parse(plain);
}
function toBoolean(value) {
    if (value instanceof values_1.DecimalValue)
        return !value.value.isZero();
    if (value instanceof values_1.Integer)
        return value.value !== 0n;
    if ((0, numbers_1.isNumeric)(value))
        return (0, numbers_1.numberOf)(value) !== 0;
    if (typeof value !== 'string')
        return undefined;
    const text = value.trim().toLowerCase();
    return text === 'true' ? true : text === 'false' ? false : undefined;
}
//# sourceMappingURL=conversion.js.map