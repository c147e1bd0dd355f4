"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.lockedMessages = lockedMessages;
exports.settlementRefusal = settlementRefusal;
exports.settle = settle;
exports.settleOne = settleOne;
exports.renewLocks = renewLocks;
const broker_error_1 = require("./broker-error");
const dead_lettering_1 = require("./dead-lettering");
const entity_table_1 = require("./entity-table");
const locking_1 = require("./locking");
const storing_1 = require("./storing");
/** The messages that lock tokens are of, or why somebody has not all of them; those that transactions settle are nobody's. */
function lockedMessages(kernel, store, tokens) {
    const found = [...new Set(tokens)].map((token) => store.locks.get(token));
    const isLost = (stored) => stored?.lock === undefined || stored.lock.isClaimed;
    if (found.length > 0 && !found.some(isLost))
        return found;
    kernel.touch(store.owner);
    return store.sessions === undefined
        ? new broker_error_1.BrokerError('com.microsoft:message-lock-lost', 'The lock supplied is invalid. Either the lock expired, or the message has already been removed from the queue, or was received by a different receiver instance.')
        : new broker_error_1.BrokerError('com.microsoft:session-lock-lost', 'The session lock was lost, or the message has been settled. Accept the session again.');
}
/** Why messages of a queue cannot be settled so; `undefined` where they can. */
function settlementRefusal(store, { kind }) {
    // https://learn.microsoft.com/azure/service-bus-messaging/service-bus-dead-letter-queues#the-dead-letter-queue
    if (kind !== 'dead-letter' || store.subqueue === undefined)
        return undefined;
    return new broker_error_1.BrokerError('amqp:not-allowed', `A message of a dead-letter queue cannot be dead-lettered: '${(0, entity_table_1.addressOf)(store)}'. Complete, abandon or defer it.`);
}
function settle(kernel, { entity, lockTokens, settlement }) {
    const store = kernel.entities.store(entity);
    if (store instanceof broker_error_1.BrokerError)
        return store;
    const refusal = settlementRefusal(store, settlement);
    if (refusal !== undefined)
        return refusal;
    const messages = lockedMessages(kernel, store, lockTokens);
    if (messages instanceof broker_error_1.BrokerError)
        return messages;
    for (const stored of messages)
        settleOne(kernel, stored, settlement);
    return undefined;
}
/** Carries out what was decided about a message. */
function settleOne(kernel, stored, settlement) {
    const { owner } = stored.store;
    const tell = (what) => kernel.tell(what, owner.address, stored.content.messageId, stored.sequence);
    kernel.touch(owner);
    switch (settlement.kind) {
        case 'complete':
            tell('completed');
            (0, storing_1.discard)(kernel, stored);
            return;
        case 'abandon':
            tell('abandoned');
            (0, locking_1.unlock)(kernel, stored, true, settlement.changes);
            return;
        case 'release':
            tell('abandoned');
            (0, locking_1.unlock)(kernel, stored, false);
            return;
        case 'defer':
            tell('deferred');
            (0, locking_1.defer)(kernel, stored, settlement.changes);
            return;
        case 'dead-letter': {
            const { reason, description, changes } = settlement;
            (0, dead_lettering_1.deadLetter)(kernel, owner, (0, dead_lettering_1.leave)(kernel, stored), reason, description, changes);
        }
    }
}
function renewLocks(kernel, { entity, lockTokens }) {
    const store = kernel.entities.store(entity);
    if (store instanceof broker_error_1.BrokerError)
        return store;
    if (store.sessions !== undefined) {
        return new broker_error_1.BrokerError('amqp:not-allowed', `Messages of sessions have no locks of their own: renew the lock of the session in '${(0, entity_table_1.addressOf)(store)}'.`);
    }
    const messages = lockedMessages(kernel, store, lockTokens);
    if (messages instanceof broker_error_1.BrokerError)
        return messages;
    kernel.touch(store.owner);
    const until = new Map(messages.map((stored) => [stored.lock?.token, (0, locking_1.renewLock)(kernel, stored)]));
    return { lockedUntil: lockTokens.map((token) => until.get(token) ?? kernel.now) };
}
//# sourceMappingURL=settling.js.map