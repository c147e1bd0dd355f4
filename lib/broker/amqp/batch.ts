import type { SentMessage } from '../core';
import { readSent } from './codec';
import { DATA, decode, MalformedAmqp, sectionsIn } from './encoding';

/** The format of a transfer that has several messages, each of them whole in a data section. */
const BATCH = 0x80013700;

/** The messages of a transfer. @throws MalformedAmqp for what are none */
export function messagesOf(payload: Buffer, format: number): SentMessage[] {
  if (format === 0) return [readSent(payload)];
  if (format !== BATCH) throw new MalformedAmqp(`messages of format 0x${format.toString(16)} are not taken`);
  const messages: SentMessage[] = [];
  for (const { code, value } of sectionsIn(payload)) {
    if (code !== DATA) continue;
    const encoded = decode(value);
    if (!Buffer.isBuffer(encoded)) throw new MalformedAmqp('a batch has data that are no bytes');
    messages.push(readSent(encoded));
  }
  if (messages.length === 0) throw new MalformedAmqp('a batch has no messages');
  return messages;
}
