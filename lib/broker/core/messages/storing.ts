import type { Content } from '../state/broker-content';
import type { QueueEntity, TopicEntity } from '../state/entity';
import { ownerOf } from '../state/entity';
import type { Kernel } from '../state/kernel';
import type { Session, StoredMessage } from '../state/message-store';

/** Puts a message into the queue that it was made for, and lets receivers have it if its time has come. */
export function put(kernel: Kernel, stored: StoredMessage): void {
  const { store, content, state, expiresAt, scheduledAt } = stored;
  store.log.add(stored);
  use(kernel, ownerOf(stored.store).top, content);
  kernel.journal.message(stored);
  if (state === 'scheduled') {
    store.scheduled++;
    kernel.due.add(scheduledAt as number, { kind: 'activation', stored });
    return;
  }
  if (state === 'deferred') store.deferred++;
  const session = sessionOf(stored);
  if (session !== undefined) session.messages++;
  // Dead letters do not expire.
  if (expiresAt !== undefined && store.subqueue === undefined) kernel.due.add(expiresAt, { kind: 'expiry', stored });
  if (state === 'active' && stored.lock === undefined) makeReady(kernel, stored);
}

/** Lets receivers have a message. */
export function makeReady(kernel: Kernel, stored: StoredMessage): void {
  const session = sessionOf(stored);
  if (session === undefined) {
    stored.store.ready.add(stored);
    kernel.stirred.add(stored.store);
  } else {
    session.ready.add(stored);
    stored.store.sessions?.update(session);
    kernel.stirredSessions.add(session);
  }
}

/** Takes a message away, with its lock if it has one. */
export function discard(kernel: Kernel, stored: StoredMessage): void {
  const { store, lock } = stored;
  const session = sessionOf(stored);
  stored.isGone = true;
  stored.lock = undefined;
  store.log.hasGone();
  if (lock !== undefined) store.locks.delete(lock.token);
  if (stored.state === 'deferred') store.deferred--;
  if (stored.state === 'scheduled') store.scheduled--;
  else if (session !== undefined) {
    session.messages--;
    session.locked.delete(stored);
    store.sessions?.update(session);
  }
  unuse(kernel, ownerOf(store).top, stored.content);
  kernel.journal.message(stored);
}

/** Gives a message another content in the place of its own. */
export function replaceContent(kernel: Kernel, stored: StoredMessage, content: Content): void {
  const { top } = ownerOf(stored.store);
  unuse(kernel, top, stored.content);
  stored.content = content;
  use(kernel, top, content);
  kernel.journal.message(stored);
}

/** The session that a message is in, where its entity has sessions. */
export function sessionOf({ store, content }: StoredMessage): Session | undefined {
  return store.sessions?.open(content.sessionId ?? '');
}

/** The bytes of a content count once in a topic, for all subscriptions that have it. */
function use(kernel: Kernel, top: QueueEntity | TopicEntity, content: Content): void {
  content.uses++;
  if (content.uses === 1) kernel.journal.content(content);
  if (top.kind === 'topic') {
    const before = top.contents.get(content) ?? 0;
    top.contents.set(content, before + 1);
    if (before > 0) return;
  }
  top.size += content.size;
}

function unuse(kernel: Kernel, top: QueueEntity | TopicEntity, content: Content): void {
  content.uses--;
  if (content.uses === 0) kernel.journal.content(content);
  if (top.kind === 'topic') {
    const left = (top.contents.get(content) ?? 1) - 1;
    if (left > 0) {
      top.contents.set(content, left);
      return;
    }
    top.contents.delete(content);
  }
  top.size -= content.size;
}
