import type { StorageAccount, StorageAccountConfig } from '@cdktf/provider-azurerm/lib/storage-account';
import { Construct } from 'constructs';
import type { NameRule } from '../servicebus/checks';
/** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
export declare const STORAGE_NAME: NameRule;
/** A storage account that is opened by roles alone; the provider needs `storage_use_azuread = true` for it. */
export declare function closedStorage(place: {
    readonly name: string;
    readonly location: string;
    readonly resourceGroupName: string;
    readonly publicNetworkAccessEnabled: boolean;
}): StorageAccountConfig;
/**
 * Writes down who reads and changes what lies in an account: its parts have logs, the account itself has none.
 *
 * @param workspaceId ARM id of the Log Analytics workspace that they go to, as a reference
 * @see https://learn.microsoft.com/azure/storage/blobs/monitor-blob-storage-reference
 */
export declare function logRequests(scope: Construct, { id }: StorageAccount, workspaceId: string): void;
