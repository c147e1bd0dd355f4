"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ImportedQueue = exports.ServiceBusQueueBase = void 0;
const data_azurerm_servicebus_queue_1 = require("@cdktf/provider-azurerm/lib/data-azurerm-servicebus-queue");
const access_key_1 = require("./access-key");
const address_1 = require("./address");
const readers_1 = require("./readers");
const service_bus_construct_1 = require("./service-bus-construct");
const waive_1 = require("./waive");
/** A queue, made here or by somebody else. */
class ServiceBusQueueBase extends service_bus_construct_1.ServiceBusConstruct {
    accessKeys = [];
    readers = new readers_1.Readers(this);
    grantSend(principal) {
        return this.grant('send', 'Azure Service Bus Data Sender', principal);
    }
    grantReceive(principal) {
        return this.readers.received(principal, this.grant('receive', 'Azure Service Bus Data Receiver', principal));
    }
    grantConsume(principal, program) {
        return this.readers.consumed(program, principal, this.grant('receive', 'Azure Service Bus Data Receiver', principal));
    }
    grantPeek(principal, grounds) {
        const grant = this.grant('peek', 'Azure Service Bus Data Receiver', principal);
        (0, waive_1.waive)(grant.resource, { id: 'SB-RBAC-005', ...grounds });
        return this.readers.looked(principal, grant);
    }
    /** What programs take here, with their construct paths. */
    get consumed() {
        return this.readers.taken;
    }
    /**
     * Adds a key (SAS) for this queue. A secret that anybody can use and that stays in Terraform's state: a grant needs
     * none. The grounds become a waiver of SB-AUTH-002, for auditors.
     */
    addAccessKey(name, right, grounds) {
        const key = new access_key_1.AccessKey(this, name, { opens: this, right, grounds });
        this.accessKeys.push(key);
        return key;
    }
    check(checks) {
        (0, access_key_1.checkAccessKeys)(checks, this.accessKeys, 'queue');
        this.readers.check(checks, this.forwards.find(({ deadLettered }) => !deadLettered)?.to);
    }
    grant(verb, role, principal) {
        return this.namespace._grant({
            scope: this,
            id: `${verb}-${principal.principalName}`,
            principal,
            role,
            path: `/queues/${this.name}`,
            at: this.queueId,
        });
    }
}
exports.ServiceBusQueueBase = ServiceBusQueueBase;
/** A queue of another team, read by Terraform; nothing about it is changed. */
class ImportedQueue extends ServiceBusQueueBase {
    name;
    namespace;
    resource;
    /** What the other team lets the queue forward to is not known here. */
    forwards = [];
    constructor(scope, id, name, namespace) {
        super(scope, id);
        this.name = name;
        this.namespace = namespace;
        this.resource = (0, address_1.giveAddress)(this, new data_azurerm_servicebus_queue_1.DataAzurermServicebusQueue(this, 'Resource', { name, namespaceId: namespace.namespaceId }));
    }
    get entityName() {
        return this.resource.name;
    }
    get queueId() {
        return this.resource.id;
    }
}
exports.ImportedQueue = ImportedQueue;
//# sourceMappingURL=queue-base.js.map