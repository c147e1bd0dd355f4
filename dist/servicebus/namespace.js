"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ServiceBusNamespace = void 0;
const servicebus_namespace_1 = require("@cdktf/provider-azurerm/lib/servicebus-namespace");
const cdktf_1 = require("cdktf");
const address_1 = require("./address");
const alerts_1 = require("./alerts");
const diagnostics_1 = require("./diagnostics");
const disaster_recovery_1 = require("./disaster-recovery");
const literal_1 = require("./literal");
const lock_1 = require("./lock");
const namespace_base_1 = require("./namespace-base");
const namespace_checks_1 = require("./namespace-checks");
const place_shapes_1 = require("./place-shapes");
const private_endpoint_1 = require("./private-endpoint");
const shapes_1 = require("./shapes");
const waive_1 = require("./waive");
/** A Service Bus namespace: the host that topics and queues live on. */
class ServiceBusNamespace extends namespace_base_1.ServiceBusNamespaceBase {
    /** A namespace that another team owns, found by name; topics and queues can be added to it. */
    static fromNamespaceName(scope, id, existing) {
        return new namespace_base_1.ImportedNamespace(scope, id, existing);
    }
    /** The resource itself, for `addOverride` and whatever this class has no argument for. */
    resource;
    name;
    location;
    sku;
    partitions;
    preventDestroy;
    localAuthEnabled;
    isPublic;
    isOpenToServices;
    props;
    privateEndpoints = [];
    pairing;
    constructor(scope, id, given) {
        super(scope, id);
        const props = this.accept(shapes_1.NAMESPACE_PROPS, given);
        this.props = props;
        this.name = props.name;
        this.location = props.location;
        this.sku = props.sku;
        this.partitions = props.sku === 'Premium' ? (props.premiumMessagingPartitions ?? 1) : undefined;
        this.preventDestroy = props.preventDestroy ?? false;
        const { localAuthEnabled: grounds = false, customerManagedKey } = props;
        this.localAuthEnabled = grounds !== false;
        this.isPublic =
            hasPublicAccess(props) && (props.networkRules === undefined || props.networkRules.defaultAction === 'Allow');
        this.isOpenToServices = this.isPublic || props.networkRules?.trustedServicesAllowed === true;
        this.resource = (0, address_1.giveAddress)(this, new servicebus_namespace_1.ServicebusNamespace(this, 'Resource', this.arguments()));
        if (grounds !== false)
            (0, waive_1.waive)(this.resource, { id: 'SB-AUTH-001', ...grounds });
        if (customerManagedKey?.readyAfter !== undefined)
            this.resource.dependsOn = [...customerManagedKey.readyAfter];
    }
    get namespaceId() {
        return this.resource.id;
    }
    get namespaceName() {
        return this.resource.name;
    }
    get hostName() {
        return (0, namespace_base_1.hostNameOf)(this.resource.endpoint);
    }
    /** The alias, also where the namespace is paired later on. */
    get clientHostName() {
        return cdktf_1.Lazy.stringValue({ produce: () => this.pairing?.hostName ?? this.hostName });
    }
    /** A secret that allows everything with the namespace; needs `localAuthEnabled`. Kept in Terraform's state. */
    get primaryConnectionString() {
        return this.resource.defaultPrimaryConnectionString;
    }
    /** Gives the namespace an address inside a network; the only way in where public access is off. Premium only. */
    addPrivateEndpoint(id, options) {
        const usable = this.accept(place_shapes_1.PRIVATE_ENDPOINT_OPTIONS, options);
        const endpoint = new private_endpoint_1.PrivateEndpoint(this, id, {
            ...usable,
            name: `${this.name}-${id}`,
            location: usable.location ?? this.location,
            ...this.neighbour,
            targetId: this.namespaceId,
            subresource: 'namespace',
        });
        this.privateEndpoints.push(endpoint);
        return endpoint;
    }
    /** Sends all logs and metrics of the namespace to a workspace, a storage account, or both. */
    addDiagnostics(options) {
        return new diagnostics_1.Diagnostics(this, 'diagnostics', this.namespaceId, options);
    }
    /** Alerts on dead-lettered messages, throttled requests, errors of the service, and on Premium its CPU. */
    addDefaultAlerts(options) {
        return new alerts_1.NamespaceAlerts(this, 'alerts', {
            ...this.accept(shapes_1.ALERT_OPTIONS, options),
            namespaceId: this.namespaceId,
            namespaceName: this.name,
            isPremium: this.sku === 'Premium',
            ...this.neighbour,
        });
    }
    /** Keeps everybody from deleting the namespace or anything in it, Terraform too: see `DeletionLock`. */
    addLock() {
        return new lock_1.DeletionLock(this, 'lock', this, this.namespaceId);
    }
    /** Pairs the namespace with one in another region that can take over; grants hold at both. Premium only. */
    pairWith(options) {
        const pairing = new disaster_recovery_1.DisasterRecovery(this, 'disaster-recovery', this, options);
        this.pairing = pairing;
        this._mirrorGrants((grant) => pairing._grantAtPartner(grant));
        return pairing;
    }
    check(checks) {
        super.check(checks);
        (0, namespace_checks_1.checkNamespace)(checks, this.props);
        if (this.privateEndpoints.length > 0)
            (0, namespace_checks_1.checkPrivateEndpoint)(checks, this.sku);
    }
    /** Where what belongs to the namespace is made. */
    get neighbour() {
        const { resourceGroupName, tags } = this.props;
        return { resourceGroupName, ...(tags && { tags }) };
    }
    arguments() {
        const { props } = this;
        const { customerManagedKey: key } = props;
        const publicAccess = hasPublicAccess(props);
        return {
            name: props.name,
            location: props.location,
            resourceGroupName: props.resourceGroupName,
            sku: props.sku,
            ...capacityOf(props),
            localAuthEnabled: this.localAuthEnabled,
            publicNetworkAccessEnabled: publicAccess,
            minimumTlsVersion: props.minimumTlsVersion ?? '1.2',
            identity: identityOf(props),
            ...(key && { customerManagedKey: keyOf(key) }),
            ...networkRuleSetOf(props, publicAccess),
            ...(props.tags && { tags: (0, literal_1.literals)(props.tags) }),
            ...(this.preventDestroy && { lifecycle: { preventDestroy: true } }),
        };
    }
}
exports.ServiceBusNamespace = ServiceBusNamespace;
function hasPublicAccess({ publicNetworkAccessEnabled, sku, networkRules }) {
    return publicNetworkAccessEnabled ?? (sku !== 'Premium' || networkRules !== undefined);
}
function capacityOf({ sku, capacity, premiumMessagingPartitions }) {
    if (sku === 'Premium') {
        // Unset partitions plan a replacement (hashicorp/terraform-provider-azurerm issue 25007): always emitted.
        const partitions = premiumMessagingPartitions ?? 1;
        return { capacity: capacity ?? partitions, premiumMessagingPartitions: partitions };
    }
    return {
        ...(capacity !== undefined && { capacity }),
        ...(premiumMessagingPartitions !== undefined && { premiumMessagingPartitions }),
    };
}
/** The identities that were asked for, that of the key among them; one of the namespace's own where there is no other. */
function identityOf({ identity = {}, customerManagedKey: key }) {
    const ids = new Set([...(identity.userAssigned ?? []), ...(key === undefined ? [] : [key.identityId])]);
    const whole = {
        systemAssigned: identity.systemAssigned ?? ids.size === 0,
        ...(ids.size > 0 && { userAssigned: [...ids].sort() }),
    };
    return {
        type: (0, namespace_checks_1.identityTypeOf)(whole),
        ...(whole.userAssigned !== undefined && { identityIds: [...whole.userAssigned] }),
    };
}
function keyOf({ keyVaultKeyId, identityId, infrastructureEncryption }) {
    return { keyVaultKeyId, identityId, infrastructureEncryptionEnabled: infrastructureEncryption ?? true };
}
function networkRuleSetOf({ sku, networkRules }, publicNetworkAccessEnabled) {
    if (networkRules === undefined) {
        if (sku !== 'Premium' || publicNetworkAccessEnabled)
            return {};
        // Azure Policy looks at the flag in both places. Azure takes Deny only together with rules, and nobody comes from
        // the internet in any case.
        return {
            networkRuleSet: { defaultAction: 'Allow', publicNetworkAccessEnabled: false, trustedServicesAllowed: false },
        };
    }
    return { networkRuleSet: rulesOf(networkRules, publicNetworkAccessEnabled) };
}
function rulesOf(rules, publicNetworkAccessEnabled) {
    const ignoreMissingVnetServiceEndpoint = rules.ignoreMissingServiceEndpoint ?? false;
    return {
        defaultAction: rules.defaultAction ?? 'Deny',
        // Azure wants the flag equal in both places.
        publicNetworkAccessEnabled,
        trustedServicesAllowed: rules.trustedServicesAllowed ?? false,
        ...(rules.ipRules && { ipRules: [...rules.ipRules].sort() }),
        ...(rules.subnetIds && {
            networkRules: [...rules.subnetIds].sort().map((subnetId) => ({ subnetId, ignoreMissingVnetServiceEndpoint })),
        }),
    };
}
//# sourceMappingURL=namespace.js.map