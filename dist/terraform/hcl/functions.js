"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NOT_EVALUATED = void 0;
exports.callFunction = callFunction;
exports.asNumber = asNumber;
exports.asBoolean = asBoolean;
exports.converted = converted;
const resource_1 = require("../resource");
const text_functions_1 = require("./text-functions");
Object.defineProperty(exports, "NOT_EVALUATED", { enumerable: true, get: function () { return text_functions_1.NOT_EVALUATED; } });
const values_1 = require("./values");
/** Functions whose result for literal arguments leaves no doubt; the others stay what only Terraform knows. */
const FUNCTIONS = new Map(Object.entries({
    toset: (value) => {
        const items = listOf(value);
        return items?.every(values_1.isPrimitive) === true ? new Set([...items].map(String).sort(byText)) : text_functions_1.NOT_EVALUATED;
    },
    tolist: (value) => listOf(value) ?? text_functions_1.NOT_EVALUATED,
    tomap: (value) => (isPlainObject(value) ? value : text_functions_1.NOT_EVALUATED),
    tostring: (value) => ((0, values_1.isPrimitive)(value) ? String(value) : text_functions_1.NOT_EVALUATED),
    tonumber: (value) => asNumber(value) ?? text_functions_1.NOT_EVALUATED,
    tobool: (value) => asBoolean(value) ?? text_functions_1.NOT_EVALUATED,
    lower: (value) => (typeof value === 'string' ? value.toLowerCase() : text_functions_1.NOT_EVALUATED),
    upper: (value) => (typeof value === 'string' ? value.toUpperCase() : text_functions_1.NOT_EVALUATED),
    length: (value) => {
        if (typeof value === 'string')
            return [...value].length;
        return listOf(value)?.length ?? (isPlainObject(value) ? Object.keys(value).length : text_functions_1.NOT_EVALUATED);
    },
    keys: (value) => (isPlainObject(value) ? Object.keys(value).sort(byText) : text_functions_1.NOT_EVALUATED),
    values: (value) => isPlainObject(value)
        ? Object.entries(value)
            .sort(([a], [b]) => byText(a, b))
            .map(([, one]) => one)
        : text_functions_1.NOT_EVALUATED,
    merge: (...maps) => maps.every(isPlainObject) ? Object.fromEntries(maps.flatMap(Object.entries)) : text_functions_1.NOT_EVALUATED,
    concat: (...lists) => (lists.every(Array.isArray) ? lists.flatMap((list) => list) : text_functions_1.NOT_EVALUATED),
}));
/**
 * What a function gives, or `NOT_EVALUATED`.
 *
 * @see https://developer.hashicorp.com/terraform/language/functions
 */
function callFunction(name, args) {
    const [first] = args;
    if (name === 'sensitive' && args.length === 1)
        return (0, values_1.marked)(first, true);
    if (name === 'nonsensitive' && args.length === 1)
        return (0, values_1.unmarked)(first).value;
    const text = text_functions_1.TEXT_FUNCTIONS.get(name);
    // What is sensitive may stand deep inside, and none of it would be told from the rest of a text.
    if (text !== undefined)
        return args.every(values_1.isLiteral) ? markedBy(args, text(...args.map(withoutMarks))) : text_functions_1.NOT_EVALUATED;
    const known = FUNCTIONS.get(name);
    if (known === undefined)
        return text_functions_1.NOT_EVALUATED;
    const plain = args.map(values_1.unmarked);
    const result = known(...plain.map(({ value }) => value));
    return result === text_functions_1.NOT_EVALUATED
        ? result
        : (0, values_1.marked)(result, plain.some(({ isSensitive }) => isSensitive));
}
function markedBy(args, result) {
    return result === text_functions_1.NOT_EVALUATED ? result : (0, values_1.marked)(result, (0, values_1.madeOf)(args).isSensitive);
}
/** A literal as it is, without what says that something of it is sensitive. */
function withoutMarks(value) {
    const { value: plain } = (0, values_1.unmarked)(value);
    if (Array.isArray(plain))
        return plain.map(withoutMarks);
    if (plain instanceof Set)
        return [...plain].map(withoutMarks);
    if (!(0, resource_1.isObject)(plain))
        return plain;
    return Object.fromEntries(Object.entries(plain).map(([name, one]) => [name, withoutMarks(one)]));
}
/** A literal as a number, where Terraform takes it as one. */
function asNumber(value) {
    if (typeof value === 'number')
        return value;
    if (typeof value !== 'string' || !/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value))
        return undefined;
    return Number(value);
}
/** A literal as yes or no, where Terraform takes it as that. */
function asBoolean(value) {
    if (typeof value === 'boolean')
        return value;
    return value === 'true' ? true : value === 'false' ? false : undefined;
}
function listOf(value) {
    if (value instanceof Set)
        return [...value];
    return Array.isArray(value) ? value : undefined;
}
function isPlainObject(value) {
    return (0, resource_1.isObject)(value) && !(value instanceof resource_1.Reference || value instanceof Set || value instanceof values_1.Sensitive);
}
function byText(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
/** A value as a variable's type converts it: `number` takes "3", `set(string)` makes a set of a list. */
function converted(value, type) {
    if (typeof type !== 'string')
        return value;
    const { value: plain, isSensitive } = (0, values_1.unmarked)(value);
    const name = /^(?:\$\{)?\s*(\w+)/.exec(type)?.[1] ?? '';
    if (!(0, values_1.isPrimitive)(plain) && !(name === 'set' && (0, values_1.isLiteral)(plain)))
        return value;
    const to = { string: 'tostring', number: 'tonumber', bool: 'tobool', set: 'toset' }[name];
    const result = to === undefined ? value : callFunction(to, [plain]);
    return result === text_functions_1.NOT_EVALUATED ? value : (0, values_1.marked)(result, isSensitive);
}
//# sourceMappingURL=functions.js.map