"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LocalFunctions = void 0;
const node_fs_1 = require("node:fs");
const node_os_1 = require("node:os");
const node_path_1 = require("node:path");
const app_package_1 = require("./app-package");
const host_settings_1 = require("./host-settings");
const instance_1 = require("./instance");
const program_lines_1 = require("./program-lines");
/** So often a program is started in a row that has not registered its functions, and then no more. */
const MOST_STARTS = 5;
/** How long an app may take to finish what it works on, and then to end, in milliseconds. */
const STOP_WITHIN = 3_000;
/**
 * Function Apps on this machine: the packages that are deployed, unchanged, in the programming model of Functions, each
 * in processes of its own; what the host of Functions does for them is done here.
 *
 * @example
 * const functions = await LocalFunctions.start({ programs, connectionString, resourceManager, identity });
 * functions.watch(({ program, text }) => …);
 * await functions.stop();
 */
class LocalFunctions {
    /**
     * Starts them. It is done when each program has registered its functions and listens, or has said why it does not; one
     * that does not start is told of by a line, and harms no other.
     */
    static async start(options) {
        const functions = new LocalFunctions(options);
        await Promise.all(functions.apps.map((app) => app.start()));
        return functions;
    }
    listeners = new Set();
    scratch = (0, node_fs_1.mkdtempSync)((0, node_path_1.join)((0, node_os_1.tmpdir)(), 'scheduler-programs-'));
    apps;
    constructor(options) {
        if (options.onLine !== undefined)
            this.listeners.add(options.onLine);
        this.apps = options.programs.map((program, index) => new App(program, (0, node_path_1.join)(this.scratch, String(index)), options, (level, text) => this.tell((0, program_lines_1.programLine)(program.name, level, text, new Date()))));
    }
    watch(listener) {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    }
    /**
     * Ends a program at once, wherever it is, as a machine does that fails; it starts again by itself.
     *
     * @param program the name of the app
     * @throws RangeError where there is no such app
     */
    async kill(program, options = {}) {
        const app = this.apps.find(({ name }) => name === program);
        if (app === undefined)
            throw new RangeError(`no app ${program}; there are ${this.apps.map(({ name }) => name).join(', ')}`);
        await app.kill(options);
    }
    /** Ends all of them: what they work on is finished where that takes no longer than seconds. */
    async stop() {
        await Promise.all(this.apps.map((app) => app.stop()));
        (0, node_fs_1.rmSync)(this.scratch, { recursive: true, force: true });
    }
    tell(line) {
        for (const listener of this.listeners)
            listener(line);
    }
}
exports.LocalFunctions = LocalFunctions;
/** A Function App, with its instances. */
class App {
    program;
    folder;
    options;
    log;
    instances = [];
    functions;
    unpacked;
    isStopping = false;
    ending = new Set();
    constructor(program, folder, options, log) {
        this.program = program;
        this.folder = folder;
        this.options = options;
        this.log = log;
    }
    get name() {
        return this.program.name;
    }
    async start() {
        try {
            this.unpacked = (0, app_package_1.unpack)(this.program.packageFile, this.folder);
        }
        catch (error) {
            if (!(error instanceof host_settings_1.BadPackage))
                throw error;
            this.log('error', `${error.message}; it is not run`);
            return;
        }
        // The first instance says what the functions are; the processes of the others start with their first messages.
        this.functions = await this.registered(this.instance(0));
        if (this.functions === undefined || this.isStopping)
            return;
        const { instances = 1 } = this.options;
        for (let index = 0; index < instances; index++)
            this.instance(index).listen(this.functions);
    }
    async kill({ what = 'program', instance: wanted }) {
        const killed = this.instances.flatMap((instance, index) => instance !== undefined && (wanted ?? index) === index ? [{ instance, index }] : []);
        for (const { instance, index } of killed) {
            if (what === 'program')
                instance.killProgram();
            else {
                const end = instance.crash().finally(() => this.ending.delete(end));
                this.ending.add(end);
                this.instances[index] = undefined;
                if (this.functions !== undefined && !this.isStopping)
                    this.instance(index).listen(this.functions);
            }
        }
    }
    async stop() {
        this.isStopping = true;
        await Promise.all([...this.instances.map((instance) => instance?.stop(STOP_WITHIN)), ...this.ending]);
    }
    async registered(instance) {
        for (let starts = 1; !this.isStopping; starts++) {
            try {
                return await instance.register();
            }
            catch {
                // Why has been told.
                if (starts < MOST_STARTS)
                    continue;
                this.log('error', `it has not started ${MOST_STARTS} times in a row, and is not run`);
                return undefined;
            }
        }
        return undefined;
    }
    instance(index) {
        const known = this.instances[index];
        if (known !== undefined)
            return known;
        const { connectionString, idle = 300_000 } = this.options;
        const made = new instance_1.Instance({
            package: this.unpacked,
            environment: this.environment(index),
            connectionString,
            idle,
            onLog: this.log,
        });
        this.instances[index] = made;
        return made;
    }
    /** The settings of the app, with what differs on this machine: where Service Bus, Azure and the identity are. */
    environment(index) {
        const { connectionString, resourceManager, identity } = this.options;
        const { settings, name } = this.program;
        // A connection by identity is one by a connection string here, which wins over it.
        const connections = [...settings.keys()].flatMap((one) => /^(.+)__fullyQualifiedNamespace$/i.exec(one)?.[1] ?? []);
        return new Map([
            ...settings,
            ...connections.map((one) => [one, connectionString]),
            ['MANAGEMENT_ENDPOINT', resourceManager],
            ['IDENTITY_ENDPOINT', identity.endpoint],
            ['IDENTITY_HEADER', identity.header],
            ['FUNCTIONS_WORKER_RUNTIME', 'node'],
            ['AzureWebJobsScriptRoot', this.folder],
            ['WEBSITE_SITE_NAME', name],
            ['WEBSITE_INSTANCE_ID', String(index)],
        ]);
    }
}
//# sourceMappingURL=local-functions.js.map