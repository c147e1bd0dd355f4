/**
 * What the bindings do not tell about azurerm, by hand from its documentation and source (4.55 to 4.81).
 */

const ENTITY = ['name', 'namespace_id', 'requires_duplicate_detection', 'partitioning_enabled'];

/** Attributes whose change replaces the resource. */
export const FORCES_REPLACEMENT: Readonly<Record<string, readonly string[]>> = {
  azurerm_resource_group: ['name', 'location'],
  azurerm_management_lock: ['name', 'scope', 'lock_level', 'notes'],
  azurerm_monitor_diagnostic_setting: ['name', 'target_resource_id'],
  azurerm_private_endpoint: ['name', 'subnet_id', 'private_service_connection'],
  azurerm_role_assignment: [
    'name',
    'scope',
    'role_definition_name',
    'role_definition_id',
    'principal_id',
    'principal_type',
  ],
  azurerm_servicebus_namespace: ['name', 'location', 'resource_group_name', 'premium_messaging_partitions'],
  azurerm_servicebus_queue: [...ENTITY, 'requires_session'],
  azurerm_servicebus_subscription: ['name', 'topic_id', 'requires_session'],
  azurerm_servicebus_subscription_rule: ['name', 'subscription_id'],
  azurerm_servicebus_topic: ENTITY,
  azurerm_servicebus_topic_authorization_rule: ['name', 'topic_id'],
};

const LOCKS = 'providers/Microsoft.Authorization/locks';

/** What a lock with this id keeps from being deleted: everything below, but locks themselves. */
export function isLockedBy(lock: string, id: string): boolean {
  const [scope, name] = lock.split(`/${LOCKS}/`);
  return name !== undefined && id.startsWith(`${scope}`) && !id.includes(`/${LOCKS}/`);
}

const ZONES = 'providers/Microsoft.Network/privateDnsZones';

/** The attribute with the id of what a resource lives in, and the segment of its own id. */
const PARENTS: Readonly<Record<string, readonly [parent: string, segment: string]>> = {
  azurerm_private_dns_zone: ['resource_group_name', ZONES],
  azurerm_private_dns_zone_virtual_network_link: ['private_dns_zone_id', 'virtualNetworkLinks'],
  azurerm_management_lock: ['scope', LOCKS],
  azurerm_monitor_diagnostic_setting: ['target_resource_id', 'providers/Microsoft.Insights/diagnosticSettings'],
  azurerm_servicebus_namespace_disaster_recovery_config: ['primary_namespace_id', 'disasterRecoveryConfigs'],
  azurerm_storage_container: ['storage_account_id', 'containers'],
  azurerm_storage_blob: ['storage_container_id', 'blobs'],
  azurerm_resource_group_template_deployment: ['resource_group_name', 'providers/Microsoft.Resources/deployments'],
  azurerm_eventgrid_system_topic_event_subscription: ['system_topic', 'eventSubscriptions'],
  azurerm_machine_learning_compute_cluster: ['machine_learning_workspace_id', 'computes'],
  azurerm_subnet_network_security_group_association: ['subnet_id', 'association'],
  azurerm_subnet: ['virtual_network_name', 'subnets'],
  azurerm_servicebus_namespace: ['resource_group_name', 'providers/Microsoft.ServiceBus/namespaces'],
  azurerm_servicebus_queue: ['namespace_id', 'queues'],
  azurerm_servicebus_subscription: ['topic_id', 'subscriptions'],
  azurerm_servicebus_subscription_rule: ['subscription_id', 'rules'],
  azurerm_servicebus_topic: ['namespace_id', 'topics'],
  azurerm_servicebus_topic_authorization_rule: ['topic_id', 'authorizationRules'],
};

/** The id that Azure would give, in the same shape: two resources of one name in one place have one id. */
export function armId(type: string, attributes: Readonly<Record<string, unknown>>): string {
  const root = '/subscriptions/00000000-0000-0000-0000-000000000000';
  if (type === 'azurerm_resource_group') return `${root}/resourceGroups/${attributes.name}`;
  const [parent, segment] = PARENTS[type] ?? ['', type];
  const place = String(attributes[parent] ?? zoneIn4(attributes) ?? attributes.scope ?? '');
  const above = place.startsWith('/') ? place : `${root}/resourceGroups/${place}`;
  return `${above}/${segment}/${attributes.name ?? attributes.principal_id}`;
}

/** Blocks that a newer azurerm has than the bindings know. */
export const PROVIDER_OVERLAY = {
  features: { servicebus: { auto_delete_subscription_default_rule: 'bool' } },
} as const;

/** Attributes that azurerm 4.81 has and the bindings do not know, with their types. */
export const RESOURCE_OVERLAY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  azurerm_application_insights: { local_authentication_enabled: 'bool' },
  azurerm_machine_learning_workspace: { storage_account_access_type: 'string' },
  azurerm_storage_blob: { storage_container_id: 'string' },
};

/** Attributes that the bindings require, and a newer azurerm of the same major does not: pull request 32235 in 4.77. */
export const NO_LONGER_REQUIRED: Readonly<Record<string, readonly string[]>> = {
  azurerm_storage_blob: ['storage_account_name', 'storage_container_name'],
};

/** Arguments of azurerm 5 that a state of azurerm 4 has under other names: what the provider reads out of the id. */
export const READ_FROM_ID: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  azurerm_private_dns_zone_virtual_network_link: { private_dns_zone_id: '/virtualNetworkLinks/' },
};

/** Azurerm 4 has a link's zone by name and resource group. */
function zoneIn4({ private_dns_zone_name: zone, resource_group_name: group }: Readonly<Record<string, unknown>>) {
  return typeof zone === 'string'
    ? armId('azurerm_private_dns_zone', { name: zone, resource_group_name: group })
    : null;
}
