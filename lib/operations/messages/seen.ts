import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { type LookedAtBody, readEncoded } from '../../broker/local/inside';
import { sentJson } from '../../routing/messages';
import { type Message, plainValue } from '../../rules';
import { isoOf, textOf } from '../../rules/values/value-text';
import { DateTime, TimeSpan } from '../../rules/values/values';
import { encodedOf } from '../bus/encoded';
import { type Place, placeText } from '../bus/entity-names';

/** A message that somebody looks at, or has. */
export interface Seen {
  readonly place: Place;
  readonly sequenceNumber: bigint;
  readonly enqueuedAt: Date | undefined;
  readonly state: 'active' | 'deferred' | 'scheduled';
  readonly deliveryCount: number;
  /** Why it is a dead letter, in the words of the service or of who made it one. */
  readonly deadLetterReason: string | undefined;
  readonly deadLetterDescription: string | undefined;
  /** Where it was before it was forwarded as a dead letter. */
  readonly deadLetterSource: string | undefined;
  /** What rules see of it. */
  readonly message: Message;
  readonly body: LookedAtBody;
  /** As it came. */
  readonly encoded: Buffer;
}

/** What the client has received, with the types of its values. */
export function seenOf(place: Place, received: ServiceBusReceivedMessage): Seen {
  const encoded = encodedOf(received);
  return {
    place,
    sequenceNumber: BigInt(received.sequenceNumber?.toString() ?? 0),
    enqueuedAt: received.enqueuedTimeUtc,
    state: received.state,
    deliveryCount: received.deliveryCount ?? 0,
    deadLetterReason: textOrNone(received.deadLetterReason),
    deadLetterDescription: textOrNone(received.deadLetterErrorDescription),
    deadLetterSource: received.deadLetterSource,
    ...readEncoded(encoded),
    encoded,
  };
}

/** Properties are of any type; a sender can write these as well. */
function textOrNone(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A property of the message, by its name in any letters. */
export function propertyOf({ message }: Pick<Seen, 'message'>, name: string): string | undefined {
  const found = message.properties.find((property) => property.name.toLowerCase() === name.toLowerCase());
  return found === undefined || found.value === null ? undefined : String(plainValue(found.value));
}

/** The id of a message. */
export function idOf({ message }: Pick<Seen, 'message'>): string | undefined {
  const id = message.system.get('MessageId');
  return typeof id === 'string' ? id : undefined;
}

/**
 * A message as JSON, for machines: as SDKs write it, so that `training-job-scheduler send` and `training-job-scheduler route` take it, with what the
 * service has set beside. A body of JSON is JSON, other text is text, and bytes are as Node writes them.
 */
export function seenJson(seen: Seen): object {
  const { message, body, place, sequenceNumber, enqueuedAt, state, deliveryCount } = seen;
  const sent = message.copy();
  const [at, timeToLive] = [message.system.get('ScheduledEnqueueTimeUtc'), message.system.get('TimeToLive')];
  for (const name of ['ScheduledEnqueueTimeUtc', 'TimeToLive']) sent.setSystemProperty(name, null);
  return {
    entity: placeText(place),
    sequenceNumber: Number(sequenceNumber),
    ...(enqueuedAt !== undefined && { enqueuedTimeUtc: enqueuedAt.toISOString() }),
    state,
    deliveryCount,
    ...(seen.deadLetterReason !== undefined && { deadLetterReason: seen.deadLetterReason }),
    ...(seen.deadLetterDescription !== undefined && { deadLetterErrorDescription: seen.deadLetterDescription }),
    ...(seen.deadLetterSource !== undefined && { deadLetterSource: seen.deadLetterSource }),
    ...(at instanceof DateTime && { scheduledEnqueueTimeUtc: isoOf(at) }),
    ...(timeToLive instanceof TimeSpan && { timeToLive: textOf(timeToLive) }),
    ...sentJson(sent),
    body: bodyJson(body),
  };
}

function bodyJson(body: LookedAtBody): unknown {
  if (body.kind === 'binary') return body.bytes.toJSON();
  try {
    const json: unknown = JSON.parse(body.text);
    // A number may lose digits as JSON, and a text looks as any other.
    return typeof json === 'object' && json !== null && JSON.stringify(json) === body.text.replace(/\s+/g, '')
      ? json
      : body.text;
  } catch {
    return body.text;
  }
}

/** What one sees of a body in a line. */
export function bodyLine(body: LookedAtBody): string {
  if (body.kind === 'binary') return `${body.bytes.length} bytes`;
  return body.text.replace(/\s+/g, ' ').trim();
}
