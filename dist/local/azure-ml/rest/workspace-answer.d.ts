import type { Cluster, RegisteredAsset, Workspace } from '../../deployment/deployment';
/** A workspace, as far as it is known. https://learn.microsoft.com/rest/api/azureml/workspaces/get (2025-06-01) */
export declare function workspaceJson({ id, name }: Workspace, endpoint: string): object;
/** Where the services of a workspace are: all at one place. */
export declare function discoveryJson(endpoint: string): object;
/**
 * This machine as a cloud of its own, as clients of Azure ask for it: with ARM_CLOUD_METADATA_URL they take the address of
 * Azure Resource Manager from here.
 */
export declare function cloudJson(endpoint: string): object;
/** A cluster. https://learn.microsoft.com/rest/api/azureml/compute/get (2025-06-01, AmlCompute) */
export declare function clusterJson(cluster: Cluster, freeNodes: number | undefined): object;
/** A version of something that is registered. */
export declare function assetJson({ id, kind, properties }: RegisteredAsset): object;
