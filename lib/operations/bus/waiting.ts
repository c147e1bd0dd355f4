import { OperationProblem } from '../operation-problem';
import { at } from './bus';
import type { Address } from './bus-address';
import { localStatus } from './local-status';
import { credentialFor } from './login';
import { problemOf } from './service-problems';

/** How many messages wait in a queue, those that come later included. */
export interface WaitingIn {
  readonly queue: string;
  readonly messages: number;
}

/** Who waits longer for an answer has no connection. */
const RETRY = { retryOptions: { maxRetries: 1, retryDelayInMs: 500 } };

/**
 * How many messages wait in some queues.
 *
 * @throws OperationProblem where that cannot be known: in Azure it takes the role Azure Service Bus Data Owner
 */
export async function waitingIn(address: Address, queues: readonly string[]): Promise<WaitingIn[]> {
  const countOf = await countsAt(address);
  return Promise.all(queues.map(async (queue) => ({ queue, messages: await countOf(queue) })));
}

async function countsAt(address: Address): Promise<(queue: string) => Promise<number>> {
  if (address.kind === 'emulator')
    throw new OperationProblem(`${at(address)}: it does not say how many messages it has`);
  if (address.kind === 'local') {
    const { waiting } = await localStatus(address.port);
    return async (queue) => {
      const count = waiting.get(queue);
      if (count === undefined) throw new OperationProblem(`${at(address)}: there is no queue ${queue}`);
      return count;
    };
  }
  const { ServiceBusAdministrationClient } = await import('@azure/service-bus');
  const client = new ServiceBusAdministrationClient(address.host, await credentialFor(address.host), RETRY);
  return async (queue) => {
    try {
      const { activeMessageCount, scheduledMessageCount } = await client.getQueueRuntimeProperties(queue);
      return activeMessageCount + scheduledMessageCount;
    } catch (error) {
      const { statusCode } = error as { readonly statusCode?: number };
      if (statusCode === 401 || statusCode === 403)
        throw new OperationProblem(
          `${at(address)}: whoever is logged in may not count messages, which takes the role Azure Service Bus Data Owner`,
        );
      throw problemOf(error, { at: at(address), isAzure: true, entity: queue });
    }
  };
}
