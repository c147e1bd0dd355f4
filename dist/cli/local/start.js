"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.startLocal = startLocal;
const broker_1 = require("../../broker");
const files_1 = require("../../files");
const local_1 = require("../../local");
const routing_1 = require("../../routing");
const terminal_1 = require("../../terminal");
const documents_1 = require("../documents");
const exit_status_1 = require("../exit-status");
const unresolved_1 = require("../unresolved");
const started_1 = require("./started");
const system_1 = require("./system");
/** Where administration clients of Microsoft's emulator look, beside its port of AMQP. */
const EMULATOR_PORTS = { amqp: 5672, http: 5300 };
/** Starts Service Bus and what is around it, says how to reach it, and runs it until somebody stops it. */
async function startLocal(options) {
    const { port, host, tier, data } = options;
    const { bus: content, around } = contentOf(options);
    const examples = await (0, system_1.messagesOf)(options);
    if (options.once === true && examples.length === 0)
        throw new exit_status_1.UsageError('--once ends when the messages of --messages are over, and there are none: say which');
    if (examples.length > 0 && around === undefined)
        throw new exit_status_1.UsageError('--messages and --once need what a document has: leave out --only-service-bus, --config and --empty');
    const missing = (0, broker_1.incompleteness)(content);
    if (missing.length > 0) {
        (0, terminal_1.printError)(missing.map((line) => `scheduler: left out: ${line}`));
        if (options.allowIncomplete !== true) {
            (0, terminal_1.printError)('scheduler: not all of it is known, so nothing is started; --allow-incomplete starts the rest');
            process.exitCode = exit_status_1.ExitStatus.Findings;
            return;
        }
    }
    // Whoever stops it as soon as it says something stops it as well.
    const end = stopped();
    const bus = await started('--port', () => broker_1.LocalServiceBus.start({
        ...content,
        port,
        host,
        allowIncomplete: true,
        ...(port === EMULATOR_PORTS.amqp && { alsoWhereFree: [EMULATOR_PORTS.http] }),
        ...(tier !== undefined && { tier }),
        ...(data !== undefined && { data }),
    }));
    try {
        if (options.json !== true)
            (0, terminal_1.print)((0, started_1.startedLines)(bus, options));
        const problem = Promise.race([end, bus.unkept]);
        await runUntil(problem, bus, { around, examples, missing }, options);
        // One that has come is heard; else this waits for nobody.
        const come = await Promise.race([problem, Promise.resolve(undefined)]);
        if (come !== undefined) {
            (0, terminal_1.printError)(`scheduler: ${come.message}; it stops`);
            process.exitCode = exit_status_1.ExitStatus.WrongUsage;
        }
    }
    finally {
        await bus.stop();
        if (options.json !== true && options.once !== true)
            (0, terminal_1.print)(data === undefined ? 'stopped; nothing is kept' : `stopped; everything is kept in ${data}`);
    }
}
/** Runs what is around Service Bus until somebody stops it, or with `--once` until what was sent is over. */
async function runUntil(problem, bus, { around, examples, missing, }, options) {
    if (around === undefined) {
        if (options.json === true)
            (0, terminal_1.printJson)((0, started_1.startedJson)(bus, undefined, missing));
        await problem;
        return;
    }
    const system = await started('--page-port', () => (0, system_1.startSystem)(bus, { ...around, examples }, options));
    try {
        if (options.json === true)
            (0, terminal_1.printJson)((0, started_1.startedJson)(bus, system, missing));
        else
            (0, terminal_1.print)((0, system_1.systemLines)(system, around.deployment));
        if (examples.length > 0)
            await (0, system_1.sendAndTell)(bus, system, examples, options, problem);
        if (options.once === true)
            return;
        if (options.json !== true)
            (0, terminal_1.print)(['', 'Ctrl-C stops it']);
        await problem;
    }
    finally {
        await system.stop();
    }
}
/** What it has at the start. */
function contentOf({ from, namespace, config, empty, onlyServiceBus }) {
    if ([config !== undefined, empty === true].filter(Boolean).length > 1)
        throw new exit_status_1.UsageError('--config and --empty are two beginnings: say one of them');
    const named = namespace === undefined ? {} : { namespace };
    if (empty === true)
        return { bus: {}, around: undefined };
    if (config !== undefined)
        return { bus: { emulatorConfig: config, ...named }, around: undefined };
    const documents = (0, documents_1.documentsOf)(foundFrom(from));
    const topology = documents.map(routing_1.topologyOf);
    (0, unresolved_1.reportAssumptions)(topology);
    const namespaces = (0, broker_1.namespacesOf)(topology);
    if (namespaces.length === 0 && topology.every(({ unresolved }) => unresolved.length === 0))
        throw new exit_status_1.UsageError(`${from}: no topic and no queue in there; --empty starts without any`);
    if (namespace === undefined && namespaces.length > 1)
        throw new exit_status_1.UsageError(choose(from, namespaces));
    if (namespace !== undefined && !namespaces.some((one) => one.toLowerCase() === namespace.toLowerCase()))
        throw new exit_status_1.UsageError(`${from}: there is no namespace ${namespace}; there is ${namespaces.join(', ')}`);
    const bus = { topology, ...named };
    if (onlyServiceBus === true)
        return { bus, around: undefined };
    const chosen = topology.find((one) => (0, broker_1.namespacesOf)([one]).includes(namespace ?? namespaces[0])) ?? topology[0];
    return { bus, around: { topology: chosen, deployment: (0, local_1.deploymentOf)(documents) } };
}
function choose(from, namespaces) {
    return `${from}: it has ${namespaces.length} namespaces, and one is started; name it with --namespace: ${namespaces.join(', ')}`;
}
/** Whoever has no stack `dev` has others. */
function foundFrom(from) {
    return from === 'cdktf.out/stacks/dev' && (0, files_1.kindOf)(from) === 'missing' ? 'cdktf.out' : from;
}
async function started(option, start) {
    try {
        return await start();
    }
    catch (error) {
        if (error instanceof broker_1.SetupRefused)
            throw new exit_status_1.UsageError(error.lines.map((line) => `the service would refuse ${line}`));
        if (error instanceof broker_1.PortProblem)
            throw new exit_status_1.UsageError(portText(error, option));
        throw error;
    }
}
function portText({ code, host, port, holder }, option) {
    const place = `${host}:${port}`;
    const hint = `pass another with ${option}, or ${option} 0 for one that is free`;
    switch (code) {
        case 'EADDRINUSE':
            return `${place} is taken${holder === undefined ? '' : `, by ${holder} as it seems`}; stop that, or ${hint}`;
        case 'EACCES':
            return `${place} may not be used: ports below 1024 are for the system; ${hint}`;
        case 'EADDRNOTAVAIL':
        case 'ENOTFOUND':
            return `${host} is no address of this machine; pass one with --host, localhost for this machine alone or 0.0.0.0 for all`;
        default:
            return `${place} cannot be listened on: ${code}; ${hint}`;
    }
}
/** How often it is looked whether npm is still there, in milliseconds. */
const LOOKS_EVERY = 500;
/**
 * Waits for Ctrl-C, or for whoever ends processes. npm hands a signal to the shell that it has started this with, which
 * ends and tells nobody: the end of that shell counts as well.
 */
function stopped() {
    return new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
            process.once(signal, () => resolve());
        if (process.env.npm_lifecycle_event === undefined)
            return;
        const parent = process.ppid;
        const timer = setInterval(() => {
            if (process.ppid === parent)
                return;
            clearInterval(timer);
            resolve();
        }, LOOKS_EVERY);
        timer.unref();
    });
}
//# sourceMappingURL=start.js.map