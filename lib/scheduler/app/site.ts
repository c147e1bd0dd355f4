import { DataAzurermResourceGroup } from '@cdktf/provider-azurerm/lib/data-azurerm-resource-group';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import type { Construct } from 'constructs';
import {
  EncryptionKey,
  type IKeyVault,
  KeyVault,
  type LogWorkspace,
  literals,
  type PrivateEndpointOptions,
  PrivateNetwork,
  PrivateZone,
  SERVICE_BUS_ZONE,
} from '../../servicebus';
import type { KeyPlan, NetworkPlan, ResourceGroupPlan } from './environment';

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

/** The private networks of an environment, and the zone that all of them ask for addresses. */
export class Networks {
  private zone: PrivateZone | undefined;

  constructor(
    private readonly scope: Construct,
    private readonly place: Place,
  ) {}

  /** Where an endpoint can be put, by what the environment says. */
  endpointIn(id: string, plan: NetworkPlan, namespaceName: string, place: Place): PrivateEndpointOptions {
    if ('subnetId' in plan) return plan;
    const network = new PrivateNetwork(this.scope, id, { name: `vnet-${namespaceName}`, ...place, ...plan });
    const { resourceGroupName, tags } = this.place;
    this.zone ??= new PrivateZone(this.scope, 'dns', { zoneName: SERVICE_BUS_ZONE, resourceGroupName, tags });
    this.zone.answerIn(id, network);
    return { subnetId: network.subnetId, privateDnsZoneIds: [this.zone.zoneId] };
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
