type Entries = Readonly<Record<string, object>>;

export function names(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${prefix}-${n}`);
}

/** A resource each, with what CDKTF writes beside it. */
export function each(all: readonly string[], body: (name: string, n: number) => object): Entries {
  return Object.fromEntries(
    all.map((name, n) => [name, { '//': { metadata: { path: `dev/${name}`, uniqueId: name } }, ...body(name, n) }]),
  );
}

export function configuration(resource: Readonly<Record<string, Entries>>): string {
  const namespace = { bus: { name: 'bus', resource_group_name: 'rg', sku: 'Premium', local_auth_enabled: false } };
  return JSON.stringify({ resource: { azurerm_servicebus_namespace: namespace, ...resource } }, undefined, 2);
}

export const topic = (name: string) => ({ name, namespace_id: '${azurerm_servicebus_namespace.bus.id}' });
export const subscription = (name: string, of: string) => ({ name, topic_id: `\${azurerm_servicebus_topic.${of}.id}` });
export const rule = (name: string, of: string, sql: string) => ({
  name,
  filter_type: 'SqlFilter',
  sql_filter: sql,
  subscription_id: `\${azurerm_servicebus_subscription.${of}.id}`,
});
export const filter = (n: number) => `jobKind = 'kind-${n}' AND priority >= ${n % 10}`;

/** One namespace with `n` queues. */
export function queues(n: number): string {
  return configuration({ azurerm_servicebus_queue: each(names('queue', n), topic) });
}

/** One topic with `n` subscriptions, a rule and a role each. */
export function subscriptions(n: number): string {
  const all = names('job', n);
  return configuration({
    azurerm_servicebus_topic: each(['events'], topic),
    azurerm_servicebus_subscription: each(all, (name) => subscription(name, 'events')),
    azurerm_servicebus_subscription_rule: each(all, (name, index) => rule('start', name, filter(index))),
    azurerm_role_assignment: each(all, (name) => ({
      scope: `\${azurerm_servicebus_subscription.${name}.id}`,
      role_definition_name: 'Azure Service Bus Data Receiver',
      principal_id: name,
    })),
  });
}

/** `n` topics with a subscription each, which forwards to a queue of its own. */
export function topics(n: number): string {
  const all = names('topic', n);
  return configuration({
    azurerm_servicebus_topic: each(all, topic),
    azurerm_servicebus_queue: each(all, (name) => topic(`queue-of-${name}`)),
    azurerm_servicebus_subscription: each(all, (name) => ({
      ...subscription(`all-of-${name}`, name),
      forward_to: `\${azurerm_servicebus_queue.${name}.name}`,
    })),
    azurerm_servicebus_subscription_rule: each(all, (name, index) => rule('start', name, filter(index))),
  });
}

/** One subscription with `n` rules. */
export function rules(n: number): string {
  return configuration({
    azurerm_servicebus_topic: each(['events'], topic),
    azurerm_servicebus_subscription: each(['all'], (name) => subscription(name, 'events')),
    azurerm_servicebus_subscription_rule: each(names('rule', n), (name, index) => rule(name, 'all', filter(index))),
  });
}

/** A rule whose filter has `n` conditions, which is far longer than Azure takes. */
export function longFilter(n: number): string {
  const sql = Array.from({ length: n }, (_, index) => `jobKind = 'kind-${index}'`).join(' OR ');
  return configuration({
    azurerm_servicebus_topic: each(['events'], topic),
    azurerm_servicebus_subscription: each(['all'], (name) => subscription(name, 'events')),
    azurerm_servicebus_subscription_rule: each(['all'], (name) => rule(name, 'all', sql)),
  });
}
