import { ApplicationInsights } from '@cdktf/provider-azurerm/lib/application-insights';
import { MachineLearningWorkspace } from '@cdktf/provider-azurerm/lib/machine-learning-workspace';
import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { flag, oneOf, shapeOf, text } from '../../rules';
import {
  Diagnostics,
  type IPrincipal,
  KeyVault,
  literals,
  PrivateEndpoint,
  type PrivateEndpointOptions,
  type PrivateLinkResource,
  RoleGrant,
  type UserAssignedIdentity,
} from '../../servicebus';
import { setNewer } from '../../servicebus/azurerm/newer-arguments';
import type { Checks } from '../../servicebus/construct/checks';
import { PLACE, tags } from '../../servicebus/construct/shapes';
import { giveAddress } from '../../servicebus/construct/terraform-address';
import { closedStorage, logRequests, STORAGE_NAME } from './closed-storage';
import { type ExistingWorkspace, ImportedWorkspace } from './existing-workspace';
import type { WorkspaceStorage } from './registered-assets';
import { type ITrainingWorkspace, WorkspaceBase } from './workspace-base';

/** Where a workspace is made, and who may reach it. */
export interface TrainingWorkspaceProps {
  /** The name: 3 to 33 letters, digits, "_" and "-". A change replaces the workspace. */
  readonly name: string;
  /** The name of its storage account, unique in all of Azure: 3 to 24 small letters and digits. */
  readonly storageAccountName: string;
  /** The name of its key vault, unique in all of Azure: 3 to 24 characters. */
  readonly vaultName: string;
  /** The region of Azure, as `az account list-locations` has it. */
  readonly location: string;
  /** The resource group that it is made in. */
  readonly resourceGroupName: string;
  /** ARM id of the Log Analytics workspace that telemetry and logs go to, as a reference. */
  readonly logWorkspaceId: string;
  /**
   * Whether the studio and the storage can be reached from the internet, with Entra ID. Without, they need private
   * endpoints.
   *
   * @default false
   */
  readonly publicNetworkAccessEnabled?: boolean;
  /**
   * Where jobs may connect to from a network that the workspace manages: `approved`, which is Azure ML's own services
   * and what the workspace uses, or `internet`. Once a workspace has such a network, it cannot be taken away.
   *
   * @see https://learn.microsoft.com/azure/machine-learning/how-to-managed-network
   * @default - no network of its own: jobs connect to where they want
   */
  readonly outbound?: 'approved' | 'internet';
  /**
   * Labels.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

const WORKSPACE_PROPS = shapeOf<TrainingWorkspaceProps>(
  { name: text, storageAccountName: text, vaultName: text, ...PLACE, logWorkspaceId: text },
  { publicNetworkAccessEnabled: flag, outbound: oneOf('approved', 'internet'), tags },
);

const ISOLATION = { approved: 'AllowOnlyApprovedOutbound', internet: 'AllowInternetOutbound' } as const;

/**
 * An Azure ML workspace with what it needs: storage that takes no keys, a vault, telemetry, logs.
 *
 * Deleted workspaces keep their name for a while: a second one of the same name is refused until the first is purged.
 */
export class TrainingWorkspace extends WorkspaceBase {
  /** A workspace that another team owns, found by name. */
  static fromExisting(scope: Construct, id: string, existing: ExistingWorkspace): ITrainingWorkspace {
    return new ImportedWorkspace(scope, id, existing);
  }

  /** The resource itself, for `addOverride`. */
  readonly resource: MachineLearningWorkspace;
  readonly name: string;
  readonly storage: WorkspaceStorage;
  readonly isIsolated: boolean;
  readonly beforeComputes: readonly RoleAssignment[];
  /** Its storage account, for `addOverride`. */
  readonly storageAccount: StorageAccount;
  /** Its key vault. */
  readonly vault: KeyVault;
  protected readonly resourceGroupName: string;
  private readonly props: TrainingWorkspaceProps;

  constructor(scope: Construct, id: string, given: TrainingWorkspaceProps) {
    super(scope, id);
    const props = this.accept(WORKSPACE_PROPS, given);
    this.props = props;
    const { name, location, resourceGroupName, logWorkspaceId, publicNetworkAccessEnabled = false } = props;
    this.name = name;
    this.isIsolated = props.outbound !== undefined;
    this.resourceGroupName = resourceGroupName;
    const tags = props.tags && { tags: literals(props.tags) };
    const place = { location, resourceGroupName, ...tags };
    const storage = this.addStorage(publicNetworkAccessEnabled);
    this.storageAccount = storage;
    this.storage = { id: storage.id, name: props.storageAccountName, blobEndpoint: storage.primaryBlobEndpoint };
    this.vault = new KeyVault(this, 'vault', {
      vaultName: props.vaultName,
      location,
      resourceGroupName,
      ...(props.tags && { tags: props.tags }),
    });
    this.vault.addDiagnostics({ workspaceId: logWorkspaceId });
    this.resource = giveAddress(
      this,
      new MachineLearningWorkspace(this, 'Resource', {
        name,
        ...place,
        applicationInsightsId: this.addInsights(),
        keyVaultId: this.vault.vaultId,
        storageAccountId: storage.id,
        publicNetworkAccessEnabled,
        highBusinessImpact: false,
        identity: { type: 'SystemAssigned' },
        ...(props.outbound && { managedNetwork: { isolationMode: ISOLATION[props.outbound] } }),
      }),
    );
    // Data is opened with Entra ID, and the account takes no keys.
    setNewer(this.resource, 'azurerm_machine_learning_workspace', { storage_account_access_type: 'Identity' });
    new Diagnostics(this, 'diagnostics', this.workspaceId, { workspaceId: logWorkspaceId });
    this.beforeComputes = this.isIsolated ? this.letApprove() : [];
  }

  get workspaceId(): string {
    return this.resource.id;
  }

  get location(): string {
    return this.props.location;
  }

  /** Gives the workspace, its storage and its vault addresses inside a network, by what each of them is. */
  addPrivateEndpoints(optionsFor: (resource: PrivateLinkResource) => PrivateEndpointOptions): void {
    const { name, storageAccountName, location, resourceGroupName, tags } = this.props;
    const place = { location, resourceGroupName, ...(tags && { tags }) };
    const add = (targetId: string, of: string, subresource: PrivateLinkResource) =>
      new PrivateEndpoint(this, `${subresource}-endpoint`, {
        ...place,
        ...optionsFor(subresource),
        name: `${of}-${subresource}`,
        targetId,
        subresource,
      });
    add(this.workspaceId, name, 'amlworkspace');
    add(this.storage.id, storageAccountName, 'blob');
    add(this.storage.id, storageAccountName, 'file');
    this.vault.addPrivateEndpoint('endpoint', optionsFor('vault'));
  }

  /**
   * Jobs without a cluster only run as an identity that the workspace has.
   *
   * @see https://learn.microsoft.com/azure/machine-learning/how-to-use-serverless-compute
   */
  override allowServerless({ identityId }: UserAssignedIdentity): void {
    this.resource.putIdentity({ type: 'SystemAssigned, UserAssigned', identityIds: [identityId] });
  }

  protected override check(checks: Checks): void {
    const { name, storageAccountName } = this.props;
    checks.name('name', name, {
      shortest: 3,
      longest: 33,
      pattern: /^[A-Za-z0-9][\w-]*$/,
      allowed: 'letters, digits, "_" and "-", first a letter or digit',
    });
    checks.name('storageAccountName', storageAccountName, STORAGE_NAME);
  }

  private addStorage(publicNetworkAccessEnabled: boolean): StorageAccount {
    const { storageAccountName, location, resourceGroupName, logWorkspaceId, tags } = this.props;
    const owner = new Construct(this, 'storage');
    const config = closedStorage({ name: storageAccountName, location, resourceGroupName, publicNetworkAccessEnabled });
    const storage = giveAddress(
      owner,
      new StorageAccount(owner, 'Resource', { ...config, ...(tags && { tags: literals(tags) }) }),
    );
    logRequests(owner, storage, logWorkspaceId);
    return storage;
  }

  /**
   * Lets the workspace approve the private endpoints that its own network has to what it uses. The network is made with
   * the first cluster, and Azure ML has not given itself this right since April 2025.
   *
   * @see https://learn.microsoft.com/azure/machine-learning/how-to-managed-network
   */
  private letApprove(): RoleAssignment[] {
    const { name, storageAccountName, vaultName } = this.props;
    const principal: IPrincipal = {
      principalName: 'workspace',
      principalId: this.resource.identity.principalId,
      principalType: 'ServicePrincipal',
      uniqueName: `${TerraformStack.of(this).node.id}/${storageAccountName}/${name}`,
    };
    const targets = [
      ['itself', this.workspaceId, `workspaces/${name}`],
      ['storage', this.storageAccount.id, `storageAccounts/${storageAccountName}`],
      ['vault', this.vault.vaultId, `vaults/${vaultName}`],
    ] as const;
    const role = 'Azure AI Enterprise Network Connection Approver';
    return targets.map(([what, at, atName]) => {
      return new RoleGrant(this, `approve-${what}`, { principal, role, at, atName }).resource;
    });
  }

  private addInsights(): string {
    const { name, location, resourceGroupName, logWorkspaceId, tags } = this.props;
    const owner = new Construct(this, 'insights');
    const insights = giveAddress(
      owner,
      new ApplicationInsights(owner, 'Resource', {
        name: `appi-${name}`,
        location,
        resourceGroupName,
        applicationType: 'web',
        workspaceId: logWorkspaceId,
        ...(tags && { tags: literals(tags) }),
      }),
    );
    setNewer(insights, 'azurerm_application_insights', { local_authentication_enabled: false });
    return insights.id;
  }
}
