"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ImportedNamespace = exports.ServiceBusNamespaceBase = void 0;
exports.hostNameOf = hostNameOf;
const data_azurerm_servicebus_namespace_1 = require("@cdktf/provider-azurerm/lib/data-azurerm-servicebus-namespace");
const cdktf_1 = require("cdktf");
const access_key_1 = require("./access-key");
const address_1 = require("./address");
const grants_1 = require("./grants");
const place_shapes_1 = require("./place-shapes");
const queue_1 = require("./queue");
const service_bus_construct_1 = require("./service-bus-construct");
const topic_1 = require("./topic");
/** A namespace, made here or by somebody else: what topics and queues are added to. */
class ServiceBusNamespaceBase extends service_bus_construct_1.ServiceBusConstruct {
    /** Where clients should connect to: the alias where the namespace is paired with another one, as a reference. */
    get clientHostName() {
        return this.hostName;
    }
    entities = [];
    accessKeys = [];
    grants = [];
    owners = new Set();
    hasWarned = false;
    mirror;
    /** Whether this app adds no topic and no queue to it. */
    get isEmpty() {
        return this.entities.length === 0;
    }
    /** Adds a topic: what messages are sent to, and what hands a copy to each subscription that wants one. */
    addTopic(name, options = {}) {
        this.refuseName('topic', name, this.entities);
        return new topic_1.ServiceBusTopic(this, name, { ...options, namespace: this });
    }
    /** Adds a queue: a line of messages that one group of readers works off, a target to forward to. */
    addQueue(name, options = {}) {
        this.refuseName('queue', name, this.entities);
        return new queue_1.ServiceBusQueue(this, name, { ...options, namespace: this });
    }
    /**
     * Adds a key (SAS) for everything in the namespace. A secret that anybody can use and that stays in Terraform's state;
     * a key of a topic or queue opens less, and a grant needs none. The grounds become a waiver of SB-AUTH-002.
     */
    addAccessKey(name, right, grounds) {
        this.refuseName('access key', name, this.entities);
        const key = new access_key_1.AccessKey(this, name, { opens: this, right, grounds });
        this.accessKeys.push(key);
        return key;
    }
    /** What has to exist before the first message is sent, for a `depends_on`: the addresses of all rules. */
    get ruleAddresses() {
        return this.entities.flatMap((entity) => (entity.kind === 'topic' ? entity.ruleAddresses : []));
    }
    /** What programs take from its topics and queues, with their construct paths. */
    get consumed() {
        return this.entities.flatMap((entity) => entity.consumed);
    }
    /**
     * Lets somebody do everything with messages and entities of the namespace: an operator who has to look into any
     * queue. Whoever only sends or receives needs less: `grantSend` of a topic, `grantReceive` of a subscription. Who owns
     * can take what a program consumes, which is told at synth, and found by the audit (SB-RBAC-003, SB-RBAC-005).
     */
    grantOwn(principal) {
        this.owners.add(principal.principalName);
        return this._grant({
            scope: this,
            id: `own-${principal.principalName}`,
            principal,
            role: 'Azure Service Bus Data Owner',
            path: '',
            at: this.namespaceId,
        });
    }
    /** @internal */
    _grant(grant) {
        const { scope, id, principal, role, path, at, after } = grant;
        const made = (0, grants_1.grantOnce)(scope, id, {
            principal,
            role,
            at,
            atName: `${this.name}${path}`,
            ...(after !== undefined && { after }),
        });
        this.grants.push(grant);
        this.mirror?.(grant);
        return made;
    }
    /** @internal */
    _mirrorGrants(mirror) {
        this.mirror = mirror;
        for (const grant of this.grants)
            mirror(grant);
    }
    /** @internal */
    _register(entity) {
        this.entities.push(entity);
    }
    check(checks) {
        const shown = (index) => `${this.entities[index]?.kind} ${this.entities[index]?.name}`;
        const names = this.entities.map(({ name }) => name);
        checks.distinctNames('entities', names, shown, ', topics and queues together');
        (0, access_key_1.checkAccessKeys)(checks, this.accessKeys, 'namespace');
        this.warnOfOwners();
    }
    /** An operator may have to own everything; that he can take what starts jobs should be known. Once, with all that were added. */
    warnOfOwners() {
        const [first] = this.consumed;
        if (this.hasWarned || this.owners.size === 0 || first === undefined)
            return;
        this.hasWarned = true;
        cdktf_1.Annotations.of(this).addWarning(`grantOwn: ${[...this.owners].join(', ')} can take messages that ${first.by} takes of ${first.from}, and what is taken starts nothing; grantPeek of a queue or subscription has grounds, grantSend cannot take (owner-beside-program)`);
    }
}
exports.ServiceBusNamespaceBase = ServiceBusNamespaceBase;
/** A namespace of another team, read by Terraform; nothing about it is changed. */
class ImportedNamespace extends ServiceBusNamespaceBase {
    resource;
    name;
    sku;
    partitions;
    preventDestroy = false;
    isPublic = undefined;
    isOpenToServices = undefined;
    localAuthEnabled = undefined;
    constructor(scope, id, given) {
        super(scope, id);
        const existing = this.accept(place_shapes_1.EXISTING_NAMESPACE, given);
        this.name = existing.namespaceName;
        this.sku = existing.sku;
        this.partitions = existing.partitions;
        this.resource = (0, address_1.giveAddress)(this, new data_azurerm_servicebus_namespace_1.DataAzurermServicebusNamespace(this, 'Resource', {
            name: existing.namespaceName,
            resourceGroupName: existing.resourceGroupName,
        }));
    }
    get namespaceId() {
        return this.resource.id;
    }
    get namespaceName() {
        return this.resource.name;
    }
    get hostName() {
        return hostNameOf(this.resource.endpoint);
    }
}
exports.ImportedNamespace = ImportedNamespace;
/** The host in `https://<host>:443/`, which is how Azure gives the endpoint in every cloud. */
function hostNameOf(endpoint) {
    return cdktf_1.Fn.trimsuffix(cdktf_1.Fn.trimprefix(endpoint, 'https://'), ':443/');
}
//# sourceMappingURL=namespace-base.js.map