import { DataAzurermMachineLearningWorkspace } from '@cdktf/provider-azurerm/lib/data-azurerm-machine-learning-workspace';
import { Annotations, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { UserAssignedIdentity } from '../../servicebus';
import { subscriptionIdOf } from '../../servicebus/access/role-grant';
import type { Checks } from '../../servicebus/construct/checks';
import { giveAddress } from '../../servicebus/construct/terraform-address';
import { STORAGE_NAME } from './closed-storage';
import type { WorkspaceStorage } from './registered-assets';
import { WorkspaceBase } from './workspace-base';

/** A workspace that another team owns. */
export interface ExistingWorkspace {
  readonly workspaceName: string;
  readonly resourceGroupName: string;
  /**
   * The name of its storage account, in the same resource group: jobs may read and write data there, and code and data
   * that lie here are put there.
   *
   * @default - whoever owns it lets jobs read data, and nothing that lies here can be registered
   */
  readonly storageAccountName?: string;
}

/** A workspace of another team, found by name. */
export class ImportedWorkspace extends WorkspaceBase {
  /** What another team lets its jobs connect to is not known here. */
  readonly isIsolated = false;
  readonly beforeComputes = [];
  readonly name: string;
  readonly storage: WorkspaceStorage | undefined;
  protected readonly resourceGroupName: string;
  private readonly resource: DataAzurermMachineLearningWorkspace;

  constructor(
    scope: Construct,
    id: string,
    { workspaceName, resourceGroupName, storageAccountName }: ExistingWorkspace,
  ) {
    super(scope, id);
    this.name = workspaceName;
    this.resourceGroupName = resourceGroupName;
    this.resource = giveAddress(
      this,
      new DataAzurermMachineLearningWorkspace(this, 'Resource', { name: workspaceName, resourceGroupName }),
    );
    // Its id is put together: what Terraform reads of an account has its keys in it, and they would be in the state.
    this.storage =
      storageAccountName === undefined
        ? undefined
        : {
            id: `${subscriptionIdOf(TerraformStack.of(this))}/resourceGroups/${resourceGroupName}/providers/Microsoft.Storage/storageAccounts/${storageAccountName}`,
            name: storageAccountName,
            blobEndpoint: `https://${storageAccountName}.blob.core.windows.net/`,
          };
  }

  get workspaceId(): string {
    return this.resource.id;
  }

  get location(): string {
    return this.resource.location;
  }

  override allowServerless(identity: UserAssignedIdentity): void {
    Annotations.of(this).addWarning(
      `jobs without a cluster run as ${identity.principalName}, which the workspace ${this.name} has to have; its owner gives it: az ml workspace update --user-assigned-identities`,
    );
  }

  protected override check(checks: Checks): void {
    // What another team made is theirs to check, but for what is said of it here.
    if (this.storage !== undefined) checks.name('storageAccountName', this.storage.name, STORAGE_NAME);
  }
}
