import { BrokerError } from '../commands/broker-error';
import type { SentMessage } from '../commands/broker-message';
import type { CancelScheduled, Discard, Send } from '../commands/command';
import type { Answers } from '../commands/command-outcome';
import type { Entity, SendingEntity } from '../state/entity';
import { ownerOf } from '../state/entity';
import { addressOf } from '../state/entity-table';
import type { Kernel } from '../state/kernel';
import { StoredMessage } from '../state/message-store';
import { accept } from './accepting';
import { changedContent, deadLetterChanges } from './message-changes';
import { LONGEST_SESSION_ID } from './receiving';
import { sendRefusal } from './send-refusal';
import { discard, put } from './storing';
import { maxMessageSize } from './tier-limits';

/** The longest id, partition key and session id of a message. */
const LONGEST_KEY = 128;

/** Where messages are to be sent, and through what. */
export interface Sending {
  readonly to: SendingEntity;
  /** The entity that a transaction sends through. */
  readonly via: Entity | undefined;
  readonly messages: readonly SentMessage[];
}

/** Where a command sends to, or why it cannot. */
export function prepareSend(kernel: Kernel, { entity, messages, via }: Send): Sending | BrokerError {
  const to = kernel.entities.sending(entity);
  if (to instanceof BrokerError) return to;
  const through = via === undefined ? undefined : kernel.entities.find(via);
  if (through instanceof BrokerError) return through;
  if (messages.length === 0) return new BrokerError('com.microsoft:argument-error', 'There is no message to send.');
  // Through another entity, a disabled one is found later.
  const refusal = through === undefined ? sendRefusal(to) : undefined;
  if (refusal !== undefined) return refusal;
  for (const message of messages) {
    const problem = messageRefusal(kernel, to, message);
    if (problem !== undefined) return problem;
  }
  return { to, via: through?.entity, messages };
}

/** Why an entity does not take a message; `undefined` where it does. */
function messageRefusal(kernel: Kernel, entity: SendingEntity, message: SentMessage): BrokerError | undefined {
  const { encoded, sessionId, messageId, partitionKey } = message;
  const most = maxMessageSize(kernel, entity);
  if (encoded.length > most) {
    return new BrokerError(
      'amqp:link:message-size-exceeded',
      `The received message (size: ${encoded.length} bytes) exceeds the limit (${most} bytes) of '${entity.address}'.`,
    );
  }
  const keys = [
    ['message id', messageId, LONGEST_KEY],
    ['session id', sessionId, LONGEST_SESSION_ID],
    ['partition key', partitionKey, LONGEST_KEY],
  ] as const;
  for (const [name, value, longest] of keys) {
    if ((value?.length ?? 0) <= longest) continue;
    return new BrokerError(
      'com.microsoft:argument-out-of-range',
      `The ${name} has at most ${longest} characters, and this has ${value?.length}.`,
    );
  }
  if (sessionId !== undefined && partitionKey !== undefined && sessionId !== partitionKey) {
    return new BrokerError(
      'com.microsoft:argument-error',
      `The partition key '${partitionKey}' of a message must be its session id '${sessionId}' where it has both.`,
    );
  }
  if (entity.kind !== 'queue' || !entity.settings.requiresSession || sessionId !== undefined) return undefined;
  return new BrokerError(
    'amqp:not-allowed',
    `The SessionId was not set on a message, and it cannot be sent to the entity. Entities that have session support enabled can only receive messages that have the SessionId set to a valid value: '${entity.address}'.`,
  );
}

/** Sends messages; all that could refuse one has been asked. */
export function sendAll(kernel: Kernel, { to, messages }: Sending): Answers['send'] {
  kernel.touch(to);
  const sequenceNumbers = messages.map((message) => {
    const origin = { content: kernel.content(message), hops: 0, enqueuedSequence: 0, deadLetterSource: undefined };
    kernel.tellSent(to.address, origin.content);
    return accept(kernel, to, origin, message.scheduledAt);
  });
  return { sequenceNumbers };
}

/**
 * Leaves messages in the transfer dead-letter queue of the entity that they were to go through.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-dead-letter-queues#dead-lettering-in-send-via-scenarios
 */
export function strand(kernel: Kernel, via: Entity, messages: readonly SentMessage[], error: BrokerError): void {
  if (via.kind === 'topic') return;
  for (const message of messages) {
    const changes = deadLetterChanges('MessagingEntityDisabledException', error.description, undefined);
    const content = changedContent(kernel, kernel.content(message), changes);
    const origin = { content, hops: 0, enqueuedSequence: 0, deadLetterSource: undefined };
    const sequence = via.nextSequence++;
    kernel.journal.counter(via);
    put(kernel, new StoredMessage(via.transferDeadLetters, sequence, origin, kernel.now, message.timeToLive));
    kernel.tell('dead-lettered', via.address, message.messageId, sequence, error.description);
  }
}

/** The scheduled messages of an entity by their numbers, or why there are not all of them. */
export function scheduledMessages(
  kernel: Kernel,
  { entity, sequenceNumbers }: CancelScheduled,
): StoredMessage[] | BrokerError {
  const from = kernel.entities.sending(entity);
  if (from instanceof BrokerError) return from;
  const found: StoredMessage[] = [];
  for (const number of new Set(sequenceNumbers)) {
    const stored = from.main.log.get(number);
    if (stored?.state !== 'scheduled') {
      return new BrokerError(
        'com.microsoft:message-not-found',
        `The scheduled message with the sequence number ${number} does not exist in '${from.address}', or its time has come.`,
      );
    }
    found.push(stored);
  }
  kernel.touch(from);
  return found;
}

export function cancel(kernel: Kernel, stored: StoredMessage): void {
  kernel.tell('cancelled', stored.store.owner.address, stored.content.messageId, stored.sequence);
  discard(kernel, stored);
}

/** Takes messages away, whatever their state, where nobody has them locked. */
export function discardAll(kernel: Kernel, { entity, sequenceNumbers }: Discard): BrokerError | undefined {
  const store = kernel.entities.store(entity);
  if (store instanceof BrokerError) return store;
  const found: StoredMessage[] = [];
  for (const number of new Set(sequenceNumbers)) {
    const stored = store.log.get(number);
    if (stored === undefined || stored.lock !== undefined) {
      const why = stored === undefined ? 'does not exist' : 'is locked by a receiver';
      return new BrokerError(
        'com.microsoft:message-not-found',
        `The message with the sequence number ${number} of '${addressOf(store)}' ${why}.`,
      );
    }
    found.push(stored);
  }
  kernel.touch(ownerOf(store));
  for (const stored of found) {
    kernel.tell('discarded', addressOf(store), stored.content.messageId, stored.sequence);
    discard(kernel, stored);
  }
  return undefined;
}
