"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SESSION_RETRIES = exports.RETRIES = void 0;
exports.receive = receive;
/**
 * How the client tries again: soon, since this machine is near, and a subscription that was paused goes on when it is
 * opened. The service is asked for a session for as long as one try takes.
 */
exports.RETRIES = { maxRetries: 3, retryDelayInMs: 250, maxRetryDelayInMs: 1_000, timeoutInMs: 10_000 };
exports.SESSION_RETRIES = { ...exports.RETRIES, timeoutInMs: 2_000 };
/** How long is waited for the next message of a session before another session has its turn: the host's own default. */
const SESSION_IDLE = 60_000;
/** Before it is tried again to reach what cannot be reached, in milliseconds. */
const PAUSE = 1_000;
/**
 * Receives the messages that a function listens to, as many at once as `host.json` says; each is locked, and its lock
 * renewed, until it has been worked on.
 */
function receive(client, listening, settings, worked) {
    return listening.hasSessions
        ? new Sessions(client, listening, settings, worked)
        : new Plain(client, listening, settings, worked);
}
/** Bodies are for the program to read. */
const optionsOf = ({ maxAutoLockRenewalDuration }) => ({
    skipParsingBodyAsJson: true,
    maxAutoLockRenewalDurationInMs: maxAutoLockRenewalDuration,
});
class Plain {
    receiver;
    subscription;
    stopped = new AbortController();
    free;
    waiting = [];
    constructor(client, { source }, settings, worked) {
        const options = optionsOf(settings);
        this.receiver =
            'queue' in source
                ? client.createReceiver(source.queue, options)
                : client.createReceiver(source.topic, source.subscription, options);
        const { maxConcurrentCalls, prefetchCount } = settings;
        this.free = maxConcurrentCalls;
        this.subscription = this.receiver.subscribe({
            processMessage: (message) => this.inTurn(() => worked.work(message, this.receiver)),
            processError: async ({ error }) => worked.fault(error.message),
        }, 
        // The client fetches nothing ahead: what is fetched is counted among its calls, and waits here.
        {
            autoCompleteMessages: false,
            maxConcurrentCalls: maxConcurrentCalls + prefetchCount,
            abortSignal: this.stopped.signal,
        });
    }
    async stop() {
        // Where it is still trying to connect, it would go on.
        this.stopped.abort();
        await this.subscription.close();
    }
    async close() {
        await this.receiver.close();
    }
    async inTurn(work) {
        if (this.free === 0)
            await new Promise((resolve) => this.waiting.push(resolve));
        else
            this.free -= 1;
        try {
            await work();
        }
        finally {
            const next = this.waiting.shift();
            if (next === undefined)
                this.free += 1;
            else
                next();
        }
    }
}
/** One message of a session at a time, in order, and so many sessions at once. */
class Sessions {
    client;
    listening;
    settings;
    worked;
    isStopping = false;
    stopped = new AbortController();
    loops;
    constructor(client, listening, settings, worked) {
        this.client = client;
        this.listening = listening;
        this.settings = settings;
        this.worked = worked;
        this.loops = Array.from({ length: settings.maxConcurrentSessions }, () => this.loop());
    }
    async stop() {
        this.isStopping = true;
        this.stopped.abort();
    }
    async close() {
        await Promise.all(this.loops);
    }
    async loop() {
        while (!this.isStopping) {
            try {
                const session = await this.next();
                try {
                    await this.workOff(session);
                }
                finally {
                    await session.close();
                }
            }
            catch (error) {
                if (this.isStopping)
                    return;
                // That there is no session with messages is told after a while.
                if (error.code === 'ServiceTimeout')
                    continue;
                this.worked.fault(error.message);
                await new Promise((resolve) => setTimeout(resolve, PAUSE));
            }
        }
    }
    next() {
        const { source } = this.listening;
        const options = { ...optionsOf(this.settings), abortSignal: this.stopped.signal };
        return 'queue' in source
            ? this.client.acceptNextSession(source.queue, options)
            : this.client.acceptNextSession(source.topic, source.subscription, options);
    }
    async workOff(session) {
        while (!this.isStopping) {
            const abortSignal = this.stopped.signal;
            const [message] = await session.receiveMessages(1, { maxWaitTimeInMs: SESSION_IDLE, abortSignal });
            if (message === undefined)
                return;
            await this.worked.work(message, session);
        }
    }
}
//# sourceMappingURL=receiving.js.map