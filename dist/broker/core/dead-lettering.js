"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.leave = leave;
exports.deadLetter = deadLetter;
exports.keepDeadLetter = keepDeadLetter;
exports.expire = expire;
const changing_1 = require("./changing");
const stored_message_1 = require("./stored-message");
const storing_1 = require("./storing");
/** Takes a message out of its queue. */
function leave(kernel, stored) {
    (0, storing_1.discard)(kernel, stored);
    const { origin, sequence, enqueuedAt, timeToLive, deliveryCount } = stored;
    return { origin, sequence, enqueuedAt, timeToLive, deliveryCount };
}
/** Puts a message among the dead letters of an entity, or where those are forwarded to. */
function deadLetter(kernel, entity, leaving, reason, description, changes) {
    const content = (0, changing_1.changedContent)(kernel, leaving.origin.content, (0, changing_1.deadLetterChanges)(reason, description, changes));
    const dead = { ...leaving, origin: { ...leaving.origin, content } };
    kernel.tell('dead-lettered', entity.address, content.messageId, leaving.sequence, reason);
    const target = entity.settings.forwardDeadLetteredMessagesTo;
    if (target === undefined)
        keepDeadLetter(kernel, entity, dead);
    else
        kernel.transfers.push({ from: entity, leaving: dead, target, isDeadLetter: true });
}
/** Puts a dead letter into the dead-letter queue of the entity itself. */
function keepDeadLetter(kernel, entity, leaving) {
    const { origin, sequence, enqueuedAt, timeToLive, deliveryCount } = leaving;
    const stored = new stored_message_1.StoredMessage(entity.deadLetters, sequence, ownOrigin(origin, sequence), enqueuedAt, timeToLive);
    stored.deliveryCount = deliveryCount;
    (0, storing_1.put)(kernel, stored);
}
/** Here it has the number that it was sent with, if this is where it was sent to. */
function ownOrigin(origin, sequence) {
    return origin.enqueuedSequence === sequence && origin.hops === 0 ? { ...origin, enqueuedSequence: 0 } : origin;
}
/** What happens to a message whose time is over. */
function expire(kernel, stored) {
    const entity = stored.store.owner;
    kernel.tell('expired', entity.address, stored.content.messageId, stored.sequence);
    const leaving = leave(kernel, stored);
    if (!entity.settings.deadLetterOnExpiration)
        return;
    deadLetter(kernel, entity, leaving, 'TTLExpiredException', 'The message expired and was dead lettered.');
}
//# sourceMappingURL=dead-lettering.js.map