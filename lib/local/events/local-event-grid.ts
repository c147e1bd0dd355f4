import type { ServiceBusClient, ServiceBusMessage, ServiceBusSender } from '@azure/service-bus';
import { serviceBusPackage } from '../../package/service-bus-client';
import type { RunEvent } from '../azure-ml/run-event';
import type { EventRoute } from '../deployment';
import { type EventMessage, messagesOf } from './messages-of';

/** What events are delivered with. */
export interface LocalEventGridOptions {
  readonly connectionString: string;
  readonly routes: readonly EventRoute[];
  /** Hears of a message that was not delivered, and why: Event Grid would put it aside. */
  readonly onUndelivered?: (message: EventMessage, why: string) => void;
}

/**
 * What Event Grid waits between tries: 10 seconds at first, then longer; 30 tries within a day.
 *
 * @see https://learn.microsoft.com/azure/event-grid/delivery-and-retry#retry-schedule
 */
const MINUTE = 60_000;
const WAITS = [10_000, 30_000, MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE, 60 * MINUTE, 180 * MINUTE, 360 * MINUTE];
const LAST_WAIT = 720 * MINUTE;
const MOST_TRIES = 30;
const LONGEST = 24 * 60 * MINUTE;

/** What another try does not mend. */
const HOPELESS: ReadonlySet<string> = new Set(['MessagingEntityNotFound', 'MessageSizeExceeded']);

/** Event Grid on this machine: what becomes of jobs comes back to queues and topics, as the deployment says. */
export class LocalEventGrid {
  private readonly client: ServiceBusClient;
  private readonly senders = new Map<string, ServiceBusSender>();
  private readonly sending = new Set<Promise<void>>();
  private readonly waiting = new Set<() => void>();
  private isStopping = false;

  constructor(private readonly options: LocalEventGridOptions) {
    const { ServiceBusClient } = serviceBusPackage();
    this.client = new ServiceBusClient(options.connectionString, {
      retryOptions: { maxRetries: 2, retryDelayInMs: 500, timeoutInMs: 10_000 },
    });
  }

  /**
   * Takes a change of a run, and sends what the deployment wants of it, now or as soon as that is possible.
   *
   * @returns how many messages it becomes
   */
  take(event: RunEvent): number {
    const messages = this.isStopping ? [] : messagesOf(event, this.options.routes);
    for (const message of messages) {
      const sent = this.deliver(message).finally(() => this.sending.delete(sent));
      this.sending.add(sent);
    }
    return messages.length;
  }

  /** Waits until everything that was taken is delivered, or waits for another try. */
  async delivered(): Promise<void> {
    while (this.sending.size > this.waiting.size) await Promise.race(this.sending);
  }

  /** Ends; what waits for another try is told as undelivered. */
  async stop(): Promise<void> {
    this.isStopping = true;
    for (const wake of this.waiting) wake();
    await Promise.all(this.sending);
    await this.client.close();
  }

  private async deliver(message: EventMessage): Promise<void> {
    const begin = Date.now();
    for (let tries = 0; ; tries++) {
      try {
        await this.sender(message.destination).sendMessages(sent(message, tries));
        return;
      } catch (error) {
        const { code = '', message: why } = error as { readonly code?: string; readonly message: string };
        const wait = WAITS[tries] ?? LAST_WAIT;
        const isOver = HOPELESS.has(code) || tries + 1 >= MOST_TRIES || Date.now() + wait - begin > LONGEST;
        if (!isOver && !this.isStopping) await this.pause(wait);
        if (isOver || this.isStopping) {
          this.options.onUndelivered?.(message, why);
          return;
        }
      }
    }
  }

  private sender(destination: string): ServiceBusSender {
    const sender = this.senders.get(destination) ?? this.client.createSender(destination);
    this.senders.set(destination, sender);
    return sender;
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      timer.unref();
      this.waiting.add(wake);
    });
  }
}

/** The message as the client of Service Bus sends it; only the count of deliveries differs from try to try. */
function sent(
  { messageId, contentType, body, applicationProperties, system }: EventMessage,
  tries: number,
): ServiceBusMessage {
  return {
    messageId,
    contentType,
    body,
    ...system,
    applicationProperties: { ...applicationProperties, 'aeg-delivery-count': String(tries) },
  };
}
