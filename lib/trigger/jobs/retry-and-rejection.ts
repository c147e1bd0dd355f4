import { ORIGINAL_ID_PROPERTY } from './stay';

/** How often a message has waited: a property of the copy that waits. */
export const RETRIES_PROPERTY = 'trainingRetries';

/** Since when a message waits for a place of its template: a property of the copy that waits. */
export const WAITS_SINCE_PROPERTY = 'trainingWaitsSince';

/**
 * Minutes before each further try of what cannot start now, about a day in all: roles arrive within minutes, and most
 * faults are over by then; a quota, or somebody who mends the deployment, takes longer. After the last it is set aside.
 */
export const RETRY_MINUTES: readonly number[] = [1, 2, 4, 8, 15, 30, ...Array<number>(23).fill(60)];

/** What a message carries that was set aside, beside its own properties. */
export const REJECTION_PROPERTIES = {
  reason: 'rejectedReason',
  details: 'rejectedDetails',
  /** The subscription that it came to. */
  by: 'rejectedBy',
  /** The queue to send it to, to have it tried again. */
  retryQueue: 'retryQueue',
  /** How many bytes its body had, where only the first of them are kept. */
  cutFrom: 'bodyCutFrom',
} as const;

/** The queue that what came to a subscription waits in, and is tried again from. */
export function retryQueueName(subscription: string): string {
  return `${RETRY_QUEUE}${subscription}`;
}

/** Whether a queue is one that messages wait in, by its name. */
export function isRetryQueueName(queue: string): boolean {
  return queue.toLowerCase().startsWith(RETRY_QUEUE);
}

const RETRY_QUEUE = 'training-retry-';

/** All that is written beside a message since it was sent: when it is set aside, waits, or becomes a dead letter. */
export function propertiesWrittenBeside(): readonly string[] {
  return [
    ...Object.values(REJECTION_PROPERTIES),
    RETRIES_PROPERTY,
    WAITS_SINCE_PROPERTY,
    ORIGINAL_ID_PROPERTY,
    'DeadLetterReason',
    'DeadLetterErrorDescription',
  ];
}

/** Queues in which everything is for people: what starts no job, and dead letters that are forwarded. */
export const SET_ASIDE_QUEUES: readonly string[] = ['training-rejected', 'training-dead-letters'];

/** As much of a body is kept where all of it does not fit into a queue: more than any request has. */
export const KEPT_BODY = 16 * 1024;

/** What may be otherwise in a while, beside faults of the service: a precondition or a lock, too early, too many. */
export const STATUSES_FOR_LATER: readonly number[] = [408, 412, 423, 425, 429];
