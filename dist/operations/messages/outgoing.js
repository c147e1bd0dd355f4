"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.outgoingOf = outgoingOf;
exports.withId = withId;
exports.encodedOutgoing = encodedOutgoing;
exports.batchKey = batchKey;
const node_crypto_1 = require("node:crypto");
const inside_1 = require("../../broker/local/inside");
const messages_1 = require("../../routing/messages");
const schema_1 = require("../../schema");
/** Envelopes of frameworks are the body of what is sent; a CloudEvent in binary mode has its data as the body. */
const ENVELOPE_DATA = { data: 'data', base64: 'data_base64' };
/**
 * A message to send, of JSON in any spelling that `readMessage` knows.
 *
 * The body is bytes: a text as it is in UTF-8, what Node writes of a buffer as those bytes, and everything else as JSON.
 *
 * @throws NotAMessage with everything that is wrong
 */
function outgoingOf(place, json) {
    const { message, ...notes } = (0, messages_1.readMessage)(json);
    return { place, message, body: bodyOf(json, notes.assumed), notes };
}
function bodyOf(json, assumed) {
    if (assumed === undefined)
        return bytesOf(json.body ?? json.Body);
    if (!assumed.includes('binary content mode, in which'))
        return bytesOf(json);
    const base64 = json[ENVELOPE_DATA.base64];
    return typeof base64 === 'string' ? Buffer.from(base64, 'base64') : bytesOf(json[ENVELOPE_DATA.data]);
}
function bytesOf(body) {
    if (body === undefined)
        return Buffer.alloc(0);
    if (typeof body === 'string')
        return Buffer.from(body);
    if (isBuffer(body))
        return Buffer.from(body.data);
    return Buffer.from((0, schema_1.exactJson)(body));
}
/** `{"type": "Buffer", "data": […]}`, as `JSON.stringify` writes a buffer. */
function isBuffer(body) {
    if (typeof body !== 'object' || body === null)
        return false;
    const { type, data } = body;
    return (type === 'Buffer' && Array.isArray(data) && data.every((one) => Number.isInteger(one) && one >= 0 && one < 256));
}
/** The same with an id: the service gives none, and without one nobody can say which message is meant. */
function withId(outgoing) {
    if (outgoing.message.system.has('MessageId'))
        return outgoing;
    const message = outgoing.message.copy();
    message.setSystemProperty('MessageId', (0, node_crypto_1.randomUUID)());
    return { ...outgoing, message };
}
/** In AMQP's encoding, each value of its type. */
function encodedOutgoing({ message, body }) {
    return (0, inside_1.encoded)({ message, body }).encoded;
}
/** What decides whether two messages may be in one batch: a batch is of one session, and of one partition. */
function batchKey({ message }) {
    return JSON.stringify([message.system.get('SessionId') ?? null, message.system.get('PartitionKey') ?? null]);
}
//# sourceMappingURL=outgoing.js.map