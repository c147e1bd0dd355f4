import { plainText } from '../../../schema';
import { compliant, nonCompliant, notApplicable } from '../../document/verdict';
import { type AuditRule, auditRule } from '../audit-rule';

/** Where events go, in Service Bus; the names of azurerm 4 and of 5. */
const TARGETS = ['topic', 'queue'].flatMap((kind) => [`service_bus_${kind}_id`, `service_bus_${kind}_endpoint_id`]);

/** What brings events of other services to a namespace. */
export const eventGridRules: readonly AuditRule[] = [
  auditRule({
    id: 'EG-001',
    title: 'Events come to Service Bus with an identity',
    severity: 'medium',
    rationale:
      'Who sends is known by its role then; otherwise Event Grid is let in by itself, and no role tells of it.',
    remediation: 'Add delivery_identity, and grant it Azure Service Bus Data Sender at the topic or queue.',
    controls: { benchmark: ['IM-3'] },
    appliesTo: ['azurerm_eventgrid_system_topic_event_subscription'],
    judge(subject) {
      const targets = TARGETS.filter((target) => subject.raw(target) !== undefined);
      if (targets.length === 0) return notApplicable('its events go elsewhere');
      const observed = subject.observe('delivery_identity.type', 'SystemAssigned or UserAssigned');
      // Before a plan is applied it knows no id; with an identity it does not matter.
      if (/^(System|User)Assigned$/.test(plainText(subject.literal('delivery_identity.type') ?? ''))) {
        return compliant(observed);
      }
      return targets.some((target) => subject.has(target))
        ? nonCompliant(observed)
        : notApplicable('its events go elsewhere');
    },
  }),
];
