import { DataAzurermResourceGroup } from '@cdktf/provider-azurerm/lib/data-azurerm-resource-group';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import type { Construct } from 'constructs';
import {
  EncryptionKey,
  type IKeyVault,
  KeyVault,
  type LogWorkspace,
  literals,
  PRIVATE_ZONES,
  type PrivateEndpointOptions,
  type PrivateLinkResource,
  PrivateNetwork,
  PrivateZone,
  SERVICE_BUS_ZONE,
} from '../../servicebus';
import type { DELEGATIONS } from '../../servicebus/network/private-network';
import type { KeyPlan, NetworkPlan, ResourceGroupPlan } from '../declaration/place-plans';

/** Where in Azure something is made, and with which labels. */
export interface Place {
  readonly location: string;
  readonly resourceGroupName: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** The name of a resource group, as a reference: its use makes Terraform wait for it. */
export function resourceGroupNameOf(
  scope: Construct,
  id: string,
  plan: ResourceGroupPlan,
  { location, tags }: Omit<Place, 'resourceGroupName'>,
): string {
  if ('existing' in plan) return new DataAzurermResourceGroup(scope, id, { name: plan.existing }).name;
  return new ResourceGroup(scope, id, { name: plan.create, location, tags: literals(tags) }).name;
}

/** The private networks of an environment, and the zones that all of them ask for addresses. */
export class Networks {
  private readonly made = new Map<string, PrivateNetwork>();
  private readonly zones = new Map<string, PrivateZone>();

  constructor(
    private readonly scope: Construct,
    private readonly place: Place,
  ) {}

  /** Where an endpoint of the namespace can be put, by what the environment says. */
  endpointIn(
    id: string,
    plan: NetworkPlan,
    namespaceName: string,
    place: Place,
    programs: keyof typeof DELEGATIONS = 'plan',
  ): PrivateEndpointOptions {
    if ('subnetId' in plan) return plan;
    const { programs: addresses, ...range } = plan;
    const network = new PrivateNetwork(this.scope, id, {
      name: `vnet-${namespaceName}`,
      ...place,
      ...range,
      ...(addresses !== undefined && { programs: { addresses, plan: programs } }),
    });
    this.made.set(id, network);
    return this.endpointFor(id, 'namespace');
  }

  /** Where in a network made here an endpoint can be put; names of what it leads to are answered there from now on. */
  endpointFor(id: string, resource: PrivateLinkResource): PrivateEndpointOptions {
    const network = this.made.get(id) as PrivateNetwork;
    const privateDnsZoneIds = PRIVATE_ZONES[resource].map((name) => this.answer(id, network, name).zoneId);
    return { subnetId: network.subnetId, privateDnsZoneIds };
  }

  /** A network made here. */
  get(id: string): PrivateNetwork | undefined {
    return this.made.get(id);
  }

  private answer(id: string, network: PrivateNetwork, zoneName: string): PrivateZone {
    const { resourceGroupName, tags } = this.place;
    // The first zone was the only one, and has its address for ever.
    const zoneId = zoneName === SERVICE_BUS_ZONE ? 'dns' : `dns-${zoneName.replaceAll('.', '-')}`;
    const zone = this.zones.get(zoneName) ?? new PrivateZone(this.scope, zoneId, { zoneName, resourceGroupName, tags });
    this.zones.set(zoneName, zone);
    if (zone.node.tryFindChild(id) === undefined) zone.answerIn(id, network);
    return zone;
  }
}

/** The key that a namespace encrypts with. */
export function encryptionKeyOf(
  scope: Construct,
  id: string,
  { vault: plan, keyName, madeBy }: KeyPlan,
  place: Place,
  logs: LogWorkspace | undefined,
): EncryptionKey {
  let vault: IKeyVault;
  if ('existing' in plan) {
    const { existing: vaultName, resourceGroupName } = plan;
    vault = KeyVault.fromVaultName(scope, `${id}-vault`, { vaultName, resourceGroupName });
  } else {
    const made = new KeyVault(scope, `${id}-vault`, { vaultName: plan.create, ...place });
    if (logs !== undefined) made.addDiagnostics({ workspaceId: logs.workspaceId });
    vault = made;
  }
  return new EncryptionKey(scope, id, { vault, keyName, ...place, ...(madeBy && { madeBy }) });
}
