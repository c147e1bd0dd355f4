"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Instance = void 0;
const service_bus_1 = require("@azure/service-bus");
const listening_1 = require("./listening");
const receiving_1 = require("./receiving");
const trigger_data_1 = require("./trigger-data");
const workers_1 = require("./workers");
/**
 * One instance of a Function App: the host, which receives and settles, and the process of the program.
 *
 * A message is completed when its function has returned, where `host.json` says so, and given back when it throws, or its
 * process ends, or takes longer than `functionTimeout`; whoever crashes as a whole settles nothing, and the message comes
 * again when its lock ends.
 */
class Instance {
    options;
    workers;
    /** Its own connections: what ends with them ends for this instance alone. */
    clients = new Map();
    receivings = [];
    working = new Set();
    isDead = false;
    lastFault;
    constructor(options) {
        this.options = options;
        const { package: unpacked, environment, idle, onLog } = options;
        this.workers = new workers_1.Workers({
            folder: unpacked.folder,
            modules: unpacked.modules,
            environment,
            idle,
            onLog: (level, text) => {
                // Of a host that has crashed nobody hears any more.
                if (!this.isDead)
                    onLog(level, text);
            },
            onEnd: (why, pause) => onLog('error', `the program has ended: ${why}; it starts again ${pauseText(pause)}`),
        });
    }
    /** What the program registers: it is started to say so. @throws Error in words of the program */
    async register() {
        const { functions } = await this.workers.worker();
        return functions;
    }
    /** Begins to receive for functions. */
    listen(functions) {
        const { environment, package: unpacked, onLog } = this.options;
        const listenings = functions.flatMap((one) => {
            const listening = (0, listening_1.listeningOf)(one, environment);
            if (typeof listening !== 'string')
                return [listening];
            onLog('error', `${listening}; it is not run`);
            return [];
        });
        this.connect(listenings);
        this.receivings = listenings.map((listening) => (0, receiving_1.receive)(this.client(listening), listening, unpacked.settings, {
            work: (message, receiver) => this.track(this.work(listening, message, receiver)),
            fault: (why) => this.fault(listening, why),
        }));
    }
    /** Ends the process of the program at once, as if it had ended by itself. */
    killProgram() {
        this.workers.kill();
    }
    /** Ends host and program at once: nothing is settled any more. */
    async crash() {
        this.isDead = true;
        await Promise.all([this.workers.crash(), this.closeAll()]);
    }
    /**
     * Takes nothing any more, finishes what it has, lets the program end what it has open, and ends.
     *
     * @param within how long each of these may take, in milliseconds
     */
    async stop(within) {
        await Promise.all(this.receivings.map((receiving) => receiving.stop().catch(() => undefined)));
        await Promise.race([Promise.all(this.working), wait(within)]);
        await this.workers.stop(within);
        this.isDead = true;
        await this.closeAll();
    }
    client({ hasSessions }) {
        const retryOptions = hasSessions ? receiving_1.SESSION_RETRIES : receiving_1.RETRIES;
        const client = this.clients.get(hasSessions) ?? new service_bus_1.ServiceBusClient(this.options.connectionString, { retryOptions });
        this.clients.set(hasSessions, client);
        return client;
    }
    /** A program that finds Service Bus by a setting of its own finds this one. */
    connect(listenings) {
        const { environment, connectionString } = this.options;
        const missing = listenings.map(({ connection }) => connection).filter((name) => !environment.has(name));
        for (const name of missing)
            environment.set(name, connectionString);
        // It may have read its settings already.
        if (missing.length > 0)
            this.workers.recycle();
    }
    async work(listening, message, receiver) {
        this.lastFault = undefined;
        try {
            await this.invoke(listening, message);
        }
        catch (error) {
            if (this.isDead)
                return;
            this.options.onLog('error', `${listening.name}: ${error.message}; the message is given back`);
            await this.settle(() => receiver.abandonMessage(message));
            return;
        }
        // A program without a client of its own cannot complete anything.
        if (!this.isDead && this.options.package.settings.autoCompleteMessages) {
            await this.settle(() => receiver.completeMessage(message));
        }
    }
    async invoke(listening, message) {
        const worker = await this.workers.worker();
        const { functionTimeout } = this.options.package.settings;
        const timer = functionTimeout === undefined
            ? undefined
            : setTimeout(() => {
                const longest = `${functionTimeout / 1000} seconds`;
                this.options.onLog('error', `${listening.name}: it takes longer than ${longest}, the functionTimeout of its host.json`);
                worker.kill();
            }, functionTimeout);
        try {
            await worker.invoke(listening.name, (0, trigger_data_1.invocationRequest)(message, listening));
            this.workers.wentWell();
        }
        finally {
            clearTimeout(timer);
        }
    }
    /** The host says that a lock is lost, and goes on: the message comes again. */
    async settle(settling) {
        try {
            await settling();
        }
        catch (error) {
            if (!this.isDead)
                this.options.onLog('warning', `not settled: ${error.message}`);
        }
    }
    /** What keeps failing is told once. */
    fault(listening, why) {
        if (this.isDead || why === this.lastFault)
            return;
        this.lastFault = why;
        this.options.onLog('warning', `${listening.name} does not receive from ${(0, listening_1.addressOf)(listening)}: ${why}`);
    }
    track(work) {
        this.working.add(work);
        return work.finally(() => this.working.delete(work));
    }
    async closeAll() {
        await Promise.all(this.receivings.map((receiving) => receiving.stop().catch(() => undefined)));
        // Before the connection: what is asked over one that is gone is waited for in vain.
        await Promise.all(this.receivings.map((receiving) => receiving.close().catch(() => undefined)));
        await Promise.all([...this.clients.values()].map((client) => client.close().catch(() => undefined)));
    }
}
exports.Instance = Instance;
function pauseText(pause) {
    return pause === 0 ? 'with its next message' : `with its next message, after ${pause / 1000} seconds`;
}
function wait(milliseconds) {
    return new Promise((resolve) => {
        setTimeout(resolve, milliseconds).unref();
    });
}
//# sourceMappingURL=instance.js.map