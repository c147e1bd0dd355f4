import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { SubnetNetworkSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { Construct } from 'constructs';
import { oneOf, shapeOf, text } from '../../rules';
import type { Checks } from '../construct/checks';
import { literals } from '../construct/literal';
import { ServiceBusConstruct } from '../construct/service-bus-construct';
import { PLACE, tags } from '../construct/shapes';
import { giveAddress } from '../construct/terraform-address';
import { isInside, isIpv4Range, misalignedFrom, prefixOf, reservedIn } from './ip-range';

/** HTTPS, AMQP over WebSockets among it, AMQP over TLS, and AMQP that turns to TLS. */
const SERVICE_BUS_PORTS = ['443', '5671', '5672'];

/**
 * What programs in the network talk to on the internet: sign-in, Azure's own interface, their logs, and where the
 * Functions host finds its extensions.
 */
const PROGRAMS_TALK_TO = ['AzureActiveDirectory', 'AzureResourceManager', 'AzureMonitor', 'AzureFrontDoor.FirstParty'];

/** Who a subnet is handed to: each kind of plan wants its own. */
export const DELEGATIONS = {
  plan: 'Microsoft.Web/serverFarms',
  flex: 'Microsoft.App/environments',
} as const;

/** Where a network is made. */
export interface PrivateNetworkProps {
  /** The name in Azure. A change replaces the network. */
  readonly name: string;
  /** The region; that of whoever connects. A change replaces the network. */
  readonly location: string;
  /** The resource group. A change replaces the network. */
  readonly resourceGroupName: string;
  /** The addresses, in CIDR form. At least a /29. */
  readonly addressSpace: string;
  /**
   * Which of them private endpoints take, at least a /29.
   *
   * @default - all
   */
  readonly endpoints?: string;
  /**
   * Which of them programs of Function Apps come from, at least a /28; a subnet of its own, handed to the plan.
   *
   * @default - none
   */
  readonly programs?: { readonly addresses: string; readonly plan: keyof typeof DELEGATIONS };
  /**
   * Labels.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

const PRIVATE_NETWORK_PROPS = shapeOf<PrivateNetworkProps>(
  { name: text, ...PLACE, addressSpace: text },
  {
    endpoints: text,
    programs: shapeOf<NonNullable<PrivateNetworkProps['programs']>>(
      { addresses: text, plan: oneOf('plan', 'flex') },
      {},
    ),
    tags,
  },
);

/**
 * A network for private endpoints, which lets in what Service Bus and HTTPS speak from inside and nothing else; and for
 * programs, to which nobody comes, and which reach the endpoints, sign-in, Azure's interface and their logs.
 */
export class PrivateNetwork extends ServiceBusConstruct {
  /** The network itself, for `addOverride`, and to be peered with the networks of workers. */
  readonly resource: VirtualNetwork;
  /** The subnet of the endpoints. */
  readonly subnet: Subnet;
  /** The subnet of the programs, where there are some. */
  readonly programs: Subnet | undefined;
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
        addressPrefixes: [props.endpoints ?? addressSpace],
        // Rules of a security group do not hold for private endpoints unless this is on.
        privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled',
        defaultOutboundAccessEnabled: false,
      }),
    );
    this.guard(subnet, this.subnet, 'endpoints', [
      rule('service-bus-from-inside', 100, 'Inbound', 'Allow', 'VirtualNetwork', '*', SERVICE_BUS_PORTS),
      rule('nothing-else', 4096, 'Inbound', 'Deny', '*', '*', undefined),
    ]);
    this.programs = props.programs && this.addPrograms(props.programs);
  }

  /** The ARM id of the subnet for private endpoints, as a reference. */
  get subnetId(): string {
    return this.subnet.id;
  }

  protected override check(checks: Checks): void {
    const { addressSpace, endpoints, programs } = this.props;
    checks.require(
      isIpv4Range(addressSpace) && prefixOf(addressSpace) <= 29,
      'addressSpace',
      addressSpace,
      'an IPv4 range of a /29 or larger in CIDR form',
      'write it like "10.90.0.0/26"',
    );
    for (const [subject, range] of [
      ['addressSpace', addressSpace],
      ['endpoints', endpoints],
      ['programs.addresses', programs?.addresses],
    ] as const) {
      const aligned = range && misalignedFrom(range);
      if (aligned) checks.add(subject, range, 'a range that begins at its first address', `write ${aligned}`);
    }
    const reserved = reservedIn(addressSpace);
    checks.require(
      reserved === undefined,
      'addressSpace',
      addressSpace,
      `addresses that Azure does not keep for itself, as it does ${reserved}`,
      'take a part of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
    );
    const parts = [
      ['endpoints', endpoints, 29],
      ['programs.addresses', programs?.addresses, 28],
    ] as const;
    for (const [subject, range, longest] of parts) {
      if (range === undefined) continue;
      checks.require(
        isIpv4Range(range) && prefixOf(range) <= longest && isInside(range, addressSpace),
        subject,
        range,
        `an IPv4 range of a /${longest} or larger within ${addressSpace}`,
        'take a part of the address space',
      );
    }
    if (programs === undefined) return;
    const taken = endpoints ?? addressSpace;
    checks.require(
      !isInside(programs.addresses, taken) && !isInside(taken, programs.addresses),
      'programs.addresses',
      programs.addresses,
      `addresses that the private endpoints do not take, which take ${taken}`,
      'give endpoints one half of the address space, and programs the other',
    );
  }

  private addPrograms({ addresses, plan }: NonNullable<PrivateNetworkProps['programs']>): Subnet {
    const owner = new Construct(this, 'programs');
    const name = DELEGATIONS[plan];
    const subnet = giveAddress(
      owner,
      new Subnet(owner, 'Resource', {
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
      }),
    );
    this.guard(owner, subnet, 'programs', [
      rule('nobody-comes', 4096, 'Inbound', 'Deny', '*', '*', undefined),
      rule('to-endpoints', 100, 'Outbound', 'Allow', '*', 'VirtualNetwork', SERVICE_BUS_PORTS),
      ...PROGRAMS_TALK_TO.map((tag, index) =>
        rule(`to-${tag.toLowerCase()}`, 110 + index, 'Outbound', 'Allow', '*', tag, ['443']),
      ),
      rule('nowhere-else', 4096, 'Outbound', 'Deny', '*', '*', undefined),
    ]);
    return subnet;
  }

  private guard(owner: Construct, subnet: Subnet, what: string, securityRule: ReturnType<typeof rule>[]): void {
    const { name, location, resourceGroupName, tags } = this.props;
    const guard = new Construct(owner, 'guard');
    const group = giveAddress(
      guard,
      new NetworkSecurityGroup(guard, 'Resource', {
        name: `${name}-${what}`,
        location,
        resourceGroupName,
        securityRule,
        ...(tags && { tags: literals(tags) }),
      }),
    );
    const guarded = new Construct(owner, 'guarded');
    giveAddress(
      guarded,
      new SubnetNetworkSecurityGroupAssociation(guarded, 'Resource', {
        subnetId: subnet.id,
        networkSecurityGroupId: group.id,
      }),
    );
  }
}

function rule(
  name: string,
  priority: number,
  direction: 'Inbound' | 'Outbound',
  access: 'Allow' | 'Deny',
  from: string,
  to: string,
  ports: string[] | undefined,
) {
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
