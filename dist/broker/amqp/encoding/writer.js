"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Writer = void 0;
const TWO_32 = 0x1_0000_0000;
/**
 * Values of AMQP, written one after another into bytes that grow: for what is written with every message, where `encode` would
 * make a buffer of each value.
 */
class Writer {
    bytes = Buffer.allocUnsafe(1024);
    at = 0;
    /** All that was written; the next begins anew. */
    take() {
        const taken = Buffer.from(this.bytes.subarray(0, this.at));
        this.at = 0;
        return taken;
    }
    /** What is encoded already. */
    raw(value) {
        this.reserve(value.length);
        // A loop is faster than a copy of so few bytes as nearly all of them have.
        if (value.length < 32)
            for (let n = 0; n < value.length; n++)
                this.bytes[this.at + n] = value[n];
        else
            value.copy(this.bytes, this.at);
        this.at += value.length;
    }
    null() {
        this.code(0x40, 0);
    }
    uint(value) {
        this.code(0x70, 4);
        this.word(value);
    }
    int(value) {
        this.code(0x71, 4);
        this.word(value);
    }
    long(value) {
        this.code(0x81, 8);
        this.twoWords(value);
    }
    /** Milliseconds since 1970. */
    timestamp(value) {
        this.code(0x83, 8);
        this.twoWords(value);
    }
    /** The bytes of a GUID in the order of RFC 4122. */
    uuid(value) {
        this.code(0x98, 0);
        this.raw(value);
    }
    /** The beginning of a section of a message, whose value comes next. */
    section(code) {
        this.code(0x00, 2);
        this.bytes[this.at++] = 0x53;
        this.bytes[this.at++] = code;
    }
    /** Begins a list. @returns what `end` takes */
    list() {
        return this.begin(0xd0);
    }
    /** Begins a map, of names and values in turn. @returns what `end` takes */
    map() {
        return this.begin(0xd1);
    }
    /** Ends a list or a map of so many parts. */
    end(began, parts) {
        this.bytes.writeUInt32BE(this.at - began - 4, began);
        this.bytes.writeUInt32BE(parts, began + 4);
    }
    begin(code) {
        this.code(code, 8);
        this.at += 8;
        return this.at - 8;
    }
    code(code, width) {
        this.reserve(1 + width);
        this.bytes[this.at++] = code;
    }
    word(value) {
        const { bytes, at } = this;
        bytes[at] = value >>> 24;
        bytes[at + 1] = value >>> 16;
        bytes[at + 2] = value >>> 8;
        bytes[at + 3] = value;
        this.at = at + 4;
    }
    /** A whole number of 53 bits at most: bigints would cost more than all the rest. */
    twoWords(value) {
        const high = Math.floor(value / TWO_32);
        this.word(high);
        this.word(value - high * TWO_32);
    }
    reserve(more) {
        if (this.at + more <= this.bytes.length)
            return;
        const larger = Buffer.allocUnsafe(Math.max(2 * this.bytes.length, this.at + more));
        this.bytes.copy(larger, 0, 0, this.at);
        this.bytes = larger;
    }
}
exports.Writer = Writer;
//# sourceMappingURL=writer.js.map