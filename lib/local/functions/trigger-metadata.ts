/** When a message expires that never does: the last moment that .NET has. */
const NEVER = '9999-12-31T23:59:59.9999999';

/** A message as somebody has received it; what is not set is not there. */
export interface Received {
  /** How often it was delivered before. @default 0 */
  readonly deliveryCount?: number | undefined;
  readonly deadLetterSource?: string | undefined;
  readonly lockToken?: string | undefined;
  /** @default - never */
  readonly expiresAt?: Date | undefined;
  readonly enqueuedTime?: Date | undefined;
  readonly messageId?: unknown;
  readonly contentType?: string | undefined;
  readonly replyTo?: string | undefined;
  readonly sequenceNumber?: number | undefined;
  readonly to?: string | undefined;
  readonly subject?: string | undefined;
  readonly correlationId?: unknown;
  readonly sessionId?: string | undefined;
  readonly replyToSessionId?: string | undefined;
  readonly partitionKey?: string | undefined;
  readonly applicationProperties: Readonly<Record<string, unknown>>;
}

/**
 * What the host tells a function of a message, by the names of .NET: `@azure/functions` makes their first letters small.
 * What is not set is not told.
 *
 * @see ServiceBusTriggerBindingStrategy.cs of Microsoft.Azure.WebJobs.Extensions.ServiceBus
 */
export function triggerMetadata(message: Received): Record<string, unknown> {
  const all: Record<string, unknown> = {
    // A client counts the deliveries before this one, the host this one too.
    DeliveryCount: (message.deliveryCount ?? 0) + 1,
    DeadLetterSource: message.deadLetterSource,
    LockToken: message.lockToken,
    ExpiresAtUtc: message.expiresAt?.toISOString() ?? NEVER,
    EnqueuedTimeUtc: message.enqueuedTime?.toISOString(),
    MessageId: message.messageId,
    ContentType: message.contentType,
    ReplyTo: message.replyTo,
    SequenceNumber: message.sequenceNumber,
    To: message.to,
    Subject: message.subject,
    CorrelationId: message.correlationId,
    SessionId: message.sessionId,
    ReplyToSessionId: message.replyToSessionId,
    PartitionKey: message.partitionKey,
    ApplicationProperties: message.applicationProperties,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
