import { withoutSecrets as shownText } from '../../document/secret-texts';
import { compliant, judged, notApplicable, Unresolved } from '../../document/verdict';
import { type AuditRule, auditRule } from '../audit-rule';
import { judgeBackend } from './backend';

/** How Terraform itself is set up. */
export const terraformRules: readonly AuditRule[] = [
  auditRule({
    id: 'TF-001',
    version: 2,
    title: 'The state is kept where access to it is controlled',
    severity: 'high',
    rationale: 'The state has every secret in plain text, and two who deploy from two files undo each other.',
    remediation: 'Use the azurerm backend with use_azuread_auth = true.',
    controls: { benchmark: ['DP-2'] },
    appliesTo: ['terraform'],
    judge: judgeBackend,
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
  auditRule({
    id: 'TF-003',
    title: 'Everything in the document is understood',
    severity: 'high',
    rationale: 'What no rule can read may be open to everybody, and nobody would say so.',
    remediation:
      'Write it with azurerm and in Terraform JSON, judge its plan from terraform show -json, or look at it yourself and accept it.',
    appliesTo: ['terraform', 'unread'],
    judge(subject, document) {
      if (subject.type === 'unread')
        throw new Unresolved(shownText(`${subject.address} ${String(subject.values.why)}`));
      if (document.unread.length > 0) return notApplicable('what is not understood is told one by one');
      return compliant({ argument: '', got: 'all of it', expected: 'nothing that no rule can read' });
    },
  }),
];
