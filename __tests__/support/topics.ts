import { type Topic, topicIn } from '../../lib/routing';

/** SQL and an action, and what somebody has acknowledged of the rule. */
interface ActingRule {
  readonly sql: string;
  readonly action: string;
  readonly acknowledged?: Readonly<Record<string, string>>;
}

/** The rules of a subscription by name: SQL, or SQL and an action. */
export type Rules = Readonly<Record<string, string | ActingRule>>;

interface Extras {
  /** What the JSON says of the topic for the tools: contract, setBySenders, claims. */
  readonly said?: object;
  /** Arguments of subscriptions, by name. */
  readonly settings?: Readonly<Record<string, object>>;
}

/** A configuration of one topic `events` with these subscriptions, as JSON. */
export function configurationOf(
  subscriptions: Readonly<Record<string, string | Rules>>,
  { said = {}, settings = {} }: Extras = {},
): string {
  const entries = Object.entries(subscriptions).map(
    ([name, rules]) => [name, typeof rules === 'string' ? { rule: rules } : rules] as const,
  );
  const rules = entries.flatMap(([subscription, own]) =>
    Object.entries(own).map(([name, rule]) => [
      `${subscription}_${name}`,
      {
        name,
        filter_type: 'SqlFilter',
        subscription_id: `\${azurerm_servicebus_subscription.${subscription}.id}`,
        ...(typeof rule === 'string'
          ? { sql_filter: rule }
          : {
              sql_filter: rule.sql,
              action: rule.action,
              ...(rule.acknowledged && { '//': { acknowledged: rule.acknowledged } }),
            }),
      },
    ]),
  );
  return JSON.stringify({
    resource: {
      azurerm_servicebus_topic: { events: { name: 'events', namespace_id: 'n', '//': said } },
      azurerm_servicebus_subscription: Object.fromEntries(
        entries.map(([name]) => [
          name,
          { name, max_delivery_count: 10, topic_id: '${azurerm_servicebus_topic.events.id}', ...settings[name] },
        ]),
      ),
      azurerm_servicebus_subscription_rule: Object.fromEntries(rules),
    },
  });
}

/** A topic with these subscriptions. */
export function topicOf(subscriptions: Readonly<Record<string, string | Rules>>, extras?: Extras): Topic {
  return topicIn(configurationOf(subscriptions, extras), 'events');
}

/** A topic with a subscription of one rule for each filter. */
export function topicOfFilters(sqls: readonly string[]): Topic {
  return topicOf(Object.fromEntries(sqls.map((sql, n) => [`job-${n}`, sql])));
}
