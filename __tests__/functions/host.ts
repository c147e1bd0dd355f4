import { randomUUID } from 'node:crypto';
import type { ServiceBusClient, ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';

/** What a function registers at the host, as far as it matters here. */
interface Registered {
  readonly metadata: { readonly name: string; readonly bindings: Readonly<Record<string, any>> };
  readonly callback: (...inputs: unknown[]) => unknown;
}

/**
 * What the host of Azure Functions gives a program as `@azure/functions-core`: it takes registrations, and drives the
 * real `@azure/functions` with them, from the typed data of a trigger to that of the outputs.
 */
export class FunctionsCore {
  readonly version = '1.0.0';
  readonly functions: Registered[] = [];
  private model: any;

  readonly registerFunction = (metadata: Registered['metadata'], callback: Registered['callback']) => {
    this.functions.push({ metadata, callback });
    return { dispose: () => undefined };
  };
  /** What the program wants to be told of, by what happens. */
  readonly hooks = new Map<string, (context: object) => unknown>();
  readonly registerHook = (name: string, callback: (context: object) => unknown) => {
    this.hooks.set(name, callback);
    return { dispose: () => undefined };
  };
  readonly setProgrammingModel = (model: unknown) => {
    this.model = model;
  };
  readonly getProgrammingModel = () => this.model;
  readonly Disposable = class {};

  /** Whether a function wants bytes. */
  isBinary(name: string): boolean {
    return this.functions.some(
      ({ metadata }) =>
        metadata.name === name && Object.values(metadata.bindings).some(({ dataType }) => dataType === 'binary'),
    );
  }

  /** Ends the program, as the host does. */
  async terminate(): Promise<void> {
    await this.hooks.get('appTerminate')?.({ hookData: {}, appHookData: {} });
  }

  /** Calls a function with a message. */
  async invoke(
    name: string,
    body: Buffer,
    triggerMetadata: Readonly<Record<string, unknown>>,
    log: (level: string, line: string) => void,
  ): Promise<void> {
    const { metadata, callback } = this.functions.find((one) => one.metadata.name === name) as Registered;
    const [trigger] = Object.keys(metadata.bindings);
    const data = this.isBinary(name) ? { bytes: body } : typed(body.toString('utf8'));
    const invocation = this.model.getInvocationModel({
      invocationId: randomUUID(),
      metadata,
      request: {
        inputData: [{ name: trigger, data }],
        triggerMetadata: Object.fromEntries(Object.entries(triggerMetadata).map(([key, value]) => [key, typed(value)])),
      },
      log: (level: string, _category: string, line: string) => log(level, line),
      state: undefined,
    });
    const { context, inputs } = await invocation.getArguments();
    const result = await invocation.invokeFunction(context, inputs, callback);
    await invocation.getResponse(context, result);
  }
}

/** A value as the host sends it to its workers. */
function typed(value: unknown): object {
  if (typeof value !== 'string') return { json: JSON.stringify(value) };
  try {
    JSON.parse(value);
    return { json: value };
  } catch {
    return { string: value };
  }
}

/** What `host.json` says of Service Bus. */
export interface HostSettings {
  readonly autoCompleteMessages: boolean;
}

/**
 * Receives messages with the real client of Service Bus, and hands them to the functions: completes what they return
 * from, where its settings say so, and gives back what they throw at.
 */
export class FunctionHost {
  /** What the functions logged, parsed, with its level. */
  readonly log: any[] = [];
  private readonly receivers: readonly { readonly name: string; readonly receiver: ServiceBusReceiver }[];

  /**
   * @param values what the settings of the app put into the places of `%NAME%`
   * @param settings `extensions.serviceBus` of the package's own `host.json`
   */
  constructor(
    client: ServiceBusClient,
    private readonly core: FunctionsCore,
    values: Readonly<Record<string, string | undefined>>,
    private readonly settings: HostSettings,
  ) {
    const filled = (text: string) => text.replace(/^%(\w+)%$/, (_, name) => values[name] ?? '');
    this.receivers = core.functions.map(({ metadata: { name, bindings } }) => {
      const { topicName, subscriptionName, queueName } = Object.values(bindings)[0];
      // As bytes: what is in a message is for the program to read.
      const options = { skipParsingBodyAsJson: true };
      const receiver =
        queueName === undefined
          ? client.createReceiver(filled(topicName), filled(subscriptionName), options)
          : client.createReceiver(filled(queueName), options);
      return { name, receiver };
    });
  }

  /**
   * Works off what waits, until nothing comes any more.
   *
   * @param before called between receiving a message and working on it
   * @param after called between the work and the settlement; what it throws is a crash: nothing is settled
   */
  async drain(before: () => void = () => undefined, after: () => void = () => undefined): Promise<void> {
    for (let found = true; found; ) {
      found = false;
      for (const { name, receiver } of this.receivers) {
        const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 150 });
        if (message === undefined) continue;
        found = true;
        before();
        await this.work(name, receiver, message, after);
      }
    }
  }

  private async work(
    name: string,
    receiver: ServiceBusReceiver,
    message: ServiceBusReceivedMessage,
    after: () => void,
  ): Promise<void> {
    const body = message.body as Buffer;
    const metadata = metadataOf(message, this.core.isBinary(name) ? undefined : body.toString('utf8'));
    try {
      await this.core.invoke(name, body, metadata, (level, line) => this.log.push({ level, ...parsed(line) }));
      after();
    } catch (error) {
      if (error instanceof Crash) return;
      await receiver.abandonMessage(message);
      return;
    }
    // A program without a client of its own cannot complete anything.
    if (!this.settings.autoCompleteMessages) return;
    // The host logs that the lock is lost, and goes on.
    await receiver.completeMessage(message).catch((error: Error) => this.log.push({ settlement: error.message }));
  }
}

/** The program ends between its work and the settlement of the message. */
export class Crash extends Error {}

/**
 * What the host tells of a message. Where it hands the body over as text, fields of a JSON body come on top, and win
 * (`Utility.ApplyBindingData` of Azure/azure-functions-host).
 */
function metadataOf(message: ServiceBusReceivedMessage, text: string | undefined): Record<string, unknown> {
  const fields = text === undefined ? undefined : parsed(text);
  return {
    messageId: message.messageId,
    ...(message.correlationId !== undefined && { correlationId: message.correlationId }),
    ...(message.contentType !== undefined && { contentType: message.contentType }),
    ...(message.subject !== undefined && { subject: message.subject }),
    ...(message.to !== undefined && { to: message.to }),
    ...(message.replyTo !== undefined && { replyTo: message.replyTo }),
    ...(message.sessionId !== undefined && { sessionId: message.sessionId }),
    ...(message.replyToSessionId !== undefined && { replyToSessionId: message.replyToSessionId }),
    deliveryCount: (message.deliveryCount ?? 0) + 1,
    expiresAtUtc: (message.expiresAtUtc ?? new Date('9999-12-31T23:59:59.999Z')).toISOString(),
    applicationProperties: message.applicationProperties ?? {},
    ...(typeof fields === 'object' && fields !== null && !Array.isArray(fields) ? fields : {}),
  };
}

function parsed(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
