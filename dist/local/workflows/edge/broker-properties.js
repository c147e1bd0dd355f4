"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.headersOf = headersOf;
exports.bytesOf = bytesOf;
exports.messageOf = messageOf;
/** The longest time to live, as .NET writes it: what a message has that says none. In seconds. */
const LONGEST_LIFE = 922_337_203_685.477_54;
/** Headers that are HTTP's own, and no properties of a message. */
const OF_HTTP = new Set([
    'accept',
    'accept-encoding',
    'authorization',
    'brokerproperties',
    'connection',
    'content-length',
    'content-type',
    'host',
    'user-agent',
]);
/**
 * A message as the REST interface of Service Bus has it: what the service knows of it is JSON in one header, and each of
 * its properties is a header, with its value as JSON.
 *
 * https://learn.microsoft.com/rest/api/servicebus/message-headers-and-properties
 */
function headersOf(message) {
    const broker = {
        DeliveryCount: (message.deliveryCount ?? 0) + 1,
        EnqueuedTimeUtc: message.enqueuedTimeUtc?.toUTCString(),
        LockToken: message.lockToken,
        LockedUntilUtc: message.lockedUntilUtc?.toUTCString(),
        SequenceNumber: Number(message.sequenceNumber ?? 0),
        State: 'Active',
        TimeToLive: message.timeToLive === undefined ? LONGEST_LIFE : message.timeToLive / 1000,
        ...named(message),
    };
    const own = Object.entries(message.applicationProperties ?? {}).map(([name, value]) => [name, jsonOf(value)]);
    return {
        ...Object.fromEntries(own),
        ...(message.contentType !== undefined && { 'Content-Type': message.contentType }),
        BrokerProperties: JSON.stringify(broker),
    };
}
/** The bytes of a body. What is no bytes is not documented to come in a way: text comes as UTF-8, and anything else as JSON. */
function bytesOf({ body }) {
    if (body === undefined || body === null)
        return Buffer.alloc(0);
    if (Buffer.isBuffer(body))
        return body;
    return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
/**
 * A message to send, of its headers and its body.
 *
 * @throws SyntaxError where a header is no JSON
 * @throws RangeError where it is JSON of something that no property can be
 */
function messageOf(headers, body) {
    const find = (name) => Object.entries(headers).find(([one]) => one.toLowerCase() === name)?.[1];
    const broker = JSON.parse(find('brokerproperties') ?? '{}');
    const own = Object.entries(headers).filter(([name]) => !OF_HTTP.has(name.toLowerCase()));
    const contentType = find('content-type');
    return {
        body,
        applicationProperties: Object.fromEntries(own.map(([name, value]) => [name, propertyOf(name, JSON.parse(value))])),
        ...(contentType !== undefined && { contentType }),
        ...textIn(broker, 'MessageId', 'messageId'),
        ...textIn(broker, 'CorrelationId', 'correlationId'),
        ...textIn(broker, 'Label', 'subject'),
        ...textIn(broker, 'To', 'to'),
        ...textIn(broker, 'ReplyTo', 'replyTo'),
        ...textIn(broker, 'SessionId', 'sessionId'),
        ...textIn(broker, 'ReplyToSessionId', 'replyToSessionId'),
        ...textIn(broker, 'PartitionKey', 'partitionKey'),
        ...(typeof broker.TimeToLive === 'number' &&
            broker.TimeToLive < LONGEST_LIFE && { timeToLive: Math.round(broker.TimeToLive * 1000) }),
        ...(typeof broker.ScheduledEnqueueTimeUtc === 'string' && {
            scheduledEnqueueTimeUtc: timeOf(broker.ScheduledEnqueueTimeUtc),
        }),
    };
}
function named(message) {
    return {
        MessageId: message.messageId,
        CorrelationId: message.correlationId,
        Label: message.subject,
        To: message.to,
        ReplyTo: message.replyTo,
        SessionId: message.sessionId,
        ReplyToSessionId: message.replyToSessionId,
        PartitionKey: message.partitionKey,
        DeadLetterSource: message.deadLetterSource,
    };
}
/** A value of a property as JSON; a time is a text in the way of HTTP. */
function jsonOf(value) {
    return JSON.stringify(value instanceof Date ? value.toUTCString() : (value ?? null));
}
function propertyOf(name, value) {
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) {
        return value;
    }
    throw new RangeError(`the property ${name} is neither text, number, true, false nor null`);
}
function textIn(broker, name, property) {
    const value = broker[name];
    return value === undefined || value === null ? {} : { [property]: String(value) };
}
function timeOf(text) {
    const time = new Date(text);
    if (Number.isNaN(time.getTime()))
        throw new RangeError(`ScheduledEnqueueTimeUtc: ${text} is no time`);
    return time;
}
//# sourceMappingURL=broker-properties.js.map