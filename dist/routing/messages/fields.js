"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.FIELDS = void 0;
exports.fieldNamed = fieldNamed;
const named = (kind, names) => names.split(' ').map((name) => ({ kind, name }));
const text = (name, system) => ({ kind: 'text', name, system });
const time = (name, system) => ({ kind: 'time', name, system });
/**
 * The fields of a message, in the spelling of the JavaScript SDK where it has them.
 *
 * @see https://learn.microsoft.com/javascript/api/@azure/service-bus/servicebusreceivedmessage
 * @see https://learn.microsoft.com/dotnet/api/azure.messaging.servicebus.servicebusreceivedmessage
 * @see https://learn.microsoft.com/java/api/com.azure.messaging.servicebus.servicebusreceivedmessage
 * @see https://learn.microsoft.com/azure/azure-functions/functions-bindings-service-bus-trigger#message-metadata
 * @see https://github.com/paolosalvatori/ServiceBusExplorer, MessageSerializationHelper
 */
exports.FIELDS = [
    text('subject', 'Label'),
    text('label', 'Label'),
    text('messageId', 'MessageId'),
    text('correlationId', 'CorrelationId'),
    text('sessionId', 'SessionId'),
    text('replyTo', 'ReplyTo'),
    text('replyToSessionId', 'ReplyToSessionId'),
    text('to', 'To'),
    text('contentType', 'ContentType'),
    text('partitionKey', 'PartitionKey'),
    text('viaPartitionKey', 'ViaPartitionKey'),
    text('transactionPartitionKey', 'ViaPartitionKey'),
    time('scheduledEnqueueTimeUtc', 'ScheduledEnqueueTimeUtc'),
    time('scheduledEnqueueTime', 'ScheduledEnqueueTimeUtc'),
    time('timeToLive', 'TimeToLive'),
    ...named('properties', 'applicationProperties properties userProperties customProperties'),
    ...named('unseen', 'body bodyType bodyText comment forcePersistence'),
    ...named('received', 'sequenceNumber enqueuedSequenceNumber enqueueSequenceNumber deliveryCount lockToken'),
    ...named('received', 'lockedUntil lockedUntilUtc enqueuedTime enqueuedTimeUtc expiresAt expiresAtUtc'),
    ...named('received', 'deadLetterSource deadLetterReason deadLetterErrorDescription state messageState'),
    ...named('received', 'size sizeInBytes partitionId isBodyConsumed isReceived isSettled settled received'),
    ...named('received', 'rawAmqpMessage amqpAnnotatedMessage messageAnnotations deliveryAnnotations header footer'),
    ...named('received', 'systemProperties lockTokenGuid diagnosticId'),
    // Where `scheduler peek` has seen it.
    ...named('received', 'entity'),
    // What the trigger of Azure Functions gives along.
    ...named('received', 'client messageReceiver messageSession messageActions sessionActions receiveActions'),
    ...named('received', 'functionName invocationId sys'),
];
const BY_SPELLING = new Map(exports.FIELDS.map((field) => [plain(field.name), field]));
/** The field that is meant by a name, in any of its spellings: `MessageId`, `message_id`, `messageId`. */
function fieldNamed(name) {
    return BY_SPELLING.get(plain(name));
}
function plain(name) {
    return name.replaceAll('_', '').toLowerCase();
}
//# sourceMappingURL=fields.js.map