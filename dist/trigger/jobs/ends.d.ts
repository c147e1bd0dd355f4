/** How often a message has waited: a property of the copy that waits. */
export declare const RETRIES_PROPERTY = "trainingRetries";
/**
 * Minutes before each further try of what cannot start now, about a day in all: roles arrive within minutes, and most
 * faults are over by then; a quota, or somebody who mends the deployment, takes longer. After the last it is set aside.
 */
export declare const RETRY_MINUTES: readonly number[];
/** What a message carries that was set aside, beside its own properties. */
export declare const REJECTION_PROPERTIES: {
    readonly reason: 'rejectedReason';
    readonly details: 'rejectedDetails';
    /** The subscription that it came to. */
    readonly by: 'rejectedBy';
    /** The queue to send it to, to have it tried again. */
    readonly retryQueue: 'retryQueue';
    /** How many bytes its body had, where only the first of them are kept. */
    readonly cutFrom: 'bodyCutFrom';
};
/** The queue that what came to a subscription waits in, and is tried again from. */
export declare function retryQueueName(subscription: string): string;
/** All that is written beside a message since it was sent: when it is set aside, waits, or becomes a dead letter. */
export declare function propertiesWrittenBeside(): readonly string[];
/** As much of a body is kept where all of it does not fit into a queue: more than any request has. */
export declare const KEPT_BODY: number;
/** What may be otherwise in a while, beside faults of the service: a precondition or a lock, too early, too many. */
export declare const STATUSES_FOR_LATER: readonly number[];
