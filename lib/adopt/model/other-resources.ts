import { plainText } from '../../schema';
import type { TerraformResource } from '../../terraform';
import type { Note } from './adopted';
import type { NamespaceChoice } from './namespace-choice';

/** What is written from a source, or looked up by what is written. */
const TAKEN = /^azurerm_(servicebus_(namespace|topic|queue|subscription|subscription_rule)|resource_group)$/;

/** What people do instead, by type; a table so that each has a sentence of its own. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  [
    'azurerm_servicebus_namespace_authorization_rule',
    'a key of the namespace: `secrets` of the environment, or better a grant in `access`',
  ],
  [
    'azurerm_servicebus_topic_authorization_rule',
    'a key of a topic: `secrets` of the environment, or better `topic.grantSend` in `access`',
  ],
  ['azurerm_servicebus_queue_authorization_rule', 'a key of a queue: a grant in `access` needs none'],
  ['azurerm_servicebus_namespace_disaster_recovery_config', 'a second region: `partner` of the environment'],
  ['azurerm_servicebus_namespace_customer_managed_key', 'a key of your own: `encryption` of the environment'],
  ['azurerm_role_assignment', 'a role: `access` of the environment grants them'],
  ['azurerm_management_lock', 'a lock: `locked` of the environment'],
  ['azurerm_monitor_diagnostic_setting', 'where logs go: `logs` of the environment'],
  ['azurerm_monitor_metric_alert', 'an alert: `alerts` of the environment'],
  ['azurerm_private_endpoint', 'a private endpoint: `network` of the environment'],
]);

/** What a source has beside topics, queues and rules, and what people write for it: nothing of it is taken over. */
export function otherResources({ document, resource: namespace }: NamespaceChoice): Note[] {
  const found = document.resources.filter(
    (resource) => resource.mode === 'managed' && !TAKEN.test(resource.type) && isOf(resource, namespace),
  );
  return found.map(({ address, type }) => ({
    kind: 'left-out',
    subject: address,
    text: `it stays where it is, and is not taken over; ${INSTEAD.get(type) ?? 'the environment has no word for it'}`,
  }));
}

/** Whether it is of Service Bus, or one of those above that may be about it. */
function isOf({ type, values }: TerraformResource, namespace: TerraformResource | undefined): boolean {
  if (/^azurerm_servicebus_/.test(type)) return true;
  if (!INSTEAD.has(type)) return false;
  const said = JSON.stringify(Object.values(values), (_, part: unknown) =>
    typeof part === 'object' && part !== null && 'text' in part ? plainText(part.text) : part,
  );
  return /servicebus/i.test(said) && namespace !== undefined;
}
