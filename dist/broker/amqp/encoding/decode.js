"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.dateTimeOf = dateTimeOf;
exports.millisecondsOf = millisecondsOf;
exports.decode = decode;
exports.guidText = guidText;
const decimal_1 = require("../../../rules/values/decimal");
const values_1 = require("../../../rules/values/values");
const described_1 = require("./described");
const raw_1 = require("./raw");
/** Milliseconds and ticks of 100 nanoseconds from the year 1 to 1970. */
const TICKS_TO_1970 = 621355968000000000n;
const TICKS_PER_MILLISECOND = 10000n;
/** A point in time of AMQP, in milliseconds since 1970, as the rule language has it. */
function dateTimeOf(milliseconds) {
    return new values_1.DateTime(milliseconds * TICKS_PER_MILLISECOND + TICKS_TO_1970);
}
/** The other way round. */
function millisecondsOf({ ticks }) {
    return (ticks - TICKS_TO_1970) / TICKS_PER_MILLISECOND;
}
/** Types that the official clients send as described values. */
const DESCRIBED = new Map([
    ['com.microsoft:timespan', (value) => (value instanceof values_1.Integer ? new values_1.TimeSpan(value.value) : undefined)],
    ['com.microsoft:datetime-offset', (value) => (value instanceof values_1.Integer ? new values_1.DateTime(value.value) : undefined)],
    ['com.microsoft:uri', (value) => (typeof value === 'string' ? value : undefined)],
]);
/** The value that bytes are. @throws MalformedAmqp */
function decode(bytes) {
    if ((0, raw_1.endOfValue)(bytes, 0) !== bytes.length)
        throw new raw_1.MalformedAmqp('bytes follow a value');
    return new Reader(bytes).next(0);
}
/** Reads values one after another, of bytes that are known to be whole: each begins where the one before it ended. */
class Reader {
    bytes;
    at = 0;
    constructor(bytes) {
        this.bytes = bytes;
    }
    next(depth) {
        if (depth > raw_1.DEEPEST)
            throw new raw_1.MalformedAmqp(`values are nested more than ${raw_1.DEEPEST} levels deep`);
        const { bytes, at } = this;
        const code = (0, raw_1.byteAt)(bytes, at);
        if (code === 0x00) {
            this.at = at + 1;
            const descriptor = this.next(depth + 1);
            const value = this.next(depth + 1);
            return DESCRIBED.get(descriptor)?.(value) ?? new described_1.Described(descriptor, value);
        }
        const fixed = FIXED[code];
        const end = (0, raw_1.endOfContent)(bytes, at + 1, code);
        if (code === 0x45 || code >> 4 === 0xc || code >> 4 === 0xd)
            return this.compound(code, end, depth);
        this.at = end;
        if (fixed !== undefined)
            return fixed(bytes, at + 1);
        switch (code) {
            case 0xa0:
                return bytes.subarray(at + 2, end);
            case 0xb0:
                return bytes.subarray(at + 5, end);
            case 0xa1:
            case 0xa3:
                return bytes.toString('utf8', at + 2, end);
            case 0xb1:
            case 0xb3:
                return bytes.toString('utf8', at + 5, end);
            case 0xe0:
            case 0xf0:
                return arrayFrom(bytes.subarray(at, end), code === 0xe0, (part) => new Reader(part).next(depth + 1));
            default:
                throw new raw_1.MalformedAmqp(`0x${code.toString(16)} is of no known type`);
        }
    }
    /** A list or a map. */
    compound(code, end, depth) {
        const { bytes, at } = this;
        const [count, begin] = (0, raw_1.partsAt)(bytes, at);
        this.at = begin;
        const parts = [];
        for (let number = 0; number < count; number++) {
            parts.push(this.next(depth + 1));
            if (this.at > end)
                throw new raw_1.MalformedAmqp('bytes end within a value');
        }
        this.at = end;
        return code === 0xc1 || code === 0xd1 ? mapFrom(parts) : parts;
    }
}
const integer = (type, read) => (bytes, at) => {
    const value = read(bytes, at);
    return typeof value === 'number' ? values_1.Integer.small(type, value) : values_1.Integer.of(type, value);
};
/** What is of a fixed width, by its code, from where it begins behind the code. */
const FIXED = {
    64: () => null,
    65: () => true,
    66: () => false,
    86: (bytes, at) => bytes[at] === 1,
    80: integer('byte', (bytes, at) => bytes.readUInt8(at)),
    81: integer('sbyte', (bytes, at) => bytes.readInt8(at)),
    96: integer('ushort', (bytes, at) => bytes.readUInt16BE(at)),
    97: integer('short', (bytes, at) => bytes.readInt16BE(at)),
    112: integer('uint', (bytes, at) => bytes.readUInt32BE(at)),
    82: integer('uint', (bytes, at) => bytes.readUInt8(at)),
    67: integer('uint', () => 0),
    113: integer('int', (bytes, at) => bytes.readInt32BE(at)),
    84: integer('int', (bytes, at) => bytes.readInt8(at)),
    128: integer('ulong', (bytes, at) => bytes.readBigUInt64BE(at)),
    83: integer('ulong', (bytes, at) => bytes.readUInt8(at)),
    68: integer('ulong', () => 0),
    129: integer('long', (bytes, at) => bytes.readBigInt64BE(at)),
    85: integer('long', (bytes, at) => bytes.readInt8(at)),
    114: (bytes, at) => new values_1.Float(bytes.readFloatBE(at)),
    130: (bytes, at) => bytes.readDoubleBE(at),
    148: decimal128,
    115: (bytes, at) => character(bytes.readUInt32BE(at)),
    131: (bytes, at) => dateTimeOf(bytes.readBigInt64BE(at)),
    152: (bytes, at) => new values_1.Guid(guidText(bytes.subarray(at, at + 16))),
    // Nobody's client sends these: that something is there is all that is known.
    116: (bytes, at) => Buffer.from(bytes.subarray(at, at + 4)),
    132: (bytes, at) => Buffer.from(bytes.subarray(at, at + 8)),
};
function character(code) {
    if (code > 0x10ffff)
        throw new raw_1.MalformedAmqp('a character is beyond Unicode');
    return String.fromCodePoint(code);
}
/** A GUID as text, from the order of its bytes in RFC 4122. */
function guidText(bytes) {
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
/** IEEE 754's decimal128 in its binary form, which is what .NET's client writes a decimal as. */
function decimal128(bytes, at) {
    const high = bytes.readBigUInt64BE(at);
    const digits = ((high & 0x1ffffffffffffn) << 64n) | bytes.readBigUInt64BE(at + 8);
    const exponent = Number((high >> 49n) & 0x3fffn) - 6176;
    const sign = high >> 63n === 1n ? '-' : '';
    const decimal = ((high >> 61n) & 3n) === 3n ? undefined : decimal_1.Decimal.parse(`${sign}${digits}e${exponent}`);
    return decimal === undefined ? Buffer.from(bytes.subarray(at, at + 16)) : new values_1.DecimalValue(decimal);
}
function mapFrom(parts) {
    if (parts.length % 2 !== 0)
        throw new raw_1.MalformedAmqp('a map has a name without a value');
    const map = new Map();
    for (let at = 0; at < parts.length; at += 2)
        map.set(parts[at], parts[at + 1]);
    return map;
}
/** So many parts without bytes of their own (an array of null, or of true) are taken; more are nobody's. */
const MOST_EMPTY_PARTS = 10_000;
/** An array has one code for all of its parts. */
function arrayFrom(bytes, isSmall, inner) {
    const count = isSmall ? (0, raw_1.byteAt)(bytes, 2) : (0, raw_1.wordAt)(bytes, 5);
    const begin = isSmall ? 3 : 9;
    const codeAt = (0, raw_1.byteAt)(bytes, begin) === 0 ? (0, raw_1.endOfValue)(bytes, begin + 1) : begin;
    const head = bytes.subarray(begin, codeAt + 1);
    const code = (0, raw_1.byteAt)(bytes, codeAt);
    if (count > Math.max(bytes.length, MOST_EMPTY_PARTS))
        throw new raw_1.MalformedAmqp('an array has more parts than bytes');
    const values = [];
    for (let number = 0, at = codeAt + 1; number < count; number++) {
        const end = (0, raw_1.endOfContent)(bytes, at, code);
        values.push(inner(Buffer.concat([head, bytes.subarray(at, end)])));
        at = end;
    }
    return values;
}
//# sourceMappingURL=decode.js.map