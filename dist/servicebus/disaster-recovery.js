"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DisasterRecovery = void 0;
const servicebus_namespace_disaster_recovery_config_1 = require("@cdktf/provider-azurerm/lib/servicebus-namespace-disaster-recovery-config");
const cdktf_1 = require("cdktf");
const address_1 = require("./address");
const grants_1 = require("./grants");
const namespace_checks_1 = require("./namespace-checks");
const place_shapes_1 = require("./place-shapes");
const service_bus_construct_1 = require("./service-bus-construct");
/**
 * Pairs two Premium namespaces: topics, queues, subscriptions and rules of the first are copied to the second, and a
 * failover, which people start, points the alias there. Messages are not copied.
 *
 * Nor are identity, key, network, local authentication, logs and roles: the second namespace has to have all of these
 * itself. What is granted at the first is granted at the second here, too.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-geo-dr
 */
class DisasterRecovery extends service_bus_construct_1.ServiceBusConstruct {
    primary;
    /** The resource itself, for `addOverride`. */
    resource;
    options;
    constructor(scope, id, primary, given) {
        super(scope, id);
        this.primary = primary;
        const options = this.accept(place_shapes_1.DISASTER_RECOVERY_OPTIONS, given);
        this.options = options;
        this.resource = (0, address_1.giveAddress)(this, new servicebus_namespace_disaster_recovery_config_1.ServicebusNamespaceDisasterRecoveryConfig(this, 'Resource', {
            name: options.alias,
            primaryNamespaceId: primary.namespaceId,
            partnerNamespaceId: options.partner.namespaceId,
            ...(options.accessKey && { aliasAuthorizationRuleId: options.accessKey.keyId }),
        }));
    }
    /** Where clients connect to, whichever of the two namespaces serves. */
    get hostName() {
        // The rest of the name differs between the clouds of Azure.
        return cdktf_1.Fn.replace(this.primary.hostName, this.primary.namespaceName, this.options.alias);
    }
    /**
     * Grants the same at the second namespace: Azure copies the entities, and not who may use them.
     *
     * @internal
     */
    _grantAtPartner({ scope, id, path, principal, role }) {
        const { partner } = this.options;
        (0, grants_1.grantOnce)(scope, `${id}-at-partner`, {
            principal,
            role,
            at: `${partner.namespaceId}${path}`,
            atName: `${partner.name}${path}`,
            after: [(0, address_1.dependency)(this.resource)],
        });
    }
    check(checks) {
        const { primary, options } = this;
        const { partner, alias, accessKey } = options;
        checks.name('alias', alias, namespace_checks_1.NAMESPACE_NAME);
        checks.require(alias !== primary.name && alias !== partner.name, 'alias', alias, 'another name than those of the two namespaces', 'choose another one');
        checks.require(accessKey === undefined || accessKey.opens === primary, 'accessKey', accessKey?.node.path, `a key of ${primary.name} itself`, 'make one with addAccessKey of the first namespace');
        checks.require(partner !== primary, 'partner', partner.name, 'another namespace', 'make a second one');
        for (const namespace of [primary, partner]) {
            checks.require(namespace.sku === 'Premium', 'sku', `${namespace.name}: ${namespace.sku}`, 'Premium for both namespaces', 'use Premium, or leave the pairing out');
        }
        checks.require(partner.location !== primary.location, 'location', partner.location, `another region than ${primary.location}, or one disaster takes both`, 'choose another region for the partner');
        checks.require(partner.partitions === primary.partitions, 'premiumMessagingPartitions', partner.partitions, `${primary.partitions}, as the first namespace has`, 'give both the same');
        checks.require(partner.isEmpty, 'partner', partner.name, 'an empty namespace: what it needs is copied to it', 'add topics and queues to the first namespace only');
    }
}
exports.DisasterRecovery = DisasterRecovery;
//# sourceMappingURL=disaster-recovery.js.map