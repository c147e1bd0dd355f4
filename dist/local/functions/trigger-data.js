"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.invocationRequest = invocationRequest;
exports.typed = typed;
/** When a message expires that never does: the last moment that .NET has. */
const NEVER = '9999-12-31T23:59:59.9999999';
/**
 * What a function is called with for a message: its body, and what the host tells of it.
 *
 * A body as bytes is left alone. A body as text is read as JSON where it can, and fields of it come on top of what the host
 * knows, and win (`Utility.ApplyBindingData` of Azure/azure-functions-host): what is sent decides what `messageId` is then.
 *
 * @see ServiceBusTriggerBindingStrategy.cs of Microsoft.Azure.WebJobs.Extensions.ServiceBus
 */
function invocationRequest(message, { input, isBinary }) {
    const body = bytesOf(message.body);
    const text = isBinary ? undefined : Buffer.from(body).toString('utf8');
    const data = text === undefined ? { bytes: body } : typed(text);
    const known = { ...metadataOf(message), ...(text !== undefined && fieldsIn(text)) };
    return {
        inputData: [{ name: input, data }],
        triggerMetadata: Object.fromEntries(Object.entries(known).map(([name, value]) => [name, typed(value)])),
    };
}
/** What the client gives for a body: bytes, or the value of a body that is of another kind in AMQP. */
function bytesOf(body) {
    if (body instanceof Uint8Array)
        return body;
    return Buffer.from(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));
}
/** A value as the host sends it to its workers: a text that is JSON is sent as that. */
function typed(value) {
    // A number of 64 bits is told as JSON has numbers.
    const plain = (_, part) => (typeof part === 'bigint' ? Number(part) : part);
    if (typeof value !== 'string')
        return { json: JSON.stringify(value ?? null, plain) };
    return isJson(value) ? { json: value } : { string: value };
}
function isJson(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}
function fieldsIn(text) {
    const json = isJson(text) ? JSON.parse(text) : undefined;
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {};
}
/** The names are .NET's; `@azure/functions` makes their first letters small. What is not set is not told. */
function metadataOf(message) {
    const { deliveryCount = 0, applicationProperties = {} } = message;
    const all = {
        // The client counts the deliveries before this one, the host this one too.
        DeliveryCount: deliveryCount + 1,
        DeadLetterSource: message.deadLetterSource,
        LockToken: message.lockToken,
        ExpiresAtUtc: message.expiresAtUtc?.toISOString() ?? NEVER,
        EnqueuedTimeUtc: message.enqueuedTimeUtc?.toISOString(),
        MessageId: message.messageId,
        ContentType: message.contentType,
        ReplyTo: message.replyTo,
        SequenceNumber: message.sequenceNumber === undefined ? undefined : Number(message.sequenceNumber),
        To: message.to,
        Subject: message.subject,
        CorrelationId: message.correlationId,
        SessionId: message.sessionId,
        ReplyToSessionId: message.replyToSessionId,
        PartitionKey: message.partitionKey,
        ApplicationProperties: applicationProperties,
    };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
//# sourceMappingURL=trigger-data.js.map