import { TerraformResource, type TerraformStack } from 'cdktf';

/** Which parts of Azure make a resource of azurerm, by how its type begins. */
const PROVIDERS: readonly (readonly [type: string, provider: string])[] = [
  ['azurerm_servicebus_', 'Microsoft.ServiceBus'],
  ['azurerm_user_assigned_identity', 'Microsoft.ManagedIdentity'],
  ['azurerm_key_vault', 'Microsoft.KeyVault'],
  ['azurerm_log_analytics_', 'Microsoft.OperationalInsights'],
  ['azurerm_monitor_', 'Microsoft.Insights'],
  ['azurerm_virtual_network', 'Microsoft.Network'],
  ['azurerm_subnet', 'Microsoft.Network'],
  ['azurerm_network_', 'Microsoft.Network'],
  ['azurerm_private_', 'Microsoft.Network'],
  ['azurerm_machine_learning_', 'Microsoft.MachineLearningServices'],
  ['azurerm_storage_', 'Microsoft.Storage'],
  ['azurerm_application_insights', 'Microsoft.Insights'],
  ['azurerm_linux_function_app', 'Microsoft.Web'],
  ['azurerm_function_app_', 'Microsoft.Web'],
  // Flex consumption runs on it, and its subnets are handed to it.
  ['azurerm_function_app_flex_consumption', 'Microsoft.App'],
  ['azurerm_service_plan', 'Microsoft.Web'],
  ['azurerm_logic_app_', 'Microsoft.Logic'],
  ['azurerm_eventgrid_', 'Microsoft.EventGrid'],
];

/**
 * The resource providers that a stack uses, sorted. Azure has each registered once in a subscription; registering only
 * these needs no more rights than the deployment itself.
 */
export function resourceProvidersOf(stack: TerraformStack): string[] {
  const types = stack.node
    .findAll()
    .filter((element) => TerraformResource.isTerraformResource(element))
    .map(({ terraformResourceType }) => terraformResourceType);
  const providers = types.flatMap((type) => PROVIDERS.filter(([beginning]) => type.startsWith(beginning)));
  return [...new Set(providers.map(([, provider]) => provider))].sort();
}
