import type {
  ServiceBusClient,
  ServiceBusReceivedMessage,
  ServiceBusReceiver,
  ServiceBusSender,
} from '@azure/service-bus';
import { serviceBusPackage } from '../../../package/service-bus-client';
import type { Call, NoReply, Reply } from '../run/call';
import { bytesOf, headersOf, messageOf } from './broker-properties';

/** A message that is locked here. */
interface Locked {
  readonly receiver: ServiceBusReceiver;
  readonly message: ServiceBusReceivedMessage;
}

/** What the service answers for a fault, as far as its REST interface documents it; others are faults of the service. */
const STATUSES: ReadonlyMap<string, number> = new Map([
  ['MessagingEntityNotFound', 410],
  ['MessageLockLost', 404],
  ['UnauthorizedAccess', 401],
  ['QuotaExceeded', 403],
  ['MessageSizeExceeded', 403],
  ['MessagingEntityDisabled', 403],
  ['InvalidOperation', 400],
  ['SessionCannotBeLocked', 400],
  ['ServiceBusy', 503],
]);
/** How long is waited for a message where the call does not say. In seconds. */
const LONGEST_LOOK = 60;

/**
 * The REST interface of Service Bus, as far as workflows use it, in front of any Service Bus that speaks AMQP: peek-lock,
 * completion, unlocking, renewal of locks, and sending.
 *
 * https://learn.microsoft.com/rest/api/servicebus/service-bus-runtime-rest
 */
export class ServiceBusOverHttp {
  private readonly client: ServiceBusClient;
  private readonly receivers = new Map<string, ServiceBusReceiver>();
  private readonly senders = new Map<string, ServiceBusSender>();
  private readonly locked = new Map<string, Locked>();

  constructor(connectionString: string) {
    const { ServiceBusClient } = serviceBusPackage();
    // A workflow has a policy of its own for trying again.
    this.client = new ServiceBusClient(connectionString, { retryOptions: { maxRetries: 0 } });
  }

  async answer({ method, uri, headers, body }: Call): Promise<Reply | NoReply> {
    const url = new URL(uri);
    const [, path, rest] = /^\/(.+)\/messages\/?(.*)$/i.exec(decodeURIComponent(url.pathname)) ?? [];
    if (path === undefined || rest === undefined) return { status: 404 };
    try {
      if (method === 'POST' && rest === '') return await this.send(path, headers, body);
      if (method === 'POST' && rest === 'head') return await this.peek(path, url.searchParams.get('timeout'));
      if (['DELETE', 'PUT', 'POST'].includes(method)) return await this.settle(`${path}/${rest}`, method);
      return { status: 405 };
    } catch (error) {
      return replyOf(error as Error);
    }
  }

  /** Those that were locked and are neither completed nor given back: they come again when their locks end. */
  takeUnsettled(): ServiceBusReceivedMessage[] {
    const messages = [...this.locked.values()].map(({ message }) => message);
    this.locked.clear();
    return messages;
  }

  close(): Promise<void> {
    return this.client.close();
  }

  private async peek(path: string, timeout: string | null): Promise<Reply> {
    const receiver = this.receiver(path);
    const seconds = timeout === null ? LONGEST_LOOK : Number(timeout);
    if (!Number.isFinite(seconds) || seconds < 0) return { status: 400 };
    // The client takes no shorter time than one that is more than none.
    const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: Math.max(1, seconds * 1000) });
    if (message === undefined) return { status: 204 };
    this.locked.set(`${path}/${Number(message.sequenceNumber)}/${message.lockToken}`, { receiver, message });
    return { status: 201, headers: headersOf(message), body: bytesOf(message) };
  }

  private async settle(key: string, method: string): Promise<Reply> {
    const found = this.locked.get(key);
    if (found === undefined) return { status: 404 };
    const { receiver, message } = found;
    if (method === 'POST') await receiver.renewMessageLock(message);
    else {
      this.locked.delete(key);
      if (method === 'DELETE') await receiver.completeMessage(message);
      else await receiver.abandonMessage(message);
    }
    return { status: 200 };
  }

  private async send(path: string, headers: Readonly<Record<string, string>>, body: Buffer): Promise<Reply> {
    const sender = this.senders.get(path) ?? this.client.createSender(path);
    this.senders.set(path, sender);
    await sender.sendMessages(messageOf(headers, body));
    return { status: 201 };
  }

  private receiver(path: string): ServiceBusReceiver {
    const known = this.receivers.get(path);
    if (known !== undefined && !known.isClosed) return known;
    const [topic = path, subscription] = path.split(/\/subscriptions\//i);
    const options = {
      receiveMode: 'peekLock',
      skipParsingBodyAsJson: true,
      maxAutoLockRenewalDurationInMs: 0,
    } as const;
    const receiver =
      subscription === undefined
        ? this.client.createReceiver(topic, options)
        : this.client.createReceiver(topic, subscription, options);
    this.receivers.set(path, receiver);
    return receiver;
  }
}

function replyOf(error: Error): Reply | NoReply {
  if (error instanceof SyntaxError || error instanceof RangeError || error instanceof TypeError) {
    return { status: 400, headers: { 'Content-Type': 'text/plain' }, body: Buffer.from(error.message) };
  }
  const { isServiceBusError } = serviceBusPackage();
  if (!isServiceBusError(error) || error.code === 'ServiceCommunicationProblem') return { reason: error.message };
  if (error.code === 'ServiceTimeout') return { reason: error.message, isTimeout: true };
  const status = STATUSES.get(error.code) ?? 500;
  return { status, headers: { 'Content-Type': 'text/plain' }, body: Buffer.from(error.message) };
}
