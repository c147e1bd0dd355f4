import { audit, auditJson, auditSarif, provenanceOf } from '../lib/audit';
import { parseDocument } from '../lib/terraform';

/**
 * An audit of a topic with many subscriptions, a rule and a role each: `npm run bench`. It should grow with the number
 * of resources, and not with its square.
 */
function documentOf(count: number): string {
  const names = Array.from({ length: count }, (_, n) => `job-${n}`);
  const each = (body: (name: string) => object) => Object.fromEntries(names.map((name) => [name, body(name)]));
  return JSON.stringify(
    {
      resource: {
        azurerm_servicebus_namespace: { bus: { name: 'bus', sku: 'Premium', local_auth_enabled: false } },
        azurerm_servicebus_topic: {
          events: {
            name: 'events',
            namespace_id: '${azurerm_servicebus_namespace.bus.id}',
            default_message_ttl: 'P14D',
          },
        },
        azurerm_servicebus_subscription: each((name) => ({ name, topic_id: '${azurerm_servicebus_topic.events.id}' })),
        azurerm_servicebus_subscription_rule: each((name) => ({
          name: 'all',
          sql_filter: '1=1',
          subscription_id: `\${azurerm_servicebus_subscription.${name}.id}`,
        })),
        azurerm_role_assignment: each((name) => ({
          scope: `\${azurerm_servicebus_subscription.${name}.id}`,
          role_definition_name: 'Azure Service Bus Data Receiver',
        })),
      },
    },
    undefined,
    2,
  );
}

let before: number | undefined;
for (const count of [100, 500, 2000]) {
  const text = documentOf(count);
  const start = process.hrtime.bigint();
  const result = audit([parseDocument('cdk.tf.json', text)], { today: '2026-11-22' });
  const judged = process.hrtime.bigint();
  const provenance = provenanceOf(result, '0', []);
  const bytes = JSON.stringify([auditJson(result, provenance), auditSarif(result, provenance, 'full')]).length;
  const written = process.hrtime.bigint();
  const seconds = Number(judged - start) / 1e9;
  const perResource = (seconds / (3 * count)) * 1e6;
  const growth = before === undefined ? '' : `, ${(perResource / before).toFixed(2)} of the time per resource before`;
  before = perResource;
  console.log(
    `audit of ${String(count).padStart(5)} subscriptions: ${result.records.length} records in ${seconds.toFixed(2)} s` +
      `${growth}; ${(bytes / 1e6).toFixed(1)} MB of reports in ${(Number(written - judged) / 1e9).toFixed(2)} s; ` +
      `${Math.round(process.memoryUsage().rss / 1e6)} MB of memory`,
  );
}
