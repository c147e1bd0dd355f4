import { adopted, comparisonOf, documentOf, fileOf } from './adopting';
import { changed, HAND_MADE } from './hand-made';

const SECOND_TOPIC = {
  'azurerm_servicebus_topic.orders': {
    name: 'orders',
    namespace_id: '${azurerm_servicebus_namespace.ns.id}',
    batched_operations_enabled: true,
  },
  'azurerm_servicebus_subscription.bill': {
    name: 'bill',
    topic_id: '${azurerm_servicebus_topic.orders.id}',
    max_delivery_count: 10,
    forward_to: '${azurerm_servicebus_topic.t.name}',
    forward_dead_lettered_messages_to: '${azurerm_servicebus_queue.dead.name}',
  },
  'azurerm_servicebus_subscription_rule.paid': {
    name: 'paid',
    subscription_id: '${azurerm_servicebus_subscription.bill.id}',
    filter_type: 'CorrelationFilter',
    correlation_filter: { label: 'order.paid' },
  },
};

describe('a namespace with several topics', () => {
  test('has a catalogue for each, and forwards from one to another', async () => {
    const adoption = await adopted(changed(SECOND_TOPIC));
    expect(comparisonOf(adoption).comparison).toMatchObject({
      topics: 2,
      subscriptions: 3,
      queues: 2,
      differences: [],
    });
    expect(fileOf(adoption, 'lib/orders/jobs.ts')).toContain("forwardTo: 'training-events',");
    expect(fileOf(adoption, 'lib/environments.ts')).toContain('catalogues: [ordersJobs, trainingEventsJobs],');
    // Both lead there: it belongs to neither.
    expect(fileOf(adoption, 'lib/queues.ts')).toContain('dead: { deadLetteringOnMessageExpiration: false },');
    expect(fileOf(adoption, 'lib/training-events/jobs.ts')).toContain("'drift-review': {");
    expect(fileOf(adoption, '__tests__/jobs.test.ts')).toContain("'bill.json': ['bill'],");
  });

  test('of which one is named is that one, with the queues that it leads to', async () => {
    const adoption = await adopted(changed(SECOND_TOPIC), { choosing: { topics: ['training-events'] } });
    expect(adoption.namespace.topics.map(({ name }) => name)).toEqual(['training-events']);
    expect(adoption.namespace.queues.map(({ name }) => name)).toEqual(['dead', 'drift-review']);
    expect(comparisonOf(adoption).comparison.differences).toEqual([]);
  });

  test('forwarding to a topic that is left out is told', async () => {
    const { namespace } = await adopted(changed(SECOND_TOPIC), { choosing: { topics: ['orders'] } });
    expect(namespace.notes.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^forwardTo is not written: it goes to the topic training-events, which is not adopted/),
    );
  });
});

test('a namespace of queues alone has no catalogue', async () => {
  const { azurerm_resource_group, azurerm_servicebus_namespace, azurerm_servicebus_queue } = HAND_MADE.resource;
  const resource = { azurerm_resource_group, azurerm_servicebus_namespace, azurerm_servicebus_queue };
  const adoption = await adopted({ ...HAND_MADE, resource });
  expect(comparisonOf(adoption).comparison).toMatchObject({ topics: 0, queues: 2, differences: [] });
  expect(fileOf(adoption, 'lib/environments.ts')).toContain('catalogues: [],');
  expect(fileOf(adoption, 'lib/environments.ts')).toContain('environments: readonly NamespaceEnvironment[]');
  expect(fileOf(adoption, '__tests__/jobs.test.ts')).toContain('passes every check');
});

test('what a plan has yet to make is not taken over', async () => {
  const plan = {
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_changes: [
      created(
        'azurerm_servicebus_namespace',
        'ns',
        {
          id: NAMESPACE,
          name: 'sbns-contoso',
          location: 'westeurope',
          resource_group_name: 'rg',
          sku: 'Standard',
          local_auth_enabled: false,
        },
        ['no-op'],
      ),
      created('azurerm_servicebus_queue', 'new', { name: 'new', namespace_id: `${NAMESPACE}` }, ['create']),
      created('azurerm_servicebus_queue', 'old', { name: 'old', namespace_id: `${NAMESPACE}` }, ['no-op']),
    ],
    planned_values: { root_module: { resources: [] } },
    configuration: { root_module: {} },
  };
  const adoption = await adopted(plan);
  const imports = fileOf(adoption, 'lib/imports.ts');
  expect(imports).toContain(`'${NAMESPACE}'`);
  expect(imports).toContain("'bus/old': `${namespace}/queues/old`,");
  expect(imports).not.toContain('bus/new');
});

const NAMESPACE =
  '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.ServiceBus/namespaces/sbns-contoso';

function created(type: string, name: string, after: object, actions: readonly string[]) {
  const before = actions.includes('create') ? null : after;
  return {
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    change: { actions, before, after, after_unknown: {} },
  };
}

test('a premium namespace keeps its network rules', async () => {
  const adoption = await adopted(
    changed({
      'azurerm_servicebus_namespace.ns': {
        sku: 'Premium',
        capacity: 2,
        premium_messaging_partitions: 1,
        local_auth_enabled: false,
        network_rule_set: [{ default_action: 'Deny', ip_rules: ['203.0.113.0/24'], trusted_services_allowed: true }],
      },
    }),
  );
  const environment = fileOf(adoption, 'lib/environments.ts');
  expect(environment).toContain("networkRules: { ipRules: ['203.0.113.0/24'], trustedServicesAllowed: true },");
  expect(environment).toContain('capacity: 2,');
  expect(environment).not.toContain('KEYS');
  expect(comparisonOf(adoption).comparison.differences).toEqual([]);
});

test('what is left out differs for nobody: a comparison finds what was not told', async () => {
  const adoption = await adopted(HAND_MADE, {
    options: {
      synthesize: async (files) => {
        const { inProcess } = await import('./adopting');
        const other = files.map((file) => ({
          ...file,
          content: file.content
            .replace("'PT5M'", "'PT4M'")
            .replace('maxDeliveryCount: 5', 'maxDeliveryCount: 6')
            .replace("'retrain', prop", "'again', prop"),
        }));
        return inProcess(other, '', [], []);
      },
    },
  });
  expect(comparisonOf(adoption).comparison.differences.map(({ subject, text }) => `${subject}: ${text}`)).toEqual([
    'training-events/gpu-train: maxDeliveryCount is 6, and was 5',
    expect.stringMatching(/^training-events\/gpu-train\/retrain: its filter is label = 'again'.*disjoint/),
    'drift-review: lockDuration is PT4M, and was PT5M',
  ]);
});

test('documents are not changed by being adopted', async () => {
  const document = documentOf(HAND_MADE);
  const before = JSON.stringify(document.resources);
  await adopted(HAND_MADE);
  expect(JSON.stringify(document.resources)).toBe(before);
});
