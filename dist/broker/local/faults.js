"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Faults = exports.ServiceBusRefusal = void 0;
const core_1 = require("../core");
const length_of_time_1 = require("./length-of-time");
/** That the Service Bus on this machine refuses what its program asks for. */
class ServiceBusRefusal extends Error {
    condition;
    name = 'ServiceBusRefusal';
    constructor(
    /** What it is, as clients are told: `amqp:not-found`. */
    condition, message) {
        super(message);
        this.condition = condition;
    }
}
exports.ServiceBusRefusal = ServiceBusRefusal;
/**
 * What goes wrong on demand: for tests of what a program does then. Everything else goes on as it does in the service.
 */
class Faults {
    broker;
    constructor(broker) {
        this.broker = broker;
    }
    /**
     * Ends every connection at once, without a word, as a network does that fails. Clients connect again; what was locked
     * over them stays locked until its time.
     *
     * @returns how many connections there were, when clients in this process have had the chance to notice
     */
    dropConnections() {
        return this.broker.dropConnections();
    }
    /**
     * Ends locks now, as if their time had come: messages come again, and settling them fails with
     * `com.microsoft:message-lock-lost`.
     *
     * @param entity the queue, or `topic/Subscriptions/name`
     * @returns how many locks were lost
     * @throws ServiceBusRefusal where there is no such entity
     */
    async loseLocks(entity, selection = {}) {
        const { lost } = await this.run({ kind: 'lose-locks', entity, ...selection });
        return lost;
    }
    /**
     * Refuses sends and requests with `com.microsoft:server-busy` for a time; clients wait and try again. A time of zero ends
     * it.
     *
     * @param length for how long
     * @param entity only of this one @default - of all
     * @throws ServiceBusRefusal where there is no such entity
     */
    async throttle(length, entity) {
        const until = this.broker.now() + (0, length_of_time_1.checkedMilliseconds)(length, 'length');
        await this.run({ kind: 'throttle', entity, until });
    }
    /**
     * Makes a queue or topic refuse messages as a full one does, with `amqp:resource-limit-exceeded`.
     *
     * @param isFull false ends it
     * @throws ServiceBusRefusal where there is no such entity
     */
    async fill(entity, isFull = true) {
        await this.run({ kind: 'fill', entity, full: isFull });
    }
    /**
     * Lets everything take longer by so much real time: each answer of the service, and each delivery. Zero ends it.
     */
    delay(by) {
        this.broker.delay((0, length_of_time_1.checkedMilliseconds)(by, 'by'));
    }
    async run(command) {
        const answer = await this.broker.run(command);
        if (answer instanceof core_1.BrokerError)
            throw new ServiceBusRefusal(answer.condition, answer.description);
        return answer;
    }
}
exports.Faults = Faults;
//# sourceMappingURL=faults.js.map