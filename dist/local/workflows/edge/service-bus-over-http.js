"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ServiceBusOverHttp = void 0;
const service_bus_1 = require("@azure/service-bus");
const broker_properties_1 = require("./broker-properties");
/** What the service answers for a fault, as far as its REST interface documents it; others are faults of the service. */
const STATUSES = new Map([
    ['MessagingEntityNotFound', 410],
    ['MessageLockLost', 404],
    ['UnauthorizedAccess', 401],
    ['QuotaExceeded', 403],
    ['MessageSizeExceeded', 403],
    ['MessagingEntityDisabled', 403],
    ['InvalidOperation', 400],
    ['SessionCannotBeLocked', 400],
    ['ServiceBusy', 503],
]);
/** How long is waited for a message where the call does not say. In seconds. */
const LONGEST_LOOK = 60;
/**
 * The REST interface of Service Bus, as far as workflows use it, in front of any Service Bus that speaks AMQP: peek-lock,
 * completion, unlocking, renewal of locks, and sending.
 *
 * https://learn.microsoft.com/rest/api/servicebus/service-bus-runtime-rest
 */
class ServiceBusOverHttp {
    client;
    receivers = new Map();
    senders = new Map();
    locked = new Map();
    constructor(connectionString) {
        // A workflow has a policy of its own for trying again.
        this.client = new service_bus_1.ServiceBusClient(connectionString, { retryOptions: { maxRetries: 0 } });
    }
    async answer({ method, uri, headers, body }) {
        const url = new URL(uri);
        const [, path, rest] = /^\/(.+)\/messages\/?(.*)$/i.exec(decodeURIComponent(url.pathname)) ?? [];
        if (path === undefined || rest === undefined)
            return { status: 404 };
        try {
            if (method === 'POST' && rest === '')
                return await this.send(path, headers, body);
            if (method === 'POST' && rest === 'head')
                return await this.peek(path, url.searchParams.get('timeout'));
            if (['DELETE', 'PUT', 'POST'].includes(method))
                return await this.settle(`${path}/${rest}`, method);
            return { status: 405 };
        }
        catch (error) {
            return replyOf(error);
        }
    }
    /** Those that were locked and are neither completed nor given back: they come again when their locks end. */
    takeUnsettled() {
        const messages = [...this.locked.values()].map(({ message }) => message);
        this.locked.clear();
        return messages;
    }
    close() {
        return this.client.close();
    }
    async peek(path, timeout) {
        const receiver = this.receiver(path);
        const seconds = timeout === null ? LONGEST_LOOK : Number(timeout);
        if (!Number.isFinite(seconds) || seconds < 0)
            return { status: 400 };
        // The client takes no shorter time than one that is more than none.
        const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: Math.max(1, seconds * 1000) });
        if (message === undefined)
            return { status: 204 };
        this.locked.set(`${path}/${Number(message.sequenceNumber)}/${message.lockToken}`, { receiver, message });
        return { status: 201, headers: (0, broker_properties_1.headersOf)(message), body: (0, broker_properties_1.bytesOf)(message) };
    }
    async settle(key, method) {
        const found = this.locked.get(key);
        if (found === undefined)
            return { status: 404 };
        const { receiver, message } = found;
        if (method === 'POST')
            await receiver.renewMessageLock(message);
        else {
            this.locked.delete(key);
            if (method === 'DELETE')
                await receiver.completeMessage(message);
            else
                await receiver.abandonMessage(message);
        }
        return { status: 200 };
    }
    async send(path, headers, body) {
        const sender = this.senders.get(path) ?? this.client.createSender(path);
        this.senders.set(path, sender);
        await sender.sendMessages((0, broker_properties_1.messageOf)(headers, body));
        return { status: 201 };
    }
    receiver(path) {
        const known = this.receivers.get(path);
        if (known !== undefined && !known.isClosed)
            return known;
        const [topic = path, subscription] = path.split(/\/subscriptions\//i);
        const options = {
            receiveMode: 'peekLock',
            skipParsingBodyAsJson: true,
            maxAutoLockRenewalDurationInMs: 0,
        };
        const receiver = subscription === undefined
            ? this.client.createReceiver(topic, options)
            : this.client.createReceiver(topic, subscription, options);
        this.receivers.set(path, receiver);
        return receiver;
    }
}
exports.ServiceBusOverHttp = ServiceBusOverHttp;
function replyOf(error) {
    if (error instanceof SyntaxError || error instanceof RangeError || error instanceof TypeError) {
        return { status: 400, headers: { 'Content-Type': 'text/plain' }, body: Buffer.from(error.message) };
    }
    if (!(0, service_bus_1.isServiceBusError)(error) || error.code === 'ServiceCommunicationProblem')
        return { reason: error.message };
    if (error.code === 'ServiceTimeout')
        return { reason: error.message, isTimeout: true };
    const status = STATUSES.get(error.code) ?? 500;
    return { status, headers: { 'Content-Type': 'text/plain' }, body: Buffer.from(error.message) };
}
//# sourceMappingURL=service-bus-over-http.js.map