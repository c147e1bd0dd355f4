"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DISPOSITION = exports.TRANSFER = void 0;
exports.performativeAt = performativeAt;
exports.readTransfer = readTransfer;
exports.readDisposition = readDisposition;
exports.largestPayload = largestPayload;
exports.transferHead = transferHead;
exports.dispositionFrame = dispositionFrame;
const encoding_1 = require("../encoding");
/**
 * Transfers and dispositions, read from their bytes and written to bytes: nearly all frames are one of the two, and nothing is
 * made of them but what is needed.
 *
 * @see OASIS AMQP 1.0, part 2, sections 2.7.5 and 2.7.6
 */
exports.TRANSFER = 0x14;
exports.DISPOSITION = 0x15;
/** The code of a performative, and where its fields begin; `undefined` for what has none. */
function performativeAt(bytes, at) {
    if (bytes[at] !== 0x00)
        return undefined;
    // Nearly everybody writes it so.
    if (bytes[at + 1] === 0x53)
        return { code: (0, encoding_1.byteAt)(bytes, at + 2), fieldsAt: at + 3 };
    const fieldsAt = (0, encoding_1.endOfValue)(bytes, at + 1);
    const descriptor = String((0, encoding_1.decode)(bytes.subarray(at + 1, fieldsAt)));
    const code = descriptor === 'amqp:transfer:list' ? exports.TRANSFER : descriptor === 'amqp:disposition:list' ? exports.DISPOSITION : descriptor;
    return { code: Number(code), fieldsAt };
}
/** @throws MalformedAmqp */
function readTransfer(bytes, fieldsAt) {
    const fields = new Fields(bytes, fieldsAt);
    const handle = fields.uint();
    const deliveryId = fields.uint();
    fields.skip();
    const format = fields.uint() ?? 0;
    const settled = fields.boolean();
    const more = fields.boolean();
    fields.skip();
    const state = fields.raw();
    fields.skip();
    const aborted = fields.boolean();
    if (handle === undefined)
        throw new encoding_1.MalformedAmqp('a transfer is on no link');
    return { handle, deliveryId, format, settled, more, aborted, state, payload: bytes.subarray(fields.end) };
}
/** @throws MalformedAmqp */
function readDisposition(bytes, fieldsAt) {
    const fields = new Fields(bytes, fieldsAt);
    const isOfReceiver = fields.boolean();
    const first = fields.uint();
    const last = fields.uint();
    const settled = fields.boolean();
    const state = fields.raw();
    if (first === undefined)
        throw new encoding_1.MalformedAmqp('a disposition is of no delivery');
    return { isOfReceiver, first, last: last ?? first, settled, state };
}
/** The fields of a performative, one after another. Those that are left out, or null, are `undefined` or false. */
class Fields {
    bytes;
    /** Where the list ends. */
    end;
    left;
    at;
    constructor(bytes, list) {
        this.bytes = bytes;
        this.end = (0, encoding_1.endOfValue)(bytes, list);
        switch (bytes[list]) {
            case 0x45:
                [this.left, this.at] = [0, list + 1];
                break;
            case 0xc0:
                [this.left, this.at] = [(0, encoding_1.byteAt)(bytes, list + 2), list + 3];
                break;
            case 0xd0:
                [this.left, this.at] = [(0, encoding_1.wordAt)(bytes, list + 5), list + 9];
                break;
            default:
                throw new encoding_1.MalformedAmqp('the fields of a frame are no list');
        }
    }
    skip() {
        if (this.left-- > 0)
            this.at = this.within((0, encoding_1.endOfValue)(this.bytes, this.at));
    }
    uint() {
        if (this.left-- <= 0)
            return undefined;
        const { bytes, at } = this;
        switch (bytes[at]) {
            case 0x40:
                this.at = at + 1;
                return undefined;
            case 0x43:
                this.at = at + 1;
                return 0;
            case 0x52:
                this.at = this.within(at + 2);
                return bytes[at + 1];
            case 0x70:
                this.at = this.within(at + 5);
                return bytes.readUInt32BE(at + 1);
            default:
                throw new encoding_1.MalformedAmqp('a field of a frame is no whole number');
        }
    }
    boolean() {
        if (this.left-- <= 0)
            return false;
        const { bytes, at } = this;
        switch (bytes[at]) {
            case 0x40:
            case 0x42:
                this.at = at + 1;
                return false;
            case 0x41:
                this.at = at + 1;
                return true;
            // The longer encoding, which Python's client writes.
            case 0x56:
                this.at = this.within(at + 2);
                return bytes[at + 1] === 1;
            default:
                throw new encoding_1.MalformedAmqp('a field of a frame is neither true nor false');
        }
    }
    raw() {
        if (this.left-- <= 0)
            return undefined;
        const { bytes, at } = this;
        this.at = this.within((0, encoding_1.endOfValue)(bytes, at));
        return bytes[at] === 0x40 ? undefined : bytes.subarray(at, this.at);
    }
    within(end) {
        if (end > this.end)
            throw new encoding_1.MalformedAmqp('the fields of a frame have more bytes than they say');
        return end;
    }
}
/** The head of a frame: its size, that of its own head in words of four bytes, its type, and its channel. */
const FRAME_HEAD = 8;
/** Descriptor, and a list of one byte of length and one of count. */
const PERFORMATIVE_HEAD = 6;
/** What a transfer takes beside its tag and its payload: handle, id, the tag's length, format, settled, more. */
const TRANSFER_HEAD = FRAME_HEAD + PERFORMATIVE_HEAD + 5 + 5 + 2 + 1 + 1 + 1;
/** How much of a message fits into a frame. */
function largestPayload(largestFrame, tag) {
    return largestFrame - TRANSFER_HEAD - tag.length;
}
/** A frame up to the payload of a transfer. */
function transferHead(channel, { handle, id, tag, settled, more }, payload) {
    const bytes = Buffer.allocUnsafe(TRANSFER_HEAD + tag.length);
    frameHead(bytes, bytes.length + payload, channel, exports.TRANSFER);
    bytes[11] = 0xc0;
    bytes[12] = bytes.length - FRAME_HEAD - 5;
    bytes[13] = 6;
    let at = FRAME_HEAD + PERFORMATIVE_HEAD;
    at = writeUint(bytes, at, handle);
    at = writeUint(bytes, at, id);
    bytes[at++] = 0xa0;
    bytes[at++] = tag.length;
    tag.copy(bytes, at);
    at += tag.length;
    bytes[at++] = 0x43;
    bytes[at++] = settled ? 0x41 : 0x42;
    bytes[at] = more ? 0x41 : 0x42;
    return bytes;
}
/** The frame of a disposition of a range, settled. */
function dispositionFrame(channel, isOfReceiver, first, last, state) {
    const length = FRAME_HEAD + 3 + 9 + 1 + 5 + 5 + 1 + (state?.length ?? 1);
    const bytes = Buffer.allocUnsafe(length);
    // A state may be a long text of an error: the list has the long form.
    frameHead(bytes, length, channel, exports.DISPOSITION);
    bytes[11] = 0xd0;
    bytes.writeUInt32BE(length - FRAME_HEAD - 8, FRAME_HEAD + 4);
    bytes.writeUInt32BE(5, FRAME_HEAD + 8);
    let at = FRAME_HEAD + 12;
    bytes[at++] = isOfReceiver ? 0x41 : 0x42;
    at = writeUint(bytes, at, first);
    at = writeUint(bytes, at, last);
    bytes[at++] = 0x41;
    if (state === undefined)
        bytes[at] = 0x40;
    else
        state.copy(bytes, at);
    return bytes;
}
function frameHead(bytes, size, channel, code) {
    bytes.writeUInt32BE(size, 0);
    bytes.writeUInt32BE(0x02000000 | channel, 4);
    bytes[8] = 0x00;
    bytes[9] = 0x53;
    bytes[10] = code;
}
function writeUint(bytes, at, value) {
    bytes[at] = 0x70;
    return bytes.writeUInt32BE(value, at + 1);
}
//# sourceMappingURL=performatives.js.map