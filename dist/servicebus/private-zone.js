"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PrivateZone = exports.SERVICE_BUS_ZONE = exports.PRIVATE_ZONES = void 0;
const private_dns_zone_1 = require("@cdktf/provider-azurerm/lib/private-dns-zone");
const private_dns_zone_virtual_network_link_1 = require("@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link");
const constructs_1 = require("constructs");
const address_1 = require("./address");
const literal_1 = require("./literal");
const place_shapes_1 = require("./place-shapes");
const newer_arguments_1 = require("./provider/newer-arguments");
const service_bus_construct_1 = require("./service-bus-construct");
/**
 * The zones in which names of private endpoints are answered.
 *
 * @see https://learn.microsoft.com/azure/private-link/private-endpoint-dns
 */
exports.PRIVATE_ZONES = {
    namespace: ['privatelink.servicebus.windows.net'],
    vault: ['privatelink.vaultcore.azure.net'],
    blob: ['privatelink.blob.core.windows.net'],
    file: ['privatelink.file.core.windows.net'],
    amlworkspace: ['privatelink.api.azureml.ms', 'privatelink.notebooks.azure.net'],
    sites: ['privatelink.azurewebsites.net'],
};
/** Where names of private endpoints of Service Bus are answered. */
exports.SERVICE_BUS_ZONE = 'privatelink.servicebus.windows.net';
/** A private DNS zone: gives the name of a service the address of its private endpoint, in the networks it knows. */
class PrivateZone extends service_bus_construct_1.ServiceBusConstruct {
    /** The zone itself, for `addOverride`. */
    resource;
    props;
    constructor(scope, id, given) {
        super(scope, id);
        const props = this.accept(place_shapes_1.PRIVATE_ZONE_PROPS, given);
        this.props = props;
        const { zoneName, resourceGroupName, tags } = props;
        this.resource = (0, address_1.giveAddress)(this, new private_dns_zone_1.PrivateDnsZone(this, 'Resource', {
            name: zoneName,
            resourceGroupName,
            ...(tags && { tags: (0, literal_1.literals)(tags) }),
        }));
    }
    /** The ARM id, as a reference. */
    get zoneId() {
        return this.resource.id;
    }
    check(_checks) {
        // Names of zones are those of services, and azurerm checks them.
    }
    /** Lets the machines of a network ask this zone. */
    answerIn(id, network) {
        const owner = new constructs_1.Construct(this, id);
        const link = (0, address_1.giveAddress)(owner, new private_dns_zone_virtual_network_link_1.PrivateDnsZoneVirtualNetworkLink(owner, 'Resource', {
            name: id,
            resourceGroupName: this.props.resourceGroupName,
            privateDnsZoneName: this.resource.name,
            virtualNetworkId: network.resource.id,
            registrationEnabled: false,
            ...(this.props.tags && { tags: (0, literal_1.literals)(this.props.tags) }),
        }));
        (0, newer_arguments_1.setNewer)(link, 'azurerm_private_dns_zone_virtual_network_link', { private_dns_zone_id: this.zoneId });
    }
}
exports.PrivateZone = PrivateZone;
//# sourceMappingURL=private-zone.js.map