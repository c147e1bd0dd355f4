import type { BrokeredMessage, Delivery } from '../commands/broker-message';
import type { StoredMessage } from './message-store';

/** A message as receivers see it. */
export function brokered(stored: StoredMessage): BrokeredMessage {
  const { content, sequence, enqueuedSequence, enqueuedAt, timeToLive, expiresAt, deliveryCount } = stored;
  return {
    encoded: content.encoded,
    messageId: content.messageId,
    sessionId: content.sessionId,
    partitionKey: content.partitionKey,
    sequenceNumber: sequence,
    enqueuedSequenceNumber: enqueuedSequence,
    enqueuedAt,
    timeToLive,
    expiresAt,
    deliveryCount,
    state: stored.state,
    scheduledAt: stored.scheduledAt,
    deadLetterSource: stored.deadLetterSource,
  };
}

/** A message as it is delivered, with its lock where it has one. */
export function delivery(stored: StoredMessage): Delivery {
  const { lock } = stored;
  // Into the same object: a copy of it for each delivery is felt.
  return Object.assign(brokered(stored), {
    lockToken: lock?.token,
    lockedUntil: lock?.session === undefined ? lock?.until : lock.session.lockedUntil,
  });
}
