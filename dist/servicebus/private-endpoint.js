"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PrivateEndpoint = void 0;
const private_endpoint_1 = require("@cdktf/provider-azurerm/lib/private-endpoint");
const address_1 = require("./address");
const literal_1 = require("./literal");
const service_bus_construct_1 = require("./service-bus-construct");
/** An address inside a network for something in Azure, so that it can be closed to the internet. */
class PrivateEndpoint extends service_bus_construct_1.ServiceBusConstruct {
    /** The resource itself, for `addOverride`. */
    resource;
    props;
    constructor(scope, id, props) {
        super(scope, id);
        this.props = props;
        const { name, location, resourceGroupName, subnetId, targetId, subresource, privateDnsZoneIds, tags } = props;
        this.resource = (0, address_1.giveAddress)(this, new private_endpoint_1.PrivateEndpoint(this, 'Resource', {
            name,
            location,
            resourceGroupName,
            subnetId,
            privateServiceConnection: {
                name,
                privateConnectionResourceId: targetId,
                subresourceNames: [subresource],
                isManualConnection: false,
            },
            ...(privateDnsZoneIds !== undefined && {
                privateDnsZoneGroup: { name: 'default', privateDnsZoneIds: [...privateDnsZoneIds] },
            }),
            ...(tags && { tags: (0, literal_1.literals)(tags) }),
        }));
    }
    check(checks) {
        const { subnetId, privateDnsZoneIds } = this.props;
        checks.require(subnetId !== '', 'subnetId', subnetId, 'the ARM id of a subnet', 'give it');
        checks.require(privateDnsZoneIds === undefined || privateDnsZoneIds.length > 0, 'privateDnsZoneIds', privateDnsZoneIds, 'at least one id', 'give one, or leave it out');
    }
}
exports.PrivateEndpoint = PrivateEndpoint;
//# sourceMappingURL=private-endpoint.js.map