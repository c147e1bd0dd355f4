import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { Construct } from 'constructs';
import { shapeOf, text } from '../../rules';
import { setNewer } from '../azurerm/newer-arguments';
import type { Checks } from '../construct/checks';
import { literals } from '../construct/literal';
import { ServiceBusConstruct } from '../construct/service-bus-construct';
import { tags } from '../construct/shapes';
import { giveAddress } from '../construct/terraform-address';
import type { PrivateNetwork } from './private-network';

/** What a private endpoint can lead to: part of a service, as Azure calls it. */
export type PrivateLinkResource = 'namespace' | 'vault' | 'blob' | 'file' | 'amlworkspace' | 'sites';

/**
 * The zones in which names of private endpoints are answered.
 *
 * @see https://learn.microsoft.com/azure/private-link/private-endpoint-dns
 */
export const PRIVATE_ZONES: Readonly<Record<PrivateLinkResource, readonly string[]>> = {
  namespace: ['privatelink.servicebus.windows.net'],
  vault: ['privatelink.vaultcore.azure.net'],
  blob: ['privatelink.blob.core.windows.net'],
  file: ['privatelink.file.core.windows.net'],
  amlworkspace: ['privatelink.api.azureml.ms', 'privatelink.notebooks.azure.net'],
  sites: ['privatelink.azurewebsites.net'],
};

/** Where names of private endpoints of Service Bus are answered. */
export const SERVICE_BUS_ZONE = 'privatelink.servicebus.windows.net';

/** A zone of the DNS, and where it is kept; it is valid in all regions. */
export interface PrivateZoneProps {
  /** The name of the zone, which is that of the service. */
  readonly zoneName: string;
  /** The resource group that it is made in. */
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

const PRIVATE_ZONE_PROPS = shapeOf<PrivateZoneProps>(
  { zoneName: text, resourceGroupName: text },
  { location: text, tags },
);

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
