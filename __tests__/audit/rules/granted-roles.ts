import type { Resources } from '../documents';
import { saidOf } from './said';

/** What roles are granted at, and what an auditor reads of one that is. */

export const ASSIGNMENT = 'azurerm_role_assignment';
export const idOf = (type: string, name: string) => `\${azurerm_servicebus_${type}.${name}.id}`;
export const NAMESPACE = idOf('namespace', 'bus');
export const THINGS: Resources = {
  azurerm_resource_group: { g: { name: 'rg' } },
  azurerm_servicebus_namespace: { bus: { name: 'bus' } },
  azurerm_servicebus_topic: { events: { namespace_id: NAMESPACE } },
  azurerm_servicebus_queue: { review: { namespace_id: NAMESPACE } },
  azurerm_servicebus_subscription: { train: { topic_id: idOf('topic', 'events') } },
  azurerm_storage_account: { s: { name: 's' } },
  azurerm_management_group: { m: { name: 'm' } },
};
export const DATA = {
  data: { azurerm_subscription: { s: {} } },
  variable: { later: {} },
  locals: { topic: idOf('topic', 'events') },
};
export const SENDER = 'Azure Service Bus Data Sender';
export const RECEIVER = 'Azure Service Bus Data Receiver';
export const OWNER = 'Azure Service Bus Data Owner';
export const at = (scope: unknown, role: unknown) => ({ scope, role_definition_name: role });
export const said = (rule: string, values: object, beside: Resources = THINGS, others: object = DATA) =>
  saidOf(rule, ASSIGNMENT, values, beside, others);
