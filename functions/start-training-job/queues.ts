import type { ServiceBusClient, ServiceBusSender } from '@azure/service-bus';
import { fittingCopy } from '../../lib/trigger/program/fitting-copy';
import type { Queues } from '../../lib/trigger/program/queues';
import type { TokenSource } from '../../lib/trigger/program/token';

/** One send takes no longer, and is tried once more; in milliseconds. */
const SEND_TIMEOUT = 10_000;
const SEND_RETRIES = 1;
/** All of it, with the second between two tries. */
export const LONGEST_SEND = (SEND_RETRIES + 1) * SEND_TIMEOUT + 1_000;
/** The largest message of the Standard tier, where the queue does not say. */
const LARGEST_MESSAGE = 256 * 1024;

/** Where the namespace is, and who asks. */
export interface Bus {
  /** Its host name, which clients connect to with Entra ID. */
  readonly namespace: string;
  /** For Microsoft's emulator alone, which knows no identities. */
  readonly connectionString: string | undefined;
  readonly token: TokenSource;
}

/**
 * Queues by way of the client of Service Bus. The host's own output has no properties and no time, and its REST
 * interface tells neither types of properties nor letter case of their names.
 */
export function queuesOf({ namespace, connectionString, token }: Bus): Queues {
  const retryOptions = { maxRetries: SEND_RETRIES, timeoutInMs: SEND_TIMEOUT, retryDelayInMs: 1_000 };
  let client: ServiceBusClient | undefined;
  const senders = new Map<string, ServiceBusSender>();
  const connect = async () => {
    // Loaded when it is needed: it makes a start of the program three times as long.
    const { ServiceBusClient } = await import('@azure/service-bus');
    if (connectionString !== undefined) return new ServiceBusClient(connectionString, { retryOptions });
    const getToken = async () => {
      const { token: value, expires } = await token('https://servicebus.azure.net/');
      return { token: value, expiresOnTimestamp: expires * 1000 };
    };
    return new ServiceBusClient(namespace, { getToken }, { retryOptions });
  };
  const senderOf = async (queue: string) => {
    // At the first message that needs it: most need none.
    client ??= await connect();
    const sender = senders.get(queue) ?? client.createSender(queue);
    senders.set(queue, sender);
    return sender;
  };
  return {
    async send(queue, versions) {
      const sender = await senderOf(queue);
      const { maxSizeInBytes } = await sender.createMessageBatch();
      const most = maxSizeInBytes > 0 ? maxSizeInBytes : LARGEST_MESSAGE;
      const fitting = fittingCopy(versions, most);
      if (fitting === undefined) return;
      await sender.sendMessages({ ...fitting, applicationProperties: { ...fitting.applicationProperties } });
    },
    async close() {
      await client?.close();
    },
  };
}
