import { ORIGINAL_ID_PROPERTY, originalId, placeOfLetter, REJECTION_PROPERTIES, sentAgain } from '../../trigger/jobs';
import { addressOfEntity } from '../bus/entity-names';
import { idOf, propertyOf, type Seen } from '../messages/seen';
import type { Changes } from './again';

/** A letter as far as its ids go. */
export type Identified = Pick<Seen, 'message' | 'place' | 'deadLetterSource' | 'sequenceNumber' | 'enqueuedAt'>;

/** The id that its sender has given a message. */
export function originalIdOf(seen: Pick<Identified, 'message' | 'place' | 'deadLetterSource'>): string | undefined {
  return originalId({
    messageId: idOf(seen),
    said: propertyOf(seen, ORIGINAL_ID_PROPERTY),
    cameTo: seen.deadLetterSource ?? addressOfEntity(seen.place.entity),
  });
}

/** Under which id a letter is sent again. */
export function idAgain(seen: Identified, to: string): Pick<Changes, 'messageId' | 'originalId'> {
  const { place, sequenceNumber, enqueuedAt } = seen;
  const lies = {
    place: placeOfLetter(place.entity.name, place.subQueue),
    stay: enqueuedAt && { number: String(sequenceNumber), since: enqueuedAt },
  };
  const { messageId, original } = sentAgain(
    originalIdOf(seen),
    lies,
    to,
    propertyOf(seen, REJECTION_PROPERTIES.retryQueue),
  );
  return { messageId, ...(original !== undefined && { originalId: original }) };
}
