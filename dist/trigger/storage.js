"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.STORAGE_NAME = void 0;
exports.closedStorage = closedStorage;
exports.logRequests = logRequests;
const monitor_diagnostic_setting_1 = require("@cdktf/provider-azurerm/lib/monitor-diagnostic-setting");
const constructs_1 = require("constructs");
const address_1 = require("../servicebus/address");
/** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
exports.STORAGE_NAME = {
    shortest: 3,
    longest: 24,
    pattern: /^[a-z0-9]+$/,
    allowed: 'small letters and digits',
};
/** A storage account that is opened by roles alone; the provider needs `storage_use_azuread = true` for it. */
function closedStorage(place) {
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
function logRequests(scope, { id }, workspaceId) {
    for (const service of ['blob', 'queue']) {
        const owner = new constructs_1.Construct(scope, `${service}-requests`);
        (0, address_1.giveAddress)(owner, new monitor_diagnostic_setting_1.MonitorDiagnosticSetting(owner, 'Resource', {
            name: 'requests',
            targetResourceId: `${id}/${service}Services/default`,
            logAnalyticsWorkspaceId: workspaceId,
            enabledLog: REQUESTS.map((category) => ({ category })),
        }));
    }
}
//# sourceMappingURL=storage.js.map