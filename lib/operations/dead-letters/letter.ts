import { REJECTION_PROPERTIES, retryQueueName, SET_ASIDE_QUEUES } from '../../trigger/jobs';
import { addressOfEntity, type Entity, entityText } from '../bus/entity-names';
import { propertyOf, type Seen } from '../messages/seen';
import { originalIdOf } from './original-ids';

/** A message that is a dead letter, or was set aside, and why. */
export interface Letter {
  readonly seen: Seen;
  /** `misconfigured`, `MaxDeliveryCountExceeded`, … */
  readonly reason: string;
  /** What was said of it beside the reason, perhaps over several lines. */
  readonly details: string;
}

/** Whether everything in an entity was set aside. */
export function isForPeople(entity: Entity): boolean {
  return entity.kind === 'queue' && SET_ASIDE_QUEUES.includes(entity.name.toLowerCase());
}

/** Whether a message that waits in a queue was set aside there, or forwarded as a dead letter. */
export function isSetAside(seen: Seen): boolean {
  return seen.deadLetterSource !== undefined || propertyOf(seen, REJECTION_PROPERTIES.reason) !== undefined;
}

/** Whether the service says that it is a dead letter, whatever its sender may have written. */
function isDeadLetter({ place, deadLetterSource }: Seen): boolean {
  return place.subQueue !== undefined || deadLetterSource !== undefined;
}

export function letterOf(seen: Seen): Letter {
  const ofService = [seen.deadLetterReason, seen.deadLetterDescription] as const;
  const ofProgram = [
    propertyOf(seen, REJECTION_PROPERTIES.reason),
    propertyOf(seen, REJECTION_PROPERTIES.details),
  ] as const;
  const [first, second] = isDeadLetter(seen) ? [ofService, ofProgram] : [ofProgram, ofService];
  const [reason, details] = first[0] === undefined ? second : first;
  return { seen, reason: reason ?? 'no reason', details: details ?? '' };
}

/** The subscription that it came to, where that can be told. */
export function subscriptionOf({ seen }: Letter): string | undefined {
  const { entity, subQueue } = seen.place;
  if (subQueue !== undefined) return entity.kind === 'subscription' ? entity.name : undefined;
  const [, source] = /\/subscriptions\/([^/]+)/i.exec(seen.deadLetterSource ?? '') ?? [];
  return source ?? propertyOf(seen, REJECTION_PROPERTIES.by);
}

/** The queue that it is tried again from: of a dead letter where it was, of what was set aside the queue that it names. */
export function retryQueueOf({ seen }: Letter): string | undefined {
  const { entity, subQueue } = seen.place;
  if (subQueue !== undefined) return queueFor(addressOfEntity(entity));
  return retryQueueBy(seen.deadLetterSource, propertyOf(seen, REJECTION_PROPERTIES.retryQueue));
}

/**
 * The queue that a message of a queue for people is tried again from. Of a forwarded one the service says where it was;
 * whatever else stands in it, its sender may have written.
 *
 * @param said what stands beside the message as its queue
 */
export function retryQueueBy(deadLetterSource: string | undefined, said: string | undefined): string | undefined {
  return deadLetterSource === undefined ? said : queueFor(deadLetterSource.replace(/\/\$.*$/, ''));
}

/** Where the messages of a queue, or of a subscription, are tried again: a topic would share them out anew. */
function queueFor(address: string): string {
  const [, subscription] = /\/subscriptions\/([^/]+)$/i.exec(address) ?? [];
  return subscription === undefined ? address : retryQueueName(subscription);
}

/** What such messages have in common. */
export interface LetterGroup {
  /** Where they are. */
  readonly entity: string;
  readonly reason: string;
  readonly letters: readonly Letter[];
}

/** Letters by where they are and why, those with the most first. */
export function grouped(letters: readonly Letter[]): LetterGroup[] {
  const groups = new Map<string, Letter[]>();
  for (const letter of letters) {
    const key = JSON.stringify([entityText(letter.seen.place.entity), letter.reason]);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(letter);
  }
  return [...groups]
    .map(([key, group]) => {
      const [entity, reason] = JSON.parse(key) as [string, string];
      return { entity, reason, letters: group };
    })
    .sort((one, other) => other.letters.length - one.letters.length);
}

/** Which letters are meant. */
export interface Choice {
  readonly reason?: string;
  readonly subscription?: string;
  readonly messageId?: string;
  readonly sequence?: bigint;
}

/** Whether a letter is meant. */
export function isMeant(letter: Letter, { reason, subscription, messageId, sequence }: Choice): boolean {
  const { seen } = letter;
  return (
    (reason === undefined || reason === letter.reason) &&
    (subscription === undefined || subscription === subscriptionOf(letter)) &&
    (messageId === undefined || messageId === originalIdOf(seen)) &&
    (sequence === undefined || sequence === seen.sequenceNumber)
  );
}
