import type { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { type TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { type IPrincipal, RoleGrant, type UserAssignedIdentity } from '../servicebus';
import { ServiceBusConstruct } from '../servicebus/service-bus-construct';
import type { JobAsset } from './assets';
import { type WorkspaceStorage } from './registered-assets';
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
/** What both kinds of workspace can do. */
export declare abstract class WorkspaceBase extends ServiceBusConstruct implements ITrainingWorkspace {
    abstract readonly name: string;
    abstract readonly workspaceId: string;
    abstract readonly location: string;
    abstract readonly isIsolated: boolean;
    abstract readonly beforeComputes: readonly TerraformResource[];
    abstract readonly storage: WorkspaceStorage | undefined;
    protected abstract readonly resourceGroupName: string;
    private role;
    private assets;
    abstract allowServerless(identity: UserAssignedIdentity): void;
    get files(): StorageContainer | undefined;
    register(assets: readonly JobAsset[]): TerraformResource[];
    grantSubmit(scope: Construct, principal: IPrincipal): RoleGrant;
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
    private submitter;
}
