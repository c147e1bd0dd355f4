import { MachineLearningWorkspace } from '@cdktf/provider-azurerm/lib/machine-learning-workspace';
import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { Construct } from 'constructs';
import { KeyVault, type PrivateEndpointOptions, type PrivateLinkResource, type UserAssignedIdentity } from '../servicebus';
import type { Checks } from '../servicebus/checks';
import { type ExistingWorkspace } from './existing-workspace';
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
/**
 * An Azure ML workspace with what it needs: storage that takes no keys, a vault, telemetry, logs.
 *
 * Deleted workspaces keep their name for a while: a second one of the same name is refused until the first is purged.
 */
export declare class TrainingWorkspace extends WorkspaceBase {
    /** A workspace that another team owns, found by name. */
    static fromExisting(scope: Construct, id: string, existing: ExistingWorkspace): ITrainingWorkspace;
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
    private readonly props;
    constructor(scope: Construct, id: string, given: TrainingWorkspaceProps);
    get workspaceId(): string;
    get location(): string;
    /** Gives the workspace, its storage and its vault addresses inside a network, by what each of them is. */
    addPrivateEndpoints(optionsFor: (resource: PrivateLinkResource) => PrivateEndpointOptions): void;
    /**
     * Jobs without a cluster only run as an identity that the workspace has.
     *
     * @see https://learn.microsoft.com/azure/machine-learning/how-to-use-serverless-compute
     */
    allowServerless({ identityId }: UserAssignedIdentity): void;
    protected check(checks: Checks): void;
    private addStorage;
    /**
     * Lets the workspace approve the private endpoints that its own network has to what it uses. The network is made with
     * the first cluster, and Azure ML has not given itself this right since April 2025.
     *
     * @see https://learn.microsoft.com/azure/machine-learning/how-to-managed-network
     */
    private letApprove;
    private addInsights;
}
