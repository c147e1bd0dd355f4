"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DEEPEST = exports.MalformedAmqp = void 0;
exports.endOfValue = endOfValue;
exports.endOfContent = endOfContent;
exports.partsAt = partsAt;
exports.partsOf = partsOf;
exports.listOf = listOf;
exports.mapOf = mapOf;
exports.describedBy = describedBy;
exports.byteAt = byteAt;
exports.wordAt = wordAt;
/** That bytes are not what AMQP 1.0 writes. */
class MalformedAmqp extends Error {
    name = 'MalformedAmqp';
}
exports.MalformedAmqp = MalformedAmqp;
/** So deep are values inside each other at most that anybody sends; each level takes some of Node's stack. */
exports.DEEPEST = 64;
const DESCRIBED = 0x00;
const EMPTY_LIST = 0x45;
/** How many bytes follow the code of a value of a fixed width, by the first four bits of the code. */
const FIXED_WIDTHS = { 4: 0, 5: 1, 6: 2, 7: 4, 8: 8, 9: 16 };
/**
 * Where the value ends that begins at an offset.
 *
 * @see OASIS AMQP 1.0, part 1, section 1.2: the first four bits of a code say how its length is found
 */
function endOfValue(bytes, at, depth = 0) {
    if (depth > exports.DEEPEST)
        throw new MalformedAmqp(`values are nested more than ${exports.DEEPEST} levels deep`);
    const code = byteAt(bytes, at);
    if (code === DESCRIBED)
        return endOfValue(bytes, endOfValue(bytes, at + 1, depth + 1), depth + 1);
    return endOfContent(bytes, at + 1, code);
}
/** Where a value of a code ends, of which what follows the code begins at an offset. */
function endOfContent(bytes, at, code) {
    const width = FIXED_WIDTHS[code >> 4];
    if (width !== undefined)
        return within(bytes, at + width);
    switch (code >> 4) {
        case 0xa:
        case 0xc:
        case 0xe:
            return within(bytes, at + 1 + byteAt(bytes, at));
        case 0xb:
        case 0xd:
        case 0xf:
            return within(bytes, at + 4 + wordAt(bytes, at));
        default:
            throw new MalformedAmqp(`0x${code.toString(16)} begins no value`);
    }
}
/** How many parts a list or a map has, for a map names and values, and where the first of them begins. */
function partsAt(bytes, at) {
    const code = byteAt(bytes, at);
    if (code === EMPTY_LIST)
        return [0, at + 1];
    if (code === 0xc0 || code === 0xc1)
        return [byteAt(bytes, at + 2), at + 3];
    if (code === 0xd0 || code === 0xd1)
        return [wordAt(bytes, at + 5), at + 9];
    throw new MalformedAmqp(`0x${code.toString(16)} begins no list or map`);
}
/** The parts of a list or a map, each in its own bytes; for a map names and values in turn. */
function partsOf(value) {
    let [count, at] = partsAt(value, 0);
    const parts = [];
    for (; count > 0; count--) {
        const end = endOfValue(value, at);
        parts.push(value.subarray(at, end));
        at = end;
    }
    return parts;
}
/** A list of parts. */
function listOf(parts) {
    return parts.length === 0 ? Buffer.of(EMPTY_LIST) : compound(0xc0, parts);
}
/** A map of names and values in turn. */
function mapOf(parts) {
    return compound(0xc1, parts);
}
function compound(smallCode, parts) {
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    if (length < 255 && parts.length < 256) {
        return Buffer.concat([Buffer.of(smallCode, length + 1, parts.length), ...parts]);
    }
    const head = Buffer.allocUnsafe(9);
    head[0] = smallCode + 0x10;
    head.writeUInt32BE(length + 4, 1);
    head.writeUInt32BE(parts.length, 5);
    return Buffer.concat([head, ...parts]);
}
/** A value of a described type. */
function describedBy(descriptor, value) {
    return Buffer.concat([Buffer.of(DESCRIBED), descriptor, value]);
}
function byteAt(bytes, at) {
    const byte = bytes[at];
    if (byte === undefined)
        throw new MalformedAmqp('bytes end within a value');
    return byte;
}
function wordAt(bytes, at) {
    within(bytes, at + 4);
    return bytes.readUInt32BE(at);
}
function within(bytes, end) {
    if (end > bytes.length)
        throw new MalformedAmqp('bytes end within a value');
    return end;
}
//# sourceMappingURL=raw.js.map