import type { ServiceBusClient, ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { serviceBusPackage } from '../../package/service-bus-client';
import type { AppPackage } from './app-package';
import { closeClient } from './closed-client';
import { addressOf, type Listening, listeningOf } from './listening';
import { RETRIES, type Receiving, receive, SESSION_RETRIES } from './received-messages';
import { invocationRequest } from './trigger-data';
import type { LogLevel, RegisteredFunction } from './worker-messages';
import { Workers } from './workers';

/** What one instance of an app needs. */
export interface InstanceOptions {
  readonly package: AppPackage;
  /** The environment of the program; connections that functions name are added to it. */
  readonly environment: Map<string, string>;
  readonly connectionString: string;
  readonly idle: number;
  readonly onLog: (level: LogLevel, text: string) => void;
}

/**
 * One instance of a Function App: the host, which receives and settles, and the process of the program.
 *
 * A message is completed when its function has returned, where `host.json` says so, and given back when it throws, or its
 * process ends, or takes longer than `functionTimeout`; whoever crashes as a whole settles nothing, and the message comes
 * again when its lock ends.
 */
export class Instance {
  private readonly workers: Workers;
  /** Its own connections: what ends with them ends for this instance alone. */
  private readonly clients = new Map<boolean, ServiceBusClient>();
  private receivings: readonly Receiving[] = [];
  private readonly working = new Set<Promise<void>>();
  private isDead = false;
  private lastFault: string | undefined;

  constructor(private readonly options: InstanceOptions) {
    const { package: unpacked, environment, idle, onLog } = options;
    this.workers = new Workers({
      folder: unpacked.folder,
      modules: unpacked.modules,
      environment,
      idle,
      onLog: (level, text) => {
        // Of a host that has crashed nobody hears any more.
        if (!this.isDead) onLog(level, text);
      },
      onEnd: (why, pause) => onLog('error', `the program has ended: ${why}; it starts again ${pauseText(pause)}`),
    });
  }

  /** What the program registers: it is started to say so. @throws Error in words of the program */
  async register(): Promise<readonly RegisteredFunction[]> {
    const { functions } = await this.workers.worker();
    return functions;
  }

  /** Begins to receive for functions. */
  listen(functions: readonly RegisteredFunction[]): void {
    const { environment, package: unpacked, onLog } = this.options;
    const listenings = functions.flatMap((one) => {
      const listening = listeningOf(one, environment);
      if (typeof listening !== 'string') return [listening];
      onLog('error', `${listening}; it is not run`);
      return [];
    });
    this.connect(listenings);
    this.receivings = listenings.map((listening) =>
      receive(this.client(listening), listening, unpacked.settings, {
        work: (message, receiver) => this.track(this.work(listening, message, receiver)),
        fault: (why) => this.fault(listening, why),
      }),
    );
  }

  /** Ends the process of the program at once, as if it had ended by itself. */
  killProgram(): void {
    this.workers.kill();
  }

  /** Ends host and program at once: nothing is settled any more. */
  async crash(): Promise<void> {
    this.isDead = true;
    await Promise.all([this.workers.crash(), this.closeAll()]);
  }

  /**
   * Takes nothing any more, finishes what it has, lets the program end what it has open, and ends.
   *
   * @param within how long each of these may take, in milliseconds
   */
  async stop(within: number): Promise<void> {
    await Promise.all(this.receivings.map((receiving) => receiving.stop().catch(() => undefined)));
    await Promise.race([Promise.all(this.working), wait(within)]);
    await this.workers.stop(within);
    this.isDead = true;
    await this.closeAll();
  }

  private client({ hasSessions }: Listening): ServiceBusClient {
    const retryOptions = hasSessions ? SESSION_RETRIES : RETRIES;
    const { ServiceBusClient } = serviceBusPackage();
    const client =
      this.clients.get(hasSessions) ?? new ServiceBusClient(this.options.connectionString, { retryOptions });
    this.clients.set(hasSessions, client);
    return client;
  }

  /** A program that finds Service Bus by a setting of its own finds this one. */
  private connect(listenings: readonly Listening[]): void {
    const { environment, connectionString } = this.options;
    const missing = listenings.map(({ connection }) => connection).filter((name) => !environment.has(name));
    for (const name of missing) environment.set(name, connectionString);
    // It may have read its settings already.
    if (missing.length > 0) this.workers.recycle();
  }

  private async work(
    listening: Listening,
    message: ServiceBusReceivedMessage,
    receiver: ServiceBusReceiver,
  ): Promise<void> {
    this.lastFault = undefined;
    try {
      await this.invoke(listening, message);
    } catch (error) {
      if (this.isDead) return;
      this.options.onLog('error', `${listening.name}: ${(error as Error).message}; the message is given back`);
      await this.settle(() => receiver.abandonMessage(message));
      return;
    }
    // A program without a client of its own cannot complete anything.
    if (!this.isDead && this.options.package.settings.autoCompleteMessages) {
      await this.settle(() => receiver.completeMessage(message));
    }
  }

  private async invoke(listening: Listening, message: ServiceBusReceivedMessage): Promise<void> {
    const worker = await this.workers.worker();
    const { functionTimeout } = this.options.package.settings;
    const timer =
      functionTimeout === undefined
        ? undefined
        : setTimeout(() => {
            const longest = `${functionTimeout / 1000} seconds`;
            this.options.onLog(
              'error',
              `${listening.name}: it takes longer than ${longest}, the functionTimeout of its host.json`,
            );
            worker.kill();
          }, functionTimeout);
    try {
      await worker.invoke(listening.name, invocationRequest(message, listening));
      this.workers.wentWell();
    } finally {
      clearTimeout(timer);
    }
  }

  /** The host says that a lock is lost, and goes on: the message comes again. */
  private async settle(settling: () => Promise<void>): Promise<void> {
    try {
      await settling();
    } catch (error) {
      if (!this.isDead) this.options.onLog('warning', `not settled: ${(error as Error).message}`);
    }
  }

  /** What keeps failing is told once. */
  private fault(listening: Listening, why: string): void {
    if (this.isDead || why === this.lastFault) return;
    this.lastFault = why;
    this.options.onLog('warning', `${listening.name} does not receive from ${addressOf(listening)}: ${why}`);
  }

  private track(work: Promise<void>): Promise<void> {
    this.working.add(work);
    return work.finally(() => this.working.delete(work));
  }

  private async closeAll(): Promise<void> {
    await Promise.all(this.receivings.map((receiving) => receiving.stop().catch(() => undefined)));
    // Before the connection: what is asked over one that is gone is waited for in vain.
    await Promise.all(this.receivings.map((receiving) => receiving.close().catch(() => undefined)));
    await Promise.all([...this.clients.values()].map(closeClient));
  }
}

function pauseText(pause: number): string {
  return pause === 0 ? 'with its next message' : `with its next message, after ${pause / 1000} seconds`;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
