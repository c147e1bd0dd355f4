"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.annotatedOf = annotatedOf;
const codec_1 = require("../../broker/amqp/codec");
const encoding_1 = require("../../broker/amqp/encoding");
const values_1 = require("../../rules/values/values");
/** rhea's number for a type whose values all have one width. */
const FIXED = 1;
/** A value that the client writes as these bytes, whatever type they are of. */
function written(bytes) {
    const type = {
        typecode: bytes[0],
        category: FIXED,
        width: bytes.length - 1,
        write: (target, _, at) => bytes.copy(target, at, 1),
    };
    return { toRheaTyped: () => ({ type, value: null }) };
}
/** What the service and its clients write beside a message, and what no sender may. */
const SENDERS_OWN = [
    'x-opt-partition-key',
    'x-opt-via-partition-key',
    'x-opt-scheduled-enqueue-time',
];
const BODY_TYPES = { data: 0x75, sequence: 0x76, value: 0x77 };
/**
 * An encoded message as the official client sends it so that it arrives as it was: each property and annotation of its own
 * type, and the body byte for byte. What the service has written is left out: the state of its delivery.
 */
function annotatedOf(encoded) {
    const sections = (0, encoding_1.readSections)(encoded);
    const header = partsOrNone(sections.header).map(plainOf);
    const timeToLive = header[codec_1.HEADER.timeToLive];
    const message = {
        ...bodyOf(sections.body),
        header: {
            ...(typeof header[0] === 'boolean' && { durable: header[0] }),
            ...(typeof header[1] === 'number' && { priority: header[1] }),
            ...(typeof timeToLive === 'number' && { timeToLive }),
        },
        properties: propertiesOf(sections.properties),
        messageAnnotations: entriesOf(sections.messageAnnotations, isSenders),
        applicationProperties: entriesOf(sections.applicationProperties),
    };
    return message;
}
function isSenders(name) {
    return !name.startsWith('x-opt-') || SENDERS_OWN.includes(name);
}
/** Names and values of a map, each value as its bytes are. */
function entriesOf(map, isKept = () => true) {
    const parts = partsOrNone(map);
    const entries = [];
    for (let at = 0; at + 1 < parts.length; at += 2) {
        const name = (0, encoding_1.decode)(parts[at]);
        if (typeof name === 'string' && isKept(name))
            entries.push([name, written(parts[at + 1])]);
    }
    return Object.fromEntries(entries);
}
function partsOrNone(encoded) {
    return encoded === undefined ? [] : (0, encoding_1.partsOf)(encoded);
}
/** The fields that the client can send, in their order. OASIS AMQP 1.0, part 3, section 3.2.4 */
const FIELDS = [
    'messageId',
    // Who has sent it, which the client does not send.
    undefined,
    'to',
    'subject',
    'replyTo',
    'correlationId',
    'contentType',
    'contentEncoding',
    // When it ends follows from how long it lives, from when it is there.
    undefined,
    'creationTime',
    'groupId',
    'groupSequence',
    'replyToGroupId',
];
function propertiesOf(list) {
    const parts = partsOrNone(list).map(plainOf);
    const named = FIELDS.flatMap((name, index) => {
        const value = parts[index];
        return name === undefined || value === undefined || value === null ? [] : [[name, value]];
    });
    return Object.fromEntries(named);
}
/** A value as the client has it. */
function plainOf(encoded) {
    const value = (0, encoding_1.decode)(encoded);
    if (value instanceof values_1.Integer)
        return value.toNumber();
    if (value instanceof values_1.DateTime)
        return Number((0, encoding_1.millisecondsOf)(value));
    if (value instanceof values_1.Guid)
        return Buffer.from(value.value.replaceAll('-', ''), 'hex');
    return value;
}
/** The body: the first section by its type, and behind its value the sections that follow, as their bytes are. */
function bodyOf(body) {
    const first = (0, encoding_1.sectionsIn)(body).next().value;
    if (first === undefined)
        return { body: Buffer.alloc(0), bodyType: 'data' };
    const bytes = Buffer.concat([first.value, body.subarray(first.end)]);
    const exact = written(bytes);
    switch (first.code) {
        case BODY_TYPES.data:
            // The client asks whether it is a buffer, and rhea how it is written.
            return { body: Object.assign(Buffer.from(bytes), exact), bodyType: 'data' };
        case BODY_TYPES.sequence:
            return { body: Object.assign([], exact), bodyType: 'sequence' };
        case BODY_TYPES.value:
            return { body: exact, bodyType: 'value' };
        default:
            // A footer alone, of which the body is nothing.
            return { body: Object.assign(Buffer.alloc(0), written((0, encoding_1.encode)(Buffer.alloc(0)))), bodyType: 'data' };
    }
}
//# sourceMappingURL=annotated.js.map