import type { StorageAccountConfig } from '@cdktf/provider-azurerm/lib/storage-account';
import type { NameRule } from '../servicebus/checks';

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
