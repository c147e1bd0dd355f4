import { auditRules, type Status } from '../../lib/audit';
import { audited, documentOf, type Resources, recordAt } from './documents';

const NAMESPACE = 'azurerm_servicebus_namespace';
const BUS = `\${${NAMESPACE}.bus.id}`;
const TOPIC = '${azurerm_servicebus_topic.events.id}';
const SUBSCRIPTION = '${azurerm_servicebus_subscription.train.id}';
const DEPLOYED_LATER = '${var.somewhere}';

const ACCOUNT = 'azurerm_storage_account';
const NETWORK_RULES = 'azurerm_storage_account_network_rules';
const IT = `\${${ACCOUNT}.it.id}`;
const BARE = `\${${ACCOUNT}.bare.id}`;
const CLOSED = { public_network_access_enabled: false };

const STANDARD = { name: 'training', sku: 'Standard' };
const PREMIUM = { name: 'training', sku: 'Premium' };
const ENTITIES: Resources = {
  [NAMESPACE]: { bus: PREMIUM },
  azurerm_servicebus_topic: { events: { namespace_id: BUS } },
  azurerm_servicebus_queue: { review: { namespace_id: BUS } },
  azurerm_servicebus_subscription: { train: { topic_id: TOPIC } },
};

const roleAt = (guid: string, scope: string) => ({
  scope,
  role_definition_id: `\${data.azurerm_subscription.s.id}/providers/Microsoft.Authorization/roleDefinitions/${guid}`,
});
const SENDER = '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39';
const RECEIVER = '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0';
const OWNER = '090c5cfd-751d-490a-894a-3ce6f1109419';

/** One rule and one thing it is asked about. */
interface Case {
  readonly rule: string;
  readonly address: string;
  readonly status: Status;
  readonly resources: Resources;
  readonly others?: object;
}

/** Verdicts about one resource of a type, beside what else there is. */
function about(rule: string, type: string, verdicts: readonly (readonly [Status, object, Resources?])[]): Case[] {
  return verdicts.map(([status, values, beside = {}]) => ({
    rule,
    address: `${type}.it`,
    status,
    resources: { ...beside, [type]: { ...beside[type], it: values } },
  }));
}

/** The verdicts about a namespace named `bus`. */
function namespaceIs(rule: string, verdicts: readonly (readonly [Status, object, Resources?])[]): Case[] {
  return verdicts.map(([status, values, beside = {}]) => ({
    rule,
    address: `${NAMESPACE}.bus`,
    status,
    resources: { ...beside, [NAMESPACE]: { ...beside[NAMESPACE], bus: { name: 'training', ...values } } },
  }));
}

const settingOf = (target: string, logs: object) => ({
  azurerm_monitor_diagnostic_setting: { logs: { target_resource_id: target, enabled_log: logs } },
});
const setting = (target: string, log: object) => settingOf(target, [log]);
const alert = (metric: string, scope = BUS, action: object[] = [{ action_group_id: 'a' }]) => ({
  azurerm_monitor_metric_alert: { alert: { scopes: [scope], criteria: [{ metric_name: metric }], action } },
});
const endpoint = (target: string, subresource: string) => ({
  azurerm_private_endpoint: {
    pe: { private_service_connection: { private_connection_resource_id: target, subresource_names: [subresource] } },
  },
});
const app = (type: string, argument: string, right: unknown, wrong: unknown) => (rule: string) =>
  about(rule, type, [
    ['compliant', nested(argument, right)],
    ['non-compliant', nested(argument, wrong)],
    ['unknown', nested(argument, DEPLOYED_LATER)],
  ]);
const nested = (argument: string, value: unknown): object =>
  argument.split('.').reduceRight<unknown>((inner, part) => ({ [part]: inner }), value) as object;
const output = (rule: string, status: Status, body: object): Case => ({
  rule,
  address: 'output.it',
  status,
  resources: {},
  others: { output: { it: body } },
});
const whole = (rule: string, status: Status, terraform: object): Case => ({
  rule,
  address: 'terraform',
  status,
  resources: {},
  others: { terraform },
});

const KEY = '${azurerm_servicebus_namespace.bus.default_primary_connection_string}';
// Made of parts, so that no scanner takes the test for a leak.
const LITERAL_KEY = ['Endpoint=sb://training.servicebus.windows.net/;', 'SharedAccess', 'Key=', 'A'.repeat(44)].join(
  '',
);

const CASES: readonly Case[] = [
  ...namespaceIs('SB-AUTH-001', [
    ['compliant', { ...STANDARD, local_auth_enabled: false }],
    ['compliant', { ...STANDARD, local_auth_enabled: 'false' }],
    ['non-compliant', { ...STANDARD, local_auth_enabled: true }],
    ['non-compliant', STANDARD],
    ['unknown', { ...STANDARD, local_auth_enabled: DEPLOYED_LATER }],
  ]),
  ...about('EG-001', 'azurerm_eventgrid_system_topic_event_subscription', [
    ['compliant', { service_bus_topic_id: TOPIC, delivery_identity: { type: 'UserAssigned' } }],
    ['compliant', { service_bus_topic_endpoint_id: TOPIC, delivery_identity: [{ type: 'SystemAssigned' }] }],
    ['non-compliant', { service_bus_topic_id: TOPIC }],
    ['non-compliant', { service_bus_queue_endpoint_id: '${azurerm_servicebus_queue.review.id}' }],
    ['unknown', { service_bus_queue_endpoint_id: DEPLOYED_LATER }],
    ['unknown', { service_bus_topic_id: TOPIC, delivery_identity: { type: DEPLOYED_LATER } }],
    ['not-applicable', { storage_queue_endpoint: { queue_name: 'q' } }],
  ]),
  ...['namespace', 'topic', 'queue'].flatMap((kind) =>
    about('SB-AUTH-002', `azurerm_servicebus_${kind}_authorization_rule`, [
      ['non-compliant', { name: 'k', send: true }],
    ]),
  ),
  ...about('SB-AUTH-003', 'azurerm_servicebus_topic_authorization_rule', [
    ['compliant', { name: 'k', send: true, manage: false }],
    ['compliant', { name: 'k', send: true }],
    ['non-compliant', { name: 'k', manage: true }],
    ['unknown', { name: 'k', manage: DEPLOYED_LATER }],
  ]),
  ...namespaceIs('SB-TLS-001', [
    ['compliant', { ...STANDARD, minimum_tls_version: '1.2' }],
    ['non-compliant', { ...STANDARD, minimum_tls_version: '1.0' }],
    ['non-compliant', STANDARD],
  ]),
  ...namespaceIs('SB-NET-001', [
    ['compliant', { ...PREMIUM, public_network_access_enabled: false }],
    [
      'compliant',
      { ...PREMIUM, public_network_access_enabled: false, network_rule_set: { public_network_access_enabled: false } },
    ],
    [
      'non-compliant',
      { ...PREMIUM, public_network_access_enabled: false, network_rule_set: { public_network_access_enabled: true } },
    ],
    ['non-compliant', { ...PREMIUM, public_network_access_enabled: false, network_rule_set: {} }],
    ['non-compliant', STANDARD],
    ['unknown', { ...PREMIUM, public_network_access_enabled: DEPLOYED_LATER }],
  ]),
  ...namespaceIs('SB-NET-002', [
    ['compliant', { ...PREMIUM, network_rule_set: { default_action: 'Deny' } }],
    // As a plan writes blocks.
    ['compliant', { ...PREMIUM, network_rule_set: [{ default_action: 'Deny' }] }],
    ['non-compliant', { ...PREMIUM, network_rule_set: { default_action: 'Allow' } }],
    ['non-compliant', PREMIUM],
    ['not-applicable', { ...PREMIUM, public_network_access_enabled: false }],
    ['not-applicable', STANDARD],
    ['unknown', { sku: DEPLOYED_LATER }],
    ['unknown', { ...PREMIUM, network_rule_set: DEPLOYED_LATER }],
  ]),
  ...namespaceIs('SB-NET-003', [
    ['compliant', PREMIUM, endpoint(BUS, 'namespace')],
    ['non-compliant', PREMIUM, endpoint(BUS, 'other')],
    ['non-compliant', PREMIUM, endpoint('/subscriptions/s/other', 'namespace')],
    ['non-compliant', PREMIUM],
    ['not-applicable', STANDARD],
    ['unknown', PREMIUM, endpoint(DEPLOYED_LATER, 'namespace')],
  ]),
  ...namespaceIs('SB-NET-004', [
    ['compliant', { ...PREMIUM, network_rule_set: { trusted_services_allowed: false } }],
    ['compliant', PREMIUM],
    ['non-compliant', { ...PREMIUM, network_rule_set: { trusted_services_allowed: true } }],
    ['not-applicable', STANDARD],
  ]),
  ...namespaceIs('SB-ENC-001', [
    ['compliant', { ...PREMIUM, customer_managed_key: { key_vault_key_id: '${azurerm_key_vault_key.k.id}' } }],
    [
      'compliant',
      PREMIUM,
      { azurerm_servicebus_namespace_customer_managed_key: { k: { namespace_id: BUS, key_vault_key_id: 'id' } } },
    ],
    ['non-compliant', PREMIUM],
    ['not-applicable', STANDARD],
    [
      'unknown',
      PREMIUM,
      { azurerm_servicebus_namespace_customer_managed_key: { k: { namespace_id: DEPLOYED_LATER } } },
    ],
  ]),
  ...namespaceIs('SB-ENC-002', [
    ['compliant', { ...PREMIUM, customer_managed_key: { infrastructure_encryption_enabled: true } }],
    [
      'compliant',
      PREMIUM,
      {
        azurerm_servicebus_namespace_customer_managed_key: {
          k: { namespace_id: BUS, infrastructure_encryption_enabled: true },
        },
      },
    ],
    ['non-compliant', PREMIUM, { azurerm_servicebus_namespace_customer_managed_key: { k: { namespace_id: BUS } } }],
    ['non-compliant', { ...PREMIUM, customer_managed_key: { key_vault_key_id: 'id' } }],
    ['not-applicable', STANDARD],
  ]),
  ...namespaceIs('SB-ID-001', [
    ['compliant', { ...STANDARD, identity: { type: 'SystemAssigned' } }],
    ['compliant', { ...STANDARD, identity: { type: DEPLOYED_LATER } }],
    ['non-compliant', STANDARD],
  ]),
  ...[
    ['primary_namespace_id', 'partner_namespace_id'],
    ['partner_namespace_id', 'primary_namespace_id'],
  ].flatMap(([own, other]) =>
    (
      [
        ['compliant', 'northeurope'],
        ['non-compliant', 'West Europe'],
        ['unknown', DEPLOYED_LATER],
      ] as const
    ).flatMap(([status, location]) =>
      namespaceIs('SB-DR-001', [
        [
          status,
          { ...PREMIUM, location: 'westeurope' },
          {
            [NAMESPACE]: { far: { ...PREMIUM, location } },
            azurerm_servicebus_namespace_disaster_recovery_config: {
              dr: { [own as string]: BUS, [other as string]: `\${${NAMESPACE}.far.id}` },
            },
          },
        ],
      ]),
    ),
  ),
  ...namespaceIs('SB-DR-001', [
    ['non-compliant', PREMIUM],
    ['not-applicable', STANDARD],
    [
      'unknown',
      PREMIUM,
      { azurerm_servicebus_namespace_disaster_recovery_config: { dr: { primary_namespace_id: DEPLOYED_LATER } } },
    ],
  ]),
  ...namespaceIs('SB-LOCK-001', [
    ['compliant', STANDARD, { azurerm_management_lock: { lock: { scope: BUS } } }],
    ['compliant', { ...STANDARD, lifecycle: { prevent_destroy: true } }],
    ['non-compliant', STANDARD],
    ['unknown', STANDARD, { azurerm_management_lock: { lock: { scope: DEPLOYED_LATER } } }],
  ]),
  ...namespaceIs('SB-LOG-001', [
    ['compliant', STANDARD, setting(BUS, { category_group: 'allLogs' })],
    ['compliant', STANDARD, setting(BUS, { category: 'RuntimeAuditLogs' })],
    // One block in JSON may stand without its list.
    ['compliant', STANDARD, settingOf(BUS, { category: 'RuntimeAuditLogs' })],
    ['non-compliant', STANDARD, settingOf(BUS, { category: 'OperationalLogs' })],
    ['unknown', STANDARD, settingOf(BUS, { category: DEPLOYED_LATER })],
    ['non-compliant', STANDARD, setting(BUS, { category: 'VNetAndIPFilteringLogs' })],
    ['non-compliant', STANDARD],
    ['unknown', STANDARD, setting(DEPLOYED_LATER, { category_group: 'allLogs' })],
    ['unknown', STANDARD, setting(BUS, { category_group: DEPLOYED_LATER })],
  ]),
  ...(
    [
      ['KV-LOG-001', 'azurerm_key_vault', 'AuditEvent'],
      ['LA-LOG-001', 'azurerm_logic_app_workflow', 'WorkflowRuntime'],
      ['AML-LOG-001', 'azurerm_machine_learning_workspace', 'allLogs'],
    ] as const
  ).flatMap(([rule, type, category]) =>
    about(rule, type, [
      ['compliant', {}, setting(`\${${type}.it.id}`, { category })],
      ['non-compliant', {}, setting(BUS, { category })],
    ]),
  ),
  ...(
    [
      ['SB-ALERT-001', 'DeadletteredMessages'],
      ['SB-ALERT-002', 'ThrottledRequests'],
      ['SB-ALERT-003', 'ServerErrors'],
      ['SB-ALERT-004', 'NamespaceCpuUsage'],
    ] as const
  ).flatMap(([rule, metric]) =>
    namespaceIs(rule, [
      ['compliant', PREMIUM, alert(metric)],
      ['non-compliant', PREMIUM, alert('IncomingMessages')],
      ['non-compliant', PREMIUM, alert(metric, BUS, [])],
      ['non-compliant', PREMIUM],
      ['unknown', PREMIUM, alert(metric, DEPLOYED_LATER)],
    ]),
  ),
  ...namespaceIs('SB-ALERT-004', [['not-applicable', STANDARD]]),
  ...about('SB-RULE-001', 'azurerm_servicebus_subscription', [
    [
      'compliant',
      { topic_id: TOPIC },
      { azurerm_servicebus_subscription_rule: { r: { subscription_id: '${azurerm_servicebus_subscription.it.id}' } } },
    ],
    ['non-compliant', { topic_id: TOPIC }],
    [
      'unknown',
      { topic_id: TOPIC },
      { azurerm_servicebus_subscription_rule: { r: { subscription_id: DEPLOYED_LATER } } },
    ],
  ]),
  ...about('SB-RULE-002', 'azurerm_servicebus_subscription_rule', [
    ['compliant', { name: 'all' }],
    ['non-compliant', { name: '$Default' }],
    ['unknown', { name: DEPLOYED_LATER }],
  ]),
  ...about('SB-DLQ-001', 'azurerm_servicebus_subscription', [
    ['compliant', { default_message_ttl: 'P1D', dead_lettering_on_message_expiration: true }],
    ['non-compliant', { default_message_ttl: 'P1D' }],
    ['non-compliant', { topic_id: TOPIC }, { azurerm_servicebus_topic: { events: { default_message_ttl: 'P14D' } } }],
    ['not-applicable', { topic_id: TOPIC }, ENTITIES],
    ['not-applicable', { default_message_ttl: 'P10675199DT2H48M5.4775807S' }],
    ['unknown', { default_message_ttl: DEPLOYED_LATER }],
  ]),
  ...about('SB-DLQ-001', 'azurerm_servicebus_queue', [
    ['non-compliant', { default_message_ttl: 'P1D' }],
    ['not-applicable', { name: 'review' }],
  ]),
  ...about('SB-DLQ-002', 'azurerm_servicebus_subscription', [
    ['compliant', {}],
    ['non-compliant', { dead_lettering_on_filter_evaluation_error: false }],
  ]),
  ...about('SB-RBAC-001', 'azurerm_role_assignment', [
    ['compliant', roleAt(SENDER, TOPIC), ENTITIES],
    ['compliant', roleAt(RECEIVER, SUBSCRIPTION), ENTITIES],
    ['compliant', { role_definition_name: 'Azure Service Bus Data Sender', scope: `${BUS}/topics/events` }, ENTITIES],
    ['compliant', roleAt(RECEIVER, `${BUS}/topics/events/subscriptions/train`), ENTITIES],
    [
      'compliant',
      roleAt(RECEIVER, '/subscriptions/s/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/n/queues/q'),
    ],
    ['non-compliant', roleAt(RECEIVER, TOPIC), ENTITIES],
    ['non-compliant', roleAt(SENDER, BUS), ENTITIES],
    ['non-compliant', roleAt(SENDER, '/subscriptions/s/resourceGroups/g')],
    ['non-compliant', roleAt(SENDER, '/subscriptions/s')],
    // A role that is for something else has no business at a topic.
    ['non-compliant', { role_definition_name: 'Reader', scope: TOPIC }, ENTITIES],
    ['not-applicable', { role_definition_name: 'Reader', scope: '/subscriptions/s/resourceGroups/g' }],
    ['not-applicable', { role_definition_name: 'Owner', scope: TOPIC }, ENTITIES],
    ['unknown', roleAt(SENDER, DEPLOYED_LATER)],
    ['unknown', { role_definition_id: '${azurerm_role_definition.own.role_definition_resource_id}', scope: TOPIC }],
    [
      'not-applicable',
      { role_definition_id: '${azurerm_role_definition.own.role_definition_resource_id}', scope: '/subscriptions/s' },
      { azurerm_role_definition: { own: { name: 'own' } } },
    ],
  ]),
  ...about('SB-RBAC-002', 'azurerm_role_assignment', [
    ['compliant', roleAt(SENDER, TOPIC)],
    ['non-compliant', { role_definition_name: 'Contributor', scope: '/subscriptions/s' }],
    ['non-compliant', roleAt('8e3af657-a8ff-443c-a75c-2fe8c4bcb635', '/subscriptions/s')],
    ['unknown', { role_definition_name: DEPLOYED_LATER, scope: '/subscriptions/s' }],
  ]),
  ...about('SB-RBAC-003', 'azurerm_role_assignment', [
    ['compliant', roleAt(SENDER, TOPIC)],
    ['non-compliant', roleAt(OWNER, TOPIC)],
  ]),
  ...about('SB-RBAC-004', 'azurerm_role_definition', [
    ['compliant', { permissions: [{ actions: ['Microsoft.ServiceBus/namespaces/read'] }] }],
    ['non-compliant', { permissions: [{ actions: ['Microsoft.ServiceBus/*'] }] }],
    ['non-compliant', { permissions: { data_actions: ['*'] } }],
    ['unknown', { permissions: DEPLOYED_LATER }],
  ]),
  ...about('SB-RBAC-005', 'azurerm_role_assignment', [
    ['compliant', { ...roleAt(RECEIVER, SUBSCRIPTION), principal_id: 'p' }, ENTITIES],
    [
      'non-compliant',
      { ...roleAt(RECEIVER, TOPIC), principal_id: 'p' },
      {
        ...ENTITIES,
        azurerm_role_assignment: { other: { ...roleAt(RECEIVER, SUBSCRIPTION), principal_id: 'q' } },
      },
    ],
    ['not-applicable', { ...roleAt(SENDER, TOPIC), principal_id: 'p' }, ENTITIES],
    ['unknown', { ...roleAt(RECEIVER, DEPLOYED_LATER), principal_id: 'p' }],
  ]),
  ...about('SB-SEC-001', 'azurerm_linux_function_app', [
    ['compliant', { app_settings: { BUS__fullyQualifiedNamespace: '${azurerm_servicebus_namespace.bus.endpoint}' } }],
    ['non-compliant', { app_settings: { BUS: KEY } }],
    [
      'non-compliant',
      { app_settings: { BUS: `\${upper(azurerm_servicebus_topic_authorization_rule.k.primary_key)}` } },
    ],
    ['non-compliant', { app_settings: { V: '${azurerm_key_vault_secret.s.value}' } }],
    ['non-compliant', { storage_account_access_key: '${azurerm_storage_account.a.primary_access_key}' }],
  ]),
  output('SB-SEC-001', 'non-compliant', { value: KEY, sensitive: true }),
  output('SB-SEC-001', 'non-compliant', {
    value: '${data.azurerm_servicebus_namespace.platform.default_primary_key}',
    sensitive: true,
  }),
  output('SB-SEC-001', 'compliant', { value: '${azurerm_servicebus_namespace.bus.id}' }),
  ...about('SB-SEC-002', 'azurerm_linux_function_app', [
    ['compliant', { app_settings: { BUS: 'Endpoint of the bus' } }],
    ['non-compliant', { app_settings: { BUS: LITERAL_KEY } }],
    ['non-compliant', { tags: { key: `${'A'.repeat(33)}+ASb${'B'.repeat(6)}=` } }],
  ]),
  output('SB-SEC-003', 'compliant', { value: KEY, sensitive: true }),
  output('SB-SEC-003', 'non-compliant', { value: KEY }),
  output('SB-SEC-003', 'non-compliant', { value: LITERAL_KEY, sensitive: false }),
  output('SB-SEC-003', 'not-applicable', { value: 'westeurope' }),
  {
    rule: 'SB-SEC-004',
    address: 'data.azurerm_servicebus_namespace.platform',
    status: 'non-compliant',
    resources: {},
    others: { data: { azurerm_servicebus_namespace: { platform: { name: 'platform-bus' } } } },
  },
  ...app('azurerm_linux_function_app', 'https_only', true, false)('FN-001'),
  ...app('azurerm_function_app_flex_consumption', 'https_only', true, false)('FN-001'),
  ...app('azurerm_logic_app_standard', 'https_only', true, false)('FN-001'),
  ...app('azurerm_windows_function_app', 'site_config.minimum_tls_version', '1.2', '1.0')('FN-002'),
  ...app('azurerm_function_app_flex_consumption', 'public_network_access_enabled', false, true)('FN-003'),
  ...app('azurerm_linux_function_app', 'site_config.remote_debugging_enabled', false, true)('FN-004'),
  ...about('FN-005', 'azurerm_linux_function_app', [
    [
      'compliant',
      { webdeploy_publish_basic_authentication_enabled: false, ftp_publish_basic_authentication_enabled: false },
    ],
    ['non-compliant', { webdeploy_publish_basic_authentication_enabled: false }],
  ]),
  ...about('FN-005', 'azurerm_function_app_flex_consumption', [
    ['compliant', { webdeploy_publish_basic_authentication_enabled: false }],
    ['non-compliant', {}],
  ]),
  ...about('FN-006', 'azurerm_logic_app_workflow', [
    ['compliant', { identity: { type: 'UserAssigned' } }],
    ['non-compliant', {}],
  ]),
  ...app('azurerm_linux_function_app', 'storage_uses_managed_identity', true, false)('FN-007'),
  ...app(
    'azurerm_function_app_flex_consumption',
    'storage_authentication_type',
    'UserAssignedIdentity',
    'StorageAccountConnectionString',
  )('FN-007'),
  ...about('FN-007', 'azurerm_linux_function_app', [['not-applicable', { storage_key_vault_secret_id: 'id' }]]),
  ...about('FN-008', 'azurerm_linux_function_app', [
    ['compliant', { app_settings: { BUS__fullyQualifiedNamespace: 'x' } }],
    ['non-compliant', { app_settings: { BUS__fullyQualifiedNamespace: 'x', BUS: DEPLOYED_LATER } }],
    ['not-applicable', { app_settings: {} }],
  ]),
  ...about('LA-001', 'azurerm_logic_app_workflow', [
    ['not-applicable', {}],
    [
      'non-compliant',
      {},
      { azurerm_logic_app_trigger_http_request: { t: { logic_app_id: '${azurerm_logic_app_workflow.it.id}' } } },
    ],
    [
      'compliant',
      { access_control: { trigger: { allowed_caller_ip_address_range: ['203.0.113.0/24'] } } },
      { azurerm_logic_app_trigger_http_request: { t: { logic_app_id: '${azurerm_logic_app_workflow.it.id}' } } },
    ],
  ]),
  ...app('azurerm_machine_learning_workspace', 'public_network_access_enabled', false, true)('AML-001'),
  ...app('azurerm_machine_learning_workspace', 'storage_account_access_type', 'Identity', 'AccessKey')('AML-002'),
  ...app('azurerm_machine_learning_workspace', 'identity.type', 'UserAssigned', 'SystemAssigned')('AML-003'),
  ...app('azurerm_machine_learning_compute_cluster', 'local_auth_enabled', false, true)('AML-004'),
  ...app('azurerm_machine_learning_compute_cluster', 'scale_settings.min_node_count', 0, 1)('AML-005'),
  ...app('azurerm_machine_learning_compute_cluster', 'node_public_ip_enabled', false, true)('AML-006'),
  ...app('azurerm_machine_learning_compute_cluster', 'ssh_public_access_enabled', false, true)('AML-007'),
  ...app('azurerm_storage_account', 'shared_access_key_enabled', false, true)('ST-001'),
  ...app('azurerm_storage_account', 'https_traffic_only_enabled', true, false)('ST-002'),
  ...app('azurerm_storage_account', 'min_tls_version', 'TLS1_2', 'TLS1_0')('ST-003'),
  ...app('azurerm_storage_account', 'allow_nested_items_to_be_public', false, true)('ST-004'),
  ...app('azurerm_storage_account', 'public_network_access_enabled', false, true)('ST-005'),
  ...app('azurerm_storage_account', 'local_user_enabled', false, true)('ST-006'),
  ...about('ST-007', ACCOUNT, [
    ['compliant', { network_rules: { default_action: 'Deny', ip_rules: ['203.0.113.0/24'] } }],
    ['compliant', { network_rules: [{ default_action: 'Deny' }], public_network_access_enabled: false }],
    ['non-compliant', {}],
    ['non-compliant', { network_rules: { default_action: 'Allow' } }],
    ['non-compliant', { network_rules: { default_action: 'Deny', ip_rules: ['0.0.0.0/0'] } }],
    ['not-applicable', { public_network_access_enabled: false }],
    ['not-applicable', { public_network_access_enabled: false, network_rules: { default_action: 'Allow' } }],
    ['not-applicable', {}, { [NETWORK_RULES]: { r: { storage_account_id: IT, default_action: 'Allow' } } }],
    ['unknown', {}, { [NETWORK_RULES]: { r: { storage_account_id: DEPLOYED_LATER, default_action: 'Deny' } } }],
    ['unknown', { network_rules: { default_action: DEPLOYED_LATER } }],
    ['unknown', { network_rules: DEPLOYED_LATER }],
    ['unknown', { public_network_access_enabled: DEPLOYED_LATER }],
  ]),
  ...about('ST-007', NETWORK_RULES, [
    ['compliant', { default_action: 'Deny' }],
    ['non-compliant', { storage_account_id: BARE, default_action: 'Allow' }, { [ACCOUNT]: { bare: {} } }],
    ['not-applicable', { storage_account_id: BARE, default_action: 'Allow' }, { [ACCOUNT]: { bare: CLOSED } }],
    ['unknown', { storage_account_id: '/subscriptions/s/storageAccounts/a', default_action: 'Allow' }],
  ]),
  ...about('ST-008', ACCOUNT, [
    ['compliant', { network_rules: { default_action: 'Deny', bypass: ['Logging', 'AzureServices'] } }],
    ['compliant', { network_rules: { default_action: 'Deny' } }],
    ['non-compliant', { network_rules: { default_action: 'Deny', bypass: ['None'] } }],
    ['not-applicable', { network_rules: { default_action: 'Allow', bypass: ['None'] } }],
    ['not-applicable', {}],
    ['not-applicable', {}, { [NETWORK_RULES]: { r: { storage_account_id: IT, default_action: 'Deny' } } }],
    ['unknown', { network_rules: { default_action: 'Deny', bypass: [DEPLOYED_LATER] } }],
  ]),
  ...about('ST-008', NETWORK_RULES, [['non-compliant', { default_action: 'Deny', bypass: ['Metrics'] }]]),
  ...(
    [
      ['ST-009', ACCOUNT, 'blob'],
      ['KV-007', 'azurerm_key_vault', 'vault'],
    ] as const
  ).flatMap(([rule, type, subresource]) =>
    about(rule, type, [
      ['compliant', {}, endpoint(`\${${type}.it.id}`, subresource)],
      ['non-compliant', {}, endpoint(BUS, subresource)],
      ['non-compliant', {}],
      ['unknown', {}, endpoint(DEPLOYED_LATER, subresource)],
    ]),
  ),
  ...about('ST-010', ACCOUNT, [
    ['compliant', { customer_managed_key: { key_vault_key_id: DEPLOYED_LATER } }],
    ['compliant', {}, { azurerm_storage_account_customer_managed_key: { k: { storage_account_id: IT } } }],
    ['non-compliant', {}, { azurerm_storage_account_customer_managed_key: { k: { storage_account_id: BARE } } }],
    ['non-compliant', {}],
    ['unknown', {}, { azurerm_storage_account_customer_managed_key: { k: { storage_account_id: DEPLOYED_LATER } } }],
  ]),
  ...app(ACCOUNT, 'account_replication_type', 'GZRS', 'ZRS')('ST-011'),
  ...about('ST-LOG-001', ACCOUNT, [
    ['compliant', {}, setting(`${IT}/blobServices/default`, { category: 'StorageRead' })],
    ['compliant', {}, setting(`${IT}/blobServices/default`, { category_group: 'audit' })],
    ['compliant', { id: '/s/a' }, setting('/S/a/blobServices/default', { category_group: 'allLogs' })],
    [
      'compliant',
      {},
      { azurerm_log_analytics_storage_insights: { i: { storage_account_id: IT, blob_container_names: ['packages'] } } },
    ],
    ['non-compliant', {}],
    ['non-compliant', {}, setting(IT, { category_group: 'allLogs' })],
    ['non-compliant', {}, setting(`${IT}/blobServices/default`, { category: 'StorageWrite' })],
    [
      'non-compliant',
      {},
      { [ACCOUNT]: { bare: {} }, ...setting(`${BARE}/blobServices/default`, { category: 'StorageRead' }) },
    ],
    [
      'non-compliant',
      { name: 'it' },
      setting('/s/storageAccounts/other/blobServices/default', { category: 'StorageRead' }),
    ],
    ['non-compliant', {}, { azurerm_log_analytics_storage_insights: { i: { storage_account_id: IT } } }],
    ['not-applicable', { account_kind: 'FileStorage' }],
    ['unknown', {}, setting(DEPLOYED_LATER, { category: 'StorageRead' })],
    ['unknown', {}, setting('${local.account}/blobServices/default', { category: 'StorageRead' })],
    ['unknown', { name: 'it' }, setting('/s/storageAccounts/it/blobServices/default', { category: 'StorageRead' })],
    ['unknown', {}, setting(`${IT}/blobServices/default`, { category: DEPLOYED_LATER })],
    ['unknown', {}, { azurerm_log_analytics_storage_insights: { i: { storage_account_id: DEPLOYED_LATER } } }],
    ['unknown', { account_kind: DEPLOYED_LATER }],
  ]),
  ...about('ST-LOG-002', ACCOUNT, [
    ['compliant', {}, setting(`${IT}/queueServices/default`, { category_group: 'allLogs' })],
    ['compliant', { queue_properties: { logging: { read: true, write: true, delete: true } } }],
    [
      'compliant',
      { queue_properties: { logging: { read: DEPLOYED_LATER, write: true, delete: true } } },
      setting(`${IT}/queueServices/default`, { category_group: 'allLogs' }),
    ],
    ['unknown', { queue_properties: { logging: { read: DEPLOYED_LATER, write: true, delete: true } } }],
    [
      'compliant',
      {},
      {
        azurerm_storage_account_queue_properties: {
          q: { storage_account_id: IT, logging: { read: true, write: true, delete: true } },
        },
      },
    ],
    ['non-compliant', {}],
    ['non-compliant', {}, setting(`${IT}/queueServices/default`, { category: 'StorageRead' })],
    ['non-compliant', {}, setting(`${IT}/blobServices/default`, { category_group: 'allLogs' })],
    ['non-compliant', { queue_properties: { logging: { read: true, write: true, delete: false } } }],
    ['not-applicable', { account_kind: 'BlockBlobStorage' }],
    ['unknown', { queue_properties: { logging: { read: true, write: true, delete: DEPLOYED_LATER } } }],
    ['unknown', {}, { azurerm_storage_account_queue_properties: { q: { storage_account_id: DEPLOYED_LATER } } }],
  ]),
  ...about('PLAN-001', 'azurerm_service_plan', [
    ['compliant', { sku_name: 'EP1' }],
    ['compliant', { sku_name: 'FC1' }],
    ...['B1', 'B3', 'F1', 'D1'].map((sku) => ['non-compliant', { sku_name: sku }] as const),
    ['unknown', { sku_name: DEPLOYED_LATER }],
  ]),
  ...about('PLAN-002', 'azurerm_service_plan', [
    ['compliant', { sku_name: 'B1', worker_count: 2 }],
    ['compliant', { sku_name: 'B1', worker_count: '3' }],
    ['non-compliant', { sku_name: 'B1', worker_count: 1 }],
    ['non-compliant', { sku_name: 'P1v3' }],
    ['not-applicable', { sku_name: 'FC1' }],
    ['unknown', { sku_name: 'B1', worker_count: DEPLOYED_LATER }],
  ]),
  ...about('PLAN-003', 'azurerm_service_plan', [
    ['compliant', { sku_name: 'P1mv3', zone_balancing_enabled: true }],
    ['non-compliant', { sku_name: 'EP1', zone_balancing_enabled: false }],
    ['non-compliant', { sku_name: 'FC1' }],
    ['not-applicable', { sku_name: 'B1' }],
    ['unknown', { sku_name: 'EP1', zone_balancing_enabled: DEPLOYED_LATER }],
  ]),
  ...app('azurerm_key_vault', 'rbac_authorization_enabled', true, false)('KV-001'),
  ...app('azurerm_key_vault', 'purge_protection_enabled', true, false)('KV-002'),
  ...app('azurerm_key_vault', 'network_acls.default_action', 'Deny', 'Allow')('KV-003'),
  ...app('azurerm_key_vault', 'public_network_access_enabled', false, true)('KV-004'),
  ...about('KV-004', 'azurerm_key_vault', [['compliant', { network_acls: { ip_rules: ['203.0.113.7'] } }]]),
  ...about('KV-005', 'azurerm_key_vault_key', [
    ['compliant', { expiration_date: '2027-01-01T00:00:00Z' }],
    ['compliant', { rotation_policy: { automatic: { time_before_expiry: 'P30D' } } }],
    ['non-compliant', {}],
  ]),
  ...about('KV-006', 'azurerm_key_vault_secret', [
    ['compliant', { expiration_date: '2027-01-01T00:00:00Z' }],
    ['non-compliant', {}],
  ]),
  ...app('azurerm_log_analytics_workspace', 'local_authentication_enabled', false, true)('LOG-001'),
  ...app('azurerm_application_insights', 'local_authentication_disabled', true, false)('LOG-001'),
  whole('TF-001', 'compliant', { backend: { azurerm: { storage_account_name: 's', use_azuread_auth: true } } }),
  whole('TF-001', 'compliant', { backend: [{ azurerm: [{ use_azuread_auth: 'true' }] }] }),
  whole('TF-001', 'compliant', { backend: { remote: { organization: 'o' } } }),
  whole('TF-001', 'unknown', { backend: { azurerm: {} } }),
  whole('TF-001', 'unknown', { backend: { s3: { bucket: 'b' } } }),
  whole('TF-001', 'unknown', { backend: { gcs: { bucket: 'b' } } }),
  whole('TF-001', 'unknown', { backend: { http: { address: 'https://state.example.com' } } }),
  whole('TF-001', 'non-compliant', { backend: { azurerm: { storage_account_name: 's', key: 'k' } } }),
  whole('TF-001', 'non-compliant', { backend: { azurerm: { use_azuread_auth: true, access_key: 'k' } } }),
  whole('TF-001', 'non-compliant', { backend: { azurerm: { use_azuread_auth: true, sas_token: 's' } } }),
  whole('TF-001', 'non-compliant', { backend: { s3: { secret_key: 'k' } } }),
  whole('TF-001', 'non-compliant', { backend: { http: { address: 'http://state.example.com' } } }),
  whole('TF-001', 'non-compliant', { backend: { remote: { token: 't' } } }),
  whole('TF-003', 'compliant', {}),
  whole('TF-001', 'compliant', { cloud: { organization: 'o' } }),
  whole('TF-001', 'non-compliant', { backend: { local: { path: 'x' } } }),
  whole('TF-001', 'non-compliant', {}),
  whole('TF-002', 'compliant', { required_providers: { azurerm: { version: '~> 4.81' } } }),
  whole('TF-002', 'non-compliant', { required_providers: { azurerm: { source: 'hashicorp/azurerm' } } }),
  whole('TF-002', 'not-applicable', {}),
];

test.each(CASES.map((one) => [one.rule, one.status, JSON.stringify(one.resources), one] as const))(
  '%s is %s: %s',
  (rule, status, _, { address, resources, others }) => {
    const record = recordAt(audited(documentOf(resources, others)), rule, address);
    expect([record.status, record.reason]).toEqual([status, record.reason]);
    // Each says why, whatever it says.
    if (status === 'compliant') expect(record.evidence.length).toBeGreaterThan(0);
    else if (status === 'non-compliant') expect(record.findings.length).toBeGreaterThan(0);
    else expect(record.reason).toMatch(/\w+ \w+/);
  },
);

test('every rule is tried with what fails, and, unless nothing can follow it, with what passes', () => {
  const tried = (status: Status) => new Set(CASES.filter((one) => one.status === status).map(({ rule }) => rule));
  const ids = [...new Set(auditRules.map(({ id }) => id))];
  // What is not understood is unknown, and nothing else.
  expect(ids.filter((id) => !tried('non-compliant').has(id))).toEqual(['TF-003']);
  // A key, and a data source that reads keys, is wrong as such.
  expect(ids.filter((id) => !tried('compliant').has(id))).toEqual(['SB-AUTH-002', 'SB-SEC-004']);
});

test('a secret is never part of what is shown', () => {
  const result = audited(documentOf({ azurerm_linux_function_app: { app: { app_settings: { BUS: LITERAL_KEY } } } }));
  expect(JSON.stringify(result.records)).not.toContain('A'.repeat(44));
  expect(recordAt(result, 'SB-SEC-002', 'azurerm_linux_function_app.app').findings[0]?.got).toBe(
    'a connection string of Service Bus (not shown)',
  );
});

test('every rule says what it is for, what to do, and how bad it is', () => {
  for (const { id, title, rationale, remediation, severity } of auditRules) {
    expect(id).toMatch(/^[A-Z]+(-[A-Z]+)?-\d{3}$/);
    expect([title, rationale, remediation].filter((text) => text.trim().length < 15)).toEqual([]);
    expect(title).not.toMatch(/\.$/);
    expect(['critical', 'high', 'medium', 'low']).toContain(severity);
  }
  expect(new Set(auditRules.map(({ id }) => id)).size).toBe(auditRules.length);
});
