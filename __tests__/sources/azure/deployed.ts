import type { Deployed } from './resource-manager';

/** Facts of the specification of Microsoft.ServiceBus 2024-01-01: types with capitals, `action: {}`, what lists have in them. */

export const AZURE = '00000000-0000-0000-0000-000000000001';
export const GROUP = `/subscriptions/${AZURE}/resourceGroups/training`;
export const BUS = `${GROUP}/providers/Microsoft.ServiceBus/namespaces/bus`;

export function namespaceIn(group: string, properties: object = {}): Deployed {
  return {
    id: `${group}/providers/Microsoft.ServiceBus/namespaces/bus`,
    name: 'bus',
    type: 'Microsoft.ServiceBus/Namespaces',
    location: 'West Europe',
    sku: { name: 'Premium', tier: 'Premium', capacity: 1 },
    properties: {
      disableLocalAuth: true,
      minimumTlsVersion: '1.2',
      publicNetworkAccess: 'Disabled',
      provisioningState: 'Succeeded',
      ...properties,
    },
  };
}

export function topicIn(name: string, properties: object = {}): Deployed {
  return {
    id: `${BUS}/topics/${name}`,
    name,
    type: 'Microsoft.ServiceBus/Namespaces/Topics',
    properties: {
      defaultMessageTimeToLive: 'P10675199DT2H48M5.4775807S',
      maxSizeInMegabytes: 1024,
      requiresDuplicateDetection: false,
      duplicateDetectionHistoryTimeWindow: 'PT10M',
      enableBatchedOperations: true,
      status: 'Active',
      supportOrdering: true,
      autoDeleteOnIdle: 'P10675199DT2H48M5.4775807S',
      enablePartitioning: false,
      enableExpress: false,
      ...properties,
    },
  };
}

export function subscriptionIn(topic: string, name: string, properties: object = {}): Deployed {
  return {
    id: `${BUS}/topics/${topic}/subscriptions/${name}`,
    name,
    type: 'Microsoft.ServiceBus/Namespaces/Topics/Subscriptions',
    properties: {
      lockDuration: 'PT1M',
      requiresSession: false,
      defaultMessageTimeToLive: 'P10675199DT2H48M5.4775807S',
      deadLetteringOnMessageExpiration: true,
      deadLetteringOnFilterEvaluationExceptions: true,
      maxDeliveryCount: 10,
      status: 'Active',
      enableBatchedOperations: true,
      autoDeleteOnIdle: 'P10675199DT2H48M5.4775807S',
      ...properties,
    },
  };
}

export function ruleIn(topic: string, subscription: string, name: string, sql: string): Deployed {
  return {
    id: `${BUS}/topics/${topic}/subscriptions/${subscription}/rules/${name}`,
    name,
    type: 'Microsoft.ServiceBus/Namespaces/Topics/Subscriptions/Rules',
    properties: { action: {}, filterType: 'SqlFilter', sqlFilter: { sqlExpression: sql, compatibilityLevel: 20 } },
  };
}

/** A namespace with one topic, three subscriptions, five rules, and what is around it. */
export const DEPLOYED: readonly Deployed[] = [
  namespaceIn(GROUP, {
    privateEndpointConnections: [
      {
        properties: {
          privateEndpoint: { id: `${GROUP}/providers/Microsoft.Network/privateEndpoints/inside` },
          privateLinkServiceConnectionState: { status: 'Approved' },
        },
      },
    ],
  }),
  topicIn('jobs'),
  topicIn('closed', { status: 'Disabled' }),
  { ...topicIn('late'), id: `${BUS}/queues/late`, type: 'Microsoft.ServiceBus/Namespaces/Queues' },
  subscriptionIn('jobs', 'train', { forwardTo: 'late' }),
  subscriptionIn('jobs', 'audit'),
  subscriptionIn('jobs', 'none', { status: 'Disabled' }),
  ruleIn('jobs', 'train', 'a', "kind = 'a'"),
  ruleIn('jobs', 'train', 'b', "kind = 'b'"),
  ruleIn('jobs', 'train', 'c', "kind = 'c'"),
  ruleIn('jobs', 'audit', '$Default', '1=1'),
  {
    id: `${BUS}/authorizationRules/RootManageSharedAccessKey`,
    name: 'RootManageSharedAccessKey',
    type: 'Microsoft.ServiceBus/Namespaces/AuthorizationRules',
    properties: { rights: ['Listen', 'Manage', 'Send'] },
  },
  {
    id: `${BUS}/networkRuleSets/default`,
    name: 'default',
    type: 'Microsoft.ServiceBus/Namespaces/NetworkRuleSets',
    properties: {
      defaultAction: 'Deny',
      publicNetworkAccess: 'Disabled',
      ipRules: [{ ipMask: '1.1.1.1', action: 'Allow' }],
      virtualNetworkRules: [],
    },
  },
  {
    id: `${BUS}/providers/Microsoft.Authorization/roleAssignments/00000000-0000-0000-0000-0000000000aa`,
    name: '00000000-0000-0000-0000-0000000000aa',
    type: 'Microsoft.Authorization/roleAssignments',
    properties: {
      scope: `${BUS}/topics/jobs`,
      principalId: '00000000-0000-0000-0000-0000000000bb',
      principalType: 'ServicePrincipal',
      roleDefinitionId: `/subscriptions/${AZURE}/providers/Microsoft.Authorization/roleDefinitions/69a216fc-b8fb-44d8-bc22-1f3c2cd27a39`,
    },
  },
  {
    id: `${BUS}/providers/Microsoft.Insights/diagnosticSettings/all`,
    name: 'all',
    type: 'Microsoft.Insights/diagnosticSettings',
    properties: {
      workspaceId: `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/logs`,
      logs: [{ categoryGroup: 'allLogs', enabled: true }],
      metrics: [],
    },
  },
];
