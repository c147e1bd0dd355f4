"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.STATUSES_FOR_LATER = exports.KEPT_BODY = exports.REJECTION_PROPERTIES = exports.RETRY_MINUTES = exports.RETRIES_PROPERTY = void 0;
exports.retryQueueName = retryQueueName;
exports.propertiesWrittenBeside = propertiesWrittenBeside;
/** How often a message has waited: a property of the copy that waits. */
exports.RETRIES_PROPERTY = 'trainingRetries';
/**
 * Minutes before each further try of what cannot start now, about a day in all: roles arrive within minutes, and most
 * faults are over by then; a quota, or somebody who mends the deployment, takes longer. After the last it is set aside.
 */
exports.RETRY_MINUTES = [1, 2, 4, 8, 15, 30, ...Array(23).fill(60)];
/** What a message carries that was set aside, beside its own properties. */
exports.REJECTION_PROPERTIES = {
    reason: 'rejectedReason',
    details: 'rejectedDetails',
    /** The subscription that it came to. */
    by: 'rejectedBy',
    /** The queue to send it to, to have it tried again. */
    retryQueue: 'retryQueue',
    /** How many bytes its body had, where only the first of them are kept. */
    cutFrom: 'bodyCutFrom',
};
/** The queue that what came to a subscription waits in, and is tried again from. */
function retryQueueName(subscription) {
    return `training-retry-${subscription}`;
}
/** All that is written beside a message since it was sent: when it is set aside, waits, or becomes a dead letter. */
function propertiesWrittenBeside() {
    return [...Object.values(exports.REJECTION_PROPERTIES), exports.RETRIES_PROPERTY, 'DeadLetterReason', 'DeadLetterErrorDescription'];
}
/** As much of a body is kept where all of it does not fit into a queue: more than any request has. */
exports.KEPT_BODY = 16 * 1024;
/** What may be otherwise in a while, beside faults of the service: a precondition or a lock, too early, too many. */
exports.STATUSES_FOR_LATER = [408, 412, 423, 425, 429];
//# sourceMappingURL=ends.js.map