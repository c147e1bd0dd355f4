import type { MessageChanges } from '../commands/broker-message';
import type { Leaving, Origin } from '../state/broker-content';
import type { ReceivingEntity } from '../state/entity';
import { receivingOwnerOf } from '../state/entity';
import type { Kernel } from '../state/kernel';
import { StoredMessage } from '../state/message-store';
import { changedContent, deadLetterChanges } from './message-changes';
import { discard, put } from './storing';

/** Takes a message out of its queue. */
export function leave(kernel: Kernel, stored: StoredMessage): Leaving {
  discard(kernel, stored);
  const { origin, sequence, enqueuedAt, timeToLive, deliveryCount } = stored;
  return { origin, sequence, enqueuedAt, timeToLive, deliveryCount };
}

/** Puts a message among the dead letters of an entity, or where those are forwarded to. */
export function deadLetter(
  kernel: Kernel,
  entity: ReceivingEntity,
  leaving: Leaving,
  reason: string | undefined,
  description: string | undefined,
  changes?: MessageChanges,
): void {
  const content = changedContent(kernel, leaving.origin.content, deadLetterChanges(reason, description, changes));
  const dead = { ...leaving, origin: { ...leaving.origin, content } };
  kernel.tell('dead-lettered', entity.address, content.messageId, leaving.sequence, reason);
  const target = entity.settings.forwardDeadLetteredMessagesTo;
  if (target === undefined) keepDeadLetter(kernel, entity, dead);
  else kernel.transfers.push({ from: entity, leaving: dead, target, isDeadLetter: true });
}

/** Puts a dead letter into the dead-letter queue of the entity itself. */
export function keepDeadLetter(kernel: Kernel, entity: ReceivingEntity, leaving: Leaving): void {
  const { origin, sequence, enqueuedAt, timeToLive, deliveryCount } = leaving;
  const stored = new StoredMessage(entity.deadLetters, sequence, ownOrigin(origin, sequence), enqueuedAt, timeToLive);
  stored.deliveryCount = deliveryCount;
  put(kernel, stored);
}

/** Here it has the number that it was sent with, if this is where it was sent to. */
function ownOrigin(origin: Origin, sequence: number): Origin {
  return origin.enqueuedSequence === sequence && origin.hops === 0 ? { ...origin, enqueuedSequence: 0 } : origin;
}

/** What happens to a message whose time is over. */
export function expire(kernel: Kernel, stored: StoredMessage): void {
  const entity = receivingOwnerOf(stored.store);
  kernel.tell('expired', entity.address, stored.content.messageId, stored.sequence);
  const leaving = leave(kernel, stored);
  if (!entity.settings.deadLetterOnExpiration) return;
  deadLetter(kernel, entity, leaving, 'TTLExpiredException', 'The message expired and was dead lettered.');
}
