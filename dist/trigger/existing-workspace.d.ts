import type { Construct } from 'constructs';
import type { UserAssignedIdentity } from '../servicebus';
import type { Checks } from '../servicebus/checks';
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
export declare class ImportedWorkspace extends WorkspaceBase {
    /** What another team lets its jobs connect to is not known here. */
    readonly isIsolated = false;
    readonly beforeComputes: never[];
    readonly name: string;
    readonly storage: WorkspaceStorage | undefined;
    protected readonly resourceGroupName: string;
    private readonly resource;
    constructor(scope: Construct, id: string, { workspaceName, resourceGroupName, storageAccountName }: ExistingWorkspace);
    get workspaceId(): string;
    get location(): string;
    allowServerless(identity: UserAssignedIdentity): void;
    protected check(checks: Checks): void;
}
