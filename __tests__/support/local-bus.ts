import { ServiceBusClient, type ServiceBusMessage, type ServiceBusReceivedMessage } from '@azure/service-bus';
import Long from 'long';
import { LocalServiceBus } from '../../lib/broker';
import { closeClient } from '../../lib/local/functions/closed-client';
import { topologyOf } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';

/** How many messages a queue or subscription has; those that somebody has locked are active. */
export interface Counts {
  readonly active: number;
  readonly scheduled: number;
  readonly deadLetters: number;
}

/** The Service Bus of the product with what was synthesized, in this process, and the real client at it. */
export class BusUnderTest {
  /** @param text a cdk.tf.json */
  static async start(text: string): Promise<BusUnderTest> {
    return new BusUnderTest(await LocalServiceBus.start({ topology: topologyOf(parseDocument('cdk.tf.json', text)) }));
  }

  readonly client: ServiceBusClient;

  private constructor(readonly bus: LocalServiceBus) {
    this.client = new ServiceBusClient(bus.connectionString, { retryOptions: { maxRetries: 0, timeoutInMs: 5000 } });
  }

  async send(entity: string, message: ServiceBusMessage): Promise<void> {
    const sender = this.client.createSender(entity);
    await sender.sendMessages(message);
    await sender.close();
  }

  /** Everything in a queue, as it is, without taking it: what is scheduled too. */
  async peek(queue: string): Promise<ServiceBusReceivedMessage[]> {
    const receiver = this.client.createReceiver(queue, { skipParsingBodyAsJson: true });
    // A client goes on where it was, even with another receiver.
    const messages = await receiver.peekMessages(100, { fromSequenceNumber: Long.ZERO });
    await receiver.close();
    return messages;
  }

  /** @param entity a queue, or `topic/Subscriptions/name` */
  async counts(entity: string): Promise<Counts> {
    const response = await fetch(`http://localhost:${this.bus.ports[0]}/${entity}?api-version=2021-05`, {
      // Any token is taken.
      headers: { authorization: 'Bearer test' },
    });
    const text = await response.text();
    const count = (name: string) => {
      const found = new RegExp(`<(?:\\w+:)?${name}MessageCount[^>]*>(\\d+)<`).exec(text)?.[1];
      if (found === undefined) throw new Error(`no ${name}MessageCount of ${entity}: ${response.status} ${text}`);
      return Number(found);
    };
    return { active: count('Active'), scheduled: count('Scheduled'), deadLetters: count('DeadLetter') };
  }

  async stop(): Promise<void> {
    await closeClient(this.client);
    await this.bus.stop();
  }
}

/** Waits until something is so; fails with what it is then, where it does not come. */
export async function until<T>(read: () => Promise<T> | T, isSo: (value: T) => boolean, seconds = 20): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await read();
    if (isSo(value)) return value;
    if (Date.now() > end) throw new Error(`it is still ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
