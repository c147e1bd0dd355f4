"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TYPE_NAMES = exports.A_VALUE = exports.NotAValue = void 0;
exports.readValue = readValue;
exports.readTyped = readTyped;
exports.valueToJson = valueToJson;
exports.isObject = isObject;
const problem_1 = require("../inspection/problem");
const decimal_1 = require("./decimal");
const text_1 = require("./text");
const values_1 = require("./values");
/** Why some JSON is no value: what was got, and what is allowed. */
class NotAValue {
    got;
    allowed;
    constructor(got, allowed) {
        this.got = got;
        this.allowed = allowed;
    }
    /** The sentence about it, at a place of the document. */
    at(place) {
        return `${place}: got ${(0, problem_1.show)(this.got)}, allowed ${this.allowed}`;
    }
}
exports.NotAValue = NotAValue;
/** What a value is in JSON. */
exports.A_VALUE = 'text, a number, true, false, null, or an object with its type alone, such as {"long": "7"}';
/** The names that .NET's own types have. */
const ALIASES = new Map([
    ['boolean', 'bool'],
    ['int16', 'short'],
    ['uint16', 'ushort'],
    ['int32', 'int'],
    ['uint32', 'uint'],
    ['int64', 'long'],
    ['uint64', 'ulong'],
    ['single', 'float'],
]);
/** What the text of each type is. */
const TEXTS = new Map([
    ['string', 'text'],
    ['bool', 'true or false'],
    ...Object.entries(values_1.INTEGER_RANGES).map(([type, [least, most]]) => [type, `a whole number, ${least} to ${most}`]),
    ['float', 'a number of at most 3.4028235E+38, or NaN, Infinity, -Infinity'],
    ['double', 'a number of at most 1.7976931348623157E+308, or NaN, Infinity, -Infinity'],
    ['decimal', 'a decimal number of at most 79228162514264337593543950335'],
    ['guid', 'a GUID, such as 01234567-89ab-cdef-0123-456789abcdef'],
    ['datetime', 'a date of the years 1 to 9999, such as 2026-01-31T12:00:00Z'],
    ['timespan', 'a length of time, such as 1.02:03:04 or P1DT2H3M4S'],
    ['null', 'null'],
]);
/** The types that a value in JSON may name. */
exports.TYPE_NAMES = [...TEXTS.keys(), ...ALIASES.keys()];
/**
 * A value from JSON: plain, or an object with its type as the only key and the value as text, which keeps 64-bit numbers
 * exact. A whole number is an int, or a long beyond 32 bits; any other number a double.
 */
function readValue(json) {
    switch (typeof json) {
        case 'string':
        case 'boolean':
            return json;
        case 'number':
            return numberFromJson(json);
        case 'bigint':
            return values_1.Integer.checked('long', json) ?? Number(json);
    }
    if (json === null)
        return null;
    if (!isObject(json))
        return new NotAValue(json, exports.A_VALUE);
    let only;
    for (const type in json) {
        if (only !== undefined)
            return new NotAValue(json, exports.A_VALUE);
        only = type;
    }
    return only === undefined ? new NotAValue(json, exports.A_VALUE) : readTyped(only, json[only]);
}
function numberFromJson(json) {
    if (Number.isInteger(json)) {
        if (json >= -2147483648 && json <= 2147483647)
            return values_1.Integer.small('int', json);
        return values_1.Integer.checked('long', BigInt(json)) ?? json;
    }
    // JSON has no infinity: a number that was too large for one.
    return Number.isFinite(json) ? json : new NotAValue(json, `${TEXTS.get('double')}, as {"double": "Infinity"}`);
}
/** A value of a type, by the name of the type; from text, or from plain JSON that can only mean one value of it. */
function readTyped(named, json) {
    const quick = typeof json === 'string' ? quickValue(named, json) : undefined;
    if (quick !== undefined)
        return quick;
    const type = ALIASES.get(named) ?? named;
    const allowed = TEXTS.get(type);
    if (allowed === undefined)
        return new NotAValue({ [named]: json }, `a type of ${[...TEXTS.keys()].join(', ')}`);
    if (type === 'null')
        return null;
    if (type === 'string')
        return typeof json === 'string' ? json : new NotAValue(json, allowed);
    const text = textFromJson(json);
    const value = text === undefined || text.length > LONGEST_TEXT ? undefined : parseTyped(type, text);
    return value === undefined ? new NotAValue(json, `${allowed} (${type})`) : value;
}
/** No value has a longer text; reading one takes time that grows with the square of its length. */
const LONGEST_TEXT = 400;
function textFromJson(json) {
    if (typeof json === 'string')
        return json;
    if (typeof json === 'number')
        return Object.is(json, -0) ? '-0' : String(json);
    return typeof json === 'boolean' || typeof json === 'bigint' ? String(json) : undefined;
}
/** So many digits are a number that JavaScript holds exactly. */
const MOST_QUICK_DIGITS = 15;
/** The values that nearly all messages are made of, without a detour; `undefined` for all others. */
function quickValue(type, text) {
    switch (type) {
        case 'string':
            return text;
        case 'int':
        case 'long': {
            if (text.length > MOST_QUICK_DIGITS || !/^-?[0-9]+$/.test(text))
                return undefined;
            const number = Number(text);
            const isInRange = type === 'long' || (number >= -2147483648 && number <= 2147483647);
            return isInRange ? values_1.Integer.small(type, number) : undefined;
        }
        case 'bool':
            return text === 'true' ? true : text === 'false' ? false : undefined;
        default:
            return undefined;
    }
}
function parseTyped(type, text) {
    switch (type) {
        case 'bool': {
            const lower = text.toLowerCase();
            return lower === 'true' ? true : lower === 'false' ? false : undefined;
        }
        case 'double':
            return parseDouble(text, Number.MAX_VALUE);
        case 'float': {
            const double = parseDouble(text, LARGEST_FLOAT);
            return double === undefined ? undefined : new values_1.Float(double);
        }
        case 'decimal': {
            const decimal = decimal_1.Decimal.parse(text);
            return decimal === undefined ? undefined : new values_1.DecimalValue(decimal);
        }
        case 'guid':
            return (0, text_1.parseGuid)(text);
        case 'datetime':
            return (0, text_1.parseDateTime)(text);
        case 'timespan':
            return (0, text_1.parseTimeSpan)(text) ?? (0, text_1.parseIsoTimeSpan)(text);
        case 'string':
        case 'null':
            return undefined;
        default:
            return /^[+-]?\d+$/.test(text) ? values_1.Integer.checked(type, BigInt(text.replace('+', ''))) : undefined;
    }
}
const LARGEST_FLOAT = 3.4028235e38;
const NAMED_DOUBLES = new Map([
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['-Infinity', Number.NEGATIVE_INFINITY],
]);
/** A number from text, as the engine reads one: no other than decimal digits, and none that only infinity could hold. */
function parseDouble(text, most) {
    const named = NAMED_DOUBLES.get(text);
    if (named !== undefined)
        return named;
    if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text))
        return undefined;
    const number = Number(text);
    return Math.abs(number) <= most ? number : undefined;
}
/** A value as JSON with its type. */
function valueToJson(value) {
    if (value === null)
        return { null: null };
    if (typeof value === 'boolean')
        return { bool: value ? 'true' : 'false' };
    if (typeof value === 'number')
        return { double: (0, text_1.roundTripText)(value) };
    if (value instanceof values_1.Float)
        return { float: (0, text_1.textOf)(value) };
    if (value instanceof values_1.DateTime)
        return { datetime: (0, text_1.isoOf)(value) };
    return { [(0, values_1.typeOf)(value)]: (0, text_1.textOf)(value) };
}
/** Whether some JSON is an object, neither null nor a list. */
function isObject(json) {
    return typeof json === 'object' && json !== null && !Array.isArray(json);
}
//# sourceMappingURL=value-json.js.map