import { randomUUID } from 'node:crypto';
import { encoded } from '../../broker/local/inside';
import { type ReadMessage, readMessage } from '../../routing/messages';
import { sentBody } from '../../routing/messages/sent-body';
import type { Message } from '../../rules';

/** A message that is about to be sent. */
export interface Outgoing {
  /** Where it stands: `messages.jsonl, line 7`. */
  readonly place: string;
  readonly message: Message;
  readonly body: Buffer;
}

/** A message that was read, and what has to be said about how. */
export interface OutgoingRead extends Outgoing {
  readonly notes: Omit<ReadMessage, 'message'>;
}

/**
 * A message to send, of JSON in any spelling that `readMessage` knows.
 *
 * The body is bytes: a text as it is in UTF-8, what Node writes of a buffer as those bytes, and everything else as JSON.
 *
 * @throws NotAMessage with everything that is wrong
 */
export function outgoingOf(place: string, json: unknown): OutgoingRead {
  const { message, ...notes } = readMessage(json);
  return { place, message, body: sentBody(json, notes.assumed), notes };
}

/** The same with an id: the service gives none, and without one nobody can say which message is meant. */
export function withId(outgoing: Outgoing): Outgoing {
  if (outgoing.message.system.has('MessageId')) return outgoing;
  const message = outgoing.message.copy();
  message.setSystemProperty('MessageId', randomUUID());
  return { ...outgoing, message };
}

/** In AMQP's encoding, each value of its type. */
export function encodedOutgoing({ message, body }: Outgoing): Buffer {
  return encoded({ message, body }).encoded;
}

/** What decides whether two messages may be in one batch: a batch is of one session, and of one partition. */
export function batchKey({ message }: Outgoing): string {
  return JSON.stringify([message.system.get('SessionId') ?? null, message.system.get('PartitionKey') ?? null]);
}
