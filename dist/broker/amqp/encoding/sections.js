"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DATA = void 0;
exports.sectionsIn = sectionsIn;
exports.readSections = readSections;
exports.writeSections = writeSections;
exports.section = section;
const decode_1 = require("./decode");
const raw_1 = require("./raw");
exports.DATA = 0x75;
const NAMES = new Map([
    [0x70, 'header'],
    [0x71, 'deliveryAnnotations'],
    [0x72, 'messageAnnotations'],
    [0x73, 'properties'],
    [0x74, 'applicationProperties'],
]);
/** Sections may also be named. */
const SYMBOLS = new Map([
    ['amqp:header:list', 0x70],
    ['amqp:delivery-annotations:map', 0x71],
    ['amqp:message-annotations:map', 0x72],
    ['amqp:properties:list', 0x73],
    ['amqp:application-properties:map', 0x74],
    ['amqp:data:binary', exports.DATA],
    ['amqp:amqp-sequence:list', 0x76],
    ['amqp:amqp-value:*', 0x77],
    ['amqp:footer:map', 0x78],
]);
/** The first section that is not the service's as well as the sender's. */
const PROPERTIES = 0x73;
/** The sections of a message, one after the other. @throws MalformedAmqp */
function* sectionsIn(encoded) {
    for (let begin = 0; begin < encoded.length;) {
        const valueAt = endOfDescriptor(encoded, begin);
        const end = (0, raw_1.endOfValue)(encoded, valueAt);
        yield { code: codeAt(encoded, begin, valueAt), value: encoded.subarray(valueAt, end), begin, end };
        begin = end;
    }
}
/** A message in its sections. @throws MalformedAmqp for what is no message */
function readSections(encoded) {
    const sections = { ...NONE };
    let bareAt = -1;
    let isInOrder = true;
    for (let begin = 0; begin < encoded.length;) {
        const valueAt = endOfDescriptor(encoded, begin);
        const end = (0, raw_1.endOfValue)(encoded, valueAt);
        const code = codeAt(encoded, begin, valueAt);
        if (code < PROPERTIES)
            isInOrder &&= bareAt < 0;
        else if (bareAt < 0)
            bareAt = begin;
        const name = NAMES.get(code);
        if (name === undefined) {
            sections.body = encoded.subarray(begin);
            break;
        }
        sections[name] = encoded.subarray(valueAt, end);
        begin = end;
    }
    if (isInOrder)
        sections.bare = bareAt < 0 ? NOTHING : encoded.subarray(bareAt);
    return sections;
}
const NOTHING = Buffer.alloc(0);
const NONE = {
    header: undefined,
    deliveryAnnotations: undefined,
    messageAnnotations: undefined,
    properties: undefined,
    applicationProperties: undefined,
    body: NOTHING,
    bare: undefined,
};
/** The bytes of a message. */
function writeSections(sections) {
    const parts = [];
    for (const [code, name] of NAMES) {
        const value = sections[name];
        if (value !== undefined)
            parts.push(section(code, value));
    }
    return Buffer.concat([...parts, sections.body]);
}
/** A section of a code. */
function section(code, value) {
    return (0, raw_1.describedBy)(Buffer.of(0x53, code), value);
}
function endOfDescriptor(encoded, begin) {
    if ((0, raw_1.byteAt)(encoded, begin) !== 0x00)
        throw new raw_1.MalformedAmqp('a section of a message is no described value');
    return (0, raw_1.endOfValue)(encoded, begin + 1);
}
function codeAt(encoded, begin, valueAt) {
    // Nearly everybody writes it so.
    const isShort = encoded[begin + 1] === 0x53;
    const code = isShort ? encoded[begin + 2] : codeOf(encoded.subarray(begin + 1, valueAt));
    if (code === undefined || !(code >= 0x70 && code <= 0x78))
        throw new raw_1.MalformedAmqp('a section of a message is of no known type');
    return code;
}
function codeOf(descriptor) {
    const read = (0, decode_1.decode)(descriptor);
    return typeof read === 'string' ? SYMBOLS.get(read) : Number(String(read));
}
//# sourceMappingURL=sections.js.map