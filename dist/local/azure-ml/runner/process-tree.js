"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ProcessTree = exports.MARK = void 0;
exports.marked = marked;
exports.endMarked = endMarked;
const node_child_process_1 = require("node:child_process");
const node_fs_1 = require("node:fs");
const promises_1 = require("node:timers/promises");
/** The variable that marks what belongs to a process, wherever it has gone. */
exports.MARK = 'AZUREML_LOCAL_PROCESS';
/** So long what is left of a process may go on writing when it has ended. */
const LAST_WORDS = 500;
/** A process with all that it has started: they end together. */
class ProcessTree {
    /** When it has ended, and everything that it has started; with why, where that is a failure. */
    ended;
    /** When it runs; a text says why it does not. */
    began;
    child;
    mark;
    /** @param start its environment has a `MARK` of its own */
    constructor({ shell, text, folder, environment, onOutput }) {
        this.mark = environment[exports.MARK] ?? '';
        // In a group of its own, which signals reach as a whole.
        this.child = (0, node_child_process_1.spawn)(shell, ['-c', text], {
            cwd: folder,
            env: { ...environment },
            detached: process.platform !== 'win32',
            windowsHide: true,
            stdio: ['ignore', 'pipe', 'pipe'],
        });
        this.child.stdout?.on('data', onOutput);
        this.child.stderr?.on('data', onOutput);
        this.began = new Promise((resolve) => {
            this.child.once('spawn', () => resolve(undefined));
            this.child.once('error', (error) => resolve(startText(error, shell)));
        });
        this.ended = this.wait();
    }
    /** Asks all of it to end, and ends what does not within so many milliseconds. */
    async end(grace) {
        this.signal('SIGTERM');
        const isOver = await Promise.race([this.ended.then(() => true), (0, promises_1.setTimeout)(grace, false, { ref: false })]);
        if (!isOver)
            this.signal('SIGKILL');
        await this.ended;
    }
    /** Ends all of it at once; for when this process ends itself. */
    endNow() {
        this.signal('SIGKILL');
    }
    async wait() {
        const closed = new Promise((resolve) => this.child.once('close', resolve));
        const end = await new Promise((resolve) => {
            this.child.once('error', (error) => resolve(error.message));
            this.child.once('exit', (code, signal) => resolve(endText(code, signal)));
        });
        // What it has left running goes with it, as a container does.
        this.signal('SIGKILL');
        await Promise.race([closed, (0, promises_1.setTimeout)(LAST_WORDS, undefined, { ref: false })]);
        this.child.stdout?.destroy();
        this.child.stderr?.destroy();
        return end;
    }
    signal(signal) {
        const { pid } = this.child;
        if (pid === undefined)
            return;
        if (process.platform === 'win32') {
            if (this.child.exitCode === null)
                (0, node_child_process_1.execFile)('taskkill', ['/PID', String(pid), '/T', '/F'], () => undefined);
            return;
        }
        send(-pid, signal);
        for (const stray of marked(this.mark))
            send(stray, signal);
    }
}
exports.ProcessTree = ProcessTree;
/**
 * Processes that have a mark in their environment, or one that begins so (`<mark>/…`), also those that left their group:
 * where the system shows it, which is on Linux.
 */
function marked(mark) {
    if (process.platform !== 'linux' || mark === '')
        return [];
    const entries = ['\0', '/'].map((end) => Buffer.from(`${exports.MARK}=${mark}${end}`));
    return (0, node_fs_1.readdirSync)('/proc')
        .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
        .filter((name) => {
        try {
            const environment = (0, node_fs_1.readFileSync)(`/proc/${name}/environ`);
            return entries.some((entry) => environment.includes(entry));
        }
        catch {
            // It is over, or somebody else's.
            return false;
        }
    })
        .map(Number);
}
/** Ends what is left of a process that nobody waits for any more. */
function endMarked(mark) {
    for (const stray of marked(mark))
        send(stray, 'SIGKILL');
}
function send(process_, signal) {
    try {
        process.kill(process_, signal);
    }
    catch {
        // It is over.
    }
}
function startText({ code, message }, shell) {
    if (code !== 'ENOENT')
        return `the process could not start: ${message}`;
    return `the process could not start: there is no ${shell} on this machine; install it, or name another shell in the local profile ("shell")`;
}
function endText(code, signal) {
    if (code === 0)
        return undefined;
    return code === null ? `the process was ended by ${signal}` : `the process ended with exit code ${code}`;
}
//# sourceMappingURL=process-tree.js.map