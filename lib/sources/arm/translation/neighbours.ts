import { type ArmValue, isList } from '../expressions/arm-values';
import { type Arguments, present, type Said } from './said-by-arm';

export function roleAssignment(said: Said): Arguments {
  return {
    role_definition_id: said.at('properties.roleDefinitionId'),
    principal_id: said.at('properties.principalId'),
    principal_type: said.at('properties.principalType'),
    condition: said.at('properties.condition'),
    condition_version: said.at('properties.conditionVersion'),
  };
}

export function lock(said: Said): Arguments {
  return { lock_level: said.at('properties.level') };
}

export function privateEndpoint(said: Said): Arguments {
  const connections = ['privateLinkServiceConnections', 'manualPrivateLinkServiceConnections'].map((list, index) =>
    said.each(`properties.${list}`, (one) =>
      present({
        name: one.at('name'),
        private_connection_resource_id: one.at('properties.privateLinkServiceId'),
        subresource_names: one.at('properties.groupIds'),
        is_manual_connection: index === 1,
      }),
    ),
  );
  const known = connections.filter((one) => one !== undefined && !(isList(one) && one.length === 0));
  return {
    location: said.at('location'),
    subnet_id: said.at('properties.subnet.id'),
    private_service_connection: known[0],
  };
}

/** The logs, or metrics, that a diagnostic setting sends. */
function sent(said: Said, list: string): ArmValue | undefined {
  return said.each(`properties.${list}`, (one) =>
    one.at('enabled') === false
      ? undefined
      : present({ category: one.at('category'), category_group: one.at('categoryGroup'), enabled: one.at('enabled') }),
  );
}

export function diagnosticSetting(said: Said): Arguments {
  return {
    log_analytics_workspace_id: said.at('properties.workspaceId'),
    storage_account_id: said.at('properties.storageAccountId'),
    eventhub_authorization_rule_id: said.at('properties.eventHubAuthorizationRuleId'),
    eventhub_name: said.at('properties.eventHubName'),
    log_analytics_destination_type: said.at('properties.logAnalyticsDestinationType'),
    enabled_log: sent(said, 'logs'),
    enabled_metric: sent(said, 'metrics'),
  };
}

export function metricAlert(said: Said): Arguments {
  const criteria = said.each('properties.criteria.allOf', (one) =>
    present({
      metric_namespace: one.at('metricNamespace'),
      metric_name: one.at('metricName'),
      aggregation: one.at('timeAggregation'),
      operator: one.at('operator'),
      threshold: one.at('threshold'),
    }),
  );
  return {
    scopes: said.at('properties.scopes'),
    enabled: said.at('properties.enabled'),
    severity: said.at('properties.severity'),
    criteria,
    action: said.each('properties.actions', (one) => present({ action_group_id: one.at('actionGroupId') })),
  };
}

export function actionGroup(said: Said): Arguments {
  return { enabled: said.at('properties.enabled'), short_name: said.at('properties.groupShortName') };
}

export function located(said: Said): Arguments {
  return { location: said.at('location') };
}
