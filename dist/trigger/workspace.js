"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TrainingWorkspace = void 0;
const application_insights_1 = require("@cdktf/provider-azurerm/lib/application-insights");
const machine_learning_workspace_1 = require("@cdktf/provider-azurerm/lib/machine-learning-workspace");
const storage_account_1 = require("@cdktf/provider-azurerm/lib/storage-account");
const cdktf_1 = require("cdktf");
const constructs_1 = require("constructs");
const servicebus_1 = require("../servicebus");
const address_1 = require("../servicebus/address");
const newer_arguments_1 = require("../servicebus/provider/newer-arguments");
const existing_workspace_1 = require("./existing-workspace");
const shapes_1 = require("./shapes");
const storage_1 = require("./storage");
const workspace_base_1 = require("./workspace-base");
const ISOLATION = { approved: 'AllowOnlyApprovedOutbound', internet: 'AllowInternetOutbound' };
/**
 * An Azure ML workspace with what it needs: storage that takes no keys, a vault, telemetry, logs.
 *
 * Deleted workspaces keep their name for a while: a second one of the same name is refused until the first is purged.
 */
class TrainingWorkspace extends workspace_base_1.WorkspaceBase {
    /** A workspace that another team owns, found by name. */
    static fromExisting(scope, id, existing) {
        return new existing_workspace_1.ImportedWorkspace(scope, id, existing);
    }
    /** The resource itself, for `addOverride`. */
    resource;
    name;
    storage;
    isIsolated;
    beforeComputes;
    /** Its storage account, for `addOverride`. */
    storageAccount;
    /** Its key vault. */
    vault;
    resourceGroupName;
    props;
    constructor(scope, id, given) {
        super(scope, id);
        const props = this.accept(shapes_1.WORKSPACE_PROPS, given);
        this.props = props;
        const { name, location, resourceGroupName, logWorkspaceId, publicNetworkAccessEnabled = false } = props;
        this.name = name;
        this.isIsolated = props.outbound !== undefined;
        this.resourceGroupName = resourceGroupName;
        const tags = props.tags && { tags: (0, servicebus_1.literals)(props.tags) };
        const place = { location, resourceGroupName, ...tags };
        const storage = this.addStorage(publicNetworkAccessEnabled);
        this.storageAccount = storage;
        this.storage = { id: storage.id, name: props.storageAccountName, blobEndpoint: storage.primaryBlobEndpoint };
        this.vault = new servicebus_1.KeyVault(this, 'vault', {
            vaultName: props.vaultName,
            location,
            resourceGroupName,
            ...(props.tags && { tags: props.tags }),
        });
        this.vault.addDiagnostics({ workspaceId: logWorkspaceId });
        this.resource = (0, address_1.giveAddress)(this, new machine_learning_workspace_1.MachineLearningWorkspace(this, 'Resource', {
            name,
            ...place,
            applicationInsightsId: this.addInsights(),
            keyVaultId: this.vault.vaultId,
            storageAccountId: storage.id,
            publicNetworkAccessEnabled,
            highBusinessImpact: false,
            identity: { type: 'SystemAssigned' },
            ...(props.outbound && { managedNetwork: { isolationMode: ISOLATION[props.outbound] } }),
        }));
        // Data is opened with Entra ID, and the account takes no keys.
        (0, newer_arguments_1.setNewer)(this.resource, 'azurerm_machine_learning_workspace', { storage_account_access_type: 'Identity' });
        new servicebus_1.Diagnostics(this, 'diagnostics', this.workspaceId, { workspaceId: logWorkspaceId });
        this.beforeComputes = this.isIsolated ? this.letApprove() : [];
    }
    get workspaceId() {
        return this.resource.id;
    }
    get location() {
        return this.props.location;
    }
    /** Gives the workspace, its storage and its vault addresses inside a network, by what each of them is. */
    addPrivateEndpoints(optionsFor) {
        const { name, storageAccountName, location, resourceGroupName, tags } = this.props;
        const place = { location, resourceGroupName, ...(tags && { tags }) };
        const add = (targetId, of, subresource) => new servicebus_1.PrivateEndpoint(this, `${subresource}-endpoint`, {
            ...place,
            ...optionsFor(subresource),
            name: `${of}-${subresource}`,
            targetId,
            subresource,
        });
        add(this.workspaceId, name, 'amlworkspace');
        add(this.storage.id, storageAccountName, 'blob');
        add(this.storage.id, storageAccountName, 'file');
        this.vault.addPrivateEndpoint('endpoint', optionsFor('vault'));
    }
    /**
     * Jobs without a cluster only run as an identity that the workspace has.
     *
     * @see https://learn.microsoft.com/azure/machine-learning/how-to-use-serverless-compute
     */
    allowServerless({ identityId }) {
        this.resource.putIdentity({ type: 'SystemAssigned, UserAssigned', identityIds: [identityId] });
    }
    check(checks) {
        const { name, storageAccountName } = this.props;
        checks.name('name', name, {
            shortest: 3,
            longest: 33,
            pattern: /^[A-Za-z0-9][\w-]*$/,
            allowed: 'letters, digits, "_" and "-", first a letter or digit',
        });
        checks.name('storageAccountName', storageAccountName, storage_1.STORAGE_NAME);
    }
    addStorage(publicNetworkAccessEnabled) {
        const { storageAccountName, location, resourceGroupName, logWorkspaceId, tags } = this.props;
        const owner = new constructs_1.Construct(this, 'storage');
        const config = (0, storage_1.closedStorage)({ name: storageAccountName, location, resourceGroupName, publicNetworkAccessEnabled });
        const storage = (0, address_1.giveAddress)(owner, new storage_account_1.StorageAccount(owner, 'Resource', { ...config, ...(tags && { tags: (0, servicebus_1.literals)(tags) }) }));
        (0, storage_1.logRequests)(owner, storage, logWorkspaceId);
        return storage;
    }
    /**
     * Lets the workspace approve the private endpoints that its own network has to what it uses. The network is made with
     * the first cluster, and Azure ML has not given itself this right since April 2025.
     *
     * @see https://learn.microsoft.com/azure/machine-learning/how-to-managed-network
     */
    letApprove() {
        const { name, storageAccountName, vaultName } = this.props;
        const principal = {
            principalName: 'workspace',
            principalId: this.resource.identity.principalId,
            principalType: 'ServicePrincipal',
            uniqueName: `${cdktf_1.TerraformStack.of(this).node.id}/${storageAccountName}/${name}`,
        };
        const targets = [
            ['itself', this.workspaceId, `workspaces/${name}`],
            ['storage', this.storageAccount.id, `storageAccounts/${storageAccountName}`],
            ['vault', this.vault.vaultId, `vaults/${vaultName}`],
        ];
        const role = 'Azure AI Enterprise Network Connection Approver';
        return targets.map(([what, at, atName]) => {
            return new servicebus_1.RoleGrant(this, `approve-${what}`, { principal, role, at, atName }).resource;
        });
    }
    addInsights() {
        const { name, location, resourceGroupName, logWorkspaceId, tags } = this.props;
        const owner = new constructs_1.Construct(this, 'insights');
        const insights = (0, address_1.giveAddress)(owner, new application_insights_1.ApplicationInsights(owner, 'Resource', {
            name: `appi-${name}`,
            location,
            resourceGroupName,
            applicationType: 'web',
            workspaceId: logWorkspaceId,
            ...(tags && { tags: (0, servicebus_1.literals)(tags) }),
        }));
        (0, newer_arguments_1.setNewer)(insights, 'azurerm_application_insights', { local_authentication_enabled: false });
        return insights.id;
    }
}
exports.TrainingWorkspace = TrainingWorkspace;
//# sourceMappingURL=workspace.js.map