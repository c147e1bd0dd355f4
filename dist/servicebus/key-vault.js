"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.KeyVault = void 0;
const data_azurerm_client_config_1 = require("@cdktf/provider-azurerm/lib/data-azurerm-client-config");
const data_azurerm_key_vault_1 = require("@cdktf/provider-azurerm/lib/data-azurerm-key-vault");
const key_vault_1 = require("@cdktf/provider-azurerm/lib/key-vault");
const address_1 = require("./address");
const checks_1 = require("./checks");
const diagnostics_1 = require("./diagnostics");
const literal_1 = require("./literal");
const place_shapes_1 = require("./place-shapes");
const private_endpoint_1 = require("./private-endpoint");
const service_bus_construct_1 = require("./service-bus-construct");
const VAULT_NAME = {
    shortest: 3,
    longest: 24,
    pattern: /^[A-Za-z](?!.*--)[A-Za-z0-9-]*[A-Za-z0-9]$/,
    allowed: 'letters, digits and single "-", first a letter, last a letter or digit',
};
/**
 * A vault for keys: opened by roles, closed to the internet, and nothing in it can be destroyed for 90 days after it
 * was deleted, which Service Bus demands of the vault of its key.
 *
 * Its keys are made over the network of the vault, not over ARM: whoever deploys has to be inside that network, and
 * needs the role Key Vault Crypto Officer. Services of Microsoft, Service Bus among them, pass its firewall.
 */
class KeyVault extends service_bus_construct_1.ServiceBusConstruct {
    /** A vault that another team owns, found by name over ARM: who deploys need not reach the vault itself. */
    static fromVaultName(scope, id, existing) {
        return new ImportedKeyVault(scope, id, existing.vaultName, existing.resourceGroupName);
    }
    /** The resource itself, for `addOverride`. */
    resource;
    vaultName;
    isOwn = true;
    props;
    constructor(scope, id, given) {
        super(scope, id);
        const props = this.accept(place_shapes_1.KEY_VAULT_PROPS, given);
        this.props = props;
        this.vaultName = props.vaultName;
        const tenant = new data_azurerm_client_config_1.DataAzurermClientConfig(this, 'Deployer', {});
        (0, address_1.giveAddress)(this, tenant);
        this.resource = (0, address_1.giveAddress)(this, new key_vault_1.KeyVault(this, 'Resource', {
            name: props.vaultName,
            location: props.location,
            resourceGroupName: props.resourceGroupName,
            tenantId: tenant.tenantId,
            // Keys in hardware, which only premium has.
            skuName: 'premium',
            rbacAuthorizationEnabled: true,
            purgeProtectionEnabled: true,
            softDeleteRetentionDays: 90,
            publicNetworkAccessEnabled: false,
            networkAcls: { bypass: 'AzureServices', defaultAction: 'Deny' },
            ...(props.tags && { tags: (0, literal_1.literals)(props.tags) }),
        }));
    }
    get vaultId() {
        return this.resource.id;
    }
    get vaultUri() {
        return this.resource.vaultUri;
    }
    /** An address inside a network; the private DNS zone of vaults is `privatelink.vaultcore.azure.net`. */
    addPrivateEndpoint(id, options) {
        const { vaultName, location, resourceGroupName, tags } = this.props;
        return new private_endpoint_1.PrivateEndpoint(this, id, {
            location,
            ...options,
            name: `${vaultName}-${id}`,
            resourceGroupName,
            targetId: this.vaultId,
            subresource: 'vault',
            ...(tags && { tags }),
        });
    }
    /** Logs who used which key. */
    addDiagnostics(options) {
        return new diagnostics_1.Diagnostics(this, 'diagnostics', this.vaultId, options);
    }
    check(checks) {
        checks.name('vaultName', this.vaultName, VAULT_NAME);
    }
}
exports.KeyVault = KeyVault;
class ImportedKeyVault extends service_bus_construct_1.ServiceBusConstruct {
    vaultName;
    resourceGroupName;
    isOwn = false;
    resource;
    constructor(scope, id, vaultName, resourceGroupName) {
        super(scope, id);
        this.vaultName = vaultName;
        this.resourceGroupName = resourceGroupName;
        this.resource = (0, address_1.giveAddress)(this, new data_azurerm_key_vault_1.DataAzurermKeyVault(this, 'Resource', { name: vaultName, resourceGroupName }));
    }
    get vaultId() {
        return this.resource.id;
    }
    get vaultUri() {
        return this.resource.vaultUri;
    }
    check(checks) {
        checks.name('vaultName', this.vaultName, VAULT_NAME);
        checks.require(!(0, checks_1.known)(this.resourceGroupName) || this.resourceGroupName !== '', 'resourceGroupName', this.resourceGroupName, 'a name', 'give it');
    }
}
//# sourceMappingURL=key-vault.js.map