"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.lock = lock;
exports.renewLock = renewLock;
exports.unlock = unlock;
exports.defer = defer;
exports.loseLock = loseLock;
exports.releaseSession = releaseSession;
const changing_1 = require("./changing");
const dead_lettering_1 = require("./dead-lettering");
const storing_1 = require("./storing");
/** Gives somebody a message for himself, for as long as its entity says, or as its session is his. */
function lock(kernel, stored, session) {
    const { store } = stored;
    const token = kernel.tokens.next();
    const until = kernel.now + store.owner.settings.lockDuration;
    stored.lock = { token, until, session, isClaimed: false };
    store.locks.set(token, stored);
    if (session === undefined)
        kernel.due.add(until, { kind: 'lock', stored, token });
    else
        session.locked.add(stored);
    kernel.journal.message(stored);
}
/** Makes a lock last from now on; tells until when. */
function renewLock(kernel, stored) {
    const { lock: held, store } = stored;
    const until = kernel.now + store.owner.settings.lockDuration;
    if (held !== undefined && held.until !== until) {
        held.until = until;
        kernel.due.add(until, { kind: 'lock', stored, token: held.token });
        kernel.journal.message(stored);
    }
    return until;
}
/**
 * Ends the lock of a message without settling it: others may have it again, or it is dead after its last delivery.
 *
 * @param counts whether the delivery counts; among dead letters none does
 */
function unlock(kernel, stored, counts, changes) {
    const { store } = stored;
    free(kernel, stored);
    if (changes !== undefined)
        (0, storing_1.replaceContent)(kernel, stored, (0, changing_1.changedContent)(kernel, stored.content, changes));
    if (store.subqueue === undefined) {
        const entity = store.owner;
        const most = entity.settings.maxDeliveryCount;
        if (counts)
            stored.deliveryCount++;
        if (counts && stored.deliveryCount >= most) {
            const description = `Message could not be consumed after ${most} delivery attempts.`;
            (0, dead_lettering_1.deadLetter)(kernel, entity, (0, dead_lettering_1.leave)(kernel, stored), 'MaxDeliveryCountExceeded', description);
            return;
        }
        // What is deferred stays so, and does not expire.
        if (stored.state === 'deferred')
            return;
        if (stored.expiresAt !== undefined && stored.expiresAt <= kernel.now) {
            (0, dead_lettering_1.expire)(kernel, stored);
            return;
        }
    }
    if (stored.state === 'active')
        (0, storing_1.makeReady)(kernel, stored);
}
/** Sets a message aside, to be received by its number alone. */
function defer(kernel, stored, changes) {
    free(kernel, stored);
    if (changes !== undefined)
        (0, storing_1.replaceContent)(kernel, stored, (0, changing_1.changedContent)(kernel, stored.content, changes));
    if (stored.state !== 'deferred')
        stored.store.deferred++;
    stored.state = 'deferred';
}
function free(kernel, stored) {
    const { lock: held, store } = stored;
    if (held === undefined)
        return;
    store.locks.delete(held.token);
    held.session?.locked.delete(stored);
    stored.lock = undefined;
    kernel.journal.message(stored);
}
/** Ends a lock because its time is over. */
function loseLock(kernel, stored) {
    kernel.tell('lock-lost', stored.store.owner.address, stored.content.messageId, stored.sequence);
    unlock(kernel, stored, true);
}
/**
 * Lets go of a session, with the locks of its messages.
 *
 * @param counts whether their deliveries count: they do where the lock was lost, and not where the receiver closed
 * @see https://learn.microsoft.com/azure/service-bus-messaging/message-sessions#impact-of-delivery-count
 */
function releaseSession(kernel, session, counts) {
    session.receiver = undefined;
    const locked = [...session.locked].sort((a, b) => a.sequence - b.sequence);
    for (const stored of locked) {
        if (counts)
            loseLock(kernel, stored);
        else
            unlock(kernel, stored, false);
    }
    session.store.sessions?.update(session);
    kernel.stirredSessions.add(session);
}
//# sourceMappingURL=locking.js.map