"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isForPeople = isForPeople;
exports.isSetAside = isSetAside;
exports.letterOf = letterOf;
exports.subscriptionOf = subscriptionOf;
exports.retryQueueOf = retryQueueOf;
exports.grouped = grouped;
exports.otherwise = otherwise;
const jobs_1 = require("../../trigger/jobs");
const entity_1 = require("../bus/entity");
const seen_1 = require("../messages/seen");
/** Queues in which everything is for people: what starts no job, and dead letters that are forwarded. */
const SET_ASIDE = ['training-rejected', 'training-dead-letters'];
/** Whether everything in an entity was set aside. */
function isForPeople(entity) {
    return entity.kind === 'queue' && SET_ASIDE.includes(entity.name.toLowerCase());
}
/** Whether a message that waits in a queue was set aside there, or forwarded as a dead letter. */
function isSetAside(seen) {
    return seen.deadLetterSource !== undefined || (0, seen_1.propertyOf)(seen, jobs_1.REJECTION_PROPERTIES.reason) !== undefined;
}
/** Whether the service says that it is a dead letter, whatever its sender may have written. */
function isDeadLetter({ place, deadLetterSource }) {
    return place.subQueue !== undefined || deadLetterSource !== undefined;
}
function letterOf(seen) {
    const ofService = [seen.deadLetterReason, seen.deadLetterDescription];
    const ofProgram = [
        (0, seen_1.propertyOf)(seen, jobs_1.REJECTION_PROPERTIES.reason),
        (0, seen_1.propertyOf)(seen, jobs_1.REJECTION_PROPERTIES.details),
    ];
    const [first, second] = isDeadLetter(seen) ? [ofService, ofProgram] : [ofProgram, ofService];
    const [reason, details] = first[0] === undefined ? second : first;
    return { seen, reason: reason ?? 'no reason', details: details ?? '' };
}
/** The subscription that it came to, where that can be told. */
function subscriptionOf({ seen }) {
    const { entity, subQueue } = seen.place;
    if (subQueue !== undefined)
        return entity.kind === 'subscription' ? entity.name : undefined;
    const [, source] = /\/subscriptions\/([^/]+)/i.exec(seen.deadLetterSource ?? '') ?? [];
    return source ?? (0, seen_1.propertyOf)(seen, jobs_1.REJECTION_PROPERTIES.by);
}
/** The queue that it is tried again from: of a dead letter where it was, of what was set aside the queue that it names. */
function retryQueueOf({ seen }) {
    const { entity, subQueue } = seen.place;
    if (subQueue !== undefined)
        return queueFor((0, entity_1.addressOfEntity)(entity));
    // Of a forwarded one the service says where it was; whatever else stands in it, its sender may have written.
    if (seen.deadLetterSource !== undefined)
        return queueFor(seen.deadLetterSource.replace(/\/\$.*$/, ''));
    return (0, seen_1.propertyOf)(seen, jobs_1.REJECTION_PROPERTIES.retryQueue);
}
/** Where the messages of a queue, or of a subscription, are tried again: a topic would share them out anew. */
function queueFor(address) {
    const [, subscription] = /\/subscriptions\/([^/]+)$/i.exec(address) ?? [];
    return subscription === undefined ? address : (0, jobs_1.retryQueueName)(subscription);
}
/** Letters by where they are and why, those with the most first. */
function grouped(letters) {
    const groups = new Map();
    for (const letter of letters) {
        const key = JSON.stringify([(0, entity_1.entityText)(letter.seen.place.entity), letter.reason]);
        const group = groups.get(key) ?? [];
        groups.set(key, group);
        group.push(letter);
    }
    return [...groups]
        .map(([key, group]) => {
        const [entity, reason] = JSON.parse(key);
        return { entity, reason, letters: group };
    })
        .sort((one, other) => other.letters.length - one.letters.length);
}
/** Why a letter is not meant; `undefined` for one that is. */
function otherwise(letter, choice) {
    const { seen } = letter;
    if (choice.reason !== undefined && choice.reason !== letter.reason)
        return 'has another reason';
    if (choice.subscription !== undefined && choice.subscription !== subscriptionOf(letter))
        return 'came to another subscription';
    if (choice.messageId !== undefined && choice.messageId !== (0, seen_1.idOf)(seen))
        return 'has another id';
    if (choice.sequence !== undefined && choice.sequence !== seen.sequenceNumber)
        return 'has another number';
    return undefined;
}
//# sourceMappingURL=letter.js.map