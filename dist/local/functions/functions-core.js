"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.FunctionsCore = void 0;
/**
 * What the worker of Azure Functions gives a program as `@azure/functions-core`: it takes registrations, and drives the
 * program's own `@azure/functions` with them, from the typed data of a trigger to what the function answers.
 *
 * @see https://github.com/Azure/azure-functions-nodejs-worker/blob/v4.x/src/eventHandlers/InvocationHandler.ts
 */
class FunctionsCore {
    write;
    version = '4.0.0';
    hostVersion = '4.0.0';
    functions = new Map();
    hooks = new Map();
    appHookData = {};
    model;
    constructor(write) {
        this.write = write;
    }
    /** What the program has registered. */
    get registered() {
        return [...this.functions.values()].map(({ metadata: { name, bindings } }) => ({ name, bindings }));
    }
    /** What the program gets for its `require('@azure/functions-core')`. */
    api = {
        version: this.version,
        hostVersion: this.hostVersion,
        registerFunction: (metadata, callback) => {
            this.functions.set(metadata.name, { metadata, callback });
            return { dispose: () => this.functions.delete(metadata.name) };
        },
        registerHook: (name, hook) => {
            const hooks = this.hooks.get(name) ?? [];
            this.hooks.set(name, hooks);
            hooks.push(hook);
            return { dispose: () => hooks.splice(hooks.indexOf(hook), 1) };
        },
        setProgrammingModel: (model) => {
            this.model = model;
        },
        getProgrammingModel: () => this.model,
        log: (level, _category, text) => this.write(level, text),
        Disposable: class {
            dispose;
            constructor(dispose = () => undefined) {
                this.dispose = dispose;
            }
        },
    };
    /** Tells the program that it has started: from here on its settings stand. */
    async start() {
        await this.run('appStart', { hookData: {}, appHookData: this.appHookData });
        await this.model?.getCapabilities?.({});
    }
    /** Lets the program end what it has open. */
    async terminate() {
        await this.run('appTerminate', { hookData: {}, appHookData: this.appHookData });
    }
    /** Calls a function. @throws what it throws */
    async invoke(id, name, request) {
        const registered = this.functions.get(name);
        if (registered === undefined || this.model === undefined)
            throw new Error(`the function ${name} is not registered`);
        const { metadata, callback } = registered;
        const log = (level, _category, text) => this.write(level, text);
        const model = await this.model.getInvocationModel({ invocationId: id, request, metadata, log, state: undefined });
        const { context, inputs } = await model.getArguments();
        const common = { hookData: {}, appHookData: this.appHookData, invocationContext: context };
        const before = { ...common, functionCallback: callback, inputs };
        await this.run('preInvocation', before);
        const after = { ...common, inputs: before.inputs, result: null, error: null };
        try {
            after.result = await model.invokeFunction(context, before.inputs, before.functionCallback);
        }
        catch (error) {
            after.error = error;
        }
        await this.run('postInvocation', after);
        if (after.error !== null && after.error !== undefined)
            throw after.error;
        await model.getResponse(context, after.result);
    }
    /** One hook after the other, in the order in which they were registered. */
    async run(name, context) {
        for (const hook of this.hooks.get(name) ?? [])
            await hook(context);
    }
}
exports.FunctionsCore = FunctionsCore;
//# sourceMappingURL=functions-core.js.map