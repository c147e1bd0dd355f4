"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.seenOf = seenOf;
exports.propertyOf = propertyOf;
exports.idOf = idOf;
exports.seenJson = seenJson;
exports.bodyLine = bodyLine;
const inside_1 = require("../../broker/local/inside");
const messages_1 = require("../../routing/messages");
const rules_1 = require("../../rules");
const text_1 = require("../../rules/values/text");
const values_1 = require("../../rules/values/values");
const encoded_1 = require("../bus/encoded");
const entity_1 = require("../bus/entity");
/** What the client has received, with the types of its values. */
function seenOf(place, received) {
    const encoded = (0, encoded_1.encodedOf)(received);
    return {
        place,
        sequenceNumber: BigInt(received.sequenceNumber?.toString() ?? 0),
        enqueuedAt: received.enqueuedTimeUtc,
        state: received.state,
        deliveryCount: received.deliveryCount ?? 0,
        deadLetterReason: textOrNone(received.deadLetterReason),
        deadLetterDescription: textOrNone(received.deadLetterErrorDescription),
        deadLetterSource: received.deadLetterSource,
        ...(0, inside_1.readEncoded)(encoded),
        encoded,
    };
}
/** Properties are of any type; a sender can write these as well. */
function textOrNone(value) {
    return typeof value === 'string' ? value : undefined;
}
/** A property of the message, by its name in any letters. */
function propertyOf({ message }, name) {
    const found = message.properties.find((property) => property.name.toLowerCase() === name.toLowerCase());
    return found === undefined || found.value === null ? undefined : String((0, rules_1.plainValue)(found.value));
}
/** The id of a message. */
function idOf({ message }) {
    const id = message.system.get('MessageId');
    return typeof id === 'string' ? id : undefined;
}
/**
 * A message as JSON, for machines: as SDKs write it, so that `scheduler send` and `scheduler route` take it, with what the
 * service has set beside. A body of JSON is JSON, other text is text, and bytes are as Node writes them.
 */
function seenJson(seen) {
    const { message, body, place, sequenceNumber, enqueuedAt, state, deliveryCount } = seen;
    const sent = message.copy();
    const [at, timeToLive] = [message.system.get('ScheduledEnqueueTimeUtc'), message.system.get('TimeToLive')];
    for (const name of ['ScheduledEnqueueTimeUtc', 'TimeToLive'])
        sent.setSystemProperty(name, null);
    return {
        entity: (0, entity_1.placeText)(place),
        sequenceNumber: Number(sequenceNumber),
        ...(enqueuedAt !== undefined && { enqueuedTimeUtc: enqueuedAt.toISOString() }),
        state,
        deliveryCount,
        ...(seen.deadLetterReason !== undefined && { deadLetterReason: seen.deadLetterReason }),
        ...(seen.deadLetterDescription !== undefined && { deadLetterErrorDescription: seen.deadLetterDescription }),
        ...(seen.deadLetterSource !== undefined && { deadLetterSource: seen.deadLetterSource }),
        ...(at instanceof values_1.DateTime && { scheduledEnqueueTimeUtc: (0, text_1.isoOf)(at) }),
        ...(timeToLive instanceof values_1.TimeSpan && { timeToLive: (0, text_1.textOf)(timeToLive) }),
        ...(0, messages_1.sentJson)(sent),
        body: bodyJson(body),
    };
}
function bodyJson(body) {
    if (body.kind === 'binary')
        return body.bytes.toJSON();
    try {
        const json = JSON.parse(body.text);
        // A number may lose digits as JSON, and a text looks as any other.
        return typeof json === 'object' && json !== null && JSON.stringify(json) === body.text.replace(/\s+/g, '')
            ? json
            : body.text;
    }
    catch {
        return body.text;
    }
}
/** What one sees of a body in a line. */
function bodyLine(body) {
    if (body.kind === 'binary')
        return `${body.bytes.length} bytes`;
    return body.text.replace(/\s+/g, ' ').trim();
}
//# sourceMappingURL=seen.js.map