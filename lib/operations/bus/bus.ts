import type { ServiceBusClient, ServiceBusClientOptions, ServiceBusReceiver } from '@azure/service-bus';
import { OperationProblem } from '../operation-problem';
import type { Address } from './bus-address';
import { keepEncoded } from './encoded';
import type { Entities, Place } from './entity-names';
import { entitiesHere } from './local-status';
import { credentialFor, tokenOf } from './login';
import { type Asked, problemOf } from './service-problems';

/** What the token of Service Bus is for, in every cloud. */
const SCOPE = 'https://servicebus.azure.net/.default';

/** Who waits longer for an answer has no connection. */
const RETRY: ServiceBusClientOptions = {
  retryOptions: { maxRetries: 1, timeoutInMs: 15_000, retryDelayInMs: 500 },
};

/** A Service Bus, here or in Azure, that is open. */
export class Bus {
  constructor(
    readonly address: Address,
    readonly client: ServiceBusClient,
    private readonly list: () => Promise<Entities>,
  ) {}

  /** A receiver of the messages of a place; it takes nothing before it is asked to. */
  receiver({ entity, subQueue }: Place): ServiceBusReceiver {
    const options = {
      // Bodies stay bytes, and values what they are.
      skipParsingBodyAsJson: true,
      skipConvertingDate: true,
      ...(subQueue !== undefined && { subQueueType: subQueue }),
    };
    return entity.kind === 'queue'
      ? this.client.createReceiver(entity.name, options)
      : this.client.createReceiver(entity.topic, entity.name, options);
  }

  /** The queues, topics and subscriptions. @throws OperationProblem where they cannot be listed */
  entities(): Promise<Entities> {
    return this.list();
  }

  /** The error in words, and what to do about it. */
  problem(error: unknown, asked: Omit<Asked, 'at' | 'isAzure'> = {}): OperationProblem {
    return problemOf(error, { at: at(this.address), isAzure: this.address.kind === 'azure', ...asked });
  }

  async close(): Promise<void> {
    await this.client.close().catch(() => undefined);
  }
}

/** How an address is called in sentences: without what stands behind it. */
export function at(address: Address): string {
  return address.kind === 'azure' ? `azure:${address.host}` : `${address.kind}:${address.port}`;
}

/** The key that an emulator takes; `training-job-scheduler local` takes any. */
const EMULATOR_KEY =
  'SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;';

/**
 * Opens a Service Bus. Whoever cannot log in learns it at once.
 *
 * @throws OperationProblem in one line, with what to do
 */
export async function openBus(address: Address): Promise<Bus> {
  keepEncoded();
  const { ServiceBusClient, ServiceBusAdministrationClient } = await import('@azure/service-bus');
  if (address.kind === 'azure') {
    const credential = await credentialFor(address.host);
    await tokenOf(credential, SCOPE, at(address));
    const list = () => listed(new ServiceBusAdministrationClient(address.host, credential), address);
    return new Bus(address, new ServiceBusClient(address.host, credential, RETRY), list);
  }
  const { host, port, kind } = address;
  const client = new ServiceBusClient(`Endpoint=sb://${host}:${port};${EMULATOR_KEY}`, RETRY);
  return new Bus(address, client, () => {
    if (kind === 'local') return entitiesHere(port);
    throw new OperationProblem(`${at(address)}: it does not list what it has: name the queue, or topic/subscription`);
  });
}

interface Administration {
  listQueues(): AsyncIterable<{ readonly name: string }>;
  listTopics(): AsyncIterable<{ readonly name: string }>;
  listSubscriptions(topic: string): AsyncIterable<{ readonly subscriptionName: string }>;
}

async function listed(administration: Administration, address: Address): Promise<Entities> {
  try {
    const queues: string[] = [];
    for await (const { name } of administration.listQueues()) queues.push(name);
    const topics: { name: string; subscriptions: string[] }[] = [];
    for await (const { name } of administration.listTopics()) {
      const subscriptions: string[] = [];
      for await (const { subscriptionName } of administration.listSubscriptions(name))
        subscriptions.push(subscriptionName);
      topics.push({ name, subscriptions });
    }
    return { queues, topics };
  } catch (error) {
    const { statusCode } = error as { readonly statusCode?: number };
    if (statusCode === 401 || statusCode === 403)
      throw new OperationProblem(
        `${at(address)}: whoever is logged in may not list what it has, which takes the role Azure Service Bus Data Owner; name the queue, or topic/subscription`,
      );
    throw problemOf(error, { at: at(address), isAzure: true });
  }
}
