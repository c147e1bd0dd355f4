import { type DiagnosticsOptions, LogWorkspace, type LogWorkspaceProps } from '../../lib/servicebus';
import { only, TestStack } from '../support/stacks';

const WORKSPACE: LogWorkspaceProps = { name: 'log-training', location: 'westeurope', resourceGroupName: 'rg-training' };

test('all logs go to a workspace, into tables of their own, under a name that can be deleted again', () => {
  const test = new TestStack();
  const { workspaceId } = new LogWorkspace(test.stack, 'logs', WORKSPACE);
  test.namespace().addDiagnostics({ workspaceId });
  const json = test.synth();
  expect(only(json, 'azurerm_monitor_diagnostic_setting')).toMatchObject({
    name: 'audit-and-operations',
    target_resource_id: '${azurerm_servicebus_namespace.bus.id}',
    log_analytics_workspace_id: '${azurerm_log_analytics_workspace.logs.id}',
    log_analytics_destination_type: 'Dedicated',
    enabled_log: [{ category_group: 'allLogs' }],
    enabled_metric: [{ category: 'AllMetrics' }],
  });
  expect(only(json, 'azurerm_log_analytics_workspace')).toMatchObject({
    local_authentication_enabled: false,
    retention_in_days: 30,
  });
});

test('logs for years go to a storage account', () => {
  const test = new TestStack();
  test.namespace().addDiagnostics({ storageAccountId: '/storageAccounts/logs' });
  const setting = only(test.synth(), 'azurerm_monitor_diagnostic_setting');
  expect(setting.storage_account_id).toBe('/storageAccounts/logs');
  expect(setting).not.toHaveProperty('log_analytics_destination_type');
});

test.each<[problem: string, make: (test: TestStack) => unknown, message: RegExp]>([
  [
    'logs to nowhere',
    (test) => test.namespace().addDiagnostics({} as DiagnosticsOptions),
    /diagnostics: got {}, allowed workspaceId, storageAccountId or both/,
  ],
  ...(
    [
      [{ retentionInDays: 7 }, /retentionInDays: got 7, allowed a whole number, 30 to 730/],
      [{ dailyQuotaInGigabytes: 0 }, /dailyQuotaInGigabytes: got 0, allowed more than 0/],
      [{ name: 'log' }, /name: got "log", allowed 4 to 63 characters/],
    ] as const
  ).map(([props, message]): [string, (test: TestStack) => unknown, RegExp] => [
    `a workspace with ${JSON.stringify(props)}`,
    (test) => new LogWorkspace(test.stack, 'logs', { ...WORKSPACE, ...props }),
    message,
  ]),
])('refuses %s', (_, make, message) => {
  const test = new TestStack();
  make(test);
  expect(test.problems().join('\n')).toMatch(message);
});
