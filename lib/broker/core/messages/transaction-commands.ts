import { BrokerError } from '../commands/broker-error';
import type { CancelScheduled, DischargeTransaction, Send, Settle, TransactionId } from '../commands/command';
import { MINUTE } from '../commands/time';
import type { SendingEntity } from '../state/entity';
import { ownerOf } from '../state/entity';
import { notFound } from '../state/entity-table';
import type { Kernel } from '../state/kernel';
import type { StoredMessage } from '../state/message-store';
import { Transaction } from '../state/transaction';
import { sendRefusal } from './send-refusal';
import { cancel, prepareSend, scheduledMessages, sendAll, strand } from './sending';
import { lockedMessages, settlementRefusal, settleOne } from './settling';

/** How long a transaction may take. @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-transactions */
const LONGEST_TRANSACTION = 2 * MINUTE;

export function declare(kernel: Kernel): { readonly transaction: TransactionId } {
  const transaction = new Transaction(`transaction-${kernel.nextTransaction++}`);
  kernel.transactions.set(transaction.id, transaction);
  kernel.due.add(kernel.now + LONGEST_TRANSACTION, { kind: 'transaction', transaction });
  return { transaction: transaction.id };
}

/** Makes a command a part of its transaction. What can be refused now is. */
export function addToTransaction(
  kernel: Kernel,
  id: TransactionId,
  command: Send | Settle | CancelScheduled,
): BrokerError | undefined {
  const transaction = kernel.transactions.get(id);
  if (transaction === undefined) return unknown(id);
  switch (command.kind) {
    case 'send':
      return addSend(kernel, transaction, command);
    case 'settle':
      return addSettle(kernel, transaction, command);
    case 'cancel-scheduled':
      return addCancel(kernel, transaction, command);
  }
}

function addSend(kernel: Kernel, transaction: Transaction, command: Send): BrokerError | undefined {
  const sending = prepareSend(kernel, command);
  if (sending instanceof BrokerError) return sending;
  const { to, via, messages } = sending;
  const span = enter(transaction, (via ?? to).top);
  if (span !== undefined) return span;
  // Disabled alone does not stop what goes through another entity: it is stranded there.
  const isStranded = (error: BrokerError | undefined) =>
    via !== undefined && via.kind !== 'topic' && error?.condition === 'com.microsoft:entity-disabled';
  transaction.operations.push({
    check: () => {
      const now = prepareSend(kernel, command);
      if (now instanceof BrokerError) return now;
      // One of the same name that was made meanwhile is another.
      if (now.to !== to || now.via !== via) return notFound(now.to === to ? (via?.address ?? '') : to.address);
      const error = sendRefusal(to);
      return isStranded(error) ? undefined : error;
    },
    apply: () => {
      const error = sendRefusal(to);
      if (via !== undefined && error !== undefined && isStranded(error)) strand(kernel, via, messages, error);
      else sendAll(kernel, sending);
    },
  });
  return undefined;
}

function addSettle(kernel: Kernel, transaction: Transaction, command: Settle): BrokerError | undefined {
  const store = kernel.entities.store(command.entity);
  if (store instanceof BrokerError) return store;
  const refusal = settlementRefusal(store, command.settlement);
  if (refusal !== undefined) return refusal;
  const messages = lockedMessages(kernel, store, command.lockTokens);
  if (messages instanceof BrokerError) return messages;
  const span = enter(transaction, ownerOf(store).top);
  if (span !== undefined) return span;
  for (const stored of messages) {
    const held = stored.lock;
    if (held === undefined) continue;
    held.isClaimed = true;
    transaction.claimed.push(held);
    transaction.operations.push({
      check: () => (stored.lock === held ? undefined : rolledBack(stored)),
      apply: () => settleOne(kernel, stored, command.settlement),
    });
  }
  return undefined;
}

function rolledBack({ sequence, store }: StoredMessage): BrokerError {
  return new BrokerError(
    'amqp:transaction:rollback',
    `The transaction is rolled back: the lock of the message ${sequence} of '${store.owner.address}', which it settles, was lost.`,
  );
}

function addCancel(kernel: Kernel, transaction: Transaction, command: CancelScheduled): BrokerError | undefined {
  const messages = scheduledMessages(kernel, command);
  if (messages instanceof BrokerError) return messages;
  const [first] = messages;
  const span = first === undefined ? undefined : enter(transaction, ownerOf(first.store).top);
  if (span !== undefined) return span;
  transaction.operations.push({
    check: () => {
      const now = scheduledMessages(kernel, command);
      return now instanceof BrokerError ? now : undefined;
    },
    apply: () => {
      for (const stored of messages) if (!stored.isGone) cancel(kernel, stored);
    },
  });
  return undefined;
}

/** A transaction is about one queue or topic; others are sent to through that one. */
function enter(transaction: Transaction, top: SendingEntity): BrokerError | undefined {
  transaction.top ??= top;
  if (transaction.top === top) return undefined;
  return new BrokerError(
    'amqp:not-allowed',
    `Transactions cannot span multiple top-level entities: this one is about '${transaction.top.name}', and '${top.name}' is another. Send to that through '${transaction.top.name}'.`,
  );
}

/** Ends a transaction. Where one of its parts cannot be done any more, none is. */
export function discharge(kernel: Kernel, { transaction: id, fail }: DischargeTransaction): BrokerError | undefined {
  const transaction = kernel.transactions.get(id);
  if (transaction === undefined) return unknown(id);
  endTransaction(kernel, transaction);
  if (fail) return undefined;
  for (const operation of transaction.operations) {
    const error = operation.check();
    if (error !== undefined) return error;
  }
  for (const operation of transaction.operations) operation.apply();
  return undefined;
}

/** Ends a transaction without doing anything of it: what it was to settle is its receivers' own again, while their locks last. */
export function endTransaction(kernel: Kernel, transaction: Transaction): void {
  transaction.isEnded = true;
  kernel.transactions.delete(transaction.id);
  for (const lock of transaction.claimed) lock.isClaimed = false;
}

function unknown(id: TransactionId): BrokerError {
  return new BrokerError(
    'amqp:transaction:unknown-id',
    `There is no transaction '${id}': it has ended, or took longer than two minutes.`,
  );
}
