"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Workers = void 0;
const worker_process_1 = require("./worker-process");
/** How long is waited before a program starts again that has ended by itself, in milliseconds; twice as long each time. */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 30_000;
/**
 * The process of a program: started when there is something to do, ended when there has been nothing for long, and started
 * again, after a pause that grows, where it has ended by itself.
 */
class Workers {
    options;
    current;
    running;
    pause = 0;
    notBefore = 0;
    isStopping = false;
    idleTimer;
    wake;
    constructor(options) {
        this.options = options;
    }
    /** The process, when it runs. @throws Error where it does not start: in words of the program */
    worker() {
        this.waitForIdle();
        this.current ??= this.start();
        return this.current;
    }
    /** That a call went well: the next end is the first again. */
    wentWell() {
        this.pause = 0;
    }
    /** Lets the process go; the next message has another, with the settings of then. */
    recycle() {
        void this.letGo();
    }
    /** Ends the process, as if it had ended by itself. */
    kill() {
        this.running?.kill();
    }
    /** Ends the process for good. */
    async stop(within) {
        this.isStopping = true;
        clearTimeout(this.idleTimer);
        this.wake?.();
        const { running } = this;
        await running?.terminate(within);
        await this.current?.catch(() => undefined);
        await this.running?.terminate(within);
    }
    /** Ends the process for good, at once. */
    async crash() {
        this.isStopping = true;
        clearTimeout(this.idleTimer);
        this.wake?.();
        const { running } = this;
        running?.kill();
        await running?.exited;
    }
    async start() {
        const wait = this.notBefore - Date.now();
        if (wait > 0) {
            await new Promise((resolve) => {
                const timer = setTimeout(resolve, wait);
                this.wake = () => {
                    clearTimeout(timer);
                    resolve();
                };
            });
        }
        if (this.isStopping)
            throw new Error('it is stopped');
        try {
            const worker = await worker_process_1.WorkerProcess.start(this.options);
            this.running = worker;
            void worker.exited.then((why) => this.ended(worker, why));
            if (this.isStopping)
                worker.kill();
            return worker;
        }
        catch (error) {
            this.endedByItself(error.message);
            throw error;
        }
    }
    ended(worker, why) {
        // One that was ended for want of work was let go before.
        if (this.running !== worker)
            return;
        this.running = undefined;
        if (!this.isStopping)
            this.endedByItself(why);
    }
    endedByItself(why) {
        this.current = undefined;
        this.notBefore = Date.now() + this.pause;
        if (!this.isStopping)
            this.options.onEnd(why, this.pause);
        this.pause = Math.min(LONGEST_PAUSE, Math.max(FIRST_PAUSE, this.pause * 2));
    }
    waitForIdle() {
        clearTimeout(this.idleTimer);
        if (this.isStopping)
            return;
        this.idleTimer = setTimeout(() => {
            if ((this.running?.calls ?? 0) > 0)
                this.waitForIdle();
            else
                void this.letGo();
        }, this.options.idle);
        this.idleTimer.unref();
    }
    async letGo() {
        const { running } = this;
        if (running === undefined)
            return;
        this.running = undefined;
        this.current = undefined;
        await running.terminate(this.options.idle);
    }
}
exports.Workers = Workers;
//# sourceMappingURL=workers.js.map