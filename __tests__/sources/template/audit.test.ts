import { audit } from '../../../lib/audit';
import type { JsonObject } from '../../../lib/terraform';
import { documentOf, namespace, rule, subscription, template, topic } from './template';

const id = (type: string, ...names: string[]) =>
  `[resourceId('${type}', ${names.map((name) => `'${name}'`).join(', ')})]`;
const BUS = id('Microsoft.ServiceBus/namespaces', 'bus');

/** What the audit says of a template by one rule. */
function statuses(ruleId: string, resources: unknown, more: JsonObject = {}) {
  const { records } = audit([documentOf(template(resources, more))], { today: '2026-11-27' });
  return records.filter((one) => one.rule.id === ruleId).map(({ status }) => status);
}

const premium = (properties: JsonObject) => namespace('bus', { sku: { name: 'Premium', capacity: 1 }, properties });
const CLOSED = { publicNetworkAccess: 'Disabled' };

test.each<readonly [ruleId: string, what: string, resources: unknown, status: string]>([
  ['SB-AUTH-001', 'keys are off', [premium({ disableLocalAuth: true })], 'compliant'],
  ['SB-AUTH-001', 'keys are on', [premium({ disableLocalAuth: false })], 'non-compliant'],
  ['SB-AUTH-001', 'nothing is said', [premium({})], 'non-compliant'],
  ['SB-AUTH-001', 'nobody knows', [premium({ disableLocalAuth: "[parameters('x')]" })], 'unknown'],
  ['SB-TLS-001', '1.2', [premium({ minimumTlsVersion: '1.2' })], 'compliant'],
  ['SB-TLS-001', '1.0', [premium({ minimumTlsVersion: '1.0' })], 'non-compliant'],
  ['SB-NET-001', 'closed', [premium(CLOSED)], 'compliant'],
  [
    'SB-NET-001',
    'closed, and its network rules open',
    [
      premium(CLOSED),
      {
        type: 'Microsoft.ServiceBus/namespaces/networkRuleSets',
        name: 'bus/default',
        properties: { publicNetworkAccess: 'Enabled' },
      },
    ],
    'non-compliant',
  ],
  [
    'SB-NET-002',
    'named addresses',
    [
      premium({}),
      {
        type: 'Microsoft.ServiceBus/namespaces/networkRuleSets',
        name: 'bus/default',
        properties: { defaultAction: 'Deny', ipRules: [{ ipMask: '10.0.0.1', action: 'Allow' }] },
      },
    ],
    'compliant',
  ],
  [
    'SB-NET-003',
    'a private endpoint',
    [
      premium(CLOSED),
      {
        type: 'Microsoft.Network/privateEndpoints',
        name: 'inside',
        properties: {
          subnet: { id: '/x' },
          privateLinkServiceConnections: [
            { name: 'bus', properties: { privateLinkServiceId: BUS, groupIds: ['namespace'] } },
          ],
        },
      },
    ],
    'compliant',
  ],
  ['SB-NET-003', 'no private endpoint', [premium(CLOSED)], 'non-compliant'],
  [
    'SB-NET-003',
    'a connection to one that is elsewhere',
    [
      premium(CLOSED),
      { type: 'Microsoft.ServiceBus/namespaces/privateEndpointConnections', name: 'bus/x', properties: {} },
    ],
    'unknown',
  ],
  [
    'SB-LOG-001',
    'a setting at the namespace',
    [
      premium({}),
      {
        type: 'Microsoft.Insights/diagnosticSettings',
        name: 'all',
        scope: BUS,
        properties: { logs: [{ categoryGroup: 'allLogs', enabled: true }] },
      },
    ],
    'compliant',
  ],
  [
    'SB-LOG-001',
    'a setting in the words of old templates',
    [
      premium({}),
      {
        type: 'Microsoft.ServiceBus/namespaces/providers/diagnosticSettings',
        name: 'bus/Microsoft.Insights/all',
        properties: { logs: [{ category: 'RuntimeAuditLogs', enabled: true }] },
      },
    ],
    'compliant',
  ],
  [
    'SB-LOG-001',
    'logs that are off',
    [
      premium({}),
      {
        type: 'Microsoft.Insights/diagnosticSettings',
        name: 'all',
        scope: BUS,
        properties: { logs: [{ categoryGroup: 'allLogs', enabled: false }] },
      },
    ],
    'non-compliant',
  ],
  [
    'SB-LOCK-001',
    'a lock',
    [
      premium({}),
      { type: 'Microsoft.Authorization/locks', name: 'keep', scope: BUS, properties: { level: 'CanNotDelete' } },
    ],
    'compliant',
  ],
  [
    'SB-ALERT-001',
    'an alert',
    [
      premium({}),
      {
        type: 'Microsoft.Insights/metricAlerts',
        name: 'dead',
        properties: {
          scopes: [BUS],
          enabled: true,
          criteria: { allOf: [{ metricName: 'DeadletteredMessages' }] },
          actions: [{ actionGroupId: '/x' }],
        },
      },
    ],
    'compliant',
  ],
  [
    'SB-ENC-001',
    'a key of its own',
    [
      premium({
        encryption: {
          keySource: 'Microsoft.KeyVault',
          keyVaultProperties: [
            { keyName: 'bus', keyVaultUri: 'https://v.vault.azure.net', identity: { userAssignedIdentity: '/i' } },
          ],
        },
      }),
    ],
    'compliant',
  ],
  ['SB-ID-001', 'an identity', [{ ...premium({}), identity: { type: 'SystemAssigned' } }], 'compliant'],
  ['SB-ID-001', 'none', [{ ...premium({}), identity: { type: 'None' } }], 'non-compliant'],
  ['SB-RULE-001', 'a subscription without a rule', [topic('bus/jobs'), subscription('bus/jobs/a')], 'non-compliant'],
  [
    'SB-RULE-001',
    'a subscription with one',
    [topic('bus/jobs'), subscription('bus/jobs/a'), rule('bus/jobs/a/r', '1=1')],
    'compliant',
  ],
  ['SB-RULE-002', "a name of Azure's own", [rule('bus/jobs/a/$Default', '1=1')], 'non-compliant'],
  ['TF-001', 'the state', [premium({})], 'not-applicable'],
  ['TF-002', 'versions of providers', [premium({})], 'not-applicable'],
  ['TF-003', 'all is read', [premium({})], 'compliant'],
  ['SB-SEC-004', 'what exists already', [{ ...namespace('bus'), existing: true }], 'not-applicable'],
])('%s: %s', (ruleId, _, resources, status) => {
  expect(statuses(ruleId, resources)).toContain(status);
});

const grant = (role: string, scope: string) => ({
  type: 'Microsoft.Authorization/roleAssignments',
  name: "[guid('grant')]",
  scope,
  properties: {
    roleDefinitionId: `[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${role}')]`,
    principalId: "[reference('worker').principalId]",
    principalType: 'ServicePrincipal',
  },
});
const SENDER = '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39';

test.each<readonly [what: string, grant: JsonObject, status: string]>([
  [
    'at a topic, as Bicep writes it',
    grant(SENDER, "[format('Microsoft.ServiceBus/namespaces/{0}/topics/{1}', 'bus', 'jobs')]"),
    'compliant',
  ],
  ['at a topic, by its id', grant(SENDER, id('Microsoft.ServiceBus/namespaces/topics', 'bus', 'jobs')), 'compliant'],
  ['at the namespace', grant(SENDER, BUS), 'non-compliant'],
  [
    'at a topic that is elsewhere',
    grant(SENDER, id('Microsoft.ServiceBus/namespaces/topics', 'other', 'x')),
    'compliant',
  ],
  ['where nobody knows', grant(SENDER, "[parameters('where')]"), 'unknown'],
])('SB-RBAC-001: a grant %s', (_, given, status) => {
  expect(statuses('SB-RBAC-001', [namespace('bus'), topic('bus/jobs'), given])).toEqual([status]);
});

test('a grant at the group that is deployed to', () => {
  const { scope: _, ...given } = grant(SENDER, '');
  expect(statuses('SB-RBAC-001', [given])).toEqual(['non-compliant']);
});

test.each<readonly [rights: unknown, status: string]>([
  [['Listen', 'Manage', 'Send'], 'non-compliant'],
  [['Send'], 'compliant'],
  ["[parameters('rights')]", 'unknown'],
])('a key that allows %j', (rights, status) => {
  expect(
    statuses('SB-AUTH-003', [
      { type: 'Microsoft.ServiceBus/namespaces/authorizationRules', name: 'bus/all', properties: { rights } },
    ]),
  ).toEqual([status]);
});

test('a secret that an output lists, and one that is written down, are found', () => {
  const outputs = { key: { type: 'string', value: "[listKeys('/x', '2024-01-01').primaryKey]" } };
  expect(statuses('SB-SEC-001', [namespace('bus')], { outputs })).toContain('non-compliant');
  const parameters = { secret: { type: 'secureString', defaultValue: 'hunter2' } };
  expect(statuses('SB-SEC-002', [namespace('bus')], { parameters })).toContain('non-compliant');
});

test('what is not put into other words is not judged, and told', () => {
  const { records } = audit(
    [documentOf(template([{ type: 'Microsoft.Storage/storageAccounts', name: 'x', properties: {} }]))],
    { today: '2026-11-27' },
  );
  expect(
    records
      .filter(({ rule: { id: ruleId }, status }) => ruleId === 'TF-003' && status === 'unknown')
      .map(({ reason }) => reason),
  ).toEqual([
    "Microsoft.Storage/storageAccounts/x is Microsoft.Storage/storageAccounts, which no rule reads in ARM's own words",
  ]);
});

test('a place in the template is told with its line', () => {
  const { records } = audit([documentOf(template([namespace('bus')]))], { today: '2026-11-27' });
  const one = records.find(({ address }) => address === 'Microsoft.ServiceBus/namespaces/bus');
  expect(one?.location).toMatchObject({ file: 'main.json', line: 5, pointer: '/resources/0' });
});
