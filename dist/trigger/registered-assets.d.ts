import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { type TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import type { JobAsset } from './assets';
/** The storage account of a workspace. */
export interface WorkspaceStorage {
    /** Its ARM id. */
    readonly id: string;
    readonly name: string;
    /** `https://<name>.blob.core.windows.net/`. */
    readonly blobEndpoint: string;
}
/** What assets are registered in. */
export interface RegisteredAssetsProps {
    readonly workspaceName: string;
    readonly workspaceId: string;
    readonly resourceGroupName: string;
    /** Where files go; without it only what has none can be registered. */
    readonly storage: WorkspaceStorage | undefined;
}
/**
 * What lies beside the templates and is registered in the workspace: code, environments, data, steps of pipelines.
 *
 * Each asset is a deployment of its own, and its files are blobs under its name and version, which is a hash of their
 * content: nothing changes when nothing has changed. A new version is made before the old one is removed, and before the
 * program that asks for it; files of the old version go at the end, so jobs that still wait for machines lack them.
 *
 * That the service takes code from a container of its own in the workspace's account was not tried on live Azure; the
 * official client uses such containers too.
 */
export declare class RegisteredAssets extends Construct {
    private readonly props;
    private readonly known;
    private container;
    constructor(scope: Construct, id: string, props: RegisteredAssetsProps);
    /** Where files are; `undefined` while there are none. */
    get files(): StorageContainer | undefined;
    /**
     * @param assets what others need before those
     * @returns what has to be there before a job can ask for them
     */
    register(assets: readonly JobAsset[]): TerraformResource[];
    private registerOne;
    private upload;
    private containerIn;
}
