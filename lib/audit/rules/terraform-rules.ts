import { type AuditRule, auditRule } from '../rule';
import { compliant, judged, nonCompliant, notApplicable } from '../verdict';

/** How Terraform itself is set up. */
export const terraformRules: readonly AuditRule[] = [
  auditRule({
    id: 'TF-001',
    title: 'The state is kept where access to it is controlled',
    severity: 'high',
    rationale: 'The state has every secret in plain text, and two who deploy from two files undo each other.',
    remediation: 'Use the azurerm backend with use_azuread_auth = true.',
    controls: { benchmark: ['DP-2'] },
    appliesTo: ['terraform'],
    judge(_subject, { source: { settings } }) {
      if (settings.isPlan) return notApplicable('a plan does not say where the state is kept');
      const observed = {
        argument: 'backend',
        got: settings.backend ?? 'nothing, which is a local file',
        expected: 'a backend that others reach by their identity',
      };
      return settings.backend === undefined || settings.backend === 'local'
        ? nonCompliant(observed)
        : compliant(observed);
    },
  }),
  auditRule({
    id: 'TF-002',
    title: 'Versions of providers are constrained',
    severity: 'medium',
    rationale: 'A new major version changes defaults, and what a setting means.',
    remediation: 'Set required_providers.<name>.version, for example "~> 4.81".',
    appliesTo: ['terraform'],
    judge(_subject, { source: { settings } }) {
      if (settings.providers.size === 0) return notApplicable('the document names no provider');
      const observed = [...settings.providers].map(([name, version]) => ({
        argument: `required_providers.${name}`,
        key: name,
        got: version ?? 'any version',
        expected: 'a constraint',
      }));
      return judged(
        observed.filter(({ key }) => settings.providers.get(key) === undefined),
        observed,
      );
    },
  }),
];
