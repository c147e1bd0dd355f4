"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AmqpArray = exports.AmqpSymbol = void 0;
exports.encode = encode;
exports.guidBytes = guidBytes;
const values_1 = require("../../../rules/values/values");
const decode_1 = require("./decode");
const raw_1 = require("./raw");
/** A name of AMQP's own, which is no text. */
class AmqpSymbol {
    name;
    constructor(name) {
        this.name = name;
    }
}
exports.AmqpSymbol = AmqpSymbol;
/** A list whose parts are all of one type, as clients of some operations expect it. */
class AmqpArray {
    type;
    parts;
    constructor(type, parts) {
        this.type = type;
        this.parts = parts;
    }
}
exports.AmqpArray = AmqpArray;
/** A value in bytes. */
function encode(value) {
    if (value === null)
        return Buffer.of(0x40);
    if (typeof value === 'boolean')
        return Buffer.of(value ? 0x41 : 0x42);
    if (typeof value === 'string')
        return sized(0xa1, Buffer.from(value, 'utf8'));
    if (typeof value === 'number')
        return fixed(0x82, 8, (bytes) => bytes.writeDoubleBE(value, 1));
    if (Buffer.isBuffer(value))
        return sized(0xa0, value);
    if (value instanceof values_1.Integer)
        return integer(value);
    if (value instanceof values_1.Float)
        return fixed(0x72, 4, (bytes) => bytes.writeFloatBE(value.value, 1));
    if (value instanceof values_1.Guid)
        return Buffer.concat([Buffer.of(0x98), guidBytes(value)]);
    if (value instanceof values_1.DateTime)
        return long(0x83, (0, decode_1.millisecondsOf)(value));
    if (value instanceof values_1.TimeSpan)
        return (0, raw_1.describedBy)(symbol('com.microsoft:timespan'), long(0x81, value.ticks));
    if (value instanceof values_1.DecimalValue)
        return decimal128(value);
    if (value instanceof AmqpSymbol)
        return symbol(value.name);
    if (value instanceof AmqpArray)
        return array(value);
    if (value instanceof Map)
        return (0, raw_1.mapOf)([...value].flat().map(encode));
    if (Array.isArray(value))
        return (0, raw_1.listOf)(value.map(encode));
    const { descriptor, value: inner } = value;
    return (0, raw_1.describedBy)(encode(descriptor), encode(inner));
}
const CODES = {
    byte: [0x50, 1],
    sbyte: [0x51, 1],
    ushort: [0x60, 2],
    short: [0x61, 2],
    uint: [0x70, 4],
    int: [0x71, 4],
    ulong: [0x80, 8],
    long: [0x81, 8],
};
function integer({ type, value }) {
    const [code, width] = CODES[type];
    return fixed(code, width, (bytes) => bytes.writeBigUInt64BE(BigInt.asUintN(8 * width, value) << BigInt(64 - 8 * width), 1));
}
function long(code, value) {
    return fixed(code, 8, (bytes) => bytes.writeBigInt64BE(value, 1));
}
/** A value of a fixed width; it is written into more bytes than it has, of which those in front count. */
function fixed(code, width, write) {
    const bytes = Buffer.alloc(9);
    bytes[0] = code;
    write(bytes);
    return bytes.subarray(0, 1 + width);
}
/** A value with its length before it: of one byte where that is enough, else of four. */
function sized(smallCode, content) {
    if (content.length < 256)
        return Buffer.concat([Buffer.of(smallCode, content.length), content]);
    const head = Buffer.allocUnsafe(5);
    head[0] = smallCode + 0x10;
    head.writeUInt32BE(content.length, 1);
    return Buffer.concat([head, content]);
}
function symbol(name) {
    return sized(0xa3, Buffer.from(name, 'latin1'));
}
/** The code of the parts of an array, each of which is written with it and then without. */
const PART_CODES = { uuid: 0x98, long: 0x81, timestamp: 0x83, string: 0xb1, symbol: 0xb3 };
function array({ type, parts }) {
    const contents = parts.map((part) => {
        if (typeof part !== 'string')
            return encode(part).subarray(1);
        const text = Buffer.from(part, type === 'symbol' ? 'latin1' : 'utf8');
        const length = Buffer.allocUnsafe(4);
        length.writeUInt32BE(text.length);
        return Buffer.concat([length, text]);
    });
    const head = Buffer.allocUnsafe(10);
    head[0] = 0xf0;
    head.writeUInt32BE(contents.reduce((sum, content) => sum + content.length, 5), 1);
    head.writeUInt32BE(parts.length, 5);
    head[9] = PART_CODES[type];
    return Buffer.concat([head, ...contents]);
}
/** The bytes of a GUID in the order of RFC 4122. */
function guidBytes({ value }) {
    return Buffer.from(value.replaceAll('-', ''), 'hex');
}
/** @see `decode`: IEEE 754's decimal128 in its binary form */
function decimal128({ value }) {
    const [, sign, whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value.toString()) ?? [];
    const exponent = BigInt(6176 - fraction.length);
    const bits = ((sign === '-' ? 1n : 0n) << 127n) | (exponent << 113n) | BigInt(whole + fraction);
    return Buffer.concat([Buffer.of(0x94), Buffer.from(bits.toString(16).padStart(32, '0'), 'hex')]);
}
//# sourceMappingURL=encode.js.map