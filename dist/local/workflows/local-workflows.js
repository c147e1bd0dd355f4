"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LocalWorkflows = void 0;
const promises_1 = require("node:timers/promises");
const read_definition_1 = require("./definition/read-definition");
const calls_1 = require("./edge/calls");
const due_1 = require("./edge/due");
const lines_1 = require("./edge/lines");
const service_bus_over_http_1 = require("./edge/service-bus-over-http");
const drive_1 = require("./run/drive");
const run_1 = require("./run/run");
/**
 * The Logic Apps of a deployment, run on this machine: each when its recurrence says, beginning at once, and one run at a
 * time, with what it calls being here.
 *
 * @example
 * const workflows = await LocalWorkflows.start({ workflows: deployment.workflows, connectionString, resourceManager, onLine });
 * await workflows.stop();
 */
class LocalWorkflows {
    running;
    /** @throws WorkflowRefused with what is not known here of any of them, before any of them runs */
    static async start(options) {
        const problems = [];
        const read = options.workflows.flatMap((workflow) => {
            try {
                return [{ workflow, definition: (0, read_definition_1.readDefinition)(workflow) }];
            }
            catch (error) {
                if (!(error instanceof read_definition_1.WorkflowRefused))
                    throw error;
                problems.push(...error.problems);
                return [];
            }
        });
        if (problems.length > 0)
            throw new read_definition_1.WorkflowRefused(problems);
        return new LocalWorkflows(read.map(({ workflow, definition }) => new Running(workflow, definition, options)));
    }
    constructor(running) {
        this.running = running;
        for (const one of running)
            one.begin();
    }
    /**
     * Runs one now, beside its recurrence: after the run that it is in.
     *
     * @throws RangeError for a name that none has
     */
    async run(name) {
        const found = this.running.find(({ workflow }) => workflow.name === name);
        if (found === undefined)
            throw new RangeError(`there is no workflow ${name}`);
        return await found.run();
    }
    /** Ends what runs; a message that it had comes again when its lock ends. */
    async stop() {
        await Promise.all(this.running.map((one) => one.stop()));
    }
}
exports.LocalWorkflows = LocalWorkflows;
/** One workflow. */
class Running {
    workflow;
    definition;
    options;
    bus;
    stopping = new AbortController();
    /** One run a time. */
    last = Promise.resolve();
    recurring = Promise.resolve();
    constructor(workflow, definition, options) {
        this.workflow = workflow;
        this.definition = definition;
        this.options = options;
        this.bus = new service_bus_over_http_1.ServiceBusOverHttp(options.connectionString);
    }
    begin() {
        this.recurring = this.recur();
    }
    run() {
        const run = this.last.then(() => this.runOnce());
        this.last = run.catch(() => undefined);
        return run;
    }
    async stop() {
        this.stopping.abort();
        await this.bus.close();
        await this.recurring;
        await this.last;
    }
    async recur() {
        const { signal } = this.stopping;
        for (let due = new Date(); !signal.aborted;) {
            await this.run().catch((fault) => {
                if (!signal.aborted)
                    this.tellFault(fault);
            });
            // What was missed meanwhile is not made up for.
            while (due <= new Date())
                due = (0, due_1.nextDue)(this.definition.recurrence, due);
            await (0, promises_1.setTimeout)(due.getTime() - Date.now(), undefined, { signal }).catch(() => undefined);
        }
    }
    /** A fault of this program, and none of the workflow. */
    tellFault({ message }) {
        const text = `a run could not be carried out: ${message}`;
        this.options.onLine({ time: new Date(), program: this.workflow.name, level: 'error', text, entry: undefined });
    }
    async runOnce() {
        const { signal } = this.stopping;
        const { resourceManager, identity, onLine, now = () => new Date() } = this.options;
        const run = (0, run_1.runWorkflow)(this.definition.steps, {
            parameters: this.workflow.parameters,
            now: now(),
            luck: Math.random,
        });
        const result = await (0, drive_1.drive)(run, {
            send: async (call) => {
                signal.throwIfAborted();
                return await (0, calls_1.send)(call, { bus: this.bus, resourceManager, identity, signal });
            },
            sleep: async (milliseconds) => void (await (0, promises_1.setTimeout)(milliseconds, undefined, { signal })),
            now,
        });
        signal.throwIfAborted();
        for (const line of (0, lines_1.linesOf)(this.workflow.name, now(), result, this.bus.takeUnsettled()))
            onLine(line);
        return result;
    }
}
//# sourceMappingURL=local-workflows.js.map