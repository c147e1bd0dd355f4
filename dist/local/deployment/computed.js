"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.azureComputed = void 0;
exports.asWritten = asWritten;
const terraform_1 = require("../../terraform");
const guid_1 = require("./guid");
/** Stands for the subscription and the tenant, of which nothing is known before somebody logs in. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const SUBSCRIPTION = `/subscriptions/${NOBODY}`;
/** Resources that stand right in a resource group, by what their ids have for them. */
const IN_GROUP = new Map([
    ['azurerm_application_insights', 'Microsoft.Insights/components'],
    ['azurerm_eventgrid_system_topic', 'Microsoft.EventGrid/systemTopics'],
    ['azurerm_function_app_flex_consumption', 'Microsoft.Web/sites'],
    ['azurerm_key_vault', 'Microsoft.KeyVault/vaults'],
    ['azurerm_linux_function_app', 'Microsoft.Web/sites'],
    ['azurerm_log_analytics_workspace', 'Microsoft.OperationalInsights/workspaces'],
    ['azurerm_logic_app_workflow', 'Microsoft.Logic/workflows'],
    ['azurerm_machine_learning_workspace', 'Microsoft.MachineLearningServices/workspaces'],
    ['azurerm_service_plan', 'Microsoft.Web/serverFarms'],
    ['azurerm_servicebus_namespace', 'Microsoft.ServiceBus/namespaces'],
    ['azurerm_storage_account', 'Microsoft.Storage/storageAccounts'],
    ['azurerm_user_assigned_identity', 'Microsoft.ManagedIdentity/userAssignedIdentities'],
    ['azurerm_windows_function_app', 'Microsoft.Web/sites'],
]);
/** Resources that stand in another one: the argument that has its id, and what comes between. */
const IN_ANOTHER = new Map([
    ['azurerm_machine_learning_compute_cluster', ['machine_learning_workspace_id', 'computes']],
    ['azurerm_servicebus_queue', ['namespace_id', 'queues']],
    ['azurerm_servicebus_subscription', ['topic_id', 'subscriptions']],
    ['azurerm_servicebus_topic', ['namespace_id', 'topics']],
    ['azurerm_storage_container', ['storage_account_id', 'blobServices/default/containers']],
]);
const RULES = new Map([
    ['azurerm_user_assigned_identity.client_id', (identity) => (0, guid_1.guidOf)('client', identity.address)],
    ['azurerm_user_assigned_identity.principal_id', (identity) => (0, guid_1.guidOf)('principal', identity.address)],
    ['azurerm_user_assigned_identity.tenant_id', () => NOBODY],
    ['azurerm_client_config.subscription_id', () => NOBODY],
    ['azurerm_client_config.tenant_id', () => NOBODY],
    ['azurerm_subscription.id', () => SUBSCRIPTION],
    ['azurerm_subscription.subscription_id', () => NOBODY],
    ['azurerm_subscription.tenant_id', () => NOBODY],
    [
        'azurerm_servicebus_namespace.endpoint',
        (one) => named(one, (name) => `https://${name}.servicebus.windows.net:443/`),
    ],
    ['azurerm_key_vault.vault_uri', (one) => named(one, (name) => `https://${name}.vault.azure.net/`)],
    ...['blob', 'dfs', 'file', 'queue', 'table'].flatMap((service) => [
        [
            `azurerm_storage_account.primary_${service}_endpoint`,
            (one) => named(one, (name) => `https://${name}.${service}.core.windows.net/`),
        ],
        [
            `azurerm_storage_account.primary_${service}_host`,
            (one) => named(one, (name) => `${name}.${service}.core.windows.net`),
        ],
    ]),
    ...['linux_function_app', 'windows_function_app', 'function_app_flex_consumption'].map((type) => [
        `azurerm_${type}.default_hostname`,
        (one) => named(one, (name) => `${name}.azurewebsites.net`),
    ]),
    ['azurerm_storage_blob.url', blobUrl],
    ['azurerm_storage_blob.id', blobUrl],
]);
/**
 * What Azure would fill in, as far as it follows from what is written: ids in the form that Azure gives them, with zeros
 * for the subscription; addresses of the public cloud; and for an identity a client id of its own, always the same.
 */
const azureComputed = (resource, attribute) => {
    const rule = RULES.get(`${resource.type}.${attribute}`);
    if (rule !== undefined)
        return rule(resource);
    return attribute === 'id' ? idOf(resource) : undefined;
};
exports.azureComputed = azureComputed;
/** The text of an argument; `undefined` where it is not known, or none. */
function textOf(resource, argument) {
    const value = resource.argument(argument);
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function named(resource, make) {
    const name = textOf(resource, 'name');
    return name === undefined ? undefined : make(name);
}
function idOf(resource) {
    const name = textOf(resource, 'name');
    if (name === undefined)
        return undefined;
    if (resource.type === 'azurerm_resource_group')
        return `${SUBSCRIPTION}/resourceGroups/${name}`;
    const provider = IN_GROUP.get(resource.type);
    if (provider !== undefined) {
        const group = textOf(resource, 'resource_group_name');
        return group && `${SUBSCRIPTION}/resourceGroups/${group}/providers/${provider}/${name}`;
    }
    const inside = IN_ANOTHER.get(resource.type);
    const parent = inside && textOf(resource, inside[0]);
    return parent && `${parent}/${inside?.[1]}/${name}`;
}
/** An account and a container are named, or in newer versions of azurerm told by the id of the container. */
function blobUrl(blob) {
    const id = textOf(blob, 'storage_container_id');
    const [, ofId, inId] = /\/storageAccounts\/([^/]+)\/blobServices\/default\/containers\/([^/]+)$/i.exec(id ?? '') ?? [];
    const account = ofId ?? textOf(blob, 'storage_account_name');
    const container = inId ?? textOf(blob, 'storage_container_name');
    if (account === undefined || container === undefined)
        return undefined;
    return named(blob, (name) => `https://${account}.blob.core.windows.net/${container}/${name}`);
}
/** A resource that was read, to be asked in the same way. */
function asWritten(resource) {
    const { address, type, mode, values } = resource;
    return { address, type, mode, argument: (name) => ((0, terraform_1.isObject)(values) ? (0, terraform_1.argumentAt)(values, name) : undefined) };
}
//# sourceMappingURL=computed.js.map