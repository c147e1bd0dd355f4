import { PrivateEndpoint as Resource } from '@cdktf/provider-azurerm/lib/private-endpoint';
import type { Construct } from 'constructs';
import { listOf, shapeOf, text } from '../../rules';
import type { Checks } from '../construct/checks';
import { literals } from '../construct/literal';
import { ServiceBusConstruct } from '../construct/service-bus-construct';
import { giveAddress } from '../construct/terraform-address';
import type { PrivateLinkResource } from './private-zone';

/** Where in a network something can be reached. */
export interface PrivateEndpointOptions {
  /** ARM id of the subnet that the endpoint takes an address of. A change replaces the endpoint. */
  readonly subnetId: string;
  /**
   * ARM ids of the private DNS zones that learn the address. Without one, clients inside still get the public address.
   *
   * @default - none; somebody else keeps the zone, for instance by a policy of the platform
   */
  readonly privateDnsZoneIds?: readonly string[];
  /**
   * The region of the subnet; what is reached may be in another one.
   *
   * @default - that of what is reached
   */
  readonly location?: string;
}

export const PRIVATE_ENDPOINT_OPTIONS = shapeOf<PrivateEndpointOptions>(
  { subnetId: text },
  { privateDnsZoneIds: listOf(text), location: text },
);

/** A private endpoint and what it leads to. */
export interface PrivateEndpointProps extends PrivateEndpointOptions {
  /** The name in Azure. A change replaces the endpoint. */
  readonly name: string;
  /** The region of Azure, as `az account list-locations` has it. */
  readonly location: string;
  /** The resource group that it is made in. */
  readonly resourceGroupName: string;
  /** ARM id of what is reached, as a direct reference: scanners connect the two by its text. */
  readonly targetId: string;
  /** Which part of it: `namespace` for Service Bus, `vault` for Key Vault, `blob` and `file` for storage. */
  readonly subresource: PrivateLinkResource;
  /**
   * Labels.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** An address inside a network for something in Azure, so that it can be closed to the internet. */
export class PrivateEndpoint extends ServiceBusConstruct {
  /** The resource itself, for `addOverride`. */
  readonly resource: Resource;
  private readonly props: PrivateEndpointProps;

  constructor(scope: Construct, id: string, props: PrivateEndpointProps) {
    super(scope, id);
    this.props = props;
    const { name, location, resourceGroupName, subnetId, targetId, subresource, privateDnsZoneIds, tags } = props;
    this.resource = giveAddress(
      this,
      new Resource(this, 'Resource', {
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
        ...(tags && { tags: literals(tags) }),
      }),
    );
  }

  protected override check(checks: Checks): void {
    const { subnetId, privateDnsZoneIds } = this.props;
    checks.require(subnetId !== '', 'subnetId', subnetId, 'the ARM id of a subnet', 'give it');
    checks.require(
      privateDnsZoneIds === undefined || privateDnsZoneIds.length > 0,
      'privateDnsZoneIds',
      privateDnsZoneIds,
      'at least one id',
      'give one, or leave it out',
    );
  }
}
