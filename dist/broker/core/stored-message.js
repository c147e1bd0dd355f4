"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.StoredMessage = exports.Content = void 0;
exports.brokered = brokered;
exports.delivery = delivery;
/** What a message is and says of itself: once for all copies that are the same. */
class Content {
    id;
    encoded;
    messageId;
    sessionId;
    partitionKey;
    timeToLive;
    /** How many messages have it. */
    uses = 0;
    constructor(
    /** What the journal calls it. */
    id, { encoded, messageId, sessionId, partitionKey, timeToLive }) {
        this.id = id;
        this.encoded = encoded;
        this.messageId = messageId;
        this.sessionId = sessionId;
        this.partitionKey = partitionKey;
        this.timeToLive = timeToLive;
    }
    get size() {
        return this.encoded.length;
    }
}
exports.Content = Content;
/** A message in a queue or subscription. */
class StoredMessage {
    store;
    sequence;
    enqueuedAt;
    timeToLive;
    state = 'active';
    deliveryCount = 0;
    scheduledAt = undefined;
    lock = undefined;
    isGone = false;
    content;
    hops;
    enqueuedSequence;
    deadLetterSource;
    constructor(store, sequence, origin, enqueuedAt, timeToLive) {
        this.store = store;
        this.sequence = sequence;
        this.enqueuedAt = enqueuedAt;
        this.timeToLive = timeToLive;
        this.content = origin.content;
        this.hops = origin.hops;
        this.enqueuedSequence = origin.enqueuedSequence;
        this.deadLetterSource = origin.deadLetterSource;
    }
    get expiresAt() {
        return this.timeToLive === undefined ? undefined : this.enqueuedAt + this.timeToLive;
    }
    /** How it came here, for where it goes on to. */
    get origin() {
        return {
            content: this.content,
            hops: this.hops,
            enqueuedSequence: this.enqueuedSequence === 0 ? this.sequence : this.enqueuedSequence,
            deadLetterSource: this.deadLetterSource,
        };
    }
}
exports.StoredMessage = StoredMessage;
/** A message as receivers see it. */
function brokered(stored) {
    const { content, sequence, enqueuedSequence, enqueuedAt, timeToLive, expiresAt, deliveryCount } = stored;
    return {
        encoded: content.encoded,
        messageId: content.messageId,
        sessionId: content.sessionId,
        partitionKey: content.partitionKey,
        sequenceNumber: sequence,
        enqueuedSequenceNumber: enqueuedSequence,
        enqueuedAt,
        timeToLive,
        expiresAt,
        deliveryCount,
        state: stored.state,
        scheduledAt: stored.scheduledAt,
        deadLetterSource: stored.deadLetterSource,
    };
}
/** A message as it is delivered, with its lock where it has one. */
function delivery(stored) {
    const { lock } = stored;
    // Into the same object: a copy of it for each delivery is felt.
    return Object.assign(brokered(stored), {
        lockToken: lock?.token,
        lockedUntil: lock?.session === undefined ? lock?.until : lock.session.lockedUntil,
    });
}
//# sourceMappingURL=stored-message.js.map