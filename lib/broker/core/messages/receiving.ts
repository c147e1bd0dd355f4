import { BrokerError } from '../commands/broker-error';
import type { CloseReceiver, OpenReceiver, Peek, ReceiveDeferred, SetCredit } from '../commands/command';
import type { Answers } from '../commands/command-outcome';
import { MINUTE } from '../commands/time';
import { brokered, delivery } from '../state/brokered';
import { ownerOf, receivingOwnerOf } from '../state/entity';
import { addressOf } from '../state/entity-table';
import type { Kernel } from '../state/kernel';
import type { MessageStore, Session, StoredMessage } from '../state/message-store';
import { Receiver } from '../state/message-store';
import { openIn } from './delivering';
import { lock, releaseSession } from './locking';
import { disabled } from './send-refusal';
import { discard } from './storing';

/** How long a receiver waits for a session that does not say how long. */
const DEFAULT_WAIT = MINUTE;
/** The longest id of a session. */
export const LONGEST_SESSION_ID = 128;

/** The messages of an address, where they may be received. */
export function receivable(kernel: Kernel, address: string): MessageStore | BrokerError {
  const store = kernel.entities.store(address);
  if (store instanceof BrokerError) return store;
  const { status } = ownerOf(store).settings;
  return status === 'Disabled' || status === 'ReceiveDisabled' ? disabled(addressOf(store)) : store;
}

export function openReceiver(kernel: Kernel, command: OpenReceiver): BrokerError | undefined {
  const store = receivable(kernel, command.entity);
  if (store instanceof BrokerError) return store;
  const refusal = openRefusal(kernel, command, store);
  if (refusal !== undefined) return refusal;
  const receiver = new Receiver(command.receiver, store, command.mode);
  const { sessions } = store;
  if (sessions === undefined || command.session === undefined) {
    kernel.receivers.set(receiver.id, receiver);
    kernel.emit({ kind: 'receiver-opened', receiver: receiver.id });
    kernel.touch(ownerOf(store));
    return undefined;
  }
  const { id, timeout = DEFAULT_WAIT } = command.session;
  const session = id === undefined ? sessions.nextFree() : sessions.open(id);
  if (session?.receiver !== undefined) {
    return new BrokerError(
      'com.microsoft:session-cannot-be-locked',
      `The requested session '${session.id}' cannot be accepted. It may be locked by another receiver.`,
    );
  }
  kernel.receivers.set(receiver.id, receiver);
  if (session !== undefined) {
    openIn(kernel, receiver, session);
    return undefined;
  }
  receiver.waitsUntil = kernel.now + Math.max(0, timeout);
  sessions.waiting.add(receiver);
  kernel.due.add(receiver.waitsUntil, { kind: 'waiting', receiver });
  return undefined;
}

function openRefusal(
  kernel: Kernel,
  { receiver, session }: OpenReceiver,
  store: MessageStore,
): BrokerError | undefined {
  const notAllowed = (why: string) => new BrokerError('amqp:not-allowed', why);
  const owner = receivingOwnerOf(store);
  if (kernel.receivers.has(receiver)) return notAllowed(`There is a receiver '${receiver}' already; close it first.`);
  if (store.subqueue === undefined && owner.settings.forwardTo !== undefined) {
    return notAllowed(
      `Cannot create a message receiver on an entity with auto-forwarding enabled: '${owner.address}' forwards to '${owner.settings.forwardTo}'; receive there.`,
    );
  }
  if (store.sessions !== undefined && session === undefined) {
    return notAllowed(
      'It is not possible for an entity that requires sessions to create a non-sessionful message receiver.',
    );
  }
  if (store.sessions === undefined && session !== undefined) {
    return notAllowed(
      `A sessionful message receiver cannot be created on an entity that does not require sessions: '${addressOf(store)}'.`,
    );
  }
  if ((session?.id?.length ?? 0) > LONGEST_SESSION_ID) {
    return new BrokerError(
      'com.microsoft:argument-out-of-range',
      `The id of a session has at most ${LONGEST_SESSION_ID} characters, and this has ${session?.id?.length}.`,
    );
  }
  return undefined;
}

export function setCredit(kernel: Kernel, { receiver: id, credit, drain = false }: SetCredit): BrokerError | undefined {
  const receiver = kernel.receivers.get(id);
  if (receiver === undefined) return new BrokerError('amqp:not-found', `There is no receiver '${id}'.`);
  if (!Number.isInteger(credit) || credit < 0) {
    const got = `and this is ${credit}`;
    return new BrokerError('amqp:invalid-field', `The credit of a receiver is a whole number from 0, ${got}.`);
  }
  receiver.credit = credit;
  const { store, session } = receiver;
  if (credit > 0) store.hungry.add(receiver);
  else store.hungry.delete(receiver);
  // A receiver that waits for messages uses the entity, whether there are any or not.
  kernel.touch(ownerOf(store));
  if (drain) kernel.draining.add(receiver);
  if (session !== undefined) kernel.stirredSessions.add(session);
  else if (store.sessions === undefined) kernel.stirred.add(store);
  return undefined;
}

/** Closes a receiver; one that is not there is closed already. */
export function closeReceiver(kernel: Kernel, { receiver: id }: CloseReceiver): undefined {
  const receiver = kernel.receivers.get(id);
  if (receiver !== undefined) dropReceiver(kernel, receiver, false);
}

/**
 * Takes a receiver out of everything that it is in.
 *
 * @param counts whether deliveries count that it has not settled
 */
export function dropReceiver(kernel: Kernel, receiver: Receiver, counts: boolean): void {
  const { store, session } = receiver;
  kernel.touch(ownerOf(store));
  kernel.receivers.delete(receiver.id);
  kernel.draining.delete(receiver);
  store.hungry.delete(receiver);
  store.sessions?.waiting.delete(receiver);
  receiver.waitsUntil = undefined;
  receiver.session = undefined;
  if (session !== undefined) releaseSession(kernel, session, counts);
}

export function peek(kernel: Kernel, { entity, from, count, session }: Peek): Answers['peek'] | BrokerError {
  const store = kernel.entities.store(entity);
  if (store instanceof BrokerError) return store;
  if (!Number.isInteger(count) || count < 1) {
    return new BrokerError('com.microsoft:argument-out-of-range', `The number of messages is at least 1: ${count}.`);
  }
  kernel.touch(ownerOf(store));
  const messages = [];
  for (const stored of store.log.from(from)) {
    if (session !== undefined && stored.content.sessionId !== session) continue;
    messages.push(brokered(stored));
    if (messages.length === count) break;
  }
  return { messages };
}

export function receiveDeferred(kernel: Kernel, command: ReceiveDeferred): Answers['receive-deferred'] | BrokerError {
  const store = receivable(kernel, command.entity);
  if (store instanceof BrokerError) return store;
  const session = heldSession(kernel, store, command.session, command.receiver);
  if (session instanceof BrokerError) return session;
  const found: StoredMessage[] = [];
  for (const number of new Set(command.sequenceNumbers)) {
    const stored = store.log.get(number);
    const isThere = stored?.state === 'deferred' && stored.lock === undefined;
    if (!isThere || (session !== undefined && stored.content.sessionId !== session.id)) {
      return new BrokerError(
        'com.microsoft:message-not-found',
        `Failed to lock one or more specified messages. The message with the sequence number ${number} does not exist in '${addressOf(store)}', is not deferred, or somebody has it.`,
      );
    }
    found.push(stored);
  }
  kernel.touch(ownerOf(store));
  const deliveries = found.map((stored) => {
    if (command.mode === 'peek-lock') lock(kernel, stored, session);
    const received = delivery(stored);
    if (command.mode === 'receive-and-delete') discard(kernel, stored);
    kernel.tell('delivered', store.owner.address, stored.content.messageId, stored.sequence);
    return received;
  });
  return { deliveries };
}

/**
 * The session that somebody has, where an entity has sessions; `undefined` where it has none.
 *
 * @param receiver who asks; `undefined` for whoever has it
 */
export function heldSession(
  kernel: Kernel,
  store: MessageStore,
  id: string | undefined,
  receiver: string | undefined,
): Session | undefined | BrokerError {
  if (store.sessions === undefined) {
    if (id === undefined) return undefined;
    return new BrokerError('amqp:not-allowed', `'${addressOf(store)}' does not have sessions.`);
  }
  const asking = receiver === undefined ? undefined : kernel.receivers.get(receiver);
  const session = id === undefined ? asking?.session : store.sessions.get(id);
  const isHeld = session?.receiver !== undefined && session.store === store;
  if (session !== undefined && isHeld && (receiver === undefined || session.receiver === asking)) return session;
  return new BrokerError(
    'com.microsoft:session-lock-lost',
    `The session lock has expired on the MessageSession${id === undefined ? '' : ` '${id}'`}. Accept a new MessageSession.`,
  );
}
