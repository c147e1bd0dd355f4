/**
 * The ids that Azure gives, out of the arguments of what has them: they are made of names, so they are known before
 * anything is made, but for the subscription of Azure.
 *
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 */

/** What an id is made of: the values of arguments that are known. */
export type Known = (argument: string) => string | undefined;

/** What lives in a resource group, by what comes behind it in its id. */
const IN_GROUP: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    azurerm_application_insights: 'Microsoft.Insights/components',
    azurerm_eventgrid_system_topic: 'Microsoft.EventGrid/systemTopics',
    azurerm_key_vault: 'Microsoft.KeyVault/vaults',
    azurerm_linux_function_app: 'Microsoft.Web/sites',
    azurerm_log_analytics_workspace: 'Microsoft.OperationalInsights/workspaces',
    azurerm_machine_learning_workspace: 'Microsoft.MachineLearningServices/workspaces',
    azurerm_private_dns_zone: 'Microsoft.Network/privateDnsZones',
    azurerm_private_endpoint: 'Microsoft.Network/privateEndpoints',
    azurerm_servicebus_namespace: 'Microsoft.ServiceBus/namespaces',
    azurerm_storage_account: 'Microsoft.Storage/storageAccounts',
    azurerm_user_assigned_identity: 'Microsoft.ManagedIdentity/userAssignedIdentities',
    azurerm_virtual_network: 'Microsoft.Network/virtualNetworks',
  }),
);

/** What lives in something else. */
interface Inside {
  /** The argument with the id of what it lives in; some have none. */
  readonly id?: string;
  /** The argument with its name, and its type. */
  readonly name: string;
  readonly parent: string;
  /** What comes between the two in the id. */
  readonly segment: string;
}

const NAMESPACE = 'azurerm_servicebus_namespace';
const INSIDE: ReadonlyMap<string, Inside> = new Map(
  Object.entries<Inside>({
    azurerm_servicebus_topic: { id: 'namespace_id', name: 'namespace_name', parent: NAMESPACE, segment: 'topics' },
    azurerm_servicebus_queue: { id: 'namespace_id', name: 'namespace_name', parent: NAMESPACE, segment: 'queues' },
    azurerm_servicebus_subscription: {
      id: 'topic_id',
      name: 'topic_name',
      parent: 'azurerm_servicebus_topic',
      segment: 'subscriptions',
    },
    azurerm_servicebus_subscription_rule: {
      id: 'subscription_id',
      name: 'subscription_name',
      parent: 'azurerm_servicebus_subscription',
      segment: 'rules',
    },
    azurerm_servicebus_namespace_authorization_rule: authorizationRule('namespace'),
    azurerm_servicebus_topic_authorization_rule: authorizationRule('topic'),
    azurerm_servicebus_queue_authorization_rule: authorizationRule('queue'),
    azurerm_servicebus_namespace_disaster_recovery_config: {
      id: 'primary_namespace_id',
      name: 'namespace_name',
      parent: NAMESPACE,
      segment: 'disasterRecoveryConfigs',
    },
    azurerm_subnet: { name: 'virtual_network_name', parent: 'azurerm_virtual_network', segment: 'subnets' },
  }),
);

function authorizationRule(of: 'namespace' | 'topic' | 'queue'): Inside {
  return { id: `${of}_id`, name: `${of}_name`, parent: `azurerm_servicebus_${of}`, segment: 'authorizationRules' };
}

/**
 * The id of what azurerm makes or reads; `undefined` where an argument that it is made of is not known, and for types
 * whose ids are not known here.
 *
 * @param subscription the GUID of the subscription of Azure
 */
export function azurermId(type: string, known: Known, subscription: string): string | undefined {
  return idOf(type, known('name'), known, subscription);
}

function idOf(type: string, name: string | undefined, known: Known, subscription: string): string | undefined {
  if (name === undefined) return undefined;
  if (type === 'azurerm_resource_group') return `/subscriptions/${subscription}/resourceGroups/${name}`;
  const kind = IN_GROUP.get(type);
  if (kind !== undefined) {
    const group = known('resource_group_name');
    return group && `/subscriptions/${subscription}/resourceGroups/${group}/providers/${kind}/${name}`;
  }
  const inside = INSIDE.get(type);
  if (inside === undefined) return undefined;
  const { id, segment } = inside;
  const parent = (id && known(id)) ?? idOf(inside.parent, known(inside.name), known, subscription);
  return parent && `${parent}/${segment}/${name}`;
}

/** The id of a resource of azapi: it says its type, its name, and what it is in. */
export function azapiId(known: Known): string | undefined {
  const [given, type, name, parent] = ['resource_id', 'type', 'name', 'parent_id'].map(known);
  if (given !== undefined) return given;
  const [kind] = type?.split('@') ?? [];
  if (kind === undefined || name === undefined || parent === undefined) return undefined;
  const [, ...segments] = kind.split('/');
  if (segments.length === 1) return `${parent}/providers/${kind}/${name}`;
  return `${parent}/${segments.at(-1)}/${name}`;
}
