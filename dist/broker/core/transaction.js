"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Transaction = void 0;
exports.declare = declare;
exports.addToTransaction = addToTransaction;
exports.discharge = discharge;
exports.endTransaction = endTransaction;
const broker_error_1 = require("./broker-error");
const entity_table_1 = require("./entity-table");
const refusals_1 = require("./refusals");
const sending_1 = require("./sending");
const settling_1 = require("./settling");
const time_1 = require("./time");
/** How long a transaction may take. @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-transactions */
const LONGEST_TRANSACTION = 2 * time_1.MINUTE;
/** What is to happen together, or not at all. */
class Transaction {
    id;
    isEnded = false;
    /** The queue or topic that it is about: the first that anything was done to. */
    top;
    operations = [];
    /** The locks that it settles by. */
    claimed = [];
    constructor(id) {
        this.id = id;
    }
}
exports.Transaction = Transaction;
function declare(kernel) {
    const transaction = new Transaction(`transaction-${kernel.nextTransaction++}`);
    kernel.transactions.set(transaction.id, transaction);
    kernel.due.add(kernel.now + LONGEST_TRANSACTION, { kind: 'transaction', transaction });
    return { transaction: transaction.id };
}
/** Makes a command a part of its transaction. What can be refused now is. */
function addToTransaction(kernel, id, command) {
    const transaction = kernel.transactions.get(id);
    if (transaction === undefined)
        return unknown(id);
    switch (command.kind) {
        case 'send':
            return addSend(kernel, transaction, command);
        case 'settle':
            return addSettle(kernel, transaction, command);
        case 'cancel-scheduled':
            return addCancel(kernel, transaction, command);
    }
}
function addSend(kernel, transaction, command) {
    const sending = (0, sending_1.prepareSend)(kernel, command);
    if (sending instanceof broker_error_1.BrokerError)
        return sending;
    const { to, via, messages } = sending;
    const span = enter(transaction, (via ?? to).top);
    if (span !== undefined)
        return span;
    // Disabled alone does not stop what goes through another entity: it is stranded there.
    const isStranded = (error) => via !== undefined && via.kind !== 'topic' && error?.condition === 'com.microsoft:entity-disabled';
    transaction.operations.push({
        check: () => {
            const now = (0, sending_1.prepareSend)(kernel, command);
            if (now instanceof broker_error_1.BrokerError)
                return now;
            // One of the same name that was made meanwhile is another.
            if (now.to !== to || now.via !== via)
                return (0, entity_table_1.notFound)(now.to === to ? (via?.address ?? '') : to.address);
            const error = (0, refusals_1.sendRefusal)(to);
            return isStranded(error) ? undefined : error;
        },
        apply: () => {
            const error = (0, refusals_1.sendRefusal)(to);
            if (via !== undefined && error !== undefined && isStranded(error))
                (0, sending_1.strand)(kernel, via, messages, error);
            else
                (0, sending_1.sendAll)(kernel, sending);
        },
    });
    return undefined;
}
function addSettle(kernel, transaction, command) {
    const store = kernel.entities.store(command.entity);
    if (store instanceof broker_error_1.BrokerError)
        return store;
    const refusal = (0, settling_1.settlementRefusal)(store, command.settlement);
    if (refusal !== undefined)
        return refusal;
    const messages = (0, settling_1.lockedMessages)(kernel, store, command.lockTokens);
    if (messages instanceof broker_error_1.BrokerError)
        return messages;
    const span = enter(transaction, store.owner.top);
    if (span !== undefined)
        return span;
    for (const stored of messages) {
        const held = stored.lock;
        if (held === undefined)
            continue;
        held.isClaimed = true;
        transaction.claimed.push(held);
        transaction.operations.push({
            check: () => (stored.lock === held ? undefined : rolledBack(stored)),
            apply: () => (0, settling_1.settleOne)(kernel, stored, command.settlement),
        });
    }
    return undefined;
}
function rolledBack({ sequence, store }) {
    return new broker_error_1.BrokerError('amqp:transaction:rollback', `The transaction is rolled back: the lock of the message ${sequence} of '${store.owner.address}', which it settles, was lost.`);
}
function addCancel(kernel, transaction, command) {
    const messages = (0, sending_1.scheduledMessages)(kernel, command);
    if (messages instanceof broker_error_1.BrokerError)
        return messages;
    const [first] = messages;
    const span = first === undefined ? undefined : enter(transaction, first.store.owner.top);
    if (span !== undefined)
        return span;
    transaction.operations.push({
        check: () => {
            const now = (0, sending_1.scheduledMessages)(kernel, command);
            return now instanceof broker_error_1.BrokerError ? now : undefined;
        },
        apply: () => {
            for (const stored of messages)
                if (!stored.isGone)
                    (0, sending_1.cancel)(kernel, stored);
        },
    });
    return undefined;
}
/** A transaction is about one queue or topic; others are sent to through that one. */
function enter(transaction, top) {
    transaction.top ??= top;
    if (transaction.top === top)
        return undefined;
    return new broker_error_1.BrokerError('amqp:not-allowed', `Transactions cannot span multiple top-level entities: this one is about '${transaction.top.name}', and '${top.name}' is another. Send to that through '${transaction.top.name}'.`);
}
/** Ends a transaction. Where one of its parts cannot be done any more, none is. */
function discharge(kernel, { transaction: id, fail }) {
    const transaction = kernel.transactions.get(id);
    if (transaction === undefined)
        return unknown(id);
    endTransaction(kernel, transaction);
    if (fail)
        return undefined;
    for (const operation of transaction.operations) {
        const error = operation.check();
        if (error !== undefined)
            return error;
    }
    for (const operation of transaction.operations)
        operation.apply();
    return undefined;
}
/** Ends a transaction without doing anything of it: what it was to settle is its receivers' own again, while their locks last. */
function endTransaction(kernel, transaction) {
    transaction.isEnded = true;
    kernel.transactions.delete(transaction.id);
    for (const lock of transaction.claimed)
        lock.isClaimed = false;
}
function unknown(id) {
    return new broker_error_1.BrokerError('amqp:transaction:unknown-id', `There is no transaction '${id}': it has ended, or took longer than two minutes.`);
}
//# sourceMappingURL=transaction.js.map