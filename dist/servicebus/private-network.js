"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PrivateNetwork = exports.DELEGATIONS = void 0;
const network_security_group_1 = require("@cdktf/provider-azurerm/lib/network-security-group");
const subnet_1 = require("@cdktf/provider-azurerm/lib/subnet");
const subnet_network_security_group_association_1 = require("@cdktf/provider-azurerm/lib/subnet-network-security-group-association");
const virtual_network_1 = require("@cdktf/provider-azurerm/lib/virtual-network");
const constructs_1 = require("constructs");
const address_1 = require("./address");
const ip_range_1 = require("./ip-range");
const literal_1 = require("./literal");
const place_shapes_1 = require("./place-shapes");
const service_bus_construct_1 = require("./service-bus-construct");
/** HTTPS, AMQP over WebSockets among it, AMQP over TLS, and AMQP that turns to TLS. */
const SERVICE_BUS_PORTS = ['443', '5671', '5672'];
/**
 * What programs in the network talk to on the internet: sign-in, Azure's own interface, their logs, and where the
 * Functions host finds its extensions.
 */
const PROGRAMS_TALK_TO = ['AzureActiveDirectory', 'AzureResourceManager', 'AzureMonitor', 'AzureFrontDoor.FirstParty'];
/** Who a subnet is handed to: each kind of plan wants its own. */
exports.DELEGATIONS = {
    plan: 'Microsoft.Web/serverFarms',
    flex: 'Microsoft.App/environments',
};
/**
 * A network for private endpoints, which lets in what Service Bus and HTTPS speak from inside and nothing else; and for
 * programs, to which nobody comes, and which reach the endpoints, sign-in, Azure's interface and their logs.
 */
class PrivateNetwork extends service_bus_construct_1.ServiceBusConstruct {
    /** The network itself, for `addOverride`, and to be peered with the networks of workers. */
    resource;
    /** The subnet of the endpoints. */
    subnet;
    /** The subnet of the programs, where there are some. */
    programs;
    props;
    constructor(scope, id, given) {
        super(scope, id);
        const props = this.accept(place_shapes_1.PRIVATE_NETWORK_PROPS, given);
        this.props = props;
        const { name, location, resourceGroupName, addressSpace } = props;
        const tags = props.tags && { tags: (0, literal_1.literals)(props.tags) };
        this.resource = (0, address_1.giveAddress)(this, new virtual_network_1.VirtualNetwork(this, 'Resource', {
            name,
            location,
            resourceGroupName,
            addressSpace: [addressSpace],
            ...tags,
        }));
        const subnet = new constructs_1.Construct(this, 'endpoints');
        this.subnet = (0, address_1.giveAddress)(subnet, new subnet_1.Subnet(subnet, 'Resource', {
            name: 'private-endpoints',
            resourceGroupName,
            virtualNetworkName: this.resource.name,
            addressPrefixes: [props.endpoints ?? addressSpace],
            // Rules of a security group do not hold for private endpoints unless this is on.
            privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled',
            defaultOutboundAccessEnabled: false,
        }));
        this.guard(subnet, this.subnet, 'endpoints', [
            rule('service-bus-from-inside', 100, 'Inbound', 'Allow', 'VirtualNetwork', '*', SERVICE_BUS_PORTS),
            rule('nothing-else', 4096, 'Inbound', 'Deny', '*', '*', undefined),
        ]);
        this.programs = props.programs && this.addPrograms(props.programs);
    }
    /** The ARM id of the subnet for private endpoints, as a reference. */
    get subnetId() {
        return this.subnet.id;
    }
    check(checks) {
        const { addressSpace, endpoints, programs } = this.props;
        checks.require((0, ip_range_1.isIpv4Range)(addressSpace) && (0, ip_range_1.prefixOf)(addressSpace) <= 29, 'addressSpace', addressSpace, 'an IPv4 range of a /29 or larger in CIDR form', 'write it like "10.90.0.0/26"');
        for (const [subject, range] of [
            ['addressSpace', addressSpace],
            ['endpoints', endpoints],
            ['programs.addresses', programs?.addresses],
        ]) {
            const aligned = range && (0, ip_range_1.misalignedFrom)(range);
            if (aligned)
                checks.add(subject, range, 'a range that begins at its first address', `write ${aligned}`);
        }
        const reserved = (0, ip_range_1.reservedIn)(addressSpace);
        checks.require(reserved === undefined, 'addressSpace', addressSpace, `addresses that Azure does not keep for itself, as it does ${reserved}`, 'take a part of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16');
        const parts = [
            ['endpoints', endpoints, 29],
            ['programs.addresses', programs?.addresses, 28],
        ];
        for (const [subject, range, longest] of parts) {
            if (range === undefined)
                continue;
            checks.require((0, ip_range_1.isIpv4Range)(range) && (0, ip_range_1.prefixOf)(range) <= longest && (0, ip_range_1.isInside)(range, addressSpace), subject, range, `an IPv4 range of a /${longest} or larger within ${addressSpace}`, 'take a part of the address space');
        }
        if (programs === undefined)
            return;
        const taken = endpoints ?? addressSpace;
        checks.require(!(0, ip_range_1.isInside)(programs.addresses, taken) && !(0, ip_range_1.isInside)(taken, programs.addresses), 'programs.addresses', programs.addresses, `addresses that the private endpoints do not take, which take ${taken}`, 'give endpoints one half of the address space, and programs the other');
    }
    addPrograms({ addresses, plan }) {
        const owner = new constructs_1.Construct(this, 'programs');
        const name = exports.DELEGATIONS[plan];
        const subnet = (0, address_1.giveAddress)(owner, new subnet_1.Subnet(owner, 'Resource', {
            name: 'programs',
            resourceGroupName: this.props.resourceGroupName,
            virtualNetworkName: this.resource.name,
            addressPrefixes: [addresses],
            delegation: [
                {
                    name: 'plan',
                    serviceDelegation: { name, actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'] },
                },
            ],
            defaultOutboundAccessEnabled: false,
        }));
        this.guard(owner, subnet, 'programs', [
            rule('nobody-comes', 4096, 'Inbound', 'Deny', '*', '*', undefined),
            rule('to-endpoints', 100, 'Outbound', 'Allow', '*', 'VirtualNetwork', SERVICE_BUS_PORTS),
            ...PROGRAMS_TALK_TO.map((tag, index) => rule(`to-${tag.toLowerCase()}`, 110 + index, 'Outbound', 'Allow', '*', tag, ['443'])),
            rule('nowhere-else', 4096, 'Outbound', 'Deny', '*', '*', undefined),
        ]);
        return subnet;
    }
    guard(owner, subnet, what, securityRule) {
        const { name, location, resourceGroupName, tags } = this.props;
        const guard = new constructs_1.Construct(owner, 'guard');
        const group = (0, address_1.giveAddress)(guard, new network_security_group_1.NetworkSecurityGroup(guard, 'Resource', {
            name: `${name}-${what}`,
            location,
            resourceGroupName,
            securityRule,
            ...(tags && { tags: (0, literal_1.literals)(tags) }),
        }));
        const guarded = new constructs_1.Construct(owner, 'guarded');
        (0, address_1.giveAddress)(guarded, new subnet_network_security_group_association_1.SubnetNetworkSecurityGroupAssociation(guarded, 'Resource', {
            subnetId: subnet.id,
            networkSecurityGroupId: group.id,
        }));
    }
}
exports.PrivateNetwork = PrivateNetwork;
function rule(name, priority, direction, access, from, to, ports) {
    return {
        name,
        priority,
        direction,
        access,
        protocol: ports === undefined ? '*' : 'Tcp',
        sourceAddressPrefix: from,
        sourcePortRange: '*',
        destinationAddressPrefix: to,
        ...(ports === undefined ? { destinationPortRange: '*' } : { destinationPortRanges: ports }),
    };
}
//# sourceMappingURL=private-network.js.map