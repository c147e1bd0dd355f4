import { parseJson } from '../../files/nesting';
import type { JsonObject, TerraformResource } from '../../terraform';
import { argumentAt, isObject, Reference } from '../../terraform/resource';

/** How a type of Microsoft.ServiceBus is called in azurerm, and which argument leads to what it is in. */
const TYPES: ReadonlyMap<string, readonly [type: string, parent: string]> = new Map(
  Object.entries<readonly [type: string, parent: string]>({
    namespaces: ['azurerm_servicebus_namespace', ''],
    'namespaces/topics': ['azurerm_servicebus_topic', 'namespace_id'],
    'namespaces/queues': ['azurerm_servicebus_queue', 'namespace_id'],
    'namespaces/topics/subscriptions': ['azurerm_servicebus_subscription', 'topic_id'],
    'namespaces/topics/subscriptions/rules': ['azurerm_servicebus_subscription_rule', 'subscription_id'],
  }),
);

/** Attributes of ARM whose names in azurerm are not the same words with underscores. */
const RENAMED: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    defaultMessageTimeToLive: 'default_message_ttl',
    deadLetteringOnFilterEvaluationExceptions: 'dead_lettering_on_filter_evaluation_error',
    enableBatchedOperations: 'batched_operations_enabled',
    enablePartitioning: 'partitioning_enabled',
    enableExpress: 'express_enabled',
    forwardDeadLetteredMessagesTo: 'forward_dead_lettered_messages_to',
  }),
);

/**
 * A resource of the azapi provider as azurerm would describe it; `undefined` for one that has nothing to do with topics,
 * queues and rules.
 *
 * @see https://learn.microsoft.com/azure/templates/microsoft.servicebus/namespaces/topics/subscriptions/rules
 */
export function asAzurerm(resource: TerraformResource): TerraformResource | undefined {
  if (resource.type !== 'azapi_resource') return undefined;
  const kind = serviceBusType(resource.values.type);
  const [type, parent] = (kind !== undefined && TYPES.get(kind)) || [];
  if (type === undefined || parent === undefined) return undefined;
  const { name, parent_id: parentId, body } = resource.values;
  const properties = propertiesIn(body);
  const values = properties instanceof Reference ? everythingUnknown(properties) : valuesOf(properties);
  return {
    ...resource,
    type,
    origin: 'azapi',
    values: { ...values, name, id: resource.values.id, ...(parent !== '' && { [parent]: parentId }) },
    sensitive: resource.sensitive.some((argument) => /^(body|sensitive_body)/.test(argument))
      ? ['']
      : resource.sensitive,
  };
}

/** `namespaces/topics` of `Microsoft.ServiceBus/namespaces/topics@2024-01-01`. */
export function serviceBusType(type: unknown): string | undefined {
  const match = typeof type === 'string' ? /^microsoft\.servicebus\/([^@]+)/i.exec(type) : null;
  return match?.[1];
}

/** The argument of azapi that stands for one of azurerm. */
export function azapiArgument(argument: string): string {
  return /^(namespace|topic|subscription)_id$/.test(argument) ? 'parent_id' : argument;
}

/** `properties` of a body, which is an object or, for older versions of azapi, JSON text. */
function propertiesIn(body: unknown): JsonObject | Reference {
  if (body instanceof Reference) return body;
  if (typeof body === 'string') {
    try {
      return propertiesIn(parseJson(body));
    } catch {
      return new Reference('a body that is not JSON, or nested too deeply');
    }
  }
  const properties = argumentAt(body, 'properties');
  if (properties instanceof Reference) return properties;
  return isObject(properties) ? properties : {};
}

/** Everything that decides about messages may be set in a body that is not known. */
function everythingUnknown(body: Reference): JsonObject {
  const decisive = [
    'status',
    'default_message_ttl',
    'requires_session',
    'dead_lettering_on_message_expiration',
    'dead_lettering_on_filter_evaluation_error',
    'requires_duplicate_detection',
    'duplicate_detection_history_time_window',
    'lock_duration',
    'max_delivery_count',
    'forward_to',
    'forward_dead_lettered_messages_to',
    'auto_delete_on_idle',
    'max_size_in_megabytes',
    'max_message_size_in_kilobytes',
    'partitioning_enabled',
    'filter_type',
    'sql_filter',
    'action',
  ];
  return Object.fromEntries(decisive.map((name) => [name, body]));
}

function valuesOf(properties: JsonObject): JsonObject {
  const { sqlFilter, correlationFilter, action, filterType, ...others } = properties;
  const plain = Object.entries(others).map(([name, value]) => [RENAMED.get(name) ?? snakeCase(name), value]);
  return {
    ...Object.fromEntries(plain),
    ...(filterType !== undefined && { filter_type: filterType }),
    ...(sqlFilter !== undefined && { sql_filter: expressionIn(sqlFilter) }),
    ...(correlationFilter !== undefined && { correlation_filter: correlationIn(correlationFilter) }),
    ...(action !== undefined && { action: expressionIn(action) }),
  };
}

function expressionIn(part: unknown): unknown {
  return part instanceof Reference ? part : argumentAt(part, 'sqlExpression');
}

function correlationIn(part: unknown): unknown {
  // A reference is an object, too.
  if (!isObject(part) || part instanceof Reference) return part;
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [snakeCase(name), value]));
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
