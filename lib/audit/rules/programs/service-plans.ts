import { plainText } from '../../../schema';
import type { Subject } from '../../document/subject';
import { compliant, nonCompliant, notApplicable } from '../../document/verdict';
import { type AuditRule, auditRule } from '../audit-rule';
import { literalRule } from '../literal-rule';

const PLAN = ['azurerm_service_plan'];

/** Plans that Azure scales by itself, to zero: there is no number of instances to set. */
const CONSUMPTION = /^(FC1|Y1)$/i;

/**
 * Sizes that can be spread over zones.
 *
 * @see azurerm 5.2, `PlanSupportsZoneBalancing`, and https://learn.microsoft.com/azure/reliability/reliability-app-service
 */
const ZONAL = /^(P\dm?v[234]|EP\d|I\dm?v2|WS\d|FC1)$/i;

/** What apps run on, and whether it survives the loss of a machine, or of a zone. */
export const servicePlanRules: readonly AuditRule[] = [
  auditRule({
    id: 'PLAN-001',
    title: 'The plan is made for production',
    severity: 'low',
    rationale: 'Free, Shared and Basic plans have no promise of Azure behind them, no zones, and no automatic scaling.',
    remediation: 'Set sku_name to EP1, P0v3 or FC1, or larger.',
    controls: { checkov: ['CKV_AZURE_211'] },
    appliesTo: PLAN,
    judge(subject) {
      const observed = subject.observe('sku_name', 'no Free, Shared or Basic plan');
      return /^(B\d|F1|D1)$/.test(plainText(subject.literal('sku_name')))
        ? nonCompliant(observed)
        : compliant(observed);
    },
  }),
  auditRule({
    id: 'PLAN-002',
    title: 'The plan has more than one instance',
    severity: 'low',
    rationale: 'While the only one is moved or restarted, nobody listens.',
    remediation: 'Set worker_count to 2 or more.',
    controls: { checkov: ['CKV_AZURE_212'] },
    appliesTo: PLAN,
    judge(subject) {
      const reason = scalesByItself(subject);
      if (reason !== undefined) return notApplicable(reason);
      const observed = subject.observe('worker_count', '2 or more');
      return Number(subject.literal('worker_count') ?? 1) > 1 ? compliant(observed) : nonCompliant(observed);
    },
  }),
  literalRule({
    id: 'PLAN-003',
    title: 'The instances of the plan are spread over zones',
    severity: 'low',
    rationale: 'A zone that fails takes all of them with it.',
    remediation: 'Set zone_balancing_enabled = true, with a worker_count of 2 or more.',
    controls: { checkov: ['CKV_AZURE_225'] },
    appliesTo: PLAN,
    argument: 'zone_balancing_enabled',
    allowed: [true],
    unset: 'false',
    except(subject) {
      const sku = plainText(subject.literal('sku_name'));
      return ZONAL.test(sku) ? undefined : `zones are part of larger plans, and this is ${sku}`;
    },
  }),
];

function scalesByItself(subject: Subject): string | undefined {
  const sku = plainText(subject.literal('sku_name'));
  return CONSUMPTION.test(sku) ? `Azure scales ${sku} by itself` : undefined;
}
