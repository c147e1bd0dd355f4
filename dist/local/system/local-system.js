"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LocalSystem = void 0;
const node_path_1 = require("node:path");
const azure_ml_1 = require("../azure-ml");
const events_1 = require("../events");
const functions_1 = require("../functions");
const http_1 = require("../http");
const page_1 = require("../page");
const workflows_1 = require("../workflows");
const listeners_1 = require("./listeners");
const story_1 = require("./story");
/** It is settled when it is found so this often, with everything done in between that was to be done. */
const TIMES_SETTLED = 2;
/** Where jobs are within a folder for data, beside what Service Bus keeps there. */
const JOBS = 'azure-ml-1';
/**
 * The system that this project is for, on this machine: beside Service Bus the programs that start jobs, an Azure ML that
 * runs them as processes, the events that come back of them, and a page on which one sees it.
 *
 * Everything runs as it is deployed. What stands in for what only Azure has is said by the profile, and by each job.
 *
 * @example
 * const bus = await LocalServiceBus.start({ topology });
 * const system = await LocalSystem.start({ bus, topology, deployment: deploymentOf([document]), profile });
 * system.follow({ messageId: '1', name: 'a request' });
 * await bus.send('training-events', [{ messageId: '1', … }]);
 * await system.settled(60_000);
 * system.stories(); // what became of it
 * await system.stop();
 * await bus.stop();
 */
class LocalSystem {
    options;
    http;
    /** Starts what there is. @throws PortProblem where the port is taken, or may not be used */
    static async start(options) {
        const { host, port } = options;
        const http = await http_1.LocalHttp.start({ ...(host !== undefined && { host }), ...(port !== undefined && { port }) });
        const system = new LocalSystem(options, http);
        try {
            await system.begin();
        }
        catch (error) {
            await system.stop();
            throw error;
        }
        return system;
    }
    /** The jobs that were started here. */
    jobs;
    azureMl;
    followed;
    eventGrid;
    page;
    ends = [];
    refused = [];
    lineListeners = new Set();
    changes = new Set();
    constructor(options, http) {
        this.options = options;
        this.http = http;
        const { bus, topology, deployment, profile, data, examples } = options;
        const listeners = (0, listeners_1.listenersOf)(deployment);
        this.followed = new story_1.Stories(listeners);
        this.eventGrid = new events_1.LocalEventGrid({ routes: deployment.eventRoutes, connectionString: bus.connectionString });
        this.azureMl = azure_ml_1.LocalAzureMl.start({
            workspaces: deployment.workspaces,
            profile,
            endpoint: http.url,
            ...(data !== undefined && { folder: (0, node_path_1.join)(data, JOBS) }),
            onState: (event) => this.runChanged(event),
        });
        this.jobs = this.azureMl;
        const programs = {
            watch: (listener) => {
                this.lineListeners.add(listener);
                return () => this.lineListeners.delete(listener);
            },
        };
        const hasPrograms = deployment.programs.length + deployment.workflows.length > 0;
        this.page = new page_1.LocalPage({
            bus,
            topology,
            listeners,
            examples,
            ...(deployment.workspaces.length > 0 && { jobs: this.jobs }),
            ...(hasPrograms && { programs }),
        });
        this.ends.push(bus.observe((event) => this.heard(() => this.followed.hear(event))));
        this.ends.push(this.jobs.watch((job) => this.heard(() => this.followed.hearJob(job))));
        this.ends.push(programs.watch((line) => this.heard(() => this.followed.hearLine(line))));
        bus.announce('system', {
            page: http.url,
            resourceManager: http.url,
            workspaces: deployment.workspaces.map(({ id, name }) => ({ id, name })),
        });
    }
    /** Where the page is, and Azure Resource Manager. */
    get url() {
        return this.http.url;
    }
    /** What is deployed and does not run here: its address and why. */
    get leftOut() {
        return [...this.options.deployment.leftOut, ...this.refused];
    }
    /** Where jobs are kept. */
    get jobsFolder() {
        return this.azureMl.folder;
    }
    /** Follows a message from now on; to be called before it is sent. */
    follow(message) {
        this.followed.follow(message);
    }
    /** What became of the messages that are followed. */
    stories() {
        return this.followed.list();
    }
    /** How many messages are followed, and of how many of them something more may come. */
    get counts() {
        return this.followed.counts;
    }
    /** Hears each time that something has become of a message that is followed. @returns what ends it */
    watch(listener) {
        this.changes.add(listener);
        return () => this.changes.delete(listener);
    }
    /** Hears each line that a program logs. @returns what ends it */
    watchLines(listener) {
        this.lineListeners.add(listener);
        return () => this.lineListeners.delete(listener);
    }
    /**
     * Waits until nothing more comes of what is followed.
     *
     * @param longest in milliseconds
     * @returns whether it has come so far in time
     */
    async settled(longest) {
        const end = Date.now() + longest;
        // What has ended may have something behind it, such as the event of a job, which is told of right after.
        for (let times = 0; times < TIMES_SETTLED; times++) {
            if (!(await this.changedUntil(() => this.followed.isSettled, end - Date.now())))
                return false;
            await new Promise(setImmediate);
            await this.eventGrid.delivered();
        }
        return true;
    }
    /** Ends everything that was started here: programs first, so that nothing is begun any more. */
    async stop() {
        const ends = this.ends.splice(0).reverse();
        for (const end of ends)
            await end();
        await this.azureMl.stop();
        await this.eventGrid.stop();
        this.page.close();
        await this.http.stop();
    }
    async begin() {
        const { bus, deployment, instances } = this.options;
        const { connectionString } = bus;
        this.http.mount(this.azureMl.service);
        this.http.mount(this.page.service);
        const onLine = (line) => {
            for (const listener of this.lineListeners)
                listener(line);
        };
        const resourceManager = this.http.url;
        const identity = { endpoint: `${resourceManager}/identity`, header: this.azureMl.identityHeader };
        const functions = await functions_1.LocalFunctions.start({
            programs: deployment.programs,
            connectionString,
            resourceManager,
            identity,
            ...(instances !== undefined && { instances }),
            onLine,
        });
        this.ends.push(() => functions.stop());
        for (const workflow of deployment.workflows) {
            try {
                const now = () => bus.clock.now;
                const options = { workflows: [workflow], connectionString, resourceManager, identity, now, onLine };
                const workflows = await workflows_1.LocalWorkflows.start(options);
                this.ends.push(() => workflows.stop());
            }
            catch (error) {
                // A Logic App of somebody's, with steps that are not known here, harms nothing else.
                if (!(error instanceof workflows_1.WorkflowRefused))
                    throw error;
                this.refused.push(...error.problems.map((problem) => `${workflow.address}: ${problem}`));
            }
        }
    }
    /** What Event Grid makes of a job that has ended is followed too. */
    runChanged(event) {
        for (const { messageId, applicationProperties } of (0, events_1.messagesOf)(event, this.options.deployment.eventRoutes)) {
            this.followed.follow({ messageId, name: String(applicationProperties.eventType ?? 'event'), job: event.runId });
        }
        this.eventGrid.take(event);
    }
    /** Waits for a condition, which is looked at after each change. @returns whether it has come in time */
    changedUntil(condition, longest) {
        return new Promise((resolve) => {
            const done = (isThere) => {
                clearTimeout(timer);
                end();
                resolve(isThere);
            };
            const timer = setTimeout(() => done(false), Math.max(0, longest));
            const look = () => {
                if (condition())
                    done(true);
            };
            const end = this.watch(look);
            look();
        });
    }
    heard(hear) {
        hear();
        for (const listener of this.changes)
            listener();
    }
}
exports.LocalSystem = LocalSystem;
//# sourceMappingURL=local-system.js.map