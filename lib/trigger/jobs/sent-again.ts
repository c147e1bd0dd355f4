import { isRetryQueueName } from './retry-and-rejection';
import { isStayId, type Stay, stayId } from './stay';

/** What tells the id that its sender gave a message. */
export interface Identified {
  /** The id that it has. */
  readonly messageId: string | undefined;
  /** What stands beside it as its original id. */
  readonly said: unknown;
  /** The address of the entity that it came to last: of a dead letter that was forwarded, where it died. */
  readonly cameTo: string;
}

/**
 * The id that its sender has given a message. A copy has one of its own, with that of the message beside it; of what comes to
 * a subscription, its sender may have written the same.
 */
export function originalId({ messageId, said, cameTo }: Identified): string | undefined {
  const isCopy = !/\/subscriptions\//i.test(cameTo) && messageId !== undefined && isStayId(messageId);
  if (!isCopy || typeof said !== 'string') return messageId;
  return said === '' ? undefined : said;
}

/** Where a message lies that somebody sends again. */
export interface Lying {
  /** The place, as `placeOfLetter` has it. */
  readonly place: string;
  /** `undefined` where nobody tells since when it lies there. */
  readonly stay: Stay | undefined;
}

/** Under which id a message is sent again; without one, the service gives it one. */
export interface SentAgain {
  readonly messageId: string | undefined;
  /** What is written beside it as its original id; nothing where it has that. */
  readonly original: string | undefined;
}

/**
 * Under which id a message is sent again. A queue of retries knows ids for a day, and would drop the second time that one is
 * sent: it gets one of its own for each time that it lies somewhere, and the original one beside it. That is the same when it
 * is sent once more since somebody was stopped in between, and then it is dropped. Everything else gets the original one.
 *
 * @param retryQueue the queue that it names itself
 */
export function sentAgain(
  original: string | undefined,
  { place, stay }: Lying,
  to: string,
  retryQueue: string | undefined,
): SentAgain {
  if (!isRetryQueueName(to) && to !== retryQueue) return { messageId: original, original: undefined };
  return { messageId: stay && stayId(original, place, stay), original: original ?? '' };
}
