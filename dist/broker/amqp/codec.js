"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.amqpCodec = exports.ANNOTATIONS = exports.PROPERTIES = exports.HEADER = void 0;
exports.readSent = readSent;
exports.withFields = withFields;
exports.changedMap = changedMap;
exports.ruleValue = ruleValue;
exports.textOf = textOf;
const node_crypto_1 = require("node:crypto");
const rules_1 = require("../../rules");
const values_1 = require("../../rules/values/values");
const encoding_1 = require("./encoding");
const read_message_1 = require("./read-message");
const TICKS_PER_MILLISECOND = 10000n;
const MOST_MILLISECONDS = 0xffffffffn;
/** Where fields are in their lists. OASIS AMQP 1.0, part 3, sections 3.2.1 and 3.2.4 */
exports.HEADER = { timeToLive: 2, deliveryCount: 4 };
exports.PROPERTIES = { messageId: 0, absoluteExpiryTime: 8, groupId: 10 };
/** The system properties that are fields of the properties, by the engine's name. */
const FIELDS = new Map([
    ['MessageId', exports.PROPERTIES.messageId],
    ['To', 2],
    ['Label', 3],
    ['ReplyTo', 4],
    ['CorrelationId', 5],
    ['ContentType', 6],
    ['SessionId', exports.PROPERTIES.groupId],
    ['ReplyToSessionId', 12],
]);
exports.ANNOTATIONS = {
    partitionKey: 'x-opt-partition-key',
    viaPartitionKey: 'x-opt-via-partition-key',
    scheduledAt: 'x-opt-scheduled-enqueue-time',
};
/** The system properties that are annotations. */
const ANNOTATED = new Map([
    ['PartitionKey', exports.ANNOTATIONS.partitionKey],
    ['ViaPartitionKey', exports.ANNOTATIONS.viaPartitionKey],
]);
/** What of messages in AMQP's encoding rules see, and how it is changed: everything else stays as its bytes are. */
exports.amqpCodec = {
    read(encoded) {
        const { applicationProperties, properties, annotations, header } = (0, read_message_1.readMessage)(encoded);
        const message = new rules_1.Message();
        for (const [name, value] of applicationProperties) {
            if (typeof name === 'string')
                message.setProperty(name, ruleValue(value));
        }
        for (const [name, index] of FIELDS) {
            const text = textOf(properties[index]);
            if (text !== undefined)
                message.setSystemProperty(name, text);
        }
        for (const [name, annotation] of ANNOTATED) {
            const text = textOf(annotations.get(annotation));
            if (text !== undefined)
                message.setSystemProperty(name, text);
        }
        const timeToLive = numberOf(header[exports.HEADER.timeToLive]);
        if (timeToLive !== undefined) {
            message.setSystemProperty('TimeToLive', new values_1.TimeSpan(BigInt(timeToLive) * TICKS_PER_MILLISECOND));
        }
        const scheduledAt = annotations.get(exports.ANNOTATIONS.scheduledAt);
        if (scheduledAt instanceof values_1.DateTime)
            message.setSystemProperty('ScheduledEnqueueTimeUtc', scheduledAt);
        return message;
    },
    change(encoded, { properties, system }) {
        let sections = (0, encoding_1.readSections)(encoded);
        if (properties.size > 0) {
            sections = {
                ...sections,
                applicationProperties: changedMap(sections.applicationProperties, properties, (value) => (0, encoding_1.encode)(asEncodable(value))),
            };
        }
        for (const [name, value] of system)
            sections = withSystemProperty(sections, name, value);
        return (0, encoding_1.writeSections)(sections);
    },
};
/**
 * A message as a client has sent it, with what the broker goes by. One without an id gets one, as the service gives it:
 * clients count on that.
 *
 * @throws MalformedAmqp for what is no message
 */
function readSent(sent) {
    const read = readIds(sent);
    if (read.messageId !== undefined)
        return read;
    const messageId = (0, node_crypto_1.randomUUID)().replaceAll('-', '');
    const changes = { properties: new Map(), system: new Map([['MessageId', messageId]]) };
    return { ...read, messageId, encoded: exports.amqpCodec.change(sent, changes) };
}
/** @throws MalformedAmqp also for what only rules or receivers would find: they can refuse nothing any more */
function readIds(encoded) {
    const message = (0, read_message_1.readMessage)(encoded);
    const { sections, properties, annotations, header } = message;
    for (const { code } of (0, encoding_1.sectionsIn)(sections.body))
        if (code < encoding_1.DATA)
            throw new encoding_1.MalformedAmqp('a section of a message is after its body');
    // Asked for, so that they are read: of what is no map something would be found out too late.
    (0, read_message_1.entriesOf)(sections.deliveryAnnotations);
    void message.applicationProperties;
    const scheduledAt = annotations.get(exports.ANNOTATIONS.scheduledAt);
    return {
        encoded,
        messageId: textOf(properties[exports.PROPERTIES.messageId]),
        sessionId: textOf(properties[exports.PROPERTIES.groupId]),
        partitionKey: textOf(annotations.get(exports.ANNOTATIONS.partitionKey)),
        timeToLive: numberOf(header[exports.HEADER.timeToLive]),
        scheduledAt: scheduledAt instanceof values_1.DateTime ? Number((0, encoding_1.millisecondsOf)(scheduledAt)) : undefined,
    };
}
/** A list with some of its parts set; others stay as they are, and what lacks before them is null. */
function withFields(list, fields) {
    const parts = list === undefined ? [] : (0, encoding_1.partsOf)(list);
    for (const [index, value] of fields) {
        while (parts.length <= index)
            parts.push(NULL);
        parts[index] = value;
    }
    return (0, encoding_1.listOf)(parts);
}
const NULL = (0, encoding_1.encode)(null);
/** A map with some values set, and those taken away that are `undefined`; names ignore letter case. */
function changedMap(map, changes, write, writeName = encoding_1.encode) {
    const folded = new Set([...changes.keys()].map(rules_1.foldName));
    const parts = map === undefined ? [] : (0, encoding_1.partsOf)(map);
    const kept = [];
    for (let at = 0; at < parts.length; at += 2) {
        const name = (0, encoding_1.decode)(parts[at]);
        if (typeof name === 'string' && folded.has((0, rules_1.foldName)(name)))
            continue;
        kept.push(parts[at], parts[at + 1]);
    }
    for (const [name, value] of changes)
        if (value !== undefined)
            kept.push(writeName(name), write(value));
    return (0, encoding_1.mapOf)(kept);
}
function withSystemProperty(sections, name, value) {
    const field = FIELDS.get(name);
    if (field !== undefined) {
        return { ...sections, properties: withFields(sections.properties, new Map([[field, (0, encoding_1.encode)(asEncodable(value))]])) };
    }
    const annotation = ANNOTATED.get(name);
    if (annotation !== undefined) {
        const changes = new Map([[annotation, value ?? undefined]]);
        const messageAnnotations = changedMap(sections.messageAnnotations, changes, (one) => (0, encoding_1.encode)(asEncodable(one)));
        return { ...sections, messageAnnotations };
    }
    if (name === 'TimeToLive') {
        const header = withFields(sections.header, new Map([[exports.HEADER.timeToLive, (0, encoding_1.encode)(headerTime(value))]]));
        return { ...sections, header };
    }
    return sections;
}
/** A length of time of the header: milliseconds, as many as fit. */
function headerTime(value) {
    if (!(value instanceof values_1.TimeSpan))
        return null;
    const milliseconds = value.ticks / TICKS_PER_MILLISECOND;
    return values_1.Integer.of('uint', milliseconds > MOST_MILLISECONDS ? MOST_MILLISECONDS : milliseconds);
}
function asEncodable(value) {
    return value instanceof values_1.Opaque ? value.text : value;
}
/** What a rule sees of a value. Binaries, lists and maps are something that is there, and equal to nothing. */
function ruleValue(value) {
    if (Buffer.isBuffer(value) || Array.isArray(value) || value instanceof Map || value instanceof encoding_1.Described) {
        return new values_1.Opaque('map', Buffer.isBuffer(value) ? 'System.Byte[]' : 'System.Object');
    }
    return value;
}
/** An id as text, of whatever type it is. */
function textOf(value) {
    if (typeof value === 'string')
        return value;
    if (value instanceof values_1.Guid)
        return value.value;
    if (value instanceof values_1.Integer)
        return value.toString();
    return Buffer.isBuffer(value) ? value.toString('hex') : undefined;
}
function numberOf(value) {
    return value instanceof values_1.Integer ? value.toNumber() : undefined;
}
//# sourceMappingURL=codec.js.map