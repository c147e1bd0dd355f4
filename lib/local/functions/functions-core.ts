import type { InvocationRequest, LogLevel, RegisteredFunction } from './worker-messages';

type Callback = (...inputs: unknown[]) => unknown;
type Hook = (context: object) => unknown;

/** What `@azure/functions` makes of an invocation; its declarations are in a package that only the worker of Azure has. */
interface InvocationModel {
  getArguments(): Promise<{ readonly context: object; readonly inputs: unknown[] }>;
  invokeFunction(context: object, inputs: unknown[], callback: Callback): Promise<unknown>;
  getResponse(context: object, result: unknown): Promise<unknown>;
}
interface ProgrammingModel {
  getInvocationModel(invocation: object): InvocationModel | Promise<InvocationModel>;
  getCapabilities?(capabilities: object): unknown;
}

/** Where what functions log goes. */
export type Log = (level: LogLevel, text: string) => void;

/**
 * What the worker of Azure Functions gives a program as `@azure/functions-core`: it takes registrations, and drives the
 * program's own `@azure/functions` with them, from the typed data of a trigger to what the function answers.
 *
 * @see https://github.com/Azure/azure-functions-nodejs-worker/blob/v4.x/src/eventHandlers/InvocationHandler.ts
 */
export class FunctionsCore {
  readonly version = '4.0.0';
  readonly hostVersion = '4.0.0';
  private readonly functions = new Map<
    string,
    { readonly metadata: RegisteredFunction; readonly callback: Callback }
  >();
  private readonly hooks = new Map<string, Hook[]>();
  private readonly appHookData = {};
  private model: ProgrammingModel | undefined;

  constructor(private readonly write: Log) {}

  /** What the program has registered. */
  get registered(): readonly RegisteredFunction[] {
    return [...this.functions.values()].map(({ metadata: { name, bindings } }) => ({ name, bindings }));
  }

  /** What the program gets for its `require('@azure/functions-core')`. */
  readonly api = {
    version: this.version,
    hostVersion: this.hostVersion,
    registerFunction: (metadata: RegisteredFunction, callback: Callback) => {
      this.functions.set(metadata.name, { metadata, callback });
      return { dispose: () => this.functions.delete(metadata.name) };
    },
    registerHook: (name: string, hook: Hook) => {
      const hooks = this.hooks.get(name) ?? [];
      this.hooks.set(name, hooks);
      hooks.push(hook);
      return { dispose: () => hooks.splice(hooks.indexOf(hook), 1) };
    },
    setProgrammingModel: (model: ProgrammingModel) => {
      this.model = model;
    },
    getProgrammingModel: () => this.model,
    log: (level: LogLevel, _category: string, text: string) => this.write(level, text),
    Disposable: class {
      constructor(readonly dispose: () => unknown = () => undefined) {}
    },
  };

  /** Tells the program that it has started: from here on its settings stand. */
  async start(): Promise<void> {
    await this.run('appStart', { hookData: {}, appHookData: this.appHookData });
    await this.model?.getCapabilities?.({});
  }

  /** Lets the program end what it has open. */
  async terminate(): Promise<void> {
    await this.run('appTerminate', { hookData: {}, appHookData: this.appHookData });
  }

  /** Calls a function. @throws what it throws */
  async invoke(id: string, name: string, request: InvocationRequest): Promise<void> {
    const registered = this.functions.get(name);
    if (registered === undefined || this.model === undefined) throw new Error(`the function ${name} is not registered`);
    const { metadata, callback } = registered;
    const log = (level: LogLevel, _category: string, text: string) => this.write(level, text);
    const model = await this.model.getInvocationModel({ invocationId: id, request, metadata, log, state: undefined });
    const { context, inputs } = await model.getArguments();
    const common = { hookData: {}, appHookData: this.appHookData, invocationContext: context };
    const before = { ...common, functionCallback: callback, inputs };
    await this.run('preInvocation', before);
    const after = { ...common, inputs: before.inputs, result: null as unknown, error: null as unknown };
    try {
      after.result = await model.invokeFunction(context, before.inputs, before.functionCallback);
    } catch (error) {
      after.error = error;
    }
    await this.run('postInvocation', after);
    if (after.error !== null && after.error !== undefined) throw after.error;
    await model.getResponse(context, after.result);
  }

  /** One hook after the other, in the order in which they were registered. */
  private async run(name: string, context: object): Promise<void> {
    for (const hook of this.hooks.get(name) ?? []) await hook(context);
  }
}
