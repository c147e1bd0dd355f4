import { lastUse } from './administration/describing';
import { removeEntity, watchIdle } from './administration/entity-commands';
import { BrokerError } from './commands/broker-error';
import { enqueue } from './messages/accepting';
import { expire } from './messages/dead-lettering';
import { loseSession } from './messages/fault-commands';
import { loseLock } from './messages/locking';
import { dropReceiver } from './messages/receiving';
import { discard } from './messages/storing';
import { endTransaction } from './messages/transaction-commands';
import type { Entity, SendingEntity } from './state/entity';
import { ownerOf } from './state/entity';
import type { Due, Kernel } from './state/kernel';
import type { StoredMessage } from './state/message-store';

/** Lets something happen whose time has come. */
export function fire(kernel: Kernel, due: Due): void {
  switch (due.kind) {
    case 'lock':
      loseLock(kernel, due.stored);
      return;
    case 'session-lock':
      if (due.session.receiver !== undefined) loseSession(kernel, due.session.receiver, due.session.id);
      return;
    case 'expiry':
      // Who has it locked may still settle it; what is deferred does not expire.
      if (due.stored.lock === undefined && due.stored.state === 'active') expire(kernel, due.stored);
      return;
    case 'activation':
      activate(kernel, due.stored);
      return;
    case 'waiting': {
      dropReceiver(kernel, due.receiver, false);
      const error = new BrokerError(
        'com.microsoft:timeout',
        'The operation did not complete within the allotted time: no session with messages was free.',
      );
      kernel.emit({ kind: 'receiver-closed', receiver: due.receiver.id, error });
      return;
    }
    case 'forget':
      forget(kernel, due.entity);
      return;
    case 'idle':
      deleteIdle(kernel, due.entity);
      return;
    case 'transaction': {
      endTransaction(kernel, due.transaction);
      const description = `The transaction '${due.transaction.id}' took longer than two minutes and is rolled back.`;
      const error = new BrokerError('amqp:transaction:timeout', description);
      kernel.emit({ kind: 'transaction-ended', transaction: due.transaction.id, error });
    }
  }
}

/** A scheduled message becomes an active one, with a number of its own. */
function activate(kernel: Kernel, stored: StoredMessage): void {
  const entity = ownerOf(stored.store) as SendingEntity;
  const { content } = stored;
  // Its content is used on.
  discard(kernel, stored);
  kernel.tell('activated', entity.address, content.messageId, stored.sequence);
  enqueue(kernel, entity, {
    content,
    hops: stored.hops,
    enqueuedSequence: 0,
    deadLetterSource: stored.deadLetterSource,
  });
}

function forget(kernel: Kernel, entity: SendingEntity): void {
  const { duplicates } = entity;
  for (const key of duplicates?.forget(kernel.now) ?? []) kernel.journal.duplicate(entity, key);
  const next = duplicates?.next();
  if (next !== undefined) kernel.due.add(next, { kind: 'forget', entity });
}

/**
 * Deletes an entity that nobody has used for as long as it may be idle.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/message-expiration#idleness
 */
function deleteIdle(kernel: Kernel, entity: Entity): void {
  const { autoDeleteOnIdle } = entity.settings;
  if (autoDeleteOnIdle === undefined) return;
  if (isInUse(kernel, entity)) kernel.touch(entity);
  if (lastUse(entity) + autoDeleteOnIdle > kernel.now) watchIdle(kernel, entity);
  else removeEntity(kernel, entity);
}

/** Somebody waits for its messages, something waits for its time, or it forwards: that is use without an event. */
function isInUse(kernel: Kernel, entity: Entity): boolean {
  if (entity.main.scheduled > 0) return true;
  if (entity.kind !== 'topic' && entity.settings.forwardTo !== undefined) return true;
  for (const { store } of kernel.receivers.values())
    if (store.owner === entity || ownerOf(store).top === entity) return true;
  return false;
}
