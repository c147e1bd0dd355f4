import { RoleDefinition } from '@cdktf/provider-azurerm/lib/role-definition';
import type { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { type TerraformResource, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import {
  type IPrincipal,
  type OwnRole,
  RoleGrant,
  ServiceBusNamespaceBase,
  type UserAssignedIdentity,
} from '../../servicebus';
import { subscriptionIdOf } from '../../servicebus/access/role-grant';
import { ServiceBusConstruct } from '../../servicebus/construct/service-bus-construct';
import { objectWith } from '../../servicebus/construct/shapes';
import { giveAddress } from '../../servicebus/construct/terraform-address';
import type { JobAsset } from '../assets';
import { RegisteredAssets, type WorkspaceStorage } from './registered-assets';

/** A workspace that jobs run in, made here or by somebody else. */
export interface ITrainingWorkspace {
  /** The name as it was given. */
  readonly name: string;
  /** The ARM id, as a reference. */
  readonly workspaceId: string;
  /** The region, as a reference where another team makes it. */
  readonly location: string;
  /** The storage account that jobs keep data in, where it is made here or said. */
  readonly storage: WorkspaceStorage | undefined;
  /** Whether its jobs run in a network that it manages: their nodes have no public address then. */
  readonly isIsolated: boolean;
  /** What has to be there before a cluster is made. */
  readonly beforeComputes: readonly TerraformResource[];

  /** Where files of what is registered are; `undefined` while there are none. */
  readonly files: StorageContainer | undefined;

  /** Lets somebody start and stop jobs of this workspace, and nothing else. */
  grantSubmit(scope: Construct, principal: IPrincipal): RoleGrant;

  /**
   * Registers what templates need and is not registered yet.
   *
   * @returns what has to be there before a job can ask for it
   */
  register(assets: readonly JobAsset[]): TerraformResource[];

  /** Lets jobs run without a cluster as an identity. */
  allowServerless(identity: UserAssignedIdentity): void;
}

/** A workspace, as an option. */
export const workspace = objectWith<ITrainingWorkspace>('a TrainingWorkspace', 'workspaceId');

/**
 * What a submitter does: the documented row "Submitting any type of run (V2)", with what it reads by name in the place of
 * `workspaces/*`, which hands out a token for notebooks as well. Of `jobs/*` it does not delete, and it makes no
 * environments: what templates need is registered when it is deployed.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-assign-roles#common-scenarios
 */
const SUBMIT_ACTIONS = [
  'workspaces/read',
  'workspaces/jobs/read',
  'workspaces/jobs/write',
  'workspaces/jobs/cancel/action',
  'workspaces/metadata/artifacts/write',
  'workspaces/environments/build/action',
  'workspaces/environments/readSecrets/action',
  ...['codes', 'components', 'data', 'environments', 'models'].flatMap((kind) => [
    `workspaces/${kind}/read`,
    `workspaces/${kind}/versions/read`,
  ]),
  'workspaces/computes/read',
  'workspaces/datastores/read',
].map((action) => `Microsoft.MachineLearningServices/${action}`);

/** What both kinds of workspace can do. */
export abstract class WorkspaceBase extends ServiceBusConstruct implements ITrainingWorkspace {
  abstract readonly name: string;
  abstract readonly workspaceId: string;
  abstract readonly location: string;
  abstract readonly isIsolated: boolean;
  abstract readonly beforeComputes: readonly TerraformResource[];
  abstract readonly storage: WorkspaceStorage | undefined;
  protected abstract readonly resourceGroupName: string;
  private role: OwnRole | undefined;
  private assets: RegisteredAssets | undefined;

  abstract allowServerless(identity: UserAssignedIdentity): void;

  get files(): StorageContainer | undefined {
    return this.assets?.files;
  }

  register(assets: readonly JobAsset[]): TerraformResource[] {
    if (assets.length === 0) return [];
    this.assets ??= new RegisteredAssets(this, 'assets', {
      workspaceName: this.name,
      workspaceId: this.workspaceId,
      resourceGroupName: this.resourceGroupName,
      storage: this.storage,
    });
    return this.assets.register(assets);
  }

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
   * workspace. Names of roles are unique in the directory, where several may have an environment `dev` and one workspace:
   * so it has that of the namespace, which is unique in all of Azure.
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
        name: `Training job submitter (${namespaceIn(stack) ?? stack.node.id}, ${this.name})`,
        scope: group,
        assignableScopes: [group],
        permissions: [{ actions: [...SUBMIT_ACTIONS] }],
      }),
    );
    this.role = { name: 'training-job-submitter', roleDefinitionId: definition.roleDefinitionResourceId };
    return this.role;
  }
}

/** The name of the namespace that a stack has, the first where it has several. */
function namespaceIn(stack: TerraformStack): string | undefined {
  return stack.node.findAll().find((one) => one instanceof ServiceBusNamespaceBase)?.name;
}
