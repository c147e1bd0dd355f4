import {
  bytesOf,
  KEPT_BODY,
  ORIGINAL_ID_PROPERTY,
  placeOfRetries,
  placeOfSubscription,
  REJECTION_PROPERTIES,
  RETRIES_PROPERTY,
  stayId,
  WAITS_SINCE_PROPERTY,
} from '../jobs';
import type { Rejection, Wait } from './outcome';
import type { Addresses, Message } from './received-message';

/** A message that the program sends: a copy of one that it got. */
export interface Copy extends Addresses {
  readonly body: Buffer;
  readonly messageId?: string;
  readonly correlationId?: string;
  readonly subject?: string;
  readonly contentType?: string;
  readonly applicationProperties: Readonly<Record<string, PropertyValue>>;
  readonly scheduledEnqueueTimeUtc?: Date;
  /** In milliseconds, from when it is there. */
  readonly timeToLive?: number;
}

/** What a property of a message can be. */
export type PropertyValue = string | number | boolean | null;

const LONGEST_DETAILS = 1024;

/**
 * The copy that waits: the message as it was, under an id of its own.
 *
 * @param subscription that the message came to
 */
export function waitingCopy(
  message: Message,
  retries: number,
  { until: at, since }: Pick<Wait, 'until' | 'since'>,
  subscription: string,
): Copy {
  const timeToLive = message.expires && message.expires.getTime() - at.getTime();
  const more = { [RETRIES_PROPERTY]: retries, ...(since && { [WAITS_SINCE_PROPERTY]: since.toISOString() }) };
  return {
    ...copyOf(message, subscription, more, [RETRIES_PROPERTY, WAITS_SINCE_PROPERTY]),
    scheduledEnqueueTimeUtc: at,
    ...(timeToLive !== undefined && { timeToLive }),
  };
}

/**
 * The copy that is set aside: the message as it was, with the reason as properties, so that it can be sent again as it
 * is. Each of the copies takes less than the one before, for a message that was near the limit of the queue: the body
 * is cut, which was too large for a request anyway, and then its own properties go.
 */
export function rejectedCopies(
  message: Message,
  { reason, details }: Rejection,
  from: { readonly by: string; readonly retryQueue: string },
): Copy[] {
  const names = REJECTION_PROPERTIES;
  const why = {
    [names.reason]: reason,
    [names.details]: details.join('\n').slice(0, LONGEST_DETAILS),
    [names.by]: from.by,
    [names.retryQueue]: from.retryQueue,
  };
  // What the sender calls by these names would be taken for what the program says.
  const own = [RETRIES_PROPERTY, WAITS_SINCE_PROPERTY, ...Object.values(names)];
  const whole = copyOf(message, from.by, why, own);
  const { length } = whole.body;
  const cutWhy = { ...why, [names.cutFrom]: length };
  const cut = { ...copyOf(message, from.by, cutWhy, own), body: whole.body.subarray(0, KEPT_BODY) };
  const bare = { ...cut, applicationProperties: { ...originalIdOf(message), ...cutWhy } };
  return length > KEPT_BODY ? [whole, cut, bare] : [whole, bare];
}

/** @param own the names that only the program writes, in whatever letters, beside that of the original id */
function copyOf(
  message: Message,
  subscription: string,
  more: Readonly<Record<string, PropertyValue>>,
  own: readonly string[],
): Copy {
  const { correlationId, subject, contentType, addresses } = message;
  const messageId = copyIdOf(message, subscription);
  const taken = new Set([ORIGINAL_ID_PROPERTY, ...own].map((name) => name.toLowerCase()));
  const kept = plainProperties(message.applicationProperties).filter(([name]) => !taken.has(name.toLowerCase()));
  return {
    body: readable(message.body),
    ...(messageId !== undefined && { messageId }),
    ...(correlationId !== undefined && { correlationId }),
    ...(subject !== undefined && { subject }),
    ...(contentType !== undefined && { contentType }),
    ...addresses,
    applicationProperties: { ...Object.fromEntries(kept), ...originalIdOf(message), ...more },
  };
}

/** The same for all that is sent in the place of one message; of one that cannot be told apart, none: no copy is dropped. */
function copyIdOf({ messageId, stay, from }: Message, subscription: string): string | undefined {
  if (stay === undefined) return undefined;
  return stayId(messageId, from === 'retries' ? placeOfRetries(subscription) : placeOfSubscription(subscription), stay);
}

/** The id that a message had; empty where it had none. */
function originalIdOf({ messageId = '' }: Message): Readonly<Record<string, PropertyValue>> {
  return { [ORIGINAL_ID_PROPERTY]: messageId };
}

/** The bytes of a body; of one that nothing can write down any more, nothing. */
function readable(body: unknown): Buffer {
  try {
    const { buffer, byteOffset, byteLength } = bytesOf(body) ?? Buffer.alloc(0);
    return Buffer.from(buffer, byteOffset, byteLength);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Properties that can be sent; what is neither text, number nor boolean, the host gives as text, and NULL as null. */
function plainProperties(properties: unknown): [name: string, value: PropertyValue][] {
  if (typeof properties !== 'object' || properties === null) return [];
  return Object.entries(properties).filter(
    ([, value]) => value === null || ['string', 'number', 'boolean'].includes(typeof value),
  );
}
