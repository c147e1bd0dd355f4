import type { BrokeredMessage } from '../../broker/core';
import { triggerMetadata } from '../../local/functions/trigger-metadata';
import { plainValue } from '../../rules';
import { deliveredOf } from './delivered-message';

/** A message as the programming model of Functions hands it over: a body of bytes, and what the host tells of it. */
export function functionView(delivery: BrokeredMessage): {
  readonly body: Buffer;
  readonly metadata: Readonly<Record<string, unknown>>;
} {
  const { message, body, told } = deliveredOf(delivery);
  const properties = Object.fromEntries(message.properties.map(({ name, value }) => [name, plainValue(value)]));
  const metadata = triggerMetadata({
    ...told,
    sequenceNumber: delivery.sequenceNumber,
    enqueuedTime: new Date(delivery.enqueuedAt),
    expiresAt: delivery.expiresAt === undefined ? undefined : new Date(delivery.expiresAt),
    applicationProperties: properties,
  });
  return {
    body,
    metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [withSmallFirst(name), value])),
  };
}

/** `MessageId` as `messageId`, as `@azure/functions` makes it. */
function withSmallFirst(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
