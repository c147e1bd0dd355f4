import { filter, names } from './documents';

const ROOT = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ServiceBus/namespaces/bus';

export interface PlannedResource {
  readonly type: string;
  readonly name: string;
  readonly index?: string;
  readonly before?: object;
  readonly after: object;
  readonly unknown?: object;
}

export function plan(resources: readonly PlannedResource[], blocks: readonly object[] = []): string {
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
