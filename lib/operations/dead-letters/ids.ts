import { isRetryQueueName, isStayId, ORIGINAL_ID_PROPERTY, REJECTION_PROPERTIES, stayId } from '../../trigger/jobs';
import { idOf, propertyOf, type Seen } from '../messages/seen';
import type { Changes } from './again';

/** A letter as far as its ids go. */
export type Identified = Pick<Seen, 'message' | 'place' | 'deadLetterSource' | 'sequenceNumber' | 'enqueuedAt'>;

/**
 * The id that its sender has given a message. A copy has one of its own, with that of the message beside it; of what comes
 * from a topic, its sender may have written the same.
 */
export function originalIdOf(seen: Pick<Identified, 'message' | 'place' | 'deadLetterSource'>): string | undefined {
  const own = idOf(seen);
  const isOfTopic = seen.place.entity.kind === 'subscription' || /\/subscriptions\//i.test(seen.deadLetterSource ?? '');
  const said = isOfTopic || !isStayId(own ?? '') ? undefined : propertyOf(seen, ORIGINAL_ID_PROPERTY);
  if (said === undefined) return own;
  return said === '' ? undefined : said;
}

/**
 * Under which id a letter is sent again. A queue of retries knows ids for a day, and would drop the second time that one is
 * sent: it gets one of its own for each time that it lies here, and the original one beside it. That is the same when it is
 * sent once more since somebody was stopped in between, and then it is dropped. Everything else gets the original one.
 */
export function idAgain(seen: Identified, to: string): Pick<Changes, 'messageId' | 'originalId'> {
  const original = originalIdOf(seen);
  if (!isRetryQueueName(to) && propertyOf(seen, REJECTION_PROPERTIES.retryQueue) !== to) return { messageId: original };
  return { messageId: idInQueue(original, seen), originalId: original ?? '' };
}

function idInQueue(
  original: string | undefined,
  { place, sequenceNumber, enqueuedAt }: Identified,
): string | undefined {
  if (enqueuedAt === undefined) return undefined;
  const { name } = place.entity;
  const lies = place.subQueue === undefined ? name : `${name.slice(0, LONGEST_NAME)}/${place.subQueue}`;
  return stayId(original, lies, { number: String(sequenceNumber), since: enqueuedAt });
}

const LONGEST_NAME = 30;
