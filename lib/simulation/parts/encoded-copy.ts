import { dateTimeOf } from '../../broker/amqp/encoding';
import type { SentMessage } from '../../broker/core';
import { encoded } from '../../broker/local/inside';
import { Message, type Value } from '../../rules';
import { type DateTime, Integer, TimeSpan } from '../../rules/values/values';
import type { Copy, PropertyValue } from '../../trigger/program/copies';

const TICKS_PER_MILLISECOND = 10_000n;

/** A copy as the official client sends it. */
export function encodedCopy(copy: Copy): SentMessage {
  const message = new Message();
  for (const [name, value] of Object.entries(copy.applicationProperties)) message.setProperty(name, sendable(value));
  const texts: Readonly<Record<string, string | undefined>> = {
    MessageId: copy.messageId,
    CorrelationId: copy.correlationId,
    Label: copy.subject,
    ContentType: copy.contentType,
    To: copy.to,
    ReplyTo: copy.replyTo,
    SessionId: copy.sessionId,
    ReplyToSessionId: copy.replyToSessionId,
  };
  for (const [name, text] of Object.entries(texts)) if (text !== undefined) message.setSystemProperty(name, text);
  const { scheduledEnqueueTimeUtc: at, timeToLive } = copy;
  if (at !== undefined) message.setSystemProperty('ScheduledEnqueueTimeUtc', dateTime(at));
  if (timeToLive !== undefined)
    message.setSystemProperty('TimeToLive', new TimeSpan(BigInt(Math.round(timeToLive)) * TICKS_PER_MILLISECOND));
  return encoded({ message, body: copy.body });
}

function dateTime(date: Date): DateTime {
  return dateTimeOf(BigInt(date.getTime()));
}

/** Whole numbers of 32 bits go as such, all others as doubles: so does the client. */
function sendable(value: PropertyValue): Value {
  return typeof value === 'number' && Number.isInteger(value) && value === (value | 0)
    ? Integer.small('int', value)
    : value;
}
