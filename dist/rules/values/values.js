"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Opaque = exports.TimeSpan = exports.DateTime = exports.Guid = exports.DecimalValue = exports.Float = exports.Integer = exports.INTEGER_RANGES = void 0;
exports.plainValue = plainValue;
exports.typeOf = typeOf;
exports.sameValue = sameValue;
/** The least and the largest number of each whole-number type. */
exports.INTEGER_RANGES = {
    byte: [0n, 255n],
    sbyte: [-128n, 127n],
    short: [-32768n, 32767n],
    ushort: [0n, 65535n],
    int: [-(2n ** 31n), 2n ** 31n - 1n],
    uint: [0n, 2n ** 32n - 1n],
    long: [-(2n ** 63n), 2n ** 63n - 1n],
    ulong: [0n, 2n ** 64n - 1n],
};
/**
 * A whole number with its type.
 *
 * Exact as a JavaScript number up to 53 bits, and only beyond that as a bigint: comparing bigints is several times
 * slower, and nearly all numbers of messages are small.
 */
class Integer {
    type;
    small;
    big;
    /** Whether `small` is the number, and compares as JavaScript numbers do (ulong beside signed numbers does not). */
    isQuick;
    constructor(type, 
    /** The number, or NaN where it does not fit into 53 bits. */
    small, big) {
        this.type = type;
        this.small = small;
        this.big = big;
        this.isQuick = big === undefined && type !== 'ulong';
    }
    /** A number of 53 bits at most, known to be in the range of its type. */
    static small(type, value) {
        return new Integer(type, value === 0 ? 0 : value, undefined);
    }
    /** A number known to be in the range of its type. */
    static of(type, value) {
        const small = Number(value);
        return Number.isSafeInteger(small) ? new Integer(type, small, undefined) : new Integer(type, Number.NaN, value);
    }
    /** The number, if it is in the range of the type. */
    static checked(type, value) {
        const [least, most] = exports.INTEGER_RANGES[type];
        return value < least || value > most ? undefined : Integer.of(type, value);
    }
    get value() {
        return this.big ?? BigInt(this.small);
    }
    /** The nearest double. */
    toNumber() {
        return this.big === undefined ? this.small : Number(this.big);
    }
    toString() {
        return (this.big ?? this.small).toString();
    }
}
exports.Integer = Integer;
/** A number of single precision. */
class Float {
    type = 'float';
    value;
    constructor(value) {
        this.value = Math.fround(value);
    }
}
exports.Float = Float;
/** A decimal as a value of a message. */
class DecimalValue {
    value;
    type = 'decimal';
    constructor(value) {
        this.value = value;
    }
}
exports.DecimalValue = DecimalValue;
/** A GUID, in small letters with dashes. */
class Guid {
    value;
    type = 'guid';
    constructor(value) {
        this.value = value;
    }
}
exports.Guid = Guid;
/** A point in time, in ticks of 100 nanoseconds since the year 1; its zone is not kept. */
class DateTime {
    ticks;
    type = 'datetime';
    constructor(ticks) {
        this.ticks = ticks;
    }
}
exports.DateTime = DateTime;
/** A length of time, in ticks of 100 nanoseconds. */
class TimeSpan {
    ticks;
    type = 'timespan';
    constructor(ticks) {
        this.ticks = ticks;
    }
}
exports.TimeSpan = TimeSpan;
/** What only the service's own `sys.State` and `sys.Properties` are: something that equals nothing but NULL. */
class Opaque {
    type;
    text;
    constructor(type, text) {
        this.type = type;
        this.text = text;
    }
}
exports.Opaque = Opaque;
/** A value as plain JSON has it, where a number may lose its type, and beyond 53 bits its last digits. */
function plainValue(value) {
    if (value === null || typeof value !== 'object')
        return value;
    if (value instanceof Integer)
        return value.toNumber();
    if (value instanceof DecimalValue)
        return value.value.toNumber();
    if (value instanceof Float || value instanceof Guid)
        return value.value;
    return value instanceof Opaque ? value.text : value.ticks.toString();
}
/** The type of a value. */
function typeOf(value) {
    if (value === null)
        return 'null';
    if (typeof value === 'string')
        return 'string';
    if (typeof value === 'boolean')
        return 'bool';
    return typeof value === 'number' ? 'double' : value.type;
}
/** Whether two values are the same in type and content; NaN is the same as NaN. */
function sameValue(a, b) {
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
        return a === b || (Number.isNaN(a) && Number.isNaN(b));
    }
    if (a instanceof Integer)
        return b instanceof Integer && a.type === b.type && a.value === b.value;
    if (a instanceof Float)
        return b instanceof Float && sameValue(a.value, b.value);
    if (a instanceof DecimalValue)
        return b instanceof DecimalValue && a.value.compare(b.value) === 0;
    if (a instanceof Guid)
        return b instanceof Guid && a.value === b.value;
    if (a instanceof DateTime)
        return b instanceof DateTime && a.ticks === b.ticks;
    if (a instanceof TimeSpan)
        return b instanceof TimeSpan && a.ticks === b.ticks;
    return b instanceof Opaque && a.type === b.type && a.text === b.text;
}
//# sourceMappingURL=values.js.map