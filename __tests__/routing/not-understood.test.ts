import { knownOf, missingOf, topologyOf, whatItHides } from '../../lib/routing';
import { parseDocument, type ResourceDocument } from '../../lib/terraform';

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

const SB = 'Microsoft.ServiceBus/namespaces';
const documentOf = (resource: Resources, data: Resources = {}) =>
  parseDocument('x', JSON.stringify({ resource, data }));
const template = (content: object | string) => ({
  azurerm_resource_group_template_deployment: {
    x: { name: 'x', template_content: typeof content === 'string' ? content : JSON.stringify(content) },
  },
});

const CASES: readonly (readonly [what: string, resource: Resources, hides: RegExp | undefined])[] = [
  ['an azurerm type of Service Bus that is read', { azurerm_servicebus_queue: { x: { name: 'q' } } }, undefined],
  ['one that says nothing of messages', { azurerm_servicebus_namespace_network_rule_set: { x: {} } }, undefined],
  ['one that is new', { azurerm_servicebus_stream: { x: {} } }, /^is a type of Service Bus$/],
  ['something else of azurerm', { azurerm_storage_account: { x: { name: 'servicebus' } } }, undefined],
  ['something whose name only ends like Service Bus', { other_azurerm_servicebus_: { x: {} } }, undefined],
  ['a topic of azapi', { azapi_resource: { x: { type: `${SB}/topics@2024-01-01`, name: 't' } } }, undefined],
  [
    'something of Service Bus in azapi that is not read',
    { azapi_resource: { x: { type: `${SB}/messageFlows@2024-01-01` } } },
    /^changes `Microsoft\.ServiceBus\/namespaces\/messageFlows@2024-01-01`$/,
  ],
  [
    'something else in azapi',
    { azapi_resource: { x: { type: 'Microsoft.Storage/storageAccounts@2023-01-01' } } },
    undefined,
  ],
  [
    'an action at an id of Service Bus',
    { azapi_resource_action: { x: { type: 'Microsoft.Resources/x@2024-01-01', resource_id: `/providers/${SB}/b` } } },
    /^changes `Microsoft\.Resources\/x@2024-01-01`$/,
  ],
  [
    'a change by its id alone',
    { azapi_update_resource: { x: { resource_id: `/providers/${SB}/b` } } },
    /^changes `\/providers/,
  ],
  [
    'a change of what only the apply tells',
    { azapi_update_resource: { x: { type: '${var.type}' } } },
    /^changes a resource of Azure of a type that is not known$/,
  ],
  ['another type of azapi', { azapi_other: { x: { type: `${SB}/messageFlows@2024-01-01` } } }, undefined],
  [
    'a template with Service Bus',
    template({ resources: [{ type: `${SB}/topics` }] }),
    /^deploys a template with Service Bus$/,
  ],
  [
    'a template that loads others',
    template({ resources: [{ type: 'Microsoft.Resources/deployments' }] }),
    /^deploys a template with Service Bus$/,
  ],
  ['a template of something else', template({ resources: [{ type: 'Microsoft.Storage/storageAccounts' }] }), undefined],
  ['a template that is not known', template('${var.template}'), /^deploys a template that is not known$/],
  [
    'an older template',
    { azurerm_template_deployment: { x: { template_body: JSON.stringify({ resources: [{ type: SB }] }) } } },
    /^deploys a template with Service Bus$/,
  ],
];

test.each(CASES)('what %s may change', (_, resource, hides) => {
  const [one] = documentOf(resource).resources;
  const hidden = whatItHides(one!);
  if (hides === undefined) expect(hidden).toBeUndefined();
  else expect(hidden).toMatch(hides);
});

describe('beside a topic', () => {
  const BUS = `/subscriptions/1/resourceGroups/g/providers/${SB}/bus`;
  const WITH_TOPIC: Resources = {
    azurerm_servicebus_topic: { t: { name: 'events', namespace_id: BUS } },
    azurerm_servicebus_subscription: { s: { name: 's', topic_id: '${azurerm_servicebus_topic.t.id}' } },
    azurerm_servicebus_subscription_rule: {
      r: { name: 'r', subscription_id: '${azurerm_servicebus_subscription.s.id}', sql_filter: 'a = 1' },
    },
  };
  const readFrom = (document: ResourceDocument) => {
    const { topics, unresolved } = topologyOf(document);
    const [topic] = topics;
    const [subscription] = knownOf(topic!.subscriptions);
    const [rule] = knownOf(subscription!.rules);
    return {
      unresolved: unresolved.map(({ address }) => address),
      more: missingOf(topic!.subscriptions).map(({ address }) => address),
      rules: missingOf(subscription!.rules).map(({ address }) => address),
      status: topic!.status.kind,
      match: rule!.match.kind,
    };
  };
  const read = (resource: Resources, data?: Resources) => readFrom(documentOf({ ...WITH_TOPIC, ...resource }, data));
  const NOTHING = { unresolved: [], more: [], rules: [], status: 'known', match: 'known' };

  test('what may change anything makes everything unknown', () => {
    const where = ['azurerm_servicebus_stream.x'];
    expect(read({ azurerm_servicebus_stream: { x: {} } })).toEqual({
      unresolved: where,
      more: where,
      rules: where,
      status: 'unknown',
      match: 'part',
    });
  });

  test.each<[what: string, resource: Resources, data: Resources]>([
    ['what has nothing to do with it', { azurerm_storage_account: { x: { name: 'x' } } }, {}],
    ['what decides who may come', { azapi_resource: { x: { type: `${SB}/authorizationRules@2024-01-01` } } }, {}],
    ['the same of a topic', { azapi_resource: { x: { type: `${SB}/topics/authorizationRules@2024-01-01` } } }, {}],
    ['the network', { azapi_resource: { x: { type: `${SB}/networkRuleSets@2024-01-01` } } }, {}],
    ['what is only looked at', {}, { azapi_resource: { x: { type: `${SB}/messageFlows@2024-01-01` } } }],
  ])('%s changes nothing', (_, resource, data) => {
    expect(read(resource, data)).toEqual(NOTHING);
  });

  test.each<[what: string, types: readonly string[] | undefined, found: object]>([
    [
      'topics, which nothing that is known depends on',
      ['azurerm_servicebus_topic'],
      { ...NOTHING, unresolved: ['part'] },
    ],
    ['something among which are queues', ['x', 'azurerm_servicebus_queue'], { ...NOTHING, unresolved: ['part'] }],
    ['locks, which have nothing to do with messages', ['azurerm_management_lock'], NOTHING],
    ['anything', undefined, { ...NOTHING, unresolved: ['part'], more: ['part'], rules: ['part'] }],
  ])('a part that was not read may be %s', (_, types, found) => {
    const document = documentOf(WITH_TOPIC);
    const gap = { file: 'x', address: 'part', why: 'was not read', effect: 'more' as const, types };
    expect(readFrom({ ...document, gaps: [gap] })).toEqual(found);
  });

  test('what Terraform leaves as it is hides nothing', () => {
    const document = documentOf({ ...WITH_TOPIC, azurerm_servicebus_stream: { x: {} } });
    const resources = document.resources.map((one) =>
      one.type === 'azurerm_servicebus_stream' ? { ...one, presence: 'forgotten' as const } : one,
    );
    expect(readFrom({ ...document, resources })).toEqual(NOTHING);
  });
});

test.each([
  ...['namespace', 'topic', 'queue', 'subscription', 'subscription_rule', 'namespace_authorization_rule'],
  ...['topic_authorization_rule', 'queue_authorization_rule', 'namespace_network_rule_set'],
  ...['namespace_disaster_recovery_config', 'namespace_customer_managed_key'],
])('azurerm_servicebus_%s is understood', (name) => {
  const [one] = documentOf({ [`azurerm_servicebus_${name}`]: { x: {} } }).resources;
  expect(whatItHides(one!)).toBeUndefined();
});

test.each<[type: string, values: object, hides: boolean]>([
  ...['azapi_resource', 'azapi_update_resource', 'azapi_resource_action', 'azapi_data_plane_resource'].map(
    (type): [string, object, boolean] => [type, { type: `${SB}/messageFlows@2024-01-01` }, true],
  ),
  ['azapi_resource_list', { type: `${SB}/messageFlows@2024-01-01` }, false],
  ['my_azapi_resource', { type: `${SB}/messageFlows@2024-01-01` }, false],
  ...['resource_group_template', 'subscription_template', 'management_group_template', 'tenant_template'].map(
    (scope): [string, object, boolean] => [`azurerm_${scope}_deployment`, { template_content: SB }, true],
  ),
  ['azurerm_template_deployment', { template_body: SB.toUpperCase() }, true],
  ['azurerm_resource_deployment_stack', { template_content: SB }, true],
  ['azurerm_resource_deployment_stack', {}, true],
  ['azurerm_template_deployments', { template_content: SB }, false],
  ['my_azurerm_template_deployment', { template_content: SB }, false],
])('%s with %j hides something: %s', (type, values, hides) => {
  const [one] = documentOf({ [type]: { x: values } }).resources;
  expect(whatItHides(one!) !== undefined).toBe(hides);
});

test.each<[kind: string, hides: boolean]>([
  ['authorizationRules', false],
  ['topics/authorizationRules', false],
  ['queues/authorizationRules', false],
  ['networkRuleSets', false],
  ['privateEndpointConnections', false],
  ['disasterRecoveryConfigs', false],
  ['migrationConfigurations', false],
  ['topics/networkRuleSets', false],
  ['topics/subscriptions/authorizationRules', true],
  ['messageFlows', true],
  ['authorizationRulesOfOthers', true],
])('%s of Azure Resource Manager may change where messages go: %s', (kind, hides) => {
  const { unresolved } = topologyOf(documentOf({ azapi_resource: { x: { type: `${SB}/${kind}@2024-01-01` } } }));
  expect(unresolved.map(({ address, problem }) => `${address} ${problem}`)).toEqual(
    hides ? [`azapi_resource.x changes \`${SB}/${kind}@2024-01-01\`, which is not read here`] : [],
  );
});
