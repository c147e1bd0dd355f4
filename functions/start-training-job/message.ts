/** A message, as the host tells of it. */
export interface Message {
  /** The bytes as they were sent; the program reads them itself. */
  readonly body: unknown;
  readonly messageId: string | undefined;
  readonly correlationId: string | undefined;
  readonly subject: string | undefined;
  readonly contentType: string | undefined;
  readonly deliveryCount: number;
  /** When it expires, if ever. */
  readonly expires: Date | undefined;
  readonly applicationProperties: unknown;
}

/** Later than any message lives; the service says the last day that it can write where a message never expires. */
const NEVER_YEAR = 9000;

/**
 * What the host tells of a message beside its body. All of it may be forged: the host lays fields of a JSON body over
 * what it knows itself. Nothing is allowed because of it, and what is forged is refused with the body.
 *
 * The host reads each text as JSON where it can: an id of digits comes as a number, and one beyond 2^53 is rounded.
 */
export function messageOf(body: unknown, metadata: Readonly<Record<string, unknown>> = {}): Message {
  const { messageId, correlationId, subject, label, contentType, deliveryCount, expiresAtUtc } = metadata;
  const { applicationProperties, userProperties } = metadata;
  const expires = new Date(typeof expiresAtUtc === 'string' ? expiresAtUtc : Number.NaN);
  const count = Number(deliveryCount);
  return {
    body,
    messageId: text(messageId),
    correlationId: text(correlationId),
    subject: text(subject) ?? text(label),
    contentType: text(contentType),
    deliveryCount: Number.isInteger(count) && count > 0 ? count : 1,
    expires: Number.isNaN(expires.getTime()) || expires.getUTCFullYear() > NEVER_YEAR ? undefined : expires,
    applicationProperties: applicationProperties ?? userProperties,
  };
}

/** The longest id that Service Bus has. */
const LONGEST_ID = 128;

function text(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value.slice(0, LONGEST_ID);
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      return undefined;
  }
}
