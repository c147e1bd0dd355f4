import { configuration, each, filter, names, queues, rule, subscription, subscriptions, topic } from './documents';
import { plan } from './plans';

/*
 * Documents in which a part may belong to many others, `n` parts and `n` others: what compares each with each takes the
 * square of the time.
 */

type Resources = Parameters<typeof configuration>[0];

/** A document with more resources. */
function withMore(document: string, resources: Resources): string {
  const json = JSON.parse(document);
  return JSON.stringify({ ...json, resource: { ...json.resource, ...resources } }, undefined, 2);
}

const named = (n: number, prefix: string) => names(prefix, n);
/** The map of a variable that nobody has given: its keys are known to Terraform alone. */
const UNKNOWN = '${var.jobs}';

/** Resources that no rule understands, beside as many subscriptions. */
export function hidden(n: number): string {
  return withMore(subscriptions(n), {
    azapi_update_resource: each(named(n, 'patch'), (name) => ({
      type: 'Microsoft.ServiceBus/namespaces/topics@2024-01-01',
      resource_id: `\${data.azapi_resource.${name}.id}`,
    })),
  });
}

/** What azapi changes of a queue each. */
export function changes(n: number): string {
  return withMore(queues(n), {
    azapi_update_resource: each(named(n, 'patch'), (_, index) => ({
      type: 'Microsoft.ServiceBus/namespaces/queues@2024-01-01',
      resource_id: `\${azurerm_servicebus_queue.queue-${index}.id}`,
    })),
  });
}

/** Subscriptions of which the topic is not known, beside as many topics. */
export function looseSubscriptions(n: number): string {
  const all = named(n, 'topic');
  return configuration({
    azurerm_servicebus_topic: each(all, topic),
    azurerm_servicebus_subscription: each(all, (name) => ({ name, topic_id: `\${var.${name}}` })),
  });
}

/** Rules of which the subscription is not known, beside as many subscriptions. */
export function looseRules(n: number): string {
  const all = named(n, 'job');
  return configuration({
    azurerm_servicebus_topic: each(['events'], topic),
    azurerm_servicebus_subscription: each(all, (name) => subscription(name, 'events')),
    azurerm_servicebus_subscription_rule: each(all, (name, index) => ({
      name: 'start',
      filter_type: 'SqlFilter',
      sql_filter: filter(index),
      subscription_id: `\${var.${name}}`,
    })),
  });
}

/** Subscriptions of which nobody knows how many there are, with their rules. */
export function repeated(n: number): string {
  const all = named(n, 'job');
  return configuration({
    azurerm_servicebus_topic: each(['events'], topic),
    azurerm_servicebus_subscription: each(all, (name) => ({ ...subscription(name, 'events'), for_each: UNKNOWN })),
    azurerm_servicebus_subscription_rule: each(all, (name, index) => rule('start', name, filter(index))),
  });
}

/** Roles at one of many subscriptions by a key that is not known. */
export function roles(n: number): string {
  const keys = Object.fromEntries(named(n, 'job').map((name) => [name, name]));
  return configuration({
    azurerm_servicebus_topic: each(['events'], topic),
    azurerm_servicebus_subscription: each(['job'], () => ({
      ...subscription('x', 'events'),
      name: '${each.key}',
      for_each: keys,
    })),
    azurerm_role_assignment: each(named(n, 'reader'), (name) => ({
      scope: `\${azurerm_servicebus_subscription.job[var.${name}].id}`,
      role_definition_name: 'Azure Service Bus Data Receiver',
    })),
  });
}

/** Queues that forward to names that the document does not have. */
export function elsewhere(n: number): string {
  return configuration({
    azurerm_servicebus_queue: each(named(n, 'queue'), (name) => ({ ...topic(name), forward_to: `far-${name}` })),
  });
}

/** Queues that forward to names, where names of others are not known. */
export function unnamed(n: number): string {
  return configuration({
    azurerm_servicebus_queue: each(named(n, 'queue'), (name, index) => ({
      ...topic(index % 2 === 0 ? name : `\${var.${name}}`),
      forward_to: `far-${name}`,
    })),
  });
}

/** Topics that are made, and as many that are read, of which the names are not known. */
export function readTopics(n: number): string {
  const all = named(n, 'topic');
  const json = JSON.parse(
    configuration({
      azurerm_servicebus_topic: each(all, topic),
      azurerm_servicebus_subscription: each(all, (name) => ({
        name,
        topic_id: `\${data.azurerm_servicebus_topic.${name}.id}`,
      })),
    }),
  );
  const data = each(all, (name) => ({ name: `\${var.${name}}`, namespace_id: `\${var.${name}}` }));
  return JSON.stringify({ ...json, data: { azurerm_servicebus_topic: data } }, undefined, 2);
}

/** As azurerm 3 has it: by names, of which those of the namespaces are not known. */
export function byName(n: number): string {
  const all = named(n, 'topic');
  const json = JSON.parse(
    configuration({
      azurerm_servicebus_topic: each(all, (name) => ({ name, namespace_name: `\${var.${name}}` })),
      azurerm_servicebus_subscription: each(all, (name) => ({ name, topic_name: name, namespace_name: 'bus' })),
      azurerm_servicebus_subscription_rule: each(all, (name) => ({
        name,
        subscription_name: name,
        topic_name: name,
        namespace_name: 'bus',
        filter_type: 'SqlFilter',
        sql_filter: '1=1',
      })),
    }),
  );
  return JSON.stringify(json, undefined, 2);
}

/** Namespaces with an alert, a setting, an endpoint and a lock each. */
export function namespaces(n: number): string {
  const all = named(n, 'bus');
  const id = (name: string) => `\${azurerm_servicebus_namespace.${name}.id}`;
  return configuration({
    azurerm_servicebus_namespace: each(all, (name) => ({ name, sku: 'Premium' })),
    azurerm_monitor_metric_alert: each(all, (name) => ({ scopes: [id(name)], criteria: { metric_name: 'x' } })),
    azurerm_monitor_diagnostic_setting: each(all, (name) => ({ target_resource_id: id(name) })),
    azurerm_private_endpoint: each(all, (name) => ({
      private_service_connection: { private_connection_resource_id: id(name) },
    })),
    azurerm_management_lock: each(all, (name) => ({ scope: id(name), lock_level: 'CanNotDelete' })),
    azurerm_servicebus_namespace_disaster_recovery_config: each(all, (name, index) => ({
      primary_namespace_id: id(name),
      partner_namespace_id: id(`bus-${n - 1 - index}`),
    })),
  });
}

/** Namespaces, and alerts, settings and locks at ids that the document does not have. */
export function namespacesElsewhere(n: number): string {
  const all = named(n, 'bus');
  const id = (name: string) => `/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/far-${name}`;
  return configuration({
    azurerm_key_vault: each(all, (name) => ({ name })),
    azurerm_servicebus_namespace: each(all, (name) => ({ name, sku: 'Premium' })),
    azurerm_monitor_metric_alert: each(all, (name) => ({ scopes: [id(name)], criteria: { metric_name: 'x' } })),
    azurerm_monitor_diagnostic_setting: each(all, (name) => ({ target_resource_id: id(name) })),
    azurerm_management_lock: each(all, (name) => ({ scope: id(name), lock_level: 'CanNotDelete' })),
  });
}

/** Many settings, alerts and endpoints of one namespace, and many names in one alert. */
export function watched(n: number): string {
  const all = named(n, 'one');
  const id = '${azurerm_servicebus_namespace.bus.id}';
  return withMore(configuration({}), {
    azurerm_monitor_metric_alert: each(all, () => ({ scopes: [id], criteria: { metric_name: 'x' } })),
    azurerm_monitor_diagnostic_setting: each(all, () => ({ target_resource_id: id, enabled_log: { category: 'x' } })),
    azurerm_private_endpoint: each(all, () => ({ private_service_connection: { private_connection_resource_id: id } })),
    azurerm_role_assignment: each(['wide'], () => ({ scope: id, role_definition_name: 'Owner' })),
  });
}

/** One alert with `n` scopes. */
export function scopes(n: number): string {
  const id = '${azurerm_servicebus_namespace.bus.id}';
  return withMore(configuration({}), {
    azurerm_monitor_metric_alert: { all: { scopes: names('x', n).map(() => id), criteria: { metric_name: 'x' } } },
  });
}

/** Queues with an exception each. */
export function excepted(n: number): string {
  return configuration({
    azurerm_servicebus_queue: Object.fromEntries(
      names('queue', n).map((name) => [
        name,
        {
          ...topic(name),
          '//': {
            metadata: { path: `dev/${name}` },
            waivers: [
              {
                id: 'SB-QUEUE-001',
                reason: 'measured',
                approver: 'a@example.org',
                ticket: 'T-1',
                expires: '2026-12-01',
              },
            ],
          },
        },
      ]),
    ),
  });
}

/** Outputs, each with a reference. */
export function outputs(n: number): string {
  const output = Object.fromEntries(
    names('out', n).map((name) => [name, { value: '${azurerm_servicebus_namespace.bus.id}' }]),
  );
  return JSON.stringify({ ...JSON.parse(configuration({})), output });
}

/** Locals, each made of the one before it. */
export function locals(n: number): string {
  const all = Object.fromEntries(
    names('l', n).map((name, index) => [name, index === 0 ? 'x' : `\${local.l-${index - 1}}`]),
  );
  return JSON.stringify({ ...JSON.parse(queues(1)), locals: all });
}

/** Topics of one name in as many namespaces. */
export function sameName(n: number): string {
  const all = named(n, 'bus');
  return configuration({
    azurerm_servicebus_namespace: each(all, (name) => ({ name, sku: 'Premium' })),
    azurerm_servicebus_topic: each(all, (name) => ({
      name: 'events',
      namespace_id: `\${azurerm_servicebus_namespace.${name}.id}`,
    })),
    azurerm_servicebus_subscription: each(all, (name) => subscription('all', name)),
  });
}

/** Subscriptions of one topic that forward each other in a row. */
export function chain(n: number): string {
  const all = named(n, 'topic');
  return configuration({
    azurerm_servicebus_topic: each(all, topic),
    azurerm_servicebus_subscription: each(all, (name, index) => ({
      ...subscription('next', name),
      forward_to: `topic-${(index + 1) % n}`,
    })),
  });
}

/** A plan of rules that a computed index joins with one of `n` subscriptions. */
export function undecidedPlan(n: number): string {
  const all = names('job', n);
  const references = (...list: string[]) => ({ references: list });
  const block = (kind: string, expressions: object) => ({
    address: `azurerm_servicebus_${kind}.job`,
    mode: 'managed',
    type: `azurerm_servicebus_${kind}`,
    name: 'job',
    expressions,
    for_each_expression: references('var.jobs'),
  });
  const ROOT = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ServiceBus/namespaces/bus';
  return plan(
    [
      {
        type: 'azurerm_servicebus_topic',
        name: 'events',
        before: { id: `${ROOT}/topics/events`, name: 'events', namespace_id: ROOT },
        after: { id: `${ROOT}/topics/events`, name: 'events', namespace_id: ROOT },
      },
      ...all.map((name) => ({
        type: 'azurerm_servicebus_subscription',
        name: 'job',
        index: name,
        after: { name, topic_id: `${ROOT}/topics/events` },
        unknown: { id: true },
      })),
      ...all.map((name, index) => ({
        type: 'azurerm_servicebus_subscription_rule',
        name: 'job',
        index: name,
        after: { name: 'start', filter_type: 'SqlFilter', sql_filter: filter(index) },
        unknown: { id: true, subscription_id: true },
      })),
    ],
    [
      block('subscription', {}),
      block('subscription_rule', {
        subscription_id: references('azurerm_servicebus_subscription.job', 'each.value.k', 'each.value'),
      }),
    ],
  );
}

/** A plan of `n` instances of a module with a subscription and its rule. */
export function modulePlan(n: number): string {
  const all = names('job', n);
  const references = (...list: string[]) => ({ references: list });
  const resource = (module: string, kind: string, after: object, unknown: object) => ({
    address: `module.job["${module}"].azurerm_servicebus_${kind}.it`,
    module_address: `module.job["${module}"]`,
    mode: 'managed',
    type: `azurerm_servicebus_${kind}`,
    name: 'it',
    change: { actions: ['create'], before: null, after, after_unknown: { id: true, ...unknown } },
  });
  const block = (kind: string, expressions: object) => ({
    address: `azurerm_servicebus_${kind}.it`,
    mode: 'managed',
    type: `azurerm_servicebus_${kind}`,
    name: 'it',
    expressions,
  });
  const topicChange = {
    address: 'azurerm_servicebus_topic.events',
    mode: 'managed',
    type: 'azurerm_servicebus_topic',
    name: 'events',
    change: {
      actions: ['create'],
      before: null,
      after: { name: 'events' },
      after_unknown: { id: true, namespace_id: true },
    },
  };
  const json = JSON.parse(plan([]));
  return JSON.stringify({
    ...json,
    resource_changes: [
      topicChange,
      ...all.flatMap((name, index) => [
        resource(name, 'subscription', { name: `s-${name}` }, { topic_id: true }),
        resource(
          name,
          'subscription_rule',
          { name: 'start', filter_type: 'SqlFilter', sql_filter: filter(index) },
          { subscription_id: true },
        ),
      ]),
    ],
    configuration: {
      provider_config: {},
      root_module: {
        resources: [
          {
            address: 'azurerm_servicebus_topic.events',
            mode: 'managed',
            type: 'azurerm_servicebus_topic',
            name: 'events',
            expressions: {},
          },
        ],
        module_calls: {
          job: {
            source: './job',
            expressions: {
              topic_id: references('azurerm_servicebus_topic.events.id', 'azurerm_servicebus_topic.events'),
            },
            for_each_expression: references('var.jobs'),
            module: {
              resources: [
                block('subscription', { topic_id: references('var.topic_id') }),
                block('subscription_rule', {
                  subscription_id: references(
                    'azurerm_servicebus_subscription.it.id',
                    'azurerm_servicebus_subscription.it',
                  ),
                }),
              ],
            },
          },
        },
      },
    },
  });
}

/** A plan whose filters are all sensitive. */
export function sensitivePlan(n: number): string {
  const json = JSON.parse(undecidedPlan(n));
  for (const change of json.resource_changes)
    if (change.type.endsWith('_rule')) change.change.after_sensitive = { sql_filter: true };
  return JSON.stringify(json);
}

/** A plan that deletes `n` queues and makes them anew, moves others, with drift and checks. */
export function busyPlan(n: number): string {
  const ROOT = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ServiceBus/namespaces/bus';
  const json = JSON.parse(plan([]));
  const queue = (name: string) => ({ id: `${ROOT}/queues/${name}`, name, namespace_id: ROOT });
  const change = (name: string, more: object, actions: string[], before: object | null, after: object | null) => ({
    address: `azurerm_servicebus_queue.${name}`,
    mode: 'managed',
    type: 'azurerm_servicebus_queue',
    name,
    ...more,
    change: { actions, before, after, after_unknown: {} },
  });
  const each4 = names('q', n);
  return JSON.stringify({
    ...json,
    resource_changes: [
      ...each4.map((name) => change(`r-${name}`, {}, ['delete', 'create'], queue(`r-${name}`), queue(`r-${name}`))),
      ...each4.map((name) => change(`d-${name}`, {}, ['delete'], queue(`d-${name}`), null)),
      ...each4.map((name) =>
        change(
          `m-${name}`,
          { previous_address: `azurerm_servicebus_queue.old-${name}` },
          ['no-op'],
          queue(`m-${name}`),
          queue(`m-${name}`),
        ),
      ),
      ...each4.map((name) =>
        change(`u-${name}`, {}, ['update'], queue(`u-${name}`), {
          ...queue(`u-${name}`),
          lock_duration: 'PT2M',
          status: 'Disabled',
        }),
      ),
      ...each4.map((name) => ({
        address: `azurerm_role_assignment.${name}`,
        mode: 'managed',
        type: 'azurerm_role_assignment',
        name,
        change: {
          actions: ['create'],
          before: null,
          after: {
            scope: `${ROOT}/queues/u-${name}`,
            role_definition_name: 'Azure Service Bus Data Receiver',
            principal_id: name,
          },
          after_unknown: {},
        },
      })),
    ],
    resource_drift: each4.map((name) =>
      change(`u-${name}`, {}, ['update'], queue(`u-${name}`), { ...queue(`u-${name}`), max_delivery_count: 3 }),
    ),
    checks: each4.map((name) => ({
      address: { to_display: `check.${name}` },
      status: 'fail',
      instances: [{ problems: [{ message: 'no' }] }],
    })),
  });
}
