import { delivery } from '../state/brokered';
import { ownerOf, receivingOwnerOf } from '../state/entity';
import type { Kernel } from '../state/kernel';
import type { MessageStore, Receiver, Session, StoredMessage } from '../state/message-store';
import { lock } from './locking';
import { discard } from './storing';

/** Gives receivers what they have credit for, wherever there may be something for them now. */
export function deliverAll(kernel: Kernel): void {
  for (const store of kernel.stirred) {
    kernel.stirred.delete(store);
    deliverFrom(kernel, store);
  }
  for (const session of kernel.stirredSessions) {
    kernel.stirredSessions.delete(session);
    deliverIn(kernel, session);
  }
  for (const receiver of kernel.draining) {
    kernel.draining.delete(receiver);
    receiver.credit = 0;
    receiver.store.hungry.delete(receiver);
    kernel.emit({ kind: 'drained', receiver: receiver.id });
  }
}

function deliverFrom(kernel: Kernel, store: MessageStore): void {
  const { hungry, ready } = store;
  if (!canReceive(store)) return;
  while (ready.first() !== undefined) {
    const [receiver] = hungry;
    if (receiver === undefined) return;
    deliver(kernel, receiver, ready.take() as StoredMessage);
    // The others first, before it gets another one.
    if (hungry.size > 1 && hungry.delete(receiver)) hungry.add(receiver);
  }
}

function deliverIn(kernel: Kernel, session: Session): void {
  const { store } = session;
  if (!canReceive(store)) return;
  if (session.receiver === undefined) {
    const [waiting] = store.sessions?.waiting ?? [];
    const free = waiting === undefined ? undefined : store.sessions?.nextFree();
    if (waiting === undefined || free === undefined) return;
    openIn(kernel, waiting, free);
  }
  const { receiver } = session;
  if (receiver === undefined) return;
  while (receiver.credit > 0 && session.ready.first() !== undefined)
    deliver(kernel, receiver, session.ready.take() as StoredMessage);
  store.sessions?.update(session);
}

/** Gives a receiver a session: for as long as the lock of its entity, and it may renew it. */
export function openIn(kernel: Kernel, receiver: Receiver, session: Session): void {
  const { sessions } = session.store;
  const owner = receivingOwnerOf(session.store);
  sessions?.waiting.delete(receiver);
  receiver.waitsUntil = undefined;
  receiver.session = session;
  session.receiver = receiver;
  session.lockedUntil = kernel.now + owner.settings.lockDuration;
  sessions?.update(session);
  kernel.due.add(session.lockedUntil, { kind: 'session-lock', session });
  const { id, lockedUntil } = session;
  kernel.emit({ kind: 'receiver-opened', receiver: receiver.id, session: { id, lockedUntil } });
  kernel.touch(owner);
  kernel.stirredSessions.add(session);
}

function deliver(kernel: Kernel, receiver: Receiver, stored: StoredMessage): void {
  receiver.credit--;
  if (receiver.credit === 0) receiver.store.hungry.delete(receiver);
  const owner = ownerOf(stored.store);
  kernel.touch(owner);
  if (receiver.mode === 'peek-lock') {
    lock(kernel, stored, receiver.session);
    kernel.emit({ kind: 'deliver', receiver: receiver.id, delivery: delivery(stored) });
  } else {
    kernel.emit({ kind: 'deliver', receiver: receiver.id, delivery: delivery(stored) });
    discard(kernel, stored);
  }
  kernel.tell('delivered', owner.address, stored.content.messageId, stored.sequence);
}

/** Whether messages come out of a queue: what the status says counts for its subqueues too. */
function canReceive(store: MessageStore): boolean {
  const owner = ownerOf(store);
  const { status } = owner.settings;
  return !owner.isDeleted && status !== 'Disabled' && status !== 'ReceiveDisabled';
}
