import type { MessageChanges } from '../commands/broker-message';
import type { Time } from '../commands/time';
import { receivingOwnerOf } from '../state/entity';
import type { Kernel } from '../state/kernel';
import type { Session, StoredMessage } from '../state/message-store';
import { deadLetter, expire, leave } from './dead-lettering';
import { changedContent } from './message-changes';
import { makeReady, replaceContent } from './storing';

/** Gives somebody a message for himself, for as long as its entity says, or as its session is his. */
export function lock(kernel: Kernel, stored: StoredMessage, session: Session | undefined): void {
  const { store } = stored;
  const token = kernel.tokens.next();
  const until = kernel.now + receivingOwnerOf(store).settings.lockDuration;
  stored.lock = { token, until, session, isClaimed: false };
  store.locks.set(token, stored);
  if (session === undefined) kernel.due.add(until, { kind: 'lock', stored, token });
  else session.locked.add(stored);
  kernel.journal.message(stored);
}

/** Makes a lock last from now on; tells until when. */
export function renewLock(kernel: Kernel, stored: StoredMessage): Time {
  const { lock: held, store } = stored;
  const until = kernel.now + receivingOwnerOf(store).settings.lockDuration;
  if (held !== undefined && held.until !== until) {
    held.until = until;
    kernel.due.add(until, { kind: 'lock', stored, token: held.token });
    kernel.journal.message(stored);
  }
  return until;
}

/**
 * Ends the lock of a message without settling it: others may have it again, or it is dead after its last delivery.
 *
 * @param counts whether the delivery counts; among dead letters none does
 */
export function unlock(kernel: Kernel, stored: StoredMessage, counts: boolean, changes?: MessageChanges): void {
  const { store } = stored;
  free(kernel, stored);
  if (changes !== undefined) replaceContent(kernel, stored, changedContent(kernel, stored.content, changes));
  if (store.subqueue === undefined) {
    const entity = receivingOwnerOf(store);
    const most = entity.settings.maxDeliveryCount;
    if (counts) stored.deliveryCount++;
    if (counts && stored.deliveryCount >= most) {
      const description = `Message could not be consumed after ${most} delivery attempts.`;
      deadLetter(kernel, entity, leave(kernel, stored), 'MaxDeliveryCountExceeded', description);
      return;
    }
    // What is deferred stays so, and does not expire.
    if (stored.state === 'deferred') return;
    if (stored.expiresAt !== undefined && stored.expiresAt <= kernel.now) {
      expire(kernel, stored);
      return;
    }
  }
  if (stored.state === 'active') makeReady(kernel, stored);
}

/** Sets a message aside, to be received by its number alone. */
export function defer(kernel: Kernel, stored: StoredMessage, changes: MessageChanges | undefined): void {
  free(kernel, stored);
  if (changes !== undefined) replaceContent(kernel, stored, changedContent(kernel, stored.content, changes));
  if (stored.state !== 'deferred') stored.store.deferred++;
  stored.state = 'deferred';
}

function free(kernel: Kernel, stored: StoredMessage): void {
  const { lock: held, store } = stored;
  if (held === undefined) return;
  store.locks.delete(held.token);
  held.session?.locked.delete(stored);
  stored.lock = undefined;
  kernel.journal.message(stored);
}

/** Ends a lock because its time is over. */
export function loseLock(kernel: Kernel, stored: StoredMessage): void {
  kernel.tell('lock-lost', stored.store.owner.address, stored.content.messageId, stored.sequence);
  unlock(kernel, stored, true);
}

/**
 * Lets go of a session, with the locks of its messages.
 *
 * @param counts whether their deliveries count: they do where the lock was lost, and not where the receiver closed
 * @see https://learn.microsoft.com/azure/service-bus-messaging/message-sessions#impact-of-delivery-count
 */
export function releaseSession(kernel: Kernel, session: Session, counts: boolean): void {
  session.receiver = undefined;
  const locked = [...session.locked].sort((a, b) => a.sequence - b.sequence);
  for (const stored of locked) {
    if (counts) loseLock(kernel, stored);
    else unlock(kernel, stored, false);
  }
  session.store.sessions?.update(session);
  kernel.stirredSessions.add(session);
}
