"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.fire = fire;
const accepting_1 = require("./accepting");
const administration_1 = require("./administration");
const broker_error_1 = require("./broker-error");
const dead_lettering_1 = require("./dead-lettering");
const describing_1 = require("./describing");
const faults_1 = require("./faults");
const locking_1 = require("./locking");
const receiving_1 = require("./receiving");
const storing_1 = require("./storing");
const transaction_1 = require("./transaction");
/** Lets something happen whose time has come. */
function fire(kernel, due) {
    switch (due.kind) {
        case 'lock':
            (0, locking_1.loseLock)(kernel, due.stored);
            return;
        case 'session-lock':
            if (due.session.receiver !== undefined)
                (0, faults_1.loseSession)(kernel, due.session.receiver, due.session.id);
            return;
        case 'expiry':
            // Who has it locked may still settle it; what is deferred does not expire.
            if (due.stored.lock === undefined && due.stored.state === 'active')
                (0, dead_lettering_1.expire)(kernel, due.stored);
            return;
        case 'activation':
            activate(kernel, due.stored);
            return;
        case 'waiting': {
            (0, receiving_1.dropReceiver)(kernel, due.receiver, false);
            const error = new broker_error_1.BrokerError('com.microsoft:timeout', 'The operation did not complete within the allotted time: no session with messages was free.');
            kernel.emit({ kind: 'receiver-closed', receiver: due.receiver.id, error });
            return;
        }
        case 'forget':
            forget(kernel, due.entity);
            return;
        case 'idle':
            deleteIdle(kernel, due.entity);
            return;
        case 'transaction': {
            (0, transaction_1.endTransaction)(kernel, due.transaction);
            const description = `The transaction '${due.transaction.id}' took longer than two minutes and is rolled back.`;
            const error = new broker_error_1.BrokerError('amqp:transaction:timeout', description);
            kernel.emit({ kind: 'transaction-ended', transaction: due.transaction.id, error });
        }
    }
}
/** A scheduled message becomes an active one, with a number of its own. */
function activate(kernel, stored) {
    const entity = stored.store.owner;
    const { content } = stored;
    // Its content is used on.
    (0, storing_1.discard)(kernel, stored);
    kernel.tell('activated', entity.address, content.messageId, stored.sequence);
    (0, accepting_1.enqueue)(kernel, entity, {
        content,
        hops: stored.hops,
        enqueuedSequence: 0,
        deadLetterSource: stored.deadLetterSource,
    });
}
function forget(kernel, entity) {
    const { duplicates } = entity;
    for (const key of duplicates?.forget(kernel.now) ?? [])
        kernel.journal.duplicate(entity, key);
    const next = duplicates?.next();
    if (next !== undefined)
        kernel.due.add(next, { kind: 'forget', entity });
}
/**
 * Deletes an entity that nobody has used for as long as it may be idle.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/message-expiration#idleness
 */
function deleteIdle(kernel, entity) {
    const { autoDeleteOnIdle } = entity.settings;
    if (autoDeleteOnIdle === undefined)
        return;
    if (isInUse(kernel, entity))
        kernel.touch(entity);
    if ((0, describing_1.lastUse)(entity) + autoDeleteOnIdle > kernel.now)
        (0, administration_1.watchIdle)(kernel, entity);
    else
        (0, administration_1.removeEntity)(kernel, entity);
}
/** Somebody waits for its messages, something waits for its time, or it forwards: that is use without an event. */
function isInUse(kernel, entity) {
    if (entity.main.scheduled > 0)
        return true;
    if (entity.kind !== 'topic' && entity.settings.forwardTo !== undefined)
        return true;
    for (const { store } of kernel.receivers.values())
        if (store.owner === entity || store.owner.top === entity)
            return true;
    return false;
}
//# sourceMappingURL=firing.js.map