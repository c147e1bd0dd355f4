import { ApplicationInsights } from '@cdktf/provider-azurerm/lib/application-insights';
import { DataAzurermMachineLearningWorkspace } from '@cdktf/provider-azurerm/lib/data-azurerm-machine-learning-workspace';
import { MachineLearningWorkspace } from '@cdktf/provider-azurerm/lib/machine-learning-workspace';
import { RoleDefinition } from '@cdktf/provider-azurerm/lib/role-definition';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import {
  Diagnostics,
  type IPrincipal,
  KeyVault,
  literals,
  type OwnRole,
  PrivateEndpoint,
  type PrivateEndpointOptions,
  type PrivateLinkResource,
  RoleGrant,
} from '../servicebus';
import { giveAddress } from '../servicebus/address';
import type { Checks } from '../servicebus/checks';
import { subscriptionIdOf } from '../servicebus/grants';
import { setNewer } from '../servicebus/provider/newer-arguments';
import { ServiceBusConstruct } from '../servicebus/service-bus-construct';
import { WORKSPACE_PROPS } from './shapes';
import { closedStorage, STORAGE_NAME } from './storage';

/** Where a workspace is made, and who may reach it. */
export interface TrainingWorkspaceProps {
  /** The name: 3 to 33 letters, digits, "_" and "-". A change replaces the workspace. */
  readonly name: string;
  /** The name of its storage account, unique in all of Azure: 3 to 24 small letters and digits. */
  readonly storageAccountName: string;
  /** The name of its key vault, unique in all of Azure: 3 to 24 characters. */
  readonly vaultName: string;
  readonly location: string;
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

/** A workspace that jobs run in, made here or by somebody else. */
export interface ITrainingWorkspace {
  /** The name as it was given. */
  readonly name: string;
  /** The ARM id, as a reference. */
  readonly workspaceId: string;
  /** The storage account that jobs keep data in, where this app makes it: its ARM id, and its name. */
  readonly storage: { readonly id: string; readonly name: string } | undefined;
  /** Whether its jobs run in a network that it manages: their nodes have no public address then. */
  readonly isIsolated: boolean;

  /** Lets somebody start and stop jobs of this workspace, and nothing else. */
  grantSubmit(scope: Construct, principal: IPrincipal): RoleGrant;
}

/** What a submitter does, of the documented row "submitting any type of run" without all that it need not. */
const SUBMIT_ACTIONS = [
  'workspaces/read',
  'workspaces/jobs/read',
  'workspaces/jobs/write',
  'workspaces/jobs/cancel/action',
  'workspaces/environments/read',
  'workspaces/environments/versions/read',
  'workspaces/codes/read',
  'workspaces/codes/versions/read',
  'workspaces/data/read',
  'workspaces/data/versions/read',
  'workspaces/components/read',
  'workspaces/components/versions/read',
  'workspaces/computes/read',
  'workspaces/datastores/read',
].map((action) => `Microsoft.MachineLearningServices/${action}`);

/** What both kinds of workspace can do. */
abstract class WorkspaceBase extends ServiceBusConstruct implements ITrainingWorkspace {
  abstract readonly name: string;
  abstract readonly workspaceId: string;
  abstract readonly isIsolated: boolean;
  abstract readonly storage: { readonly id: string; readonly name: string } | undefined;
  protected abstract readonly resourceGroupName: string;
  private role: OwnRole | undefined;

  grantSubmit(scope: Construct, principal: IPrincipal): RoleGrant {
    return new RoleGrant(scope, `submit-${principal.principalName}`, {
      principal,
      role: this.submitter(),
      at: this.workspaceId,
      atName: `workspaces/${this.name}`,
    });
  }

  /**
   * The role is the stack's own: the built-in AzureML Data Scientist may delete models and endpoints as well. It can be
   * assigned in the resource group, since Azure takes no narrower scope for a role itself, and is assigned at the
   * workspace. Its name is unique in the directory.
   *
   * Its narrowing was not tried on live Azure.
   *
   * @see https://learn.microsoft.com/azure/role-based-access-control/role-definitions#assignablescopes
   */
  private submitter(): OwnRole {
    if (this.role !== undefined) return this.role;
    const owner = new Construct(this, 'submitter');
    const stack = TerraformStack.of(this);
    const group = `${subscriptionIdOf(stack)}/resourceGroups/${this.resourceGroupName}`;
    const definition = giveAddress(
      owner,
      new RoleDefinition(owner, 'Resource', {
        name: `Training job submitter (${stack.node.id}, ${this.name})`,
        scope: group,
        assignableScopes: [group],
        permissions: [{ actions: [...SUBMIT_ACTIONS] }],
      }),
    );
    this.role = { name: 'training-job-submitter', roleDefinitionId: definition.roleDefinitionResourceId };
    return this.role;
  }
}

const ISOLATION = { approved: 'AllowOnlyApprovedOutbound', internet: 'AllowInternetOutbound' } as const;

/**
 * An Azure ML workspace with what it needs: storage that takes no keys, a vault, telemetry, logs.
 *
 * Deleted workspaces keep their name for a while: a second one of the same name is refused until the first is purged.
 */
export class TrainingWorkspace extends WorkspaceBase {
  /** A workspace that another team owns, found by name. */
  static fromExisting(
    scope: Construct,
    id: string,
    existing: { readonly workspaceName: string; readonly resourceGroupName: string },
  ): ITrainingWorkspace {
    return new ImportedWorkspace(scope, id, existing.workspaceName, existing.resourceGroupName);
  }

  /** The resource itself, for `addOverride`. */
  readonly resource: MachineLearningWorkspace;
  readonly name: string;
  readonly storage: { readonly id: string; readonly name: string };
  readonly isIsolated: boolean;
  protected readonly resourceGroupName: string;
  private readonly props: TrainingWorkspaceProps;
  private readonly vault: KeyVault;

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
    this.storage = { id: storage.id, name: props.storageAccountName };
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
  }

  get workspaceId(): string {
    return this.resource.id;
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
    const { storageAccountName, location, resourceGroupName, tags } = this.props;
    const owner = new Construct(this, 'storage');
    const config = closedStorage({ name: storageAccountName, location, resourceGroupName, publicNetworkAccessEnabled });
    return giveAddress(
      owner,
      new StorageAccount(owner, 'Resource', { ...config, ...(tags && { tags: literals(tags) }) }),
    );
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

class ImportedWorkspace extends WorkspaceBase {
  readonly storage = undefined;
  /** What another team lets its jobs connect to is not known here. */
  readonly isIsolated = false;
  private readonly resource: DataAzurermMachineLearningWorkspace;

  constructor(
    scope: Construct,
    id: string,
    readonly name: string,
    protected readonly resourceGroupName: string,
  ) {
    super(scope, id);
    this.resource = giveAddress(
      this,
      new DataAzurermMachineLearningWorkspace(this, 'Resource', { name, resourceGroupName }),
    );
  }

  get workspaceId(): string {
    return this.resource.id;
  }

  protected override check(_checks: Checks): void {
    // What another team made is theirs to check.
  }
}
