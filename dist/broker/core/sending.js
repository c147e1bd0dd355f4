"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.prepareSend = prepareSend;
exports.sendAll = sendAll;
exports.strand = strand;
exports.scheduledMessages = scheduledMessages;
exports.cancel = cancel;
exports.discardAll = discardAll;
const accepting_1 = require("./accepting");
const broker_error_1 = require("./broker-error");
const changing_1 = require("./changing");
const entity_table_1 = require("./entity-table");
const receiving_1 = require("./receiving");
const refusals_1 = require("./refusals");
const stored_message_1 = require("./stored-message");
const storing_1 = require("./storing");
const tier_1 = require("./tier");
/** The longest id, partition key and session id of a message. */
const LONGEST_KEY = 128;
/** Where a command sends to, or why it cannot. */
function prepareSend(kernel, { entity, messages, via }) {
    const to = kernel.entities.sending(entity);
    if (to instanceof broker_error_1.BrokerError)
        return to;
    const through = via === undefined ? undefined : kernel.entities.find(via);
    if (through instanceof broker_error_1.BrokerError)
        return through;
    if (messages.length === 0)
        return new broker_error_1.BrokerError('com.microsoft:argument-error', 'There is no message to send.');
    // Through another entity, a disabled one is found later.
    const refusal = through === undefined ? (0, refusals_1.sendRefusal)(to) : undefined;
    if (refusal !== undefined)
        return refusal;
    for (const message of messages) {
        const problem = messageRefusal(kernel, to, message);
        if (problem !== undefined)
            return problem;
    }
    return { to, via: through?.entity, messages };
}
/** Why an entity does not take a message; `undefined` where it does. */
function messageRefusal(kernel, entity, message) {
    const { encoded, sessionId, messageId, partitionKey } = message;
    const most = (0, tier_1.maxMessageSize)(kernel, entity);
    if (encoded.length > most) {
        return new broker_error_1.BrokerError('amqp:link:message-size-exceeded', `The received message (size: ${encoded.length} bytes) exceeds the limit (${most} bytes) of '${entity.address}'.`);
    }
    const keys = [
        ['message id', messageId, LONGEST_KEY],
        ['session id', sessionId, receiving_1.LONGEST_SESSION_ID],
        ['partition key', partitionKey, LONGEST_KEY],
    ];
    for (const [name, value, longest] of keys) {
        if ((value?.length ?? 0) <= longest)
            continue;
        return new broker_error_1.BrokerError('com.microsoft:argument-out-of-range', `The ${name} has at most ${longest} characters, and this has ${value?.length}.`);
    }
    if (sessionId !== undefined && partitionKey !== undefined && sessionId !== partitionKey) {
        return new broker_error_1.BrokerError('com.microsoft:argument-error', `The partition key '${partitionKey}' of a message must be its session id '${sessionId}' where it has both.`);
    }
    if (entity.kind !== 'queue' || !entity.settings.requiresSession || sessionId !== undefined)
        return undefined;
    return new broker_error_1.BrokerError('amqp:not-allowed', `The SessionId was not set on a message, and it cannot be sent to the entity. Entities that have session support enabled can only receive messages that have the SessionId set to a valid value: '${entity.address}'.`);
}
/** Sends messages; all that could refuse one has been asked. */
function sendAll(kernel, { to, messages }) {
    kernel.touch(to);
    const sequenceNumbers = messages.map((message) => {
        const origin = { content: kernel.content(message), hops: 0, enqueuedSequence: 0, deadLetterSource: undefined };
        kernel.tellSent(to.address, origin.content);
        return (0, accepting_1.accept)(kernel, to, origin, message.scheduledAt);
    });
    return { sequenceNumbers };
}
/**
 * Leaves messages in the transfer dead-letter queue of the entity that they were to go through.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-dead-letter-queues#dead-lettering-in-send-via-scenarios
 */
function strand(kernel, via, messages, error) {
    if (via.kind === 'topic')
        return;
    for (const message of messages) {
        const changes = (0, changing_1.deadLetterChanges)('MessagingEntityDisabledException', error.description, undefined);
        const content = (0, changing_1.changedContent)(kernel, kernel.content(message), changes);
        const origin = { content, hops: 0, enqueuedSequence: 0, deadLetterSource: undefined };
        const sequence = via.nextSequence++;
        kernel.journal.counter(via);
        (0, storing_1.put)(kernel, new stored_message_1.StoredMessage(via.transferDeadLetters, sequence, origin, kernel.now, message.timeToLive));
        kernel.tell('dead-lettered', via.address, message.messageId, sequence, error.description);
    }
}
/** The scheduled messages of an entity by their numbers, or why there are not all of them. */
function scheduledMessages(kernel, { entity, sequenceNumbers }) {
    const from = kernel.entities.sending(entity);
    if (from instanceof broker_error_1.BrokerError)
        return from;
    const found = [];
    for (const number of new Set(sequenceNumbers)) {
        const stored = from.main.log.get(number);
        if (stored?.state !== 'scheduled') {
            return new broker_error_1.BrokerError('com.microsoft:message-not-found', `The scheduled message with the sequence number ${number} does not exist in '${from.address}', or its time has come.`);
        }
        found.push(stored);
    }
    kernel.touch(from);
    return found;
}
function cancel(kernel, stored) {
    kernel.tell('cancelled', stored.store.owner.address, stored.content.messageId, stored.sequence);
    (0, storing_1.discard)(kernel, stored);
}
/** Takes messages away, whatever their state, where nobody has them locked. */
function discardAll(kernel, { entity, sequenceNumbers }) {
    const store = kernel.entities.store(entity);
    if (store instanceof broker_error_1.BrokerError)
        return store;
    const found = [];
    for (const number of new Set(sequenceNumbers)) {
        const stored = store.log.get(number);
        if (stored === undefined || stored.lock !== undefined) {
            const why = stored === undefined ? 'does not exist' : 'is locked by a receiver';
            return new broker_error_1.BrokerError('com.microsoft:message-not-found', `The message with the sequence number ${number} of '${(0, entity_table_1.addressOf)(store)}' ${why}.`);
        }
        found.push(stored);
    }
    kernel.touch(store.owner);
    for (const stored of found) {
        kernel.tell('discarded', (0, entity_table_1.addressOf)(store), stored.content.messageId, stored.sequence);
        (0, storing_1.discard)(kernel, stored);
    }
    return undefined;
}
//# sourceMappingURL=sending.js.map