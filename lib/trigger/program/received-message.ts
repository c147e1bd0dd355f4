import { LONGEST_MESSAGE_ID, ORIGINAL_ID_PROPERTY, propertyValue, type Stay } from '../jobs';

/** Where a message came from: the subscription of the topic, or the queue of those that have waited. */
export type Origin = 'subscription' | 'retries';

/** A message, as the host tells of it. */
export interface Message {
  readonly from: Origin;
  /** The bytes as they were sent; the program reads them itself. */
  readonly body: unknown;
  /** The id that its sender gave it, also of a copy, which has an id of its own. */
  readonly messageId: string | undefined;
  /** That it is where it came from; `undefined` where the host does not tell, and nobody can tell deliveries of it apart. */
  readonly stay: Stay | undefined;
  readonly correlationId: string | undefined;
  readonly subject: string | undefined;
  readonly contentType: string | undefined;
  /** Where an answer goes, and the like: nothing here reads them, and copies keep them. */
  readonly addresses: Addresses;
  readonly deliveryCount: number;
  /** When it expires, if ever. */
  readonly expires: Date | undefined;
  readonly applicationProperties: unknown;
}

/** What producers and consumers say to each other beside the body, by the names of the client of Service Bus. */
export type Addresses = Readonly<Partial<Record<(typeof ADDRESSES)[number], string>>>;
const ADDRESSES = ['to', 'replyTo', 'sessionId', 'replyToSessionId'] as const;

/** Later than any message lives; the service says the last day that it can write where a message never expires. */
const NEVER_YEAR = 9000;

/**
 * What the host tells of a message beside its body. Of a body that it hands over as text, the host would lay the fields
 * over what it knows itself (`Utility.ApplyBindingData`, which looks at texts alone); of bytes it does not. Nothing is
 * allowed because of it all the same, and a body with such fields is refused.
 *
 * The host reads each text as JSON where it can: an id of digits comes as a number, and one beyond 2^53 is rounded.
 *
 * @param from which of its two functions the host has called
 */
export function messageOf(
  body: unknown,
  metadata: Readonly<Record<string, unknown>> = {},
  from: Origin = 'subscription',
): Message {
  const { messageId, correlationId, subject, label, contentType, deliveryCount, expiresAtUtc } = metadata;
  const applicationProperties = metadata.applicationProperties ?? metadata.userProperties;
  const expires = new Date(typeof expiresAtUtc === 'string' ? expiresAtUtc : Number.NaN);
  const count = Number(deliveryCount);
  return {
    from,
    body,
    messageId: idOfSender(text(messageId), applicationProperties, from),
    stay: stayOf(metadata),
    correlationId: text(correlationId),
    subject: text(subject) ?? text(label),
    contentType: text(contentType),
    addresses: Object.fromEntries(
      ADDRESSES.flatMap((name) => {
        const value = text(metadata[name], LONGEST_ADDRESS);
        return value === undefined || value === '' ? [] : [[name, value]];
      }),
    ),
    deliveryCount: Number.isInteger(count) && count > 0 ? count : 1,
    expires: Number.isNaN(expires.getTime()) || expires.getUTCFullYear() > NEVER_YEAR ? undefined : expires,
    applicationProperties,
  };
}

/** Only what comes from the queue of retries is a copy: any sender may write the same property. */
function idOfSender(own: string | undefined, applicationProperties: unknown, from: Origin): string | undefined {
  const said = from === 'retries' ? propertyValue(applicationProperties, ORIGINAL_ID_PROPERTY) : undefined;
  if (typeof said !== 'string') return own;
  return said === '' ? undefined : said.slice(0, LONGEST_MESSAGE_ID);
}

function stayOf({ sequenceNumber, enqueuedTimeUtc, enqueuedTime }: Readonly<Record<string, unknown>>) {
  const at = enqueuedTimeUtc ?? enqueuedTime;
  const since = new Date(typeof at === 'string' || at instanceof Date ? at : Number.NaN);
  const number = text(sequenceNumber) ?? '';
  return /^\d+$/.test(number) && !Number.isNaN(since.getTime()) ? { number, since } : undefined;
}

/** Longer than any address of an entity; the service has no limit of its own. */
const LONGEST_ADDRESS = 1024;

function text(value: unknown, longest = LONGEST_MESSAGE_ID): string | undefined {
  switch (typeof value) {
    case 'string':
      return value.slice(0, longest);
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      return undefined;
  }
}
