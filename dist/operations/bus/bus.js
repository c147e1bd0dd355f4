"use strict";
var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __importStar = (this && this.__importStar) || (function () {
    var ownKeys = function(o) {
        ownKeys = Object.getOwnPropertyNames || function (o) {
            var ar = [];
            for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
            return ar;
        };
        return ownKeys(o);
    };
    return function (mod) {
        if (mod && mod.__esModule) return mod;
        var result = {};
        if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
        __setModuleDefault(result, mod);
        return result;
    };
})();
Object.defineProperty(exports, "__esModule", { value: true });
exports.Bus = void 0;
exports.at = at;
exports.openBus = openBus;
const problem_1 = require("../problem");
const encoded_1 = require("./encoded");
const local_status_1 = require("./local-status");
const login_1 = require("./login");
const words_1 = require("./words");
/** What the token of Service Bus is for, in every cloud. */
const SCOPE = 'https://servicebus.azure.net/.default';
/** Who waits longer for an answer has no connection. */
const RETRY = {
    retryOptions: { maxRetries: 1, timeoutInMs: 15_000, retryDelayInMs: 500 },
};
/** A Service Bus, here or in Azure, that is open. */
class Bus {
    address;
    client;
    list;
    constructor(address, client, list) {
        this.address = address;
        this.client = client;
        this.list = list;
    }
    /** A receiver of the messages of a place; it takes nothing before it is asked to. */
    receiver({ entity, subQueue }) {
        const options = {
            // Bodies stay bytes, and values what they are.
            skipParsingBodyAsJson: true,
            skipConvertingDate: true,
            ...(subQueue !== undefined && { subQueueType: subQueue }),
        };
        return entity.kind === 'queue'
            ? this.client.createReceiver(entity.name, options)
            : this.client.createReceiver(entity.topic, entity.name, options);
    }
    /** The queues, topics and subscriptions. @throws OperationProblem where they cannot be listed */
    entities() {
        return this.list();
    }
    /** The error in words, and what to do about it. */
    problem(error, asked = {}) {
        return (0, words_1.problemOf)(error, { at: at(this.address), isAzure: this.address.kind === 'azure', ...asked });
    }
    async close() {
        await this.client.close().catch(() => undefined);
    }
}
exports.Bus = Bus;
/** How an address is called in sentences: without what stands behind it. */
function at(address) {
    return address.kind === 'azure' ? `azure:${address.host}` : `${address.kind}:${address.port}`;
}
/** The key that an emulator takes; `scheduler local` takes any. */
const EMULATOR_KEY = 'SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;';
/**
 * Opens a Service Bus. Whoever cannot log in learns it at once.
 *
 * @throws OperationProblem in one line, with what to do
 */
async function openBus(address) {
    (0, encoded_1.keepEncoded)();
    const { ServiceBusClient, ServiceBusAdministrationClient } = await Promise.resolve().then(() => __importStar(require('@azure/service-bus')));
    if (address.kind === 'azure') {
        const credential = await (0, login_1.credentialFor)(address.host);
        await (0, login_1.tokenOf)(credential, SCOPE, at(address));
        const list = () => listed(new ServiceBusAdministrationClient(address.host, credential), address);
        return new Bus(address, new ServiceBusClient(address.host, credential, RETRY), list);
    }
    const { host, port, kind } = address;
    const client = new ServiceBusClient(`Endpoint=sb://${host}:${port};${EMULATOR_KEY}`, RETRY);
    return new Bus(address, client, () => {
        if (kind === 'local')
            return (0, local_status_1.entitiesHere)(port);
        throw new problem_1.OperationProblem(`${at(address)}: it does not list what it has: name the queue, or topic/subscription`);
    });
}
async function listed(administration, address) {
    try {
        const queues = [];
        for await (const { name } of administration.listQueues())
            queues.push(name);
        const topics = [];
        for await (const { name } of administration.listTopics()) {
            const subscriptions = [];
            for await (const { subscriptionName } of administration.listSubscriptions(name))
                subscriptions.push(subscriptionName);
            topics.push({ name, subscriptions });
        }
        return { queues, topics };
    }
    catch (error) {
        const { statusCode } = error;
        if (statusCode === 401 || statusCode === 403)
            throw new problem_1.OperationProblem(`${at(address)}: whoever is logged in may not list what it has, which takes the role Azure Service Bus Data Owner; name the queue, or topic/subscription`);
        throw (0, words_1.problemOf)(error, { at: at(address), isAzure: true });
    }
}
//# sourceMappingURL=bus.js.map