import { randomUUID } from 'node:crypto';
import { encoded } from '../../broker/local/inside';
import { type ReadMessage, readMessage, withoutSchema } from '../../routing/messages';
import type { Message } from '../../rules';
import { exactJson } from '../../schema';

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

/** Envelopes of frameworks are the body of what is sent; a CloudEvent in binary mode has its data as the body. */
const ENVELOPE_DATA = { data: 'data', base64: 'data_base64' } as const;

/**
 * A message to send, of JSON in any spelling that `readMessage` knows.
 *
 * The body is bytes: a text as it is in UTF-8, what Node writes of a buffer as those bytes, and everything else as JSON.
 *
 * @throws NotAMessage with everything that is wrong
 */
export function outgoingOf(place: string, json: unknown): OutgoingRead {
  const { message, ...notes } = readMessage(json);
  return { place, message, body: bodyOf(json as Readonly<Record<string, unknown>>, notes.assumed), notes };
}

function bodyOf(json: Readonly<Record<string, unknown>>, assumed: string | undefined): Buffer {
  if (assumed === undefined) return bytesOf(json.body ?? json.Body);
  if (!assumed.includes('binary content mode, in which')) return bytesOf(withoutSchema(json));
  const base64 = json[ENVELOPE_DATA.base64];
  return typeof base64 === 'string' ? Buffer.from(base64, 'base64') : bytesOf(json[ENVELOPE_DATA.data]);
}

function bytesOf(body: unknown): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  if (typeof body === 'string') return Buffer.from(body);
  if (isBuffer(body)) return Buffer.from(body.data);
  return Buffer.from(exactJson(body));
}

/** `{"type": "Buffer", "data": […]}`, as `JSON.stringify` writes a buffer. */
function isBuffer(body: unknown): body is { readonly data: readonly number[] } {
  if (typeof body !== 'object' || body === null) return false;
  const { type, data } = body as { readonly type?: unknown; readonly data?: unknown };
  return (
    type === 'Buffer' && Array.isArray(data) && data.every((one) => Number.isInteger(one) && one >= 0 && one < 256)
  );
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
