"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.sentJson = sentJson;
const rules_1 = require("../../rules");
const values_1 = require("../../rules/values/values");
/** What the SDKs call the system properties that a sender sets. */
const SENT_NAMES = new Map([
    ['Label', 'subject'],
    ['MessageId', 'messageId'],
    ['CorrelationId', 'correlationId'],
    ['SessionId', 'sessionId'],
    ['ReplyTo', 'replyTo'],
    ['ReplyToSessionId', 'replyToSessionId'],
    ['To', 'to'],
    ['ContentType', 'contentType'],
    ['PartitionKey', 'partitionKey'],
]);
/**
 * A message as a producer writes it with an SDK, in JSON that `sentMessage` reads: `{"applicationProperties": {…}}`.
 *
 * A value that plain JSON would give another type has its type; with a system property that senders do not set, the
 * whole message is in the spelling of `scheduler eval`.
 */
function sentJson(message) {
    const system = [...message.system].filter(([name]) => name !== 'PartitionKey' || !message.system.has('SessionId'));
    if (system.some(([name]) => !SENT_NAMES.has(name)))
        return { system: {}, ...(0, rules_1.messageToJson)(message) };
    const fields = system.map(([name, value]) => [SENT_NAMES.get(name), value]);
    const properties = message.properties.map(({ name, value }) => [name, plainOrTyped(value)]);
    return {
        ...Object.fromEntries(fields),
        ...(properties.length > 0 && { applicationProperties: Object.fromEntries(properties) }),
    };
}
function plainOrTyped(value) {
    const plain = (0, rules_1.plainValue)(value);
    return (0, values_1.sameValue)((0, rules_1.valueFromJson)(plain, ''), value) ? plain : (0, rules_1.valueToJson)(value);
}
//# sourceMappingURL=sent-json.js.map