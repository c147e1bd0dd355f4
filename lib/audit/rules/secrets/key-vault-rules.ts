import { Reference } from '../../../terraform';
import { compliant, nonCompliant } from '../../document/verdict';
import { openAmong } from '../addresses';
import { type AuditRule, auditRule } from '../audit-rule';
import { literalRule } from '../literal-rule';

const VAULT = ['azurerm_key_vault'];

/** Where keys and secrets lie. */
export const keyVaultRules: readonly AuditRule[] = [
  literalRule({
    id: 'KV-001',
    title: 'The vault is opened by roles',
    severity: 'high',
    rationale: 'Access policies give all keys, or none, and whoever may change the vault may give them to himself.',
    remediation: 'Set rbac_authorization_enabled = true.',
    controls: { azurePolicy: ['12d4fa5e-1f9f-4c21-97a9-b99b3c6611b5'], benchmark: ['PA-7'] },
    appliesTo: VAULT,
    argument: 'rbac_authorization_enabled',
    allowed: [true],
    unset: 'false',
  }),
  literalRule({
    id: 'KV-002',
    title: 'Deleted keys can be brought back',
    severity: 'high',
    rationale: 'With the key of a namespace go its messages.',
    remediation: 'Set purge_protection_enabled = true; it cannot be taken back.',
    controls: {
      checkov: ['CKV_AZURE_42', 'CKV_AZURE_110'],
      azurePolicy: ['0b60c0b2-2dc2-4e1c-b5c9-abbed971de53'],
      benchmark: ['DP-8'],
      others: ['AZU-0016'],
    },
    appliesTo: VAULT,
    argument: 'purge_protection_enabled',
    allowed: [true],
    unset: 'false',
  }),
  literalRule({
    id: 'KV-003',
    title: 'Only named networks reach the vault',
    severity: 'high',
    rationale: 'A stolen token reads secrets from anywhere.',
    remediation: 'Set network_acls.default_action = "Deny".',
    controls: {
      checkov: ['CKV_AZURE_109'],
      azurePolicy: ['55615ac9-af46-4a59-874e-391cc3dfb490'],
      benchmark: ['NS-2'],
      others: ['AZU-0013'],
    },
    appliesTo: VAULT,
    argument: 'network_acls.default_action',
    allowed: ['Deny'],
    unset: 'Allow',
  }),
  auditRule({
    id: 'KV-004',
    version: 2,
    title: 'The vault cannot be reached from the internet, but from named addresses',
    severity: 'medium',
    rationale: 'A stolen token reads secrets from anywhere.',
    remediation: 'Set public_network_access_enabled = false, or name addresses in network_acls.ip_rules.',
    controls: { checkov: ['CKV_AZURE_189'], benchmark: ['NS-2'] },
    appliesTo: VAULT,
    judge(subject) {
      const observed = subject.observe('public_network_access_enabled', 'false');
      const isKnown = !(subject.raw(observed.argument) instanceof Reference);
      if (isKnown && subject.literal(observed.argument) === false) return compliant(observed);
      const lists = ['network_acls.ip_rules', 'network_acls.virtual_network_subnet_ids'];
      const open = openAmong(subject, 'network_acls.ip_rules');
      if (open !== undefined)
        return nonCompliant({ argument: 'network_acls.ip_rules', got: open, expected: 'addresses of somebody' });
      const named = lists.find((list) => subject.has(list));
      if (named !== undefined) return compliant(subject.observe(named, 'named addresses'));
      return subject.literal(observed.argument) === false ? compliant(observed) : nonCompliant(observed);
    },
  }),
  auditRule({
    id: 'KV-005',
    title: 'Keys turn over or end',
    severity: 'medium',
    rationale: 'A key that was copied once works for ever.',
    remediation: 'Add rotation_policy.automatic, or set expiration_date.',
    // checkov asks for the date, also of keys that turn over by themselves.
    controls: { benchmark: ['DP-6'], others: ['CKV_AZURE_40', 'AZU-0014'] },
    appliesTo: ['azurerm_key_vault_key'],
    judge(subject) {
      const ends = ['rotation_policy.automatic', 'expiration_date'].find((argument) => subject.has(argument));
      const expected = 'rotation_policy.automatic, or expiration_date';
      return ends === undefined
        ? nonCompliant(subject.observe('expiration_date', expected))
        : compliant(subject.observe(ends, expected));
    },
  }),
  auditRule({
    id: 'KV-006',
    title: 'Secrets in a vault end on a day',
    severity: 'medium',
    rationale: 'A secret that was copied once works for ever.',
    remediation: 'Set expiration_date.',
    controls: {
      checkov: ['CKV_AZURE_41'],
      azurePolicy: ['98728c90-32c7-4049-8429-847dc0f4fe37'],
      benchmark: ['DP-6'],
      others: ['AZU-0017'],
    },
    appliesTo: ['azurerm_key_vault_secret'],
    judge(subject) {
      const observed = subject.observe('expiration_date', 'a date');
      return subject.has('expiration_date') ? compliant(observed) : nonCompliant(observed);
    },
  }),
];
