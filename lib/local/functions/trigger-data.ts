import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { Listening } from './listening';
import { triggerMetadata } from './trigger-metadata';
import type { InvocationRequest, TypedData } from './worker-messages';

/**
 * What a function is called with for a message: its body, and what the host tells of it.
 *
 * A body as bytes is left alone. A body as text is read as JSON where it can, and fields of it come on top of what the host
 * knows, and win (`Utility.ApplyBindingData` of Azure/azure-functions-host): what is sent decides what `messageId` is then.
 *
 * @see ServiceBusTriggerBindingStrategy.cs of Microsoft.Azure.WebJobs.Extensions.ServiceBus
 */
export function invocationRequest(
  message: ServiceBusReceivedMessage,
  { input, isBinary }: Pick<Listening, 'input' | 'isBinary'>,
): InvocationRequest {
  const body = bytesOf(message.body);
  const text = isBinary ? undefined : Buffer.from(body).toString('utf8');
  const data = text === undefined ? { bytes: body } : typed(text);
  const known = { ...metadataOf(message), ...(text !== undefined && fieldsIn(text)) };
  return {
    inputData: [{ name: input, data }],
    triggerMetadata: Object.fromEntries(Object.entries(known).map(([name, value]) => [name, typed(value)])),
  };
}

/** What the client gives for a body: bytes, or the value of a body that is of another kind in AMQP. */
function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));
}

/** A value as the host sends it to its workers: a text that is JSON is sent as that. */
export function typed(value: unknown): TypedData {
  // A number of 64 bits is told as JSON has numbers.
  const plain = (_: string, part: unknown) => (typeof part === 'bigint' ? Number(part) : part);
  if (typeof value !== 'string') return { json: JSON.stringify(value ?? null, plain) };
  return isJson(value) ? { json: value } : { string: value };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function fieldsIn(text: string): object {
  const json: unknown = isJson(text) ? JSON.parse(text) : undefined;
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {};
}

/** The client's names for what it has received. */
function metadataOf(message: ServiceBusReceivedMessage): Record<string, unknown> {
  const { sequenceNumber, expiresAtUtc, enqueuedTimeUtc, applicationProperties = {} } = message;
  return triggerMetadata({
    ...message,
    expiresAt: expiresAtUtc,
    enqueuedTime: enqueuedTimeUtc,
    sequenceNumber: sequenceNumber === undefined ? undefined : Number(sequenceNumber),
    applicationProperties,
  });
}
