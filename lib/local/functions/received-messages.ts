import type {
  ProcessErrorArgs,
  ServiceBusClient,
  ServiceBusReceivedMessage,
  ServiceBusReceiver,
} from '@azure/service-bus';
import type { HostSettings } from './host-settings';
import type { Listening } from './listening';

/**
 * How the client tries again: soon, since this machine is near, and a subscription that was paused goes on when it is
 * opened. The service is asked for a session for as long as one try takes.
 */
export const RETRIES = { maxRetries: 3, retryDelayInMs: 250, maxRetryDelayInMs: 1_000, timeoutInMs: 10_000 } as const;
export const SESSION_RETRIES = { ...RETRIES, timeoutInMs: 2_000 } as const;

/** How long is waited for the next message of a session before another session has its turn: the host's own default. */
const SESSION_IDLE = 60_000;
/** Before it is tried again to reach what cannot be reached, in milliseconds. */
const PAUSE = 1_000;

/** Receives for one function. */
export interface Receiving {
  /** Takes no further message; those that it has go on. */
  stop(): Promise<void>;
  /** Lets go of the connection. */
  close(): Promise<void>;
}

/** Who works on messages, and hears why none come. */
export interface Worked {
  work(message: ServiceBusReceivedMessage, receiver: ServiceBusReceiver): Promise<void>;
  fault(why: string): void;
}

/**
 * Receives the messages that a function listens to, as many at once as `host.json` says; each is locked, and its lock
 * renewed, until it has been worked on.
 */
export function receive(
  client: ServiceBusClient,
  listening: Listening,
  settings: HostSettings,
  worked: Worked,
): Receiving {
  return listening.hasSessions
    ? new Sessions(client, listening, settings, worked)
    : new Plain(client, listening, settings, worked);
}

/** Bodies are for the program to read. */
const optionsOf = ({ maxAutoLockRenewalDuration }: HostSettings) => ({
  skipParsingBodyAsJson: true,
  maxAutoLockRenewalDurationInMs: maxAutoLockRenewalDuration,
});

class Plain implements Receiving {
  private readonly receiver: ServiceBusReceiver;
  private readonly subscription: { close(): Promise<void> };
  private readonly stopped = new AbortController();
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(client: ServiceBusClient, { source }: Listening, settings: HostSettings, worked: Worked) {
    const options = optionsOf(settings);
    this.receiver =
      'queue' in source
        ? client.createReceiver(source.queue, options)
        : client.createReceiver(source.topic, source.subscription, options);
    const { maxConcurrentCalls, prefetchCount } = settings;
    this.free = maxConcurrentCalls;
    this.subscription = this.receiver.subscribe(
      {
        processMessage: (message) => this.inTurn(() => worked.work(message, this.receiver)),
        processError: async ({ error }: ProcessErrorArgs) => worked.fault(error.message),
      },
      // The client fetches nothing ahead: what is fetched is counted among its calls, and waits here.
      {
        autoCompleteMessages: false,
        maxConcurrentCalls: maxConcurrentCalls + prefetchCount,
        abortSignal: this.stopped.signal,
      },
    );
  }

  async stop(): Promise<void> {
    // Where it is still trying to connect, it would go on.
    this.stopped.abort();
    await this.subscription.close();
  }

  async close(): Promise<void> {
    await this.receiver.close();
  }

  private async inTurn(work: () => Promise<void>): Promise<void> {
    if (this.free === 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.free -= 1;
    try {
      await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free += 1;
      else next();
    }
  }
}

/** One message of a session at a time, in order, and so many sessions at once. */
class Sessions implements Receiving {
  private isStopping = false;
  private readonly stopped = new AbortController();
  private readonly loops: readonly Promise<void>[];

  constructor(
    private readonly client: ServiceBusClient,
    private readonly listening: Listening,
    private readonly settings: HostSettings,
    private readonly worked: Worked,
  ) {
    this.loops = Array.from({ length: settings.maxConcurrentSessions }, () => this.loop());
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    this.stopped.abort();
  }

  async close(): Promise<void> {
    await Promise.all(this.loops);
  }

  private async loop(): Promise<void> {
    while (!this.isStopping) {
      try {
        const session = await this.next();
        try {
          await this.workOff(session);
        } finally {
          await session.close();
        }
      } catch (error) {
        if (this.isStopping) return;
        // That there is no session with messages is told after a while.
        if ((error as { code?: string }).code === 'ServiceTimeout') continue;
        this.worked.fault((error as Error).message);
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    }
  }

  private next(): Promise<ServiceBusReceiver> {
    const { source } = this.listening;
    const options = { ...optionsOf(this.settings), abortSignal: this.stopped.signal };
    return 'queue' in source
      ? this.client.acceptNextSession(source.queue, options)
      : this.client.acceptNextSession(source.topic, source.subscription, options);
  }

  private async workOff(session: ServiceBusReceiver): Promise<void> {
    while (!this.isStopping) {
      const abortSignal = this.stopped.signal;
      const [message] = await session.receiveMessages(1, { maxWaitTimeInMs: SESSION_IDLE, abortSignal });
      if (message === undefined) return;
      await this.worked.work(message, session);
    }
  }
}
