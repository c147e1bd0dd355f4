import { BrokerError } from '../commands/broker-error';
import type { LockToken } from '../commands/broker-message';
import type { RenewLocks, Settle, Settlement } from '../commands/command';
import type { Answers } from '../commands/command-outcome';
import type { ReceivingEntity } from '../state/entity';
import { ownerOf } from '../state/entity';
import { addressOf } from '../state/entity-table';
import type { Kernel } from '../state/kernel';
import type { MessageStore, StoredMessage } from '../state/message-store';
import { deadLetter, leave } from './dead-lettering';
import { defer, renewLock, unlock } from './locking';
import { discard } from './storing';

/** The messages that lock tokens are of, or why somebody has not all of them; those that transactions settle are nobody's. */
export function lockedMessages(
  kernel: Kernel,
  store: MessageStore,
  tokens: readonly LockToken[],
): StoredMessage[] | BrokerError {
  const found = [...new Set(tokens)].map((token) => store.locks.get(token));
  const isLost = (stored: StoredMessage | undefined) => stored?.lock === undefined || stored.lock.isClaimed;
  if (found.length > 0 && !found.some(isLost)) return found as StoredMessage[];
  kernel.touch(ownerOf(store));
  return store.sessions === undefined
    ? new BrokerError(
        'com.microsoft:message-lock-lost',
        'The lock supplied is invalid. Either the lock expired, or the message has already been removed from the queue, or was received by a different receiver instance.',
      )
    : new BrokerError(
        'com.microsoft:session-lock-lost',
        'The session lock was lost, or the message has been settled. Accept the session again.',
      );
}

/** Why messages of a queue cannot be settled so; `undefined` where they can. */
export function settlementRefusal(store: MessageStore, { kind }: Settlement): BrokerError | undefined {
  // https://learn.microsoft.com/azure/service-bus-messaging/service-bus-dead-letter-queues#the-dead-letter-queue
  if (kind !== 'dead-letter' || store.subqueue === undefined) return undefined;
  return new BrokerError(
    'amqp:not-allowed',
    `A message of a dead-letter queue cannot be dead-lettered: '${addressOf(store)}'. Complete, abandon or defer it.`,
  );
}

export function settle(kernel: Kernel, { entity, lockTokens, settlement }: Settle): BrokerError | undefined {
  const store = kernel.entities.store(entity);
  if (store instanceof BrokerError) return store;
  const refusal = settlementRefusal(store, settlement);
  if (refusal !== undefined) return refusal;
  const messages = lockedMessages(kernel, store, lockTokens);
  if (messages instanceof BrokerError) return messages;
  for (const stored of messages) settleOne(kernel, stored, settlement);
  return undefined;
}

/** Carries out what was decided about a message. */
export function settleOne(kernel: Kernel, stored: StoredMessage, settlement: Settlement): void {
  const owner = ownerOf(stored.store);
  const tell = (what: 'completed' | 'abandoned' | 'deferred') =>
    kernel.tell(what, owner.address, stored.content.messageId, stored.sequence);
  kernel.touch(owner);
  switch (settlement.kind) {
    case 'complete':
      tell('completed');
      discard(kernel, stored);
      return;
    case 'abandon':
      tell('abandoned');
      unlock(kernel, stored, true, settlement.changes);
      return;
    case 'release':
      tell('abandoned');
      unlock(kernel, stored, false);
      return;
    case 'defer':
      tell('deferred');
      defer(kernel, stored, settlement.changes);
      return;
    case 'dead-letter': {
      const { reason, description, changes } = settlement;
      deadLetter(kernel, owner as ReceivingEntity, leave(kernel, stored), reason, description, changes);
    }
  }
}

export function renewLocks(kernel: Kernel, { entity, lockTokens }: RenewLocks): Answers['renew-locks'] | BrokerError {
  const store = kernel.entities.store(entity);
  if (store instanceof BrokerError) return store;
  if (store.sessions !== undefined) {
    return new BrokerError(
      'amqp:not-allowed',
      `Messages of sessions have no locks of their own: renew the lock of the session in '${addressOf(store)}'.`,
    );
  }
  const messages = lockedMessages(kernel, store, lockTokens);
  if (messages instanceof BrokerError) return messages;
  kernel.touch(ownerOf(store));
  const until = new Map(messages.map((stored) => [stored.lock?.token, renewLock(kernel, stored)]));
  return { lockedUntil: lockTokens.map((token) => until.get(token) ?? kernel.now) };
}
