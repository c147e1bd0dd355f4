/** What a field of a message is, as some SDK, tool or API writes it. */
export type Field =
  /** Text that the sender sets, and that filters see as a system property. */
  | { readonly kind: 'text'; readonly name: string; readonly system: string }
  /** A time or a length of time, which filters see as a system property where it is written as text. */
  | { readonly kind: 'time'; readonly name: string; readonly system: string }
  /** The application properties. */
  | { readonly kind: 'properties'; readonly name: string }
  /** What no filter sees: the body, and remarks. */
  | { readonly kind: 'unseen'; readonly name: string }
  /** What the service sets once it has the message, or the client that receives it: not there yet when filters look. */
  | { readonly kind: 'received'; readonly name: string };

const named = <K extends Field['kind']>(kind: K, names: string) => names.split(' ').map((name) => ({ kind, name }));
const text = (name: string, system: string): Field => ({ kind: 'text', name, system });
const time = (name: string, system: string): Field => ({ kind: 'time', name, system });

/**
 * The fields of a message, in the spelling of the JavaScript SDK where it has them.
 *
 * @see https://learn.microsoft.com/javascript/api/@azure/service-bus/servicebusreceivedmessage
 * @see https://learn.microsoft.com/dotnet/api/azure.messaging.servicebus.servicebusreceivedmessage
 * @see https://learn.microsoft.com/java/api/com.azure.messaging.servicebus.servicebusreceivedmessage
 * @see https://learn.microsoft.com/azure/azure-functions/functions-bindings-service-bus-trigger#message-metadata
 * @see https://github.com/paolosalvatori/ServiceBusExplorer, MessageSerializationHelper
 */
export const FIELDS: readonly Field[] = [
  text('subject', 'Label'),
  text('label', 'Label'),
  text('messageId', 'MessageId'),
  text('correlationId', 'CorrelationId'),
  text('sessionId', 'SessionId'),
  text('replyTo', 'ReplyTo'),
  text('replyToSessionId', 'ReplyToSessionId'),
  text('to', 'To'),
  text('contentType', 'ContentType'),
  text('partitionKey', 'PartitionKey'),
  text('viaPartitionKey', 'ViaPartitionKey'),
  text('transactionPartitionKey', 'ViaPartitionKey'),
  time('scheduledEnqueueTimeUtc', 'ScheduledEnqueueTimeUtc'),
  time('scheduledEnqueueTime', 'ScheduledEnqueueTimeUtc'),
  time('timeToLive', 'TimeToLive'),
  ...named('properties', 'applicationProperties properties userProperties customProperties'),
  ...named('unseen', 'body bodyType bodyText comment forcePersistence'),
  ...named('received', 'sequenceNumber enqueuedSequenceNumber enqueueSequenceNumber deliveryCount lockToken'),
  ...named('received', 'lockedUntil lockedUntilUtc enqueuedTime enqueuedTimeUtc expiresAt expiresAtUtc'),
  ...named('received', 'deadLetterSource deadLetterReason deadLetterErrorDescription state messageState'),
  ...named('received', 'size sizeInBytes partitionId isBodyConsumed isReceived isSettled settled received'),
  ...named('received', 'rawAmqpMessage amqpAnnotatedMessage messageAnnotations deliveryAnnotations header footer'),
  ...named('received', 'systemProperties lockTokenGuid diagnosticId'),
  // Where `training-job-scheduler peek` has seen it.
  ...named('received', 'entity'),
  // What the trigger of Azure Functions gives along.
  ...named('received', 'client messageReceiver messageSession messageActions sessionActions receiveActions'),
  ...named('received', 'functionName invocationId sys'),
];

const BY_SPELLING: ReadonlyMap<string, Field> = new Map(FIELDS.map((field) => [plain(field.name), field]));

/** The field that is meant by a name, in any of its spellings: `MessageId`, `message_id`, `messageId`. */
export function fieldNamed(name: string): Field | undefined {
  return BY_SPELLING.get(plain(name));
}

function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}
