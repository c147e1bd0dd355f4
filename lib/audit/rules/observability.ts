import { isObject, Reference } from '../../terraform';
import type { AuditedDocument } from '../audited-document';
import { type AuditRule, auditRule } from '../rule';
import type { Subject } from '../subject';
import { compliant, nonCompliant, notApplicable, Unresolved, type Verdict } from '../verdict';
import { notOnPremium } from './tiers';

/** Log categories that tell who did what. @see https://learn.microsoft.com/azure/service-bus-messaging/monitor-service-bus-reference */
const AUDIT_LOGS = ['allLogs', 'audit', 'RuntimeAuditLogs', 'OperationalLogs', 'AuditEvent', 'WorkflowRuntime'];

/** Resources whose logs an auditor asks for. */
const LOGGED: Readonly<Record<string, { readonly id: string; readonly what: string; readonly policy: string }>> = {
  azurerm_servicebus_namespace: {
    id: 'SB-LOG-001',
    what: 'the namespace',
    policy: 'f8d36e2f-389b-4ee4-898d-21aeb69a0f45',
  },
  azurerm_key_vault: { id: 'KV-LOG-001', what: 'the vault', policy: 'cf820ca0-f99e-4f3e-84fb-66e913812d21' },
  azurerm_logic_app_workflow: {
    id: 'LA-LOG-001',
    what: 'the workflow',
    policy: '34f95f76-5386-4de7-b824-0d8478470c9d',
  },
  azurerm_machine_learning_workspace: {
    id: 'AML-LOG-001',
    what: 'the workspace',
    policy: 'afe0c3be-ba3b-4544-ba52-0c99672a8ad6',
  },
};

const logRules = Object.entries(LOGGED).map(([type, { id, what, policy }]) =>
  auditRule({
    id,
    title: `Logs of ${what} are kept where an auditor can read them`,
    severity: 'medium',
    rationale: 'Without logs nobody can say afterwards who did what, and nobody notices that it is done again.',
    remediation: `Add azurerm_monitor_diagnostic_setting with target_resource_id = ${what}, as a direct reference, and enabled_log with category_group "allLogs".`,
    controls: {
      azurePolicy: [policy],
      benchmark: ['LT-3'],
      others:
        type === 'azurerm_servicebus_namespace'
          ? [
              'AZR-000358',
              'KICS 50f32d3c-096e-406a-bb26-71b3c91c11c0',
              'KICS 8a0628ed-6256-4a24-a1ab-54696fb69197',
              'Azure_ServiceBus_Audit_Enable_Diagnostic_Settings',
            ]
          : ['KICS 50f32d3c-096e-406a-bb26-71b3c91c11c0'],
    },
    appliesTo: [type],
    judge: judgeLogs,
  }),
);

function judgeLogs(subject: Subject, document: AuditedDocument): Verdict {
  const settings = document.referring('azurerm_monitor_diagnostic_setting', 'target_resource_id', subject);
  const expected = `a diagnostic setting with one of ${AUDIT_LOGS.slice(0, 4).join(', ')}`;
  const logs = settings.flatMap((setting) => categoriesOf(setting).map((category) => ({ setting, category })));
  const right = logs.find(({ category }) => AUDIT_LOGS.includes(category));
  if (right !== undefined) {
    return compliant({ argument: '', got: `${right.setting.address} with ${right.category}`, expected });
  }
  const got = settings[0] === undefined ? 'none' : `${settings[0].address} without these`;
  return nonCompliant({ argument: '', got, expected });
}

/** The categories, and groups of them, that a setting sends. @throws Unresolved */
function categoriesOf(setting: Subject): string[] {
  const logs = setting.raw('enabled_log');
  const blocks = Array.isArray(logs) ? logs : [logs];
  return blocks.flatMap((block) => {
    if (block instanceof Reference) throw new Unresolved(`enabled_log of ${setting.address} is ${block.text}`);
    if (!isObject(block)) return [];
    const names = [block.category_group, block.category].filter((name) => name !== undefined && name !== null);
    if (names.some((name) => name instanceof Reference)) {
      throw new Unresolved(`enabled_log of ${setting.address} has a category that only Terraform knows`);
    }
    return names.map(String);
  });
}

/** What a namespace is watched for; a metric of Premium is none elsewhere. */
const METRICS = [
  ['SB-ALERT-001', 'DeadletteredMessages', 'messages that no job could handle', false],
  ['SB-ALERT-002', 'ThrottledRequests', 'requests that are refused because there are too many', false],
  ['SB-ALERT-003', 'ServerErrors', 'errors of the service itself', false],
  ['SB-ALERT-004', 'NamespaceCpuUsage', 'messaging units that run hot', true],
] as const;

const alertRules = METRICS.map(([id, metric, what, onPremiumOnly]) =>
  auditRule({
    id,
    title: `Somebody is told of ${what}`,
    severity: 'low',
    rationale: 'The service reports it and does nothing else; jobs stop without an error that anybody sees.',
    remediation: `Add azurerm_monitor_metric_alert with scopes = [the namespace], a criterion on ${metric} and an action.`,
    appliesTo: ['azurerm_servicebus_namespace'],
    judge(subject, document) {
      const reason = onPremiumOnly ? notOnPremium(subject, `the metric ${metric}`) : undefined;
      if (reason !== undefined) return notApplicable(reason);
      const expected = `an alert on ${metric} with an action`;
      const alerts = document.referring('azurerm_monitor_metric_alert', 'scopes.0', subject);
      const right = alerts.find((alert) => metricOf(alert) === metric && alert.has('action'));
      return right === undefined
        ? nonCompliant({ argument: '', got: alerts.length === 0 ? 'no alert' : 'alerts on other metrics', expected })
        : compliant({ argument: '', got: right.address, expected });
    },
  }),
);

function metricOf(alert: Subject): unknown {
  return ['criteria', 'dynamic_criteria']
    .map((block) => alert.raw(`${block}.metric_name`))
    .find((name) => name !== undefined);
}

/** Whether somebody notices. */
export const observabilityRules: readonly AuditRule[] = [...logRules, ...alertRules];
