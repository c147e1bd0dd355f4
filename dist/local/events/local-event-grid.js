"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LocalEventGrid = void 0;
const service_bus_1 = require("@azure/service-bus");
const messages_of_1 = require("./messages-of");
/**
 * What Event Grid waits between tries: 10 seconds at first, then longer; 30 tries within a day.
 *
 * @see https://learn.microsoft.com/azure/event-grid/delivery-and-retry#retry-schedule
 */
const MINUTE = 60_000;
const WAITS = [10_000, 30_000, MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE, 60 * MINUTE, 180 * MINUTE, 360 * MINUTE];
const LAST_WAIT = 720 * MINUTE;
const MOST_TRIES = 30;
const LONGEST = 24 * 60 * MINUTE;
/** What another try does not mend. */
const HOPELESS = new Set(['MessagingEntityNotFound', 'MessageSizeExceeded']);
/** Event Grid on this machine: what becomes of jobs comes back to queues and topics, as the deployment says. */
class LocalEventGrid {
    options;
    client;
    senders = new Map();
    sending = new Set();
    waiting = new Set();
    isStopping = false;
    constructor(options) {
        this.options = options;
        this.client = new service_bus_1.ServiceBusClient(options.connectionString, {
            retryOptions: { maxRetries: 2, retryDelayInMs: 500, timeoutInMs: 10_000 },
        });
    }
    /**
     * Takes a change of a run, and sends what the deployment wants of it, now or as soon as that is possible.
     *
     * @returns how many messages it becomes
     */
    take(event) {
        const messages = this.isStopping ? [] : (0, messages_of_1.messagesOf)(event, this.options.routes);
        for (const message of messages) {
            const sent = this.deliver(message).finally(() => this.sending.delete(sent));
            this.sending.add(sent);
        }
        return messages.length;
    }
    /** Waits until everything that was taken is delivered, or waits for another try. */
    async delivered() {
        while (this.sending.size > this.waiting.size)
            await Promise.race(this.sending);
    }
    /** Ends; what waits for another try is told as undelivered. */
    async stop() {
        this.isStopping = true;
        for (const wake of this.waiting)
            wake();
        await Promise.all(this.sending);
        await this.client.close();
    }
    async deliver(message) {
        const begin = Date.now();
        for (let tries = 0;; tries++) {
            try {
                await this.sender(message.destination).sendMessages(sent(message, tries));
                return;
            }
            catch (error) {
                const { code = '', message: why } = error;
                const wait = WAITS[tries] ?? LAST_WAIT;
                const isOver = HOPELESS.has(code) || tries + 1 >= MOST_TRIES || Date.now() + wait - begin > LONGEST;
                if (!isOver && !this.isStopping)
                    await this.pause(wait);
                if (isOver || this.isStopping) {
                    this.options.onUndelivered?.(message, why);
                    return;
                }
            }
        }
    }
    sender(destination) {
        const sender = this.senders.get(destination) ?? this.client.createSender(destination);
        this.senders.set(destination, sender);
        return sender;
    }
    pause(milliseconds) {
        return new Promise((resolve) => {
            const wake = () => {
                clearTimeout(timer);
                this.waiting.delete(wake);
                resolve();
            };
            const timer = setTimeout(wake, milliseconds);
            timer.unref();
            this.waiting.add(wake);
        });
    }
}
exports.LocalEventGrid = LocalEventGrid;
/** The message as the client of Service Bus sends it; only the count of deliveries differs from try to try. */
function sent({ messageId, contentType, body, applicationProperties, system }, tries) {
    return {
        messageId,
        contentType,
        body,
        ...system,
        applicationProperties: { ...applicationProperties, 'aeg-delivery-count': String(tries) },
    };
}
//# sourceMappingURL=local-event-grid.js.map