import { type Message, messageToJson, plainValue, type Value, valueFromJson, valueToJson } from '../../rules';
import { sameValue } from '../../rules/values/values';

/** What the SDKs call the system properties that a sender sets. */
const SENT_NAMES: ReadonlyMap<string, string> = new Map([
  ['Label', 'subject'],
  ['MessageId', 'messageId'],
  ['CorrelationId', 'correlationId'],
  ['SessionId', 'sessionId'],
  ['ReplyTo', 'replyTo'],
  ['ReplyToSessionId', 'replyToSessionId'],
  ['To', 'to'],
  ['ContentType', 'contentType'],
  ['PartitionKey', 'partitionKey'],
]);

/**
 * A message as a producer writes it with an SDK, in JSON that `sentMessage` reads: `{"applicationProperties": {…}}`.
 *
 * A value that plain JSON would give another type has its type; with a system property that senders do not set, the
 * whole message is in the spelling of `training-job-scheduler eval`.
 */
export function sentJson(message: Message): object {
  const system = [...message.system].filter(([name]) => name !== 'PartitionKey' || !message.system.has('SessionId'));
  if (system.some(([name]) => !SENT_NAMES.has(name))) return { system: {}, ...messageToJson(message) };
  const fields = system.map(([name, value]) => [SENT_NAMES.get(name) as string, value as string] as const);
  const properties = message.properties.map(({ name, value }) => [name, plainOrTyped(value)] as const);
  return {
    ...Object.fromEntries(fields),
    ...(properties.length > 0 && { applicationProperties: Object.fromEntries(properties) }),
  };
}

function plainOrTyped(value: Value): unknown {
  const plain = plainValue(value);
  // JSON has no NaN and no infinity.
  if (typeof plain === 'number' && !Number.isFinite(plain)) return valueToJson(value);
  return sameValue(valueFromJson(plain, ''), value) ? plain : valueToJson(value);
}
