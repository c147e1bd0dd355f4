import fc from 'fast-check';
import { arbitraryFilter } from '../support/arbitrary-rules';
import { seedOfTests } from '../support/seed';
import { adopted, comparisonOf } from './adopting';

const names = (most: number) =>
  fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9._-]{0,8}[a-z0-9]$/), {
    minLength: 1,
    maxLength: most,
    selector: (name) => name.replace(/[^a-z0-9]/g, '').toLowerCase(),
  });

const duration = fc.constantFrom('PT1M', 'PT60S', 'P14D', 'PT30S', 'P1DT12H');
const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const rule = fc.record({
  filter_type: fc.constant('SqlFilter'),
  sql_filter: fc.oneof(arbitraryFilter, fc.constant('1=1'), fc.constant("a='x' and (b>1 or count is null)")),
  action: perhaps(fc.constantFrom("SET a = 'y'", 'set count=count+1', 'REMOVE b', "SET a = 'x'; SET b = 2")),
});
const correlation = fc.record({
  filter_type: fc.constant('CorrelationFilter'),
  correlation_filter: fc.record({
    label: fc.constantFrom('x', "it's", 'a "quoted" one', '${x}'.replace('$', '')),
    properties: fc.dictionary(fc.constantFrom('a', 'B', 'user.kind', 'with space'), fc.constantFrom('x', '1', '`y`')),
  }),
});
const subscription = fc.record({
  max_delivery_count: fc.integer({ min: 1, max: 20 }),
  lock_duration: perhaps(fc.constantFrom('PT1M', 'PT5M', 'PT60S')),
  default_message_ttl: perhaps(duration),
  dead_lettering_on_message_expiration: perhaps(fc.boolean()),
  dead_lettering_on_filter_evaluation_error: perhaps(fc.boolean()),
  batched_operations_enabled: perhaps(fc.boolean()),
  status: perhaps(fc.constantFrom('Active', 'Disabled', 'ReceiveDisabled')),
  rules: fc.tuple(names(3), fc.array(fc.oneof(rule, correlation), { minLength: 3, maxLength: 3 })),
});
const topic = fc.record({
  default_message_ttl: perhaps(duration),
  requires_duplicate_detection: perhaps(fc.boolean()),
  support_ordering: perhaps(fc.boolean()),
  status: perhaps(fc.constantFrom('Active', 'Disabled')),
  subscriptions: fc.tuple(names(3), fc.array(subscription, { minLength: 3, maxLength: 3 })),
});
const namespace = fc.record({
  topics: fc.tuple(names(2), fc.array(topic, { minLength: 2, maxLength: 2 })),
  queues: names(3),
  lock: perhaps(fc.constantFrom('PT5M', 'PT30S')),
  forwards: fc.boolean(),
});

type Drawn = typeof namespace extends fc.Arbitrary<infer T> ? T : never;

/** Terraform's JSON of what was drawn. */
function documentOf({ topics: [topicNames, topics], queues, lock, forwards }: Drawn): object {
  const resource: Record<string, Record<string, object>> = {
    azurerm_servicebus_namespace: {
      ns: { name: 'sbns-drawn', location: 'westeurope', resource_group_name: 'rg', sku: 'Standard' },
    },
  };
  const add = (type: string, key: string, values: object) => {
    resource[type] ??= {};
    (resource[type] as Record<string, object>)[key] = values;
  };
  const parent = '${azurerm_servicebus_namespace.ns.id}';
  // The last one is where the others lead.
  const last = queues.length - 1;
  for (const [index, name] of queues.entries())
    add('azurerm_servicebus_queue', `q${index}`, {
      name: `q-${name}`,
      namespace_id: parent,
      lock_duration: lock,
      ...(forwards && index < last && { forward_to: `q-${queues[last]}` }),
    });
  for (const [t, name] of topicNames.entries()) {
    const {
      subscriptions: [jobs, settings],
      ...ofTopic
    } = topics[t]!;
    add('azurerm_servicebus_topic', `t${t}`, { name: `t-${name}`, namespace_id: parent, ...ofTopic });
    for (const [s, job] of jobs.entries()) {
      const {
        rules: [ruleNames, bodies],
        ...ofJob
      } = settings[s]!;
      add('azurerm_servicebus_subscription', `t${t}s${s}`, {
        name: job,
        topic_id: `\${azurerm_servicebus_topic.t${t}.id}`,
        ...ofJob,
        ...(forwards && s === 0 && { forward_to: `q-${queues[0]}` }),
      });
      for (const [r, ruleName] of ruleNames.entries())
        add('azurerm_servicebus_subscription_rule', `t${t}s${s}r${r}`, {
          name: ruleName,
          subscription_id: `\${azurerm_servicebus_subscription.t${t}s${s}.id}`,
          ...bodies[r],
        });
    }
  }
  return { resource };
}

test('whatever is adopted, what was written deploys it again; what was not written was told', async () => {
  let rules = 0;
  await fc.assert(
    fc.asyncProperty(namespace, async (drawn) => {
      const adoption = await adopted(documentOf(drawn));
      const { comparison } = comparisonOf(adoption);
      expect(comparison.differences).toEqual([]);
      rules += comparison.rules;
      const [topicNames, topics] = drawn.topics;
      const all = topicNames.flatMap((_, t) => {
        const [jobs, settings] = topics[t]!.subscriptions;
        return jobs.flatMap((__, s) => settings[s]!.rules[0]);
      });
      const told = adoption.namespace.notes.filter(({ subject }) => subject.split('/').length === 3);
      expect(comparison.rules + told.length).toBe(all.length);
    }),
    { numRuns: 12, ...(seedOfTests() !== undefined && { seed: seedOfTests()! }) },
  );
  expect(rules).toBeGreaterThan(15);
});
