"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Property = exports.ENGINE_TYPES = exports.SYSTEM_NAMES = void 0;
const inspection_1 = require("../inspection/inspection");
const shape_1 = require("../inspection/shape");
/** The system properties that a contract may name; all are text. */
exports.SYSTEM_NAMES = [
    'ContentType',
    'CorrelationId',
    'Label',
    'MessageId',
    'ReplyTo',
    'ReplyToSessionId',
    'SessionId',
    'To',
];
/** Types of the service's engine that a kind may come as: SDKs choose among the number types. */
exports.ENGINE_TYPES = {
    string: ['string'],
    enumeration: ['string'],
    int: ['int', 'long'],
    long: ['long', 'int'],
    double: ['double', 'int', 'long'],
    bool: ['bool'],
    datetime: ['datetime'],
    any: [
        ...['string', 'bool', 'byte', 'sbyte', 'short', 'ushort', 'int', 'uint', 'long', 'ulong'],
        ...['float', 'double', 'decimal', 'guid', 'datetime', 'timespan', 'null'],
    ],
};
/** One application property of a contract. */
class Property {
    kind;
    values;
    limits;
    required;
    problems;
    /** Any text. */
    static string() {
        return new Property('string', undefined, {}, true);
    }
    /** One of some texts. */
    static oneOf(...values) {
        const texts = values.filter((value) => typeof value === 'string');
        return new Property('enumeration', texts, {}, true, listProblems(values));
    }
    /** A whole number of 32 bits. */
    static int(limits = {}) {
        return limited('int', limits);
    }
    /** A whole number of 64 bits. */
    static long(limits = {}) {
        return limited('long', limits);
    }
    /** A number with a fraction. */
    static double(limits = {}) {
        return limited('double', limits);
    }
    /** True or false. */
    static bool() {
        return new Property('bool', undefined, {}, true);
    }
    /** A point in time. The rule language has no such literal: a rule can only ask whether it is there. */
    static datetime() {
        return new Property('datetime', undefined, {}, true);
    }
    /** A value of which nothing is known: a rule may use it as anything. */
    static any() {
        return new Property('any', undefined, {}, true);
    }
    /** @internal Use the methods above. */
    constructor(kind, 
    /** The only values of an enumeration. */
    values, limits, 
    /** Whether every message has it. */
    required, 
    /** What is wrong with how it was written; the topic of the contract tells at synth. */
    problems = []) {
        this.kind = kind;
        this.values = values;
        this.limits = limits;
        this.required = required;
        this.problems = problems;
    }
    /** The same property, which a message may lack. */
    optional() {
        return new Property(this.kind, this.values, this.limits, false, this.problems);
    }
    /** The types that values come as. */
    get engineTypes() {
        return exports.ENGINE_TYPES[this.kind];
    }
    /** The values that are possible. */
    get range() {
        return { required: this.required, allowed: this.values, least: this.limits.min, most: this.limits.max };
    }
}
exports.Property = Property;
const LIMITS = (0, shape_1.shapeOf)({}, { min: shape_1.number, max: shape_1.number }, { expects: 'limits such as { min: 0, max: 9 }', standIn: {} });
function limited(kind, given) {
    const inspection = new inspection_1.Inspection();
    const limits = LIMITS.inspect(given, '', inspection);
    const { min, max } = limits;
    if (min !== undefined && max !== undefined && min > max) {
        inspection.wrong('max', max, `at least min, which is ${min}`, 'exchange the two');
    }
    return new Property(kind, undefined, limits, true, inspection.problems);
}
function listProblems(values) {
    const inspection = new inspection_1.Inspection();
    if (values.length === 0)
        inspection.wrong('oneOf', [], 'at least one text', 'name the values, or use Property.string()');
    for (const [index, value] of values.entries()) {
        if (Array.isArray(value))
            inspection.wrong('oneOf', value, 'text, each value by itself', 'write ...values, or take the brackets away');
        else
            shape_1.text.inspect(value, 'oneOf', inspection);
        if (values.indexOf(value) !== index)
            inspection.wrong('oneOf', value, 'each value once', 'take one of the two away');
    }
    return inspection.problems;
}
//# sourceMappingURL=property.js.map