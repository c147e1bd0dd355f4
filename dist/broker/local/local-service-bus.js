"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LocalServiceBus = exports.IncompleteTopology = void 0;
exports.incompleteness = incompleteness;
const edge_1 = require("../amqp/edge");
const core_1 = require("../core");
const certificate_1 = require("../port/certificate");
const port_1 = require("../port/port");
const web_socket_1 = require("../port/web-socket");
const apply_1 = require("../setup/apply");
const content_1 = require("./content");
const faults_1 = require("./faults");
const inside_1 = require("./inside");
const keeping_1 = require("./keeping");
const length_of_time_1 = require("./length-of-time");
const requests_1 = require("./requests");
/** That not all of a topology is known; a line for each part that is not. */
class IncompleteTopology extends Error {
    leftOut;
    name = 'IncompleteTopology';
    constructor(leftOut) {
        super(`not all of the topology is known; allowIncomplete starts the rest:\n${leftOut.map((line) => `- ${line}`).join('\n')}`);
        this.leftOut = leftOut;
    }
}
exports.IncompleteTopology = IncompleteTopology;
/** The key that Microsoft's emulator has in its connection strings; any other is taken as well. */
const KEY = 'SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE';
const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/i;
/**
 * Service Bus on this machine, in this process: the official clients work against it unchanged.
 *
 * Rules decide as `lib/rules` says, which is how Microsoft's engine decides; everything else as the service documents it.
 * One port answers AMQP, AMQP over WebSocket, administration over HTTP, and all of them within TLS.
 *
 * @example
 * const bus = await LocalServiceBus.start({ topology });
 * const client = new ServiceBusClient(bus.connectionString);
 * await client.createSender('training-events').sendMessages({ body: 'dataset ready' });
 * await bus.clock.advance('PT5M');
 * await client.close();
 * await bus.stop();
 */
class LocalServiceBus {
    keeping;
    namespace;
    tier;
    host;
    /**
     * Starts one.
     *
     * @throws IncompleteTopology where not all of the topology is known, and `allowIncomplete` does not say otherwise
     * @throws SetupRefused where the service would refuse what it is to start with
     * @throws PortProblem where the port is taken, or may not be used
     * @throws FileProblem where the folder for data cannot be used
     * @throws RangeError where it is not clear which namespace is meant
     */
    static async start(options = {}) {
        const content = (0, content_1.contentOf)(options);
        if (content.leftOut.length > 0 && options.allowIncomplete !== true)
            throw new IncompleteTopology(content.leftOut);
        const tier = options.tier ?? content.tier ?? 'Standard';
        const keeping = await keeping_1.Keeping.begin(options.data, tier);
        const { broker } = keeping;
        const bus = new LocalServiceBus(keeping, content.name, tier, options.host ?? 'localhost');
        try {
            await (0, apply_1.setUp)(content.commands, { look: broker.core, run: (command) => broker.run(command) });
            await bus.listen(options.port ?? 0, options.alsoWhereFree ?? []);
        }
        catch (error) {
            await bus.stop();
            // What cannot be kept is refused too, and not by the service.
            throw keeping.problem ?? error;
        }
        return bus;
    }
    /** What goes wrong on demand. */
    faults;
    clock;
    broker;
    listening;
    amqp;
    webSockets = new web_socket_1.WebSockets();
    numbers = [];
    announced = new Map();
    made;
    constructor(keeping, 
    /** The name of the namespace. */
    namespace, tier, 
    /** The address that it listens on. */
    host) {
        this.keeping = keeping;
        this.namespace = namespace;
        this.tier = tier;
        this.host = host;
        const { broker } = keeping;
        this.broker = broker;
        this.amqp = new edge_1.AmqpEdge(broker);
        this.faults = new faults_1.Faults({
            run: (command) => broker.run(command),
            now: () => broker.now(),
            dropConnections: () => this.listening.drop(),
            delay: (by) => broker.delay(by),
        });
        this.clock = {
            get now() {
                return new Date(broker.now());
            },
            advance: async (by) => {
                await broker.advance((0, length_of_time_1.checkedMilliseconds)(by, 'by'));
                return new Date(broker.now());
            },
        };
        const { faults, clock } = this;
        const handlers = (0, requests_1.handlersOf)({
            amqp: (stream) => this.amqp.serve(stream),
            webSocket: (...request) => this.webSockets.accept(...request, (stream) => this.amqp.serve(stream)),
            administered: {
                namespace: { name: namespace, tier, createdAt: broker.now() },
                look: broker.core,
                run: (command) => broker.run(command),
                now: () => broker.now(),
            },
            controlled: {
                faults,
                advance: (by) => clock.advance(by),
                connections: () => this.listening.connections,
                status: () => this.status(),
            },
        });
        this.listening = new port_1.Ports({ ...handlers, certificate: () => this.certificate });
    }
    /** What clients of every language connect with, and administration clients too. */
    get connectionString() {
        const host = isEverywhere(this.host) ? 'localhost' : this.host;
        const shown = host.includes(':') ? `[${host}]` : host;
        return `Endpoint=sb://${shown}:${this.ports[0]};${KEY};UseDevelopmentEmulator=true;`;
    }
    /** The ports that it listens on, that of the connection string first. */
    get ports() {
        return this.numbers;
    }
    /**
     * What TLS is answered with: the certificate of this user on this machine, made when it is first asked for. Clients that
     * ask for TLS have to trust it.
     */
    get certificate() {
        this.made ??= (0, certificate_1.userCertificate)();
        return this.made;
    }
    /** The folder that everything is kept in; `undefined` where it is in memory alone. */
    get data() {
        return this.keeping.folder;
    }
    /**
     * Why nothing can be kept any more, when that has come: a disk that is full, say. From then on everything is refused; what
     * was acknowledged before is kept. It never fails, and never comes where everything goes well.
     */
    get unkept() {
        return this.keeping.unkept;
    }
    /** Whether nobody but programs on this machine can reach it. */
    get isLoopback() {
        return LOOPBACK.test(this.host);
    }
    /** What it has: queues, topics, and subscriptions with how many rules each has. */
    entities() {
        const { core } = this.broker;
        return {
            queues: core.list('queue').map(({ name }) => ({ name })),
            topics: core.list('topic').map(({ name }) => ({
                name,
                subscriptions: listedOrNone(core.subscriptions(name)).map((one) => ({
                    name: one.name,
                    rules: listedOrNone(core.rules(`${name}/Subscriptions/${one.name}`)).length,
                })),
            })),
        };
    }
    /**
     * Hears what happens to messages. Costs nothing while nobody does.
     *
     * @returns what ends it
     */
    observe(observer) {
        return this.broker.observe(observer);
    }
    /** How many messages are where, of every queue, topic and subscription. */
    counts() {
        return (0, inside_1.countsIn)(this.broker.core);
    }
    /**
     * Looks at messages and leaves them where they are: active, deferred and scheduled ones, in order.
     *
     * @param entity a queue, a subscription, or one of their subqueues: `orders/$DeadLetterQueue`
     * @param from the first sequence number
     * @throws ServiceBusRefusal where there is no such entity
     */
    async peek(entity, { from = 1, count = 100 } = {}) {
        const { messages } = await (0, inside_1.ask)(this.insides, { kind: 'peek', entity, from, count });
        return messages.map(inside_1.lookedAt);
    }
    /**
     * Sends from within, without a connection; all or none. A message without an id gets one.
     *
     * @returns the number of each; 0 for a message that is dropped since one of its id came before
     * @throws ServiceBusRefusal for what the service refuses
     */
    async send(entity, ...outgoing) {
        const { sequenceNumbers } = await (0, inside_1.ask)(this.insides, { kind: 'send', entity, messages: outgoing.map(inside_1.encoded) });
        return sequenceNumbers;
    }
    /**
     * Takes messages away that nobody has locked, all or none.
     *
     * @throws ServiceBusRefusal where one of them is not there
     */
    async discard(entity, sequenceNumbers) {
        await (0, inside_1.ask)(this.insides, { kind: 'discard', entity, sequenceNumbers });
    }
    /**
     * Lets messages in and out of an entity, or stops them: a subscription that is `ReceiveDisabled` still gets messages, and
     * nobody gets them out of it.
     *
     * @throws ServiceBusRefusal where there is no such entity
     */
    async setStatus(entity, status) {
        await (0, inside_1.ask)(this.insides, { kind: 'update', entity, settings: { status } });
    }
    get insides() {
        return { look: this.broker.core, run: (command) => this.broker.run(command) };
    }
    /** Ends all connections, and stops. What was in it is gone, where no folder keeps it. */
    async stop() {
        this.amqp.close();
        await this.listening.close();
        await this.keeping.end();
    }
    /** Says something more of it to those who ask at `/$local/status`: what else runs here, say. */
    announce(name, value) {
        this.announced.set(name, value);
    }
    status() {
        const { namespace, tier, clock, ports, announced } = this;
        return {
            namespace,
            tier,
            now: clock.now.toISOString(),
            ports,
            ...this.entities(),
            ...Object.fromEntries(announced),
        };
    }
    async listen(port, others) {
        const [first = '', ...further] = addressesOf(this.host);
        const number = await this.listening.listen(first, port);
        this.numbers.push(number);
        for (const host of further)
            await this.perhaps(host, number);
        for (const other of others.filter((one) => one !== number)) {
            const taken = await Promise.all(addressesOf(this.host).map((host) => this.perhaps(host, other)));
            if (taken[0] === true)
                this.numbers.push(other);
        }
    }
    /** Listens where that is possible: not every machine has IPv6. */
    async perhaps(host, port) {
        try {
            await this.listening.listen(host, port);
            return true;
        }
        catch (error) {
            if (error instanceof port_1.PortProblem)
                return false;
            throw error;
        }
    }
}
exports.LocalServiceBus = LocalServiceBus;
/** What of the topology or the configuration is not known, one line each. @throws as `LocalServiceBus.start` */
function incompleteness(options) {
    const { leftOut } = (0, content_1.contentOf)(options);
    return leftOut;
}
/** `localhost` is two addresses, and clients try either first. */
function addressesOf(host) {
    return host.toLowerCase() === 'localhost' ? ['127.0.0.1', '::1'] : [host];
}
function isEverywhere(host) {
    return host === '0.0.0.0' || host === '::';
}
function listedOrNone(listed) {
    return listed instanceof core_1.BrokerError ? [] : listed;
}
//# sourceMappingURL=local-service-bus.js.map