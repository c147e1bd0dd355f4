import type { BrokeredMessage } from '../../broker/core';
import { readEncoded } from '../../broker/local/inside';
import { triggerMetadata } from '../../local/functions/trigger-metadata';
import { plainValue } from '../../rules';

/** A message as the programming model of Functions hands it over: a body of bytes, and what the host tells of it. */
export function functionView(delivery: BrokeredMessage): {
  readonly body: Buffer;
  readonly metadata: Readonly<Record<string, unknown>>;
} {
  const { message, body } = readEncoded(delivery.encoded);
  const system = (name: string) => {
    const value = message.system.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const properties = Object.fromEntries(message.properties.map(({ name, value }) => [name, plainValue(value)]));
  const told = triggerMetadata({
    messageId: delivery.messageId,
    correlationId: system('CorrelationId'),
    subject: system('Label'),
    contentType: system('ContentType'),
    to: system('To'),
    replyTo: system('ReplyTo'),
    sessionId: system('SessionId'),
    replyToSessionId: system('ReplyToSessionId'),
    deliveryCount: delivery.deliveryCount,
    expiresAt: delivery.expiresAt === undefined ? undefined : new Date(delivery.expiresAt),
    applicationProperties: properties,
  });
  return {
    body: body.kind === 'text' ? Buffer.from(body.text) : body.bytes,
    metadata: Object.fromEntries(Object.entries(told).map(([name, value]) => [withSmallFirst(name), value])),
  };
}

/** `MessageId` as `messageId`, as `@azure/functions` makes it. */
function withSmallFirst(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
