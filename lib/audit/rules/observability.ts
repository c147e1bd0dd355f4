import { isObject, Reference } from '../../terraform';
import type { AuditedDocument } from '../document/audited-document';
import { mustBeAll } from '../document/referring';
import { type Subject, shown } from '../document/subject';
import { compliant, nonCompliant, notApplicable, Unresolved, type Verdict } from '../document/verdict';
import { type AuditRule, auditRule } from './audit-rule';
import { notOnPremium } from './bus/tiers';
import { categoriesOf } from './log-categories';

/**
 * Categories of logs, and groups of them, that tell who did what. Each kind of resource has its own; one category of
 * several that tells of something else is no audit log.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/monitor-service-bus-reference#resource-logs, PSRule AZR-000358
 */
const GROUPS = ['allLogs', 'audit'];

/** Resources whose logs an auditor asks for. */
const LOGGED: Readonly<
  Record<string, { readonly id: string; readonly what: string; readonly policy: string; readonly log?: string }>
> = {
  azurerm_servicebus_namespace: {
    id: 'SB-LOG-001',
    what: 'the namespace',
    policy: 'f8d36e2f-389b-4ee4-898d-21aeb69a0f45',
    log: 'RuntimeAuditLogs',
  },
  azurerm_key_vault: {
    id: 'KV-LOG-001',
    what: 'the vault',
    policy: 'cf820ca0-f99e-4f3e-84fb-66e913812d21',
    log: 'AuditEvent',
  },
  azurerm_logic_app_workflow: {
    id: 'LA-LOG-001',
    what: 'the workflow',
    policy: '34f95f76-5386-4de7-b824-0d8478470c9d',
    log: 'WorkflowRuntime',
  },
  azurerm_machine_learning_workspace: {
    id: 'AML-LOG-001',
    what: 'the workspace',
    policy: 'afe0c3be-ba3b-4544-ba52-0c99672a8ad6',
  },
};

const logRules = Object.entries(LOGGED).map(([type, { id, what, policy, log }]) =>
  auditRule({
    id,
    version: 2,
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
    judge: (subject, document) => judgeLogs([...GROUPS, ...(log === undefined ? [] : [log])], subject, document),
  }),
);

function judgeLogs(wanted: readonly string[], subject: Subject, document: AuditedDocument): Verdict {
  const settings = document.referring('azurerm_monitor_diagnostic_setting', 'target_resource_id', subject);
  const expected = `a diagnostic setting with one of ${wanted.join(', ')}`;
  const logs = settings.certain.flatMap((setting) => categoriesOf(setting).map((category) => ({ setting, category })));
  const right = logs.find(({ category }) => typeof category === 'string' && wanted.includes(category));
  if (right !== undefined) {
    return compliant({ argument: '', got: `${right.setting.address} with ${right.category}`, expected });
  }
  const open = logs.find(({ category }) => category instanceof Reference);
  if (open !== undefined) {
    throw new Unresolved(`a category that ${open.setting.address} sends is ${shown(open.category)}`);
  }
  mustBeAll(settings);
  const [first] = settings.certain;
  return nonCompliant({ argument: '', got: first === undefined ? 'none' : `${first.address} without these`, expected });
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
      const alerts = document.referring('azurerm_monitor_metric_alert', 'scopes.*', subject);
      const isRight = (alert: Subject) => isOn(alert, metric);
      // Those that are not known speak last.
      const known = alerts.certain.filter((alert) => answered(() => isRight(alert)));
      const right = known.find(isRight);
      if (right !== undefined) return compliant({ argument: '', got: right.address, expected });
      for (const alert of alerts.certain) isRight(alert);
      mustBeAll(alerts);
      return nonCompliant({
        argument: '',
        got: alerts.certain.length === 0 ? 'no alert' : 'alerts on other metrics',
        expected,
      });
    },
  }),
);

/** Whether an alert is on, watches a metric, and tells somebody. @throws Unresolved */
function isOn(alert: Subject, metric: string): boolean {
  const criteria = ['criteria', 'dynamic_criteria'].flatMap((name) => {
    const blocks = alert.raw(name);
    return Array.isArray(blocks) ? blocks : [blocks];
  });
  const names = criteria.map((block) => (isObject(block) && !(block instanceof Reference) ? block.metric_name : block));
  if (!names.includes(metric)) {
    const unknown = names.find((name) => name instanceof Reference);
    if (unknown !== undefined) throw new Unresolved(`the metric of ${alert.address} is ${shown(unknown)}`);
    return false;
  }
  return alert.literal('enabled') !== false && alert.has('action');
}

/** Whether a question can be answered; what cannot is asked again, for why. */
function answered(ask: () => unknown): boolean {
  try {
    ask();
    return true;
  } catch {
    return false;
  }
}

/** Whether somebody notices. */
export const observabilityRules: readonly AuditRule[] = [...logRules, ...alertRules];
