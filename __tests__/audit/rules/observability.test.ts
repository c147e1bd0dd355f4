import type { Resources } from '../documents';
import { LATER, saidOf } from './said';

/** Whether logs of something are kept where an auditor reads them, and whether somebody is told of what goes wrong. */

const SETTING = 'azurerm_monitor_diagnostic_setting';
const BUS = 'azurerm_servicebus_namespace';
const idOf = (type: string) => `\${${type}.it.id}`;

describe.each([
  ['SB-LOG-001', BUS, 'allLogs, audit, RuntimeAuditLogs'],
  ['KV-LOG-001', 'azurerm_key_vault', 'allLogs, audit, AuditEvent'],
  ['LA-LOG-001', 'azurerm_logic_app_workflow', 'allLogs, audit, WorkflowRuntime'],
  ['AML-LOG-001', 'azurerm_machine_learning_workspace', 'allLogs, audit'],
])('%s', (rule, type, categories) => {
  const WANTED = `and shall be a diagnostic setting with one of ${categories}`;
  const own = (logs: object) => ({ target_resource_id: idOf(type), ...logs });
  const said = (...settings: readonly object[]) =>
    saidOf(
      rule,
      type,
      { name: 'it' },
      { [SETTING]: Object.fromEntries(settings.map((one, index) => [`d${index}`, one])) },
    );
  const right = (category: string, name = 'd0') => `compliant: there is ${SETTING}.${name} with ${category}, ${WANTED}`;
  const without = (name = 'd0') => `non-compliant: there is ${SETTING}.${name} without these, ${WANTED}`;
  const later = (name = 'd0', text = LATER) => `unknown: a category that ${SETTING}.${name} sends is ${text}`;

  test('none', () => {
    expect(said()).toBe(`non-compliant: there is none, ${WANTED}`);
  });

  test.each(categories.split(', '))('%s is enough', (name) => {
    for (const part of ['category', 'category_group']) {
      expect(said(own({ enabled_log: [{ [part]: name }] }))).toBe(right(name));
    }
  });

  test.each<[logs: object, said: string]>([
    [{ enabled_log: [{ category: 'Other' }] }, without()],
    [{}, without()],
    [{ enabled_log: [] }, without()],
    [{ enabled_log: 'allLogs' }, without()],
    [{ enabled_metric: [{ category: 'allLogs' }] }, without()],
    [{ enabled_log: { category_group: 'audit' } }, right('audit')],
    [{ enabled_log: [{ category: 'Other' }, { category_group: 'allLogs' }] }, right('allLogs')],
    [{ enabled_log: [{ category: 'Other', category_group: 'allLogs' }] }, right('allLogs')],
    [{ enabled_log: [{ category: 'audit', category_group: null }] }, right('audit')],
    [{ enabled_log: [{ category: LATER }] }, later()],
    [{ enabled_log: [{ category: LATER }, { category: 'allLogs' }] }, right('allLogs')],
    [{ enabled_log: [LATER] }, later()],
    [{ enabled_log: LATER }, later()],
    // As azurerm 3 had it.
    [{ log: [{ category: 'allLogs', enabled: true }] }, right('allLogs')],
    [{ log: [{ category: 'allLogs', enabled: false }] }, without()],
    [{ log: [{ category: 'allLogs', enabled: 'false' }] }, without()],
    [{ log: [{ category: 'allLogs', enabled: 'true' }] }, right('allLogs')],
    [{ log: [{ category: 'allLogs', enabled: LATER }] }, later()],
  ])('%j', (logs, expected) => {
    expect(said(own(logs))).toBe(expected);
  });

  test('of several settings one is enough, and of what is not known the first is told', () => {
    const right2 = own({ enabled_log: [{ category_group: 'audit' }] });
    const other = own({ enabled_log: [{ category: 'Other' }] });
    const later2 = own({ enabled_log: [{ category: LATER }] });
    expect(said(other, later2, right2)).toBe(right('audit', 'd2'));
    expect(said(other, other)).toBe(without());
    expect(said(other, later2, later2)).toBe(later('d1'));
  });

  test('a setting that is somewhere may be its', () => {
    const anywhere = { target_resource_id: LATER, enabled_log: [{ category_group: 'allLogs' }] };
    const unknown = `unknown: ${SETTING}.d0 has target_resource_id that only Terraform knows, and may be for it`;
    expect(said(anywhere)).toBe(unknown);
    expect(said(anywhere, own({ enabled_log: [{ category: 'Other' }] }))).toBe(unknown);
    expect(said({ ...anywhere, target_resource_id: '/s/other' })).toBe(`non-compliant: there is none, ${WANTED}`);
  });
});

describe.each([
  ['SB-ALERT-001', 'DeadletteredMessages'],
  ['SB-ALERT-002', 'ThrottledRequests'],
  ['SB-ALERT-003', 'ServerErrors'],
  ['SB-ALERT-004', 'NamespaceCpuUsage'],
])('%s', (rule, metric) => {
  const ALERT = 'azurerm_monitor_metric_alert';
  const WANTED = `and shall be an alert on ${metric} with an action`;
  const ON = { scopes: [idOf(BUS)], criteria: [{ metric_name: metric }], action: [{ action_group_id: 'a' }] };
  const said = (...alerts: readonly object[]) => {
    const beside: Resources = { [ALERT]: Object.fromEntries(alerts.map((one, index) => [`a${index}`, one])) };
    return saidOf(rule, BUS, { sku: 'Premium' }, beside);
  };
  const right = (name = 'a0') => `compliant: there is ${ALERT}.${name}, ${WANTED}`;
  const OTHERS = `non-compliant: there is alerts on other metrics, ${WANTED}`;
  const NONE = `non-compliant: there is no alert, ${WANTED}`;
  const OTHER = { ...ON, criteria: [{ metric_name: 'Other' }] };
  const metricLater = (name = 'a0') => `unknown: the metric of ${ALERT}.${name} is ${LATER}`;
  const later = (argument: string) => `unknown: ${argument} is ${LATER}, which only Terraform knows`;

  test.each<[alerts: readonly object[], said: string]>([
    [[], NONE],
    [[ON], right()],
    [[{ ...ON, criteria: { metric_name: metric } }], right()],
    [[{ ...ON, criteria: undefined, dynamic_criteria: { metric_name: metric } }], right()],
    [[{ ...ON, criteria: [{ metric_name: 'Other' }, { metric_name: metric }] }], right()],
    [[{ ...ON, enabled: true }], right()],
    [[{ ...ON, enabled: false }], OTHERS],
    [[{ ...ON, enabled: 'false' }], OTHERS],
    [[{ ...ON, enabled: LATER }], later('enabled')],
    [[{ ...ON, action: [] }], OTHERS],
    [[{ ...ON, action: undefined }], OTHERS],
    [[{ ...ON, action: LATER }], later('action')],
    [[OTHER], OTHERS],
    [[{ ...OTHER, enabled: LATER }], OTHERS],
    [[{ ...ON, criteria: [] }], OTHERS],
    [[{ ...ON, criteria: metric }], right()],
    [[{ ...ON, criteria: [{ metric_name: LATER }] }], metricLater()],
    [[{ ...ON, criteria: LATER }], metricLater()],
    [[{ ...ON, criteria: [LATER] }], metricLater()],
    [[{ ...ON, criteria: [{ metric_name: LATER }, { metric_name: metric }] }], right()],
    [[{ ...ON, criteria: [{ metric_name: LATER }] }, ON], right('a1')],
    [[OTHER, { ...ON, criteria: [{ metric_name: LATER }] }], metricLater('a1')],
    [[{ ...ON, enabled: false }, ON], right('a1')],
    [[{ ...ON, scopes: ['/s/other'] }], NONE],
    [[{ ...ON, scopes: ['/s/other', idOf(BUS)] }], right()],
    [[{ ...ON, scopes: idOf(BUS) }], right()],
    [[{ ...ON, scopes: LATER }], `unknown: ${ALERT}.a0 has scopes that only Terraform knows, and may be for it`],
    [[{ ...ON, scopes: LATER }, ON], right('a1')],
    [[{ ...ON, scopes: LATER }, OTHER], `unknown: ${ALERT}.a0 has scopes that only Terraform knows, and may be for it`],
  ])('%j', (alerts, expected) => {
    expect(said(...alerts)).toBe(expected);
  });

  test('of another tier', () => {
    const expected =
      rule === 'SB-ALERT-004'
        ? `not-applicable: the metric ${metric} is part of Premium only, and the namespace is Basic`
        : NONE;
    expect(saidOf(rule, BUS, { sku: 'Basic' })).toBe(expected);
    expect(saidOf(rule, BUS, { sku: LATER })).toBe(rule === 'SB-ALERT-004' ? later('sku') : NONE);
  });
});
