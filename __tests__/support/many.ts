/**
 * Documents, plans and messages of any size, for what is measured in `growth.ts` and held in `__tests__`. Each is like
 * what people have, `n` times.
 */

type Entries = Readonly<Record<string, object>>;

const MESSAGE = { subject: 'x', applicationProperties: { jobKind: 'kind-7', priority: 5 } };
const ROOT = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ServiceBus/namespaces/bus';

function names(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${prefix}-${n}`);
}

/** A resource each, with what CDKTF writes beside it. */
function each(all: readonly string[], body: (name: string, n: number) => object): Entries {
  return Object.fromEntries(
    all.map((name, n) => [name, { '//': { metadata: { path: `dev/${name}`, uniqueId: name } }, ...body(name, n) }]),
  );
}

function configuration(resource: Readonly<Record<string, Entries>>): string {
  const namespace = { bus: { name: 'bus', sku: 'Premium', local_auth_enabled: false } };
  return JSON.stringify({ resource: { azurerm_servicebus_namespace: namespace, ...resource } }, undefined, 2);
}

const topic = (name: string) => ({ name, namespace_id: '${azurerm_servicebus_namespace.bus.id}' });
const subscription = (name: string, of: string) => ({ name, topic_id: `\${azurerm_servicebus_topic.${of}.id}` });
const rule = (name: string, of: string, sql: string) => ({
  name,
  filter_type: 'SqlFilter',
  sql_filter: sql,
  subscription_id: `\${azurerm_servicebus_subscription.${of}.id}`,
});
const filter = (n: number) => `jobKind = 'kind-${n}' AND priority >= ${n % 10}`;

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

interface PlannedResource {
  readonly type: string;
  readonly name: string;
  readonly index?: string;
  readonly before?: object;
  readonly after: object;
  readonly unknown?: object;
}

function plan(resources: readonly PlannedResource[], blocks: readonly object[] = []): string {
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    complete: true,
    errored: false,
    resource_changes: resources.map(({ type, name, index, before, after, unknown = {} }) => ({
      address: `${type}.${name}${index === undefined ? '' : `[${JSON.stringify(index)}]`}`,
      mode: 'managed',
      type,
      name,
      ...(index !== undefined && { index }),
      change: {
        actions: [before === undefined ? 'create' : before === after ? 'no-op' : 'update'],
        before: before ?? null,
        after,
        after_unknown: unknown,
      },
    })),
    configuration: { provider_config: {}, root_module: { resources: blocks } },
  });
}

const SUBSCRIPTIONS_OF_A_TOPIC = 50;

/**
 * A plan of `n` resources that are deployed: topics with fifty subscriptions each, a rule each.
 *
 * @param share which part of the filters changes: one of so many
 */
export function deployedPlan(n: number, share = 100): string {
  const pairs = Math.floor(n / 2);
  const resources: PlannedResource[] = [];
  const add = (kind: string, index: string, before: object, after = before) =>
    resources.push({ type: `azurerm_servicebus_${kind}`, name: 'all', index, before, after });
  for (let pair = 0; pair < pairs; pair++) {
    const of = `${ROOT}/topics/topic-${Math.floor(pair / SUBSCRIPTIONS_OF_A_TOPIC)}`;
    if (pair % SUBSCRIPTIONS_OF_A_TOPIC === 0)
      add('topic', `t${pair}`, { id: of, name: of.split('/').at(-1), namespace_id: ROOT });
    const id = `${of}/subscriptions/job-${pair}`;
    const before = { id: `${id}/rules/start`, name: 'start', subscription_id: id, filter_type: 'SqlFilter' };
    const [was, is] = [filter(pair), `jobKind = 'kind-${pair}' AND priority >= 5`];
    add('subscription', `${pair}`, { id, name: `job-${pair}`, topic_id: of });
    const old = { ...before, sql_filter: was };
    add('subscription_rule', `${pair}`, old, pair % share === 0 && was !== is ? { ...before, sql_filter: is } : old);
  }
  return plan(resources);
}

/** A plan that creates a topic, and `n` subscriptions with a rule each by one `for_each`: Terraform knows no id yet. */
export function createdPlan(n: number): string {
  const all = names('job', n);
  const references = (...list: string[]) => ({ references: list });
  const block = (kind: string, name: string, expressions: object, repeated = true) => ({
    address: `azurerm_servicebus_${kind}.${name}`,
    mode: 'managed',
    type: `azurerm_servicebus_${kind}`,
    name,
    expressions,
    ...(repeated && { for_each_expression: references('var.jobs') }),
  });
  const resource = (kind: string, name: string, after: object, unknown: object, index?: string): PlannedResource => ({
    type: `azurerm_servicebus_${kind}`,
    name,
    after,
    unknown: { id: true, ...unknown },
    ...(index !== undefined && { index }),
  });
  return plan(
    [
      resource('topic', 'events', { name: 'events', namespace_id: ROOT }, {}),
      ...all.map((name) => resource('subscription', 'job', { name: `s-${name}` }, { topic_id: true }, name)),
      ...all.map((name, index) =>
        resource(
          'subscription_rule',
          'job',
          { name: 'start', filter_type: 'SqlFilter', sql_filter: filter(index) },
          { subscription_id: true },
          name,
        ),
      ),
    ],
    [
      block('topic', 'events', {}, false),
      block('subscription', 'job', {
        topic_id: references('azurerm_servicebus_topic.events.id', 'azurerm_servicebus_topic.events'),
      }),
      block('subscription_rule', 'job', {
        subscription_id: references('azurerm_servicebus_subscription.job', 'each.key'),
      }),
    ],
  );
}

/** `n` messages, a line each. */
export function messages(n: number): string {
  const line = (index: number) =>
    JSON.stringify({ ...MESSAGE, applicationProperties: { jobKind: `kind-${index % 100}`, priority: index % 10 } });
  return `${Array.from({ length: n }, (_, index) => line(index)).join('\n')}\n`;
}

/** One message with `n` properties. */
export function wideMessage(n: number): string {
  return JSON.stringify({ applicationProperties: Object.fromEntries(names('p', n).map((name) => [name, 1])) });
}

/** `n` requests of `eval`: a filter of its own each, and one message. */
export function requests(n: number): string {
  const line = (index: number) =>
    JSON.stringify({ id: index, sql: filter(index), messages: [{ properties: { jobKind: 'kind-7', priority: 5 } }] });
  return `${Array.from({ length: n }, (_, index) => line(index)).join('\n')}\n`;
}

/** One request of `eval` with `n` messages. */
export function batchRequest(n: number): string {
  const all = Array.from({ length: n }, (_, index) => ({ properties: { jobKind: `kind-${index}`, priority: 5 } }));
  return `${JSON.stringify({ id: 1, sql: filter(7), messages: all })}\n`;
}

/** One request of `eval` whose filter has `n` conditions. */
export function longRequest(n: number): string {
  const sql = Array.from({ length: n }, (_, index) => `jobKind = 'kind-${index}'`).join(' OR ');
  return `${JSON.stringify({ id: 1, sql, messages: [{ properties: { jobKind: 'kind-7' } }] })}\n`;
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
