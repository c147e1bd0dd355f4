import type { MessageChanges, MessageCodec, SentMessage } from '../../../lib/broker/core';
import { Message, messageFromJson, messageToJson } from '../../../lib/rules';

/** What messages of tests are made of: properties as `scheduler eval` has them, and a body. */
export interface TestMessage {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly system?: Readonly<Record<string, unknown>>;
  readonly body?: string;
}

/** Messages as JSON in the place of AMQP: what the core does with messages does not depend on how they are encoded. */
export const jsonCodec: MessageCodec = {
  read: (encoded) => readMessage(decoded(encoded)),
  change: (encoded, { properties, system }: MessageChanges) => {
    const before = decoded(encoded);
    const message = readMessage(before);
    for (const [name, value] of properties) {
      if (value === undefined) message.removeProperty(name);
      else message.setProperty(name, value);
    }
    for (const [name, value] of system) message.setSystemProperty(name, value);
    return encode({ ...before, ...(messageToJson(message) as object) });
  },
};

export function decoded(encoded: Buffer): TestMessage {
  return JSON.parse(encoded.toString());
}

function encode(message: TestMessage): Buffer {
  return Buffer.from(JSON.stringify(message));
}

function readMessage({ properties, system }: TestMessage): Message {
  if (properties === undefined && system === undefined) return new Message();
  return messageFromJson({ properties: properties ?? {}, system: system ?? {} });
}

/** A message to send, as an edge would make it of its bytes. */
export function sent(message: TestMessage, head: Omit<SentMessage, 'encoded'> = {}): SentMessage {
  const { messageId, sessionId } = head;
  const system = {
    ...(messageId !== undefined && { MessageId: messageId }),
    ...(sessionId !== undefined && { SessionId: sessionId }),
    ...message.system,
  };
  return { ...head, encoded: encode({ ...message, ...(Object.keys(system).length > 0 && { system }) }) };
}
