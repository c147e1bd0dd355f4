"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.sampleOf = sampleOf;
exports.possibleValues = possibleValues;
exports.alwaysFails = alwaysFails;
const arithmetic_1 = require("../evaluation/arithmetic");
const comparison_1 = require("../evaluation/comparison");
const evaluate_1 = require("../evaluation/evaluate");
const decimal_1 = require("../values/decimal");
const failure_1 = require("../values/failure");
const system_properties_1 = require("../values/system-properties");
const values_1 = require("../values/values");
/**
 * One value of every type: what an operator does with two types is asked of the engine itself, with these. None is
 * zero, so that no division fails, and all are small, so that none overflows.
 */
const SAMPLES = {
    string: 'text',
    bool: true,
    byte: values_1.Integer.small('byte', 3),
    sbyte: values_1.Integer.small('sbyte', 3),
    short: values_1.Integer.small('short', 3),
    ushort: values_1.Integer.small('ushort', 3),
    int: values_1.Integer.small('int', 3),
    uint: values_1.Integer.small('uint', 3),
    long: values_1.Integer.small('long', 3),
    ulong: values_1.Integer.small('ulong', 3),
    float: new values_1.Float(1.5),
    double: 1.5,
    decimal: new values_1.DecimalValue(decimal_1.Decimal.parse('1.5')),
    guid: new values_1.Guid('00000000-0000-0000-0000-000000000001'),
    datetime: new values_1.DateTime(1n),
    timespan: new values_1.TimeSpan(1n),
    null: null,
    state: new values_1.Opaque('state', 'Active'),
    map: new values_1.Opaque('map', ''),
};
/** Every value that a property may have of which nothing is known. */
const ANY = Object.values(SAMPLES).filter((value) => !(value instanceof values_1.Opaque));
/** A value of the type; NaN and infinities aside, an operator works with all of a type or with none. */
function sampleOf(type) {
    return SAMPLES[type];
}
/**
 * Values that stand for all that an expression can be, given the types of properties; empty where computing it
 * always fails.
 */
function possibleValues(node, types) {
    switch (node.kind) {
        case 'literal':
            return [(0, evaluate_1.literalValue)(node)];
        case 'property':
            return propertyValues(node, types);
        case 'call':
            return node.function === 'newid' ? [SAMPLES.guid] : ANY;
        case 'parameter':
            return ANY;
        case 'negation':
            return withoutFailures(possibleValues(node.operand, types).map(arithmetic_1.negate));
        case 'arithmetic': {
            const [left, right] = [possibleValues(node.left, types), possibleValues(node.right, types)];
            return withoutFailures(left.flatMap((a) => right.map((b) => (0, arithmetic_1.calculate)(node.operator, a, b))));
        }
    }
}
function propertyValues(node, types) {
    const known = types(node);
    if (known !== undefined)
        return known.map(sampleOf);
    if (node.scope !== 'sys')
        return ANY;
    const type = system_properties_1.SYSTEM_PROPERTIES.get(node.name.toLowerCase())?.type;
    return type === undefined ? ANY : [SAMPLES[type], null];
}
function withoutFailures(values) {
    const seen = new Map();
    for (const value of values) {
        if (value instanceof failure_1.Failure)
            continue;
        // One of a kind is enough, or nested sums would multiply.
        seen.set(value === null || typeof value !== 'object' ? typeof value : `${value.constructor.name} ${value.type}`, value);
    }
    return [...seen.values()];
}
/** Whether a comparison fails for each pair of values; null beside a value is no pair that anybody means. */
function alwaysFails(operator, left, right) {
    const apply = (a, b) => (operator === 'IN' ? (0, comparison_1.equals)(a, b, false) : (0, comparison_1.compare)(operator, a, b));
    const meant = (values) => (values.length > 1 ? values.filter((value) => value !== null) : values);
    return meant(left).every((a) => meant(right).every((b) => apply(a, b) instanceof failure_1.Failure));
}
//# sourceMappingURL=static-types.js.map