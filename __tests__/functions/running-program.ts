import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceBusMessage, ServiceBusReceivedMessage } from '@azure/service-bus';
import { type KillOptions, LocalFunctions } from '../../lib/local/functions';
import type { MessageEnd, ProgramLine } from '../../lib/local/programs/program-line';
import { functionPackage } from '../../lib/trigger/function-app/function-package';
import { jobName, sourceInName } from '../../lib/trigger/jobs';
import type { JobTemplate } from '../../lib/trigger/templates';
import { BusUnderTest, until } from '../support/local-bus';
import { trainingEvent } from '../support/shipped';
import { shippedTexts } from '../support/shipped/synthesized';
import { REQUEST, TEMPLATES } from '../support/templates';
import { AzureStandIn } from './azure-stand-in';

export const APP = 'start-gpu-urgent';
export const SUBSCRIPTION = 'gpu-urgent';
export const SOURCE = `training-events/Subscriptions/${SUBSCRIPTION}`;
export const REJECTED = 'training-rejected';
export const RETRY = 'training-retry-gpu-urgent';
export const PROPERTIES = { eventType: 'training.requested', gpuCount: 4, priority: 8 };

/** The job of a request. */
export const jobOf = (id: string) => jobName(sourceInName('bus.example.net/training-events'), id, 1);

/** What the app has as settings. */
const SETTINGS = {
  AML_WORKSPACE_ID: '/subscriptions/s/workspaces/ml',
  AZURE_CLIENT_ID: 'submitter',
  TRAINING_CLIENT_ID: 'training',
  TRAINING_TOPIC: 'training-events',
  TRAINING_SOURCE: 'bus.example.net/training-events',
  TRAINING_SUBSCRIPTION: SUBSCRIPTION,
  TRAINING_REJECTED_QUEUE: REJECTED,
  TRAINING_RETRY_QUEUE: RETRY,
  TRAINING_GUARDS: 'https://programs.blob.core.windows.net/guards',
  TrainingBus__fullyQualifiedNamespace: 'bus.example.net',
};

const text = shippedTexts().dev!;
/** The package that is deployed. */
export const packageFile = packageOf(TEMPLATES);

/** The same with other templates. */
export function packageOf(templates: Readonly<Record<string, JobTemplate>>): string {
  const file = join(mkdtempSync(join(tmpdir(), 'function-app-')), 'package.zip');
  writeFileSync(file, functionPackage(templates, trainingEvent.jsonSchema()).zip);
  return file;
}

/** The deployed program at Service Bus, both as this machine has them, with the shipped catalogue; Azure ML is a stand-in. */
export class RunningProgram {
  static async start(instances = 1, file = packageFile): Promise<RunningProgram> {
    const [azure, bus] = [await AzureStandIn.start(), await BusUnderTest.start(text)];
    azure.storageTime = () => bus.bus.clock.now;
    const lines: ProgramLine[] = [];
    const functions = await LocalFunctions.start({
      programs: [{ address: 'app', name: APP, packageFile: file, settings: new Map(Object.entries(SETTINGS)) }],
      connectionString: bus.bus.connectionString,
      resourceManager: azure.endpoint,
      identity: azure.identity,
      instances,
      onLine: (line) => lines.push(line),
    });
    return new RunningProgram(azure, bus, functions, lines);
  }

  private constructor(
    readonly azure: AzureStandIn,
    readonly bus: BusUnderTest,
    readonly functions: LocalFunctions,
    readonly lines: readonly ProgramLine[],
  ) {}

  send(body: unknown, change: Partial<ServiceBusMessage> = {}): Promise<void> {
    return this.bus.send('training-events', {
      body,
      messageId: REQUEST.id,
      correlationId: 'run-1',
      contentType: 'application/json',
      applicationProperties: PROPERTIES,
      ...change,
    });
  }

  /** Waits until nothing waits to be worked on, and nobody works on anything. */
  async drain(): Promise<void> {
    await until(
      () => Promise.all([SOURCE, RETRY].map((entity) => this.active(entity))),
      (counts) => counts.every((count) => count === 0),
    );
  }

  async active(entity = SOURCE): Promise<number> {
    return (await this.bus.counts(entity)).active;
  }

  /** What is left of messages: in the subscription, in the queue of retries, as dead letters. */
  left(): Promise<number[]> {
    return Promise.all([SOURCE, RETRY, 'training-dead-letters'].map((entity) => this.active(entity)));
  }

  rejected(): Promise<ServiceBusReceivedMessage[]> {
    return this.bus.peek(REJECTED);
  }

  async setAside(): Promise<Record<string, unknown>[]> {
    return (await this.rejected()).map(({ applicationProperties, body }) => ({
      ...applicationProperties,
      body: String(body),
    }));
  }

  async waiting(): Promise<ServiceBusReceivedMessage[]> {
    return (await this.bus.peek(RETRY)).filter(({ state }) => state === 'scheduled');
  }

  /** Turns the clock to when all is there that was scheduled, and no further: what is being worked on stays locked. */
  async comeDue(): Promise<void> {
    const times = (await this.waiting()).map(({ scheduledEnqueueTimeUtc }) => scheduledEnqueueTimeUtc!.getTime());
    const { clock } = this.bus.bus;
    await clock.advance(Math.max(0, ...times.map((time) => time - clock.now.getTime())) + 1);
  }

  /** What became of messages, as the program has logged it. */
  log(): (MessageEnd & { readonly level: string })[] {
    return this.lines.flatMap(({ level, entry }) => (entry === undefined ? [] : [{ ...entry, level }]));
  }

  outcomes(): string[] {
    return this.log().map(({ outcome }) => outcome);
  }

  /** Ends host and program as soon as the program has said something, before the message is settled: once. */
  killAfter(outcome: string, options: KillOptions = { what: 'instance' }): void {
    let kills = 1;
    this.functions.watch(({ entry }) => {
      if (entry?.outcome === outcome && kills-- > 0) void this.functions.kill(APP, options);
    });
  }

  async stop(): Promise<void> {
    await this.functions.stop();
    await this.bus.stop();
    await this.azure.stop();
  }
}
