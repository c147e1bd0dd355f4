import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { SubnetNetworkSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { Construct } from 'constructs';
import { giveAddress } from './address';
import type { Checks } from './checks';
import { isIpv4Range } from './ip-range';
import { literals } from './literal';
import { PRIVATE_NETWORK_PROPS, PRIVATE_ZONE_PROPS } from './place-shapes';
import { setNewer } from './provider/newer-arguments';
import { ServiceBusConstruct } from './service-bus-construct';

/** Where names of private endpoints of Service Bus are answered. */
export const SERVICE_BUS_ZONE = 'privatelink.servicebus.windows.net';

/** AMQP over TLS, AMQP that turns to TLS, and HTTPS with AMQP over WebSockets. */
const SERVICE_BUS_PORTS = ['443', '5671', '5672'];

/** Where a network is made. */
export interface PrivateNetworkProps {
  /** The name in Azure. A change replaces the network. */
  readonly name: string;
  /** The region; that of whoever connects. A change replaces the network. */
  readonly location: string;
  /** The resource group. A change replaces the network. */
  readonly resourceGroupName: string;
  /** The addresses, in CIDR form; all of them are for private endpoints. At least a /29. */
  readonly addressSpace: string;
  /**
   * Labels.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A network for private endpoints, which lets in what Service Bus speaks from inside and nothing else. */
export class PrivateNetwork extends ServiceBusConstruct {
  /** The network itself, for `addOverride`, and to be peered with the networks of workers. */
  readonly resource: VirtualNetwork;
  /** The subnet of the endpoints. */
  readonly subnet: Subnet;
  private readonly props: PrivateNetworkProps;

  constructor(scope: Construct, id: string, given: PrivateNetworkProps) {
    super(scope, id);
    const props = this.accept(PRIVATE_NETWORK_PROPS, given);
    this.props = props;
    const { name, location, resourceGroupName, addressSpace } = props;
    const tags = props.tags && { tags: literals(props.tags) };
    this.resource = giveAddress(
      this,
      new VirtualNetwork(this, 'Resource', {
        name,
        location,
        resourceGroupName,
        addressSpace: [addressSpace],
        ...tags,
      }),
    );
    const subnet = new Construct(this, 'endpoints');
    this.subnet = giveAddress(
      subnet,
      new Subnet(subnet, 'Resource', {
        name: 'private-endpoints',
        resourceGroupName,
        virtualNetworkName: this.resource.name,
        addressPrefixes: [addressSpace],
        // Rules of a security group do not hold for private endpoints unless this is on.
        privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled',
        defaultOutboundAccessEnabled: false,
      }),
    );
    this.guard(subnet, resourceGroupName);
  }

  /** The ARM id of the subnet for private endpoints, as a reference. */
  get subnetId(): string {
    return this.subnet.id;
  }

  protected override check(checks: Checks): void {
    const { addressSpace } = this.props;
    checks.require(
      isIpv4Range(addressSpace) && /\/(\d|1\d|2\d)$/.test(addressSpace),
      'addressSpace',
      addressSpace,
      'an IPv4 range of a /29 or larger in CIDR form',
      'write it like "10.90.0.0/26"',
    );
  }

  private guard(subnet: Construct, resourceGroupName: string): void {
    const { name, location, tags } = this.props;
    const guard = new Construct(subnet, 'guard');
    const group = giveAddress(
      guard,
      new NetworkSecurityGroup(guard, 'Resource', {
        name: `${name}-endpoints`,
        location,
        resourceGroupName,
        securityRule: [
          rule('service-bus-from-inside', 100, 'Allow', 'VirtualNetwork', SERVICE_BUS_PORTS),
          rule('nothing-else', 4096, 'Deny', '*', undefined),
        ],
        ...(tags && { tags: literals(tags) }),
      }),
    );
    const guarded = new Construct(subnet, 'guarded');
    giveAddress(
      guarded,
      new SubnetNetworkSecurityGroupAssociation(guarded, 'Resource', {
        subnetId: this.subnet.id,
        networkSecurityGroupId: group.id,
      }),
    );
  }
}

function rule(name: string, priority: number, access: string, from: string, ports: string[] | undefined) {
  return {
    name,
    priority,
    direction: 'Inbound',
    access,
    protocol: ports === undefined ? '*' : 'Tcp',
    sourceAddressPrefix: from,
    sourcePortRange: '*',
    destinationAddressPrefix: '*',
    ...(ports === undefined ? { destinationPortRange: '*' } : { destinationPortRanges: ports }),
  };
}

/** A zone of the DNS, and where it is kept; it is valid in all regions. */
export interface PrivateZoneProps {
  /** The name of the zone, which is that of the service. */
  readonly zoneName: string;
  readonly resourceGroupName: string;
  /**
   * Not used, since a zone is valid in all regions; here so that a place can be given as a whole.
   *
   * @default - none
   */
  readonly location?: string;
  /**
   * Labels.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A private DNS zone: gives the name of a service the address of its private endpoint, in the networks it knows. */
export class PrivateZone extends ServiceBusConstruct {
  /** The zone itself, for `addOverride`. */
  readonly resource: PrivateDnsZone;
  private readonly props: PrivateZoneProps;

  constructor(scope: Construct, id: string, given: PrivateZoneProps) {
    super(scope, id);
    const props = this.accept(PRIVATE_ZONE_PROPS, given);
    this.props = props;
    const { zoneName, resourceGroupName, tags } = props;
    this.resource = giveAddress(
      this,
      new PrivateDnsZone(this, 'Resource', {
        name: zoneName,
        resourceGroupName,
        ...(tags && { tags: literals(tags) }),
      }),
    );
  }

  /** The ARM id, as a reference. */
  get zoneId(): string {
    return this.resource.id;
  }

  protected override check(_checks: Checks): void {
    // Names of zones are those of services, and azurerm checks them.
  }

  /** Lets the machines of a network ask this zone. */
  answerIn(id: string, network: PrivateNetwork): void {
    const owner = new Construct(this, id);
    const link = giveAddress(
      owner,
      new PrivateDnsZoneVirtualNetworkLink(owner, 'Resource', {
        name: id,
        resourceGroupName: this.props.resourceGroupName,
        privateDnsZoneName: this.resource.name,
        virtualNetworkId: network.resource.id,
        registrationEnabled: false,
        ...(this.props.tags && { tags: literals(this.props.tags) }),
      }),
    );
    setNewer(link, 'azurerm_private_dns_zone_virtual_network_link', { private_dns_zone_id: this.zoneId });
  }
}
