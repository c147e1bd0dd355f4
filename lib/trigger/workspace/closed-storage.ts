import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import type { StorageAccount, StorageAccountConfig } from '@cdktf/provider-azurerm/lib/storage-account';
import { Construct } from 'constructs';
import type { NameRule } from '../../servicebus/construct/checks';
import { giveAddress } from '../../servicebus/construct/terraform-address';

/** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
export const STORAGE_NAME: NameRule = {
  shortest: 3,
  longest: 24,
  pattern: /^[a-z0-9]+$/,
  allowed: 'small letters and digits',
};

/** A storage account that is opened by roles alone; the provider needs `storage_use_azuread = true` for it. */
export function closedStorage(place: {
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly publicNetworkAccessEnabled: boolean;
}): StorageAccountConfig {
  return {
    ...place,
    accountTier: 'Standard',
    accountReplicationType: 'ZRS',
    minTlsVersion: 'TLS1_2',
    httpsTrafficOnlyEnabled: true,
    sharedAccessKeyEnabled: false,
    defaultToOauthAuthentication: true,
    allowNestedItemsToBePublic: false,
    localUserEnabled: false,
    crossTenantReplicationEnabled: false,
    blobProperties: { deleteRetentionPolicy: { days: 7 }, containerDeleteRetentionPolicy: { days: 7 } },
  };
}

/** What storage accounts write down of each request; blobs and queues alike. */
const REQUESTS = ['StorageRead', 'StorageWrite', 'StorageDelete'];

/**
 * Writes down who reads and changes what lies in an account: its parts have logs, the account itself has none.
 *
 * @param workspaceId ARM id of the Log Analytics workspace that they go to, as a reference
 * @see https://learn.microsoft.com/azure/storage/blobs/monitor-blob-storage-reference
 */
export function logRequests(scope: Construct, { id }: StorageAccount, workspaceId: string): void {
  for (const service of ['blob', 'queue'] as const) {
    const owner = new Construct(scope, `${service}-requests`);
    giveAddress(
      owner,
      new MonitorDiagnosticSetting(owner, 'Resource', {
        name: 'requests',
        targetResourceId: `${id}/${service}Services/default`,
        logAnalyticsWorkspaceId: workspaceId,
        enabledLog: REQUESTS.map((category) => ({ category })),
      }),
    );
  }
}
