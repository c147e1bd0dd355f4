import { randomUUID } from 'node:crypto';
import type {
  ServiceBusClient,
  ServiceBusReceivedMessage,
  ServiceBusReceiver,
  ServiceBusSender,
} from '@azure/service-bus';

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
  readonly registerHook = () => ({ dispose: () => undefined });
  readonly setProgrammingModel = (model: unknown) => {
    this.model = model;
  };
  readonly getProgrammingModel = () => this.model;
  readonly Disposable = class {};

  /** Calls the only function with a message, and gives its outputs by the names of their queues. */
  async invoke(
    body: string,
    triggerMetadata: Readonly<Record<string, unknown>>,
    log: (line: string) => void,
  ): Promise<object[]> {
    const { metadata, callback } = this.functions[0] as Registered;
    const trigger = Object.keys(metadata.bindings).find((name) => metadata.bindings[name].direction !== 'out');
    const invocation = this.model.getInvocationModel({
      invocationId: randomUUID(),
      metadata,
      request: {
        inputData: [{ name: trigger, data: typed(body) }],
        triggerMetadata: Object.fromEntries(
          Object.entries(triggerMetadata).map(([name, value]) => [name, typed(value)]),
        ),
      },
      log: (_level: string, _category: string, line: string) => log(line),
      state: undefined,
    });
    const { context, inputs } = await invocation.getArguments();
    const result = await invocation.invokeFunction(context, inputs, callback);
    const { outputData } = await invocation.getResponse(context, result);
    return outputData.map(({ data }: any) => JSON.parse(data.json ?? data.string));
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

/**
 * Receives messages of a subscription with the real client of Service Bus, and hands them to the function: completes
 * what it returns from, gives back what it throws at, and sends what it puts out.
 */
export class FunctionHost {
  /** What the function logged, parsed. */
  readonly log: any[] = [];
  private readonly receiver: ServiceBusReceiver;
  private readonly rejected: ServiceBusSender;

  constructor(
    client: ServiceBusClient,
    private readonly core: FunctionsCore,
    topic: string,
    subscription: string,
    rejectedQueue: string,
  ) {
    this.receiver = client.createReceiver(topic, subscription);
    this.rejected = client.createSender(rejectedQueue);
  }

  /**
   * Works off what waits, until nothing comes any more.
   *
   * @param before called between receiving a message and working on it
   * @param after called between the work and the settlement; what it throws is a crash: nothing is settled
   */
  async drain(before: () => void = () => undefined, after: () => void = () => undefined): Promise<void> {
    for (;;) {
      const [message] = await this.receiver.receiveMessages(1, { maxWaitTimeInMs: 150 });
      if (message === undefined) return;
      before();
      await this.work(message, after);
    }
  }

  private async work(message: ServiceBusReceivedMessage, after: () => void): Promise<void> {
    const body = typeof message.body === 'string' ? message.body : JSON.stringify(message.body);
    try {
      const outputs = await this.core.invoke(body, metadataOf(message, body), (line) => this.log.push(parsed(line)));
      for (const output of outputs) await this.rejected.sendMessages({ body: output });
      after();
    } catch (error) {
      if (error instanceof Crash) return;
      await this.receiver.abandonMessage(message);
      return;
    }
    // The host logs that the lock is lost, and goes on.
    await this.receiver.completeMessage(message).catch((error: Error) => this.log.push({ settlement: error.message }));
  }
}

/** The program ends between its work and the settlement of the message. */
export class Crash extends Error {}

/** What the host tells of a message; fields of a JSON body come on top, and win. */
function metadataOf(message: ServiceBusReceivedMessage, body: string): Record<string, unknown> {
  const fields = parsed(body);
  return {
    messageId: message.messageId,
    correlationId: message.correlationId,
    deliveryCount: (message.deliveryCount ?? 0) + 1,
    applicationProperties: message.applicationProperties ?? {},
    ...(typeof fields === 'object' && fields !== null ? fields : {}),
  };
}

function parsed(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
