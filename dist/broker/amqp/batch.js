"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.messagesOf = messagesOf;
const codec_1 = require("./codec");
const encoding_1 = require("./encoding");
/** The format of a transfer that has several messages, each of them whole in a data section. */
const BATCH = 0x80013700;
/** The messages of a transfer. @throws MalformedAmqp for what are none */
function messagesOf(payload, format) {
    if (format === 0)
        return [(0, codec_1.readSent)(payload)];
    if (format !== BATCH)
        throw new encoding_1.MalformedAmqp(`messages of format 0x${format.toString(16)} are not taken`);
    const messages = [];
    for (const { code, value } of (0, encoding_1.sectionsIn)(payload)) {
        if (code !== encoding_1.DATA)
            continue;
        const encoded = (0, encoding_1.decode)(value);
        if (!Buffer.isBuffer(encoded))
            throw new encoding_1.MalformedAmqp('a batch has data that are no bytes');
        messages.push((0, codec_1.readSent)(encoded));
    }
    if (messages.length === 0)
        throw new encoding_1.MalformedAmqp('a batch has no messages');
    return messages;
}
//# sourceMappingURL=batch.js.map