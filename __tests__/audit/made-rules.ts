import { type AuditResult, type AuditRule, auditSarif, provenanceOf, type SarifVariant } from '../../lib/audit';
import type { Finding, Verdict } from '../../lib/audit/document/verdict';
import { documentOf } from './documents';

/** What an exception has to say. */
export const GROUNDS = {
  reason: 'the producer cannot use Entra ID before its next release',
  approver: 'security@example.com',
  ticket: 'SEC-1',
  expires: '2027-06-30',
};

/** The address that `oneNamespace` has. */
export const BUS = 'azurerm_servicebus_namespace.bus';

/** A rule about namespaces that always says the same, so that a test is about what becomes of that. */
export function ruleThatSays(verdict: Verdict, more: Partial<AuditRule> = {}): AuditRule {
  return {
    id: 'XX-001',
    version: 3,
    title: 'Names are short',
    severity: 'high',
    rationale: 'Nobody reads long names.',
    remediation: 'Take a short one.',
    controls: {},
    waivable: true,
    appliesTo: ['azurerm_servicebus_namespace'],
    judge: () => verdict,
    ...more,
  };
}

/** A rule that finds some things at the names of namespaces. */
export function ruleThatFinds(findings: readonly Partial<Finding>[], more: Partial<AuditRule> = {}): AuditRule {
  const [first, ...others] = findings.map((one) => ({ argument: 'name', got: '"x"', expected: '"y"', ...one }));
  return ruleThatSays({ kind: 'non-compliant', findings: [first as Finding, ...others] }, more);
}

/** A document of one namespace, in line 4 with its name in line 5; what is said of it stands behind that. */
export function oneNamespace(said?: object, path?: string) {
  const bus = { name: 'x', ...(said === undefined ? {} : { '//': said }) };
  return documentOf({ azurerm_servicebus_namespace: { bus } }, {}, path);
}

/** The runs of the report in SARIF. */
export function sarifRuns(result: AuditResult, variant: SarifVariant = 'full') {
  return auditSarif(result, provenanceOf(result, '0.1.0', []), variant).runs;
}
