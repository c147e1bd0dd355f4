"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.takeOverFrames = takeOverFrames;
const performatives_1 = require("./performatives");
/** The head of a frame; anything shorter is none. */
const HEAD = 8;
/**
 * Takes over how a connection's frames are read and written: transfers and dispositions go to sessions here, all others to
 * rhea; and what is to be written is written at once instead of frame by frame.
 *
 * @param sessionOf the session of a channel; `undefined` where none was begun, which rhea complains of
 */
function takeOverFrames(transport, sessionOf) {
    const { read, write } = transport;
    transport.read = (bytes) => {
        // Until the header has come, and where a frame is no more than begun, it is rhea's.
        let at = transport.header_received ? 0 : read.call(transport, bytes.subarray(0, HEAD));
        if (!transport.header_received)
            return at;
        while (at + 4 < bytes.length && !transport.read_complete) {
            const size = bytes.readUInt32BE(at);
            if (size > bytes.length - at)
                break;
            const frame = bytes.subarray(at, at + size);
            if (size < HEAD || !takes(frame, sessionOf)) {
                // A frame that is smaller than its head is refused there.
                read.call(transport, size < HEAD ? bytes.subarray(at) : frame);
            }
            at += size;
        }
        return at;
    };
    transport.write = (socket) => {
        const { pending } = transport;
        if (transport.header_sent && pending.every(Buffer.isBuffer)) {
            transport.pending = [];
            if (pending.length > 0)
                socket.write(pending.length === 1 ? pending[0] : Buffer.concat(pending));
            return;
        }
        writeMixed(transport, socket, write);
    };
}
/** Hands over a frame, if it is a transfer or a disposition. */
function takes(frame, sessionOf) {
    const bodyAt = frame[4] * 4;
    if (bodyAt < HEAD || frame[5] !== 0 || bodyAt >= frame.length)
        return false;
    const read = (0, performatives_1.performativeAt)(frame, bodyAt);
    if (read?.code !== performatives_1.TRANSFER && read?.code !== performatives_1.DISPOSITION)
        return false;
    const session = sessionOf(frame.readUInt16BE(6));
    if (session === undefined)
        return false;
    if (read.code === performatives_1.TRANSFER)
        session.onTransfer((0, performatives_1.readTransfer)(frame, read.fieldsAt));
    else
        session.onDisposition((0, performatives_1.readDisposition)(frame, read.fieldsAt));
    return true;
}
/** Frames of rhea are encoded by rhea, in between those that are bytes already. */
function writeMixed(transport, socket, write) {
    const { pending } = transport;
    socket.cork();
    // The header first.
    transport.pending = [];
    write.call(transport, socket);
    for (const frame of pending) {
        if (Buffer.isBuffer(frame))
            socket.write(frame);
        else {
            transport.pending = [frame];
            write.call(transport, socket);
        }
    }
    socket.uncork();
}
//# sourceMappingURL=frame-transport.js.map