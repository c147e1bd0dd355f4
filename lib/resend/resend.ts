import type {
  ServiceBusClient,
  ServiceBusMessage,
  ServiceBusReceivedMessage,
  ServiceBusReceiver,
} from '@azure/service-bus';
import { REJECTION_PROPERTIES, RETRIES_PROPERTY } from '../trigger/jobs';

/** Which messages are meant, and where they go. */
export interface Choice {
  /** Why they were set aside: `misconfigured`. */
  readonly reason?: string;
  /** The subscription that they came to. */
  readonly subscription?: string;
  /** Their message id. */
  readonly messageId?: string;
  /** Where they go; the queue that a message names, or that belongs to where it came from, where this is not said. */
  readonly to?: string;
}

/** A message that was looked at. */
export interface Found {
  readonly message: ServiceBusReceivedMessage;
  /** Where it goes. */
  readonly to: string | undefined;
  /** Why it stays where it is; `undefined` where it was, or would be, sent. */
  readonly stays: string | undefined;
}

const BATCH = 50;
/** How long is waited for the first message and for one more, in milliseconds. */
const LONGEST_WAIT = 3_000;

/**
 * Sends what was set aside, or is a dead letter, to the queue from which it is tried again: as it was, under its own id.
 * It is gone from here once it is there; whoever stops in between finds it at both, and it still starts one job.
 *
 * A topic with duplicate detection would drop it without a trace, and its rules would choose again; a queue of retries
 * does neither.
 *
 * @param sends whether to send; without it, all is only looked at
 * @param most how many messages are looked at
 */
export async function resend(
  client: ServiceBusClient,
  from: string,
  choice: Choice,
  { sends, most }: { readonly sends: boolean; readonly most: number },
): Promise<Found[]> {
  const receiver = client.createReceiver(from, { skipParsingBodyAsJson: true });
  const found: Found[] = [];
  try {
    for (;;) {
      const count = Math.min(BATCH, most - found.length);
      const batch = count > 0 ? await receiver.receiveMessages(count, { maxWaitTimeInMs: LONGEST_WAIT }) : [];
      if (batch.length === 0) return found;
      for (const message of batch) {
        const one = judge(message, choice);
        found.push(sends && one.stays === undefined ? await move(client, receiver, one) : one);
      }
    }
  } finally {
    // All that stays is held until here, or the same would come again and again.
    for (const { message, stays } of found) if (!sends || stays !== undefined) await giveBack(receiver, message);
    await receiver.close();
  }
}

function judge(message: ServiceBusReceivedMessage, choice: Choice): Found {
  const { reason, by, cutFrom } = REJECTION_PROPERTIES;
  const properties = message.applicationProperties ?? {};
  const to = choice.to ?? retryQueueOf(message);
  const stays = [
    isOther(choice.reason, properties[reason]) && 'has another reason',
    isOther(choice.subscription, properties[by]) && 'came to another subscription',
    isOther(choice.messageId, message.messageId) && 'has another id',
    properties[cutFrom] !== undefined && 'only its first part was kept',
    to === undefined && 'names no queue: say which with --to',
  ].find((why) => typeof why === 'string');
  return { message, to, stays };
}

function isOther(wanted: string | undefined, value: unknown): boolean {
  return wanted !== undefined && String(value) !== wanted;
}

/** The queue that a message is tried again from: what it names, or what belongs to where it became a dead letter. */
export function retryQueueOf({
  applicationProperties = {},
  deadLetterSource,
}: ServiceBusReceivedMessage): string | undefined {
  // Of a dead letter the service says where it was; whatever else stands in it, its sender may have written.
  if (deadLetterSource !== undefined) {
    if (deadLetterSource.startsWith('training-retry-')) return deadLetterSource;
    const [, subscription] = /\/subscriptions\/([^/]+)$/i.exec(deadLetterSource) ?? [];
    return subscription === undefined ? undefined : `training-retry-${subscription}`;
  }
  const named = applicationProperties[REJECTION_PROPERTIES.retryQueue];
  return typeof named === 'string' ? named : undefined;
}

/** The message as it was sent at first: without what was written beside it when it was set aside. */
export function messageAgain(message: ServiceBusReceivedMessage): ServiceBusMessage {
  const added: readonly string[] = [...Object.values(REJECTION_PROPERTIES), RETRIES_PROPERTY, ...DEAD_LETTER];
  const { body, messageId, correlationId, subject, contentType, applicationProperties = {} } = message;
  const { to, replyTo, sessionId, replyToSessionId } = message;
  const own = Object.entries(applicationProperties).filter(([name]) => !added.includes(name));
  return {
    body,
    ...(messageId !== undefined && { messageId }),
    ...(correlationId !== undefined && { correlationId }),
    ...(subject !== undefined && { subject }),
    ...(contentType !== undefined && { contentType }),
    ...(to !== undefined && { to }),
    ...(replyTo !== undefined && { replyTo }),
    ...(sessionId !== undefined && { sessionId }),
    ...(replyToSessionId !== undefined && { replyToSessionId }),
    applicationProperties: Object.fromEntries(own),
  };
}

/** What the service writes beside a dead letter. */
const DEAD_LETTER = ['DeadLetterReason', 'DeadLetterErrorDescription'];

/** Sends one; what cannot be sent stays, and the others are sent all the same. */
async function move(client: ServiceBusClient, receiver: ServiceBusReceiver, one: Found): Promise<Found> {
  const sender = client.createSender(one.to as string);
  try {
    await sender.sendMessages(messageAgain(one.message));
    await receiver.completeMessage(one.message);
    return one;
  } catch (error) {
    return { ...one, stays: `cannot be sent to ${one.to}: ${(error as Error).message}` };
  } finally {
    await sender.close();
  }
}

async function giveBack(receiver: ServiceBusReceiver, message: ServiceBusReceivedMessage): Promise<void> {
  // A lock that has ended has given it back already.
  await receiver.abandonMessage(message).catch(() => undefined);
}

/** A line about a message. */
export function describeMessage({ message, to, stays }: Found): string {
  const { reason, details } = REJECTION_PROPERTIES;
  const properties = message.applicationProperties ?? {};
  const why = properties[reason] ?? message.deadLetterReason ?? properties.DeadLetterReason ?? 'no reason';
  const [first = ''] = String(properties[details] ?? message.deadLetterErrorDescription ?? '').split('\n');
  const where = stays === undefined ? `-> ${to}` : `stays: ${stays}`;
  return `${message.messageId ?? 'no id'}  ${why}${first === '' ? '' : ` (${first.slice(0, 80)})`}  ${where}`;
}
