import { mayBe, type Opaque, opaqueness } from '../../lib/audit/document/opaque';
import { Reference, type TerraformResource } from '../../lib/terraform';

/** Which resources no rule understands, why, and what they may be. */

const opaque = (type: string, values: object = {}, mode: 'managed' | 'data' = 'managed') =>
  opaqueness({ type, values, mode } as unknown as TerraformResource, new Set(['azurerm_judged']));
const BUS = '/subscriptions/s/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/bus';

test.each<[type: string, values: object, expected: Opaque | undefined]>([
  [
    'azapi_resource',
    { type: 'Microsoft.ServiceBus/namespaces@2022-10-01' },
    {
      why: "makes Microsoft.ServiceBus/namespaces in ARM's own words, which no rule reads",
      makes: 'Microsoft.ServiceBus/namespaces',
      mayBeOther: true,
    },
  ],
  [
    'azapi_resource',
    { type: new Reference('${var.type}') },
    {
      why: "makes what only Terraform knows in ARM's own words, which no rule reads",
      makes: undefined,
      mayBeOther: true,
    },
  ],
  [
    'azapi_update_resource',
    { type: 'Microsoft.Web/sites@1' },
    { why: "changes Microsoft.Web/sites in ARM's own words, which no rule reads", makes: undefined, mayBeOther: true },
  ],
  [
    'azapi_resource_action',
    {},
    {
      why: "changes what only Terraform knows in ARM's own words, which no rule reads",
      makes: undefined,
      mayBeOther: true,
    },
  ],
  [
    'azurerm_resource_group_template_deployment',
    { template_content: '{}' },
    { why: 'deploys what its template says, which no rule reads', makes: undefined, mayBeOther: true },
  ],
  [
    'azurerm_resource_deployment_script_azure_cli',
    {},
    { why: 'deploys what its template says, which no rule reads', makes: undefined, mayBeOther: true },
  ],
  [
    'null_resource',
    { provisioner: [{ 'local-exec': {} }] },
    { why: 'runs commands, and nobody can tell what they do', makes: undefined, mayBeOther: true },
  ],
  ['null_resource', {}, undefined],
  ['azurerm_judged', {}, undefined],
  ['acme_thing', {}, { why: 'is of a provider that no rule knows', makes: undefined, mayBeOther: true }],
  [
    'azurerm_servicebus_new',
    {},
    { why: 'is of Service Bus, and no rule is about it', makes: undefined, mayBeOther: false },
  ],
  ['azurerm_dashboard', {}, undefined],
  [
    'Microsoft.Resources/deploymentScripts',
    {},
    { why: 'runs commands, and nobody can tell what they do', makes: undefined, mayBeOther: true },
  ],
  [
    'microsoft.servicebus/namespaces',
    {},
    {
      why: "is microsoft.servicebus/namespaces, which no rule reads in ARM's own words",
      makes: 'microsoft.servicebus/namespaces',
      mayBeOther: true,
    },
  ],
  [
    'Microsoft.Storage/storageAccounts/blobServices',
    {},
    {
      why: "is Microsoft.Storage/storageAccounts/blobServices, which no rule reads in ARM's own words",
      makes: 'Microsoft.Storage/storageAccounts/blobServices',
      mayBeOther: false,
    },
  ],
  ['Microsoft.Storage/storageAccountsOfOthers', {}, undefined],
  ['Microsoft.Insights/scheduledQueryRules', {}, undefined],
])('%s with %j', (type, values, expected) => {
  expect(opaque(type, values)).toEqual(expected);
  // What is only read makes nothing.
  expect(opaque(type, values, 'data')).toBeUndefined();
});

test.each([
  'azurerm_monitor_diagnostic_setting',
  'azurerm_monitor_metric_alert',
  'azurerm_monitor_action_group',
  'azurerm_management_lock',
  'azurerm_private_endpoint',
  'azurerm_servicebus_topic',
  'azurerm_servicebus_namespace_disaster_recovery_config',
  'azurerm_servicebus_namespace_customer_managed_key',
  'azurerm_logic_app_trigger_http_request',
  'azurerm_user_assigned_identity',
  'azurerm_resource_group',
])('%s is read where another one is judged, and is what it says', (type) => {
  expect(opaque(type, { scope: BUS })).toBeUndefined();
});

describe('a deployment of a template', () => {
  const registered = (change: object = {}) => ({
    type: 'Microsoft.MachineLearningServices/workspaces/environments/versions',
    ...change,
  });
  const deployment = (template: unknown) =>
    opaque('azurerm_resource_group_template_deployment', {
      template_content: typeof template === 'string' ? template : JSON.stringify(template),
    });

  test.each<[what: string, template: unknown, isUnderstood: boolean]>([
    ['an asset of Azure ML', { resources: [registered()] }, true],
    [
      'two of them',
      {
        resources: [registered(), registered({ type: 'microsoft.machinelearningservices/WORKSPACES/codes/versions' })],
      },
      true,
    ],
    ['one, and something else', { resources: [registered(), registered({ type: 'Microsoft.Web/sites' })] }, false],
    ['something else, and one', { resources: [registered({ type: 'Microsoft.Web/sites' }), registered()] }, false],
    ['one with resources in it', { resources: [registered({ resources: [] })] }, false],
    ['a part of one', { resources: [registered({ type: `${registered().type}/parts` })] }, false],
    ['a job', { resources: [registered({ type: 'Microsoft.MachineLearningServices/workspaces/jobs' })] }, false],
    ['a type that is no text', { resources: [registered({ type: 5 })] }, false],
    ['what is no resource', { resources: [registered(), 'x'] }, false],
    ['nothing', { resources: [] }, false],
    ['resources by their names', { resources: { a: registered() } }, false],
    ['no resources', {}, false],
    ['a list', [registered()], false],
    ['what is no JSON', '{', false],
    ['nothing at all', '', false],
  ])('with %s is understood, or not', (_, template, isUnderstood) => {
    expect(deployment(template) === undefined).toBe(isUnderstood);
  });

  test('that only Terraform knows is not', () => {
    const template_content = new Reference('${file("a.json")}');
    expect(opaque('azurerm_resource_group_template_deployment', { template_content })?.mayBeOther).toBe(true);
  });
});

describe('a neighbour has to do with Service Bus', () => {
  const by = (values: object, type = 'azurerm_dashboard') => /by (\S+), and/.exec(opaque(type, values)?.why ?? '')?.[1];
  const REFERENCE = new Reference('${azurerm_servicebus_namespace.bus.id}');

  test.each<[what: string, values: object, argument: string | undefined]>([
    ['by an id', { a: 'x', id: BUS }, 'id'],
    ['by an id in other letters', { id: BUS.toLowerCase() }, 'id'],
    ['by an address', { url: 'https://bus.servicebus.windows.net' }, 'url'],
    ['by an address in other letters', { url: 'SB://BUS.ServiceBus.Windows.net' }, 'url'],
    ['by a reference', { id: REFERENCE }, 'id'],
    ['by a reference to one in a module', { id: new Reference('${module.m.azurerm_servicebus_topic.t.id}') }, 'id'],
    ['by a reference with an id in it', { id: new Reference('${var.s}/providers/Microsoft.ServiceBus/x') }, 'id'],
    ['by what a reference comes from', { id: new Reference('${local.x}', ['azurerm_servicebus_topic.t']) }, 'id'],
    ['by something deep', { block: [{ ids: ['x', BUS] }] }, 'block.0.ids.1'],
    ['by the first of two', { a: BUS, b: BUS }, 'a'],
    ['not by another reference', { id: new Reference('${azurerm_storage_account.a.id}') }, undefined],
    ['not by a type of a like name', { id: new Reference('${my_azurerm_servicebus_x.a.id}') }, undefined],
    ['not by the word', { name: 'Microsoft.ServiceBus' }, undefined],
    ['not by a number, or nothing', { a: 5, b: null, c: true, d: [], e: {} }, undefined],
    ['not by what is said of it', { '//': { x: BUS } }, undefined],
    ['not by what it waits for', { depends_on: [REFERENCE] }, undefined],
    ['not by its life', { lifecycle: { replace_triggered_by: [REFERENCE] } }, undefined],
    ['not by its provider', { provider: REFERENCE }, undefined],
    ['not by how long it may take', { timeouts: { create: BUS } }, undefined],
    ['not by its tags', { tags: { bus: BUS } }, undefined],
    ['by an argument that begins like one of these', { tagsOf: BUS }, 'tagsOf'],
  ])('%s', (_, values, argument) => {
    expect(by(values)).toBe(argument);
    expect(by(values, 'Microsoft.Insights/scheduledQueryRules')).toBe(argument);
  });

  test.each([
    'azurerm_private_dns_a_record',
    'azurerm_network_security_rule',
    'azurerm_virtual_network_peering',
    'azurerm_subnet_nat_gateway_association',
    'azurerm_key_vault_certificate',
    'azurerm_app_configuration_key',
  ])('not where it keeps what it says to itself, as %s', (type) => {
    expect(by({ id: BUS }, type)).toBeUndefined();
  });
});

const DIAGNOSTICS = 'Microsoft.Insights/diagnosticSettings';
test.each<[makes: string | undefined, mayBeOther: boolean, type: string, expected: boolean]>([
  [undefined, true, 'azurerm_role_assignment', true],
  [undefined, false, 'azurerm_role_assignment', false],
  [DIAGNOSTICS, false, 'azurerm_monitor_diagnostic_setting', false],
  [DIAGNOSTICS, true, 'azurerm_monitor_diagnostic_setting', true],
  [DIAGNOSTICS.toLowerCase(), true, 'azurerm_monitor_diagnostic_setting', true],
  [DIAGNOSTICS, true, 'azurerm_role_assignment', false],
  [`${DIAGNOSTICS}/x`, true, 'azurerm_monitor_diagnostic_setting', false],
  ['Microsoft.Insights/metricAlerts', true, 'azurerm_monitor_metric_alert', true],
  ['Microsoft.Authorization/roleAssignments', true, 'azurerm_role_assignment', true],
  ['Microsoft.Authorization/locks', true, 'azurerm_management_lock', true],
  ['Microsoft.Network/privateEndpoints', true, 'azurerm_private_endpoint', true],
  ['Microsoft.ServiceBus/namespaces/privateEndpointConnections', true, 'azurerm_private_endpoint', true],
  ['Microsoft.ServiceBus/namespaces', true, 'azurerm_private_endpoint', false],
  ['Microsoft.ServiceBus/namespaces/topics/subscriptions/rules', true, 'azurerm_servicebus_subscription_rule', true],
  [
    'Microsoft.ServiceBus/namespaces/disasterRecoveryConfigs',
    true,
    'azurerm_servicebus_namespace_disaster_recovery_config',
    true,
  ],
  ['Microsoft.ServiceBus/namespaces', true, 'azurerm_servicebus_namespace_customer_managed_key', true],
  ['Microsoft.Logic/workflows', true, 'azurerm_logic_app_trigger_http_request', true],
  // What is not said of a type may be.
  ['Microsoft.Web/sites', true, 'azurerm_storage_account', true],
])('what makes %s (other things: %s) may be %s: %s', (makes, mayBeOther, type, expected) => {
  expect(mayBe({ why: '', makes, mayBeOther }, type)).toBe(expected);
});
