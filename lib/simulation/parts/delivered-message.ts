import type { BrokeredMessage } from '../../broker/core';
import { readEncoded } from '../../broker/local/inside';
import type { Message } from '../../rules';

/** A delivery, decoded: its message, its body as bytes, and what clients and the host of Functions are both told of it. */
export function deliveredOf(delivery: BrokeredMessage) {
  const { message, body } = readEncoded(delivery.encoded);
  return {
    message,
    body: body.kind === 'text' ? Buffer.from(body.text) : body.bytes,
    told: {
      messageId: delivery.messageId,
      correlationId: textIn(message, 'CorrelationId'),
      subject: textIn(message, 'Label'),
      contentType: textIn(message, 'ContentType'),
      to: textIn(message, 'To'),
      replyTo: textIn(message, 'ReplyTo'),
      sessionId: textIn(message, 'SessionId'),
      replyToSessionId: textIn(message, 'ReplyToSessionId'),
      deliveryCount: delivery.deliveryCount,
    },
  };
}

/** Where a message is, for the judge: the same for each delivery of it there, and for nothing else. */
export function stayText(entity: string, { sequenceNumber, enqueuedAt }: BrokeredMessage): string {
  return `${entity} #${sequenceNumber} since ${new Date(enqueuedAt).toISOString()}`;
}

/** A system property that is a text. */
export function textIn(message: Message, name: string): string | undefined {
  const value = message.system.get(name);
  return typeof value === 'string' ? value : undefined;
}
