"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LONGEST_SESSION_ID = void 0;
exports.receivable = receivable;
exports.openReceiver = openReceiver;
exports.setCredit = setCredit;
exports.closeReceiver = closeReceiver;
exports.dropReceiver = dropReceiver;
exports.peek = peek;
exports.receiveDeferred = receiveDeferred;
exports.heldSession = heldSession;
const broker_error_1 = require("./broker-error");
const delivering_1 = require("./delivering");
const entity_table_1 = require("./entity-table");
const locking_1 = require("./locking");
const receiver_1 = require("./receiver");
const refusals_1 = require("./refusals");
const stored_message_1 = require("./stored-message");
const storing_1 = require("./storing");
const time_1 = require("./time");
/** How long a receiver waits for a session that does not say how long. */
const DEFAULT_WAIT = time_1.MINUTE;
/** The longest id of a session. */
exports.LONGEST_SESSION_ID = 128;
/** The messages of an address, where they may be received. */
function receivable(kernel, address) {
    const store = kernel.entities.store(address);
    if (store instanceof broker_error_1.BrokerError)
        return store;
    const { status } = store.owner.settings;
    return status === 'Disabled' || status === 'ReceiveDisabled' ? (0, refusals_1.disabled)((0, entity_table_1.addressOf)(store)) : store;
}
function openReceiver(kernel, command) {
    const store = receivable(kernel, command.entity);
    if (store instanceof broker_error_1.BrokerError)
        return store;
    const refusal = openRefusal(kernel, command, store);
    if (refusal !== undefined)
        return refusal;
    const receiver = new receiver_1.Receiver(command.receiver, store, command.mode);
    const { sessions } = store;
    if (sessions === undefined || command.session === undefined) {
        kernel.receivers.set(receiver.id, receiver);
        kernel.emit({ kind: 'receiver-opened', receiver: receiver.id });
        kernel.touch(store.owner);
        return undefined;
    }
    const { id, timeout = DEFAULT_WAIT } = command.session;
    const session = id === undefined ? sessions.nextFree() : sessions.open(id);
    if (session?.receiver !== undefined) {
        return new broker_error_1.BrokerError('com.microsoft:session-cannot-be-locked', `The requested session '${session.id}' cannot be accepted. It may be locked by another receiver.`);
    }
    kernel.receivers.set(receiver.id, receiver);
    if (session !== undefined) {
        (0, delivering_1.openIn)(kernel, receiver, session);
        return undefined;
    }
    receiver.waitsUntil = kernel.now + Math.max(0, timeout);
    sessions.waiting.add(receiver);
    kernel.due.add(receiver.waitsUntil, { kind: 'waiting', receiver });
    return undefined;
}
function openRefusal(kernel, { receiver, session }, store) {
    const notAllowed = (why) => new broker_error_1.BrokerError('amqp:not-allowed', why);
    const owner = store.owner;
    if (kernel.receivers.has(receiver))
        return notAllowed(`There is a receiver '${receiver}' already; close it first.`);
    if (store.subqueue === undefined && owner.settings.forwardTo !== undefined) {
        return notAllowed(`Cannot create a message receiver on an entity with auto-forwarding enabled: '${owner.address}' forwards to '${owner.settings.forwardTo}'; receive there.`);
    }
    if (store.sessions !== undefined && session === undefined) {
        return notAllowed('It is not possible for an entity that requires sessions to create a non-sessionful message receiver.');
    }
    if (store.sessions === undefined && session !== undefined) {
        return notAllowed(`A sessionful message receiver cannot be created on an entity that does not require sessions: '${(0, entity_table_1.addressOf)(store)}'.`);
    }
    if ((session?.id?.length ?? 0) > exports.LONGEST_SESSION_ID) {
        return new broker_error_1.BrokerError('com.microsoft:argument-out-of-range', `The id of a session has at most ${exports.LONGEST_SESSION_ID} characters, and this has ${session?.id?.length}.`);
    }
    return undefined;
}
function setCredit(kernel, { receiver: id, credit, drain = false }) {
    const receiver = kernel.receivers.get(id);
    if (receiver === undefined)
        return new broker_error_1.BrokerError('amqp:not-found', `There is no receiver '${id}'.`);
    if (!Number.isInteger(credit) || credit < 0) {
        const got = `and this is ${credit}`;
        return new broker_error_1.BrokerError('amqp:invalid-field', `The credit of a receiver is a whole number from 0, ${got}.`);
    }
    receiver.credit = credit;
    const { store, session } = receiver;
    if (credit > 0)
        store.hungry.add(receiver);
    else
        store.hungry.delete(receiver);
    // A receiver that waits for messages uses the entity, whether there are any or not.
    kernel.touch(store.owner);
    if (drain)
        kernel.draining.add(receiver);
    if (session !== undefined)
        kernel.stirredSessions.add(session);
    else if (store.sessions === undefined)
        kernel.stirred.add(store);
    return undefined;
}
/** Closes a receiver; one that is not there is closed already. */
function closeReceiver(kernel, { receiver: id }) {
    const receiver = kernel.receivers.get(id);
    if (receiver !== undefined)
        dropReceiver(kernel, receiver, false);
}
/**
 * Takes a receiver out of everything that it is in.
 *
 * @param counts whether deliveries count that it has not settled
 */
function dropReceiver(kernel, receiver, counts) {
    const { store, session } = receiver;
    kernel.touch(store.owner);
    kernel.receivers.delete(receiver.id);
    kernel.draining.delete(receiver);
    store.hungry.delete(receiver);
    store.sessions?.waiting.delete(receiver);
    receiver.waitsUntil = undefined;
    receiver.session = undefined;
    if (session !== undefined)
        (0, locking_1.releaseSession)(kernel, session, counts);
}
function peek(kernel, { entity, from, count, session }) {
    const store = kernel.entities.store(entity);
    if (store instanceof broker_error_1.BrokerError)
        return store;
    if (!Number.isInteger(count) || count < 1) {
        return new broker_error_1.BrokerError('com.microsoft:argument-out-of-range', `The number of messages is at least 1: ${count}.`);
    }
    kernel.touch(store.owner);
    const messages = [];
    for (const stored of store.log.from(from)) {
        if (session !== undefined && stored.content.sessionId !== session)
            continue;
        messages.push((0, stored_message_1.brokered)(stored));
        if (messages.length === count)
            break;
    }
    return { messages };
}
function receiveDeferred(kernel, command) {
    const store = receivable(kernel, command.entity);
    if (store instanceof broker_error_1.BrokerError)
        return store;
    const session = heldSession(kernel, store, command.session, command.receiver);
    if (session instanceof broker_error_1.BrokerError)
        return session;
    const found = [];
    for (const number of new Set(command.sequenceNumbers)) {
        const stored = store.log.get(number);
        const isThere = stored?.state === 'deferred' && stored.lock === undefined;
        if (!isThere || (session !== undefined && stored.content.sessionId !== session.id)) {
            return new broker_error_1.BrokerError('com.microsoft:message-not-found', `Failed to lock one or more specified messages. The message with the sequence number ${number} does not exist in '${(0, entity_table_1.addressOf)(store)}', is not deferred, or somebody has it.`);
        }
        found.push(stored);
    }
    kernel.touch(store.owner);
    const deliveries = found.map((stored) => {
        if (command.mode === 'peek-lock')
            (0, locking_1.lock)(kernel, stored, session);
        const received = (0, stored_message_1.delivery)(stored);
        if (command.mode === 'receive-and-delete')
            (0, storing_1.discard)(kernel, stored);
        kernel.tell('delivered', store.owner.address, stored.content.messageId, stored.sequence);
        return received;
    });
    return { deliveries };
}
/**
 * The session that somebody has, where an entity has sessions; `undefined` where it has none.
 *
 * @param receiver who asks; `undefined` for whoever has it
 */
function heldSession(kernel, store, id, receiver) {
    if (store.sessions === undefined) {
        if (id === undefined)
            return undefined;
        return new broker_error_1.BrokerError('amqp:not-allowed', `'${(0, entity_table_1.addressOf)(store)}' does not have sessions.`);
    }
    const asking = receiver === undefined ? undefined : kernel.receivers.get(receiver);
    const session = id === undefined ? asking?.session : store.sessions.get(id);
    const isHeld = session?.receiver !== undefined && session.store === store;
    if (session !== undefined && isHeld && (receiver === undefined || session.receiver === asking))
        return session;
    return new broker_error_1.BrokerError('com.microsoft:session-lock-lost', `The session lock has expired on the MessageSession${id === undefined ? '' : ` '${id}'`}. Accept a new MessageSession.`);
}
//# sourceMappingURL=receiving.js.map