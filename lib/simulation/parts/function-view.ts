import type { BrokeredMessage } from '../../broker/core';
import { readEncoded } from '../../broker/local/inside';
import { plainValue } from '../../rules';

/** When a message expires that never does: the last moment that .NET has. */
const NEVER = '9999-12-31T23:59:59.9999999';

/**
 * A message as the programming model of Functions hands it over: a body of bytes, and what the host tells of it.
 *
 * @see lib/local/functions/trigger-data.ts, which does the same for what a client has received
 */
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
  return {
    body: body.kind === 'text' ? Buffer.from(body.text) : body.bytes,
    metadata: {
      messageId: delivery.messageId,
      correlationId: system('CorrelationId'),
      subject: system('Label'),
      contentType: system('ContentType'),
      to: system('To'),
      replyTo: system('ReplyTo'),
      sessionId: system('SessionId'),
      replyToSessionId: system('ReplyToSessionId'),
      deliveryCount: delivery.deliveryCount + 1,
      expiresAtUtc: delivery.expiresAt === undefined ? NEVER : new Date(delivery.expiresAt).toISOString(),
      applicationProperties: properties,
    },
  };
}
