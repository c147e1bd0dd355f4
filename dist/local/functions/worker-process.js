"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.WorkerProcess = exports.InvocationFailed = void 0;
const node_child_process_1 = require("node:child_process");
const node_crypto_1 = require("node:crypto");
const node_path_1 = require("node:path");
const node_readline_1 = require("node:readline");
const promises_1 = require("node:timers/promises");
const started_1 = require("../../package/started");
const WORKER = (0, started_1.started)((0, node_path_1.join)(__dirname, 'worker-main'));
/** What of the environment of this process a program may need to run at all; nothing else of it is its business. */
const INHERITED = ['PATH', 'HOME', 'USERPROFILE', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG', 'NODE_EXTRA_CA_CERTS'];
/** How long is waited for what an ended process has written, in milliseconds. */
const LAST_WORDS = 500;
/** That a function has thrown, or was ended while it worked: in the words of the program. */
class InvocationFailed extends Error {
}
exports.InvocationFailed = InvocationFailed;
/** A program in a process of its own. */
class WorkerProcess {
    /** Starts one. @throws Error where it ends, or throws, before it has registered its functions */
    static async start(options) {
        const worker = new WorkerProcess(options);
        worker.functions = await worker.load(options.modules);
        return worker;
    }
    /** What the program has registered. */
    functions = [];
    /** Comes when the process has ended, with why. */
    exited;
    process;
    running = new Map();
    loaded;
    constructor({ folder, environment, onLog }) {
        this.process = (0, node_child_process_1.fork)(WORKER.file, [], {
            cwd: folder,
            env: { ...inherited(), ...Object.fromEntries(environment) },
            // Bodies are bytes.
            serialization: 'advanced',
            execArgv: WORKER.execArgv,
            stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        });
        const { stdout, stderr } = this.process;
        if (stdout !== null)
            (0, node_readline_1.createInterface)({ input: stdout }).on('line', (line) => onLog('information', line));
        if (stderr !== null)
            (0, node_readline_1.createInterface)({ input: stderr }).on('line', (line) => onLog('error', line));
        this.process.on('message', (message) => this.hear(message, onLog));
        const exited = new Promise((resolve) => {
            this.process.once('error', (error) => resolve(error.message));
            this.process.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
        });
        // What it has said last is read before others hear that it has ended; what it has started may keep its streams open.
        const read = new Promise((resolve) => {
            this.process.once('close', () => resolve());
        });
        this.exited = exited.then(async (why) => {
            await Promise.race([read, (0, promises_1.setTimeout)(LAST_WORDS, undefined, { ref: false })]);
            return why;
        });
        // After whoever keeps it running has heard: what fails by it is tried again with another one.
        void this.exited.then((why) => setImmediate(() => this.end(why)));
    }
    /** How many calls are on their way. */
    get calls() {
        return this.running.size;
    }
    get pid() {
        return this.process.pid;
    }
    /** Calls a function. @throws InvocationFailed */
    invoke(name, request) {
        const id = (0, node_crypto_1.randomUUID)();
        return new Promise((resolve, reject) => {
            this.running.set(id, (failure) => (failure === undefined ? resolve() : reject(failure)));
            this.say({ kind: 'invoke', id, name, request });
        });
    }
    /** Lets the program end what it has open, and ends it; after so many milliseconds without that. */
    async terminate(within) {
        this.say({ kind: 'terminate' });
        const timer = setTimeout(() => this.kill(), within);
        await this.exited;
        clearTimeout(timer);
    }
    /** Ends the process at once. */
    kill() {
        this.process.kill('SIGKILL');
    }
    load(modules) {
        return new Promise((resolve, reject) => {
            this.loaded = (said) => {
                this.loaded = undefined;
                if (said instanceof Error) {
                    this.kill();
                    reject(said);
                }
                else
                    resolve(said);
            };
            this.say({ kind: 'load', modules });
        });
    }
    say(message) {
        // Of a process that has ended in the meantime `exited` tells.
        if (this.process.connected)
            this.process.send(message, () => undefined);
    }
    hear(message, onLog) {
        switch (message.kind) {
            case 'log':
                onLog(message.level, message.text);
                break;
            case 'loaded':
                this.loaded?.(message.functions);
                break;
            case 'not-loaded':
                this.loaded?.(new Error(message.why));
                break;
            case 'done':
                this.settle(message.id, undefined);
                break;
            case 'threw':
                this.settle(message.id, new InvocationFailed(message.why));
        }
    }
    settle(id, failure) {
        const settle = this.running.get(id);
        this.running.delete(id);
        settle?.(failure);
    }
    end(why) {
        this.loaded?.(new Error(`its process has ended: ${why}`));
        for (const id of [...this.running.keys()])
            this.settle(id, new InvocationFailed(`its process has ended: ${why}`));
    }
}
exports.WorkerProcess = WorkerProcess;
function inherited() {
    return Object.fromEntries(INHERITED.flatMap((name) => {
        const value = process.env[name];
        return value === undefined ? [] : [[name, value]];
    }));
}
//# sourceMappingURL=worker-process.js.map