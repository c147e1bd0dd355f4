import type { AlertOptions } from '../../lib/servicebus';
import { only, PREMIUM, TestStack } from '../support/stacks';

const EMAILS = { emails: ['oncall@example.com'] };

function alertsOf(options: AlertOptions, premium = false) {
  const test = new TestStack();
  test.namespace(premium ? PREMIUM : {}).addDefaultAlerts(options);
  return test.synth();
}

test.each([
  [false, ['dead-lettered-messages', 'server-errors', 'throttled-requests']],
  [true, ['cpu', 'dead-lettered-messages', 'server-errors', 'throttled-requests']],
])('one line watches what goes wrong silently (Premium: %s)', (premium, names) => {
  const json = alertsOf(EMAILS, premium);
  const alerts = Object.entries(json.resource.azurerm_monitor_metric_alert!);
  expect(alerts.map(([id]) => id)).toEqual(names.map((name) => `bus_alerts_${name}`));
  for (const [, alert] of alerts) {
    expect(alert.scopes).toEqual(['${azurerm_servicebus_namespace.bus.id}']);
    expect(alert.action).toEqual([{ action_group_id: '${azurerm_monitor_action_group.bus_alerts_action-group.id}' }]);
    expect(alert.criteria).toEqual([expect.objectContaining({ metric_namespace: 'Microsoft.ServiceBus/namespaces' })]);
  }
  expect(only(json, 'azurerm_monitor_action_group')).toMatchObject({
    short_name: 'training-job',
    email_receiver: [expect.objectContaining({ email_address: 'oncall@example.com' })],
  });
});

test('each queue and topic is watched by itself for dead letters', () => {
  const alerts = alertsOf(EMAILS).resource.azurerm_monitor_metric_alert!;
  expect(alerts['bus_alerts_dead-lettered-messages']?.criteria).toEqual([
    expect.objectContaining({
      metric_name: 'DeadletteredMessages',
      operator: 'GreaterThan',
      threshold: 0,
      dimension: [{ name: 'EntityName', operator: 'Include', values: ['*'] }],
    }),
  ]);
});

test('thresholds and an action group of somebody else', () => {
  const json = alertsOf({ actionGroupId: '/actionGroups/oncall', deadLetteredMessages: 10, cpuPercent: 50 }, true);
  expect(json.resource).not.toHaveProperty('azurerm_monitor_action_group');
  const threshold = (id: string) =>
    json.resource.azurerm_monitor_metric_alert?.[`bus_alerts_${id}`]?.criteria[0].threshold;
  expect([threshold('dead-lettered-messages'), threshold('cpu')]).toEqual([10, 50]);
});

test.each<[problem: string, options: AlertOptions, message: RegExp]>([
  ['nobody to tell', {}, /alerts: got .*allowed emails or actionGroupId: an alert that nobody gets is none/],
  ['two ways to tell', { ...EMAILS, actionGroupId: 'a' }, /emails or actionGroupId, not both/],
  ['a name for a mail address', { emails: ['oncall'] }, /emails: got "oncall", allowed mail addresses/],
  ['CPU on Standard', { ...EMAILS, cpuPercent: 70 }, /cpuPercent: got 70, allowed on Premium only/],
  [
    'a threshold below zero',
    { ...EMAILS, serverErrors: -1 },
    /server-errors: got -1, allowed a threshold of 0 or more/,
  ],
])('refuses %s', (_, options, message) => {
  const test = new TestStack();
  test.namespace().addDefaultAlerts(options);
  expect(test.problems().join('\n')).toMatch(message);
});
