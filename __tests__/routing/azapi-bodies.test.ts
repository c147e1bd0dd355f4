import { asAzurerm, azapiArgument, serviceBusType } from '../../lib/routing/reading/azapi';
import { Reference, type TerraformResource } from '../../lib/terraform';

const resource = (values: object, more: object = {}) =>
  ({
    address: 'azapi_resource.x',
    type: 'azapi_resource',
    sensitive: [],
    values: { type: 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2024-01-01', name: 'x', ...values },
    ...more,
  }) as unknown as TerraformResource;
const valuesOf = (body: unknown) => {
  const { name: _, id: __, topic_id: ___, ...values } = asAzurerm(resource({ body }))?.values ?? {};
  return values;
};

test.each<[type: unknown, azurerm: string | undefined, parent: string | undefined]>([
  ['Microsoft.ServiceBus/namespaces@2024-01-01', 'namespace', undefined],
  ['Microsoft.ServiceBus/namespaces/topics@2024-01-01', 'topic', 'namespace_id'],
  ['microsoft.servicebus/namespaces/queues', 'queue', 'namespace_id'],
  ['Microsoft.ServiceBus/namespaces/topics/subscriptions@2024-01-01', 'subscription', 'topic_id'],
  ['Microsoft.ServiceBus/namespaces/topics/subscriptions/rules@2024-01-01', 'subscription_rule', 'subscription_id'],
  ['Microsoft.ServiceBus/namespaces/authorizationRules@2024-01-01', undefined, undefined],
  ['Microsoft.Storage/namespaces@2024-01-01', undefined, undefined],
  ['My/Microsoft.ServiceBus/namespaces@2024-01-01', undefined, undefined],
  [new Reference('${var.x}'), undefined, undefined],
  [undefined, undefined, undefined],
])('%s is azurerm_servicebus_%s', (type, azurerm, parent) => {
  const view = asAzurerm(resource({ type, parent_id: '/parent', id: '/id' }));
  expect(view?.type).toBe(azurerm && `azurerm_servicebus_${azurerm}`);
  if (azurerm !== undefined)
    expect(view).toEqual({
      ...resource({}),
      type: `azurerm_servicebus_${azurerm}`,
      origin: 'azapi',
      values: { name: 'x', id: '/id', ...(parent && { [parent]: '/parent' }) },
    });
});

test('what is no resource of azapi is none', () => {
  expect(asAzurerm(resource({}, { type: 'azapi_update_resource' }))).toBeUndefined();
  expect(serviceBusType('Microsoft.ServiceBus/Namespaces/Topics@x')).toBe('Namespaces/Topics');
});

test.each([
  ['namespace_id', 'parent_id'],
  ['topic_id', 'parent_id'],
  ['subscription_id', 'parent_id'],
  ['queue_id', 'queue_id'],
  ['my_topic_id', 'my_topic_id'],
  ['topic_id_of', 'topic_id_of'],
])('%s of azurerm is %s of azapi', (argument, own) => {
  expect(azapiArgument(argument)).toBe(own);
});

describe('a body', () => {
  test.each<[what: string, body: unknown, values: object]>([
    ['is an object', { properties: { lockDuration: 'PT1M' } }, { lock_duration: 'PT1M' }],
    ['is JSON text', '{"properties": {"lockDuration": "PT1M"}}', { lock_duration: 'PT1M' }],
    ['is none', undefined, {}],
    ['has no properties', {}, {}],
    ['has properties that are none', { properties: 'x' }, {}],
    ['is JSON of something else', '5', {}],
    [
      'has filters',
      {
        properties: {
          filterType: 'SqlFilter',
          sqlFilter: { sqlExpression: 'a = 1', compatibilityLevel: 20 },
          action: { sqlExpression: 'SET a = 2' },
        },
      },
      { filter_type: 'SqlFilter', sql_filter: 'a = 1', action: 'SET a = 2' },
    ],
    [
      'has a correlation filter, whose properties keep their names',
      { properties: { correlationFilter: { replyToSessionId: 'x', properties: { theColor: 'red' } } } },
      { correlation_filter: { reply_to_session_id: 'x', properties: { theColor: 'red' } } },
    ],
    [
      'has a correlation filter that is none',
      { properties: { correlationFilter: null } },
      { correlation_filter: null },
    ],
    ['has a filter without a text', { properties: { sqlFilter: {} } }, { sql_filter: undefined }],
    [
      'has names that azurerm has otherwise',
      {
        properties: {
          defaultMessageTimeToLive: 1,
          deadLetteringOnFilterEvaluationExceptions: 2,
          enableBatchedOperations: 3,
          enablePartitioning: 4,
          enableExpress: 5,
          forwardDeadLetteredMessagesTo: 6,
        },
      },
      {
        default_message_ttl: 1,
        dead_lettering_on_filter_evaluation_error: 2,
        batched_operations_enabled: 3,
        partitioning_enabled: 4,
        express_enabled: 5,
        forward_dead_lettered_messages_to: 6,
      },
    ],
  ])('%s', (_, body, values) => {
    expect(valuesOf(body)).toEqual(values);
  });

  test.each<[what: string, body: unknown, text: string]>([
    ['it', new Reference('${var.body}'), '${var.body}'],
    ['its properties', { properties: new Reference('${var.all}') }, '${var.all}'],
    ['it, since it is no JSON', '{', 'a body that is not JSON, or nested too deeply'],
    [
      'it, since it is nested too deeply',
      `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      'a body that is not JSON, or nested too deeply',
    ],
  ])('where %s is not known, nothing is that decides about messages', (_, body, text) => {
    const values = valuesOf(body);
    expect(Object.keys(values).sort()).toEqual([
      ...['action', 'auto_delete_on_idle', 'dead_lettering_on_filter_evaluation_error'],
      ...['dead_lettering_on_message_expiration', 'default_message_ttl', 'duplicate_detection_history_time_window'],
      ...['filter_type', 'forward_dead_lettered_messages_to', 'forward_to', 'lock_duration', 'max_delivery_count'],
      ...['max_message_size_in_kilobytes', 'max_size_in_megabytes', 'partitioning_enabled'],
      ...['requires_duplicate_detection', 'requires_session', 'sql_filter', 'status'],
    ]);
    for (const value of Object.values(values)) expect(value).toMatchObject({ text });
  });

  test.each<[sensitive: readonly string[], shown: readonly string[]]>([
    [[], []],
    [['name'], ['name']],
    [['body'], ['']],
    [['body.properties.lockDuration'], ['']],
    [['sensitive_body'], ['']],
    [['name', 'body.x'], ['']],
    [['nobody'], ['nobody']],
  ])('where %j is sensitive, %j is', (sensitive, shown) => {
    expect(asAzurerm(resource({ body: {} }, { sensitive }))?.sensitive).toEqual(shown);
  });
});
