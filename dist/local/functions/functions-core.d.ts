import type { InvocationRequest, LogLevel, RegisteredFunction } from './worker-messages';
type Callback = (...inputs: unknown[]) => unknown;
type Hook = (context: object) => unknown;
/** What `@azure/functions` makes of an invocation; its declarations are in a package that only the worker of Azure has. */
interface InvocationModel {
    getArguments(): Promise<{
        readonly context: object;
        readonly inputs: unknown[];
    }>;
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
export declare class FunctionsCore {
    private readonly write;
    readonly version = "4.0.0";
    readonly hostVersion = "4.0.0";
    private readonly functions;
    private readonly hooks;
    private readonly appHookData;
    private model;
    constructor(write: Log);
    /** What the program has registered. */
    get registered(): readonly RegisteredFunction[];
    /** What the program gets for its `require('@azure/functions-core')`. */
    readonly api: {
        version: string;
        hostVersion: string;
        registerFunction: (metadata: RegisteredFunction, callback: Callback) => {
            dispose: () => boolean;
        };
        registerHook: (name: string, hook: Hook) => {
            dispose: () => Hook[];
        };
        setProgrammingModel: (model: ProgrammingModel) => void;
        getProgrammingModel: () => ProgrammingModel | undefined;
        log: (level: LogLevel, _category: string, text: string) => void;
        Disposable: {
            new (dispose?: () => unknown): {
                readonly dispose: () => unknown;
            };
        };
    };
    /** Tells the program that it has started: from here on its settings stand. */
    start(): Promise<void>;
    /** Lets the program end what it has open. */
    terminate(): Promise<void>;
    /** Calls a function. @throws what it throws */
    invoke(id: string, name: string, request: InvocationRequest): Promise<void>;
    /** One hook after the other, in the order in which they were registered. */
    private run;
}
export {};
